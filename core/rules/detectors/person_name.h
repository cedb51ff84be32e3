// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a text read as the name of a person.
#pragma once

#include "rules/cues.h"
#include "rules/writing.h"

namespace steward {

constexpr size_t mostNameWords = 3;

/// Words that read as a name.
struct Name {
    size_t first = 0;
    size_t words = 0;
    bool isListed = false; ///< one of them is a common name
    bool isFull = false; ///< more than a first name or a surname alone

    size_t beyond() const { return first + words; }
};

/// Looks at the words of one text, which must outlive it.
class NameReader {
public:
    explicit NameReader(const Reading& reading)
        : m_reading(reading)
        , m_capitals(tellsNamesByCapitals(reading))
    {
    }

    /// The name that begins with this word.
    Name nameAt(size_t first, bool surname) const;
    /// What follows makes it the name of a place: "Lawrence Hill Health Centre", "Grace ward".
    bool isPlaceName(const Name& name) const;

protected:
    static bool has(Cues cues, std::string_view word) { return cues.contains(word); }
    const std::vector<Word>& words() const { return m_reading.words; }
    std::string_view at(size_t i) const
    {
        return i < words().size() ? std::string_view(words()[i].folded) : std::string_view();
    }
    bool is(size_t i, WordClasses classes) const
    {
        return i < words().size() && (words()[i].classes & classes) != 0;
    }
    bool isCapital(size_t i) const { return isCapitalised(m_reading, words()[i]); }
    bool startsSentence(size_t i) const { return i == 0 || words()[i - 1].endsSentence; }
    /// Where no word stands on either side, nothing joins.
    std::string_view gapBefore(size_t i) const
    {
        if (i == 0 || i >= words().size())
            return "|";
        return m_reading.text({words()[i - 1].span.end, words()[i].span.start});
    }
    WordClasses classesAt(size_t i) const
    {
        return words()[i].classes | classesOf(stem(m_reading, words()[i]));
    }

    const Reading& m_reading;
    bool m_capitals;

private:
    /// Whether this word can be (part of) a name. `surname`: after a first name or a title.
    bool isNameWord(size_t i, bool surname, bool& listed) const;
    /// Only particles between this word and a capital.
    bool isParticle(size_t i) const;
    static bool joins(std::string_view gap);
};

} // namespace steward
