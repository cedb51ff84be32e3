// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/escalation_store.h"

#include "storage/reply_row.h"

namespace steward {

using namespace Qt::StringLiterals;

EscalationStore::EscalationStore(Session& session)
    : m_session(session)
{
}

Result<EscalationId> EscalationStore::nextId()
{
    const auto last = m_session.number(u"SELECT coalesce(max(id), 0) FROM escalations"_s);
    if (!last)
        return last.error();
    return EscalationId{*last + 1};
}

Result<QList<StoredEscalation>> EscalationStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<StoredEscalation>(m_session,
        QString(u"SELECT "_s + escalationColumns()
            + u", case_id, reason, review_reason FROM escalations WHERE "_s + condition),
        values, [](Row& row) {
            StoredEscalation stored;
            stored.escalation = escalationOf(row);
            stored.subject = row.id<CaseId>();
            stored.reason = row.bytes();
            stored.reviewReason = row.bytes();
            return stored;
        });
}

Result<QList<StoredEscalation>> EscalationStore::ofCase(CaseId subject)
{
    return where(
        u"case_id = ? AND coalesce(outcome, '') <> 'withdrawn' ORDER BY id"_s, steward::values(subject));
}

Result<QList<StoredEscalation>> EscalationStore::open()
{
    return where(u"outcome IS NULL ORDER BY coalesce(due, 9223372036854775807), raised_at, id"_s, {});
}

Result<void> EscalationStore::setReason(EscalationId id, const QByteArray& commitment)
{
    return m_session.run(
        u"UPDATE escalations SET reason = ? WHERE id = ?"_s, steward::values(commitment, id));
}

Result<void> EscalationStore::setReviewReason(EscalationId id, const QByteArray& commitment)
{
    return m_session.run(
        u"UPDATE escalations SET review_reason = ? WHERE id = ?"_s, steward::values(commitment, id));
}

} // namespace steward
