// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where something happens to a case: state, private texts and log entries in one transaction,
// or none of them.
#pragma once

#include "domain/decide.h"
#include "log/entry.h"
#include "storage/session.h"

namespace steward {

/// What every log entry says besides its event and its actor. An automation's entries say "automation" as how
/// it was authenticated.
struct LogStamp {
    LogOrigin origin;
    QByteArray zone; ///< IANA name

    bool operator==(const LogStamp&) const = default;
};

/// Events for one case, and the case they happen to. `before.items` may be left out but for the items that
/// the events touch.
struct CaseChange {
    Case before;
    Events events;
};

/// Seals the private texts, evolves the case, saves what changed of it (head, items, replies, escalations,
/// clocks, outbox rows), stores the texts and appends one log entry an event. Only inside Database::write; an
/// Error must be returned from the job, so that everything rolls back. A `before` that is no longer what is
/// stored (another writer was faster) gives ErrorCode::Conflict.
Result<Case> commit(Session& session, const Case& before, Events events, const Actor& actor, Instant at,
    const LogStamp& stamp);

/// The same for many cases with one append to the log: entries in the order of the list.
Result<QList<Case>> commitAll(
    Session& session, QList<CaseChange> changes, const Actor& actor, Instant at, const LogStamp& stamp);

/// Appends something that is not about one case. `facts` must hold ids of ours, counts and machine words
/// only.
Result<void> commitFact(Session& session, const event::WorkspaceFact& fact, const Actor& actor, Instant at,
    const LogStamp& stamp);

} // namespace steward
