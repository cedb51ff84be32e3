// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan for a thread as it was read.
#pragma once

#include "rules/plan.h"
#include "services/inbox.h"

namespace steward {

/// The plan (rules/plan.h) under the rules and targets of the workspace. `chosen`: the item that decisions
/// and the reply are about; invalid: none. `offered`: Desk::offered for that item. Any thread; touches no
/// store.
Plan proposedPlan(
    const Workspace& workspace, const ThreadView& view, ItemId chosen, const QList<OfferedAction>& offered);

} // namespace steward
