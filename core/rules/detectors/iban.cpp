// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// International bank account numbers: the length that the country has registered, and the sum by 97.
#include "rules/check_digits.h"
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"

#include <algorithm>
#include <array>

namespace steward {

namespace {

struct Country {
    std::string_view code;
    size_t length;
};

/// Sorted. The register of the standard, and the countries that use the form without being in it.
size_t lengthFor(std::string_view code)
{
    static constexpr std::array countries{Country{"AD", 24}, Country{"AE", 23}, Country{"AL", 28},
        Country{"AO", 25}, Country{"AT", 20}, Country{"AZ", 28}, Country{"BA", 20}, Country{"BE", 16},
        Country{"BF", 28}, Country{"BG", 22}, Country{"BH", 22}, Country{"BI", 27}, Country{"BJ", 28},
        Country{"BR", 29}, Country{"BY", 28}, Country{"CF", 27}, Country{"CG", 27}, Country{"CH", 21},
        Country{"CI", 28}, Country{"CM", 27}, Country{"CR", 22}, Country{"CV", 25}, Country{"CY", 28},
        Country{"CZ", 24}, Country{"DE", 22}, Country{"DJ", 27}, Country{"DK", 18}, Country{"DO", 28},
        Country{"DZ", 26}, Country{"EE", 20}, Country{"EG", 29}, Country{"ES", 24}, Country{"FI", 18},
        Country{"FK", 18}, Country{"FO", 18}, Country{"FR", 27}, Country{"GA", 27}, Country{"GB", 22},
        Country{"GE", 22}, Country{"GI", 23}, Country{"GL", 18}, Country{"GQ", 27}, Country{"GR", 27},
        Country{"GT", 28}, Country{"GW", 25}, Country{"HN", 28}, Country{"HR", 21}, Country{"HU", 28},
        Country{"IE", 22}, Country{"IL", 23}, Country{"IQ", 23}, Country{"IR", 26}, Country{"IS", 26},
        Country{"IT", 27}, Country{"JO", 30}, Country{"KM", 27}, Country{"KW", 30}, Country{"KZ", 20},
        Country{"LB", 28}, Country{"LC", 32}, Country{"LI", 21}, Country{"LT", 20}, Country{"LU", 20},
        Country{"LV", 21}, Country{"LY", 25}, Country{"MA", 28}, Country{"MC", 27}, Country{"MD", 24},
        Country{"ME", 22}, Country{"MG", 27}, Country{"MK", 19}, Country{"ML", 28}, Country{"MN", 20},
        Country{"MR", 27}, Country{"MT", 31}, Country{"MU", 30}, Country{"MZ", 25}, Country{"NE", 28},
        Country{"NI", 28}, Country{"NL", 18}, Country{"NO", 15}, Country{"OM", 23}, Country{"PK", 24},
        Country{"PL", 28}, Country{"PS", 29}, Country{"PT", 25}, Country{"QA", 29}, Country{"RO", 24},
        Country{"RS", 22}, Country{"RU", 33}, Country{"SA", 24}, Country{"SC", 31}, Country{"SD", 18},
        Country{"SE", 24}, Country{"SI", 19}, Country{"SK", 24}, Country{"SM", 27}, Country{"SN", 28},
        Country{"SO", 23}, Country{"ST", 25}, Country{"SV", 28}, Country{"TD", 27}, Country{"TG", 28},
        Country{"TL", 23}, Country{"TN", 24}, Country{"TR", 26}, Country{"UA", 29}, Country{"VA", 22},
        Country{"VG", 24}, Country{"XK", 20}, Country{"YE", 30}};
    const auto country = std::lower_bound(countries.begin(), countries.end(), code,
        [](const Country& entry, std::string_view wanted) { return entry.code < wanted; });
    return country != countries.end() && country->code == code ? country->length : 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The two letters that a word begins with, and digits after them here or in the next word: else it costs too
/// much to look further, because "is" and "no" are countries.
size_t lengthFrom(const Reading& reading, size_t first)
{
    const std::string& word = reading.words[first].folded;
    if (word.size() < 2 || word[0] < 'a' || word[0] > 'z' || word[1] < 'a' || word[1] > 'z')
        return 0;
    const bool apart = word.size() == 2;
    if (apart ? first + 1 >= reading.words.size() || !isDigit(reading.words[first + 1].folded.front())
              : !isDigit(word[2]))
        return 0;
    const char code[2] = {char(word[0] - 32), char(word[1] - 32)};
    return lengthFor({code, 2});
}

/// Written without a break or in fours, as on paper; anything else must be called an IBAN.
bool isTidy(const Reading& reading, size_t first, const Code& code)
{
    for (size_t i = first; i + 1 < first + code.words; ++i) {
        if (code.words > 1 && reading.words[i].folded.size() != 4)
            return false;
    }
    return true;
}

} // namespace

Detect makeIbanDetector(const QJsonObject&)
{
    static constexpr auto ibanCues = sortedWords("iban", "bank", "account", "bic", "swift", "banc", "cyfrif");
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        if (reading.digits.empty())
            return;
        Code code;
        for (size_t i = 0; i < reading.words.size(); ++i) {
            const size_t length = lengthFrom(reading, i);
            if (length == 0 || !codeFrom(reading, i, length, code) || !isDigit(code.text[2])
                || !isDigit(code.text[3]) || !passesMod97(code.text) || taken.touches(code.span))
                continue;
            const bool named = Nearby(reading, code.span).says(ibanCues);
            const bool apart = reading.words[i].folded.size() == 2;
            if (apart && !named && !isUpperCase(reading.text(code.span)))
                continue; // "no 9386011117947" is a number, not Norway
            const bool sure = named || isTidy(reading, i, code);
            found.push_back({"iban", code.span, sure ? Tier::Certain : Tier::Likely, {}, code.text});
            i += code.words - 1;
        }
    };
}

} // namespace steward
