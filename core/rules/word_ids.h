// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A number for every word that some phrase speaks of, and for every beginning of a word.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

using WordId = uint32_t;

/// Add everything, then only look up. Looking up costs one pass over the letters and is safe from any thread.
class WordIds {
public:
    static constexpr WordId unknown = 0;
    static constexpr WordId number = 1; ///< digits that no phrase names
    static constexpr WordId softStop
        = 2; ///< three dots, a line break: may end a sentence, but words are read across it
    static constexpr WordId hardStop = 3;
    static constexpr WordId first = 4;

    /// The id of a word, new or known.
    WordId add(std::string_view word) { return add(word, m_words); }
    /// The id of all words that begin with `stem` and are neither added themselves nor begin with a longer
    /// stem.
    WordId addStem(std::string_view stem) { return add(stem, m_stems); }

    /// The word's own id, else its longest stem's, else `number` or `unknown`. "sooooo" is also looked for
    /// as "so".
    WordId of(std::string_view word) const;
    /// What was added under an id from `first` on.
    const std::string& text(WordId id) const { return m_texts[id - first]; }
    /// After the last `add`, before `beginningWith`.
    void close();
    /// All ids whose words begin with `stem`, its own among them.
    std::vector<WordId> beginningWith(std::string_view stem) const;
    /// All ids of words of digits.
    std::vector<WordId> digits() const;
    size_t size() const { return m_texts.size() + first; }

private:
    /// Open addressing: half empty, so that most words of a text cost one probe.
    struct Table {
        struct Slot {
            uint64_t hash = 0;
            WordId id = unknown;
        };
        std::vector<Slot> places;
        size_t count = 0;
        size_t longest = 0; ///< in bytes
        WordId find(uint64_t hash, std::string_view word, const std::deque<std::string>& texts) const;
        void insert(uint64_t hash, WordId id);
    };
    WordId add(std::string_view word, Table& table);
    WordId known(std::string_view word) const;

    Table m_words;
    Table m_stems;
    std::deque<std::string> m_texts; ///< by id less `first`
    std::vector<WordId> m_sorted; ///< by text, once closed
};

} // namespace steward
