// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cases: the projection of the log that `decide` looks at.
#pragma once

#include "domain/case.h"
#include "storage/session.h"

namespace steward {

class CaseStore {
public:
    explicit CaseStore(Session& session);

    /// Dense: the next number that nobody has; only inside a write job, and taken by insert().
    Result<CaseId> nextId();
    /// The whole case, ErrorCode::NotFound if there is none.
    Result<Case> load(CaseId id);
    /// Without items, replies and escalations but with clocks: enough for intake.
    Result<Case> loadHead(CaseId id);
    Result<std::optional<CaseId>> ofThread(ThreadId thread);
    /// A new case with its clocks. Its items (in `subject.items`) are inserted by the caller, after this,
    /// through ItemStore.
    Result<void> insert(const Case& subject, Instant at);
    /// Writes what differs: head, clocks, replies and escalations (new ones are inserted), items that are in
    /// both. Items that only `after` has are inserted or moved by the caller through ItemStore and counted
    /// here. ErrorCode::Conflict, and nothing written, if the stored version is not that of `before`. Works
    /// for heads too.
    Result<void> save(const Case& before, const Case& after, Instant at);
    /// All ids in order after `after`, at most `limit`: for replay.
    Result<QList<CaseId>> page(CaseId after, int limit);
    Result<qint64> count();

private:
    Result<void> readLists(Case& subject);
    Result<QList<CaseClock>> clocks(CaseId id);
    Result<void> saveClocks(CaseId id, const QList<CaseClock>& before, const QList<CaseClock>& after);

    Session& m_session;
};

} // namespace steward
