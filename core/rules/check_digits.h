// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sums that a mistyped number fails.
#pragma once

#include <string_view>

namespace steward {

/// Payment cards: every second digit from the right doubled, the sum a multiple of ten.
bool passesLuhn(std::string_view digits);

/// IBAN: the first four characters moved to the end, letters read as 10 to 35, the remainder by 97 is one.
/// Upper-case letters and digits only.
bool passesMod97(std::string_view iban);

/// Whether DDMMYY is a day of some year from 1900 to 2000. Those have passed, and with only two digits for
/// the year there is no other that could be told from them, so no calendar of today is needed.
bool isShortDate(std::string_view ddmmyy);

} // namespace steward
