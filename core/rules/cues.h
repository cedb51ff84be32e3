// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words that say what a number near them is.
#pragma once

#include "rules/reading.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace steward {

/// Folded words and phrases ("nhs", "sort code"), sorted, as SortedWords hold them; a view. Most words are
/// told not to be among them by a look at one bit.
class Cues {
public:
    /// Of 256; a word has one of them, a phrase its own and that of its first word.
    static constexpr size_t markOf(std::string_view word)
    {
        return (static_cast<unsigned char>(word.front()) * 37U + static_cast<unsigned char>(word.back()) * 11U
                   + unsigned(word.size()) * 101U)
            % 256;
    }

    constexpr Cues(std::span<const std::string_view> words, std::span<const uint64_t, 4> marks)
        : m_words(words)
        , m_marks(marks)
    {
    }
    constexpr auto begin() const { return m_words.begin(); }
    constexpr auto end() const { return m_words.end(); }
    /// False: none of them is this word, nor begins with it. True: perhaps.
    constexpr bool mayHold(std::string_view word) const
    {
        if (word.empty())
            return false;
        const size_t mark = markOf(word);
        return (m_marks[mark / 64] >> (mark % 64) & 1U) != 0;
    }
    constexpr bool contains(std::string_view word) const
    {
        return mayHold(word) && std::binary_search(begin(), end(), word);
    }

private:
    std::span<const std::string_view> m_words;
    std::span<const uint64_t, 4> m_marks;
};

template <size_t Count> struct SortedWords {
    std::array<std::string_view, Count> words;
    std::array<uint64_t, 4> marks;

    constexpr auto begin() const { return words.begin(); }
    constexpr auto end() const { return words.end(); }
    constexpr operator Cues() const { return {words, marks}; }
};

/// Sorted by the compiler if it is told all of them: asking later costs no start-up time.
template <typename... Phrases> constexpr auto sortedWords(Phrases... phrases)
{
    SortedWords<sizeof...(Phrases)> sorted{{phrases...}, {}};
    std::sort(sorted.words.begin(), sorted.words.end());
    for (const std::string_view phrase : sorted.words) {
        for (const std::string_view part : {phrase, phrase.substr(0, phrase.find(' '))}) {
            if (part.empty())
                continue;
            const size_t mark = Cues::markOf(part);
            sorted.marks[mark / 64] |= uint64_t(1) << (mark % 64);
        }
    }
    return sorted;
}

/// The words around a stretch of text, five before and three after unless told otherwise, and what is grown
/// onto its front without a space ("nhsnumber9990000018").
class Nearby {
public:
    Nearby(const Reading& reading, const ByteSpan& around, size_t before = 5, size_t after = 3);

    /// The same without what lies beyond another number: in "MRN 1234567, seen 20231105" the second number is
    /// not an MRN.
    Nearby upToOtherNumbers() const;

    bool says(Cues cues) const;
    /// The same of several lists, in one pass over the words.
    bool saysOneOf(const std::vector<Cues>& lists) const;
    /// Said straight before, with at most "is" or "was" between: "number is 999".
    bool introducedBy(Cues cues) const;
    /// The letters that touch the front, folded; empty if there are none.
    std::string_view grownOn() const { return m_grownOn; }

private:
    bool saysAt(size_t word, Cues cues) const;

    const Reading* m_reading;
    std::string m_grownOn;
    size_t m_first; ///< words [m_first, m_at) stand before, [m_beyond, m_last) after
    size_t m_at;
    size_t m_beyond;
    size_t m_last;
};

/// Whether a text says one of some cues anywhere: asked only where it matters, and once. What counts only
/// near a cue need not be looked at without one.
class Mentions {
public:
    Mentions(const Reading& reading, std::initializer_list<Cues> cues)
        : m_reading(reading)
        , m_cues(cues)
    {
    }
    /// Also true where letters touch the front of `span`: they may be a cue.
    bool mayStandBeside(const ByteSpan& span);

private:
    const Reading& m_reading;
    std::vector<Cues> m_cues;
    bool m_isAsked = false;
    bool m_isSaid = false;
};

/// Nothing but this stands in the text, save spaces and punctuation.
bool isWholeText(const Reading& reading, const ByteSpan& span);

/// What tells an order number from a patient's; lists of one detector add to these.
Cues commercialCues();

} // namespace steward
