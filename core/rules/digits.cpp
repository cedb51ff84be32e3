// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/digits.h"

#include <algorithm>
#include <array>
#include <optional>

namespace steward {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// 'O' for nought, 'l' and 'I' for one: only ever asked inside a group that has real digits.
char readAsDigit(char c)
{
    switch (c) {
    case 'o':
    case 'O':
        return '0';
    case 'l':
    case 'I':
        return '1';
    default:
        return isDigit(c) ? c : char(0);
    }
}

bool isLetterByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}

bool isSeparator(std::string_view between)
{
    if (between.empty() || between.size() > 3)
        return false;
    return std::all_of(between.begin(), between.end(),
        [](char c) { return c == ' ' || c == '.' || c == '-' || c == '_' || c == '(' || c == ')'; });
}

/// Small letters only.
constexpr bool isAmong(char c, std::string_view letters)
{
    uint32_t set = 0;
    for (const char letter : letters)
        set |= uint32_t(1) << (letter - 'a');
    return c >= 'a' && c <= 'z' && (set >> (c - 'a') & 1U) != 0;
}

std::optional<std::string> spokenDigits(std::string_view word)
{
    constexpr size_t longest = 8;
    if (word.size() < 2 || word.size() > longest || !isAmong(word.front(), "zontfseh")
        || !isAmong(word.back(), "ohtlerxnd"))
        return std::nullopt; // most words, at once
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 15> names{
        {{"zero", "0"}, {"oh", "0"}, {"nought", "0"}, {"nil", "0"}, {"one", "1"}, {"two", "2"},
            {"three", "3"}, {"four", "4"}, {"five", "5"}, {"six", "6"}, {"seven", "7"}, {"eight", "8"},
            {"nine", "9"}, {"hundred", "00"}, {"thousand", "000"}}};
    for (const auto& [name, digits] : names) {
        if (word.front() == name.front() && word == name)
            return std::string(digits);
    }
    return std::nullopt;
}

/// Groups written in figures.
std::vector<DigitGroup> writtenGroups(const std::string& bytes)
{
    std::vector<DigitGroup> groups;
    if (std::none_of(bytes.begin(), bytes.end(), isDigit))
        return groups;
    for (size_t i = 0; i < bytes.size();) {
        if (!readAsDigit(bytes[i])) {
            ++i;
            continue;
        }
        size_t end = i;
        size_t real = 0;
        std::string digits;
        for (; end < bytes.size() && readAsDigit(bytes[end]); ++end) {
            real += isDigit(bytes[end]) ? 1 : 0;
            digits.push_back(readAsDigit(bytes[end]));
        }
        const bool lettersOnly = real == 0;
        const bool joins = !groups.empty()
            && isSeparator(
                std::string_view(bytes).substr(groups.back().span.end, i - groups.back().span.end));
        // A word such as "II" or "oil" is no group; "OOO" right after digits is.
        const bool partOfWord = real < digits.size()
            && ((i > 0 && isLetterByte(bytes[i - 1])) || (end < bytes.size() && isLetterByte(bytes[end])));
        if ((!lettersOnly || (joins && digits.size() >= 3)) && !partOfWord) {
            groups.push_back({{i, end}, std::move(digits), joins, false});
        } else if (!lettersOnly) { // "9990000018on": letters that run on into a word are no digits
            size_t from = i;
            while (!isDigit(bytes[from]))
                ++from;
            size_t to = from;
            while (to < end && isDigit(bytes[to]))
                ++to;
            groups.push_back({{from, to}, bytes.substr(from, to - from), joins && from == i, false});
            end = to;
        }
        i = end;
    }
    return groups;
}

/// Runs of three or more number words, figures between them included, as one group each.
std::vector<DigitGroup> spokenGroups(const Reading& reading)
{
    std::vector<DigitGroup> groups;
    const auto& words = reading.words;
    if (std::none_of(words.begin(), words.end(), [](const Word& word) { return spokenDigits(word.folded); }))
        return groups;
    for (size_t i = 0; i < words.size();) {
        std::string digits;
        size_t spoken = 0;
        size_t repeat = 1;
        size_t next = i;
        for (; next < words.size() && digits.size() < 16; ++next) {
            const std::string& word = words[next].folded;
            if (word == "double" || word == "treble" || word == "triple") {
                repeat = word == "double" ? 2 : 3;
                continue;
            }
            if (const auto named = spokenDigits(word)) {
                for (size_t n = 0; n < repeat; ++n)
                    digits += *named;
                ++spoken;
            } else if (std::all_of(word.begin(), word.end(), isDigit)) {
                digits += word;
            } else {
                break;
            }
            repeat = 1;
        }
        if (spoken >= 3 && digits.size() >= 7)
            groups.push_back({{words[i].span.start, words[next - 1].span.end}, digits, false, true});
        i = std::max(next, i + 1);
    }
    return groups;
}

} // namespace

std::vector<DigitGroup> digitGroups(const Reading& reading)
{
    std::vector<DigitGroup> groups = writtenGroups(reading.normal.bytes);
    for (DigitGroup& spoken : spokenGroups(reading))
        groups.push_back(std::move(spoken));
    return groups;
}

bool passesMod11(std::string_view tenDigits)
{
    if (tenDigits.size() != 10)
        return false;
    int sum = 0;
    for (size_t i = 0; i < 10; ++i)
        sum += (tenDigits[i] - '0') * int(i == 9 ? 1 : 10 - i);
    return sum % 11 == 0;
}

bool isRepeatedDigit(std::string_view digits)
{
    return !digits.empty() && digits.find_first_not_of(digits.front()) == std::string_view::npos;
}

std::string digitsOf(std::string_view text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), isDigit);
    return digits;
}

} // namespace steward
