// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "platforms/wordpress/wordpress_collection.h"

namespace steward {

namespace {

using namespace std::chrono_literals;
using Part = WordPressProgress::Part;

const QString cursorTag = QStringLiteral("wordpress/1");

/// WordPress compares `after` with the site's local time. In the hour that a clock goes back for the end of
/// summer time, newer comments have older local times; two hours of overlap see them, and a comment that was
/// saved late, again.
constexpr auto overlap = 2h;
constexpr int perPage = 100;
constexpr int mostHeldPages = 5;
/// Pages asked with one and the same `after`: bulk imports give thousands of comments one date.
constexpr int mostPagesOfOneDate = 1000;
constexpr qsizetype mostWatched = 500;

QString number(qint64 value)
{
    return QString::number(value);
}

bool isOpen(const WordPressProgress& progress)
{
    return progress.underWay;
}

void nextPart(WordPressProgress& progress)
{
    progress.page = 1;
    switch (progress.part) {
    case Part::New:
        progress.part = Part::Held;
        return;
    case Part::Held:
        progress.part = Part::Recent;
        return;
    case Part::Recent:
        progress.part = Part::Watched;
        progress.underWay = !progress.toCheck.isEmpty();
        return;
    case Part::Watched:
        progress.underWay = false;
        return;
    }
}

/// New comments are read by date rather than by page number: a comment that is binned meanwhile would shift
/// the pages and one would be skipped.
void advanceNew(WordPressProgress& progress, int pages, std::optional<Instant> last)
{
    if (progress.page >= pages) {
        nextPart(progress);
    } else if (last && (!progress.after || *last - 1s > *progress.after)) {
        progress.after = *last - 1s;
        progress.page = 1;
    } else if (++progress.page > mostPagesOfOneDate) {
        nextPart(progress);
    }
}

void advance(WordPressProgress& progress, int pages, std::optional<Instant> last)
{
    switch (progress.part) {
    case Part::New:
        advanceNew(progress, pages, last);
        return;
    case Part::Held:
        if (progress.page >= std::min(pages, mostHeldPages))
            nextPart(progress);
        else
            ++progress.page;
        return;
    case Part::Recent:
        nextPart(progress);
        return;
    case Part::Watched:
        if (progress.toCheck.isEmpty())
            nextPart(progress);
        return;
    }
}

QList<qint64> firstToCheck(const WordPressProgress& progress)
{
    return progress.toCheck.keys().mid(0, perPage);
}

/// The oldest go first; they are the ones whose case is most likely closed.
void forgetOldest(QMap<qint64, QString>& watched)
{
    while (watched.size() > mostWatched)
        watched.erase(watched.begin());
}

QJsonObject toJson(const QMap<qint64, QString>& prints)
{
    QJsonObject json;
    for (auto it = prints.begin(); it != prints.end(); ++it)
        json.insert(number(it.key()), it.value());
    return json;
}

QMap<qint64, QString> toPrints(const QJsonValue& json)
{
    QMap<qint64, QString> prints;
    const auto object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (const auto id = numberOf(it.key()))
            prints.insert(*id, it.value().toString());
    }
    return prints;
}

std::optional<Instant> toInstant(const QJsonValue& value)
{
    return value.isString() ? parseInstant(value.toString()) : std::nullopt;
}

} // namespace

Cursor toCursor(const WordPressProgress& progress)
{
    QJsonObject anchors{{QStringLiteral("watched"), toJson(progress.watched)},
        {QStringLiteral("interface"), progress.interface.toString()}};
    if (progress.highWater)
        anchors.insert(QStringLiteral("highWater"), toUtcText(*progress.highWater));
    if (isOpen(progress)) {
        anchors.insert(QStringLiteral("part"), int(progress.part));
        anchors.insert(QStringLiteral("page"), progress.page);
        anchors.insert(QStringLiteral("toCheck"), toJson(progress.toCheck));
        if (progress.after)
            anchors.insert(QStringLiteral("after"), toUtcText(*progress.after));
    }
    return Cursor{cursorTag, anchors};
}

WordPressProgress toProgress(const Cursor& cursor)
{
    WordPressProgress progress;
    if (cursor.tag != cursorTag)
        return progress;
    const auto& anchors = cursor.anchors;
    progress.watched = toPrints(anchors.value(u"watched"));
    progress.interface = QUrl(anchors.value(u"interface").toString());
    progress.highWater = toInstant(anchors.value(u"highWater"));
    const int part = anchors.value(u"part").toInt(-1);
    if (part >= int(Part::New) && part <= int(Part::Watched)) {
        progress.underWay = true;
        progress.part = Part(part);
        progress.page = std::max(1, anchors.value(u"page").toInt(1));
        progress.toCheck = toPrints(anchors.value(u"toCheck"));
        progress.after = toInstant(anchors.value(u"after"));
    }
    return progress;
}

void beginRound(WordPressProgress& progress)
{
    progress.underWay = true;
    progress.part = Part::New;
    progress.page = 1;
    progress.toCheck = progress.watched;
    progress.after.reset();
    if (progress.highWater)
        progress.after = *progress.highWater - overlap;
}

WordPressQuery nextQuery(const WordPressProgress& progress)
{
    WordPressQuery query{{QStringLiteral("context"), QStringLiteral("edit")},
        {QStringLiteral("per_page"), number(perPage)},
        {QStringLiteral("orderby"), QStringLiteral("date_gmt")}};
    const auto add = [&](const char* name, const QString& value) {
        query.emplaceBack(QString::fromLatin1(name), value);
    };
    switch (progress.part) {
    case Part::New:
        add("status", QStringLiteral("all"));
        add("order", QStringLiteral("asc"));
        if (progress.after)
            add("after",
                QDateTime::fromMSecsSinceEpoch(toMs(*progress.after), Qt::UTC).toString(Qt::ISODate));
        break;
    case Part::Held:
    case Part::Recent:
        add("status", progress.part == Part::Held ? QStringLiteral("hold") : QStringLiteral("approve"));
        add("order", QStringLiteral("desc"));
        break;
    case Part::Watched: {
        QStringList ids;
        for (const auto id : firstToCheck(progress))
            ids << number(id);
        add("status", QStringLiteral("any"));
        add("order", QStringLiteral("asc"));
        add("include", ids.join(u','));
        break;
    }
    }
    add("page", number(progress.page));
    return query;
}

QList<qint64> takePage(
    WordPressProgress& progress, const WordPressAnswer& answer, const WordPressSite& site, Collected& batch)
{
    auto unlisted = progress.part == Part::Watched ? firstToCheck(progress) : QList<qint64>();
    const auto asked = unlisted;
    std::optional<Instant> last;
    for (const auto& comment : answer.objects()) {
        auto item = toItem(comment, site.me ? site.me->id : 0, site.access.url);
        if (!item) {
            qCWarning(logPlatforms) << "wordpress: an entry that is no comment was left out";
            continue;
        }
        const auto id = *numberOf(item->id);
        const auto print = fingerprintOf(comment);
        last = std::max(last.value_or(item->created), item->created);
        unlisted.removeOne(id);
        progress.toCheck.remove(id);
        if (progress.watched.value(id) == print)
            continue;
        progress.watched.insert(id, print);
        item->account = site.access.name;
        batch.items << std::move(*item);
    }
    if (last && progress.part == Part::New)
        progress.highWater = std::max(progress.highWater.value_or(*last), *last);
    for (const auto id : asked)
        progress.toCheck.remove(id);
    advance(progress, answer.pages, last);
    forgetOldest(progress.watched);
    return unlisted;
}

} // namespace steward
