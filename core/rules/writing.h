// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Capitals: what they tell, and when they tell nothing.
#pragma once

#include "rules/reading.h"

namespace steward {

/// Begins with a capital and goes on in lower case ("Jean", "O'Neill", "McKay"); one capital alone is no
/// word.
bool isCapitalised(const Reading& reading, const Word& word);

/// Capitals are used as grammar has it: neither SHOUTING nor all lower case nor Every Word Like This.
bool tellsNamesByCapitals(const Reading& reading);

/// Folded without a possessive end: "jeans" for "Jean's" is "jean".
std::string_view stem(const Reading& reading, const Word& word);

} // namespace steward
