// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the parts of `decide`: events gathered so far, folded as they come, so that each step sees the
// one before.
#pragma once

#include "domain/decide.h"

namespace steward {

class Draft {
public:
    Draft(const Case& subject, const Circumstances& circumstances)
        : m_case(subject)
        , m_in(circumstances)
    {
    }

    const Case& now() const { return m_case; }
    const Circumstances& in() const { return m_in; }
    PersonId person() const { return m_in.actor.person.value_or(PersonId{}); }
    Events events() && { return std::move(m_events); }

    void add(Event event);
    /// The actor takes a free case; nothing for automation and for a case that is already theirs.
    void claim();
    /// A person saw it: meets the human-look clock.
    void look();
    void claimAndLook();
    void moveTo(State state, const QString& cause, const QString& topic = {});
    /// Ends a live clock of that target; nothing if there is none.
    void endClock(Target target, ClockStatus status = ClockStatus::Met);
    /// First and next response: by a reply that is out, or because nothing needs an answer.
    void endResponseClocks(ClockStatus status = ClockStatus::Met);

private:
    Case m_case;
    const Circumstances& m_in;
    Events m_events;
};

Error refused(const QString& message);
Error notFound(const QString& message);
Error invalid(const QString& message);
Error movedOn(const QString& what);

/// A person, their permission and the claim, as nearly every command of a person needs them.
Result<void> mayAct(const Draft& draft, Permission permission);
Result<void> mayTouch(
    const Draft& draft, Permission permission); ///< permission only: claims of others do not matter
Result<void> onlyPerson(const Draft& draft);
Result<void> onlyAutomation(const Draft& draft);
Result<void> conversationUnchanged(const Draft& draft);

/// Whether this action may be decided on this item now: role, capability and state, in that order.
Result<void> mayDecide(const Case& subject, const CaseItem& item, Action action, const Circumstances& in);
/// Whether the rule justifies the action.
Result<void> isJustified(Action action, const RuleId& rule, const Circumstances& in);
/// Evidence, withdrawal of what still waits, and the decision itself.
void addDecision(
    Draft& draft, const CaseItem& item, Action action, const RuleId& rule, const PrivateText& reason);

Result<Events> apply(Draft draft, const command::TakeClaim& command);
Result<Events> apply(Draft draft, const command::Release& command);
Result<Events> apply(Draft draft, const command::Assign& command);
Result<Events> apply(Draft draft, const command::AddNote& command);
Result<Events> apply(Draft draft, const command::JudgeFinding& command);
Result<Events> apply(Draft draft, const command::Snooze& command);
Result<Events> apply(Draft draft, const command::Resolve& command);
Result<Events> apply(Draft draft, const command::Reopen& command);
Result<Events> apply(Draft draft, const command::Look& command);
Result<Events> apply(Draft draft, const command::DecideItem& command);
Result<Events> apply(Draft draft, const command::WriteReply& command);
Result<Events> apply(Draft draft, const command::ApproveReply& command);
Result<Events> apply(Draft draft, const command::ReturnReply& command);
Result<Events> apply(Draft draft, const command::WithdrawReply& command);
Result<Events> apply(Draft draft, const command::RetractReply& command);
Result<Events> apply(Draft draft, const command::Escalate& command);
Result<Events> apply(Draft draft, const command::Acknowledge& command);
Result<Events> apply(Draft draft, const command::Review& command);
Result<Events> apply(Draft draft, const command::Undo& command);
Result<Events> apply(Draft draft, const command::StartSending& command);
Result<Events> apply(Draft draft, const command::ConfirmSent& command);
Result<Events> apply(Draft draft, const command::FailSending& command);
Result<Events> apply(Draft draft, const command::SendBack& command);
Result<Events> apply(Draft draft, const command::StartEnforcement& command);
Result<Events> apply(Draft draft, const command::ConfirmEnforcement& command);
Result<Events> apply(Draft draft, const command::FailEnforcement& command);
Result<Events> apply(Draft draft, const command::ConfirmRetracted& command);
Result<Events> apply(Draft draft, const command::MarkBreached& command);
Result<Events> apply(Draft draft, const command::WakeUp& command);

} // namespace steward
