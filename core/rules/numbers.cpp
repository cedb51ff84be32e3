// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/numbers.h"

#include "rules/word_classes.h"

#include <array>

namespace steward {

namespace {

int smallNumber(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, int>, 49> names{
        {{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7},
            {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13},
            {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
            {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fourty", 40}, {"fifty", 50},
            {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"hundred", 100}, {"un", 1},
            {"dau", 2}, {"dwy", 2}, {"tri", 3}, {"tair", 3}, {"pedwar", 4}, {"pedair", 4}, {"pump", 5},
            {"pum", 5}, {"chwech", 6}, {"chwe", 6}, {"saith", 7}, {"wyth", 8}, {"naw", 9}, {"deg", 10},
            {"ugain", 20}, {"hugain", 20}, {"trigain", 60}, {"ddeg", 10}, {"ddau", 2}}};
    for (const auto& [name, value] : names) {
        if (name == word)
            return value;
    }
    return 0;
}

} // namespace

int ordinalNamed(std::string_view folded)
{
    static constexpr std::array<std::string_view, 20> names{"first", "second", "third", "fourth", "fifth",
        "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
        "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
    for (size_t i = 0; i < names.size(); ++i) {
        if (names[i] == folded)
            return int(i) + 1;
    }
    return folded == "thirtieth" ? 30 : 0;
}

NamedNumber numberNamed(const Reading& reading, size_t word)
{
    const auto at = [&](size_t i) {
        return i < reading.words.size() ? std::string_view(reading.words[i].folded) : std::string_view();
    };
    if (word >= reading.words.size() || !(reading.words[word].classes & word::Number))
        return {};
    NamedNumber number{smallNumber(at(word)), 1};
    const auto add = [&](int from, int below) {
        const int next = smallNumber(at(word + number.words));
        if (next >= from && next < below) {
            number.value += next;
            ++number.words;
        }
    };
    if (at(word) == "hundred" || (number.value == 1 && at(word + 1) == "hundred")) {
        number.words = at(word) == "hundred" ? 1 : 2;
        number.value = 100;
        if (at(word + number.words) == "and" && smallNumber(at(word + number.words + 1)) > 0)
            ++number.words;
        add(1, 100);
        if (number.value % 10 == 0 && number.value > 110)
            add(1, 10);
        return number;
    }
    if (number.value < 10 && (at(word + 1) == "deg" || at(word + 1) == "ddeg")) { // "wyth deg pedwar"
        number.value *= 10;
        number.words = 2;
        add(1, 10);
    } else if (number.value >= 20 && number.value % 10 == 0) {
        add(1, 10);
    }
    return number;
}

} // namespace steward
