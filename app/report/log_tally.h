// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an auditor counts first, added up from log entries one by one. Holds ids, counts and times; never a
// name or a text.
#pragma once

#include "log/entry.h"

#include <QHash>
#include <QMap>

namespace steward {

/// An escalation from its entries. Times are those of the log.
struct EscalationTale {
    std::optional<CaseId> subject;
    RouteId route;
    Urgency urgency = Urgency::Routine;
    Instant raisedAt;
    std::optional<Instant> dueAt;
    std::optional<Instant> acknowledgedAt;
    std::optional<Outcome> outcome;
    bool ownReview = false;
    bool withdrawn = false;

    bool operator==(const EscalationTale&) const = default;
};

struct TargetTally {
    qint64 started = 0;
    qint64 met = 0;
    qint64 breached = 0;

    bool operator==(const TargetTally&) const = default;
};

/// Memory grows with the number of escalations and of days, not with that of entries.
struct LogTally {
    qint64 entries = 0;
    qint64 unknown = 0; ///< entries whose event this version does not know
    qint64 firstSequence = 0;
    qint64 lastSequence = 0;
    std::optional<Instant> firstAt;
    std::optional<Instant> lastAt;
    QMap<QString, qint64> events; ///< a workspace fact counts under what happened
    QMap<QString, qint64> days; ///< "2026-11-18" in UTC
    QMap<QPair<QString, Action>, qint64> decisions; ///< rule (empty: none), action
    QMap<EnforcementPhase, qint64> enforcement; ///< ends: confirmed, failed, withdrawn, claimed
    QMap<QString, qint64> overrides; ///< checklist item
    qint64 repliesWritten = 0;
    qint64 repliesSignedInBulk = 0;
    QMap<ReplyState, qint64> replyEnds; ///< sent, failed, withdrawn, retracted
    QMap<qint64, EscalationTale> escalations; ///< by id
    QMap<Target, TargetTally> targets;
    QMap<QString, qint64> readsByPerson; ///< sensitive cases read
    QMap<QString, qint64> exportsByPerson;
    QMap<QString, qint64> entriesByActor;

    void add(const LogEntry& entry);
    bool operator==(const LogTally&) const = default;
};

/// "person 3", "Steward (outbox)".
QString actorLabel(const LogActor& actor);

/// Adds up every line of a log.jsonl in bounded memory. ErrorCode::Malformed names the line that is no entry.
Result<LogTally> tallyOf(const QString& jsonLinesFile);

} // namespace steward
