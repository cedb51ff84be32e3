// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A command does one thing after the other: it waits for each answer while the event loop runs.
#pragma once

#include "base/result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

namespace steward::cli {

template <typename T> Result<T> waitFor(QFuture<Result<T>> future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<Result<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcher<Result<T>>::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    if (future.resultCount() == 0)
        return Error{
            ErrorCode::Cancelled, QStringLiteral("This was stopped before it was done; try again."), {}};
    return future.result();
}

} // namespace steward::cli
