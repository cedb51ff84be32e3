// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "platforms/html_text.h"
#include "platforms/wordpress/wordpress_actions.h"

namespace steward {

namespace {

using namespace std::chrono_literals;

const QString commentsRoute = QStringLiteral("wp/v2/comments");

/// The site stamps a comment with its own clock, to the second, and may have taken its time.
constexpr auto stampTolerance = 2min;

WordPressCall writing(const OutgoingReply& reply)
{
    WordPressCall request;
    request.method = "POST";
    request.route = commentsRoute;
    request.body = {{QStringLiteral("content"), textToHtml(reply.text)}};
    if (const auto post = numberOf(reply.root))
        request.body.insert(QStringLiteral("post"), *post);
    if (const auto parent = numberOf(reply.inReplyTo))
        request.body.insert(QStringLiteral("parent"), *parent);
    return request;
}

WordPressCall looking(const OutgoingReply& reply, qint64 me)
{
    WordPressCall request;
    request.route = commentsRoute;
    request.query = {{QStringLiteral("context"), QStringLiteral("edit")},
        {QStringLiteral("status"), QStringLiteral("any")}, {QStringLiteral("author"), QString::number(me)},
        {QStringLiteral("per_page"), QStringLiteral("100")},
        {QStringLiteral("order"), QStringLiteral("desc")}};
    if (const auto post = numberOf(reply.root))
        request.query.emplaceBack(QStringLiteral("post"), QString::number(*post));
    if (const auto parent = numberOf(reply.inReplyTo))
        request.query.emplaceBack(QStringLiteral("parent"), QString::number(*parent));
    return request;
}

/// The oldest match that is not older than our first try, in the site's time.
QString matchIn(const WordPressAnswer& answer, const OutgoingReply& reply, qint64 me, Instant ourNow)
{
    const auto ahead = answer.serverTime ? *answer.serverTime - ourNow : 0ms;
    const auto earliest = reply.firstTriedAt + ahead - stampTolerance;
    const auto wanted = normalised(textToHtml(reply.text));
    QString found;
    for (const auto& comment : answer.objects()) {
        const auto item = toItem(comment, me, {});
        if (item && item->direction == Direction::Outbound && item->created >= earliest
            && normalised(textToHtml(item->text)) == wanted)
            found = item->id;
    }
    return found;
}

Error noPlace()
{
    return {ErrorCode::Rejected,
        QStringLiteral("This comment has no place on the site to hang an answer under: answer it on the site "
                       "and record it as done by hand."),
        {}};
}
Error noId()
{
    return {ErrorCode::Malformed,
        QStringLiteral("The site took the answer but did not say where it is: Steward will look for it "
                       "before it tries again."),
        {}};
}

/// A site may hold even a moderator's answer for approval; then it is put up like any other.
QCoro::Task<void> putUp(std::shared_ptr<WordPressSite> site, QString id)
{
    auto moderating = moderate(site, id, Action::Approve);
    const auto shown = co_await moderating;
    if (!shown)
        qCWarning(logPlatforms) << "wordpress: a reply of ours is still held by the site";
}

} // namespace

QCoro::Task<Result<QString>> sendReply(std::shared_ptr<WordPressSite> site, OutgoingReply reply)
{
    if (!numberOf(reply.root))
        co_return noPlace();
    auto signing = signIn(site);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    const auto request = writing(reply);
    auto sent = call(site, request);
    const auto answer = co_await sent;
    if (!answer && answer.error().detail == QStringLiteral("comment_duplicate")) {
        auto search = findOwnReply(site, reply);
        auto there = co_await search;
        if (there && !there->isEmpty())
            co_return there;
    }
    if (!answer)
        co_return answer.error();
    const auto comment = answer->json.object();
    const auto id = comment.value(u"id").toInteger();
    if (id <= 0)
        co_return noId();
    const auto where = QString::number(id);
    if (toVisibility(comment.value(u"status").toString()) != Visibility::Approved) {
        auto putting = putUp(site, where);
        co_await putting;
    }
    co_return where;
}

QCoro::Task<Result<QString>> findOwnReply(std::shared_ptr<WordPressSite> site, OutgoingReply reply)
{
    auto signing = signIn(site);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    const auto request = looking(reply, me->id);
    auto asked = call(site, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    co_return matchIn(*answer, reply, me->id, site->clock.now());
}

} // namespace steward
