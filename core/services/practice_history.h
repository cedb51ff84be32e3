// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace.h"

namespace steward {

/// What fictional colleagues did in the practice workspace before its visitor came: thanked, answered, hid,
/// escalated, put aside. All through the desk and the outbox, so that state and log are what real work
/// leaves. Waits. The value counts the deeds that were possible; one that the rules of the desk refuse is
/// left out.
Result<int> playPracticeHistory(Workspace& workspace);

} // namespace steward
