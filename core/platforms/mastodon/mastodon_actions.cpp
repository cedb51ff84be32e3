// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/mastodon/mastodon_actions.h"

using namespace Qt::StringLiterals;

namespace steward::mastodon {

namespace {

using namespace std::chrono_literals;

/// The server stamps a status with its own clock and may have taken its time.
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
Error notOffered(Action action)
{
    return {ErrorCode::Refused,
        u"Mastodon cannot %1 what others write: block or report its author there."_s.arg(toText(action)), {}};
}
Error ourOwn()
{
    return {ErrorCode::Refused, u"This was written by our own account: take it back instead."_s, {}};
}
Error notByUs()
{
    return {
        ErrorCode::Refused, u"This was not written by our account, so it is not ours to take back."_s, {}};
}
Error unchanged(const Server& server)
{
    return {ErrorCode::Rejected,
        server.access.name + u" took the request but changed nothing: look at the author there."_s,
        u"unchanged"_s};
}

QString authorOf(const QJsonObject& status)
{
    return status.value(u"account").toObject().value(u"id").toString();
}

bool isPrivate(const QJsonObject& status)
{
    return status.value(u"visibility").toString() == "direct"_L1;
}

/// As many can read the answer as could read what it answers, and no more.
QString visibilityOf(Audience audience, const QJsonObject& answered)
{
    if (audience == Audience::Private)
        return u"direct"_s;
    const auto theirs = answered.value(u"visibility").toString();
    return theirs == "unlisted"_L1 || theirs == "private"_L1 ? theirs : u"public"_s;
}

JsonCall writing(const OutgoingReply& reply, const QJsonObject& answered)
{
    const auto author = toProfile(answered.value(u"account").toObject());
    JsonCall request;
    request.method = "POST";
    request.path = u"api/v1/statuses"_s;
    request.headers = {{"Idempotency-Key", reply.key.toUtf8()}};
    request.body = {{u"status"_s, addressed(reply.text, author ? author->handle : QString())},
        {u"in_reply_to_id"_s, reply.inReplyTo}, {u"visibility"_s, visibilityOf(reply.audience, answered)}};
    if (const auto warning = answered.value(u"spoiler_text").toString(); !warning.isEmpty())
        request.body.insert(u"spoiler_text"_s, warning);
    return request;
}

/// The oldest match that is not older than our first try.
QString matchIn(const JsonAnswer& answer, const OutgoingReply& reply)
{
    const auto wanted = normalised(reply.text);
    QString found;
    for (const auto& status : answer.objects()) {
        const auto item = toItem(status, {});
        if (!item || item->parent != reply.inReplyTo || item->created < reply.firstTriedAt - stampTolerance)
            continue;
        const auto warning = status.value(u"spoiler_text").toString().trimmed();
        const auto words = warning.isEmpty() ? item->text : item->text.mid(warning.size());
        if (normalised(words) == wanted)
            found = item->id;
    }
    return found;
}

JsonCall relation(const QString& author, Action action)
{
    JsonCall request;
    request.method = "POST";
    request.path
        = u"api/v1/accounts/%1/%2"_s.arg(author, action == Action::Block ? u"block"_s : u"unblock"_s);
    return request;
}

JsonCall report(const QString& author, const QString& status)
{
    JsonCall request;
    request.method = "POST";
    request.path = u"api/v1/reports"_s;
    request.body = {{u"account_id"_s, author}, {u"status_ids"_s, QJsonArray{status}},
        {u"category"_s, u"other"_s}, {u"forward"_s, true}};
    return request;
}

QCoro::Task<Result<QJsonObject>> fetchSignedIn(std::shared_ptr<Server> server, QString id)
{
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    auto fetching = fetchStatus(server, id);
    const auto status = co_await fetching;
    co_return status;
}

} // namespace

QCoro::Task<Result<QString>> sendReply(std::shared_ptr<Server> server, OutgoingReply reply)
{
    if (reply.inReplyTo.isEmpty())
        co_return noPlace();
    auto fetching = fetchSignedIn(server, reply.inReplyTo);
    const auto answered = co_await fetching;
    if (!answered)
        co_return answered.error();
    if (isPrivate(*answered) && reply.audience == Audience::Public)
        co_return wasPrivate();
    const auto request = writing(reply, *answered);
    auto sent = call(server, request);
    const auto answer = co_await sent;
    if (!answer)
        co_return answer.error();
    const auto id = answer->json.object().value(u"id").toString();
    if (!isId(id))
        co_return notUnderstood(*server);
    co_return id;
}

QCoro::Task<Result<QString>> findOwnReply(std::shared_ptr<Server> server, OutgoingReply reply)
{
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    JsonCall request;
    request.path = u"api/v1/accounts/%1/statuses"_s.arg(me->id);
    request.query = {{u"limit"_s, u"40"_s}, {u"exclude_reblogs"_s, u"true"_s}};
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    if (!answer->json.isArray())
        co_return notUnderstood(*server);
    co_return matchIn(*answer, reply);
}

QCoro::Task<Result<RemoteItem>> readItem(std::shared_ptr<Server> server, QString item)
{
    auto fetching = fetchStatus(server, item);
    const auto status = co_await fetching;
    if (status)
        co_return toRemoteItem(*status);
    if (status.error().code != ErrorCode::NotFound)
        co_return status.error();
    RemoteItem absent;
    absent.id = item;
    absent.visibility = Visibility::Removed;
    absent.exists = false;
    co_return absent;
}

QCoro::Task<Result<RemoteItem>> moderate(std::shared_ptr<Server> server, QString item, Action action)
{
    const bool relates = action == Action::Block || action == Action::Unblock;
    if (!relates && action != Action::Report)
        co_return notOffered(action);
    auto fetching = fetchSignedIn(server, item);
    const auto status = co_await fetching;
    if (!status)
        co_return status.error();
    const auto author = authorOf(*status);
    if (author == server->me->id)
        co_return ourOwn();
    const auto request = relates ? relation(author, action) : report(author, item);
    auto sent = call(server, request);
    const auto answer = co_await sent;
    if (!answer)
        co_return answer.error();
    if (relates && answer->json.object().value(u"blocking").toBool() != (action == Action::Block))
        co_return unchanged(*server);
    co_return toRemoteItem(*status);
}

QCoro::Task<Result<void>> takeBack(std::shared_ptr<Server> server, QString reply)
{
    auto fetching = fetchSignedIn(server, reply);
    const auto status = co_await fetching;
    if (!status && status.error().code == ErrorCode::NotFound)
        co_return Result<void>();
    if (!status)
        co_return status.error();
    if (authorOf(*status) != server->me->id)
        co_return notByUs();
    JsonCall request;
    request.method = "DELETE";
    request.path = QString(u"api/v1/statuses/"_s + reply);
    auto sent = call(server, request);
    const auto answer = co_await sent;
    if (!answer && answer.error().code != ErrorCode::NotFound)
        co_return answer.error();
    co_return Result<void>();
}

} // namespace steward::mastodon
