// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as people write them, in figures and in words, English and Welsh.
#pragma once

#include "rules/reading.h"

#include <chrono>
#include <optional>

namespace steward {

struct WrittenDate {
    ByteSpan span;
    size_t first = 0; ///< words [first, beyond)
    size_t beyond = 0;
    int day = 0; ///< 0: not said
    int month = 0; ///< 1 to 12
    int year = 0; ///< 0: not said; 0 to 99 if `isShortYear`
    bool isShortYear = false;
    bool isLoose = false; ///< "12 3 56", "120356": a date only where something says so
};

/// The date that begins with this word, as long as it goes: "12/3/56", "1956-03-12", "the 12th of March 1956"
/// (from "12th"), "March 12 '80", "12mar80", "twelfth of March nineteen fifty-six", "March 1956". The day
/// exists in its month.
std::optional<WrittenDate> dateFrom(const Reading& reading, size_t word);

/// The years that the date can mean, the century left open if it was; 0 for none.
struct Years {
    int earlier = 0;
    int later = 0;
};
Years yearsOf(const WrittenDate& date);

/// Whole years from the date to `today`, for the youngest reading that is not in the future; nullopt if
/// it says no year, lies in the future or more than 120 years back.
std::optional<int> ageFrom(const WrittenDate& date, std::chrono::year_month_day today);

std::chrono::year_month_day currentDay();

} // namespace steward
