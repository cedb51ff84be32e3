// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a number is written: its groups, and what touches it.
#pragma once

#include "rules/reading.h"

#include <string>

namespace steward {

/// Joined groups of digits read as one number.
struct DigitRun {
    ByteSpan span;
    std::string digits;
    std::string shape; ///< the length of each group, one character each: "334"; '0' + length beyond nine

    bool isOneGroup() const { return shape.size() == 1; }
};

/// The number of exactly `length` digits that begins with group `first` and ends where a group ends.
bool runFrom(const Reading& reading, size_t first, size_t length, DigitRun& run);

/// Words read as one code, separators between them left out. Upper case.
struct Code {
    ByteSpan span;
    std::string text;
    size_t words = 0;
};

/// The code of exactly `length` ASCII letters and digits that begins with word `first`; between two of its
/// words there may be up to three spaces, hyphens, dots or slashes.
bool codeFrom(const Reading& reading, size_t first, size_t length, Code& code);

/// A price, a part of a web address or a number with a decimal point.
bool isPartOfSomething(const Reading& reading, const ByteSpan& span);

/// The groups before this one, joined to it, begin with a plus: the rest of a telephone number.
bool followsPlus(const Reading& reading, size_t group);

/// A letter stands against either end.
bool touchesLetters(const Reading& reading, const ByteSpan& span);

/// All letters in the stretch are capitals.
bool isUpperCase(std::string_view written);

} // namespace steward
