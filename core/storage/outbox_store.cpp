// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/outbox_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

OutboxCall callOf(Row& row)
{
    OutboxCall call;
    call.id = row.number();
    call.kind = row.word<CallKind>();
    call.subject = row.id<CaseId>();
    call.reply = row.id<ReplyId>();
    call.item = row.id<ItemId>();
    call.account = row.id<AccountId>();
    call.action = row.optionalWord<Action>();
    call.state = row.word<CallState>();
    call.notBefore = row.instant();
    call.leaseOwner = row.text();
    call.leaseUntil = row.instant();
    call.attempts = int(row.number());
    call.lastError = row.text();
    call.startedAt = row.optionalInstant();
    return call;
}

std::optional<OutboxCall> firstOf(const QList<OutboxCall>& calls)
{
    return calls.isEmpty() ? std::optional<OutboxCall>() : calls.first();
}

} // namespace

OutboxStore::OutboxStore(Session& session)
    : m_session(session)
{
}

Result<QList<OutboxCall>> OutboxStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<OutboxCall>(m_session,
        QString(u"SELECT id, kind, case_id, reply, item, account, action, state, not_before, lease_owner, "
                u"lease_until, attempts, last_error,"
                " started_at FROM outbox WHERE "_s
            + condition),
        values, callOf);
}

Result<qint64> OutboxStore::put(const OutboxCall& call)
{
    const QString action = call.action ? toText(*call.action) : QString();
    return m_session.insert(
        u"INSERT INTO outbox (kind, case_id, reply, item, account, action, state, not_before) VALUES (?, ?, "
        u"?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (kind, reply, item) DO UPDATE SET case_id = excluded.case_id, account = "
        "excluded.account,"
        " action = excluded.action, state = excluded.state, not_before = excluded.not_before, attempts = 0,"
        " last_error = '', lease_owner = '', lease_until = 0, started_at = NULL RETURNING id"_s,
        steward::values(call.kind, call.subject, call.reply, call.item, call.account, action, call.state,
            call.notBefore));
}

Result<std::optional<OutboxCall>> OutboxStore::find(qint64 id)
{
    const auto found = where(u"id = ?"_s, steward::values(id));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<std::optional<OutboxCall>> OutboxStore::ofReply(ReplyId reply)
{
    const auto found = where(u"kind = 'reply' AND reply = ? AND item = 0"_s, steward::values(reply));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<std::optional<OutboxCall>> OutboxStore::ofItem(ItemId item)
{
    const auto found = where(u"kind = 'enforcement' AND reply = 0 AND item = ?"_s, steward::values(item));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<QList<OutboxCall>> OutboxStore::due(Instant now, int limit)
{
    return where(
        u"state <> 'failed' AND not_before <= ? AND lease_until <= ? ORDER BY not_before, id LIMIT ?"_s,
        steward::values(now, now, limit));
}

Result<std::optional<Instant>> OutboxStore::nextDue()
{
    const auto next = readAll<std::optional<Instant>>(m_session,
        u"SELECT min(not_before) FROM outbox WHERE state <> 'failed'"_s, {},
        [](Row& row) { return row.optionalInstant(); });
    if (!next)
        return next.error();
    return next->value(0);
}

Result<QList<OutboxCall>> OutboxStore::all()
{
    return where(u"1 = 1 ORDER BY not_before, id"_s, {});
}

Result<bool> OutboxStore::takeLease(qint64 id, const QString& owner, Instant now, Instant until)
{
    if (auto done = m_session.run(
            u"UPDATE outbox SET lease_owner = ?, lease_until = ? WHERE id = ? AND (lease_owner = ? OR lease_until <= ?)"_s,
            steward::values(owner, until, id, owner, now));
        !done)
        return done.error();
    return m_session.affected() == 1;
}

Result<void> OutboxStore::start(qint64 id, Instant at)
{
    return m_session.run(
        u"UPDATE outbox SET state = 'sending', attempts = attempts + 1, started_at = coalesce(started_at, ?) WHERE id = ?"_s,
        steward::values(at, id));
}

Result<void> OutboxStore::postpone(qint64 id, CallState state, Instant notBefore, const QString& error)
{
    return m_session.run(
        u"UPDATE outbox SET state = ?, not_before = ?, last_error = ?, lease_owner = '', lease_until = 0 WHERE id = ?"_s,
        steward::values(state, notBefore, error, id));
}

Result<void> OutboxStore::finish(qint64 id)
{
    return m_session.run(u"DELETE FROM outbox WHERE id = ?"_s, steward::values(id));
}

Result<int> OutboxStore::count()
{
    const auto count = m_session.number(u"SELECT count(*) FROM outbox"_s);
    if (!count)
        return count.error();
    return int(*count);
}

} // namespace steward
