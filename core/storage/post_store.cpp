// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/post_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

PostStore::PostStore(Session& session)
    : m_session(session)
{
}

Result<void> PostStore::put(const StoredPost& post)
{
    return m_session.run(
        u"INSERT INTO posts (account, platform_id, title, text, url, created) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (account, platform_id) DO UPDATE SET title = excluded.title, text = excluded.text, url "
        "= excluded.url,"
        " created = excluded.created"_s,
        values(post.account, post.platformId, post.title, post.text, post.url, post.created));
}

Result<std::optional<StoredPost>> PostStore::find(AccountId account, const QString& platformId)
{
    return readOne<StoredPost>(m_session,
        u"SELECT account, platform_id, title, text, url, created FROM posts WHERE account = ? AND platform_id = ?"_s,
        values(account, platformId), [](Row& row) {
            return StoredPost{
                row.id<AccountId>(), row.text(), row.text(), row.text(), row.text(), row.instant()};
        });
}

} // namespace steward
