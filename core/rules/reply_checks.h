// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The automatic half of the reply gate: what a machine can find in a draft. Recall before precision.
#pragma once

#include "domain/checklist.h"
#include "domain/platform.h"
#include "rules/matcher.h"

#include <QDate>

namespace steward {

/// A draft with what it answers. Texts are as on the platform.
struct DraftForChecks {
    QString text;
    Audience audience = Audience::Public;
    ReplyKind kind = ReplyKind::G;
    Platform platform;
    QStringList threadTexts; ///< inbound items of the thread: details the author already posted
    QStringList ownNumbers; ///< the organisation's own numbers, mailboxes, sites and "@names"
    bool itemStillThere = true; ///< the item that is answered is still visible (C06)
    bool accountMatches = true;
    QDate today; ///< for what goes by date: election periods, the age of lists; none: neither is judged
};

/// One result for each checklist item that has an automatic check and applies to the kind, and for those
/// about media if the draft holds any, in checklist order. Pure, thread-safe.
QList<CheckResult> checkDraft(
    const Matcher& matcher, const QList<ChecklistItem>& checklist, const DraftForChecks& draft);

/// Why today lies in a pre-election period ("the elections of 7 May 2026"); empty if it does not. From
/// :/checklists/elections.json.
QString electionOn(const QDate& day);

/// The checklist that ships (resource :/checklists/reply.json), C01 to C14.
const QList<ChecklistItem>& shippedChecklist();

} // namespace steward
