// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a call of the product came to, in a benchmark.
#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QFuture>

namespace steward::bench {

/// The value, or the end of the benchmark: a figure of something that failed is no figure.
template <typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    return std::move(*result);
}

/// Goes round in the event loop until `holds`: coroutines of the services go on there.
template <typename Holds> void until(Holds holds)
{
    while (!holds())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
}

template <typename T> T awaited(QFuture<Result<T>> future)
{
    until([&future] { return future.isFinished(); });
    return must(future.result());
}

} // namespace steward::bench
