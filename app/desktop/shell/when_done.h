// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in which the window waits for a service: never by blocking.
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace steward {

/// Calls `receive` with the outcome on the thread of `context`, exactly once, or never if `context` dies
/// first. QFuture::then(context) is not used because Qt 6.4 asserts when the context is gone before the
/// future is finished. A future that ends without a result (its service was closed) arrives as
/// ErrorCode::Cancelled.
template <typename T, typename Receive>
void whenDone(const QFuture<Result<T>>& future, QObject* context, Receive receive)
{
    using Watcher = QFutureWatcher<Result<T>>;
    auto* watcher = new Watcher(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, receive = std::move(receive)]() mutable {
            watcher->deleteLater();
            const auto done = watcher->future();
            if (done.resultCount() > 0) {
                receive(done.resultAt(0));
                return;
            }
            receive(Result<T>(Error{ErrorCode::Cancelled,
                QObject::tr("This was stopped before it was done; try it again."), {}}));
        });
    watcher->setFuture(future);
}

} // namespace steward
