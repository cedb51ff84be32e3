// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_store.h"

#include "storage/row.h"

#include <limits>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 endless = std::numeric_limits<qint64>::max();

LogRecord recordOf(Row& row)
{
    LogRecord record;
    record.sequence = row.number();
    record.at = row.instant();
    record.actor = row.optionalId<PersonId>();
    record.event = row.text();
    record.subject = row.optionalId<CaseId>();
    record.entry = row.bytes();
    record.leaf = row.bytes();
    return record;
}

QString selecting(const QString& rest)
{
    return QString(u"SELECT sequence, at, actor, event, case_id, entry, leaf FROM log WHERE "_s + rest);
}

Error notNext()
{
    return {
        ErrorCode::Conflict, u"The log has grown since it was read; nothing was saved, so try again."_s, {}};
}

/// Conditions of a query besides its sequence, and what they bind.
std::pair<QString, QVariantList> conditionsOf(const LogQuery& query)
{
    QString sql;
    QVariantList all;
    if (query.subject) {
        sql += u" AND case_id = ?"_s;
        all << bound(*query.subject);
    }
    if (!query.event.isEmpty()) {
        // Arrivals are most of the log: its index leaves them out, and asks for the same condition word for
        // word.
        sql += query.event == "item-received"_L1 ? u" AND event = ?"_s
                                                 : u" AND event = ? AND event <> 'item-received'"_s;
        all << query.event;
    }
    if (query.actor) {
        sql += u" AND actor = ?"_s;
        all << bound(*query.actor);
    }
    if (query.from) {
        sql += u" AND at >= ?"_s;
        all << bound(*query.from);
    }
    if (query.to) {
        sql += u" AND at < ?"_s;
        all << bound(*query.to);
    }
    return {sql, all};
}

} // namespace

LogStore::LogStore(Session& session)
    : m_session(session)
{
}

Result<LogHead> LogStore::head()
{
    const auto head = readOne<LogHead>(
        m_session, u"SELECT size, last_leaf, compact_range FROM log_head WHERE id = 1"_s, {}, [](Row& row) {
            return LogHead{row.number(), row.bytes(), row.bytes()};
        });
    if (!head)
        return head.error();
    return head->value_or(LogHead{});
}

Result<void> LogStore::append(const QList<LogRecord>& records, const LogHead& head)
{
    if (records.isEmpty())
        return {};
    for (qsizetype at = 1; at < records.size(); ++at) {
        if (records[at].sequence != records.first().sequence + at)
            return notNext();
    }
    if (head.size != records.last().sequence || head.lastLeaf != records.last().leaf)
        return notNext();
    if (auto done = m_session.run(
            u"UPDATE log_head SET size = ?, last_leaf = ?, compact_range = ? WHERE id = 1 AND size = ?"_s,
            values(head.size, head.lastLeaf, head.compactRange, records.first().sequence - 1));
        !done)
        return done;
    if (m_session.affected() != 1)
        return notNext();
    for (const LogRecord& record : records) {
        if (auto done = m_session.run(
                u"INSERT INTO log (sequence, at, actor, event, case_id, entry, leaf) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                values(record.sequence, record.at, record.actor, record.event, record.subject, record.entry,
                    record.leaf));
            !done)
            return done;
    }
    return {};
}

Result<QList<LogRecord>> LogStore::list(const LogQuery& query)
{
    const auto [conditions, bindings] = conditionsOf(query);
    QVariantList all{query.before > 0 ? query.before : endless};
    all << bindings << query.limit;
    return readAll<LogRecord>(m_session,
        selecting(u"sequence < ?"_s + conditions + u" ORDER BY sequence DESC LIMIT ?"_s), all, recordOf);
}

Result<QList<LogRecord>> LogStore::ofCase(CaseId subject)
{
    return readAll<LogRecord>(
        m_session, selecting(u"case_id = ? ORDER BY sequence"_s), values(subject), recordOf);
}

Result<void> LogStore::each(qint64 first, qint64 last, const std::function<bool(const LogRecord&)>& visit)
{
    return m_session.each(selecting(u"sequence BETWEEN ? AND ? ORDER BY sequence"_s),
        values(first, last > 0 ? last : endless), [&visit](Row& row) { return visit(recordOf(row)); });
}

Result<void> LogStore::eachLeaf(
    qint64 first, qint64 last, const std::function<bool(qint64, const QByteArray&)>& visit)
{
    return m_session.each(
        u"SELECT sequence, leaf FROM log WHERE sequence BETWEEN ? AND ? ORDER BY sequence"_s,
        values(first, last > 0 ? last : endless), [&visit](Row& row) {
            const qint64 sequence = row.number();
            return visit(sequence, row.bytes());
        });
}

Result<QPair<qint64, qint64>> LogStore::rangeOf(std::optional<Instant> from, std::optional<Instant> to)
{
    // A clock that was set back can leave times out of order: the range is everything between the first and
    // the last that fits.
    const auto range = readOne<QPair<qint64, qint64>>(m_session,
        u"SELECT coalesce(min(sequence), 0), coalesce(max(sequence), -1) FROM log WHERE at >= ? AND at < ?"_s,
        values(from ? toMs(*from) : -endless, to ? toMs(*to) : endless), [](Row& row) {
            const qint64 first = row.number();
            return QPair<qint64, qint64>(first, row.number());
        });
    if (!range)
        return range.error();
    return range->value_or(QPair<qint64, qint64>(0, -1));
}

} // namespace steward
