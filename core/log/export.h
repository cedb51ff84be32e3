// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writing an export: a folder that proves itself with no Steward at all. Knows no database: entries come from
// callbacks.
#pragma once

#include "base/clock.h"
#include "log/checkpoint.h"

#include <functional>
#include <optional>

namespace steward {

/// Where entries come from. Both walk upwards and stop when the callee returns an Error, which they return in
/// turn. They must give the same entries each time (one read snapshot, or never past the head's size).
struct LogSource {
    using EntrySink = std::function<Result<void>(qint64 sequence, const QByteArray& canonicalBytes)>;
    using LeafSink = std::function<Result<void>(const Digest& leaf)>;
    /// Entries with first <= sequence <= last.
    std::function<Result<void>(qint64 first, qint64 last, const EntrySink& sink)> entries;
    /// Leaf hashes of sequences 1 .. last.
    std::function<Result<void>(qint64 last, const LeafSink& sink)> leaves;
};

struct ExportPlan {
    QString folder; ///< must not exist or be empty
    QByteArray head; ///< signed checkpoint of the tree that the export proves itself against
    qint64 first = 1; ///< first sequence of the range
    qint64 last = 0; ///< 0: the head's size
    std::optional<QList<qint64>> only; ///< ascending sequences within the range: the entries of one case;
                                       ///< each gets its own inclusion proof
    QList<QByteArray>
        earlier; ///< signed checkpoints that this log made before: a consistency proof is written for each
    Instant made;
    QString programVersion;
    QString organisation; ///< its public name; may be empty
    QString about; ///< the selection in plain words: "whole log", "case 12", "1 to 30 November 2026"
    /// Adds report.html and report.pdf to the unfinished folder before the manifest is made. May be empty.
    std::function<Result<void>(const QString& folder)> addReports;
    /// false: cancel. May be empty.
    std::function<bool(qint64 done, qint64 total)> progress;
};

struct ExportedLog {
    qint64 entries = 0;
    qint64 firstSequence = 0; ///< 0: none
    qint64 lastSequence = 0;
    Checkpoint head;
    QString fingerprint;

    bool operator==(const ExportedLog&) const = default;
};

/// Writes into a temporary folder beside `folder` and renames it when all is done; leaves nothing behind on
/// failure or cancellation. Memory does not grow with the log. Errors: Refused (folder not empty), Unreadable
/// (disk), Cancelled, Tampered (the source does not give the head's root).
Result<ExportedLog> writeExport(const ExportPlan& plan, const LogSource& source, const SigningKey& key);

} // namespace steward
