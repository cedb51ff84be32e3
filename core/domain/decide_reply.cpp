// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a reply as people move it.
#include "base/text.h"
#include "domain/decide_draft.h"

namespace steward {

namespace {

QString gateSentence(const GateVerdict& gate)
{
    const auto named = [](const QList<ChecklistItemId>& items) {
        QStringList names;
        for (const ChecklistItemId& item : items)
            names << item.value;
        return joinWords(names);
    };
    QStringList parts;
    if (const auto blocked = gate.withState(AnswerBy::Blocked); !blocked.isEmpty())
        parts << QStringLiteral("change the text so that %1 no longer blocks it").arg(named(blocked));
    if (const auto open = gate.withState(AnswerBy::Open); !open.isEmpty())
        parts << QStringLiteral("sign %1").arg(named(open));
    return QStringLiteral("The reply cannot leave yet: %1.").arg(joinWords(parts));
}

Result<const CaseReply*> find(const Draft& draft, ReplyId id)
{
    if (const CaseReply* reply = draft.now().reply(id))
        return reply;
    return notFound(QStringLiteral("There is no such reply in this case; show the case to see its replies."));
}

event::ReplyMoved moved(const CaseReply& reply, ReplyState to, const QString& cause)
{
    return event::ReplyMoved{reply.id, reply.state, to, cause, {}, {}, {}};
}

void hold(Draft& draft, CaseReply reply, const QString& cause, std::chrono::seconds length,
    std::optional<PersonId> approver = {})
{
    event::ReplyMoved held = moved(reply, ReplyState::Holding, cause);
    held.holdUntil = draft.in().now + std::max(length, std::chrono::seconds{0});
    held.approver = approver;
    draft.add(held);
}

bool canBeWithdrawn(ReplyState state)
{
    return state == ReplyState::Checked || state == ReplyState::AwaitingApproval
        || state == ReplyState::Returned || state == ReplyState::Holding || state == ReplyState::Failed;
}

Result<void> audienceIsReachable(const Capabilities& capabilities, Audience audience)
{
    if (capabilities.byHand)
        return {};
    if (audience == Audience::Private && !capabilities.privateReply)
        return refused(
            QStringLiteral("This platform offers no private reply; answer in public or use another route."));
    if (audience == Audience::Public && !capabilities.publicReply)
        return refused(QStringLiteral(
            "This platform offers no public reply; answer there by hand or use another route."));
    return {};
}

Result<ItemId> answeredItem(const Case& c, ItemId asked)
{
    const CaseItem* item = asked.isValid() ? c.item(asked) : c.newestInbound();
    if (!item)
        return notFound(QStringLiteral(
            "There is no such item in this case to reply to; show the case to see its items."));
    if (item->visibility == Visibility::DeletedByAuthor)
        return refused(QStringLiteral(
            "The author has deleted what this replies to; there is nobody left to answer here."));
    return item->id;
}

} // namespace

Result<Events> apply(Draft draft, const command::WriteReply& command)
{
    if (const auto allowed = mayAct(draft, Permission::ReplyToPublic); !allowed)
        return allowed.error();
    if (command.text.text.trimmed().isEmpty())
        return invalid(QStringLiteral("The reply is empty; write it first."));
    if (const auto same = conversationUnchanged(draft); !same)
        return same.error();
    if (const auto reachable = audienceIsReachable(draft.in().capabilities, command.audience); !reachable)
        return reachable.error();
    const auto item = answeredItem(draft.now(), command.inReplyTo);
    if (!item)
        return item.error();
    if (!command.gate.mayLeave())
        return refused(gateSentence(command.gate));
    if (command.replaces) {
        const auto old = find(draft, *command.replaces);
        if (!old)
            return old.error();
        if (!canBeWithdrawn((*old)->state))
            return refused(QStringLiteral(
                "The reply that this one replaces is already on its way; it can only be retracted."));
    }
    draft.claimAndLook();
    if (command.replaces)
        draft.add(moved(
            *draft.now().reply(*command.replaces), ReplyState::Withdrawn, QStringLiteral("superseded")));

    event::ReplyWritten written;
    written.reply = draft.in().nextReply;
    written.writer = draft.person();
    written.audience = command.audience;
    written.kind = command.kind;
    written.inReplyTo = *item;
    written.threadVersion = draft.now().contentVersion;
    written.answers = command.gate.answers;
    written.signedInBulk = command.signOff.inBulk;
    for (auto it = command.signOff.overrides.cbegin(); it != command.signOff.overrides.cend(); ++it)
        written.overrides.insert(it.key(), PrivateText{it.value(), {}, {}});
    written.text = command.text;
    draft.add(written);

    const CaseReply reply = *draft.now().reply(written.reply);
    if (draft.in().approvalNeeded)
        draft.add(moved(reply, ReplyState::AwaitingApproval, QStringLiteral("approval-needed")));
    else
        hold(draft, reply, QStringLiteral("hold"), command.holdFor.value_or(draft.in().holdFor));
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::ApproveReply& command)
{
    if (const auto person = onlyPerson(draft); !person)
        return person.error();
    if (const auto allowed = mayTouch(draft, Permission::ApproveReplies); !allowed)
        return allowed.error();
    const auto reply = find(draft, command.reply);
    if (!reply)
        return reply.error();
    if ((*reply)->state != ReplyState::AwaitingApproval)
        return refused(QStringLiteral("The reply is not waiting for approval."));
    if ((*reply)->writer == draft.in().actor.person)
        return refused(QStringLiteral("You wrote this reply; a second person has to approve it."));
    if (draft.in().seenVersion && *draft.in().seenVersion < draft.now().contentVersion)
        return movedOn(QStringLiteral("conversation"));
    const CaseReply chosen = **reply;
    draft.look();
    hold(draft, chosen, QStringLiteral("approved"), draft.in().holdFor, draft.person());
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::ReturnReply& command)
{
    if (const auto person = onlyPerson(draft); !person)
        return person.error();
    if (const auto allowed = mayTouch(draft, Permission::ApproveReplies); !allowed)
        return allowed.error();
    const auto reply = find(draft, command.reply);
    if (!reply)
        return reply.error();
    if ((*reply)->state != ReplyState::AwaitingApproval)
        return refused(QStringLiteral("The reply is not waiting for approval."));
    if (command.reason.text.trimmed().isEmpty())
        return invalid(QStringLiteral("Say what should change before the reply goes back to its writer."));
    event::ReplyMoved back = moved(**reply, ReplyState::Returned, QStringLiteral("returned"));
    back.reason = command.reason;
    draft.look();
    draft.add(back);
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::WithdrawReply& command)
{
    const Actor& actor = draft.in().actor;
    if (const auto person = onlyPerson(draft); !person)
        return person.error();
    if (const auto allowed = mayTouch(draft, Permission::ReplyToPublic); !allowed)
        return allowed.error();
    const auto reply = find(draft, command.reply);
    if (!reply)
        return reply.error();
    if ((*reply)->writer != actor.person && !actor.may(Permission::ApproveReplies))
        return refused(QStringLiteral("Only its writer or a supervisor can withdraw this reply."));
    if ((*reply)->state == ReplyState::Sending)
        return refused(
            QStringLiteral("The reply is on its way just now; once it is out a supervisor can retract it."));
    if (!canBeWithdrawn((*reply)->state))
        return refused(
            QStringLiteral("The reply is %1 and can no longer be withdrawn.").arg(toText((*reply)->state)));
    draft.add(moved(**reply, ReplyState::Withdrawn, QStringLiteral("withdrawn")));
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::RetractReply& command)
{
    if (const auto person = onlyPerson(draft); !person)
        return person.error();
    if (const auto allowed = mayTouch(draft, Permission::RetractReplies); !allowed)
        return allowed.error();
    const auto reply = find(draft, command.reply);
    if (!reply)
        return reply.error();
    if ((*reply)->state != ReplyState::Sent)
        return refused(
            QStringLiteral("Only a reply that is out can be retracted; withdraw one that still waits."));
    if (command.reason.text.trimmed().isEmpty())
        return invalid(
            QStringLiteral("Say why the reply is taken back; the reason is kept with the evidence."));
    const CaseReply chosen = **reply;
    draft.look();
    draft.add(event::EvidenceCaptured{chosen.inReplyTo, draft.in().evidence});
    event::ReplyMoved back = moved(chosen, ReplyState::Retracted, QStringLiteral("retracted"));
    back.reason = command.reason;
    draft.add(back);
    // A reply that had to be taken back may have told the public something: those who answer for
    // confidentiality must hear of it.
    const RouteId route = draft.in().breachRoute;
    if (!draft.in().routes.contains(route) || draft.now().openEscalation(route))
        return std::move(draft).events();
    event::EscalationRaised raised;
    raised.escalation = draft.in().nextEscalation;
    raised.route = route;
    raised.urgency = Urgency::Urgent;
    raised.by = draft.person();
    if (const auto due = draft.in().escalationDue.constFind(Urgency::Urgent);
        due != draft.in().escalationDue.cend())
        raised.dueAt = *due;
    raised.reason = command.reason;
    draft.add(raised);
    draft.moveTo(State::Escalated, QStringLiteral("escalated"));
    return std::move(draft).events();
}

} // namespace steward
