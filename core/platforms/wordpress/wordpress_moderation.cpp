// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/wordpress/wordpress_actions.h"

namespace steward {

namespace {

const QString commentsRoute = QStringLiteral("wp/v2/comments");

struct Step {
    QString write; ///< value to write; empty: bin it
    Visibility then; ///< what the answer must show
};

WordPressCall commentCall(const QByteArray& method, qint64 id)
{
    WordPressCall request;
    request.method = method;
    request.route = QString(commentsRoute + u'/' + QString::number(id));
    request.query = {{QStringLiteral("context"), QStringLiteral("edit")}};
    return request;
}

std::optional<Step> stepFor(Action action, const QString& status)
{
    switch (action) {
    case Action::Approve:
    case Action::Unhide:
        return Step{QStringLiteral("approve"), Visibility::Approved};
    case Action::Hold:
    case Action::Hide:
        return Step{QStringLiteral("hold"), Visibility::Held};
    case Action::Spam:
        return Step{QStringLiteral("spam"), Visibility::Removed};
    case Action::Remove:
        return Step{QString(), Visibility::Removed};
    case Action::Restore:
        return Step{status == QStringLiteral("spam") ? QStringLiteral("unspam") : QStringLiteral("untrash"),
            Visibility::Approved};
    default:
        return std::nullopt;
    }
}

bool isBinned(const QString& status)
{
    return status == QStringLiteral("trash") || status == QStringLiteral("spam");
}

/// Is there nothing to do? "spam" and "trash" look alike to people but not to the site.
bool isAlready(Action action, const QString& status)
{
    if (action == Action::Spam)
        return status == QStringLiteral("spam");
    if (action == Action::Remove)
        return status == QStringLiteral("trash");
    if (action == Action::Restore)
        return !isBinned(status);
    const auto step = stepFor(action, status);
    return !step || toVisibility(status) == step->then;
}

WordPressCall callFor(const Step& step, qint64 id)
{
    auto request = commentCall(step.write.isEmpty() ? "DELETE" : "POST", id);
    if (!step.write.isEmpty())
        request.body = {{QStringLiteral("status"), step.write}};
    return request;
}

/// WordPress has one state for "waits" and "was taken down by us"; the word of the decision says which.
RemoteItem shownAs(const WordPressSite& site, const QJsonObject& comment, Action action)
{
    auto item = toRemoteItem(comment, site.access.url);
    if (action == Action::Hide && item.visibility == Visibility::Held)
        item.visibility = Visibility::Hidden;
    return item;
}

Error notOurs(const QString& what)
{
    return {ErrorCode::Refused,
        QStringLiteral("WordPress cannot %1: do it on the site and record it as done by hand.").arg(what),
        {}};
}
Error badId()
{
    return {ErrorCode::Invalid,
        QStringLiteral("This is not the number of a WordPress comment: collect the account again."), {}};
}
Error unchanged(const WordPressSite& site)
{
    return {ErrorCode::Rejected,
        site.access.name
            + QStringLiteral(" took the request but left the comment as it was: look at it on the site."),
        QStringLiteral("unchanged")};
}
Error notByUs()
{
    return {ErrorCode::Refused,
        QStringLiteral("This comment was not written by our account, so it is not ours to take back: remove "
                       "it instead."),
        {}};
}

QCoro::Task<Result<QJsonObject>> fetchComment(std::shared_ptr<WordPressSite> site, qint64 id)
{
    auto signing = signIn(site);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    const auto request = commentCall("GET", id);
    auto asked = call(site, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    co_return answer->json.object();
}

} // namespace

QCoro::Task<Result<RemoteItem>> readComment(std::shared_ptr<WordPressSite> site, QString item)
{
    const auto id = numberOf(item);
    if (!id)
        co_return badId();
    auto fetching = fetchComment(site, *id);
    const auto comment = co_await fetching;
    if (comment)
        co_return toRemoteItem(*comment, site->access.url);
    if (comment.error().detail != QStringLiteral("rest_comment_invalid_id"))
        co_return comment.error();
    RemoteItem absent;
    absent.id = item;
    absent.visibility = Visibility::Removed;
    absent.exists = false;
    co_return absent;
}

QCoro::Task<Result<void>> takeBack(std::shared_ptr<WordPressSite> site, QString reply)
{
    const auto id = numberOf(reply);
    if (!id)
        co_return badId();
    auto fetching = fetchComment(site, *id);
    const auto comment = co_await fetching;
    if (!comment && comment.error().code == ErrorCode::NotFound)
        co_return Result<void>();
    if (!comment)
        co_return comment.error();
    if (comment->value(u"author").toInteger() != site->me->id)
        co_return notByUs();
    auto moderating = moderate(site, reply, Action::Remove);
    const auto removed = co_await moderating;
    if (!removed && removed.error().code != ErrorCode::NotFound)
        co_return removed.error();
    co_return Result<void>();
}

QCoro::Task<Result<RemoteItem>> moderate(std::shared_ptr<WordPressSite> site, QString item, Action action)
{
    const auto id = numberOf(item);
    if (!id)
        co_return badId();
    if (action == Action::Block || action == Action::Unblock || action == Action::Report)
        co_return notOurs(toText(action));
    auto fetching = fetchComment(site, *id);
    const auto before = co_await fetching;
    if (!before)
        co_return before.error();
    const auto status = before->value(u"status").toString();
    if (isAlready(action, status))
        co_return shownAs(*site, *before, action);
    const auto step = stepFor(action, status);
    const auto request = callFor(*step, *id);
    auto sent = call(site, request);
    const auto answer = co_await sent;
    // "Already in the bin" and "nothing to change" are what we want, if it is so; the comment itself says it.
    const bool maybeDone = !answer
        && (answer.error().detail == QStringLiteral("rest_already_trashed")
            || answer.error().detail == QStringLiteral("rest_comment_failed_edit"));
    if (!answer && !maybeDone)
        co_return answer.error();
    auto reading = fetchComment(site, *id);
    const auto after = co_await reading;
    if (!after)
        co_return after.error();
    if (!isAlready(action, after->value(u"status").toString()))
        co_return unchanged(*site);
    co_return shownAs(*site, *after, action);
}

} // namespace steward
