// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Marks clocks that ran out, wakes snoozed cases, drops stale claims, notices a machine clock that jumped.
#pragma once

#include "services/workspace.h"

namespace steward {

class ClockKeeper {
public:
    explicit ClockKeeper(Workspace& workspace);
    /// One pass; the value counts what changed. Safe to run from several processes.
    QFuture<Result<int>> tick();

private:
    Workspace& m_workspace;
};

} // namespace steward
