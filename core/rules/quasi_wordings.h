// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Details of a person that no single word tells: "my aunt, 71,", "the chip shop in Abermawr", "lost two
// fingers".
#pragma once

#include "rules/quasi_identifiers.h"

namespace steward {

/// Adds to `details` what is told around word `word`; most words tell nothing. `hasCapitals`: the text uses
/// capitals as grammar has it. Constant time, thread-safe.
void addWordings(const Reading& reading, size_t word, bool hasCapitals, std::vector<QuasiDetail>& details);

} // namespace steward
