// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// National Insurance numbers. There is no check sum, but few pairs of letters may begin one and only four may
// end it.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto ninoCues = sortedWords("national insurance", "ni", "nino", "ninumber", "ni number", "nin",
    "ni no", "nat ins", "hmrc", "yswiriant gwladol", "yg");

/// Words of two letters that may stand before three counts and an "a": "at 10 20 30 a time".
constexpr auto shortWords
    = sortedWords("am", "an", "as", "at", "be", "by", "he", "me", "my", "or", "we", "yr");

bool isLetterOf(std::string_view letters, char c)
{
    return c >= 'A' && c <= 'Z' && letters.find(c) == std::string_view::npos;
}

bool isPrefix(std::string_view two)
{
    static constexpr auto neverIssued = sortedWords("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");
    return isLetterOf("DFIQUV", two[0]) && isLetterOf("DFIOQUV", two[1])
        && !std::binary_search(neverIssued.begin(), neverIssued.end(), two);
}

/// The number that begins with this word, with its last letter or, as often on old papers, without.
bool numberFrom(const Reading& reading, size_t first, Code& code)
{
    if (codeFrom(reading, first, 9, code))
        return code.text[8] >= 'A' && code.text[8] <= 'D';
    return codeFrom(reading, first, 8, code);
}

/// Six digits, of which people write some as the letter O.
bool readDigits(std::string& code)
{
    const auto digits = code.begin() + 2;
    std::replace(digits, digits + 6, 'O', '0');
    return std::all_of(digits, digits + 6, [](char c) { return c >= '0' && c <= '9'; });
}

bool isEndOfWord(const Reading& reading, const ByteSpan& span)
{
    const char next = reading.after(span.end);
    return next != '@' && next != '_' && next != '/';
}

/// Printed on forms as the example ("QQ 12 34 56 C"), and the one that careful people write.
bool isExamplePrefix(std::string_view two)
{
    return two == "QQ";
}

std::optional<Tier> tierOf(const Reading& reading, const Code& code)
{
    const bool named = Nearby(reading, code.span).says(ninoCues);
    if (isExamplePrefix(std::string_view(code.text).substr(0, 2)))
        return named ? std::optional(Tier::Possible) : std::nullopt;
    if (code.text.size() == 8)
        return named ? std::optional(Tier::Likely) : std::nullopt;
    if (named)
        return Tier::Certain;
    const std::string_view written = reading.text(code.span);
    const std::string first(written.substr(0, 2));
    const bool prose = code.words > 2 && !isUpperCase(written) && code.text.back() == 'A'
        && std::binary_search(shortWords.begin(), shortWords.end(), std::string_view(first));
    const bool fileName // "pr106449.c"
        = code.words == 2 && !isUpperCase(written) && written[written.size() - 2] == '.';
    return prose || fileName ? Tier::Possible : Tier::Likely;
}

} // namespace

Detect makeNinoDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        if (reading.digits.empty())
            return;
        Code code;
        for (size_t i = 0; i < reading.words.size(); ++i) {
            const std::string& word = reading.words[i].folded;
            if (word.size() < 2 || word.size() > 9 || word[0] < 'a' || word[1] < 'a')
                continue;
            if (!numberFrom(reading, i, code) || !readDigits(code.text))
                continue;
            const std::string_view prefix = std::string_view(code.text).substr(0, 2);
            if ((!isPrefix(prefix) && !isExamplePrefix(prefix)) || !isEndOfWord(reading, code.span)
                || taken.touches(code.span))
                continue;
            if (const auto tier = tierOf(reading, code))
                found.push_back({"nino", code.span, *tier, {}, code.text});
        }
    };
}

} // namespace steward
