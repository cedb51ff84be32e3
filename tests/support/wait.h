// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for asynchronous results in a test, with the event loop turning.
#pragma once

#include <QCoro/QCoroTask>
#include <QEventLoop>
#include <QFutureWatcher>

namespace steward::test {

/// The value of a coroutine.
template <typename T> T wait(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

/// The value of a future; the event loop turns meanwhile.
template <typename T> T wait(QFuture<T> future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (!future.isFinished())
            loop.exec();
    }
    return future.result();
}

} // namespace steward::test
