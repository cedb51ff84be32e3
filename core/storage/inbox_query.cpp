// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/inbox_query.h"

#include "storage/row.h"

#include <array>
#include <charconv>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

using Set = InboxFilter::Set;

// Names of people and accounts are looked up once a page.
const QString columns
    = u"c.id, c.thread, c.account, c.state, c.priority, c.clock, coalesce(i.visibility, 'unmoderated'),"
      " c.findings, coalesce(substr(i.text, 1, 640), ''), u.name, u.handle, i.id, c.not_read, c.owner,"
      " c.claim_by, c.claim_until, c.rank, c.due, c.items, c.updated, c.version"_s;
const QString author = u" LEFT JOIN authors u ON u.id = i.author"_s;
const QString withExcerpt = u" FROM cases c LEFT JOIN items i ON i.id = c.excerpt_item"_s + author;
const QString open = u"c.state <> 'resolved'"_s;
const QString later = u" AND (c.rank, c.due, c.id) > (?, ?, ?)"_s;
const QString inOrder = u" ORDER BY c.rank, c.due, c.id"_s;
constexpr int gravestRank = 0;
constexpr int mildestRank = 5;
constexpr int searchCap = 1000;

/// What a set and a platform mean as conditions on a case c. Mine has two indexes and is asked for in two
/// halves where order matters.
InboxQueryText conditionsOf(const InboxFilter& filter)
{
    InboxQueryText conditions;
    switch (filter.set) {
    case Set::All:
        break;
    case Set::Mine:
        conditions.sql = u" AND (c.owner = ? OR c.claim_by = ?)"_s;
        conditions.values << bound(filter.me) << bound(filter.me);
        break;
    case Set::Unassigned:
        conditions.sql = u" AND c.owner IS NULL"_s;
        break;
    case Set::Overdue:
        conditions.sql = u" AND c.due < ?"_s;
        conditions.values << bound(filter.now);
        break;
    case Set::Escalated:
        conditions.sql = u" AND c.state = 'escalated'"_s;
        break;
    case Set::Crisis:
        conditions.sql = u" AND c.rank = 0"_s;
        break;
    }
    if (!filter.platform.isEmpty()) {
        conditions.sql += u" AND c.platform = ?"_s;
        conditions.values << filter.platform;
    }
    return conditions;
}

QVariantList keyValues(const InboxKey& key)
{
    return {key.rank, key.due, key.id};
}

InboxQueryText minePage(const InboxFilter& filter, const InboxKey& after, int limit)
{
    InboxQueryText platform;
    if (!filter.platform.isEmpty())
        platform = {u" AND c.platform = ?"_s, {filter.platform}};
    InboxQueryText query;
    QStringList halves;
    for (const QString& whose : {u"c.owner = ?"_s, u"c.claim_by = ?"_s}) {
        halves << QString(u"SELECT id FROM (SELECT c.id FROM cases c WHERE "_s + open + u" AND "_s + whose
            + later + platform.sql + inOrder + u" LIMIT ?) h"_s);
        query.values << bound(filter.me) << keyValues(after) << platform.values << limit;
    }
    query.sql = u"SELECT "_s + columns + withExcerpt + u" WHERE c.id IN ("_s + halves.join(u" UNION "_s)
        + u')' + inOrder + u" LIMIT ?"_s;
    query.values << limit;
    return query;
}

/// Within one rank the list is in order of due times: what is overdue is its beginning.
QList<InboxQueryText> overduePages(const InboxFilter& filter, const InboxKey& after, int limit)
{
    QList<InboxQueryText> queries;
    const InboxQueryText conditions = conditionsOf(filter);
    for (qint64 rank = qMax<qint64>(after.rank, gravestRank); rank <= mildestRank; ++rank) {
        const bool begun = rank == after.rank;
        queries << InboxQueryText{u"SELECT "_s + columns + withExcerpt + u" WHERE "_s + open
                + u" AND c.rank = ? AND (c.due, c.id) > (?, ?)"_s + conditions.sql
                + u" ORDER BY c.due, c.id LIMIT ?"_s,
            QVariantList{rank, begun ? after.due : std::numeric_limits<qint64>::min(), begun ? after.id : 0}
                << conditions.values << limit};
    }
    return queries;
}

} // namespace

QString toCursor(const InboxKey& key)
{
    std::array<char, 3 * (std::numeric_limits<qint64>::digits10 + 3)> text{};
    char* at = text.data();
    for (const qint64 part : {key.rank, key.due, key.id}) {
        if (at != text.data())
            *at++ = '.';
        at = std::to_chars(at, text.data() + text.size(), part).ptr;
    }
    return QString::fromLatin1(text.data(), at - text.data());
}

std::optional<InboxKey> fromCursor(const QString& text)
{
    const QList<QStringView> parts = QStringView(text).split(u'.');
    if (parts.size() != 3)
        return std::nullopt;
    bool sound[3]{};
    const InboxKey key{
        parts[0].toLongLong(&sound[0]), parts[1].toLongLong(&sound[1]), parts[2].toLongLong(&sound[2])};
    return sound[0] && sound[1] && sound[2] ? std::optional(key) : std::nullopt;
}

QString toItemCursor(qint64 item)
{
    return u"i"_s + QString::number(item);
}

std::optional<qint64> fromItemCursor(const QString& text)
{
    bool sound = false;
    const qint64 item = QStringView(text).mid(1).toLongLong(&sound);
    return sound && text.startsWith(u'i') ? std::optional(item) : std::nullopt;
}

QList<InboxQueryText> pageQueries(const InboxFilter& filter, const InboxKey& after, int limit)
{
    if (filter.set == Set::Mine)
        return {minePage(filter, after, limit)};
    if (filter.set == Set::Overdue)
        return overduePages(filter, after, limit);
    const InboxQueryText conditions = conditionsOf(filter);
    return {InboxQueryText{u"SELECT "_s + columns + withExcerpt + u" WHERE "_s + open + later + conditions.sql
            + inOrder + u" LIMIT ?"_s,
        keyValues(after) << conditions.values << limit}};
}

InboxQueryText searchQuery(const Dialect& dialect, const InboxFilter& filter, const QStringList& words,
    const InboxKey& after, int limit)
{
    const InboxQueryText conditions = conditionsOf(filter);
    return {u"WITH hits AS (SELECT i.case_id AS id FROM "_s + dialect.matchingFrom() + u" WHERE "_s
            + dialect.matching() + u" ORDER BY "_s + dialect.newestFirst() + u" LIMIT %1),"_s.arg(searchCap)
            + u" found AS (SELECT DISTINCT c.rank, c.due, c.id FROM hits h CROSS JOIN cases c"_s
            + dialect.openByKey() + u" WHERE c.id = h.id AND "_s + open + conditions.sql + later + inOrder
            + u" LIMIT ?) SELECT "_s + columns + withExcerpt + u" WHERE c.id IN (SELECT id FROM found)"_s
            + inOrder,
        QVariantList{dialect.wordsQuery(words)} << conditions.values << keyValues(after) << limit};
}

InboxQueryText newestQuery(
    const Dialect& dialect, const InboxFilter& filter, const QStringList& words, qint64 below, int limit)
{
    const InboxQueryText conditions = conditionsOf(filter);
    return {u"SELECT "_s + columns + u" FROM "_s + dialect.matchingFrom() + u" CROSS JOIN cases c"_s + author
            + u" WHERE c.id = i.case_id AND "_s + dialect.matching() + u" AND "_s + dialect.itemKey()
            + u" < ?"_s + conditions.sql + u" ORDER BY "_s + dialect.newestFirst() + u" LIMIT ?"_s,
        QVariantList{dialect.wordsQuery(words), below} << conditions.values << limit};
}

QString newerMatch(const Dialect& dialect)
{
    return u"SELECT count(*) FROM "_s + dialect.matchingFrom() + u" WHERE "_s + dialect.matching()
        + u" AND i.id IN (SELECT id FROM items WHERE case_id = ? AND id >= ?)"_s;
}

QVariantList newerMatchValues(const Dialect& dialect, CaseId subject, qint64 top, const QStringList& words)
{
    return {dialect.wordsQuery(words), bound(subject), top};
}

InboxQueryText countQuery(const InboxFilter& filter)
{
    if (filter.set == Set::Overdue) {
        const InboxQueryText conditions = conditionsOf(filter);
        return {u"SELECT count(*) FROM cases c WHERE "_s + open + u" AND c.rank IN (0, 1, 2, 3, 4, 5)"_s
                + conditions.sql,
            conditions.values};
    }
    if (filter.set == Set::Mine) {
        // Each half from its own index; what is both owned and claimed counts in the first.
        InboxQueryText platform;
        if (!filter.platform.isEmpty())
            platform = {u" AND c.platform = ?"_s, {filter.platform}};
        return {u"SELECT (SELECT count(*) FROM cases c WHERE "_s + open + u" AND c.owner = ?"_s + platform.sql
                + u") + (SELECT count(*) FROM cases c WHERE "_s + open
                + u" AND c.claim_by = ? AND (c.owner IS NULL OR c.owner <> ?)"_s + platform.sql + u')',
            QVariantList{bound(filter.me)} << platform.values << bound(filter.me) << bound(filter.me)
                                           << platform.values};
    }
    const InboxQueryText conditions = conditionsOf(filter);
    return {u"SELECT count(*) FROM cases c WHERE "_s + open + conditions.sql, conditions.values};
}

InboxQueryText outlineQuery(const InboxFilter& filter, int pageSize)
{
    const InboxQueryText conditions = conditionsOf(filter);
    return {u"SELECT rank, due, id FROM (SELECT c.rank, c.due, c.id, row_number() OVER (ORDER BY c.rank, "
            u"c.due, c.id) AS place"
            " FROM cases c WHERE "_s
            + open + conditions.sql + u") listed WHERE place % ? = 0 ORDER BY rank, due, id"_s,
        QVariantList(conditions.values) << pageSize};
}

InboxQueryText crisesInsideQuery(const Dialect& dialect, const InboxFilter& filter, const QStringList& words)
{
    const InboxQueryText conditions = conditionsOf(filter);
    InboxQueryText query{
        u"SELECT count(*) FROM cases c WHERE c.state <> 'resolved' AND c.rank = 0"_s + conditions.sql,
        conditions.values};
    if (words.isEmpty())
        return query;
    // Few cases are a crisis: each is asked whether it matches, not each match whether it is one.
    query.sql += u" AND EXISTS (SELECT 1 FROM "_s + dialect.matchingFrom() + u" WHERE "_s + dialect.matching()
        + u" AND i.id IN (SELECT id FROM items WHERE case_id = c.id))"_s;
    query.values << dialect.wordsQuery(words);
    return query;
}

} // namespace steward
