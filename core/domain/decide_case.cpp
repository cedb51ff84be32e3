// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Commands on the case itself: claim, owner, notes, state, clocks.
#include "domain/decide_draft.h"

namespace steward {

Result<Events> apply(Draft draft, const command::TakeClaim&)
{
    if (const auto allowed = mayAct(draft, Permission::WorkCases); !allowed)
        return allowed.error();
    draft.add(event::Claimed{draft.person(), draft.in().now + draft.in().claimFor});
    draft.look();
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::Release& command)
{
    const Case& c = draft.now();
    const Actor& actor = draft.in().actor;
    if (const auto allowed = mayTouch(draft, Permission::WorkCases); !allowed)
        return allowed.error();
    if (!c.claim)
        return refused(QStringLiteral("Nobody has claimed this case, so there is nothing to release."));
    const bool ranOut = c.claim->until <= draft.in().now;
    const bool own = actor.person == c.claim->by;
    const bool overrules = !actor.isAutomation() && actor.may(Permission::ReviewEscalations);
    if (!own && !ranOut && !overrules)
        return refused(
            QStringLiteral("Somebody else has claimed this case; only they or a supervisor can release it."));
    draft.add(event::Released{c.claim->by, command.handOver});
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::Assign& command)
{
    if (const auto allowed = mayAct(draft, Permission::WorkCases); !allowed)
        return allowed.error();
    const auto& actor = draft.in().actor;
    const bool toSelf = command.to && command.to == actor.person;
    if (!toSelf && !actor.may(Permission::AssignOthers))
        return mayTouch(draft, Permission::AssignOthers).error();
    if (command.to && !draft.in().people.contains(*command.to))
        return notFound(
            QStringLiteral("There is no such person at this desk; choose one from the list of people."));
    if (command.to && !isPermitted(draft.in().people.value(*command.to), Permission::WorkCases))
        return refused(
            QStringLiteral("That person's roles do not let them work on cases; choose a moderator."));
    if (command.to == draft.now().owner)
        return refused(QStringLiteral("The case already has that owner."));
    // A case that is handed to somebody else must be free for them at once.
    if (toSelf)
        draft.claim();
    else if (draft.now().claim && draft.now().claim->by == draft.person())
        draft.add(event::Released{draft.person(), {}});
    draft.look();
    draft.add(event::Assigned{draft.now().owner, command.to});
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::AddNote& command)
{
    if (const auto allowed = mayAct(draft, Permission::WorkCases); !allowed)
        return allowed.error();
    if (command.note.text.trimmed().isEmpty())
        return invalid(QStringLiteral("The note is empty; write what the next person should know."));
    draft.claimAndLook();
    draft.add(event::NoteAdded{command.note});
    return std::move(draft).events();
}

namespace {

Result<void> maySnooze(const Draft& draft, Instant until)
{
    const Case& c = draft.now();
    if (until <= draft.in().now)
        return invalid(QStringLiteral("A case can only be snoozed until a time that is still to come."));
    if (c.state == State::Resolved)
        return refused(QStringLiteral("The case is resolved; there is nothing to snooze."));
    if (c.hasOpenEscalation())
        return refused(QStringLiteral(
            "The case is escalated and cannot be snoozed; wait for the outcome or review it."));
    if (!c.crisis)
        return {};
    const CaseClock* next = c.leadingClock();
    if (next && until > next->dueAt)
        return refused(QStringLiteral(
            "A crisis case cannot be snoozed past its clock; choose an earlier time or act on it now."));
    return {};
}

} // namespace

Result<Events> apply(Draft draft, const command::Snooze& command)
{
    if (const auto allowed = mayAct(draft, Permission::WorkCases); !allowed)
        return allowed.error();
    if (const auto fits = maySnooze(draft, command.until); !fits)
        return fits.error();
    draft.claimAndLook();
    draft.add(
        event::StateChanged{draft.now().state, State::Snoozed, QStringLiteral("snooze"), command.until, {}});
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::Resolve& command)
{
    if (const auto allowed = mayAct(draft, Permission::WorkCases); !allowed)
        return allowed.error();
    if (const auto same = conversationUnchanged(draft); !same)
        return same.error();
    if (draft.now().state == State::Resolved)
        return refused(QStringLiteral("The case is already resolved."));
    if (draft.now().hasOpenEscalation())
        return refused(QStringLiteral(
            "The case is still escalated; it can be resolved once the escalation has an outcome."));
    draft.claimAndLook();
    // Resolving without an answer ends the promise to answer, but must not count as an answer in time.
    draft.endResponseClocks(ClockStatus::None);
    draft.endClock(Target::ComplaintAcknowledgement, ClockStatus::None);
    for (const Target target : {Target::Resolution, Target::InformationRequest, Target::SubjectAccess,
             Target::DataProtectionComplaint})
        draft.endClock(target);
    draft.moveTo(State::Resolved, QStringLiteral("resolve"), command.topic);
    return std::move(draft).events();
}

namespace {

void runAgain(Draft& draft, Target target, ClockStatus ended)
{
    const CaseClock* clock = draft.now().clock(target);
    if (clock && clock->status == ended)
        draft.add(event::ClockMoved{target, ended, ClockStatus::Running, {}});
}

} // namespace

Result<Events> apply(Draft draft, const command::Reopen&)
{
    if (const auto allowed = mayAct(draft, Permission::WorkCases); !allowed)
        return allowed.error();
    if (draft.now().state != State::Resolved)
        return refused(QStringLiteral("Only a resolved case can be reopened; this one is still at work."));
    draft.claimAndLook();
    draft.moveTo(State::Open, QStringLiteral("reopen"));
    runAgain(draft, Target::FirstResponse, ClockStatus::None);
    runAgain(draft, Target::NextResponse, ClockStatus::None);
    runAgain(draft, Target::ComplaintAcknowledgement, ClockStatus::None);
    runAgain(draft, Target::Resolution, ClockStatus::Met);
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::Look&)
{
    if (const auto allowed = mayTouch(draft, Permission::ReadCases); !allowed)
        return allowed.error();
    draft.look();
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::MarkBreached& command)
{
    if (const auto allowed = onlyAutomation(draft); !allowed)
        return allowed.error();
    const CaseClock* clock = draft.now().clock(command.target);
    if (!clock || clock->status != ClockStatus::Running || clock->dueAt > draft.in().now)
        return refused(QStringLiteral("That clock has not run out."));
    draft.add(event::ClockMoved{command.target, ClockStatus::Running, ClockStatus::Breached, {}});
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::WakeUp&)
{
    if (const auto allowed = onlyAutomation(draft); !allowed)
        return allowed.error();
    const Case& c = draft.now();
    if (c.state != State::Snoozed || (c.snoozedUntil && *c.snoozedUntil > draft.in().now))
        return refused(QStringLiteral("The case is not due to wake up."));
    draft.moveTo(State::Open, QStringLiteral("wake"));
    return std::move(draft).events();
}

} // namespace steward
