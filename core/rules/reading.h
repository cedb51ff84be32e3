// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One text, read once for all detectors: its words, its digits and its plain form.
#pragma once

#include "rules/normal_text.h"
#include "rules/word_classes.h"

#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace steward {

class Cues;
struct TextFacts;

/// A word of the normalised text: letters, digits and inner apostrophes.
struct Word {
    ByteSpan span;
    std::string folded; ///< lower case, no apostrophes: "can't" is "cant"
    size_t plainAt = 0; ///< where it begins in Reading::plain
    bool endsSentence = false;
    WordClasses classes = 0; ///< what the word is good for
};

/// Digits written together: "07700". Letters that stand for digits ("9OO461") are read as digits.
struct DigitGroup {
    ByteSpan span;
    std::string digits;
    bool joinsPrevious = false; ///< only a separator or two between this group and the one before
    bool spoken = false; ///< written in words: "zero seven double seven"
};

struct Reading {
    NormalText normal;
    std::vector<Word> words;
    std::string plain; ///< all words with one space between, " . " between sentences, one space at either end
    std::vector<DigitGroup> digits;

    std::string_view text(const ByteSpan& span) const;
    char before(size_t at) const { return at == 0 ? ' ' : normal.bytes[at - 1]; }
    char after(size_t at) const { return at >= normal.bytes.size() ? ' ' : normal.bytes[at]; }
    /// From a stretch of `plain` back to the bytes of the words that it touches.
    ByteSpan wordsUnder(const ByteSpan& plainSpan) const;
};

Reading readingOf(QStringView text);

/// Five words before and three after: where a word can say what a number is.
class Context {
public:
    Context(const Reading& reading, const ByteSpan& around, size_t wordsBefore = 5, size_t wordsAfter = 3);
    /// Whether one of these folded words stands there.
    bool hasAny(const Cues& words) const;

private:
    bool hasAny(const Cues& words, size_t from, size_t to) const;

    const Reading* m_reading;
    size_t m_first; ///< words [m_first, m_at) stand before, [m_beyond, m_last) after
    size_t m_at;
    size_t m_beyond;
    size_t m_last;
};

} // namespace steward
