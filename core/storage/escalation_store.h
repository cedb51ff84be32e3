// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Escalations across cases. Their state is saved with the case (CaseStore::save).
#pragma once

#include "domain/case.h"
#include "storage/session.h"

namespace steward {

struct StoredEscalation {
    CaseEscalation escalation;
    CaseId subject;
    QByteArray reason; ///< commitment, see PrivateTextStore
    QByteArray reviewReason;

    bool operator==(const StoredEscalation&) const = default;
};

class EscalationStore {
public:
    explicit EscalationStore(Session& session);

    /// Only inside a write job; taken when the case is saved.
    Result<EscalationId> nextId();
    Result<QList<StoredEscalation>> ofCase(CaseId subject);
    /// Open ones: due first, then oldest first.
    Result<QList<StoredEscalation>> open();
    /// After CaseStore::save has made the row.
    Result<void> setReason(EscalationId id, const QByteArray& commitment);
    Result<void> setReviewReason(EscalationId id, const QByteArray& commitment);

private:
    Result<QList<StoredEscalation>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
};

} // namespace steward
