// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The number that one hospital gives to a patient. Every hospital has its own form, so it must be named.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto hospitalCues
    = sortedWords("hospital no", "hospital number", "hospital num", "hospital id", "hospital ref",
        "hospital reference", "hosp no", "hosp num", "hosp number", "hospitalno", "hospitalnumber", "mrn",
        "medical record", "medical records", "record number", "record no", "unit no", "unit number", "crn",
        "pas no", "pas number", "pas id", "x number", "xnumber", "patient id", "patient no", "patient number",
        "patient num", "patient ref", "patientid", "district number", "district no", "case note",
        "case notes", "casenote", "k number", "rhif ysbyty", "rhif yr ysbyty", "rhif claf", "rhif y claf");
constexpr auto callCues = sortedWords("call", "called", "calling", "dial", "phone", "phoned", "rang", "ring",
    "ringing", "tel", "telephone", "ffonio", "ffoniwch");

/// Most cues have two words: one step more than elsewhere ("patient number on the wristband is").
constexpr size_t wordsBefore = 6;

/// Up to three letters, six to eight digits, perhaps one letter more.
bool isHospitalNumber(std::string_view code)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto digits = std::find_if_not(code.begin(), code.end(), isLetter);
    const auto tail = std::find_if_not(digits, code.end(), isDigit);
    return digits - code.begin() <= 3 && tail - digits >= 6 && tail - digits <= 8 && code.end() - tail <= 1
        && std::all_of(tail, code.end(), isLetter);
}

/// Two groups of three or four digits: "123 4567".
bool isGrouped(const Reading& reading, size_t first, DigitRun& run)
{
    const auto isPart = [&](size_t group) {
        const size_t size = group < reading.digits.size() ? reading.digits[group].digits.size() : 0;
        return size == 3 || size == 4;
    };
    return isPart(first) && isPart(first + 1)
        && runFrom(reading, first,
            reading.digits[first].digits.size() + reading.digits[first + 1].digits.size(), run);
}

void judge(const Reading& reading, const ByteSpan& span, std::string value, const Taken& taken, Hits& found)
{
    if (taken.touches(span) || isPartOfSomething(reading, span))
        return;
    const Nearby nearby = Nearby(reading, span, wordsBefore).upToOtherNumbers();
    if (!nearby.says(hospitalCues))
        return;
    const Tier tier
        = nearby.says(callCues) ? Tier::Possible : Tier::Likely; // "rang the hospital number 234567"
    found.push_back({"hospital-number", span, tier, {}, std::move(value)});
}

} // namespace

Detect makeHospitalNumberDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        if (reading.digits.empty())
            return;
        Code code;
        for (size_t i = 0; i < reading.words.size(); ++i) {
            const std::string& word = reading.words[i].folded;
            if (isHospitalNumber(word) && codeFrom(reading, i, word.size(), code))
                judge(reading, code.span, code.text, taken, found);
        }
        DigitRun run;
        for (size_t i = 0; i < reading.digits.size(); ++i) {
            if (isGrouped(reading, i, run) && !touchesLetters(reading, run.span))
                judge(reading, run.span, run.digits, taken, found);
        }
    };
}

} // namespace steward
