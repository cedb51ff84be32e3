// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a word begins and ends, in any script. RE2's own \b knows ASCII only: it would find "caf" in "café".
#pragma once

#include <unicode/uchar.h>

#include <string_view>

namespace steward {

/// Letters, marks and decimal digits of any script. Nothing else is: no underscore, apostrophe or emoji.
bool isWordCharacter(UChar32 c);

/// No word character stands straight before, or straight after, byte `at` of UTF-8 text. `at` must not lie
/// inside of a character.
bool isFreeBefore(std::string_view text, size_t at);
bool isFreeAfter(std::string_view text, size_t at);

} // namespace steward
