// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The outside people's accounts on platforms.
#pragma once

#include "domain/ids.h"
#include "storage/session.h"

namespace steward {

struct StoredAuthor {
    AuthorId id;
    AccountId account;
    QString platformId;
    QString handle;
    QString name;

    bool operator==(const StoredAuthor&) const = default;
};

class AuthorStore {
public:
    explicit AuthorStore(Session& session);

    /// Finds by (account, platform id), adds if new, brings handle and name up to date if they are given and
    /// differ.
    Result<AuthorId> upsert(const StoredAuthor& author);
    Result<std::optional<StoredAuthor>> find(AuthorId id);
    Result<std::optional<StoredAuthor>> find(AccountId account, const QString& platformId);

private:
    Session& m_session;
};

} // namespace steward
