// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/reading.h"

#include "rules/cues.h"
#include "rules/digits.h"
#include "rules/look_alikes.h"
#include "rules/word_boundary.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace steward {

namespace {

std::string foldedWord(std::string_view word)
{
    std::string folded(word);
    bool hasApostrophe = false;
    char bits = 0;
    for (char& c : folded) {
        bits = char(bits | c);
        hasApostrophe = hasApostrophe || c == '\'';
        c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    if (bits & 0x80)
        return foldedBeyondAscii(word);
    if (hasApostrophe)
        std::erase(folded, '\'');
    return folded;
}

/// Where the word that begins at `start` ends: letters and digits, and single apostrophes between them.
size_t wordEnd(const std::string& bytes, size_t start)
{
    const auto size = int32_t(bytes.size());
    auto end = int32_t(start);
    while (end < size && !(bytes[size_t(end)] & 0x80) && isWordCharacter(bytes[size_t(end)]))
        ++end;
    for (int32_t i = end; i < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes.data(), i, size, c);
        if (isWordCharacter(c))
            end = i;
        else if (c != '\'' || i - end > 1)
            break;
    }
    return size_t(end);
}

void findWords(Reading& reading)
{
    const std::string& bytes = reading.normal.bytes;
    const auto size = int32_t(bytes.size());
    reading.words.reserve(bytes.size() / 4 + 2);
    for (int32_t i = 0; i < size;) {
        const auto start = size_t(i);
        UChar32 c = static_cast<unsigned char>(bytes[start]);
        if (c & 0x80)
            U8_NEXT(bytes.data(), i, size, c);
        else
            ++i;
        if (!isWordCharacter(c)) {
            const bool stop = c == '.' || c == '!' || c == '?' || c == '\n' || c == ';';
            if (stop && !reading.words.empty())
                reading.words.back().endsSentence = true;
            continue;
        }
        const ByteSpan span{start, wordEnd(bytes, start)};
        i = int32_t(span.end);
        reading.words.push_back({span, foldedWord(reading.text(span)), 0, false, 0});
        reading.words.back().classes = classesOf(reading.words.back().folded);
    }
}

void joinWords(Reading& reading)
{
    reading.plain.reserve(reading.normal.bytes.size() + reading.normal.bytes.size() / 8 + 2);
    reading.plain.assign(1, ' ');
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
    : m_reading(&reading)
{
    const auto& words = reading.words;
    const auto first = std::lower_bound(words.begin(), words.end(), around.start,
        [](const Word& word, size_t at) { return word.span.end <= at; });
    const auto beyond = std::lower_bound(
        first, words.end(), around.end, [](const Word& word, size_t at) { return word.span.start < at; });
    m_at = size_t(first - words.begin());
    m_first = m_at - std::min(m_at, wordsBefore);
    m_beyond = size_t(beyond - words.begin());
    m_last = std::min(words.size(), m_beyond + wordsAfter);
}

bool Context::hasAny(const Cues& words, size_t from, size_t to) const
{
    return std::any_of(m_reading->words.begin() + ptrdiff_t(from), m_reading->words.begin() + ptrdiff_t(to),
        [&](const Word& word) { return words.contains(word.folded); });
}

bool Context::hasAny(const Cues& words) const
{
    return hasAny(words, m_first, m_at) || hasAny(words, m_beyond, m_last);
}

} // namespace steward
