// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Replies of ours: their text and what the platform called them. Their state is saved with the case
// (CaseStore::save).
#pragma once

#include "domain/case.h"
#include "domain/private_text.h"
#include "storage/session.h"

namespace steward {

struct StoredReply {
    CaseReply reply;
    CaseId subject;
    PrivateText text;
    QByteArray returnReason; ///< commitment, see PrivateTextStore
    QByteArray signOff; ///< JSON of the caller's: what was signed and overridden
    QString key; ///< idempotency key
    QString remoteId; ///< the platform's id of it, once sent

    bool operator==(const StoredReply&) const = default;
};

class ReplyStore {
public:
    explicit ReplyStore(Session& session);

    /// Only inside a write job; taken when the case is saved.
    Result<ReplyId> nextId();
    Result<std::optional<StoredReply>> find(ReplyId id);
    Result<QList<StoredReply>> ofCase(CaseId subject);
    /// The reply that the platform calls so.
    Result<std::optional<StoredReply>> ofRemote(AccountId account, const QString& remoteId);
    /// Those that wait for a second person, oldest first.
    Result<QList<StoredReply>> awaitingApproval();
    /// After CaseStore::save has made the row.
    Result<void> setText(ReplyId id, const PrivateText& text, const QByteArray& signOff, const QString& key);
    Result<void> setReturnReason(ReplyId id, const QByteArray& commitment);
    Result<void> setRemoteId(ReplyId id, const QString& remoteId);

private:
    Result<QList<StoredReply>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
};

} // namespace steward
