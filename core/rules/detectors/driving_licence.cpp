// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Driver numbers of Great Britain: sixteen characters that hold a surname, a date of birth (50 is added to
// the month for women) and initials. So much must fit that few other codes do.
#include "rules/check_digits.h"
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto licenceCues = sortedWords("driving licence", "driving license", "driver licence",
    "drivers licence", "driver number", "licence", "license", "dvla", "trwydded yrru", "trwydded");

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// Letters, then nines where there are not enough of them.
bool isPaddedName(std::string_view name)
{
    const auto padding = std::find_if_not(name.begin(), name.end(), isLetter);
    return std::all_of(padding, name.end(), [](char c) { return c == '9'; });
}

/// The digits of the date stand apart: decade, month, day, year ("6 57 05 4" is 5 July 1964).
bool holdsDate(std::string_view digits)
{
    if (!std::all_of(digits.begin(), digits.end(), isDigit))
        return false;
    const char tens = digits[1] >= '5' ? char(digits[1] - 5) : digits[1];
    const char ddmmyy[] = {digits[3], digits[4], tens, digits[2], digits[0], digits[5]};
    return isShortDate({ddmmyy, sizeof ddmmyy});
}

bool isDriverNumber(std::string_view code)
{
    return isLetter(code[0]) && isPaddedName(code.substr(0, 5)) && holdsDate(code.substr(5, 6))
        && isPaddedName(code.substr(11, 2)) && isLetter(code[14]) && isLetter(code[15]);
}

} // namespace

Detect makeDrivingLicenceDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        if (reading.digits.empty())
            return;
        Code code;
        for (size_t i = 0; i < reading.words.size(); ++i) {
            if (reading.words[i].folded.size() < 5 || !codeFrom(reading, i, 16, code)
                || !isDriverNumber(code.text) || taken.touches(code.span))
                continue;
            const bool named = Nearby(reading, code.span).says(licenceCues);
            found.push_back(
                {"driving-licence", code.span, named ? Tier::Certain : Tier::Likely, {}, code.text});
        }
    };
}

} // namespace steward
