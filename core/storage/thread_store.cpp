// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/thread_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

StoredThread threadOf(Row& row)
{
    StoredThread thread{row.id<ThreadId>(), row.id<AccountId>(), row.text(), row.text(), {}, {}, {}};
    if (const QString awaited = row.text(); !awaited.isEmpty())
        thread.awaited = awaited;
    thread.mergedInto = row.optionalId<ThreadId>();
    thread.subject = row.optionalId<CaseId>();
    return thread;
}

std::optional<StoredThread> firstOf(const QList<StoredThread>& threads)
{
    return threads.isEmpty() ? std::optional<StoredThread>() : threads.first();
}

} // namespace

ThreadStore::ThreadStore(Session& session)
    : m_session(session)
{
}

Result<QList<StoredThread>> ThreadStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<StoredThread>(m_session,
        QString(u"SELECT t.id, t.account, t.root, t.starter, t.awaited, t.merged_into, c.id"
                " FROM threads t LEFT JOIN cases c ON c.thread = t.id WHERE "_s
            + condition),
        values, threadOf);
}

Result<std::optional<StoredThread>> ThreadStore::find(ThreadId id)
{
    const auto found = where(u"t.id = ?"_s, steward::values(id));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<std::optional<StoredThread>> ThreadStore::ofItem(AccountId account, const QString& platformId)
{
    // Items of a merged thread have moved, so their thread is never a merged one.
    const auto found = where(u"t.id = (SELECT thread FROM items WHERE account = ? AND platform_id = ?)"_s,
        steward::values(account, platformId));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<std::optional<StoredThread>> ThreadStore::byStarter(AccountId account, const QString& starter)
{
    const auto found = where(u"t.account = ? AND t.starter = ?"_s, steward::values(account, starter));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<QList<StoredThread>> ThreadStore::awaiting(AccountId account, const QString& platformId)
{
    return where(u"t.account = ? AND t.awaited = ? ORDER BY t.id"_s, steward::values(account, platformId));
}

Result<ThreadId> ThreadStore::add(const StoredThread& thread)
{
    const auto id = m_session.insert(
        u"INSERT INTO threads (account, root, starter, awaited) VALUES (?, ?, ?, ?) RETURNING id"_s,
        steward::values(thread.account, thread.root, thread.starter, thread.awaited));
    if (!id)
        return id.error();
    return ThreadId{*id};
}

Result<void> ThreadStore::closeGap(ThreadId id)
{
    return m_session.run(u"UPDATE threads SET awaited = NULL WHERE id = ?"_s, steward::values(id));
}

Result<void> ThreadStore::await(ThreadId id, const QString& platformId)
{
    return m_session.run(u"UPDATE threads SET awaited = ? WHERE id = ?"_s, steward::values(platformId, id));
}

Result<void> ThreadStore::merge(ThreadId from, ThreadId into)
{
    return m_session.run(
        u"UPDATE threads SET awaited = NULL, merged_into = ? WHERE id = ?"_s, steward::values(into, from));
}

} // namespace steward
