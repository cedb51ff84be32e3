// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of the moderation log and its canonical bytes. FORMAT.md beside this file is the specification.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/event.h"
#include "domain/person.h"
#include "log/sha256.h"

#include <QJsonObject>

#include <optional>

namespace steward {

/// A person, one of Steward's automations, and under which roles.
struct LogActor {
    std::optional<PersonId> person; ///< none: automation
    QString automation; ///< "intake", "outbox", ... when person is none
    QList<Role> roles; ///< in the order of the Role enum
    std::optional<PersonId> onBehalfOf;

    bool operator==(const LogActor&) const = default;
};

/// Where and with what it was done. Device and account are the workstation's own words, never a platform's.
struct LogOrigin {
    QString device;
    QString osAccount;
    QString authenticatedBy; ///< "os-login", "database-role", "automation"
    QString programVersion;
    QString ruleSetVersion;

    bool operator==(const LogOrigin&) const = default;
};

/// Steward's own ids only: a platform's ids, addresses and handles would outlive erasure.
struct LogSubject {
    std::optional<CaseId> caseId;
    std::optional<ItemId> item;
    std::optional<ReplyId> reply;
    std::optional<EscalationId> escalation;
    std::optional<AccountId> account;

    bool operator==(const LogSubject&) const = default;
};

struct LogEntry {
    int version = 1; ///< of the entry form
    qint64 sequence = 0; ///< from 1, no gaps; leaf index is sequence - 1
    QByteArray id; ///< 32 lower-case hexadecimal digits, random
    Digest previous{}; ///< leaf hash of the entry before; 32 zero bytes in the first
    Instant at;
    QByteArray zone; ///< IANA name of the workstation's time zone
    int offsetSeconds = 0; ///< of that zone from UTC at that moment
    LogActor actor;
    LogOrigin origin;
    LogSubject subject;
    QString event; ///< name of the event (domain/event.h)
    QJsonObject data; ///< its fields; private texts only as {"commitment": hex}
    std::optional<State> before; ///< of the case, where the entry is about one
    std::optional<State> after;

    bool operator==(const LogEntry&) const = default;
};

/// 32 random lower-case hexadecimal digits for LogEntry::id.
QByteArray newEntryId();

/// The first five kinds of id that `event` names, with `caseId` (invalid: none) and, for an item's arrival,
/// its account.
LogSubject subjectOf(const Event& event, CaseId caseId = {});

/// An entry for `event` with subject, event name and data filled in; sequence, id, previous, time, actor and
/// origin are the caller's. The private texts of `event` must be sealed first (forEachPrivateText in
/// log/event_codec.h, seal in log/commitment.h).
LogEntry entryFor(const Event& event, CaseId caseId = {});

/// Canonical bytes: what is stored, hashed and exported. ErrorCode::Invalid only if `data` was filled with
/// something that is not canonical.
Result<QByteArray> toCanonical(const LogEntry& entry);

/// Reads exactly canonical bytes. Unknown members are ignored. ErrorCode::Malformed says what is wrong.
Result<LogEntry> parseEntry(QByteArrayView bytes);

/// SHA-256(0x00 || bytes): the leaf of the tree and the `prev` of the entry that follows.
Digest leafHash(QByteArrayView bytes);

/// Every commitment (32 bytes) inside `data`, in key order.
QList<QByteArray> commitmentsIn(const QJsonObject& data);

} // namespace steward
