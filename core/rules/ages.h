// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How old somebody is said to be.
#pragma once

#include "rules/reading.h"

#include <vector>

namespace steward {

/// Stretches that tell an age of 0 to 120 years: "84-year-old", "aged 84", "84yo", "she's 84", "eighty four
/// years old", "in her 80s", "6 months old", "84 oed", "born in 1956". Not the age of things ("a 20 year old
/// scanner"). By place.
std::vector<ByteSpan> agesIn(const Reading& reading);

} // namespace steward
