// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From what a connector or a file hands over to threads, cases, findings and clocks.
#pragma once

#include "services/interchange.h"
#include "services/workspace.h"

#include <functional>

class QIODevice;

namespace steward {

struct IntakeReport {
    int taken = 0;
    int duplicates = 0;
    int revised = 0;
    int gone = 0;
    QList<QPair<qint64, QString>>
        rejected; ///< line number, reason (the first 1,000; `rejectedCount` counts all)
    qint64 rejectedCount = 0;
};

using Progress = std::function<bool(qint64 done, qint64 total)>; ///< false: cancel. Any thread.

class Intake {
public:
    explicit Intake(Workspace& workspace);

    /// One batch in one transaction, with the account's next cursor: items, threads, findings, clocks, log.
    /// Rules run off the writer thread.
    QFuture<Result<IntakeReport>> take(AccountId account, Collected batch);
    /// The interchange format, streamed in bounded memory; bad lines are reported, good ones taken. Importing
    /// twice changes nothing.
    QFuture<Result<IntakeReport>> importLines(
        const Actor& actor, std::shared_ptr<QIODevice> lines, Progress progress = {});
    QFuture<Result<qint64>> exportLines(
        const Actor& actor, std::shared_ptr<QIODevice> out, Progress progress = {});

private:
    Workspace& m_workspace;
};

} // namespace steward
