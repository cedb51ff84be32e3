// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/nodebb/nodebb_server.h"

using namespace Qt::StringLiterals;

namespace steward::nodebb {

namespace {

Error noToken(const Server& server)
{
    return {ErrorCode::Unauthorised,
        server.access.name + u" needs an access token: enter it on the Accounts page."_s, {}};
}

Error noNumber(const Server& server)
{
    return {ErrorCode::Unauthorised,
        server.access.name
            + u" needs the number of its user, not the name: enter the number on the Accounts page."_s,
        {}};
}

Error someoneElse(const Server& server)
{
    return {ErrorCode::Unauthorised,
        server.access.name
            + u" says that this access token belongs to another user: correct the user number on the Accounts page."_s,
        {}};
}

Error notWaiting(const Server& server)
{
    return {ErrorCode::NotFound,
        server.access.name
            + u" no longer has this in its post queue: somebody there has already decided it."_s,
        {}};
}

JsonCall get(const QString& path)
{
    JsonCall request;
    request.path = path;
    return request;
}

} // namespace

HttpHeaders Server::signature() const
{
    return {{"Authorization", "Bearer " + access.secret.trimmed()}};
}

QUrl Server::addressOf(const JsonCall& call) const
{
    auto named = call;
    if (const auto user = access.user.trimmed(); isId(user))
        named.query.emplaceBack(u"_uid"_s, user);
    return JsonApi::addressOf(named);
}

Error Server::explained(const HttpAnswer& answer, const Error& general) const
{
    auto error = general;
    if (answer.status == 400)
        error.message = access.name
            + u" did not take this: its words may be too short or too long, or come too soon after the last, so look at it there."_s;
    else if (answer.status == 401)
        error.message = access.name
            + u" did not accept the access token: make a new one in its admin panel and enter it on the Accounts page."_s;
    else if (answer.status == 403)
        error.message = access.name
            + u" does not let our user do that: have it made a moderator there, or do it there as somebody who is."_s;
    else if (answer.status == 404)
        error.message
            = access.name + u" no longer has this, or does not show it to us: nothing is left to do there."_s;
    else if (answer.status == 409)
        error.message
            = access.name + u" was changed by somebody else at the same time: collect it and look again."_s;
    else if (answer.status == 422)
        error.message
            = access.name + u" did not take these words: shorten them, or post them there yourself."_s;
    return error;
}

Error notUnderstood(const Server& server)
{
    return {ErrorCode::Malformed,
        server.access.name + u" did not answer as a NodeBB forum does: check the address."_s, {}};
}

Error badId()
{
    return {ErrorCode::Invalid, u"This is not the number of a NodeBB post: collect the account again."_s, {}};
}

QCoro::Task<Result<QJsonObject>> ask(std::shared_ptr<Server> server, JsonCall request)
{
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto envelope = answer->json.object();
    if (!envelope.value(u"status").isObject() || !envelope.value(u"response").isObject())
        co_return notUnderstood(*server);
    co_return envelope.value(u"response").toObject();
}

QCoro::Task<Result<Profile>> signIn(std::shared_ptr<Server> server)
{
    // As const: a task moves out of whatever else it returns.
    if (server->me)
        co_return std::as_const(*server->me);
    if (server->access.secret.trimmed().isEmpty())
        co_return noToken(*server);
    const auto user = server->access.user.trimmed();
    if (!user.isEmpty() && !isId(user))
        co_return noNumber(*server);
    const auto request = get(u"api/self"_s);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto me = toProfile(answer->json.object());
    if (!me)
        co_return notUnderstood(*server);
    if (!user.isEmpty() && user != me->id)
        co_return someoneElse(*server);
    server->me = me;
    co_return std::as_const(*server->me);
}

QCoro::Task<Result<QJsonObject>> fetchPost(std::shared_ptr<Server> server, QString id)
{
    if (!isId(id))
        co_return badId();
    const auto request = get(QString(u"api/v3/posts/"_s + id));
    auto asked = ask(server, request);
    const auto post = co_await asked;
    if (post && idOf(post->value(u"pid")) != id)
        co_return notUnderstood(*server);
    co_return post;
}

QCoro::Task<Result<QJsonObject>> fetchSummary(std::shared_ptr<Server> server, QString id)
{
    if (!isId(id))
        co_return badId();
    const auto request = get(u"api/v3/posts/%1/summary"_s.arg(id));
    auto asked = ask(server, request);
    const auto post = co_await asked;
    if (post && idOf(post->value(u"pid")) != id)
        co_return notUnderstood(*server);
    co_return post;
}

QCoro::Task<Result<QJsonObject>> fetchQueued(std::shared_ptr<Server> server, QString id)
{
    if (!isQueueId(id))
        co_return badId();
    const auto request = get(QString(u"api/post-queue/"_s + id));
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto posts = answer->json.object().value(u"posts");
    if (!posts.isArray())
        co_return notUnderstood(*server);
    const auto entries = posts.toArray();
    for (const auto& value : entries) {
        const auto entry = value.toObject();
        if (entry.value(u"id").toString() == id)
            co_return std::as_const(entry);
    }
    co_return notWaiting(*server);
}

QCoro::Task<Result<QJsonObject>> fetchMessage(std::shared_ptr<Server> server, ChatId id)
{
    const auto request = get(u"api/v3/chats/%1/messages/%2"_s.arg(id.room, id.message));
    auto asked = ask(server, request);
    const auto message = co_await asked;
    if (message && !toMessage(*message, id.room, server->place()))
        co_return notUnderstood(*server);
    co_return message;
}

} // namespace steward::nodebb
