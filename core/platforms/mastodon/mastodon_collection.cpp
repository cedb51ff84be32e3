// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/mastodon/mastodon_collection.h"

#include "base/logging.h"

using namespace Qt::StringLiterals;

namespace steward::mastodon {

namespace {

const QString cursorTag = u"mastodon/1"_s;

constexpr int perPage = 40;
constexpr std::size_t mostWatched = 200;
constexpr qsizetype checkedAtOnce = 10;

bool isWorthTryingAgain(const Error& error)
{
    return error.code == ErrorCode::Unreachable || error.code == ErrorCode::Throttled
        || error.code == ErrorCode::Cancelled;
}

JsonCall mentions(const Progress& progress)
{
    JsonCall request;
    request.path = u"api/v1/notifications"_s;
    // min_id and not since_id: that one jumps to the newest page and leaves a gap.
    request.query = {
        {u"types[]"_s, u"mention"_s}, {u"limit"_s, QString::number(perPage)}, {u"min_id"_s, progress.newest}};
    return request;
}

void watch(Progress& progress, const IncomingItem& item)
{
    progress.watched[item.id] = item.version;
    while (progress.watched.size() > mostWatched)
        progress.watched.erase(progress.watched.begin());
}

/// Takes the notifications in that are new, oldest first. False if there was none.
bool takeMentions(Progress& progress, const JsonAnswer& answer, const Server& server, Collected& batch)
{
    auto notifications = answer.objects();
    std::reverse(notifications.begin(), notifications.end());
    const auto before = progress.newest;
    for (const auto& notification : std::as_const(notifications)) {
        const auto id = notification.value(u"id").toString();
        if (!isId(id) || !isNewer(id, before))
            continue;
        if (isNewer(id, progress.newest))
            progress.newest = id;
        auto item = toItem(notification.value(u"status").toObject(), server.me->id);
        if (!item) {
            qCWarning(logPlatforms) << "mastodon: a mention without a post was left out";
            continue;
        }
        item->account = server.access.name;
        if (item->kind == ItemKind::Message)
            item->root = item->id;
        watch(progress, *item);
        batch.items << std::move(*item);
    }
    return progress.newest != before;
}

bool holds(const Collected& batch, const QString& id)
{
    return std::any_of(batch.items.cbegin(), batch.items.cend(),
               [&id](const IncomingItem& item) { return item.id == id; })
        || std::any_of(batch.posts.cbegin(), batch.posts.cend(),
            [&id](const IncomingPost& post) { return post.id == id; });
}

/// What stands above an item: the post that all hangs under, and what we said ourselves. What others said to
/// each other is not ours to keep.
void takeAncestors(const QJsonArray& ancestors, const Server& server, IncomingItem& item, Collected& batch)
{
    if (ancestors.isEmpty())
        return;
    const auto first = toItem(ancestors.first().toObject(), server.me->id);
    if (!first)
        return;
    item.root = first->id;
    const bool inPublic = first->kind != ItemKind::Message;
    if (inPublic && !holds(batch, first->id))
        batch.posts << *toPost(ancestors.first().toObject());
    for (qsizetype i = inPublic ? 1 : 0; i < ancestors.size(); ++i) {
        auto above = toItem(ancestors.at(i).toObject(), server.me->id);
        if (!above || above->direction != Direction::Outbound || holds(batch, above->id))
            continue;
        above->account = server.access.name;
        above->root = first->id;
        batch.items << std::move(*above);
    }
}

QCoro::Task<Result<void>> readAncestors(
    std::shared_ptr<Server> server, std::shared_ptr<Collected> batch, qsizetype at)
{
    JsonCall request;
    request.path = u"api/v1/statuses/%1/context"_s.arg(batch->items.at(at).id);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer && isWorthTryingAgain(answer.error()))
        co_return answer.error();
    if (!answer)
        co_return Result<void>(); // the item is good without what stands above it
    auto item = batch->items.at(at);
    takeAncestors(answer->json.object().value(u"ancestors").toArray(), *server, item, *batch);
    batch->items[at] = item;
    co_return Result<void>();
}

/// Reads a few watched statuses again. What cannot be read just now comes round again.
QCoro::Task<void> checkWatched(
    std::shared_ptr<Server> server, std::shared_ptr<Progress> progress, std::shared_ptr<Collected> batch)
{
    const auto due = nextToCheck(*progress);
    for (const auto& id : due) {
        auto fetching = fetchStatus(server, id);
        const auto status = co_await fetching;
        if (!status && isWorthTryingAgain(status.error()))
            co_return;
        progress->checked = id;
        if (!status) {
            if (status.error().code == ErrorCode::NotFound) {
                batch->gone << id;
                progress->watched.erase(id);
            }
            continue;
        }
        auto item = toItem(*status, server->me->id);
        if (!item || item->version == progress->watched[id] || holds(*batch, id))
            continue;
        item->account = server->access.name;
        progress->watched[id] = item->version;
        batch->items << *item;
    }
}

} // namespace

Cursor toCursor(const Progress& progress)
{
    QJsonObject watched;
    for (const auto& [id, edited] : progress.watched)
        watched.insert(id, edited);
    return {cursorTag,
        {{u"newest"_s, progress.newest}, {u"watched"_s, watched}, {u"checked"_s, progress.checked}}};
}

Progress toProgress(const Cursor& cursor)
{
    Progress progress;
    if (cursor.tag != cursorTag)
        return progress;
    if (const auto newest = cursor.anchors.value(u"newest").toString(); isId(newest))
        progress.newest = newest;
    const auto watched = cursor.anchors.value(u"watched").toObject();
    for (auto it = watched.begin(); it != watched.end(); ++it) {
        if (isId(it.key()))
            progress.watched.emplace(it.key(), it.value().toString());
    }
    progress.checked = cursor.anchors.value(u"checked").toString();
    return progress;
}

QStringList nextToCheck(const Progress& progress)
{
    QStringList next;
    auto at = progress.watched.upper_bound(progress.checked);
    const auto most = std::min<qsizetype>(checkedAtOnce, qsizetype(progress.watched.size()));
    while (next.size() < most) {
        if (at == progress.watched.end())
            at = progress.watched.begin();
        next << (at++)->first;
    }
    return next;
}

QCoro::Task<Result<Collected>> collectPage(std::shared_ptr<Server> server, Cursor cursor)
{
    const auto progress = std::make_shared<Progress>(toProgress(cursor));
    const auto batch = std::make_shared<Collected>();
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    const auto request = mentions(*progress);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    if (!answer->json.isArray())
        co_return notUnderstood(*server);
    const bool advanced = takeMentions(*progress, *answer, *server, *batch);
    const auto taken = batch->items.size();
    for (qsizetype at = 0; at < taken; ++at) {
        if (batch->items.at(at).parent.isEmpty())
            continue;
        auto reading = readAncestors(server, batch, at);
        const auto above = co_await reading;
        if (!above)
            co_return above.error();
    }
    batch->more = advanced && answer->json.array().size() >= perPage;
    if (!batch->more) {
        auto checking = checkWatched(server, progress, batch);
        co_await checking;
    }
    batch->next = toCursor(*progress);
    co_return *batch;
}

} // namespace steward::mastodon
