// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_actions.h"
#include "platforms/discourse/discourse_review.h"

using namespace Qt::StringLiterals;

namespace steward::discourse {

namespace {

Error notOffered(Action action)
{
    return {ErrorCode::Refused,
        u"Discourse cannot %1 this from here: do it on the forum and record it as done by hand."_s.arg(
            toText(action)),
        {}};
}
Error isUnderNoReview()
{
    return {ErrorCode::Refused,
        u"Discourse lets a post be hidden from here only while it waits for review: hide it on the forum and record it as done by hand, or remove it."_s,
        {}};
}
Error isRemoved()
{
    return {ErrorCode::Refused, u"This was removed on the forum: restore it first."_s, {}};
}
Error opensTopic()
{
    return {ErrorCode::Refused,
        u"This opens a topic, and what others wrote under it would go with it: remove it on the forum and record it as done by hand."_s,
        {}};
}
Error notByUs()
{
    return {
        ErrorCode::Refused, u"This was not written by our account, so it is not ours to take back."_s, {}};
}
Error unchanged(const Server& server)
{
    return {ErrorCode::Rejected,
        server.access.name + u" took the request but left the post as it was: look at it on the forum."_s,
        u"unchanged"_s};
}

RemoteItem absent(const QString& item)
{
    RemoteItem gone;
    gone.id = item;
    gone.visibility = Visibility::Removed;
    gone.exists = false;
    return gone;
}

bool isRemoved(Visibility shown)
{
    return shown == Visibility::Removed || shown == Visibility::DeletedByAuthor;
}

/// Does somebody's complaint about a post wait for an answer?
bool isUnderReview(const QJsonObject& post)
{
    return numberOf(post.value(u"reviewable_id"))
        && post.value(u"reviewable_score_pending_count").toInt(1) > 0;
}

/// Is there nothing to do?
bool isAlready(Action action, const QJsonObject& post)
{
    const auto shown = visibilityOf(post);
    switch (action) {
    case Action::Remove:
        return isRemoved(shown);
    case Action::Restore:
        return !isRemoved(shown);
    case Action::Hide:
        return shown == Visibility::Hidden;
    case Action::Approve:
        return shown == Visibility::Approved && !isUnderReview(post);
    default:
        return shown == Visibility::Approved;
    }
}

/// What to do in the queue with a post that everybody could read, most fitting first.
QStringList answersTo(Action action)
{
    if (action == Action::Hide)
        return {u"agree_and_hide"_s};
    return {u"disagree_and_restore"_s, u"disagree"_s, u"approve"_s, u"approve_and_unhide"_s};
}

QString answerIn(const Review& review, Action action)
{
    return review.isPending() ? choose(review, answersTo(action)) : QString();
}

QStringList answersToQueued(Action action)
{
    if (action == Action::Remove)
        return {u"reject_post"_s};
    if (action == Action::Approve || action == Action::Restore)
        return {u"approve_post"_s, u"approve_post_closed"_s};
    return {};
}

Visibility shownWhen(Action action)
{
    return action == Action::Remove ? Visibility::Removed : Visibility::Approved;
}

bool isAlone(const QJsonObject& post)
{
    return post.value(u"posts_count").toInt() == 1;
}

/// The first post of a topic can only go with its topic.
JsonCall removal(const QJsonObject& post)
{
    JsonCall request;
    request.method = "DELETE";
    request.path = placeOf(post) == 1 ? u"t/%1.json"_s.arg(numberOf(post.value(u"topic_id")))
                                      : u"posts/%1.json"_s.arg(numberOf(post.value(u"id")));
    return request;
}

JsonCall recovery(const QJsonObject& post)
{
    JsonCall request;
    request.method = "PUT";
    request.path = placeOf(post) == 1 ? u"t/%1/recover.json"_s.arg(numberOf(post.value(u"topic_id")))
                                      : u"posts/%1/recover.json"_s.arg(numberOf(post.value(u"id")));
    return request;
}

JsonCall unhiding(const QJsonObject& post)
{
    JsonCall request;
    request.method = "PUT";
    request.path = u"posts/%1/unhide.json"_s.arg(numberOf(post.value(u"id")));
    return request;
}

QCoro::Task<Result<void>> send(std::shared_ptr<Server> server, JsonCall request)
{
    auto sent = call(server, request);
    const auto answer = co_await sent;
    if (!answer)
        co_return answer.error();
    co_return Result<void>();
}

/// Answers the complaint in the queue if one waits; without one, a post can be shown again but not hidden.
QCoro::Task<Result<void>> throughQueue(std::shared_ptr<Server> server, QJsonObject post, Action action)
{
    if (isRemoved(visibilityOf(post)))
        co_return isRemoved();
    if (isUnderReview(post)) {
        auto fetching = fetchReview(server, numberOf(post.value(u"reviewable_id")));
        const auto review = co_await fetching;
        if (!review)
            co_return review.error();
        const auto what = answerIn(*review, action);
        if (!what.isEmpty()) {
            auto performing = perform(server, *review, what);
            const auto done = co_await performing;
            co_return done;
        }
    }
    if (action == Action::Hide)
        co_return isUnderNoReview();
    auto sending = send(server, unhiding(post));
    const auto done = co_await sending;
    co_return done;
}

QCoro::Task<Result<void>> refuse(Error error)
{
    co_return error;
}

QCoro::Task<Result<void>> change(std::shared_ptr<Server> server, QJsonObject post, Action action)
{
    if (action == Action::Restore)
        return send(std::move(server), recovery(post));
    if (action != Action::Remove)
        return throughQueue(std::move(server), std::move(post), action);
    if (placeOf(post) == 1 && !isAlone(post))
        return refuse(opensTopic());
    return send(std::move(server), removal(post));
}

/// What a post shows as after it was changed.
QCoro::Task<Result<RemoteItem>> shownAfter(std::shared_ptr<Server> server, qint64 post, Action action)
{
    auto fetching = fetchPost(server, post);
    const auto after = co_await fetching;
    // Whoever is no moderator does not see what is removed.
    if (!after && after.error().code == ErrorCode::NotFound && action == Action::Remove)
        co_return absent(QString::number(post));
    if (!after)
        co_return after.error();
    if (!isAlready(action, *after))
        co_return unchanged(*server);
    co_return toRemoteItem(*after);
}

QCoro::Task<Result<RemoteItem>> readQueued(std::shared_ptr<Server> server, QString item)
{
    auto fetching = fetchReview(server, queuedOf(item));
    const auto review = co_await fetching;
    if (review)
        co_return toRemoteQueued(review->entry);
    if (review.error().code != ErrorCode::NotFound)
        co_return review.error();
    co_return absent(item);
}

QCoro::Task<Result<RemoteItem>> moderateQueued(std::shared_ptr<Server> server, QString item, Action action)
{
    const auto wanted = answersToQueued(action);
    if (wanted.isEmpty())
        co_return notOffered(action);
    const auto shows = shownWhen(action);
    auto fetching = fetchReview(server, queuedOf(item));
    const auto review = co_await fetching;
    if (!review)
        co_return review.error();
    if (toRemoteQueued(review->entry).visibility == shows)
        co_return toRemoteQueued(review->entry);
    const auto what = choose(*review, wanted);
    if (what.isEmpty())
        co_return notOffered(action);
    auto performing = perform(server, *review, what);
    const auto done = co_await performing;
    if (!done)
        co_return done.error();
    auto reading = readQueued(server, item);
    const auto after = co_await reading;
    if (after && after->visibility != shows)
        co_return unchanged(*server);
    co_return after;
}

bool isOffered(Action action)
{
    return action == Action::Approve || action == Action::Remove || action == Action::Restore
        || action == Action::Hide || action == Action::Unhide;
}

bool isAboutAuthors(Action action)
{
    return action == Action::Block || action == Action::Unblock || action == Action::Report;
}

/// What the platform is asked to do, whatever it is about.
QCoro::Task<Result<void>> carryOut(std::shared_ptr<Server> server, QJsonObject post, Action action)
{
    return isAboutAuthors(action) ? relate(std::move(server), std::move(post), action)
                                  : change(std::move(server), std::move(post), action);
}

} // namespace

QCoro::Task<Result<QJsonObject>> fetchSignedIn(std::shared_ptr<Server> server, qint64 post)
{
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    auto fetching = fetchPost(server, post);
    const auto found = co_await fetching;
    co_return found;
}

QCoro::Task<Result<RemoteItem>> readItem(std::shared_ptr<Server> server, QString item)
{
    if (queuedOf(item)) {
        auto reading = readQueued(server, item);
        const auto queued = co_await reading;
        co_return queued;
    }
    const auto id = postOf(item);
    if (!id)
        co_return badId();
    auto fetching = fetchPost(server, id);
    const auto post = co_await fetching;
    if (post)
        co_return toRemoteItem(*post);
    if (post.error().code != ErrorCode::NotFound)
        co_return post.error();
    co_return absent(item);
}

QCoro::Task<Result<RemoteItem>> moderate(std::shared_ptr<Server> server, QString item, Action action)
{
    if (queuedOf(item)) {
        auto moderating = moderateQueued(server, item, action);
        const auto queued = co_await moderating;
        co_return queued;
    }
    const auto id = postOf(item);
    if (!id)
        co_return badId();
    if (!isOffered(action) && !isAboutAuthors(action))
        co_return notOffered(action);
    auto fetching = fetchSignedIn(server, id);
    const auto post = co_await fetching;
    if (!post)
        co_return post.error();
    if (isOffered(action) && isAlready(action, *post))
        co_return toRemoteItem(*post);
    auto doing = carryOut(server, *post, action);
    const auto done = co_await doing;
    if (!done)
        co_return done.error();
    if (isAboutAuthors(action))
        co_return toRemoteItem(*post);
    auto reading = shownAfter(server, id, action);
    const auto after = co_await reading;
    co_return after;
}

QCoro::Task<Result<void>> takeBack(std::shared_ptr<Server> server, QString reply)
{
    const auto id = postOf(reply);
    if (!id)
        co_return badId();
    auto fetching = fetchSignedIn(server, id);
    const auto post = co_await fetching;
    if (!post && post.error().code == ErrorCode::NotFound)
        co_return Result<void>();
    if (!post)
        co_return post.error();
    if (numberOf(post->value(u"user_id")) != server->me->id)
        co_return notByUs();
    if (isAlready(Action::Remove, *post))
        co_return Result<void>();
    auto changing = change(server, *post, Action::Remove);
    const auto done = co_await changing;
    if (!done && done.error().code != ErrorCode::NotFound)
        co_return done.error();
    co_return Result<void>();
}

} // namespace steward::discourse
