// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_actions.h"

using namespace Qt::StringLiterals;

namespace steward::discourse {

namespace {

using namespace std::chrono_literals;

/// The forum stamps a post with its own clock and may have taken its time.
constexpr auto stampTolerance = 2min;
constexpr qsizetype mostSearched = 40;
constexpr qsizetype mostConversations = 5;

Error noPlace()
{
    return {ErrorCode::Rejected,
        u"There is no post on the forum to hang this answer under: if it waits for review, approve it first, otherwise answer on the forum and record it as done by hand."_s,
        {}};
}
Error wasPrivate()
{
    return {ErrorCode::Rejected,
        u"This was written in a personal message, so a public answer would give it away: answer privately."_s,
        {}};
}
Error noRecipient()
{
    return {ErrorCode::Rejected,
        u"The author of this cannot be written to on the forum any more: answer in public or close the case."_s,
        {}};
}
Error wasDeleted(const Server& server)
{
    return {ErrorCode::NotFound,
        server.access.name
            + u" no longer shows this post, so nobody would understand a public answer to it."_s,
        {}};
}
Error waitsForReview(const Server& server)
{
    return {ErrorCode::Rejected,
        server.access.name
            + u" holds our answer in its review queue: approve it on the forum and record it as done by hand."_s,
        u"enqueued"_s};
}

bool isPrivate(const QJsonObject& topic)
{
    return topic.value(u"archetype").toString() == "private_message"_L1;
}

bool isGone(const QJsonObject& post)
{
    const auto shown = visibilityOf(post);
    return shown == Visibility::Removed || shown == Visibility::DeletedByAuthor;
}

/// An answer under the post; what was said in private is answered where it was said.
QJsonObject underPost(const OutgoingReply& reply, const QJsonObject& answered)
{
    return {{u"raw"_s, reply.text}, {u"topic_id"_s, numberOf(answered.value(u"topic_id"))},
        {u"reply_to_post_number"_s, placeOf(answered)}};
}

QJsonObject personal(const OutgoingReply& reply, const QJsonObject& answered, const QJsonObject& topic)
{
    return {{u"raw"_s, reply.text}, {u"archetype"_s, u"private_message"_s},
        {u"target_recipients"_s, answered.value(u"username").toString()},
        {u"title"_s, titleOfAnswer(topic.value(u"title").toString())}};
}

JsonCall writing(const OutgoingReply& reply, const QJsonObject& answered, const QJsonObject& topic)
{
    const bool isUnder = reply.audience == Audience::Public || isPrivate(topic);
    JsonCall request;
    request.method = "POST";
    request.path = u"posts.json"_s;
    request.body = isUnder ? underPost(reply, answered) : personal(reply, answered, topic);
    return request;
}

bool isOurs(const QJsonObject& post, const OutgoingReply& reply, qint64 me)
{
    const auto item = toItem(post, me, {});
    return item && item->direction == Direction::Outbound && !isGone(post)
        && item->created >= reply.firstTriedAt - stampTolerance
        && normalised(item->text) == normalised(reply.text);
}

/// A post that answers the one which opens its topic may not say so.
bool answers(const QJsonObject& post, qint64 place)
{
    const auto answered = numberOf(post.value(u"reply_to_post_number"));
    return answered == place || (answered == 0 && place == 1);
}

/// The oldest match that is not older than our first try.
QString matchIn(const QList<QJsonObject>& posts, const OutgoingReply& reply, qint64 me, qint64 place)
{
    qint64 found = 0;
    for (const auto& post : posts) {
        const auto id = numberOf(post.value(u"id"));
        if (isOurs(post, reply, me) && answers(post, place) && (!found || id < found))
            found = id;
    }
    return found ? QString::number(found) : QString();
}

bool reaches(const QJsonObject& topic, const QString& username)
{
    const auto allowed = topic.value(u"details").toObject().value(u"allowed_users").toArray();
    return allowed.isEmpty() || std::any_of(allowed.begin(), allowed.end(), [&username](const auto& user) {
        return user.toObject().value(u"username").toString() == username;
    });
}

QList<qint64> recentConversations(const QJsonObject& answer, const OutgoingReply& reply)
{
    QList<qint64> ids;
    const auto topics = answer.value(u"topic_list").toObject().value(u"topics").toArray();
    for (const auto& value : topics) {
        const auto topic = value.toObject();
        const auto id = numberOf(topic.value(u"id"));
        const auto created = parseInstant(topic.value(u"created_at").toString());
        if (id && created && *created >= reply.firstTriedAt - stampTolerance && isPrivate(topic))
            ids << id;
    }
    return ids.mid(0, mostConversations);
}

QCoro::Task<Result<QString>> findUnder(
    std::shared_ptr<Server> server, OutgoingReply reply, QJsonObject answered, QJsonObject topic)
{
    const auto stream = streamOf(topic);
    const auto newest = stream.mid(std::max<qsizetype>(0, stream.size() - mostSearched));
    if (newest.isEmpty())
        co_return QString();
    auto reading = fetchPosts(server, numberOf(topic.value(u"id")), newest);
    const auto posts = co_await reading;
    if (!posts)
        co_return posts.error();
    co_return matchIn(*posts, reply, server->me->id, placeOf(answered));
}

QCoro::Task<Result<QString>> findPersonal(
    std::shared_ptr<Server> server, OutgoingReply reply, QString recipient)
{
    JsonCall request;
    request.path = u"topics/private-messages-sent/%1.json"_s.arg(server->me->username);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto recent = recentConversations(answer->json.object(), reply);
    for (const auto id : recent) {
        auto fetching = fetchTopic(server, id);
        const auto topic = co_await fetching;
        if (!topic)
            co_return topic.error();
        const auto first = postsOf(*topic).value(0);
        if (reaches(*topic, recipient) && isOurs(first, reply, server->me->id))
            co_return QString::number(numberOf(first.value(u"id")));
    }
    co_return QString();
}

QCoro::Task<Result<QString>> find(
    std::shared_ptr<Server> server, OutgoingReply reply, QJsonObject answered, QJsonObject topic)
{
    if (reply.audience == Audience::Public || isPrivate(topic))
        return findUnder(std::move(server), std::move(reply), std::move(answered), std::move(topic));
    return findPersonal(std::move(server), std::move(reply), answered.value(u"username").toString());
}

/// The id in the answer to a post, or why there is none.
Result<QString> idIn(const JsonAnswer& answer, const Server& server)
{
    const auto said = answer.json.object();
    if (said.value(u"action").toString() == "enqueued"_L1)
        return waitsForReview(server);
    const auto id = numberOf(said.value(u"id"));
    return id ? Result<QString>(QString::number(id)) : Result<QString>(notUnderstood(server));
}

} // namespace

QCoro::Task<Result<QString>> sendReply(std::shared_ptr<Server> server, OutgoingReply reply)
{
    const auto id = postOf(reply.inReplyTo);
    if (!id)
        co_return noPlace();
    auto fetching = fetchSignedIn(server, id);
    const auto answered = co_await fetching;
    if (!answered)
        co_return answered.error();
    auto looking = fetchTopic(server, numberOf(answered->value(u"topic_id")));
    const auto topic = co_await looking;
    if (!topic)
        co_return topic.error();
    const bool inPublic = reply.audience == Audience::Public;
    if (inPublic && isPrivate(*topic))
        co_return wasPrivate();
    if (inPublic && isGone(*answered))
        co_return wasDeleted(*server);
    const bool isNew = !inPublic && !isPrivate(*topic);
    if (isNew && !isUsername(answered->value(u"username").toString()))
        co_return noRecipient();
    const auto request = writing(reply, *answered, *topic);
    auto sent = call(server, request);
    const auto answer = co_await sent;
    if (!answer)
        co_return answer.error();
    co_return idIn(*answer, *server);
}

QCoro::Task<Result<QString>> findOwnReply(std::shared_ptr<Server> server, OutgoingReply reply)
{
    const auto id = postOf(reply.inReplyTo);
    if (!id)
        co_return QString();
    auto fetching = fetchSignedIn(server, id);
    const auto answered = co_await fetching;
    if (!answered)
        co_return answered.error();
    auto looking = fetchTopic(server, numberOf(answered->value(u"topic_id")));
    const auto topic = co_await looking;
    if (!topic)
        co_return topic.error();
    auto searching = find(server, reply, *answered, *topic);
    const auto found = co_await searching;
    co_return found;
}

} // namespace steward::discourse
