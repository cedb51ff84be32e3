// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One case with everything that the thread pane shows of it.
#pragma once

#include "services/inbox.h"

namespace steward {

Result<ThreadView> threadView(Session& session, CaseId id, const RuleSet& rules);

} // namespace steward
