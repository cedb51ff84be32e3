// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/response_targets.h"

namespace steward {

namespace {

using Look = std::pair<std::chrono::minutes, bool>;

/// Rules with at least one finding that is more than "possible": a possible one asks for eyes, not for a
/// promise.
QSet<RuleId> firmRules(const Assessment& assessment)
{
    QSet<RuleId> rules;
    for (const auto& finding : assessment.findings) {
        if (finding.tier != Tier::Possible)
            rules.insert(finding.rule);
    }
    return rules;
}

DueTime dueForLook(Instant from, Look look, const Calendar& calendar)
{
    const auto [minutes, elapsed] = look;
    if (elapsed)
        return {from + minutes, {}};
    return calendar.afterWorkingMinutes(from, minutes.count());
}

event::ClockStart lookClock(Instant created, const QSet<RuleId>& rules, bool isUrgent,
    const QHash<RuleId, Look>& lookByRule, const Calendar& calendar, const ResponseTargets& targets)
{
    QList<Look> looks;
    for (const auto& rule : rules) {
        if (const auto look = lookByRule.constFind(rule); look != lookByRule.constEnd())
            looks.append(*look);
    }
    if (isUrgent)
        looks.append({targets.escalationImmediate, true});
    if (looks.isEmpty())
        looks.append({targets.defaultLook, false});

    std::optional<event::ClockStart> earliest;
    for (const auto& look : std::as_const(looks)) {
        const auto due = dueForLook(created, look, calendar).due;
        if (!earliest || due < earliest->dueAt)
            earliest = event::ClockStart{Target::HumanLook, created, due, look.second};
    }
    return *earliest;
}

DueTime inWorkingDays(Instant from, int days, const Calendar& calendar, bool elapsed)
{
    if (elapsed)
        return {from + std::chrono::days(days), {}};
    return calendar.atEndOfWorkingDay(from, days);
}

} // namespace

DueTime dueFor(Target target, Instant from, const Calendar& calendar, const ResponseTargets& targets,
    std::optional<std::chrono::minutes> look, bool elapsed)
{
    const auto received = calendar.localDate(from);
    switch (target) {
    case Target::FirstResponse:
        return inWorkingDays(from, targets.firstResponseDays, calendar, elapsed);
    case Target::NextResponse:
        return inWorkingDays(from, targets.nextResponseDays, calendar, elapsed);
    case Target::Resolution:
        return inWorkingDays(from, targets.resolutionDays, calendar, elapsed);
    case Target::HumanLook:
        return dueForLook(from, {look.value_or(targets.defaultLook), elapsed}, calendar);
    case Target::ComplaintAcknowledgement:
        return calendar.statutory(calendar.nation())
            .atEndOfWorkingDay(from, targets.complaintAcknowledgementDays);
    case Target::InformationRequest:
        return calendar.statutory(Nation::UkAny).atEndOfWorkingDay(from, targets.informationRequestDays);
    case Target::SubjectAccess:
        return calendar.statutory(calendar.nation()).atEndOfCalendarDay(received.addMonths(1));
    case Target::DataProtectionComplaint:
        return calendar.statutory(calendar.nation())
            .atEndOfCalendarDay(received.addDays(targets.dataProtectionComplaintDays));
    }
    return {from, {}};
}

QList<event::ClockStart> clocksForArrival(Instant created, bool firstOfThread,
    const QList<Target>& alreadyRunning, const Assessment& assessment,
    const QHash<RuleId, std::pair<std::chrono::minutes, bool>>& lookByRule, const Calendar& calendar,
    const ResponseTargets& targets)
{
    const auto rules = firmRules(assessment);
    const bool isUrgent
        = assessment.crisis || std::any_of(assessment.findings.begin(), assessment.findings.end(), isRedFlag);
    QList<event::ClockStart> clocks{lookClock(created, rules, isUrgent, lookByRule, calendar, targets)};
    const auto start = [&](Target target) {
        if (!alreadyRunning.contains(target))
            clocks.append({target, created, dueFor(target, created, calendar, targets).due, false});
    };
    if (firstOfThread) {
        start(Target::FirstResponse);
        start(Target::Resolution);
    } else if (!alreadyRunning.contains(Target::FirstResponse)) {
        start(Target::NextResponse);
    }
    if (rules.contains(RuleId{QStringLiteral("R08")}))
        start(Target::ComplaintAcknowledgement);
    if (rules.contains(RuleId{QStringLiteral("R16")}))
        start(Target::InformationRequest);
    return clocks;
}

QHash<Urgency, Instant> escalationDue(Instant now, const Calendar& calendar, const ResponseTargets& targets)
{
    return {
        {Urgency::Immediate, now + targets.escalationImmediate},
        {Urgency::Urgent, calendar.afterWorkingMinutes(now, targets.escalationUrgent.count()).due},
        {Urgency::Routine, calendar.afterWorkingMinutes(now, targets.escalationRoutine.count()).due},
    };
}

} // namespace steward
