// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/writing.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace steward {

bool isCapitalised(const Reading& reading, const Word& word)
{
    const std::string_view written = reading.text(word.span);
    int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT(written.data(), i, int32_t(written.size()), c);
    if (c < 0x80 ? (c < 'A' || c > 'Z') : !u_isupper(c))
        return false;
    bool anyLower = false;
    while (i < int32_t(written.size())) {
        U8_NEXT(written.data(), i, int32_t(written.size()), c);
        if (c >= '0' && c <= '9')
            return false;
        anyLower = anyLower || (c >= 'a' && c <= 'z') || (c >= 0x80 && u_islower(c));
    }
    return anyLower;
}

bool tellsNamesByCapitals(const Reading& reading)
{
    size_t inside = 0; // words inside sentences, where grammar has lower case
    size_t capitals = 0;
    size_t counted = 0;
    bool begins = true;
    for (const Word& word : reading.words) {
        const char c = reading.normal.bytes[word.span.start];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter && !begins && word.folded.size() > 1) {
            ++inside;
            capitals += c < 'a' ? 1 : 0;
        }
        const bool abbreviation = word.folded.size() == 1 || (word.classes & word::Title);
        begins = word.endsSentence && !abbreviation; // "Dr. A. Example"
        if (++counted > 400)
            break;
    }
    // Names alone ("Jean Bloggs") are half of a short text; a title case text has hardly anything else.
    return capitals > 0 && capitals * 3 <= inside * 2 + 2;
}

std::string_view stem(const Reading& reading, const Word& word)
{
    const std::string_view written = reading.text(word.span);
    const std::string_view folded = word.folded;
    const bool possessive = written.ends_with("'s") || written.ends_with("'S");
    return possessive && folded.size() > 1 ? folded.substr(0, folded.size() - 1) : folded;
}

} // namespace steward
