// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of Outbox: one run at a time, one call after the other.
#pragma once

#include "services/outbox.h"
#include "services/outbox_steps.h"

#include <QCoro/QCoroTask>
#include <QPromise>
#include <QTimer>

#include <stop_token>

namespace steward {

struct OutboxState {
    OutboxState(Workspace& where, Outbox* object);

    Workspace& workspace;
    Outbox* outbox; ///< for its signal; its destructor waits for every run
    QString owner; ///< of leases
    HttpClient http;
    QTimer timer;
    bool started = false;
    std::stop_source stop;
    int underWay = 0;
    std::optional<QFuture<Result<FlushReport>>> running;

    DeskPolicy policy() const { return DeskPolicy::of(workspace); }
    /// `job` on the writer, awaited on this thread.
    template <typename T> QFuture<Result<T>> write(std::function<Result<T>(Session&)> job) const
    {
        return workspace.database().write<T>(std::move(job));
    }
};

/// What became of one call.
enum class Sent { Done, Later, Failed, Returned, Skipped };

/// A run over everything that is due. Lives until its end, whatever becomes of the caller.
QCoro::Task<Result<FlushReport>> runOutbox(std::shared_ptr<OutboxState> state);

} // namespace steward
