// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What we promise, and when it falls due.
#pragma once

#include "calendar/calendar.h"
#include "domain/decide.h"
#include "domain/event.h"

namespace steward {

/// The policy: all figures are configuration with these defaults.
struct ResponseTargets {
    int firstResponseDays = 2;
    int nextResponseDays = 1;
    int resolutionDays = 10;
    std::chrono::minutes defaultLook{240};
    int complaintAcknowledgementDays = 3;
    int informationRequestDays = 20; ///< uk-any calendar, FOIA s.10(6)
    int dataProtectionComplaintDays = 30;
    std::chrono::minutes escalationImmediate{15};
    std::chrono::minutes escalationUrgent{60};
    std::chrono::minutes escalationRoutine{480};
    bool operator==(const ResponseTargets&) const = default;
};

/// When `target` is due for something received at `from`. `look` overrides the human-look minutes; `elapsed`
/// runs day and night and never waits for an opening (statutory targets keep the law's own count). Complaints
/// count the working days of the calendar's nation; information requests those of the whole United Kingdom; a
/// subject access request has one calendar month.
DueTime dueFor(Target target, Instant from, const Calendar& calendar, const ResponseTargets& targets,
    std::optional<std::chrono::minutes> look = {}, bool elapsed = false);

/// The clocks that a newly arrived inbound item starts on a case: human-look always, first-response on a
/// thread's first item, next-response later (only when none runs), resolution with the case, complaint (R08)
/// and information (R16) clocks by rule. Only findings at tier likely or certain count. The look is the
/// shortest that any rule asks for; a crisis never waits longer than `escalationImmediate`, day and night,
/// whatever the rules say.
QList<event::ClockStart> clocksForArrival(Instant created, bool firstOfThread,
    const QList<Target>& alreadyRunning, const Assessment& assessment,
    const QHash<RuleId, std::pair<std::chrono::minutes, bool>>& lookByRule, const Calendar& calendar,
    const ResponseTargets& targets);

/// Due times for an escalation raised now: immediate ones run day and night.
QHash<Urgency, Instant> escalationDue(Instant now, const Calendar& calendar, const ResponseTargets& targets);

} // namespace steward
