// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the outbox does with a reply: start, confirm, fail, send back.
#include "domain/decide_draft.h"

namespace steward {

std::optional<QString> reasonToSendBack(const Case& subject, const CaseReply& reply, const Circumstances& in)
{
    const CaseItem* answered = subject.item(reply.inReplyTo);
    if (!answered || answered->visibility == Visibility::DeletedByAuthor)
        return QStringLiteral("author-deleted");
    for (const CaseItem& said : subject.items) {
        const bool newer
            = subject.contentVersion > reply.threadVersion && said.changedAtVersion > reply.threadVersion;
        if (!newer || said.direction != Direction::Inbound || said.author != answered->author)
            continue;
        // A decision of ours on an old item is no news; an edit or an arrival is.
        if (said.revision > 1)
            return QStringLiteral("author-edited");
        if (!said.decision || said.id != answered->id)
            return QStringLiteral("thread-moved-on");
    }
    const auto limit = subject.crisis ? in.crisisReplyStaleAfter : in.replyStaleAfter;
    if (in.now - reply.writtenAt > limit)
        return QStringLiteral("too-old");
    return std::nullopt;
}

namespace {

Result<CaseReply> find(const Draft& draft, ReplyId id)
{
    if (const CaseReply* reply = draft.now().reply(id))
        return *reply;
    return notFound(QStringLiteral("There is no such reply in this case."));
}

event::ReplyMoved moved(const CaseReply& reply, ReplyState to, const QString& cause)
{
    return event::ReplyMoved{reply.id, reply.state, to, cause, {}, {}, {}};
}

bool isOnItsWay(ReplyState state)
{
    return state == ReplyState::Holding || state == ReplyState::Sending;
}

} // namespace

Result<Events> apply(Draft draft, const command::StartSending& command)
{
    if (const auto allowed = onlyAutomation(draft); !allowed)
        return allowed.error();
    const auto reply = find(draft, command.reply);
    if (!reply)
        return reply.error();
    if (!isOnItsWay(reply->state))
        return refused(QStringLiteral("The reply is not waiting to be sent."));
    if (reply->holdUntil && *reply->holdUntil > draft.in().now)
        return refused(
            QStringLiteral("The reply can still be taken back; it is sent when the hold runs out."));
    if (const auto cause = reasonToSendBack(draft.now(), *reply, draft.in()))
        return movedOn(*cause);
    draft.add(moved(*reply, ReplyState::Sending, QStringLiteral("sending")));
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::ConfirmSent& command)
{
    const auto allowed = command.byHand ? mayTouch(draft, Permission::ReplyToPublic) : onlyAutomation(draft);
    if (!allowed)
        return allowed.error();
    const auto reply = find(draft, command.reply);
    if (!reply)
        return reply.error();
    const bool fits = command.byHand
        ? reply->state == ReplyState::Holding || reply->state == ReplyState::Failed
        : reply->state == ReplyState::Sending;
    if (!fits)
        return refused(QStringLiteral("The reply is not on its way, so it cannot be recorded as sent."));
    draft.add(
        moved(*reply, ReplyState::Sent, command.byHand ? QStringLiteral("by-hand") : QStringLiteral("sent")));
    draft.endResponseClocks();
    if (reply->kind == ReplyKind::C)
        draft.endClock(Target::ComplaintAcknowledgement);
    const State state = draft.now().state;
    if (state == State::New || state == State::Open)
        draft.moveTo(State::Pending, QStringLiteral("sent"));
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::FailSending& command)
{
    if (const auto allowed = onlyAutomation(draft); !allowed)
        return allowed.error();
    const auto reply = find(draft, command.reply);
    if (!reply)
        return reply.error();
    if (reply->state != ReplyState::Sending)
        return refused(QStringLiteral("The reply is not being sent."));
    event::ReplyMoved failed = moved(*reply, command.final ? ReplyState::Failed : ReplyState::Holding,
        command.final ? QStringLiteral("failed") : QStringLiteral("retry"));
    if (!command.final)
        failed.holdUntil = draft.in().now;
    draft.add(failed);
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::SendBack& command)
{
    if (const auto allowed = onlyAutomation(draft); !allowed)
        return allowed.error();
    const auto reply = find(draft, command.reply);
    if (!reply)
        return reply.error();
    if (!isOnItsWay(reply->state))
        return refused(QStringLiteral("The reply is not waiting to be sent."));
    draft.add(moved(*reply, ReplyState::Returned, command.cause));
    return std::move(draft).events();
}

Result<Events> apply(Draft draft, const command::ConfirmRetracted& command)
{
    const auto allowed = command.byHand ? mayTouch(draft, Permission::RetractReplies) : onlyAutomation(draft);
    if (!allowed)
        return allowed.error();
    const auto reply = find(draft, command.reply);
    if (!reply)
        return reply.error();
    if (reply->state != ReplyState::Retracted)
        return refused(QStringLiteral("The reply has not been retracted."));
    draft.add(moved(*reply, ReplyState::Retracted,
        command.byHand ? QStringLiteral("by-hand") : QStringLiteral("taken-down")));
    return std::move(draft).events();
}

} // namespace steward
