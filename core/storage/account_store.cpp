// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/account_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

StoredAccount accountOf(Row& row)
{
    return {row.id<AccountId>(), row.text(), row.text(), row.text(), row.text(), row.text(),
        row.optionalInstant(), row.text(), row.flag(), row.number()};
}

} // namespace

AccountStore::AccountStore(Session& session)
    : m_session(session)
{
}

Result<QList<StoredAccount>> AccountStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<StoredAccount>(m_session,
        QString(
            u"SELECT id, platform, name, url, user_name, state, last_collected, error, practice, items FROM accounts WHERE "_s
            + condition + u" ORDER BY id"_s),
        values, accountOf);
}

Result<QList<StoredAccount>> AccountStore::all()
{
    return where(u"removed = 0"_s, {});
}

Result<std::optional<StoredAccount>> AccountStore::find(AccountId id)
{
    const auto found = where(u"id = ?"_s, steward::values(id));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<StoredAccount>() : found->first();
}

Result<QList<StoredAccount>> AccountStore::named(const QString& name)
{
    return where(u"removed = 0 AND name = ?"_s, steward::values(name));
}

Result<std::optional<StoredAccount>> AccountStore::on(const QString& platform, const QString& name)
{
    const auto found = where(u"removed = 0 AND platform = ? AND name = ?"_s, steward::values(platform, name));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<StoredAccount>() : found->first();
}

Result<AccountId> AccountStore::add(const StoredAccount& account)
{
    const auto there = readOne<std::pair<AccountId, bool>>(m_session,
        u"SELECT id, removed FROM accounts WHERE platform = ? AND name = ?"_s,
        steward::values(account.platform, account.name), [](Row& row) {
            return std::pair<AccountId, bool>{row.id<AccountId>(), row.flag()};
        });
    if (!there)
        return there.error();
    if (*there && !(*there)->second)
        return Error{ErrorCode::Refused,
            u"There is an account of that name on that platform already; choose another name."_s, {}};
    if (*there) {
        StoredAccount back = account;
        back.id = (*there)->first;
        if (auto done = m_session.run(u"UPDATE accounts SET removed = 0, practice = ? WHERE id = ?"_s,
                steward::values(account.practice, back.id));
            !done)
            return done.error();
        if (auto done = change(back); !done)
            return done.error();
        return back.id;
    }
    const auto id
        = m_session.insert(u"INSERT INTO accounts (platform, name, url, user_name, state, error, practice)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"_s,
            steward::values(account.platform, account.name, account.url, account.user, account.state,
                account.error, account.practice));
    if (!id)
        return id.error();
    return AccountId{*id};
}

Result<void> AccountStore::change(const StoredAccount& account)
{
    return m_session.run(u"UPDATE accounts SET url = ?, user_name = ?, state = ?, error = ? WHERE id = ?"_s,
        steward::values(account.url, account.user, account.state, account.error, account.id));
}

Result<void> AccountStore::setState(AccountId id, const QString& state, const QString& error)
{
    return m_session.run(
        u"UPDATE accounts SET state = ?, error = ? WHERE id = ?"_s, steward::values(state, error, id));
}

Result<void> AccountStore::remove(AccountId id)
{
    return m_session.run(u"UPDATE accounts SET removed = 1, lease_owner = '', lease_until = 0 WHERE id = ?"_s,
        steward::values(id));
}

Result<StoredCursor> AccountStore::cursor(AccountId id)
{
    const auto cursor = readOne<StoredCursor>(m_session,
        u"SELECT cursor_tag, cursor FROM accounts WHERE id = ?"_s, steward::values(id), [](Row& row) {
            return StoredCursor{row.text(), row.text().toUtf8()};
        });
    if (!cursor)
        return cursor.error();
    return cursor->value_or(StoredCursor{});
}

Result<void> AccountStore::setCursor(AccountId id, const StoredCursor& cursor)
{
    return m_session.run(u"UPDATE accounts SET cursor_tag = ?, cursor = ? WHERE id = ?"_s,
        steward::values(cursor.tag, QString::fromUtf8(cursor.json), id));
}

Result<bool> AccountStore::takeLease(AccountId id, const QString& owner, Instant now, Instant until)
{
    if (auto done = m_session.run(
            u"UPDATE accounts SET lease_owner = ?, lease_until = ? WHERE id = ? AND (lease_owner = ? OR lease_until <= ?)"_s,
            steward::values(owner, until, id, owner, now));
        !done)
        return done.error();
    return m_session.affected() == 1;
}

Result<void> AccountStore::releaseLease(AccountId id, const QString& owner)
{
    return m_session.run(
        u"UPDATE accounts SET lease_owner = '', lease_until = 0 WHERE id = ? AND lease_owner = ?"_s,
        steward::values(id, owner));
}

Result<void> AccountStore::recordRun(const CollectionRun& run)
{
    if (auto done = m_session.run(u"INSERT INTO collection_runs (account, started, finished, taken, "
                                  u"duplicates, revised, gone, error)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
            steward::values(run.account, run.started, run.finished, run.taken, run.duplicates, run.revised,
                run.gone, run.error));
        !done)
        return done;
    if (!run.error.isEmpty())
        return m_session.run(
            u"UPDATE accounts SET error = ? WHERE id = ?"_s, steward::values(run.error, run.account));
    return m_session.run(u"UPDATE accounts SET error = '', last_collected = ? WHERE id = ?"_s,
        steward::values(run.finished, run.account));
}

Result<QList<CollectionRun>> AccountStore::runs(AccountId id, int limit)
{
    return readAll<CollectionRun>(m_session,
        u"SELECT account, started, finished, taken, duplicates, revised, gone, error FROM collection_runs WHERE account = ? ORDER BY id DESC LIMIT ?"_s,
        steward::values(id, limit), [](Row& row) {
            return CollectionRun{row.id<AccountId>(), row.instant(), row.instant(), int(row.number()),
                int(row.number()), int(row.number()), int(row.number()), row.text()};
        });
}

Result<void> AccountStore::countItems(AccountId id, int taken)
{
    return m_session.run(u"UPDATE accounts SET items = items + ? WHERE id = ?"_s, steward::values(taken, id));
}

} // namespace steward
