// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_review.h"

using namespace Qt::StringLiterals;

namespace steward::discourse {

namespace {

Error notPerformed(const Server& server)
{
    return {ErrorCode::Rejected,
        server.access.name
            + u" took the request but changed nothing in its review queue: look at it on the forum."_s,
        u"unchanged"_s};
}

} // namespace

std::optional<Review> toReview(const QJsonObject& answer)
{
    Review review;
    review.entry = answer.value(u"reviewable").toObject();
    if (!numberOf(review.entry.value(u"id")) || !review.entry.value(u"status").isDouble())
        return std::nullopt;
    const auto actions = answer.value(u"actions").toArray();
    for (const auto& value : actions) {
        // Newer forums number what they offer and give its name apart.
        const auto action = value.toObject();
        const auto name = action.value(u"server_action").toString(action.value(u"id").toString());
        if (!name.isEmpty())
            review.offered << name;
    }
    return review;
}

QString choose(const Review& review, const QStringList& wanted)
{
    for (const auto& name : wanted) {
        if (review.offered.isEmpty() || review.offered.contains(name))
            return name;
    }
    return {};
}

QCoro::Task<Result<Review>> fetchReview(std::shared_ptr<Server> server, qint64 id)
{
    JsonCall request;
    request.path = u"review/%1.json"_s.arg(id);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto review = toReview(answer->json.object());
    if (!review)
        co_return notUnderstood(*server);
    co_return *review;
}

QCoro::Task<Result<void>> perform(std::shared_ptr<Server> server, Review review, QString what)
{
    JsonCall request;
    request.method = "PUT";
    request.path = u"review/%1/perform/%2.json"_s.arg(numberOf(review.entry.value(u"id"))).arg(what);
    request.query = {{u"version"_s, QString::number(review.entry.value(u"version").toInteger(0))}};
    auto sent = call(server, request);
    const auto answer = co_await sent;
    if (!answer)
        co_return answer.error();
    const auto done = answer->json.object().value(u"reviewable_perform_result").toObject();
    if (!done.value(u"success").toBool())
        co_return notPerformed(*server);
    co_return Result<void>();
}

} // namespace steward::discourse
