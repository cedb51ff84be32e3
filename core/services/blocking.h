// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for a future where a caller needs its answer at once: creating and filling a workspace, and nowhere
// else.
#pragma once

#include "base/result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

#include <chrono>

namespace steward {

/// The result of `future`, or ErrorCode::Unreachable after `patience`. Runs events of this thread meanwhile
/// (a keychain answers through them), but no user input.
template <typename T>
Result<T> waitedFor(QFuture<Result<T>> future, std::chrono::milliseconds patience = std::chrono::minutes(3))
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, &loop, [&loop] { loop.exit(1); });
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (!future.isFinished() || future.resultCount() == 0)
        return Error{ErrorCode::Unreachable, QStringLiteral("There was no answer in time; try again."), {}};
    return future.result();
}

} // namespace steward
