// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The names of a workspace for describe.h.
#pragma once

#include "rules/rule_set.h"
#include "services/describe.h"
#include "storage/session.h"

namespace steward {

Result<KnownNames> knownNames(Session& session, const RuleSet& rules);

} // namespace steward
