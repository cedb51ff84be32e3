// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that are still to be made on a platform, each under a lease while it is under way.
#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/vocabulary.h"
#include "storage/session.h"

namespace steward {

enum class CallKind { Reply, Enforcement };
template <>
inline constexpr std::array enumNames<CallKind>{std::pair{CallKind::Reply, std::string_view("reply")},
    std::pair{CallKind::Enforcement, std::string_view("enforcement")}};

/// How a call stands. Sending: it may already have reached the platform, so it is looked for there before it
/// is made again.
enum class CallState { Waiting, Sending, NoConnection, Failed };
template <>
inline constexpr std::array enumNames<CallState>{std::pair{CallState::Waiting, std::string_view("waiting")},
    std::pair{CallState::Sending, std::string_view("sending")},
    std::pair{CallState::NoConnection, std::string_view("no-connection")},
    std::pair{CallState::Failed, std::string_view("failed")}};

struct OutboxCall {
    qint64 id = 0;
    CallKind kind = CallKind::Reply;
    CaseId subject;
    ReplyId reply; ///< of a reply
    ItemId item; ///< of an enforcement
    AccountId account;
    std::optional<Action> action; ///< of an enforcement
    CallState state = CallState::Waiting;
    Instant notBefore;
    QString leaseOwner;
    Instant leaseUntil;
    int attempts = 0;
    QString lastError; ///< one sentence
    std::optional<Instant> startedAt; ///< when the first try began

    bool operator==(const OutboxCall&) const = default;
};

class OutboxStore {
public:
    explicit OutboxStore(Session& session);

    /// A second call for the same reply or item replaces the first.
    Result<qint64> put(const OutboxCall& call);
    Result<std::optional<OutboxCall>> find(qint64 id);
    Result<std::optional<OutboxCall>> ofReply(ReplyId reply);
    Result<std::optional<OutboxCall>> ofItem(ItemId item);
    /// Due at `now`, not failed and under nobody's living lease; oldest first.
    Result<QList<OutboxCall>> due(Instant now, int limit = 100);
    /// When the next call falls due; none: nothing waits.
    Result<std::optional<Instant>> nextDue();
    /// Everything that is still here, by notBefore.
    Result<QList<OutboxCall>> all();
    /// False if somebody else holds it and the lease has not run out at `now`.
    Result<bool> takeLease(qint64 id, const QString& owner, Instant now, Instant until);
    /// The call begins: state sending, one attempt more, startedAt at the first. Commit this before the
    /// platform is asked.
    Result<void> start(qint64 id, Instant at);
    /// It did not work, or waits for a connection: when to try again, and why. Drops the lease.
    Result<void> postpone(qint64 id, CallState state, Instant notBefore, const QString& error);
    /// Carried out, withdrawn or superseded: the row goes.
    Result<void> finish(qint64 id);
    Result<int> count();

private:
    Result<QList<OutboxCall>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
};

} // namespace steward
