// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/mastodon/mastodon_server.h"

using namespace Qt::StringLiterals;

namespace steward::mastodon {

namespace {

Error noToken(const Server& server)
{
    return {ErrorCode::Unauthorised,
        server.access.name + u" needs an access token: enter it on the Accounts page."_s, {}};
}

Error badToken(const Server& server)
{
    return {ErrorCode::Unauthorised,
        server.access.name
            + u" did not accept the access token: make a new one there under Preferences, Development, and enter it on the Accounts page."_s,
        {}};
}

} // namespace

HttpHeaders Server::signature() const
{
    return {{"Authorization", "Bearer " + access.secret.trimmed()}};
}

Error Server::explained(const HttpAnswer& answer, const Error& general) const
{
    auto error = general;
    if (answer.status == 401)
        error.message = badToken(*this).message;
    else if (answer.status == 403)
        error.message = access.name
            + u" does not let this access token do that: give its application the scopes read, write and follow there, and enter the new token on the Accounts page."_s;
    else if (answer.status == 404)
        error.message
            = access.name + u" no longer has this, or does not show it to us: nothing is left to do there."_s;
    else if (answer.status == 422)
        error.message
            = access.name + u" did not take these words: shorten them, or post them there yourself."_s;
    return error;
}

Error notUnderstood(const Server& server)
{
    return {ErrorCode::Malformed,
        server.access.name + u" did not answer as a Mastodon server does: check the address."_s, {}};
}

Error badId()
{
    return {
        ErrorCode::Invalid, u"This is not the number of a Mastodon post: collect the account again."_s, {}};
}

QCoro::Task<Result<Profile>> signIn(std::shared_ptr<Server> server)
{
    // As const: a task moves out of whatever else it returns.
    if (server->me)
        co_return std::as_const(*server->me);
    if (server->access.secret.trimmed().isEmpty())
        co_return noToken(*server);
    JsonCall request;
    request.path = u"api/v1/accounts/verify_credentials"_s;
    auto asked = call(server, request);
    const auto answer = co_await asked;
    // Servers that only speak like Mastodon say 422 of a token that they do not know.
    if (!answer && answer.error().code == ErrorCode::Rejected)
        co_return badToken(*server);
    if (!answer)
        co_return answer.error();
    server->me = toProfile(answer->json.object());
    if (!server->me)
        co_return notUnderstood(*server);
    co_return std::as_const(*server->me);
}

QCoro::Task<Result<QJsonObject>> fetchStatus(std::shared_ptr<Server> server, QString id)
{
    if (!isId(id))
        co_return badId();
    JsonCall request;
    request.path = QString(u"api/v1/statuses/"_s + id);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    if (!toItem(answer->json.object(), {}))
        co_return notUnderstood(*server);
    co_return answer->json.object();
}

} // namespace steward::mastodon
