// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers under which doctors, nurses, pharmacists and other professions are registered. None has a check
// digit: the register must be named.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"

#include <algorithm>
#include <array>

namespace steward {

namespace {

constexpr auto doctors = sortedWords("gmc", "gmcno", "gmcnumber", "general medical council");
constexpr auto nurses = sortedWords(
    "nmc", "nmcpin", "nursing and midwifery council", "nursing midwifery council", "pin", "pin number");
constexpr auto pharmacists = sortedWords("gphc", "gphcno", "general pharmaceutical council");
constexpr auto professions
    = sortedWords("hcpc", "hcpcno", "health and care professions council", "health care professions council");

struct StaffRegister {
    std::string_view shape; ///< "A" a letter, "9" a digit, anything else itself
    Cues names;
};

bool fits(std::string_view code, std::string_view shape)
{
    if (code.size() != shape.size())
        return false;
    for (size_t i = 0; i < code.size(); ++i) {
        const bool letter = code[i] >= 'a' && code[i] <= 'z';
        const bool digit = code[i] >= '0' && code[i] <= '9';
        const bool right = shape[i] == 'A' ? letter : shape[i] == '9' ? digit : code[i] == shape[i];
        if (!right)
            return false;
    }
    return true;
}

const auto& registers()
{
    static constexpr std::array all{StaffRegister{"9999999", doctors}, StaffRegister{"c9999999", doctors},
        StaffRegister{"99A9999A", nurses}, StaffRegister{"2999999", pharmacists},
        StaffRegister{"AA99999", professions}, StaffRegister{"AA999999", professions}};
    return all;
}

std::string lowerCase(std::string_view code)
{
    std::string lower(code);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return lower;
}

std::string upperCase(std::string_view folded)
{
    std::string upper(folded);
    for (char& c : upper)
        c = c >= 'a' && c <= 'z' ? char(c - 32) : c;
    return upper;
}

/// A word, or its tail when a register's name is grown onto it ("gmc7654321").
void judge(const Reading& reading, const Word& word, const Taken& taken, Hits& found)
{
    for (const StaffRegister& entry : registers()) {
        if (word.folded.size() < entry.shape.size() || word.folded.size() != word.span.end - word.span.start)
            continue;
        const size_t grown = word.folded.size() - entry.shape.size();
        if (!fits(std::string_view(word.folded).substr(grown), entry.shape))
            continue;
        const ByteSpan span{word.span.start + grown, word.span.end};
        const Nearby nearby = Nearby(reading, span).upToOtherNumbers();
        const bool attached
            = nearby.grownOn().size() == grown && (grown == 0 || nearby.introducedBy(entry.names));
        if (!attached || !nearby.says(entry.names) || isPartOfSomething(reading, span) || taken.touches(span))
            continue;
        found.push_back({"staff-register", span, Tier::Likely, {},
            upperCase(std::string_view(word.folded).substr(grown))});
        return;
    }
}

/// Digits stand beside it with no more than a separator between: it is a piece of a longer number.
bool isContinued(const Reading& reading, size_t first, size_t last)
{
    const auto& words = reading.words;
    const auto goesOn = [&](size_t word) { // from this word to the next
        const std::string_view gap = reading.text({words[word].span.end, words[word + 1].span.start});
        return gap.size() <= 3 && gap.find_first_not_of(" -./_") == std::string_view::npos;
    };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return (first > 0 && isDigit(words[first - 1].folded.back()) && goesOn(first - 1))
        || (last + 1 < words.size() && isDigit(words[last + 1].folded.front()) && goesOn(last));
}

/// The same in groups: "765 4321", "12 A 3456 E". Letters must be capitals: "on 12345" is none.
void judgeGrouped(const Reading& reading, size_t first, const Taken& taken, Hits& found)
{
    Code code;
    for (const StaffRegister& entry : registers()) {
        if (reading.words[first].folded.size() >= entry.shape.size()
            || !codeFrom(reading, first, entry.shape.size(), code) || !fits(lowerCase(code.text), entry.shape)
            || !isUpperCase(reading.text(code.span)) || isContinued(reading, first, first + code.words - 1)
            || isPartOfSomething(reading, code.span) || taken.touches(code.span))
            continue;
        if (!Nearby(reading, code.span).upToOtherNumbers().says(entry.names))
            continue;
        found.push_back({"staff-register", code.span, Tier::Likely, {}, code.text});
        return;
    }
}

/// Most texts name no register at all.
bool namesRegister(const Reading& reading)
{
    static constexpr auto parts = std::to_array<std::string_view>(
        {"gmc", "nmc", "pin", "gphc", "hcpc", "general", "nursing", "health"});
    return std::any_of(parts.begin(), parts.end(),
        [&](std::string_view part) { return reading.plain.find(part) != std::string::npos; });
}

} // namespace

Detect makeStaffRegisterDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        if (reading.digits.empty() || !namesRegister(reading))
            return;
        for (size_t i = 0; i < reading.words.size(); ++i) {
            judge(reading, reading.words[i], taken, found);
            judgeGrouped(reading, i, taken, found);
        }
    };
}

} // namespace steward
