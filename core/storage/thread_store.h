// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Threads: which items belong together, and which still wait for their parent.
#pragma once

#include "domain/ids.h"
#include "storage/session.h"

namespace steward {

struct StoredThread {
    ThreadId id;
    AccountId account;
    QString root; ///< platform id of the post or conversation it hangs under; empty: none
    QString starter; ///< platform id of its first item, or of the conversation; unique in an account
    std::optional<QString> awaited; ///< platform id of a parent that has not come: it begins with a gap
    std::optional<ThreadId> mergedInto;
    std::optional<CaseId> subject; ///< its case; read only

    bool operator==(const StoredThread&) const = default;
};

class ThreadStore {
public:
    explicit ThreadStore(Session& session);

    Result<std::optional<StoredThread>> find(ThreadId id);
    /// The thread that holds the item with this platform id, merges followed.
    Result<std::optional<StoredThread>> ofItem(AccountId account, const QString& platformId);
    Result<std::optional<StoredThread>> byStarter(AccountId account, const QString& starter);
    /// Threads of that account whose gap the item with this platform id closes.
    Result<QList<StoredThread>> awaiting(AccountId account, const QString& platformId);
    Result<ThreadId> add(const StoredThread& thread);
    Result<void> closeGap(ThreadId id);
    /// The gap of a thread is (now) before the item with this platform id.
    Result<void> await(ThreadId id, const QString& platformId);
    /// `from` is marked as merged and has no gap any more. Its items are moved with ItemStore::move.
    Result<void> merge(ThreadId from, ThreadId into);

private:
    Result<QList<StoredThread>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
};

} // namespace steward
