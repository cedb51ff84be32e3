// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The posts that threads hang under: context, not cases.
#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "storage/session.h"

namespace steward {

struct StoredPost {
    AccountId account;
    QString platformId;
    QString title;
    QString text;
    QString url;
    Instant created;

    bool operator==(const StoredPost&) const = default;
};

class PostStore {
public:
    explicit PostStore(Session& session);

    /// Adds or brings up to date.
    Result<void> put(const StoredPost& post);
    Result<std::optional<StoredPost>> find(AccountId account, const QString& platformId);

private:
    Session& m_session;
};

} // namespace steward
