// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The moderation log's bytes. What they mean is the business of log/; here they are appended and read, never
// changed.
#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "storage/session.h"

#include <functional>

namespace steward {

/// What is needed to append: how many entries there are, the leaf hash of the last one, and the tree's
/// compact range as bytes.
struct LogHead {
    qint64 size = 0;
    QByteArray lastLeaf; ///< empty: none yet
    QByteArray compactRange; ///< the form of log/, opaque here

    bool operator==(const LogHead&) const = default;
};

/// One entry with the columns that it is found by.
struct LogRecord {
    qint64 sequence = 0; ///< first entry: 1; so the number of the last is the size
    Instant at;
    std::optional<PersonId> actor; ///< none: an automation
    QString event; ///< name of the event
    std::optional<CaseId> subject;
    QByteArray entry; ///< canonical bytes
    QByteArray leaf; ///< leaf hash of them

    bool operator==(const LogRecord&) const = default;
};

struct LogQuery {
    std::optional<CaseId> subject;
    QString event;
    std::optional<PersonId> actor;
    std::optional<Instant> from;
    std::optional<Instant> to; ///< exclusive
    qint64 before = 0; ///< sequence; 0: from the end
    int limit = 100;
};

class LogStore {
public:
    explicit LogStore(Session& session);

    /// Inside a write job nobody else can append between head() and append().
    Result<LogHead> head();
    /// Appends entries that follow head() without a gap and makes `head` the new one; ErrorCode::Conflict and
    /// nothing written if not so.
    Result<void> append(const QList<LogRecord>& records, const LogHead& head);
    /// Newest first.
    Result<QList<LogRecord>> list(const LogQuery& query);
    /// Of one case, oldest first.
    Result<QList<LogRecord>> ofCase(CaseId subject);
    /// In order from `first` to `last` (0: the end), streamed in bounded memory until `visit` returns false.
    Result<void> each(qint64 first, qint64 last, const std::function<bool(const LogRecord&)>& visit);
    /// The leaf hashes in order.
    Result<void> eachLeaf(
        qint64 first, qint64 last, const std::function<bool(qint64 sequence, const QByteArray& leaf)>& visit);
    /// First and last sequence of entries in [from, to); {0, -1} if there are none.
    Result<QPair<qint64, qint64>> rangeOf(std::optional<Instant> from, std::optional<Instant> to);

private:
    Session& m_session;
};

} // namespace steward
