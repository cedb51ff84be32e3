// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/reading.h"

#include "rules/digits.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace steward {

namespace {

/// A Cyrillic or Greek letter that looks like a Latin one, inside a word that is otherwise Latin.
UChar32 lookAlike(UChar32 c)
{
    static constexpr std::pair<UChar32, char> pairs[] = {{0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'},
        {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'}, {0x456, 'i'}, {0x455, 's'}, {0x458, 'j'},
        {0x43A, 'k'}, {0x43C, 'm'}, {0x442, 't'}, {0x43D, 'h'}, {0x432, 'b'}, {0x3B1, 'a'}, {0x3BF, 'o'},
        {0x3B9, 'i'}, {0x3BA, 'k'}, {0x3C5, 'u'}, {0x3BD, 'v'}, {0x131, 'i'}, {0x251, 'a'}, {0x261, 'g'}};
    for (const auto& [from, to] : pairs) {
        if (from == c)
            return to;
    }
    return c;
}

std::string foldedWord(std::string_view word)
{
    std::string folded;
    bool hasLatin = false;
    bool hasOther = false;
    std::vector<UChar32> letters;
    for (int32_t i = 0; i < int32_t(word.size());) {
        UChar32 c = 0;
        U8_NEXT(word.data(), i, int32_t(word.size()), c);
        if (c == '\'' || c < 0)
            continue;
        c = u_tolower(c);
        hasLatin = hasLatin || (c >= 'a' && c <= 'z');
        hasOther = hasOther || c >= 0x80;
        letters.push_back(c);
    }
    for (UChar32 c : letters) {
        if (hasLatin && hasOther)
            c = lookAlike(c);
        char utf8[4];
        int length = 0;
        U8_APPEND_UNSAFE(utf8, length, c);
        folded.append(utf8, size_t(length));
    }
    return folded;
}

bool isWordCharacter(UChar32 c)
{
    return c > 0 && u_isalnum(c);
}

void findWords(Reading& reading)
{
    const std::string& bytes = reading.normal.bytes;
    const auto size = int32_t(bytes.size());
    for (int32_t i = 0; i < size;) {
        const int32_t start = i;
        UChar32 c = 0;
        U8_NEXT(bytes.data(), i, size, c);
        if (!isWordCharacter(c)) {
            const bool stop = c == '.' || c == '!' || c == '?' || c == '\n' || c == ';';
            if (stop && !reading.words.empty())
                reading.words.back().endsSentence = true;
            continue;
        }
        int32_t end = i;
        while (i < size) {
            U8_NEXT(bytes.data(), i, size, c);
            if (isWordCharacter(c))
                end = i;
            else if (c != '\'' || i - end > 1)
                break;
        }
        i = end;
        const ByteSpan span{size_t(start), size_t(end)};
        reading.words.push_back({span, foldedWord(reading.text(span)), 0, false});
    }
}

void joinWords(Reading& reading)
{
    reading.plain = " ";
    for (Word& word : reading.words) {
        word.plainAt = reading.plain.size();
        reading.plain += word.folded;
        reading.plain += word.endsSentence ? " . " : " ";
    }
}

} // namespace

std::string_view Reading::text(const ByteSpan& span) const
{
    return std::string_view(normal.bytes).substr(span.start, span.end - span.start);
}

ByteSpan Reading::wordsUnder(const ByteSpan& plainSpan) const
{
    const auto startsAfter = [](size_t at, const Word& word) { return at < word.plainAt; };
    auto first = std::upper_bound(words.begin(), words.end(), plainSpan.start, startsAfter);
    if (first != words.begin()
        && std::prev(first)->plainAt + std::prev(first)->folded.size() > plainSpan.start)
        --first;
    auto last = std::upper_bound(words.begin(), words.end(), plainSpan.end - 1, startsAfter);
    if (first == words.end() || last == words.begin() || first >= last)
        return {};
    return {first->span.start, std::prev(last)->span.end};
}

Reading readingOf(QStringView text)
{
    Reading reading;
    reading.normal = normalised(text);
    findWords(reading);
    joinWords(reading);
    reading.digits = digitGroups(reading);
    return reading;
}

Context::Context(const Reading& reading, const ByteSpan& around, size_t wordsBefore, size_t wordsAfter)
{
    const auto& words = reading.words;
    const auto first = std::lower_bound(words.begin(), words.end(), around.start,
        [](const Word& word, size_t at) { return word.span.end <= at; });
    const auto beyond = std::lower_bound(words.begin(), words.end(), around.end,
        [](const Word& word, size_t at) { return word.span.start < at; });
    const size_t at = size_t(first - words.begin());
    m_before = " ";
    for (size_t i = at - std::min(at, wordsBefore); i < at; ++i) {
        m_words.push_back(words[i].folded);
        m_before += words[i].folded;
        m_before += ' ';
    }
    const size_t to = std::min(words.size(), size_t(beyond - words.begin()) + wordsAfter);
    for (size_t i = size_t(beyond - words.begin()); i < to; ++i)
        m_words.push_back(words[i].folded);
}

bool Context::hasAny(const std::vector<std::string>& words) const
{
    return std::any_of(m_words.begin(), m_words.end(), [&words](std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

} // namespace steward
