// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Escalations: raised, acknowledged by a named person, reviewed.
#include "domain/decide_draft.h"

namespace steward {

namespace {

/// A proposal must be one that a reviewer could uphold.
Result<ItemId> proposedItem(const Draft& draft, const command::Escalate& command)
{
    if (!command.proposal)
        return ItemId{};
    const Case& c = draft.now();
    const CaseItem* item = command.proposalItem.isValid() ? c.item(command.proposalItem) : c.newestInbound();
    if (!item)
        return notFound(
            QStringLiteral("There is no such item in this case; show the case to see its items."));
    if (!draft.in().capabilities.allows(*command.proposal))
        return refused(QStringLiteral("This platform does not offer \"%1\"; propose another action.")
                           .arg(toText(*command.proposal)));
    if (const auto justified = isJustified(*command.proposal, command.proposalRule, draft.in()); !justified)
        return justified.error();
    return item->id;
}

void keepWithSender(Draft& draft)
{
    // "Escalated" is not "reached": until somebody acknowledges it, the case stays with whoever sent it.
    if (!draft.now().owner && !draft.in().actor.isAutomation())
        draft.add(event::Assigned{{}, draft.person()});
}

} // namespace

Result<Events> apply(Draft draft, const command::Escalate& command)
{
    if (const auto allowed = mayAct(draft, Permission::Escalate); !allowed)
        return allowed.error();
    if (!draft.in().routes.contains(command.route))
        return notFound(
            QStringLiteral("There is no escalation route with that id; choose one from the list of routes."));
    if (command.reason.text.trimmed().isEmpty())
        return invalid(
            QStringLiteral("Say in a sentence why this is escalated; whoever gets it reads that first."));
    if (draft.now().openEscalation(command.route))
        return refused(
            QStringLiteral("The case is already with that route; wait for the outcome or ring them."));
    const auto item = proposedItem(draft, command);
    if (!item)
        return item.error();

    draft.claimAndLook();
    keepWithSender(draft);
    event::EscalationRaised raised;
    raised.escalation = draft.in().nextEscalation;
    raised.route = command.route;
    raised.urgency = command.urgency;
    raised.by = draft.person();
    if (const auto due = draft.in().escalationDue.constFind(command.urgency);
        due != draft.in().escalationDue.cend())
        raised.dueAt = *due;
    raised.proposal = command.proposal;
    raised.proposalRule = command.proposalRule;
    raised.proposalItem = *item;
    raised.reason = command.reason;
    draft.add(raised);
    draft.moveTo(State::Escalated, QStringLiteral("escalated"));
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::Acknowledge& command)
{
    if (const auto allowed = mayTouch(draft, Permission::ReviewEscalations); !allowed)
        return allowed.error();
    if (const auto person = onlyPerson(draft); !person)
        return person.error();
    const CaseEscalation* escalation = draft.now().openEscalation(command.route);
    if (!escalation)
        return notFound(QStringLiteral("There is no open escalation like that on this case."));
    if (escalation->acknowledgedBy)
        return refused(QStringLiteral("The escalation has been acknowledged already."));
    const EscalationId id = escalation->id;
    draft.look();
    draft.add(event::EscalationAcknowledged{id, draft.person()});
    return std::move(draft).events();
}

namespace {

Result<void> mayUphold(const Draft& draft, const CaseEscalation& escalation)
{
    if (!escalation.proposal)
        return {};
    const CaseItem* item = draft.now().item(escalation.proposalItem);
    if (!item)
        return notFound(QStringLiteral(
            "The item that the proposal is about is no longer in this case; choose another outcome."));
    if (draft.in().seenVersion && *draft.in().seenVersion < item->changedAtVersion)
        return movedOn(QStringLiteral("item"));
    if (const auto possible = mayDecide(draft.now(), *item, *escalation.proposal, draft.in()); !possible)
        return possible;
    return isJustified(*escalation.proposal, escalation.proposalRule, draft.in());
}

void settle(Draft& draft, Outcome outcome)
{
    if (outcome == Outcome::TakenOver) {
        if (draft.now().owner != draft.in().actor.person)
            draft.add(event::Assigned{draft.now().owner, draft.person()});
        draft.claim();
    }
    if (draft.now().hasOpenEscalation())
        return;
    draft.moveTo(outcome == Outcome::ReferredOut ? State::Pending : State::Open, toText(outcome));
}

} // namespace

Result<Events> apply(Draft draft, const command::Review& command)
{
    if (const auto allowed = mayTouch(draft, Permission::ReviewEscalations); !allowed)
        return allowed.error();
    if (const auto person = onlyPerson(draft); !person)
        return person.error();
    const CaseEscalation* open = draft.now().openEscalation(command.route);
    if (!open)
        return notFound(QStringLiteral("There is no open escalation like that on this case."));
    if (command.reason.text.trimmed().isEmpty())
        return invalid(QStringLiteral("Say in a sentence why this is the outcome; the sender reads it."));
    const CaseEscalation escalation = *open;
    if (command.outcome == Outcome::Upheld) {
        if (const auto possible = mayUphold(draft, escalation); !possible)
            return possible.error();
    }
    draft.look();
    if (!escalation.acknowledgedBy)
        draft.add(event::EscalationAcknowledged{escalation.id, draft.person()});
    draft.add(event::EscalationReviewed{escalation.id, command.outcome, draft.person(),
        escalation.by == draft.in().actor.person, command.reason});
    if (command.outcome == Outcome::Upheld && escalation.proposal)
        addDecision(draft, *draft.now().item(escalation.proposalItem), *escalation.proposal,
            escalation.proposalRule, command.reason);
    settle(draft, command.outcome);
    return std::move(draft).events();
}

} // namespace steward
