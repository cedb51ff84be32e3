// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/due_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

DueStore::DueStore(Session& session)
    : m_session(session)
{
}

Result<QList<DueClock>> DueStore::clocks(Instant now, int limit)
{
    return readAll<DueClock>(m_session,
        u"SELECT k.case_id, k.target, k.due FROM clocks k LEFT JOIN cases c ON c.id = k.case_id"
        " WHERE k.status = 'running' AND k.due <= ? AND c.state <> 'resolved' ORDER BY k.due LIMIT ?"_s,
        values(now, limit), [](Row& row) {
            return DueClock{row.id<CaseId>(), row.word<Target>(), row.instant()};
        });
}

Result<QList<CaseId>> DueStore::snoozes(Instant now, int limit)
{
    return readAll<CaseId>(m_session,
        u"SELECT id FROM cases WHERE snoozed_until <= ? AND state = 'snoozed' ORDER BY snoozed_until LIMIT ?"_s,
        values(now, limit), [](Row& row) { return row.id<CaseId>(); });
}

Result<QList<CaseId>> DueStore::claims(Instant now, int limit)
{
    return readAll<CaseId>(m_session,
        u"SELECT id FROM cases WHERE claim_until <= ? ORDER BY claim_until LIMIT ?"_s, values(now, limit),
        [](Row& row) { return row.id<CaseId>(); });
}

Result<std::optional<Instant>> DueStore::next(Instant now)
{
    std::optional<Instant> next;
    for (const QString& query : {u"SELECT min(due) FROM clocks WHERE status = 'running' AND due > ?"_s,
             u"SELECT min(snoozed_until) FROM cases WHERE snoozed_until > ?"_s,
             u"SELECT min(claim_until) FROM cases WHERE claim_until > ?"_s}) {
        const auto due = readAll<std::optional<Instant>>(
            m_session, query, values(now), [](Row& row) { return row.optionalInstant(); });
        if (!due)
            return due.error();
        const auto found = due->value(0);
        if (found && (!next || *found < *next))
            next = found;
    }
    return next;
}

} // namespace steward
