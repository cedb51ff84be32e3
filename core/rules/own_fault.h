// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of what a rule looks for by itself, held against what can be looked for.
#pragma once

#include "rules/own_patterns.h"

namespace steward {

/// Why the entry cannot be looked for, in words for whoever wrote it; empty if it can. Compiles what it must.
QString faultIn(const OwnPattern& entry);

} // namespace steward
