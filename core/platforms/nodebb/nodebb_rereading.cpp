// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a list of posts does not tell: the post queue, our chats, edits and deletions.
#include "platforms/nodebb/nodebb_collection.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward::nodebb {

namespace {

constexpr int mostQueuePages = 25;
constexpr int roomsAtOnce = 20;
/// The forum stamps with its own clock, and two rooms are not read at one moment.
constexpr auto stampTolerance = 2min;

JsonCall queuePage(int page)
{
    JsonCall request;
    request.path = u"api/post-queue"_s;
    request.query = {{u"page"_s, QString::number(page)}};
    return request;
}

JsonCall rooms()
{
    JsonCall request;
    request.path = u"api/v3/chats"_s;
    request.query = {{u"start"_s, u"0"_s}, {u"perPage"_s, QString::number(roomsAtOnce)}};
    return request;
}

JsonCall messages(const QString& room)
{
    JsonCall request;
    request.path = u"api/v3/chats/%1/messages"_s.arg(room);
    return request;
}

void takeEntries(const QJsonArray& entries, Round& round, const Server& server)
{
    for (const auto& value : entries) {
        auto item = toQueued(value.toObject(), server.place());
        if (!item)
            continue;
        round.progress.queued[item->id] = {item->authorId, toMs(item->created)};
        round.take(std::move(*item), server);
    }
}

/// Rooms with something new: private ones, since a public room belongs to all.
QStringList roomsToRead(const QJsonObject& answer, qint64 since)
{
    QStringList ids;
    const auto list = answer.value(u"rooms").toArray();
    for (const auto& value : list) {
        const auto room = value.toObject();
        const auto id = idOf(room.value(u"roomId"));
        const auto last = stampOf(room.value(u"teaser").toObject().value(u"timestamp"));
        if (!id.isEmpty() && !isTrue(room.value(u"public")) && (last == 0 || last > since))
            ids << id;
    }
    return ids;
}

/// The newest stamp in a room after those that were taken.
qint64 takeMessages(
    const QJsonArray& list, const QString& room, qint64 since, Round& round, const Server& server)
{
    qint64 newest = 0;
    for (const auto& value : list) {
        auto item = toMessage(value.toObject(), room, server.place());
        if (!item || toMs(item->created) + std::chrono::milliseconds(stampTolerance).count() <= since)
            continue;
        newest = std::max(newest, toMs(item->created));
        round.take(std::move(*item), server);
    }
    return newest;
}

/// How a watched post shows now, if that is news.
std::optional<Visibility> newsOf(const QJsonObject& post, const Watched& before)
{
    const bool deleted = isTrue(post.value(u"deleted"));
    if (deleted != before.deleted)
        return deleted ? Visibility::Removed : Visibility::Approved;
    if (!deleted && stampOf(post.value(u"edited")) > before.readAt)
        return Visibility::Unmoderated;
    return std::nullopt;
}

Watched watchedOf(const QJsonObject& post, const Watched& before)
{
    return {std::max(before.readAt, stampOf(post.value(u"edited"))), isTrue(post.value(u"deleted"))};
}

/// Hands a post over as people see it now. False: out of reach just now.
QCoro::Task<bool> handOver(
    std::shared_ptr<Server> server, RoundPtr round, QString id, Visibility shows, qint64 edited)
{
    auto fetching = fetchSummary(server, id);
    const auto summary = co_await fetching;
    if (!summary && isWorthTryingAgain(summary.error()))
        co_return false;
    if (!summary)
        co_return true;
    auto item = toItem(*summary, server->place());
    if (!item)
        co_return true;
    item->visibility = shows;
    item->version = edited > 0 ? QString::number(edited) : QString();
    round->take(*item, *server);
    co_return true;
}

/// False: out of reach just now.
QCoro::Task<bool> checkOne(std::shared_ptr<Server> server, RoundPtr round, QString id)
{
    auto fetching = fetchPost(server, id);
    const auto post = co_await fetching;
    if (!post && isWorthTryingAgain(post.error()))
        co_return false;
    if (!post) {
        if (post.error().code == ErrorCode::NotFound) {
            round->batch.gone << id;
            round->progress.watched.erase(id);
        }
        co_return true;
    }
    const auto before = round->progress.watched[id];
    const auto news = newsOf(*post, before);
    const auto deleter = idOf(post->value(u"deleterUid"));
    if (news == Visibility::Removed && deleter == idOf(post->value(u"uid"))) {
        round->batch.gone << id;
    } else if (news && !(news == Visibility::Removed && deleter == server->me->id)) {
        // What we deleted ourselves is no news.
        auto handing = handOver(server, round, id, *news, stampOf(post->value(u"edited")));
        const bool handed = co_await handing;
        if (!handed)
            co_return false;
    }
    round->progress.watched[id] = watchedOf(*post, before);
    co_return true;
}

} // namespace

QCoro::Task<Result<void>> readQueue(std::shared_ptr<Server> server, RoundPtr round)
{
    const auto before = round->progress.queued;
    round->progress.queued.clear();
    for (int page = 1; page <= mostQueuePages; ++page) {
        const auto request = queuePage(page);
        auto asked = call(server, request);
        const auto answer = co_await asked;
        if (!answer && isWorthTryingAgain(answer.error()))
            co_return answer.error();
        const auto whole = answer ? answer->json.object() : QJsonObject();
        if (!whole.value(u"posts").isArray()) {
            // No queue for us here: what we know of it stays as it is.
            round->progress.queued = before;
            co_return Result<void>();
        }
        takeEntries(whole.value(u"posts").toArray(), *round, *server);
        if (page >= whole.value(u"pagination").toObject().value(u"pageCount").toInt(1))
            break;
    }
    for (const auto& [id, entry] : before) {
        if (!round->progress.queued.contains(id))
            round->progress.settling.emplace(id, entry);
    }
    co_return Result<void>();
}

QCoro::Task<void> readChats(std::shared_ptr<Server> server, RoundPtr round)
{
    const auto since = round->progress.chats;
    auto newest = since;
    const auto request = rooms();
    auto asked = ask(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return; // chats may be switched off
    const auto toRead = roomsToRead(*answer, since);
    for (const auto& room : toRead) {
        const auto reading = messages(room);
        auto askedRoom = ask(server, reading);
        const auto said = co_await askedRoom;
        if (!said && isWorthTryingAgain(said.error()))
            co_return;
        if (said)
            newest = std::max(
                newest, takeMessages(said->value(u"messages").toArray(), room, since, *round, *server));
    }
    round->progress.chats = newest;
}

QCoro::Task<void> checkWatched(std::shared_ptr<Server> server, RoundPtr round)
{
    const auto due = nextToCheck(round->progress);
    for (const auto& id : due) {
        auto checking = checkOne(server, round, id);
        const bool done = co_await checking;
        if (!done)
            co_return;
        round->progress.checked = id;
    }
}

} // namespace steward::nodebb
