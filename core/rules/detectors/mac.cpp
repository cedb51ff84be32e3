// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hardware addresses: six pairs of hexadecimal digits with one kind of separator, or three fours with dots.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto macCues = sortedWords("mac", "mac address", "hardware address", "physical address", "ethernet",
    "bluetooth", "wifi", "bssid", "device");

bool isHex(std::string_view word)
{
    return std::all_of(
        word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool hasLetter(std::string_view code)
{
    return std::any_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'F'; });
}

/// `count` words of `size` hexadecimal digits from `first`, always the same single character between.
bool areGroups(const Reading& reading, size_t first, size_t count, size_t size, char separator)
{
    const auto& words = reading.words;
    if (first + count > words.size())
        return false;
    for (size_t i = first; i < first + count; ++i) {
        if (words[i].folded.size() != size || !isHex(words[i].folded))
            return false;
        const bool joined = words[i].span.start == words[first].span.start + (i - first) * (size + 1)
            && (i == first || reading.before(words[i].span.start) == separator);
        if (!joined)
            return false;
    }
    return reading.after(words[first + count - 1].span.end) != separator
        && reading.before(words[first].span.start) != separator;
}

bool isWritten(const Reading& reading, size_t first)
{
    const Word& word = reading.words[first];
    const char separator = reading.after(word.span.end);
    if (word.folded.size() == 2 && (separator == ':' || separator == '-'))
        return areGroups(reading, first, 6, 2, separator);
    return word.folded.size() == 4 && separator == '.' && areGroups(reading, first, 3, 4, '.');
}

/// Nobody's: all noughts, or sent to everybody.
bool isNobodys(std::string_view code)
{
    return code.find_first_not_of('0') == std::string_view::npos
        || code.find_first_not_of('F') == std::string_view::npos;
}

} // namespace

Detect makeMacDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        Code code;
        for (size_t i = 0; i < reading.words.size(); ++i) {
            const std::string& word = reading.words[i].folded;
            const bool unbroken = word.size() == 12 && isHex(word);
            if (!unbroken && (!(word.size() == 2 || word.size() == 4) || !isWritten(reading, i)))
                continue;
            std::string value;
            const size_t last = unbroken ? i : i + (word.size() == 2 ? 5 : 2);
            const ByteSpan span{reading.words[i].span.start, reading.words[last].span.end};
            for (size_t part = i; part <= last; ++part)
                value += reading.words[part].folded;
            std::transform(value.begin(), value.end(), value.begin(),
                [](char c) { return c >= 'a' ? char(c - 32) : c; });
            const bool named = Nearby(reading, span).says(macCues);
            if (isNobodys(value) || taken.touches(span) || (unbroken && (!named || !hasLetter(value))))
                continue;
            const bool figures = !hasLetter(value) && reading.after(reading.words[i].span.end) != ':';
            const Tier tier = unbroken ? Tier::Likely
                : named                ? Tier::Certain
                : figures              ? Tier::Possible // dates and codes are written so too
                                       : Tier::Likely;
            found.push_back({"mac", span, tier, {}, value});
            i = last;
        }
    };
}

} // namespace steward
