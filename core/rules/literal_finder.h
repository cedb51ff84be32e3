// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of strings looked for in one pass over a text that holds few of them.
#pragma once

#include "rules/aho_corasick.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

/// Of each string the rarest five bytes in a row are kept in a table that fits into the processor's caches;
/// where the text shows such bytes, the strings around them are compared. An automaton would wait at each
/// byte for what it read at the one before. Built once, then const and thread-safe; linear in the text:
/// strings of less than three bytes, and those that share their bytes with too many others, go to an
/// automaton all the same.
class LiteralFinder {
public:
    LiteralFinder() = default;
    /// Words as they are seen in `view`. Empty words are never found; each stands there once.
    LiteralFinder(std::vector<std::string> words, const ByteView& view);

    /// Calls `visit(word number, start in bytes)` for each place where a word stands, in no certain order.
    /// A nought byte in the text is passed over.
    template <typename Visit> void forEach(std::string_view text, Visit visit) const
    {
        m_rest.forEach(text,
            [&](int word, size_t end) { visit(word, startOf(text, end, m_words[size_t(word)].size())); });
        if (m_grams.empty())
            return;
        if (m_hasShort)
            visitMarked<true>(text, visit);
        else
            visitMarked<false>(text, visit);
    }

private:
    /// Five bytes of a word, the last of them lowest; three if the word has less.
    struct Gram {
        uint64_t bytes = 0;
        uint32_t word = 0;
        uint32_t end = 0; ///< how many bytes of the word stand up to the last of these
    };
    static constexpr uint64_t longMask = 0xFFFFFFFFFF;
    static constexpr uint64_t shortMask = 0xFFFFFF;

    static constexpr uint64_t prime = 0x9E3779B97F4A7C15U;
    static uint64_t hashOf(uint64_t bytes) { return bytes * prime; }
    /// Hashes that lose what stands before so many last bytes.
    static uint64_t hashOfLong(uint64_t bytes) { return bytes * (prime << 24U); }
    static uint64_t hashOfShort(uint64_t bytes) { return bytes * (prime << 40U); }

    /// Written without a branch but for what is marked: a byte that the view leaves out moves nothing.
    template <bool HasShort, typename Visit> void visitMarked(std::string_view text, Visit& visit) const
    {
        const uint8_t* const marks = m_marks.data();
        const uint32_t shift = m_markShift;
        uint64_t last = 0; // bytes
        for (size_t at = 0; at < text.size(); ++at) {
            const auto byte = static_cast<unsigned char>(text[at]);
            const auto seen = static_cast<unsigned char>(m_view[byte]);
            last = last << m_bits[byte] | seen;
            unsigned mark = marks[hashOfLong(last) >> shift];
            if constexpr (HasShort)
                mark |= marks[hashOfShort(last) >> shift];
            if ((mark & seen) == 0) [[likely]]
                continue;
            if ((last & longMask) > shortMask)
                visitGrams(text, at, last & longMask, visit);
            if constexpr (HasShort)
                visitGrams(text, at, last & shortMask, visit);
        }
    }
    template <typename Visit>
    void visitGrams(std::string_view text, size_t at, uint64_t bytes, Visit& visit) const
    {
        const uint64_t place = hashOf(bytes) >> m_placeShift;
        for (uint32_t i = m_firstOf[place]; i < m_firstOf[place + 1]; ++i) {
            size_t start = 0;
            if (m_grams[i].bytes == bytes && stands(text, at, m_grams[i], start))
                visit(int(m_grams[i].word), start);
        }
    }
    bool stands(std::string_view text, size_t at, const Gram& gram, size_t& start) const;
    size_t startOf(std::string_view text, size_t end, size_t length) const;
    void choose(std::vector<std::string>& rest);
    void arrange();

    ByteView m_view{};
    std::array<uint8_t, 256> m_bits{}; ///< that a byte takes of a gram: 8, or none
    std::vector<std::string> m_words;
    std::vector<uint8_t> m_marks; ///< by hash: all bits if a gram has it, else none
    uint32_t m_markShift = 0; ///< of a hash, so that it is a place in m_marks
    bool m_hasShort = false; ///< some grams are of three bytes
    std::vector<uint32_t> m_firstOf; ///< by hash: where its grams begin; one more at the end
    uint32_t m_placeShift = 0;
    std::vector<Gram> m_grams; ///< by hash
    AhoCorasick m_rest;
};

} // namespace steward
