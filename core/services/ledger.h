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

/// Events for one case, and the case they happen to. `before` may be a head without items, as long as it
/// holds those that the events touch. A case that is not stored yet has version 0 and its id from
/// CaseStore::nextId.
struct CaseChange {
    Case before;
    Events events;
};

/// Seals the private texts, evolves the case, saves what changed of it (head, replies, escalations, clocks,
/// items that were there before), stores texts, evidence and what was thought of findings, keeps the outbox
/// in step and appends one log entry an event. Only inside Database::write; an Error must be returned from
/// the job, so that everything rolls back. ErrorCode::Conflict if `before` is no longer what is stored.
///
/// The rows of new or moved items are the caller's, afterwards and in the same job (ItemStore::insert,
/// revise, move). Outbox rows:
///  - put when a reply enters holding (its call waits until then), or is retracted after it was out (its
///    call takes it down, at once);
///  - put when a decision is queued, or waits for a connection (then the row says no-connection);
///  - finished when a reply is sent, returned, withdrawn or taken down, and when a decision is confirmed,
///    claimed, withdrawn or needs no call;
///  - left alone when something comes back from sending to be tried again, begins to be sent, or fails:
///    that is the outbox's own (OutboxStore::start, postpone), so that attempts and leases survive.
Result<Case> commit(Session& session, const Case& before, Events events, const Actor& actor, Instant at,
    const LogStamp& stamp);

/// The same for many cases with one append to the log: entries in the order of the list. Each case at most
/// once.
Result<QList<Case>> commitAll(
    Session& session, QList<CaseChange> changes, const Actor& actor, Instant at, const LogStamp& stamp);

/// Appends something that is not about one case. `facts` must hold ids of ours, counts and machine words
/// only.
Result<void> commitFact(Session& session, const event::WorkspaceFact& fact, const Actor& actor, Instant at,
    const LogStamp& stamp);

} // namespace steward
