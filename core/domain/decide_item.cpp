// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions on one item and the platform calls that carry them out.
#include "domain/decide_draft.h"

namespace steward {

Permission permissionFor(Action action)
{
    switch (action) {
    case Action::Keep:
        return Permission::WorkCases;
    case Action::Block:
    case Action::Unblock:
        return Permission::BlockAuthors;
    default:
        return Permission::RestrictItems;
    }
}

std::optional<Action> oppositeOf(Action action)
{
    switch (action) {
    case Action::Approve:
        return Action::Hold;
    case Action::Hold:
        return Action::Approve;
    case Action::Hide:
        return Action::Unhide;
    case Action::Unhide:
        return Action::Hide;
    case Action::Remove:
    case Action::Spam:
        return Action::Restore;
    case Action::Restore:
        return Action::Remove;
    case Action::Block:
        return Action::Unblock;
    case Action::Unblock:
        return Action::Block;
    case Action::Keep:
    case Action::Warn:
    case Action::Report:
        break;
    }
    return std::nullopt;
}

Visibility visibilityAfter(Action action, Visibility now)
{
    switch (action) {
    case Action::Approve:
    case Action::Unhide:
    case Action::Restore:
        return Visibility::Approved;
    case Action::Hold:
        return Visibility::Held;
    case Action::Hide:
        return Visibility::Hidden;
    case Action::Remove:
    case Action::Spam:
        return Visibility::Removed;
    case Action::Keep:
    case Action::Warn:
    case Action::Block:
    case Action::Unblock:
    case Action::Report:
        break;
    }
    return now;
}

namespace {

bool concernsAuthorOnly(Action action)
{
    return action == Action::Keep || action == Action::Block || action == Action::Unblock
        || action == Action::Report || action == Action::Warn;
}

/// What the item shows as on its platform decides what still makes sense.
Result<void> fitsVisibility(Action action, Visibility shown)
{
    if (concernsAuthorOnly(action))
        return {};
    const bool visible = shown == Visibility::Unmoderated || shown == Visibility::Approved;
    switch (shown) {
    case Visibility::DeletedByAuthor:
        return refused(QStringLiteral(
            "The author has deleted this item, so there is nothing left to change on the platform."));
    case Visibility::Removed:
        if (action != Action::Restore)
            return refused(QStringLiteral("The item is removed; restore it first."));
        return {};
    default:
        break;
    }
    if (action == Action::Restore)
        return refused(QStringLiteral("The item is not removed, so it cannot be restored."));
    if (action == Action::Unhide && visible)
        return refused(QStringLiteral("The item is not hidden."));
    if (action == Action::Hide && !visible)
        return refused(QStringLiteral("The public cannot see the item as it is; there is nothing to hide."));
    if (action == Action::Hold && shown == Visibility::Held)
        return refused(QStringLiteral("The item is already held."));
    if (action == Action::Approve && shown == Visibility::Approved)
        return refused(QStringLiteral("The item is already approved."));
    return {};
}

bool waitsToBeCarriedOut(EnforcementPhase phase)
{
    return phase == EnforcementPhase::Queued || phase == EnforcementPhase::Waiting
        || phase == EnforcementPhase::Failed;
}

/// An item has one decision at a time: what is about its author must not take the place of what hides it from
/// the public before that has happened. To keep it up is to change one's mind.
bool wouldUndo(Action action, const std::optional<ItemDecision>& standing)
{
    return standing && concernsAuthorOnly(action) && action != Action::Keep
        && !concernsAuthorOnly(standing->action)
        && (standing->phase == EnforcementPhase::Queued || standing->phase == EnforcementPhase::Waiting);
}

EnforcementPhase firstPhase(Action action, const Circumstances& in)
{
    if (action == Action::Keep || action == Action::Warn)
        return EnforcementPhase::None;
    return in.connected && !in.capabilities.byHand ? EnforcementPhase::Queued : EnforcementPhase::Waiting;
}

std::optional<Instant> holdFor(Action action, const Circumstances& in)
{
    const auto capability = in.capabilities.actions.constFind(action);
    if (capability == in.capabilities.actions.cend()
        || capability->reversibility == Reversibility::Reversible)
        return std::nullopt;
    return in.now + in.holdFor;
}

} // namespace

Result<void> mayDecide(const Case& subject, const CaseItem& item, Action action, const Circumstances& in)
{
    const Draft draft(subject, in);
    if (const auto allowed = mayTouch(draft, permissionFor(action)); !allowed)
        return allowed;
    if (item.direction == Direction::Outbound)
        return refused(QStringLiteral("This item is our own; retract the reply instead."));
    if (!in.capabilities.allows(action))
        return refused(QStringLiteral("This platform does not offer \"%1\"; choose another action.")
                           .arg(toText(action)));
    if (item.decision && item.decision->phase == EnforcementPhase::Sending)
        return refused(
            QStringLiteral("An earlier decision is just being carried out; wait a moment and try again."));
    if (item.decision && item.decision->action == action && waitsToBeCarriedOut(item.decision->phase)
        && item.decision->phase != EnforcementPhase::Failed)
        return refused(QStringLiteral("This is already decided and waits in the outbox."));
    if (wouldUndo(action, item.decision))
        return refused(
            QStringLiteral("\"%1\" still waits to be carried out, and this would call it off; do it "
                           "once that is done.")
                .arg(toText(item.decision->action)));
    return fitsVisibility(action, item.visibility);
}

Result<void> isJustified(Action action, const RuleId& rule, const Circumstances& in)
{
    const auto facts = in.rules.constFind(rule);
    if (!rule.isEmpty() && facts == in.rules.cend())
        return notFound(
            QStringLiteral("There is no ground rule with that id; choose one from the list of rules."));
    if (!isRestrictive(action))
        return {};
    if (rule.isEmpty())
        return refused(
            QStringLiteral("Say which ground rule the item breaks; \"%1\" needs one.").arg(toText(action)));
    if (!facts->isBreach)
        return refused(QStringLiteral(
            "Rule %1 says where an item belongs, not that it breaks the rules; cite a rule that it breaks.")
                           .arg(rule.value));
    return {};
}

void addDecision(
    Draft& draft, const CaseItem& item, Action action, const RuleId& rule, const PrivateText& reason)
{
    const CaseItem as = item;
    if (as.decision && waitsToBeCarriedOut(as.decision->phase))
        draft.add(event::EnforcementMoved{as.id, as.decision->action, as.decision->phase,
            EnforcementPhase::Withdrawn, as.visibility, QStringLiteral("superseded")});
    if (isRestrictive(action))
        draft.add(event::EvidenceCaptured{as.id, draft.in().evidence});
    draft.add(event::ItemDecided{as.id, action, rule, draft.person(), as.visibility,
        firstPhase(action, draft.in()), holdFor(action, draft.in()), reason});
}

Result<Events> apply(Draft draft, const command::DecideItem& command)
{
    const CaseItem* item = draft.now().item(command.item);
    if (const auto allowed = mayAct(draft, permissionFor(command.action)); !allowed)
        return allowed.error();
    if (!item)
        return notFound(
            QStringLiteral("There is no such item in this case; show the case to see its items."));
    if (draft.in().seenVersion && *draft.in().seenVersion < item->changedAtVersion)
        return movedOn(QStringLiteral("item"));
    if (const auto possible = mayDecide(draft.now(), *item, command.action, draft.in()); !possible)
        return possible.error();
    if (const auto justified = isJustified(command.action, command.rule, draft.in()); !justified)
        return justified.error();
    const CaseItem chosen = *item;
    // What nobody has seen yet is neither looked at, answered nor closed along with what they decided on.
    const bool sawAll = bool(conversationUnchanged(draft));
    sawAll ? draft.claimAndLook() : draft.claim();
    addDecision(draft, chosen, command.action, command.rule, command.reason);
    if (command.action != Action::Keep || !sawAll)
        return std::move(draft).events();
    draft.endResponseClocks();
    if (!draft.now().hasOpenEscalation()) {
        draft.endClock(Target::Resolution);
        draft.moveTo(State::Resolved, QStringLiteral("kept"));
    }
    return std::move(draft).events();
}

namespace {

/// The item with a decision that a platform call belongs to.
Result<CaseItem> enforced(const Draft& draft, ItemId id)
{
    const CaseItem* item = draft.now().item(id);
    if (!item || !item->decision)
        return notFound(QStringLiteral("There is no decision on that item to carry out."));
    return *item;
}

event::EnforcementMoved moved(
    const CaseItem& item, EnforcementPhase to, Visibility shows, const QString& code = {})
{
    return event::EnforcementMoved{item.id, item.decision->action, item.decision->phase, to, shows, code};
}

} // namespace

Result<Events> apply(Draft draft, const command::StartEnforcement& command)
{
    if (const auto allowed = onlyAutomation(draft); !allowed)
        return allowed.error();
    const auto item = enforced(draft, command.item);
    if (!item)
        return item.error();
    const ItemDecision& decision = *item->decision;
    const bool startable = decision.phase == EnforcementPhase::Queued
        || decision.phase == EnforcementPhase::Waiting || decision.phase == EnforcementPhase::Sending;
    if (!startable)
        return refused(QStringLiteral("The decision is not waiting to be carried out."));
    if (decision.holdUntil && *decision.holdUntil > draft.in().now)
        return refused(QStringLiteral(
            "The decision can still be taken back; it is carried out when the hold runs out."));
    draft.add(moved(*item, EnforcementPhase::Sending, item->visibility));
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::ConfirmEnforcement& command)
{
    const auto item = enforced(draft, command.item);
    const auto allowed = command.byHand ? mayTouch(draft, Permission::RestrictItems) : onlyAutomation(draft);
    if (!allowed)
        return allowed.error();
    if (!item)
        return item.error();
    const EnforcementPhase phase = item->decision->phase;
    const bool fits = command.byHand ? waitsToBeCarriedOut(phase) : phase == EnforcementPhase::Sending;
    if (!fits)
        return refused(QStringLiteral("The decision is not waiting to be carried out."));
    const Visibility shows
        = command.shows.value_or(visibilityAfter(item->decision->action, item->visibility));
    draft.add(moved(*item, command.byHand ? EnforcementPhase::Claimed : EnforcementPhase::Confirmed, shows));
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::FailEnforcement& command)
{
    if (const auto allowed = onlyAutomation(draft); !allowed)
        return allowed.error();
    const auto item = enforced(draft, command.item);
    if (!item)
        return item.error();
    if (item->decision->phase != EnforcementPhase::Sending)
        return refused(QStringLiteral("The decision is not being carried out."));
    draft.add(moved(*item, command.final ? EnforcementPhase::Failed : EnforcementPhase::Queued,
        item->visibility, command.code));
    return std::move(draft).events();
}

} // namespace steward
