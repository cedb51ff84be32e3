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
    std::chrono::minutes defaultLook { 240 };
    int complaintAcknowledgementDays = 3;
    int informationRequestDays = 20; ///< uk-any calendar, FOIA s.10(6)
    int dataProtectionComplaintDays = 30;
    std::chrono::minutes escalationImmediate { 15 };
    std::chrono::minutes escalationUrgent { 60 };
    std::chrono::minutes escalationRoutine { 480 };
    bool operator==(const ResponseTargets&) const = default;
};

/// When `target` is due for something received at `from`. `look` overrides the human-look minutes; `elapsed` runs day and night.
DueTime dueFor(Target target, Instant from, const Calendar& calendar, const ResponseTargets& targets,
    std::optional<std::chrono::minutes> look = {}, bool elapsed = false);

/// The clocks that a newly arrived inbound item starts on a case: human-look always, first-response on a thread's first item,
/// next-response later (only when none runs), resolution with the case, complaint and information clocks by rule.
QList<event::ClockStart> clocksForArrival(Instant created, bool firstOfThread, const QList<Target>& alreadyRunning, const Assessment& assessment,
    const QHash<RuleId, std::pair<std::chrono::minutes, bool>>& lookByRule, const Calendar& calendar, const ResponseTargets& targets);

/// Due times for an escalation raised now: immediate ones run day and night.
QHash<Urgency, Instant> escalationDue(Instant now, const Calendar& calendar, const ResponseTargets& targets);

} // namespace steward
