// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_server.h"

using namespace Qt::StringLiterals;

namespace steward::discourse {

namespace {

constexpr double longestWait = 24 * 60 * 60;

Error noKey(const Server& server)
{
    return {ErrorCode::Unauthorised,
        server.access.name
            + u" needs the name of a user there and an API key: enter both on the Accounts page."_s,
        {}};
}

/// Discourse says how long to wait in the body as well, and at times only there.
std::optional<qint64> waitIn(const HttpAnswer& answer)
{
    const auto body = QJsonDocument::fromJson(answer.body).object();
    const auto wait = body.value(u"extras").toObject().value(u"wait_seconds");
    if (wait.isDouble() && wait.toDouble() >= 0)
        return qint64(std::min(wait.toDouble(), longestWait));
    return std::nullopt;
}

Error throttled(const Server& server, qint64 seconds)
{
    return {ErrorCode::Throttled,
        server.access.name + u" asks Steward to wait %1 seconds: it will try again by itself."_s.arg(seconds),
        QString::number(seconds)};
}

QString sentenceFor(int status, const QString& path)
{
    if (status == 401 || status == 403)
        return u" does not let this API key do that: let an administrator make one there for this user name, with the rights of a moderator, and enter it on the Accounts page."_s;
    if (status == 404 || status == 410)
        return u" no longer has this, or does not show it to us: nothing is left to do there."_s;
    if (status == 409)
        return u" says that somebody else has dealt with this meanwhile: collect the account again and look at what was done."_s;
    if (status == 422 && path.endsWith("/posts.json"_L1))
        return u" did not take these words, which may be too short, too long or too much like an earlier answer: change them, or post them there yourself."_s;
    return status == 422 ? u" did not carry this out: do it on the forum and record it as done by hand."_s
                         : QString();
}

JsonCall getting(const QString& path)
{
    JsonCall request;
    request.path = path;
    return request;
}

QCoro::Task<Result<QJsonObject>> fetchUser(std::shared_ptr<Server> server, QString path, QString key)
{
    const auto request = getting(path);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    co_return answer->json.object().value(key).toObject();
}

/// A key of few rights may see no session, but its user's page.
bool isForAnotherDoor(const Result<QJsonObject>& session)
{
    return !session
        && (session.error().code == ErrorCode::Unauthorised || session.error().code == ErrorCode::NotFound);
}

} // namespace

HttpHeaders Server::signature() const
{
    return {{"Api-Key", access.secret.trimmed()}, {"Api-Username", access.user.trimmed().toUtf8()}};
}

Error Server::explained(const HttpAnswer& answer, const Error& general) const
{
    const bool mayWait = answer.status == 429 || answer.status == 422 || answer.status == 503;
    if (const auto seconds = mayWait && general.detail.toLongLong() <= 0 ? waitIn(answer) : std::nullopt)
        return throttled(*this, *seconds);
    auto error = general;
    if (const auto sentence = sentenceFor(answer.status, answer.url.path()); !sentence.isEmpty())
        error.message = access.name + sentence;
    if (answer.status == 409)
        error.code = ErrorCode::Conflict;
    return error;
}

QList<qint64> streamOf(const QJsonObject& topic)
{
    QList<qint64> ids;
    const auto stream = topic.value(u"post_stream").toObject().value(u"stream").toArray();
    for (const auto& value : stream) {
        if (const auto id = numberOf(value))
            ids << id;
    }
    return ids;
}

QList<QJsonObject> postsOf(const QJsonObject& topic)
{
    QList<QJsonObject> posts;
    const auto list = topic.value(u"post_stream").toObject().value(u"posts").toArray();
    for (const auto& value : list) {
        if (value.isObject())
            posts << value.toObject();
    }
    return posts;
}

Error notUnderstood(const Server& server)
{
    return {ErrorCode::Malformed,
        server.access.name + u" did not answer as a Discourse forum does: check the address."_s, {}};
}

Error badId()
{
    return {ErrorCode::Invalid,
        u"This is not the number of a post on Discourse: collect the account again."_s, {}};
}

bool isWorthTryingAgain(const Error& error)
{
    return error.code == ErrorCode::Unreachable || error.code == ErrorCode::Throttled
        || error.code == ErrorCode::Cancelled;
}

QCoro::Task<Result<Profile>> signIn(std::shared_ptr<Server> server)
{
    // As const: a task moves out of whatever else it returns.
    if (server->me)
        co_return std::as_const(*server->me);
    const auto name = server->access.user.trimmed();
    if (server->access.secret.trimmed().isEmpty() || !isUsername(name))
        co_return noKey(*server);
    auto asking = fetchUser(server, u"session/current.json"_s, u"current_user"_s);
    const auto session = co_await asking;
    auto user = session;
    if (isForAnotherDoor(session)) {
        auto looking = fetchUser(server, u"u/%1.json"_s.arg(name), u"user"_s);
        const auto page = co_await looking;
        user = page;
    }
    if (!user && user.error().code == ErrorCode::NotFound)
        co_return notUnderstood(*server);
    if (!user)
        co_return user.error();
    server->me = toProfile(*user);
    if (!server->me)
        co_return notUnderstood(*server);
    co_return std::as_const(*server->me);
}

QCoro::Task<Result<QJsonObject>> fetchPost(std::shared_ptr<Server> server, qint64 post)
{
    const auto request = getting(u"posts/%1.json"_s.arg(post));
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto found = answer->json.object();
    if (numberOf(found.value(u"id")) != post || !toItem(found, 0, {}))
        co_return notUnderstood(*server);
    co_return found;
}

QCoro::Task<Result<QJsonObject>> fetchTopic(std::shared_ptr<Server> server, qint64 topic)
{
    auto request = getting(u"t/%1.json"_s.arg(topic));
    request.query = {{u"include_raw"_s, u"true"_s}};
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto found = answer->json.object();
    if (numberOf(found.value(u"id")) != topic || !found.value(u"archetype").isString())
        co_return notUnderstood(*server);
    co_return found;
}

QCoro::Task<Result<QList<QJsonObject>>> fetchPosts(
    std::shared_ptr<Server> server, qint64 topic, QList<qint64> posts)
{
    auto request = getting(u"t/%1/posts.json"_s.arg(topic));
    request.query = {{u"include_raw"_s, u"true"_s}};
    for (const auto post : posts)
        request.query.emplaceBack(u"post_ids[]"_s, QString::number(post));
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    co_return postsOf(answer->json.object());
}

} // namespace steward::discourse
