// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/nodebb/nodebb_actions.h"

using namespace Qt::StringLiterals;

namespace steward::nodebb {

namespace {

Error notOffered(Action action)
{
    return {ErrorCode::Refused,
        u"NodeBB cannot %1 this: decide otherwise, or see to it on the forum itself."_s.arg(toText(action)),
        {}};
}
Error ourOwn()
{
    return {ErrorCode::Refused, u"This was written by our own account: take it back instead."_s, {}};
}
Error guest()
{
    return {ErrorCode::Refused,
        u"This was written by a guest, who has no account on the forum to ban: remove the post instead."_s,
        {}};
}
Error isDeleted()
{
    return {
        ErrorCode::Refused, u"This is deleted on the forum: restore it if people are to see it again."_s, {}};
}
Error unchanged(const Server& server)
{
    return {ErrorCode::Rejected,
        server.access.name + u" took the request but changed nothing: look at it there."_s, u"unchanged"_s};
}

RemoteItem showing(const QString& id, Visibility visibility, const QString& text = {}, bool exists = true)
{
    RemoteItem item;
    item.id = id;
    item.visibility = visibility;
    item.text = text;
    item.exists = exists;
    return item;
}

JsonCall state(const QString& post, bool deletes)
{
    JsonCall request;
    request.method = deletes ? "DELETE" : "PUT";
    request.path = u"api/v3/posts/%1/state"_s.arg(post);
    return request;
}

JsonCall ban(const QString& user, bool bans)
{
    JsonCall request;
    request.method = bans ? "PUT" : "DELETE";
    request.path = u"api/v3/users/%1/ban"_s.arg(user);
    if (bans)
        request.body = {{u"until"_s, 0}}; // until somebody lifts it
    return request;
}

JsonCall userOf(const QString& user)
{
    JsonCall request;
    request.path = QString(u"api/v3/users/"_s + user);
    return request;
}

JsonCall report(const QString& post)
{
    JsonCall request;
    request.method = "POST";
    request.path = u"api/v3/flags"_s;
    request.body = {{u"type"_s, u"post"_s}, {u"id"_s, post.toLongLong()},
        {u"reason"_s, u"Reported by the moderators of this account."_s}};
    return request;
}

JsonCall queueDecision(const QString& id, bool accepts)
{
    JsonCall request;
    request.method = accepts ? "POST" : "DELETE";
    request.path = QString(u"api/v3/posts/queue/"_s + id);
    return request;
}

/// "Hidden" and "removed" are one state there: it shows as what was asked for.
RemoteItem asAsked(RemoteItem shown, Action action)
{
    if (action == Action::Hide && shown.visibility == Visibility::Removed)
        shown.visibility = Visibility::Hidden;
    const bool lets = action == Action::Unhide || action == Action::Restore || action == Action::Approve;
    if (lets && shown.visibility == Visibility::Unmoderated)
        shown.visibility = Visibility::Approved;
    return shown;
}

QCoro::Task<Result<RemoteItem>> readPost(std::shared_ptr<Server> server, QString id)
{
    auto fetching = fetchSummary(server, id);
    const auto summary = co_await fetching;
    if (!summary)
        co_return summary.error();
    auto shown = toRemoteItem(*summary, server->place());
    if (shown.visibility == Visibility::Removed) {
        auto asking = fetchPost(server, id);
        const auto post = co_await asking;
        if (!post)
            co_return post.error();
        const auto author = idOf(post->value(u"uid"));
        if (!author.isEmpty() && idOf(post->value(u"deleterUid")) == author)
            shown.visibility = Visibility::DeletedByAuthor;
    }
    co_return std::as_const(shown);
}

QCoro::Task<Result<RemoteItem>> readOne(std::shared_ptr<Server> server, QString id)
{
    if (const auto chat = toChatId(id)) {
        auto fetching = fetchMessage(server, *chat);
        const auto message = co_await fetching;
        if (!message)
            co_return message.error();
        const auto item = toMessage(*message, chat->room, server->place());
        co_return showing(id, item->visibility, item->text);
    }
    if (isQueueId(id)) {
        auto fetching = fetchQueued(server, id);
        const auto entry = co_await fetching;
        if (!entry)
            co_return entry.error();
        const auto item = toQueued(*entry, server->place());
        if (!item)
            co_return notUnderstood(*server);
        co_return showing(id, Visibility::Held, item->text);
    }
    auto reading = readPost(server, id);
    const auto shown = co_await reading;
    co_return shown;
}

/// An entry of the queue is accepted or turned down, and then it no longer waits.
QCoro::Task<Result<RemoteItem>> decideQueued(std::shared_ptr<Server> server, QString id, Action action)
{
    const bool accepts = action == Action::Approve;
    if (!accepts && action != Action::Remove)
        co_return notOffered(action);
    auto fetching = fetchQueued(server, id);
    const auto entry = co_await fetching;
    if (!entry && entry.error().code == ErrorCode::NotFound && !accepts)
        co_return showing(id, Visibility::Removed, {}, false);
    if (!entry)
        co_return entry.error();
    const auto request = queueDecision(id, accepts);
    auto asked = ask(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    auto looking = fetchQueued(server, id);
    const auto still = co_await looking;
    if (still)
        co_return unchanged(*server);
    if (still.error().code != ErrorCode::NotFound)
        co_return still.error();
    co_return accepts ? showing(id, Visibility::Approved) : showing(id, Visibility::Removed, {}, false);
}

QCoro::Task<Result<RemoteItem>> setState(
    std::shared_ptr<Server> server, QString id, Action action, bool isDeletedNow)
{
    const bool deletes = action == Action::Hide || action == Action::Remove;
    if (action == Action::Approve && isDeletedNow)
        co_return isDeleted();
    if (deletes != isDeletedNow && action != Action::Approve) {
        const auto request = state(id, deletes);
        auto asked = ask(server, request);
        const auto answer = co_await asked;
        if (!answer)
            co_return answer.error();
    }
    auto reading = readItem(server, id);
    const auto shown = co_await reading;
    if (!shown)
        co_return shown.error();
    const bool isOut = shown->visibility == Visibility::Unmoderated;
    if (isOut == deletes)
        co_return unchanged(*server);
    co_return asAsked(*shown, action);
}

QCoro::Task<Result<RemoteItem>> setBan(std::shared_ptr<Server> server, QString id, QString user, bool bans)
{
    const auto request = ban(user, bans);
    auto asked = ask(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto look = userOf(user);
    auto looking = ask(server, look);
    const auto banned = co_await looking;
    if (!banned)
        co_return banned.error();
    if (banned->contains(u"banned") && isTrue(banned->value(u"banned")) != bans)
        co_return unchanged(*server);
    auto reading = readItem(server, id);
    const auto shown = co_await reading;
    co_return shown;
}

QCoro::Task<Result<RemoteItem>> flag(std::shared_ptr<Server> server, QString id)
{
    const auto request = report(id);
    auto asked = ask(server, request);
    const auto answer = co_await asked;
    if (!answer && answer.error().code != ErrorCode::Rejected)
        co_return answer.error();
    if (!answer) {
        // A second report by us is turned down: then the post says that it is flagged.
        auto fetching = fetchPost(server, id);
        const auto post = co_await fetching;
        if (!post || idOf(post->value(u"flagId")).isEmpty())
            co_return answer.error();
    }
    auto reading = readItem(server, id);
    const auto shown = co_await reading;
    co_return shown;
}

} // namespace

QCoro::Task<Result<RemoteItem>> readItem(std::shared_ptr<Server> server, QString item)
{
    auto reading = readOne(server, item);
    const auto shown = co_await reading;
    if (shown || shown.error().code != ErrorCode::NotFound)
        co_return shown;
    co_return showing(item, Visibility::Removed, {}, false);
}

QCoro::Task<Result<RemoteItem>> moderate(std::shared_ptr<Server> server, QString item, Action action)
{
    const auto offered = platformOf(u"nodebb"_s).capabilities.actions;
    if (!offered.contains(action))
        co_return notOffered(action);
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    const bool bans = action == Action::Block || action == Action::Unblock;
    if (isQueueId(item) && !bans) {
        auto deciding = decideQueued(server, item, action);
        const auto decided = co_await deciding;
        co_return decided;
    }
    const auto chat = toChatId(item);
    if (chat && !bans)
        co_return notOffered(action);
    QCoro::Task<Result<QJsonObject>> fetching = chat ? fetchMessage(server, *chat)
        : isQueueId(item)                            ? fetchQueued(server, item)
                                                     : fetchPost(server, item);
    const auto fetched = co_await fetching;
    if (!fetched)
        co_return fetched.error();
    const auto author = idOf(fetched->value(chat ? u"fromuid" : u"uid"));
    if (author == me->id)
        co_return ourOwn();
    if (bans && author.isEmpty())
        co_return guest();
    auto carrying = bans           ? setBan(server, item, author, action == Action::Block)
        : action == Action::Report ? flag(server, item)
                                   : setState(server, item, action, isTrue(fetched->value(u"deleted")));
    const auto shown = co_await carrying;
    co_return shown;
}

} // namespace steward::nodebb
