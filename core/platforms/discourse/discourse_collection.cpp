// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_collection.h"

#include "base/logging.h"

using namespace Qt::StringLiterals;

namespace steward::discourse {

namespace {

constexpr int mostQueuePages = 3;
constexpr int perQueuePage = 10;
constexpr qsizetype mostFlagged = 5;

JsonCall latest(const Progress& progress)
{
    JsonCall request;
    request.path = u"posts.json"_s;
    if (progress.before > 0)
        request.query = {{u"before"_s, QString::number(progress.before)}};
    return request;
}

JsonCall queue(int page)
{
    JsonCall request;
    request.path = u"review.json"_s;
    request.query = {{u"status"_s, u"pending"_s}};
    if (page > 0)
        request.query.emplaceBack(u"offset"_s, QString::number(page * perQueuePage));
    return request;
}

bool holds(const Collected& batch, const QString& id)
{
    return std::any_of(
        batch.items.cbegin(), batch.items.cend(), [&id](const IncomingItem& item) { return item.id == id; });
}

/// Who answers whom, as far as it can be seen in one list: a post names the other by its place in the topic.
void connectParents(QList<IncomingItem>& items, const QList<QJsonObject>& posts)
{
    std::map<std::pair<qint64, qint64>, QString> places;
    std::map<QString, std::pair<qint64, qint64>> answers;
    for (const auto& post : posts) {
        const auto topic = numberOf(post.value(u"topic_id"));
        const auto id = QString::number(numberOf(post.value(u"id")));
        places.insert_or_assign({topic, placeOf(post)}, id);
        if (const auto answered = numberOf(post.value(u"reply_to_post_number")))
            answers.insert_or_assign(id, std::pair{topic, answered});
    }
    for (auto& item : items) {
        const auto answer = answers.find(item.id);
        const auto above = answer == answers.end() ? places.end() : places.find(answer->second);
        if (above != places.end())
            item.parent = above->second;
    }
}

/// Takes a list in and moves on; true if there is more.
bool takeList(Batch& batch, const Server& server, const QJsonArray& list)
{
    QList<QJsonObject> posts;
    QList<qint64> ids;
    batch.listed.clear();
    for (const auto& value : list) {
        const auto post = value.toObject();
        const auto id = numberOf(post.value(u"id"));
        if (!id)
            continue;
        ids << id;
        batch.listed.insert(id);
        posts << post;
        takePost(batch, server, post);
    }
    connectParents(batch.collected.items, posts);
    return advance(batch.progress, ids);
}

QJsonObject userOf(const QJsonArray& users, qint64 id)
{
    for (const auto& user : users) {
        if (id && numberOf(user.toObject().value(u"id")) == id)
            return user.toObject();
    }
    return {};
}

/// Enough complaints hide a post without anybody's doing.
bool isWorthALook(const Batch& batch, qint64 post)
{
    const auto known = batch.progress.watched.find(post);
    return !batch.listed.contains(post)
        && (known == batch.progress.watched.end() || !isHidden(known->second));
}

/// A flagged post is one that can be read: read again, it shows whether readers see it still. One that waits
/// to be let through is in the queue only. Returns the flagged ones that may have changed.
QList<qint64> takeQueue(Batch& batch, const Server& server, const QJsonObject& answer)
{
    QList<qint64> flagged;
    const auto users = answer.value(u"users").toArray();
    const auto reviewables = answer.value(u"reviewables").toArray();
    for (const auto& value : reviewables) {
        const auto reviewable = value.toObject();
        if (const auto post = numberOf(reviewable.value(u"post_id"))) {
            if (isWorthALook(batch, post))
                flagged << post;
            continue;
        }
        const auto author = userOf(users, numberOf(reviewable.value(u"target_created_by_id")));
        auto item = toQueuedItem(reviewable, author, server.access.url);
        if (!item || holds(batch.collected, item->id))
            continue;
        item->account = server.access.name;
        batch.collected.items << std::move(*item);
    }
    return flagged;
}

/// A key may have no right to the queue, and an old forum has none at this address: neither is a misfortune.
QCoro::Task<QList<qint64>> readQueue(std::shared_ptr<Server> server, std::shared_ptr<Batch> batch)
{
    QList<qint64> flagged;
    for (int page = 0; page < mostQueuePages; ++page) {
        const auto request = queue(page);
        auto asked = call(server, request);
        const auto answer = co_await asked;
        if (!answer)
            break;
        const auto list = answer->json.object();
        flagged << takeQueue(*batch, *server, list);
        if (list.value(u"meta").toObject().value(u"load_more_reviewables").toString().isEmpty())
            break;
    }
    co_return flagged;
}

/// False if there is no use in asking on just now.
bool takeAgain(Batch& batch, const Server& server, qint64 id, const Result<QJsonObject>& post)
{
    if (!post && isWorthTryingAgain(post.error()))
        return false;
    if (post)
        takePost(batch, server, *post);
    else if (post.error().code == ErrorCode::NotFound && batch.progress.watched.erase(id) > 0)
        batch.collected.gone << QString::number(id);
    return true;
}

/// Returns the last one that was read.
QCoro::Task<qint64> readAgain(std::shared_ptr<Server> server, std::shared_ptr<Batch> batch, QList<qint64> due)
{
    qint64 last = 0;
    for (const auto id : due) {
        auto fetching = fetchPost(server, id);
        const auto post = co_await fetching;
        if (!takeAgain(*batch, *server, id, post))
            break;
        last = id;
    }
    co_return last;
}

QCoro::Task<void> finishRound(std::shared_ptr<Server> server, std::shared_ptr<Batch> batch)
{
    const auto due = nextToCheck(batch->progress, batch->listed);
    auto queueing = readQueue(server, batch);
    const auto flagged = co_await queueing;
    auto flags = readAgain(server, batch, flagged.mid(0, mostFlagged));
    co_await flags;
    auto checking = readAgain(server, batch, due);
    if (const auto last = co_await checking)
        batch->progress.checked = last;
    auto messages = readMessages(server, batch);
    co_await messages;
}

} // namespace

void takePost(Batch& batch, const Server& server, const QJsonObject& post)
{
    const auto id = numberOf(post.value(u"id"));
    if (!isSaidOpenly(post))
        return;
    if (isDeletedByAuthor(post)) {
        if (batch.progress.watched.erase(id) > 0)
            batch.collected.gone << QString::number(id);
        return;
    }
    auto item = toItem(post, server.me ? server.me->id : 0, server.access.url);
    if (!item) {
        qCWarning(logPlatforms) << "discourse: an entry that is no post was left out";
        return;
    }
    // A post that is read alone does not say that its topic is private.
    if (batch.progress.messages.contains(topicOf(item->root)))
        item->kind = ItemKind::Message;
    if (!watch(batch.progress, id, fingerprintOf(post)) || holds(batch.collected, item->id))
        return;
    item->account = server.access.name;
    if (auto topic = toTopic(post, server.access.url); topic && item->kind != ItemKind::Message) {
        // The list names the topic of a post, a post that is read alone does not.
        const bool hasTitle = !topic->title.isEmpty();
        if (hasTitle && (meet(batch.progress, topicOf(topic->id)) || placeOf(post) == 1))
            batch.collected.posts << std::move(*topic);
    }
    batch.collected.items << std::move(*item);
}

QCoro::Task<Result<Collected>> collectPage(std::shared_ptr<Server> server, Cursor cursor)
{
    const auto batch = std::make_shared<Batch>();
    batch->progress = toProgress(cursor);
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    if (!batch->progress.underWay)
        beginRound(batch->progress);
    const auto request = latest(batch->progress);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto list = answer->json.object().value(u"latest_posts");
    if (!list.isArray())
        co_return notUnderstood(*server);
    batch->collected.more = takeList(*batch, *server, list.toArray());
    if (!batch->collected.more) {
        auto finishing = finishRound(server, batch);
        co_await finishing;
    }
    batch->collected.next = toCursor(batch->progress);
    co_return std::as_const(batch->collected);
}

} // namespace steward::discourse
