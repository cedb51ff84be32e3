// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of ground rules says of a rule, a draft and its problems, in words for people.
#pragma once

#include "rules/draft_rules.h"
#include "rules/rule_edit.h"

namespace steward::words {

QString of(RuleField field); ///< "public wording"
QString of(OwnPattern::Kind kind); ///< "Words"
/// "English", "Welsh"; another tag as it is.
QString languageOf(const QString& tag);
/// "15 min, day and night", "1 h of working time".
QString clockOf(const GroundRule& rule);
/// "an answer and an escalation": what the plan of a case proposes besides the first action.
QString stepsOf(const GroundRule& rule);
/// One sentence that says what is wrong and what to do.
QString sentenceOn(const DraftProblem& problem);
/// "botox (possible; not: finger prick)": one line of what a rule looks for.
QString lineOf(const OwnPattern& entry);
/// "R01, R04 and R12"; "and 5 more" behind the first eight.
QString namesOf(const QList<RuleId>& rules);
/// "1 rule is new: R20. 2 rules change: R01 and R04." Says so if nothing differs.
QString sentenceOn(const RuleChanges& changes);

} // namespace steward::words
