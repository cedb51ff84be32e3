// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Passport numbers: nine digits, or two letters and seven. Too plain to be found without the word.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"
#include "rules/digits.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto passportCues = sortedWords("passport", "passports", "passportno", "passportnumber", "pasbort");

bool isPassport(std::string_view code)
{
    const auto isLetter = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool lettered = isLetter(code[0]) && isLetter(code[1]);
    const std::string_view digits = code.substr(lettered ? 2 : 0);
    return !isRepeatedDigit(digits)
        && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Detect makePassportDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        const bool isNamed = reading.plain.find("passport") != std::string::npos
            || reading.plain.find("pasbort") != std::string::npos;
        if (reading.digits.empty() || !isNamed) // most texts
            return;
        Code code;
        for (size_t i = 0; i < reading.words.size(); ++i) {
            if (!codeFrom(reading, i, 9, code) || !isPassport(code.text)
                || isPartOfSomething(reading, code.span) || taken.touches(code.span))
                continue;
            const Nearby nearby = Nearby(reading, code.span).upToOtherNumbers();
            if (nearby.says(passportCues)) {
                const bool against = nearby.says(commercialCues());
                found.push_back(
                    {"passport", code.span, against ? Tier::Possible : Tier::Likely, {}, code.text});
            }
        }
    };
}

} // namespace steward
