// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/nodebb/nodebb_actions.h"

using namespace Qt::StringLiterals;

namespace steward::nodebb {

namespace {

using namespace std::chrono_literals;

/// The forum stamps a post with its own clock and may have taken its time.
constexpr auto stampTolerance = 2min;

Error noPlace()
{
    return {ErrorCode::Rejected,
        u"There is no post to hang this answer under: answer it there yourself and record it as done by hand."_s,
        {}};
}
Error wasPrivate()
{
    return {ErrorCode::Rejected,
        u"This was written to us in private, so a public answer would give it away: answer privately."_s, {}};
}
Error stillWaits()
{
    return {ErrorCode::Rejected,
        u"This still waits in the post queue of the forum: approve it first, then answer it."_s, {}};
}
Error noOneToWriteTo()
{
    return {ErrorCode::Rejected,
        u"This was written by a guest, who has no chat on the forum: answer in public."_s, {}};
}
Error notByUs()
{
    return {
        ErrorCode::Refused, u"This was not written by our account, so it is not ours to take back."_s, {}};
}

JsonCall posting(const QString& topic, const OutgoingReply& reply)
{
    JsonCall request;
    request.method = "POST";
    request.path = QString(u"api/v3/topics/"_s + topic);
    request.body = {{u"content"_s, reply.text}, {u"toPid"_s, reply.inReplyTo.toLongLong()}};
    return request;
}

JsonCall writing(const QString& room, const QString& text)
{
    JsonCall request;
    request.method = "POST";
    request.path = QString(u"api/v3/chats/"_s + room);
    request.body = {{u"message"_s, text}};
    return request;
}

JsonCall opening(const QString& user)
{
    JsonCall request;
    request.method = "POST";
    request.path = u"api/v3/chats"_s;
    request.body = {{u"uids"_s, QJsonArray{user.toLongLong()}}};
    return request;
}

JsonCall get(const QString& path)
{
    JsonCall request;
    request.path = path;
    return request;
}

JsonCall deletion(const QString& path)
{
    JsonCall request;
    request.method = "DELETE";
    request.path = path;
    return request;
}

/// The oldest of ours with these words that is not older than our first try.
QString matchIn(const QList<IncomingItem>& said, const OutgoingReply& reply)
{
    const auto wanted = normalised(reply.text);
    const IncomingItem* found = nullptr;
    for (const auto& item : said) {
        const bool fits = item.direction == Direction::Outbound
            && item.created >= reply.firstTriedAt - stampTolerance && normalised(item.text) == wanted;
        if (fits && (!found || item.created < found->created))
            found = &item;
    }
    return found ? found->id : QString();
}

/// The room in which we talk to one user; empty if there is none yet.
QCoro::Task<Result<QString>> roomWith(std::shared_ptr<Server> server, QString user)
{
    const auto request = get(u"api/v3/users/%1/chat"_s.arg(user));
    auto asked = ask(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    co_return idOf(answer->value(u"roomId"));
}

/// The room in which a private answer goes out; empty if there is none yet.
QCoro::Task<Result<QString>> roomFor(std::shared_ptr<Server> server, QString answered, bool mayOpen)
{
    if (const auto chat = toChatId(answered))
        co_return QString(chat->room);
    auto fetching = fetchPost(server, answered);
    const auto post = co_await fetching;
    if (!post)
        co_return post.error();
    const auto author = idOf(post->value(u"uid"));
    if (author.isEmpty())
        co_return noOneToWriteTo();
    auto looking = roomWith(server, author);
    const auto room = co_await looking;
    if (!room || !room->isEmpty() || !mayOpen)
        co_return room;
    const auto request = opening(author);
    auto asked = ask(server, request);
    const auto opened = co_await asked;
    if (!opened)
        co_return opened.error();
    const auto id = idOf(opened->value(u"roomId"));
    if (id.isEmpty())
        co_return notUnderstood(*server);
    co_return std::as_const(id);
}

QCoro::Task<Result<QString>> sendPrivately(std::shared_ptr<Server> server, OutgoingReply reply)
{
    auto looking = roomFor(server, reply.inReplyTo, true);
    const auto room = co_await looking;
    if (!room)
        co_return room.error();
    const auto request = writing(*room, reply.text);
    auto asked = ask(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto message = idOf(answer->value(answer->contains(u"mid") ? u"mid" : u"messageId"));
    if (message.isEmpty())
        co_return notUnderstood(*server);
    co_return ChatId{*room, message}.text();
}

QCoro::Task<Result<QString>> sendInPublic(std::shared_ptr<Server> server, OutgoingReply reply)
{
    auto fetching = fetchPost(server, reply.inReplyTo);
    const auto answered = co_await fetching;
    if (!answered)
        co_return answered.error();
    const auto topic = idOf(answered->value(u"tid"));
    if (topic.isEmpty())
        co_return notUnderstood(*server);
    const auto request = posting(topic, reply);
    auto asked = ask(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    // A forum may let our own words wait in its queue too.
    const auto waiting = answer->value(u"id").toString();
    const auto id = isQueueId(waiting) ? waiting : idOf(answer->value(u"pid"));
    if (id.isEmpty())
        co_return notUnderstood(*server);
    co_return std::as_const(id);
}

QCoro::Task<Result<QString>> findPrivately(std::shared_ptr<Server> server, OutgoingReply reply)
{
    auto looking = roomFor(server, reply.inReplyTo, false);
    const auto room = co_await looking;
    if (!room || room->isEmpty())
        co_return room;
    const auto request = get(u"api/v3/chats/%1/messages"_s.arg(*room));
    auto asked = ask(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    if (!answer->value(u"messages").isArray())
        co_return notUnderstood(*server);
    QList<IncomingItem> said;
    const auto messages = answer->value(u"messages").toArray();
    for (const auto& value : messages) {
        if (const auto message = toMessage(value.toObject(), *room, server->place()))
            said << *message;
    }
    co_return matchIn(said, reply);
}

QCoro::Task<Result<QString>> findInPublic(std::shared_ptr<Server> server, OutgoingReply reply)
{
    if (!isId(reply.inReplyTo))
        co_return badId();
    const auto request = get(u"api/v3/posts/%1/replies"_s.arg(reply.inReplyTo));
    auto asked = ask(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    if (!answer->value(u"replies").isArray())
        co_return notUnderstood(*server);
    QList<IncomingItem> said;
    const auto replies = answer->value(u"replies").toArray();
    for (const auto& value : replies) {
        const auto post = toItem(value.toObject(), server->place());
        if (post && (post->parent.isEmpty() || post->parent == reply.inReplyTo))
            said << *post;
    }
    co_return matchIn(said, reply);
}

/// Whose it is, and what takes it back.
struct Own {
    QString author;
    bool gone = false;
    JsonCall removal;
};

QCoro::Task<Result<Own>> lookUp(std::shared_ptr<Server> server, QString id)
{
    if (const auto chat = toChatId(id)) {
        auto fetching = fetchMessage(server, *chat);
        const auto message = co_await fetching;
        if (!message)
            co_return message.error();
        co_return Own{idOf(message->value(u"fromuid")), isTrue(message->value(u"deleted")),
            deletion(u"api/v3/chats/%1/messages/%2"_s.arg(chat->room, chat->message))};
    }
    if (isQueueId(id)) {
        auto fetching = fetchQueued(server, id);
        const auto entry = co_await fetching;
        if (!entry)
            co_return entry.error();
        co_return Own{idOf(entry->value(u"uid")), false, deletion(QString(u"api/v3/posts/queue/"_s + id))};
    }
    auto fetching = fetchPost(server, id);
    const auto post = co_await fetching;
    if (!post)
        co_return post.error();
    co_return Own{idOf(post->value(u"uid")), isTrue(post->value(u"deleted")),
        deletion(u"api/v3/posts/%1/state"_s.arg(id))};
}

} // namespace

QCoro::Task<Result<QString>> sendReply(std::shared_ptr<Server> server, OutgoingReply reply)
{
    if (reply.inReplyTo.isEmpty())
        co_return noPlace();
    if (toChatId(reply.inReplyTo) && reply.audience == Audience::Public)
        co_return wasPrivate();
    if (isQueueId(reply.inReplyTo))
        co_return stillWaits();
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    auto sending
        = reply.audience == Audience::Private ? sendPrivately(server, reply) : sendInPublic(server, reply);
    const auto sent = co_await sending;
    co_return sent;
}

QCoro::Task<Result<QString>> findOwnReply(std::shared_ptr<Server> server, OutgoingReply reply)
{
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    auto finding
        = reply.audience == Audience::Private ? findPrivately(server, reply) : findInPublic(server, reply);
    const auto found = co_await finding;
    co_return found;
}

QCoro::Task<Result<void>> takeBack(std::shared_ptr<Server> server, QString reply)
{
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    auto looking = lookUp(server, reply);
    const auto own = co_await looking;
    if (!own && own.error().code == ErrorCode::NotFound)
        co_return Result<void>();
    if (!own)
        co_return own.error();
    if (own->author != me->id)
        co_return notByUs();
    if (own->gone)
        co_return Result<void>();
    auto asked = ask(server, own->removal);
    const auto answer = co_await asked;
    if (!answer && answer.error().code != ErrorCode::NotFound)
        co_return answer.error();
    co_return Result<void>();
}

} // namespace steward::nodebb
