// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_progress.h"

#include "platforms/discourse/discourse_mapping.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::discourse {

namespace {

const QString cursorTag = u"discourse/1"_s;

constexpr qsizetype mostAnchors = 5;
/// A forum of many years is not read to its beginning: what is older is not waiting for an answer.
constexpr int mostAtFirst = 500;
/// After a long silence all that is new counts, but no walk is endless.
constexpr int mostInARound = 5000;
/// Older forums list the posts of the fifty numbers below, which may all be gone or private.
constexpr qint64 numbersInAList = 50;
constexpr int mostEmpty = 5;
constexpr std::size_t mostWatched = 200;
constexpr qsizetype mostTopics = 200;
constexpr qsizetype checkedAtOnce = 5;

QJsonArray toJson(const QList<qint64>& numbers)
{
    QJsonArray json;
    for (const auto number : numbers)
        json << number;
    return json;
}

QList<qint64> toNumbers(const QJsonValue& json)
{
    QList<qint64> numbers;
    const auto list = json.toArray();
    for (const auto& value : list) {
        if (const auto number = numberOf(value))
            numbers << number;
    }
    return numbers;
}

template <typename T> QJsonObject toJson(const std::map<qint64, T>& map)
{
    QJsonObject json;
    for (const auto& [id, value] : map)
        json.insert(QString::number(id), value);
    return json;
}

void keepNewest(QList<qint64>& newest, const QList<qint64>& listed)
{
    newest << listed;
    std::sort(newest.begin(), newest.end(), std::greater<>());
    newest.erase(std::unique(newest.begin(), newest.end()), newest.end());
    newest = newest.mid(0, mostAnchors);
}

bool finish(Progress& progress)
{
    if (!progress.passed.isEmpty())
        progress.anchors = progress.passed;
    progress.underWay = false;
    return false;
}

} // namespace

Cursor toCursor(const Progress& progress)
{
    QJsonObject anchors{{u"anchors"_s, toJson(progress.anchors)}, {u"watched"_s, toJson(progress.watched)},
        {u"checked"_s, progress.checked}, {u"topics"_s, toJson(progress.topics)},
        {u"messages"_s, toJson(progress.messages)}};
    if (progress.underWay) {
        anchors.insert(u"before"_s, progress.before);
        anchors.insert(u"taken"_s, progress.taken);
        anchors.insert(u"empty"_s, progress.empty);
        anchors.insert(u"passed"_s, toJson(progress.passed));
    }
    return {cursorTag, anchors};
}

Progress toProgress(const Cursor& cursor)
{
    Progress progress;
    if (cursor.tag != cursorTag)
        return progress;
    const auto& anchors = cursor.anchors;
    progress.anchors = toNumbers(anchors.value(u"anchors"));
    progress.checked = numberOf(anchors.value(u"checked"));
    progress.topics = toNumbers(anchors.value(u"topics"));
    const auto watched = anchors.value(u"watched").toObject();
    for (auto it = watched.begin(); it != watched.end(); ++it) {
        if (const auto id = numberOf(it.key()))
            progress.watched.emplace(id, it.value().toString());
    }
    const auto messages = anchors.value(u"messages").toObject();
    for (auto it = messages.begin(); it != messages.end(); ++it) {
        const auto topic = numberOf(it.key());
        if (const auto last = numberOf(it.value()); topic && last)
            progress.messages.emplace(topic, last);
    }
    if (const auto before = numberOf(anchors.value(u"before"))) {
        progress.underWay = true;
        progress.before = before;
        progress.taken = anchors.value(u"taken").toInt();
        progress.empty = anchors.value(u"empty").toInt();
        progress.passed = toNumbers(anchors.value(u"passed"));
    }
    return progress;
}

void beginRound(Progress& progress)
{
    progress.underWay = true;
    progress.before = 0;
    progress.taken = 0;
    progress.empty = 0;
    progress.passed.clear();
}

bool advance(Progress& progress, const QList<qint64>& listed)
{
    QList<qint64> below;
    for (const auto id : listed) {
        if (progress.before == 0 || id < progress.before)
            below << id;
    }
    progress.taken += int(below.size());
    keepNewest(progress.passed, below);
    const auto floor = progress.anchors.isEmpty() ? 0 : progress.anchors.last();
    if (!below.isEmpty()) {
        progress.empty = 0;
        progress.before = *std::min_element(below.cbegin(), below.cend());
    } else {
        ++progress.empty;
        progress.before -= numbersInAList;
    }
    const int most = progress.anchors.isEmpty() ? mostAtFirst : mostInARound;
    const bool goesOn = progress.before > 1 && progress.before > floor && progress.taken < most
        && progress.empty < mostEmpty;
    return goesOn || finish(progress);
}

bool watch(Progress& progress, qint64 post, const QString& fingerprint)
{
    auto& known = progress.watched[post];
    if (known == fingerprint)
        return false;
    known = fingerprint;
    while (progress.watched.size() > mostWatched)
        progress.watched.erase(progress.watched.begin());
    return true;
}

bool meet(Progress& progress, qint64 topic)
{
    const bool isNew = !progress.topics.removeOne(topic);
    progress.topics << topic;
    while (progress.topics.size() > mostTopics)
        progress.topics.removeFirst();
    return isNew;
}

QList<qint64> nextToCheck(const Progress& progress, const QSet<qint64>& listed)
{
    QList<qint64> next;
    auto at = progress.watched.upper_bound(progress.checked);
    for (std::size_t seen = 0; seen < progress.watched.size() && next.size() < checkedAtOnce; ++seen) {
        if (at == progress.watched.end())
            at = progress.watched.begin();
        if (!listed.contains(at->first))
            next << at->first;
        ++at;
    }
    return next;
}

} // namespace steward::discourse
