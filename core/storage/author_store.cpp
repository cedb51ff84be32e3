// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/author_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

StoredAuthor authorOf(Row& row)
{
    return {row.id<AuthorId>(), row.id<AccountId>(), row.text(), row.text(), row.text()};
}

} // namespace

AuthorStore::AuthorStore(Session& session)
    : m_session(session)
{
}

Result<AuthorId> AuthorStore::upsert(const StoredAuthor& author)
{
    const auto known = find(author.account, author.platformId);
    if (!known)
        return known.error();
    if (!*known) {
        const auto id = m_session.insert(
            u"INSERT INTO authors (account, platform_id, handle, name) VALUES (?, ?, ?, ?) RETURNING id"_s,
            values(author.account, author.platformId, author.handle, author.name));
        if (!id)
            return id.error();
        return AuthorId{*id};
    }
    const QString handle = author.handle.isEmpty() ? (*known)->handle : storableText(author.handle);
    const QString name = author.name.isEmpty() ? (*known)->name : storableText(author.name);
    if (handle != (*known)->handle || name != (*known)->name) {
        if (auto done = m_session.run(u"UPDATE authors SET handle = ?, name = ? WHERE id = ?"_s,
                values(handle, name, (*known)->id));
            !done)
            return done.error();
    }
    return (*known)->id;
}

Result<std::optional<StoredAuthor>> AuthorStore::find(AuthorId id)
{
    return readOne<StoredAuthor>(m_session,
        u"SELECT id, account, platform_id, handle, name FROM authors WHERE id = ?"_s, values(id), authorOf);
}

Result<std::optional<StoredAuthor>> AuthorStore::find(AccountId account, const QString& platformId)
{
    return readOne<StoredAuthor>(m_session,
        u"SELECT id, account, platform_id, handle, name FROM authors WHERE account = ? AND platform_id = ?"_s,
        values(account, platformId), authorOf);
}

} // namespace steward
