// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox's steps in the store, each one transaction. Between them lies the network, and any of them may
// be the last before a crash:
//   take up (lease) -> begin (the reply or decision is "sending", committed) -> [platform] -> confirm or fail
// A call that is found in "sending" with no living lease may have happened: it is looked for on the platform
// before it begins again.
#pragma once

#include "services/circumstances.h"
#include "storage/outbox_store.h"
#include "storage/reply_store.h"

namespace steward {

inline constexpr auto leaseFor
    = std::chrono::minutes(2); ///< longer than any exchange with a platform may take

/// A call under our lease with all that the platform must be told.
struct TakenUp {
    OutboxCall call;
    StoredAccount account;
    std::optional<StoredReply> reply;
    QString target; ///< platform id of the item that is answered or moderated
    QString targetText; ///< as we know it
    QString root; ///< platform id of the post it hangs under
    bool mayHaveHappened = false;

    bool isRetraction() const { return reply && reply->reply.state == ReplyState::Retracted; }
};

/// None: not due, gone, settled meanwhile, or under somebody else's lease.
Result<std::optional<TakenUp>> takeUp(Session& session, qint64 callId, const QString& owner, Instant now);

enum class Begin { Started, SentBack, Settled };
/// Runs the gate again and moves the reply or decision to "sending"; a reply that no longer fits goes back to
/// its writer.
Result<Begin> begin(Session& session, const TakenUp& taken, const DeskPolicy& policy);
/// The gate on what only the platform could tell: the author has edited or deleted what is answered.
Result<void> sendBack(Session& session, const TakenUp& taken, const QString& cause, const DeskPolicy& policy);

Result<void> confirmReply(
    Session& session, const TakenUp& taken, const QString& remoteId, const DeskPolicy& policy);
Result<void> confirmEnforcement(
    Session& session, const TakenUp& taken, Visibility shows, const DeskPolicy& policy);
Result<void> confirmRetraction(Session& session, const TakenUp& taken, const DeskPolicy& policy);

/// How a failed call stands afterwards.
enum class CallFailure {
    Later, ///< it did not happen and is tried again
    Unknown, ///< it may have happened: looked for before it is tried again
    Final ///< a person must do something
};
CallFailure failureOf(const Error& error, const TakenUp& taken);
Result<void> fail(Session& session, const TakenUp& taken, const Error& error, const DeskPolicy& policy);
/// It was not even tried: no connection here, or the platform did not answer before we began.
Result<void> putOff(
    Session& session, const TakenUp& taken, CallState state, Instant notBefore, const QString& why);

/// When to try again: doubling from half a minute to a quarter of an hour, later if the platform asked for
/// it.
Instant retryAt(Instant now, int attempts, const Error& error);

} // namespace steward
