// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Between coroutines and futures.
#pragma once

#include "base/result.h"

#include <QCoro/QCoroFuture>
#include <QCoro/QCoroTask>
#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <memory>

namespace steward {

namespace detail {

template <typename T> QCoro::Task<void> settle(QCoro::Task<T> task, std::shared_ptr<QPromise<T>> promise)
{
    auto value = co_await task;
    promise->addResult(std::move(value));
    promise->finish();
}

} // namespace detail

/// The outcome of a coroutine as a future, for callers that are none.
template <typename T> QFuture<T> futureOf(QCoro::Task<T> task)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    auto future = promise->future();
    detail::settle(std::move(task), promise);
    return future;
}

/// What `future` gives, or `late` if it takes longer. The work itself is not stopped. Works on the calling
/// thread's event loop.
template <typename T>
QFuture<Result<T>> within(QFuture<Result<T>> future, std::chrono::milliseconds time, Error late)
{
    // Deletes itself when `future` ends; one that never ends keeps it.
    struct Race : QObject {
        QPromise<Result<T>> promise;
        QTimer timer;
        QFutureWatcher<Result<T>> watcher;
        bool over = false;

        void end(Result<T> result)
        {
            if (std::exchange(over, true))
                return;
            timer.stop();
            promise.addResult(std::move(result));
            promise.finish();
        }
    };
    auto* race = new Race;
    race->promise.start();
    auto first = race->promise.future();
    race->timer.setSingleShot(true);
    QObject::connect(&race->timer, &QTimer::timeout, race, [race, late] { race->end(late); });
    QObject::connect(&race->watcher, &QFutureWatcherBase::finished, race, [race, late] {
        const auto ended = race->watcher.future();
        race->end(ended.resultCount() > 0 ? ended.result() : Result<T>(late));
        race->deleteLater();
    });
    race->timer.start(time);
    race->watcher.setFuture(future);
    return first;
}

} // namespace steward
