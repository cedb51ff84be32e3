// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_actions.h"

using namespace Qt::StringLiterals;

namespace steward::discourse {

namespace {

using namespace std::chrono_literals;

constexpr int inappropriate = 4; ///< a report that any forum offers and that needs no words of its own
/// Until somebody lifts it: the forum wants a date.
constexpr auto forGood = 24h * 365 * 100;

Error ourOwn()
{
    return {ErrorCode::Refused, u"This was written by our own account: take it back instead."_s, {}};
}
Error noAuthor()
{
    return {ErrorCode::Refused, u"The author of this no longer has an account on the forum."_s, {}};
}
Error unchanged(const Server& server)
{
    return {ErrorCode::Rejected,
        server.access.name + u" took the request but changed nothing: look at it on the forum."_s,
        u"unchanged"_s};
}

JsonCall silencing(qint64 author, Action action, Instant now)
{
    const bool silences = action == Action::Block;
    JsonCall request;
    request.method = "PUT";
    request.path
        = u"admin/users/%1/%2.json"_s.arg(QString::number(author), silences ? u"silence"_s : u"unsilence"_s);
    if (silences)
        request.body = {{u"silenced_till"_s, toUtcText(now + forGood)},
            {u"reason"_s, u"Decided by the moderators of this account."_s}};
    return request;
}

JsonCall reporting(qint64 post)
{
    JsonCall request;
    request.method = "POST";
    request.path = u"post_actions.json"_s;
    request.body = {{u"id"_s, post}, {u"post_action_type_id"_s, inappropriate}};
    return request;
}

bool isReported(const QJsonObject& post)
{
    const auto actions = post.value(u"actions_summary").toArray();
    return std::any_of(actions.begin(), actions.end(), [](const auto& value) {
        const auto action = value.toObject();
        return action.value(u"id").toInt() == inappropriate && action.value(u"acted").toBool();
    });
}

/// The answer names what was asked for: "silence" or "unsilence".
bool isSilenced(const QJsonObject& answer, Action action)
{
    const auto state = answer.value(action == Action::Block ? u"silence"_s : u"unsilence"_s);
    return state.toObject().value(u"silenced").toBool();
}

QCoro::Task<Result<void>> confirmSilence(std::shared_ptr<Server> server, qint64 author, Error conflict)
{
    JsonCall request;
    request.path = u"admin/users/%1.json"_s.arg(author);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto user = answer->json.object();
    if (!user.value(u"silenced").toBool() && !user.value(u"silenced_till").isString())
        co_return conflict;
    co_return Result<void>();
}

QCoro::Task<Result<void>> silence(std::shared_ptr<Server> server, qint64 author, Action action)
{
    const auto request = silencing(author, action, server->clock.now());
    auto sent = call(server, request);
    const auto answer = co_await sent;
    // A forum objects to silencing somebody twice.
    if (!answer && answer.error().code == ErrorCode::Conflict && action == Action::Block) {
        auto confirming = confirmSilence(server, author, answer.error());
        const auto silenced = co_await confirming;
        co_return silenced;
    }
    if (!answer)
        co_return answer.error();
    if (isSilenced(answer->json.object(), action) != (action == Action::Block))
        co_return unchanged(*server);
    co_return Result<void>();
}

QCoro::Task<Result<void>> report(std::shared_ptr<Server> server, QJsonObject post)
{
    if (isReported(post))
        co_return Result<void>();
    const auto request = reporting(numberOf(post.value(u"id")));
    auto sent = call(server, request);
    const auto answer = co_await sent;
    if (!answer)
        co_return answer.error();
    if (!isReported(answer->json.object()))
        co_return unchanged(*server);
    co_return Result<void>();
}

QCoro::Task<Result<void>> task(std::shared_ptr<Server> server, QJsonObject post, qint64 author, Action action)
{
    return action == Action::Report ? report(std::move(server), std::move(post))
                                    : silence(std::move(server), author, action);
}

} // namespace

QCoro::Task<Result<void>> relate(std::shared_ptr<Server> server, QJsonObject post, Action action)
{
    const auto author = numberOf(post.value(u"user_id"));
    if (author == server->me->id)
        co_return ourOwn();
    if (action != Action::Report && !author)
        co_return noAuthor();
    auto doing = task(server, post, author, action);
    const auto done = co_await doing;
    co_return done;
}

} // namespace steward::discourse
