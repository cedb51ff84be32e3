// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The moderation log as people use it: read, checkpoint, export, verify, replay.
#pragma once

#include "log/verify.h"
#include "services/intake.h"
#include "services/workspace.h"

namespace steward {

struct LogFilter {
    std::optional<CaseId> subject;
    QString event; ///< event name; empty: all
    std::optional<PersonId> person;
    std::optional<Instant> from;
    std::optional<Instant> to;
    qint64 before = 0; ///< sequence; 0: newest first from the end
    int limit = 100;
};

struct LogRow {
    qint64 sequence = 0;
    Instant at;
    QString actor; ///< name as known now
    QString event;
    std::optional<CaseId> subject;
    QString summary;
    QByteArray leafHash;
};

struct ExportRequest {
    QString folder;
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<CaseId> subject;
};

struct ExportSummary {
    qint64 entries = 0;
    QString fingerprint;
    QByteArray root;
};

class LogBook {
public:
    explicit LogBook(Workspace& workspace);

    QFuture<Result<QList<LogRow>>> list(const Actor& actor, const LogFilter& filter);
    /// Signs the head now and, if a folder is set up, copies the checkpoint there. The value is the signed
    /// note.
    QFuture<Result<QString>> checkpoint(const Actor& actor);
    /// Writes every file of the export but the reports (app/report adds them through `addReports`, called
    /// before the manifest is made).
    QFuture<Result<ExportSummary>> exportTo(const Actor& actor, const ExportRequest& request,
        std::function<Result<void>(const QString& folder)> addReports, Progress progress = {});
    /// Verifies an export folder off the calling thread; the log of this workspace records that it was done
    /// and how it ended.
    QFuture<Result<VerifyReport>> verify(
        const Actor& actor, const QString& folder, const VerifyOptions& options);
    /// Folds the whole log and compares with every table: empty if the same, else one line a difference.
    QFuture<Result<QStringList>> replay(Progress progress = {});

private:
    Workspace& m_workspace;
};

} // namespace steward
