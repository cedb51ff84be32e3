// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One batch of items inside one write transaction: dedupe, place, open cases, start clocks, log.
#pragma once

#include "services/intake.h"
#include "services/intake_prepare.h"
#include "services/threading.h"
#include "storage/account_store.h"
#include "storage/item_store.h"
#include "storage/thread_store.h"

namespace steward {

/// Collects what is new and writes it together at the end; whatever touches something that is stored already
/// first writes what was collected, and then works on the tables. Used once, on the writer's thread; after an
/// Error the transaction must be rolled back.
class IntakeBatch {
public:
    IntakeBatch(Session& session, const IntakePolicy& policy);

    Result<void> take(AccountId account, const PreparedItem& prepared);
    Result<void> putPost(AccountId account, const IncomingPost& post);
    /// The platform says that its author deleted it.
    Result<void> markGone(AccountId account, const QString& platformId);
    Result<IntakeReport> finish();

private:
    struct NewItem {
        StoredItem row;
        QList<Finding> findings;
        QList<StoredMedia> media;
    };
    /// A case as it is after the events that wait here.
    struct OpenCase {
        CaseChange change;
        Case now;
    };
    using ItemKey = std::pair<AccountId, QString>;

    // new items
    Result<void> takeNew(AccountId account, const PreparedItem& prepared);
    Result<void> takeContext(AccountId account, const IncomingItem& item, const Placement& placement);
    Result<ThreadId> homeOf(AccountId account, const IncomingItem& item, const Placement& placement);
    Result<ThreadId> openThread(AccountId account, const IncomingItem& item, const Placement& placement);
    Result<void> addTo(ThreadId thread, AccountId account, const PreparedItem& prepared);
    Result<OpenCase*> openCase(ThreadId thread, AccountId account);
    Result<AuthorId> authorOf(AccountId account, const IncomingItem& item);
    Result<ItemId> nextItem();
    /// With what the same author said before in the thread, waiting here or stored.
    Result<Assessment> joined(ThreadId thread, AuthorId author, ItemId item, const PreparedItem& prepared);
    void happen(OpenCase& open, const Event& event);
    Result<void> flush();
    Result<void> writeRow(const NewItem& item);

    // what is known already
    Result<void> takeKnown(const KnownItem& known, const PreparedItem& prepared);
    Result<bool> isStale(const KnownItem& known, const IncomingItem& item);
    Result<bool> isVisibilityNews(const KnownItem& known, const IncomingItem& item);
    Result<void> revise(const KnownItem& known, const PreparedItem& prepared);
    Result<void> observe(const KnownItem& known, Visibility shown);
    /// Is it a reply of ours that comes back from the platform? Then it has its place already.
    Result<bool> isOurReply(AccountId account, const IncomingItem& item, const Placement& placement);

    // threading
    Result<Placement> place(AccountId account, const IncomingItem& item);
    Result<std::optional<ThreadId>> threadOfItem(AccountId account, const QString& platformId);
    Result<std::optional<ThreadId>> startedBy(AccountId account, const QString& starter);
    Result<bool> isPost(AccountId account, const QString& platformId);
    Result<ThreadId> absorb(ThreadId home, ThreadId waiting);
    Result<void> merge(const Case& from, const Case& into);
    /// What adds up over items of one author now that those of `adopted` stand in the same thread.
    Result<void> judgeAgain(const Case& united, const QSet<ItemId>& adopted);
    Result<void> judgeAgain(CaseId subject, const StoredItem& item, const QList<Finding>& found,
        const QList<EarlierItem>& earlier);

    Session& m_session;
    const IntakePolicy& m_policy;
    ItemStore m_itemStore;
    ThreadStore m_threads;
    IntakeReport m_report;
    QHash<AccountId, StoredAccount> m_accounts;
    QHash<AccountId, int> m_taken;
    QList<NewItem> m_items;
    QHash<ItemKey, ThreadId> m_placed; ///< items that wait to be written
    QHash<std::pair<ThreadId, AuthorId>, QList<EarlierItem>> m_said; ///< in those, newest last
    QList<CaseId> m_order; ///< cases that wait to be written, in the order of their first event
    QHash<CaseId, OpenCase> m_cases;
    QHash<ThreadId, CaseId> m_caseOfThread;
    QHash<ItemKey, std::pair<AuthorId, QString>> m_authors; ///< with the name they were stored under
    QHash<ItemKey, bool> m_posts;
    qint64 m_nextItem = 0;
    qint64 m_nextCase = 0;
};

} // namespace steward
