// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of phrases in one pass: a text's words become numbers, and only phrases all of whose words stand
// there are looked at.
#pragma once

#include "rules/phrase_pattern.h"
#include "rules/reading.h"
#include "rules/word_ids.h"

#include <functional>

namespace steward {

/// A text as phrases see it: words and stops by number, and the kinds of words that occur in it at all.
struct WordStream {
    std::vector<WordId> ids; ///< words that no phrase tells apart have one id; a hard stop comes last
    std::vector<uint32_t> wordAt; ///< per id: index in Reading::words, the first if it takes several; for a
                                  ///< stop that of the word before
    std::vector<bool> isName; ///< per id: written with a capital letter, and the text does not shout
    std::vector<uint64_t> present; ///< bitmap over the classes that some phrase requires
};

/// Phrases, compiled once, then const and safe from any thread. Matching is linear in the text.
class PhraseList {
public:
    /// In places of a stream.
    static constexpr size_t longestMatch = 63;

    PhraseList();
    ~PhraseList();
    PhraseList(PhraseList&&) noexcept;
    PhraseList& operator=(PhraseList&&) noexcept;

    /// Returns the number of the phrase, counted from nought. A companion is only asked for beside another
    /// phrase and never a candidate.
    int add(PhraseSequence phrase, bool isCompanion = false);
    /// Whoever asks for `word` is also answered by `other`, both folded: "dont" by "dnt". Before `compile`.
    void addSpelling(const std::string& word, const std::string& other);
    /// After the last `add`, before anything below.
    void compile();

    WordStream streamOf(const Reading& reading) const;
    /// Whether every required word of the phrase stands somewhere in the text.
    bool mayStand(int phrase, const WordStream& stream) const;
    /// Phrases that may stand, ascending.
    std::vector<int> candidates(const WordStream& stream) const;
    /// Every match, longest from its start, as half open stretches of `stream.ids` that do not overlap.
    void forEach(int phrase, const WordStream& stream,
        const std::function<void(size_t begin, size_t end)>& visit) const;
    bool stands(int phrase, const WordStream& stream) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace steward
