// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our presences on platforms: what is shared by the team. Secrets are not here.
#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "storage/session.h"

namespace steward {

struct StoredAccount {
    AccountId id;
    QString platform;
    QString name;
    QString url;
    QString user;
    QString state; ///< the caller's word: live, needs-sign-in, unconnected, failing, practice
    std::optional<Instant> lastCollected;
    QString error;
    bool practice = false;
    qint64 items = 0; ///< items taken from it so far

    bool operator==(const StoredAccount&) const = default;
};

/// What a connector keeps between two collections: a tag and its JSON text.
struct StoredCursor {
    QString tag;
    QByteArray json;

    bool operator==(const StoredCursor&) const = default;
};

struct CollectionRun {
    AccountId account;
    Instant started;
    Instant finished;
    int taken = 0;
    int duplicates = 0;
    int revised = 0;
    int gone = 0;
    QString error; ///< empty: went well

    bool operator==(const CollectionRun&) const = default;
};

class AccountStore {
public:
    explicit AccountStore(Session& session);

    /// By id; removed ones are left out everywhere but in find().
    Result<QList<StoredAccount>> all();
    Result<std::optional<StoredAccount>> find(AccountId id);
    /// The same name may exist on several platforms.
    Result<QList<StoredAccount>> named(const QString& name);
    Result<std::optional<StoredAccount>> on(const QString& platform, const QString& name);
    /// ErrorCode::Refused if that platform has that name already; a removed one of that name comes back.
    Result<AccountId> add(const StoredAccount& account);
    /// Address, user, state and error.
    Result<void> change(const StoredAccount& account);
    Result<void> setState(AccountId id, const QString& state, const QString& error);
    /// Its items stay.
    Result<void> remove(AccountId id);

    Result<StoredCursor> cursor(AccountId id);
    Result<void> setCursor(AccountId id, const StoredCursor& cursor);

    /// Takes or renews the right to collect until `until`: false if somebody else holds it and it has not run
    /// out at `now`.
    Result<bool> takeLease(AccountId id, const QString& owner, Instant now, Instant until);
    Result<void> releaseLease(AccountId id, const QString& owner);

    /// Keeps the run; a good one sets lastCollected to its end and clears the error, a bad one sets the
    /// error. The number of items is countItems's, in the transaction that takes them in.
    Result<void> recordRun(const CollectionRun& run);
    /// Newest first.
    Result<QList<CollectionRun>> runs(AccountId id, int limit = 20);
    /// Adds to the number of items.
    Result<void> countItems(AccountId id, int taken);

private:
    Result<QList<StoredAccount>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
};

} // namespace steward
