// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Digits in a text, however they are written.
#pragma once

#include "rules/reading.h"

namespace steward {

/// Every group of digits in order, spoken ones too ("zero seven double seven"), with whether it continues the
/// one before.
std::vector<DigitGroup> digitGroups(const Reading& reading);

/// Weighted sum of ten digits modulo 11 is nought: NHS, CHI and Health and Care numbers (and every ISBN-10).
bool passesMod11(std::string_view tenDigits);

/// Ten times the same digit passes the sum and is never a real number.
bool isRepeatedDigit(std::string_view digits);

/// Asked of every word: nearly all are short.
inline bool hasDigit(std::string_view text)
{
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            return true;
    }
    return false;
}

/// Only the digits of a text.
std::string digitsOf(std::string_view text);

} // namespace steward
