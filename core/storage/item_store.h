// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Items: what somebody said, its revisions, media and findings.
#pragma once

#include "domain/case.h"
#include "domain/finding.h"
#include "domain/private_text.h"
#include "storage/session.h"

namespace steward {

struct StoredMedia {
    MediaKind kind = MediaKind::Image;
    QString url;
    QString alt;
    QString sha256;

    bool operator==(const StoredMedia&) const = default;
};

/// An item as stored. `item` is what the domain knows of it.
struct StoredItem {
    CaseItem item;
    ThreadId thread;
    CaseId subject;
    AccountId account;
    QString platformId;
    QString parent; ///< platform id; empty: none
    ItemKind kind = ItemKind::Comment;
    Instant collected;
    PrivateText text; ///< read back with an empty commitment
    QString url;
    QString language;
    QString stamp; ///< platform's own edit stamp
    bool notRead = false;
    QByteArray extra; ///< JSON of unknown keys; empty: none
    QString authorName; ///< read only
    QString authorHandle; ///< read only
    QString authorPlatformId; ///< read only

    bool operator==(const StoredItem&) const = default;
};

struct ItemRevision {
    int revision = 1;
    PrivateText text;
    QString stamp;
    Instant replaced; ///< when the next one was seen

    bool operator==(const ItemRevision&) const = default;
};

/// What intake asks of an item that may already be there.
struct KnownItem {
    ItemId id;
    ThreadId thread;
    CaseId subject;
    int revision = 1;
    Visibility visibility = Visibility::Unmoderated;
    QString text;
    QString stamp;

    bool operator==(const KnownItem&) const = default;
};

/// The words of an item, to be judged again.
struct SaidText {
    ItemId id;
    CaseId subject;
    QString text;
    QString language;

    bool operator==(const SaidText&) const = default;
};

class ItemStore {
public:
    explicit ItemStore(Session& session);

    Result<std::optional<KnownItem>> known(AccountId account, const QString& platformId);
    /// `item.item.id` valid: used (see nextId); else the database gives one. `item.item.changedAtVersion` is
    /// the case's version after the arrival. Fails on a duplicate.
    Result<ItemId> insert(const StoredItem& item);
    /// The id that the next item can take, so that its log entry can name it; only inside a write job.
    Result<ItemId> nextId();
    Result<void> addMedia(ItemId id, const QList<StoredMedia>& media);
    /// Keeps the old text as a revision, stores the new one.
    Result<void> revise(ItemId id, int revision, const PrivateText& text, const QString& stamp, bool notRead,
        qint64 changedAtVersion, Instant seen);
    /// Replaces the findings of the item's current revision and brings the case's summary for the list up to
    /// date.
    Result<void> setFindings(ItemId id, CaseId subject, int revision, const QList<Finding>& findings);
    Result<void> setVisibility(ItemId id, Visibility visibility, qint64 changedAtVersion);
    /// Decision columns, visibility, revision and version of an item of a case.
    Result<void> update(const CaseItem& item);
    /// To another case and thread, at the end of it (`changedAtVersion` is the new case's version after
    /// ItemAdopted).
    Result<void> move(ItemId id, ThreadId thread, CaseId subject, qint64 changedAtVersion);

    Result<std::optional<StoredItem>> find(ItemId id);
    /// In order of arrival.
    Result<QList<StoredItem>> ofCase(CaseId subject);
    Result<QList<CaseItem>> caseItems(CaseId subject);
    /// By platform time, for export; `after` is the last id seen, 0 at first. At most `limit` rows.
    Result<QList<StoredItem>> page(ItemId after, int limit);
    Result<QHash<ItemId, QList<Finding>>> findingsOfCase(CaseId subject); ///< of current revisions
    Result<QHash<ItemId, QList<StoredMedia>>> mediaOfCase(CaseId subject);
    Result<QList<StoredMedia>> media(ItemId id);
    Result<QList<ItemRevision>> revisions(ItemId id); ///< earlier ones, oldest first
    /// Of every edited item of the case: the revision before the current one.
    Result<QHash<ItemId, ItemRevision>> previousOfCase(CaseId subject);
    /// Text and salt of any revision, for checking it against the log.
    Result<std::optional<PrivateText>> textOf(ItemId id, int revision);
    Result<void> addEvidence(CaseId subject, ItemId item, Instant at, const PrivateText& snapshot);
    Result<QList<PrivateText>> evidence(ItemId item);
    Result<qint64> count();
    /// Inbound items that came before `before` (invalid: all), newest first, at most `limit`.
    Result<QList<SaidText>> inboundBefore(ItemId before, int limit);
    /// What else an author said in a thread and is still there, as it came, newest first, at most `limit`.
    Result<QList<SaidText>> saidBy(AuthorId author, ThreadId thread, ItemId except, int limit);

private:
    Result<QList<StoredItem>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
    const QString m_wordsColumn;
    const QString m_insert;
};

} // namespace steward
