// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/nodebb/nodebb_progress.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::nodebb {

namespace {

const QString cursorTag = u"nodebb/1"_s;

constexpr qsizetype mostAnchors = 10;
constexpr std::size_t mostWatched = 200;
constexpr std::size_t mostWaiting = 500;
constexpr qsizetype checkedAtOnce = 10;
constexpr int mostPages = 25;
/// A page may be empty because all on it is hidden from us; two in a row are the end.
constexpr int emptyAtTheEnd = 2;

QStringList idsIn(const QJsonValue& value)
{
    QStringList ids;
    const auto list = value.toArray();
    for (const auto& one : list) {
        if (isId(one.toString()) && ids.size() < mostAnchors)
            ids << one.toString();
    }
    return ids;
}

QJsonObject fromWaiting(const std::map<QString, Waiting>& entries)
{
    QJsonObject json;
    for (const auto& [id, entry] : entries)
        json.insert(id, QJsonArray{entry.author, entry.at});
    return json;
}

std::map<QString, Waiting> toWaiting(const QJsonObject& json)
{
    std::map<QString, Waiting> entries;
    for (auto it = json.begin(); it != json.end() && entries.size() < mostWaiting; ++it) {
        const auto entry = it.value().toArray();
        if (isQueueId(it.key()))
            entries.emplace(it.key(), Waiting{idOf(entry.at(0)), stampOf(entry.at(1))});
    }
    return entries;
}

QStringList newestOf(QStringList ids)
{
    std::sort(ids.begin(), ids.end(), isNewer);
    ids.removeDuplicates();
    return ids.mid(0, mostAnchors);
}

} // namespace

Cursor toCursor(const Progress& progress)
{
    QJsonObject watched;
    for (const auto& [id, state] : progress.watched)
        watched.insert(id, QJsonArray{state.readAt, state.deleted});
    return {cursorTag,
        {{u"anchors"_s, QJsonArray::fromStringList(progress.anchors)},
            {u"fresh"_s, QJsonArray::fromStringList(progress.fresh)}, {u"page"_s, progress.page},
            {u"emptyPages"_s, progress.emptyPages}, {u"met"_s, progress.met}, {u"watched"_s, watched},
            {u"checked"_s, progress.checked}, {u"queued"_s, fromWaiting(progress.queued)},
            {u"settling"_s, fromWaiting(progress.settling)}, {u"chats"_s, progress.chats}}};
}

Progress toProgress(const Cursor& cursor)
{
    Progress progress;
    if (cursor.tag != cursorTag)
        return progress;
    const auto& kept = cursor.anchors;
    progress.anchors = idsIn(kept.value(u"anchors"));
    progress.fresh = idsIn(kept.value(u"fresh"));
    progress.page = std::clamp(kept.value(u"page").toInt(1), 1, mostPages);
    progress.emptyPages = std::clamp(kept.value(u"emptyPages").toInt(), 0, emptyAtTheEnd - 1);
    progress.met = kept.value(u"met").toBool();
    const auto watched = kept.value(u"watched").toObject();
    for (auto it = watched.begin(); it != watched.end(); ++it) {
        const auto state = it.value().toArray();
        if (isId(it.key()))
            watch(progress, it.key(), {stampOf(state.at(0)), state.at(1).toBool()});
    }
    progress.checked = kept.value(u"checked").toString();
    progress.queued = toWaiting(kept.value(u"queued").toObject());
    progress.settling = toWaiting(kept.value(u"settling").toObject());
    progress.chats = stampOf(kept.value(u"chats"));
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

void watch(Progress& progress, const QString& id, const Watched& state)
{
    progress.watched[id] = state;
    while (progress.watched.size() > mostWatched)
        progress.watched.erase(progress.watched.begin());
}

bool isKnown(const Progress& progress, const QString& id)
{
    if (progress.anchors.contains(id) || progress.fresh.contains(id) || progress.watched.contains(id))
        return true;
    return !progress.anchors.isEmpty() && isNewer(progress.anchors.last(), id);
}

void noteFresh(Progress& progress, const QString& id)
{
    progress.fresh = newestOf(progress.fresh << id);
}

bool endsRound(Progress& progress, const QList<QJsonObject>& page)
{
    progress.emptyPages = page.isEmpty() ? progress.emptyPages + 1 : 0;
    if (progress.page >= mostPages || progress.emptyPages >= emptyAtTheEnd)
        return true;
    if (page.isEmpty() || progress.anchors.isEmpty())
        return false;
    bool meetsAnchor = false;
    bool allOlder = true;
    for (const auto& post : page) {
        const auto id = idOf(post.value(u"pid"));
        meetsAnchor = meetsAnchor || progress.anchors.contains(id);
        allOlder = allOlder && !isNewer(id, progress.anchors.first());
    }
    progress.met = progress.met || meetsAnchor || allOlder;
    return progress.met && reachedQueue(progress, page);
}

bool reachedQueue(const Progress& progress, const QList<QJsonObject>& page)
{
    if (progress.settling.empty() || progress.emptyPages >= emptyAtTheEnd)
        return true;
    qint64 longestAgo = std::numeric_limits<qint64>::max();
    for (const auto& [id, entry] : progress.settling)
        longestAgo = std::min(longestAgo, entry.at);
    return std::any_of(page.cbegin(), page.cend(), [longestAgo](const QJsonObject& post) {
        const auto at = stampOf(post.value(u"timestamp"));
        return at > 0 && at < longestAgo;
    });
}

void closeRound(Progress& progress)
{
    progress.anchors = newestOf(progress.fresh + progress.anchors);
    progress.fresh.clear();
    progress.settling.clear();
    progress.page = 1;
    progress.emptyPages = 0;
    progress.met = false;
}

} // namespace steward::nodebb
