// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/wordpress/wordpress_collection.h"

#include "net/http_policy.h"

namespace steward {

namespace {

const QString commentsRoute = QStringLiteral("wp/v2/comments");

bool isWorthTryingAgain(const Error& error)
{
    return error.code == ErrorCode::Throttled || error.code == ErrorCode::Unreachable
        || error.code == ErrorCode::Cancelled;
}

QStringList newPosts(const WordPressSite& site, const QList<IncomingItem>& items)
{
    QSet<qint64> wanted;
    for (const auto& item : items) {
        const auto post = numberOf(item.root);
        if (post && !site.knownPosts.contains(*post))
            wanted.insert(*post);
    }
    QStringList ids;
    for (const auto post : wanted)
        ids << QString::number(post);
    return ids;
}

WordPressCall postsCall(const QString& kind, const QStringList& ids)
{
    WordPressCall request;
    request.route = QString(QStringLiteral("wp/v2/") + kind);
    request.query
        = {{QStringLiteral("include"), ids.join(u',')}, {QStringLiteral("per_page"), QStringLiteral("100")},
            {QStringLiteral("_fields"), QStringLiteral("id,title,content,link,date_gmt")}};
    return request;
}

/// Context only: a post that cannot be read (private, of a kind of its own) is left out rather than the
/// comment with it.
QCoro::Task<Result<QList<IncomingPost>>> readPosts(std::shared_ptr<WordPressSite> site, QStringList wanted)
{
    QList<IncomingPost> posts;
    for (const auto& kind : {QStringLiteral("posts"), QStringLiteral("pages")}) {
        if (wanted.isEmpty())
            break;
        const auto request = postsCall(kind, wanted);
        auto asked = call(site, request);
        const auto answer = co_await asked;
        if (!answer && isWorthTryingAgain(answer.error()))
            co_return answer.error();
        if (!answer)
            continue;
        for (const auto& object : answer->objects()) {
            auto post = toPost(object);
            if (!post)
                continue;
            wanted.removeAll(QString::number(*numberOf(post->id)));
            site->knownPosts.insert(*numberOf(post->id));
            posts << std::move(*post);
        }
    }
    for (const auto& id : std::as_const(wanted))
        site->knownPosts.insert(id.toLongLong());
    co_return posts;
}

/// A list that lacks a comment proves nothing; asked for it alone, the site says plainly that it does not
/// exist.
QCoro::Task<Result<QStringList>> confirmGone(std::shared_ptr<WordPressSite> site, QList<qint64> unlisted)
{
    QStringList gone;
    for (const auto id : unlisted) {
        WordPressCall request;
        request.route = QString(commentsRoute + u'/' + QString::number(id));
        request.query = {{QStringLiteral("context"), QStringLiteral("edit")}};
        auto asked = call(site, request);
        const auto answer = co_await asked;
        if (answer)
            continue;
        if (answer.error().detail == QStringLiteral("rest_comment_invalid_id"))
            gone << QString::number(id);
        else if (isWorthTryingAgain(answer.error()))
            co_return answer.error();
    }
    co_return gone;
}

Error notAList(const WordPressSite& site)
{
    return {ErrorCode::Malformed,
        site.access.name
            + QStringLiteral(
                " did not answer with a list of comments: check the address and the plug-ins of the site."),
        {}};
}

} // namespace

QCoro::Task<Result<Collected>> collectPage(std::shared_ptr<WordPressSite> site, Cursor cursor)
{
    auto progress = toProgress(cursor);
    if (!site->interface.isValid() && redirectTarget(site->access.url, progress.interface.toEncoded()))
        site->interface = progress.interface;
    auto signing = signIn(site);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    if (!progress.underWay)
        beginRound(progress);
    WordPressCall request;
    request.route = commentsRoute;
    request.query = nextQuery(progress);
    auto asked = call(site, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    if (!answer->json.isArray())
        co_return notAList(*site);
    Collected batch;
    const auto unlisted = takePage(progress, *answer, *site, batch);
    auto reading = readPosts(site, newPosts(*site, batch.items));
    auto posts = co_await reading;
    if (!posts)
        co_return posts.error();
    batch.posts = std::move(*posts);
    auto confirming = confirmGone(site, unlisted);
    auto gone = co_await confirming;
    if (!gone)
        co_return gone.error();
    batch.gone = std::move(*gone);
    for (const auto& id : std::as_const(batch.gone))
        progress.watched.remove(*numberOf(id));
    progress.interface = site->interface;
    batch.next = toCursor(progress);
    batch.more = progress.underWay;
    co_return batch;
}

} // namespace steward
