// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words and times that people read, said in one way everywhere. The texts of enums (toText) are for
// machines; these are for eyes.
#pragma once

#include "base/clock.h"
#include "domain/decide.h"
#include "domain/vocabulary.h"

#include <QString>
#include <QTimeZone>

namespace steward::words {

QString of(State state);
QString of(Visibility visibility);
QString of(Action action); ///< "Hide"
QString past(Action action); ///< "hidden"
/// "Hide under R01": what a moderator would do.
QString proposal(Action action, const RuleId& rule);
QString of(Tier tier);
QString of(Urgency urgency);
QString of(Outcome outcome);
QString of(ReplyState state);
QString of(ReplyKind kind);
QString of(Role role);
QString of(Target target);
QString of(ClockStatus status);
/// "S2 serious"; empty for S0.
QString of(Severity severity);
/// One of a few geometric shapes that differ without colour.
QString shapeOf(Severity severity);
/// "can be taken back" or "cannot be taken back", and what the platform adds.
QString reversibility(const OfferedAction& action);

/// "14:20" today, "Tue 14:20" within a week, else "3 Nov".
QString moment(Instant at, Instant now, const QTimeZone& zone);
/// "Tuesday 3 November 2026, 14:20".
QString fullMoment(Instant at, const QTimeZone& zone);
/// "35 min", "2 h", "3 days": how long, without direction.
QString span(std::chrono::milliseconds length);
/// What a row says of its clock: "due 14:20, in 35 min", "overdue 2 h", "paused", or nothing.
QString clock(ClockStatus status, std::optional<Instant> due, Instant now, const QTimeZone& zone);
/// The same as short as it can be: "35 min", "2 h over".
QString shortClock(ClockStatus status, std::optional<Instant> due, Instant now);
bool isOverdue(ClockStatus status, std::optional<Instant> due, Instant now);

} // namespace steward::words
