// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Taking back one's own last command (desk rule 8). Three cases are compared: before it, after it, and now.
// Only what the command changed goes back, and only where nothing else has changed it since.
#include "domain/decide_draft.h"

namespace steward {

namespace {

Error tooLate(const QString& why)
{
    return refused(why);
}

Result<void> takeBackNewReply(Draft& draft, const CaseReply& reply)
{
    switch (reply.state) {
    case ReplyState::Sending:
    case ReplyState::Sent:
        return tooLate(QStringLiteral("The reply is already out; only a supervisor can retract it."));
    case ReplyState::Retracted:
        return tooLate(QStringLiteral("The reply has been retracted; that stands."));
    case ReplyState::Withdrawn:
        return {};
    default:
        break;
    }
    draft.add(
        event::ReplyMoved{reply.id, reply.state, ReplyState::Withdrawn, QStringLiteral("undo"), {}, {}, {}});
    return {};
}

Result<void> takeBackReplyStep(
    Draft& draft, const CaseReply& before, const CaseReply& after, const CaseReply& now)
{
    if (before.state == after.state)
        return {};
    if (after.state == ReplyState::Retracted)
        return tooLate(
            QStringLiteral("A retraction stands: the reply may be gone from the platform already."));
    if (after.state == ReplyState::Sent)
        return tooLate(QStringLiteral("The reply is recorded as sent; only a supervisor can retract it."));
    if (now.state != after.state) {
        if (now.state == ReplyState::Sent || now.state == ReplyState::Sending)
            return tooLate(QStringLiteral("The reply is already out; only a supervisor can retract it."));
        return {};
    }
    event::ReplyMoved back{now.id, now.state, before.state, QStringLiteral("undo"), {}, {}, {}};
    if (before.state == ReplyState::Holding)
        back.holdUntil = draft.in().now + draft.in().holdFor;
    draft.add(back);
    return {};
}

Result<void> takeBackReplies(Draft& draft, const command::Undo& step)
{
    const QList<CaseReply> current = draft.now().replies;
    for (const CaseReply& reply : current) {
        const CaseReply* after = step.after.reply(reply.id);
        if (!after)
            continue;
        const CaseReply* before = step.before.reply(reply.id);
        const auto done
            = before ? takeBackReplyStep(draft, *before, *after, reply) : takeBackNewReply(draft, reply);
        if (!done)
            return done;
    }
    return {};
}

bool stands(const std::optional<ItemDecision>& decision)
{
    return decision && decision->phase != EnforcementPhase::Withdrawn;
}

/// Time is left out: a decision that an undo put back carries the time of that undo.
bool sameDecision(const std::optional<ItemDecision>& a, const std::optional<ItemDecision>& b)
{
    if (!stands(a) || !stands(b))
        return stands(a) == stands(b);
    return a->action == b->action && a->by == b->by && a->rule == b->rule;
}

void restore(Draft& draft, const CaseItem& item, const ItemDecision& earlier)
{
    draft.add(event::ItemDecided{item.id, earlier.action, earlier.rule, earlier.by, earlier.before,
        earlier.phase, earlier.holdUntil, {}});
}

Result<void> reverse(Draft& draft, const CaseItem& item)
{
    const Action done = item.decision->action;
    const auto opposite = oppositeOf(done);
    const auto& actions = draft.in().capabilities.actions;
    if (!opposite || !actions.contains(*opposite)
        || actions.value(done).reversibility == Reversibility::OneWay)
        return tooLate(QStringLiteral("The platform has carried this out and offers no way back."));
    const bool direct = draft.in().connected && !draft.in().capabilities.byHand;
    draft.add(event::ItemDecided{item.id, *opposite, {}, draft.person(), item.visibility,
        direct ? EnforcementPhase::Queued : EnforcementPhase::Waiting, {}, {}});
    return {};
}

/// Takes back a decision as far as the platform call has come.
Result<void> takeBackDecision(Draft& draft, const CaseItem& before, const CaseItem& now)
{
    switch (now.decision->phase) {
    case EnforcementPhase::Sending:
        return tooLate(
            QStringLiteral("The decision is just being carried out; wait a moment and take it back then."));
    case EnforcementPhase::Confirmed:
    case EnforcementPhase::Claimed:
        return reverse(draft, now);
    default:
        draft.add(event::EnforcementMoved{now.id, now.decision->action, now.decision->phase,
            EnforcementPhase::Withdrawn, now.visibility, QStringLiteral("undo")});
    }
    if (stands(before.decision))
        restore(draft, now, *before.decision);
    return {};
}

Result<void> takeBackDecisions(Draft& draft, const command::Undo& step)
{
    const QList<CaseItem> current = draft.now().items;
    for (const CaseItem& item : current) {
        const CaseItem* before = step.before.item(item.id);
        const CaseItem* after = step.after.item(item.id);
        if (!before || !after || !stands(after->decision)
            || before->changedAtVersion == after->changedAtVersion)
            continue;
        if (!sameDecision(after->decision, item.decision))
            return tooLate(QStringLiteral("The item has been decided again since; take that back first."));
        if (const auto done = takeBackDecision(draft, *before, item); !done)
            return done;
    }
    return {};
}

Result<void> takeBackEscalations(Draft& draft, const command::Undo& step)
{
    const QList<CaseEscalation> current = draft.now().escalations;
    for (const CaseEscalation& now : current) {
        const auto isSame = [&](const CaseEscalation& other) { return other.id == now.id; };
        const auto after = std::find_if(step.after.escalations.begin(), step.after.escalations.end(), isSame);
        const auto before
            = std::find_if(step.before.escalations.begin(), step.before.escalations.end(), isSame);
        if (after == step.after.escalations.end())
            continue;
        if (before != step.before.escalations.end()) {
            if (before->outcome != after->outcome)
                return tooLate(QStringLiteral("A review stands; escalate the case again if it was wrong."));
            if (before->acknowledgedBy != after->acknowledgedBy)
                return tooLate(QStringLiteral("An acknowledgement stands: its sender relies on it."));
            continue;
        }
        if (now.acknowledgedBy || !now.isOpen())
            return tooLate(
                QStringLiteral("The escalation has been acknowledged and stays; ask for it to be returned."));
        draft.add(event::EscalationWithdrawn{now.id, draft.person()});
    }
    return {};
}

/// The value before, if the command changed it and nobody has since.
template <typename T> T merged(const T& before, const T& after, const T& now)
{
    return before != after && now == after ? before : now;
}

std::optional<Claim> mergedClaim(const command::Undo& step, const Case& now, const Actor& actor)
{
    if (step.before.claim == step.after.claim)
        return now.claim;
    const bool anothers = now.claim && now.claim->by != actor.person;
    return anothers ? now.claim : step.before.claim;
}

QList<CaseClock> mergedClocks(const command::Undo& step, const Case& now)
{
    QList<CaseClock> clocks = now.clocks;
    const auto known = std::min({clocks.size(), step.before.clocks.size(), step.after.clocks.size()});
    for (qsizetype i = 0; i < known; ++i)
        clocks[i].status
            = merged(step.before.clocks[i].status, step.after.clocks[i].status, clocks[i].status);
    return clocks;
}

/// `now` is the case as the undo found it: putting a decision back must not count as somebody's doing.
void takeBackWorkState(Draft& draft, const command::Undo& step, const Case& now)
{
    const Case& before = step.before;
    const Case& after = step.after;
    event::StepUndone undone;
    undone.state = merged(before.state, after.state, now.state);
    if (undone.state == State::Escalated && !draft.now().hasOpenEscalation())
        undone.state = State::Open;
    undone.owner = merged(before.owner, after.owner, now.owner);
    if (const auto claim = mergedClaim(step, now, draft.in().actor)) {
        undone.claimBy = claim->by;
        undone.claimUntil = claim->until;
    }
    undone.snoozedUntil = merged(before.snoozedUntil, after.snoozedUntil, now.snoozedUntil);
    undone.topic = merged(before.topic, after.topic, now.topic);
    undone.answered = merged(before.answered, after.answered, now.answered);
    undone.clocks = mergedClocks(step, now);
    draft.add(undone);
}

} // namespace

Result<Events> apply(Draft draft, const command::Undo& command)
{
    if (const auto allowed = mayAct(draft, Permission::ReadCases); !allowed)
        return allowed.error();
    if (command.before.id != draft.now().id || command.after.version <= command.before.version)
        return invalid(QStringLiteral("There is nothing of yours to take back on this case."));
    const Case found = draft.now();
    // Every part that cannot go back refuses the whole step: half an undo would be a third state that nobody
    // chose.
    for (const auto takeBack : {takeBackReplies, takeBackDecisions, takeBackEscalations}) {
        if (const auto done = takeBack(draft, command); !done)
            return done.error();
    }
    takeBackWorkState(draft, command, found);
    return std::move(draft).events();
}

} // namespace steward
