// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/nodebb/nodebb_collection.h"

#include "base/logging.h"

using namespace Qt::StringLiterals;

namespace steward::nodebb {

namespace {

using namespace std::chrono_literals;

/// The forum stamps an edit with its own clock.
constexpr auto stampTolerance = 2min;

JsonCall recentPosts(int page)
{
    JsonCall request;
    request.path = u"api/recent/posts"_s;
    request.query = {{u"page"_s, QString::number(page)}};
    return request;
}

void takePosts(Round& round, const QList<QJsonObject>& page, const Server& server)
{
    const auto place = server.place();
    const auto readAt = toMs(server.clock.now() - stampTolerance);
    for (const auto& post : page) {
        const auto id = idOf(post.value(u"pid"));
        if (id.isEmpty() || isKnown(round.progress, id))
            continue;
        auto item = toItem(post, place);
        if (!item) {
            qCWarning(logPlatforms) << "nodebb: a post that lacks what every post has was left out";
            continue;
        }
        if (const auto topic = toTopic(post, place); topic && topic->id == item->root) {
            const auto same = [&topic](const IncomingPost& known) { return known.id == topic->id; };
            if (std::none_of(round.batch.posts.cbegin(), round.batch.posts.cend(), same))
                round.batch.posts << *topic;
        }
        if (item->direction == Direction::Inbound)
            watch(round.progress, id, {readAt, item->visibility == Visibility::Removed});
        noteFresh(round.progress, id);
        round.take(std::move(*item), server);
    }
}

/// An accepted entry of the queue keeps its author and its time, and gets a number of its own.
void settle(Round& round, const QList<QJsonObject>& page)
{
    for (const auto& post : page) {
        const Waiting posted{idOf(post.value(u"uid")), stampOf(post.value(u"timestamp"))};
        std::erase_if(
            round.progress.settling, [&posted](const auto& entry) { return entry.second == posted; });
    }
}

} // namespace

void Round::take(IncomingItem item, const Server& server)
{
    item.account = server.access.name;
    const auto same = [&item](const IncomingItem& known) { return known.id == item.id; };
    if (std::none_of(batch.items.cbegin(), batch.items.cend(), same))
        batch.items << std::move(item);
}

bool isWorthTryingAgain(const Error& error)
{
    return error.code == ErrorCode::Unreachable || error.code == ErrorCode::Throttled
        || error.code == ErrorCode::Cancelled;
}

QCoro::Task<Result<Collected>> collectPage(std::shared_ptr<Server> server, Cursor cursor)
{
    const auto round = std::make_shared<Round>();
    round->progress = toProgress(cursor);
    auto signing = signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    // First the queue: what is accepted while we read must turn up among the posts.
    if (round->progress.page == 1 && me->moderates) {
        auto queueing = readQueue(server, round);
        const auto queue = co_await queueing;
        if (!queue)
            co_return queue.error();
    }
    const auto request = recentPosts(round->progress.page);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    if (!answer->json.isArray())
        co_return notUnderstood(*server);
    const auto page = answer->objects();
    takePosts(*round, page, *server);
    const bool deepEnough = reachedQueue(round->progress, page);
    const bool ended = endsRound(round->progress, page);
    settle(*round, page);
    if (ended) {
        // Neither waiting nor posted: turned down.
        for (const auto& [id, entry] : round->progress.settling) {
            if (deepEnough || page.isEmpty())
                round->batch.gone << id;
        }
        closeRound(round->progress);
        auto chatting = readChats(server, round);
        co_await chatting;
        auto checking = checkWatched(server, round);
        co_await checking;
    } else {
        ++round->progress.page;
    }
    round->batch.more = !ended;
    round->batch.next = toCursor(round->progress);
    co_return std::as_const(round->batch);
}

} // namespace steward::nodebb
