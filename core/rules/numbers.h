// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small numbers in words, as ages and dates need them.
#pragma once

#include "rules/reading.h"

namespace steward {

struct NamedNumber {
    int value = 0;
    size_t words = 0; ///< how many words it takes; 0: none stands here
};

/// 0 to 199 in English ("eighty four", "a hundred and two") and the Welsh tens ("wyth deg pedwar"), from this
/// word on. Hyphens are no words.
NamedNumber numberNamed(const Reading& reading, size_t word);

/// "twelfth" as 12, up to "twentieth" and "thirtieth"; 0 if it is none.
int ordinalNamed(std::string_view folded);

} // namespace steward
