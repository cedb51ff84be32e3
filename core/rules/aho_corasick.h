// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many strings looked for in one pass over a text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

/// How an automaton sees each byte; 0: it passes over it as if it did not stand there.
using ByteView = std::array<char, 256>;

/// An automaton over bytes; ASCII letters match in either case. Built once, then const and thread-safe. A
/// step costs one table look-up whatever the text is.
class AhoCorasick {
public:
    AhoCorasick() = default;
    /// Empty words are never found. A word that stands there twice is reported under its first number.
    explicit AhoCorasick(const std::vector<std::string>& words);
    /// Words as they are seen in `view`.
    AhoCorasick(const std::vector<std::string>& words, const ByteView& view);

    /// Calls `visit(word number, end in bytes)` for each place where a word ends, by end and then by falling
    /// length.
    template <typename Visit> void forEach(std::string_view text, Visit visit) const
    {
        if (m_next.empty())
            return;
        uint32_t state = 0;
        for (size_t at = 0; at < text.size(); ++at) {
            state = m_next[state + m_classOf[static_cast<unsigned char>(text[at])]];
            if (state & endFlag) {
                state &= ~endFlag;
                for (uint32_t end = m_endOf[state / m_width]; end != none; end = m_ends[end].shorter)
                    visit(m_ends[end].word, at + 1);
            }
        }
    }
    size_t states() const { return m_width == 0 ? 0 : m_next.size() / m_width; }

private:
    static constexpr uint32_t none = ~uint32_t(0);
    static constexpr uint32_t endFlag = uint32_t(1) << 31;

    /// A word that ends in a state, and the next shorter one that ends there as well.
    struct End {
        int word = 0;
        uint32_t shorter = none;
    };

    void nameClasses(const std::vector<std::string>& words, const ByteView& view);
    uint32_t insert(const std::string& word);
    void connect();

    std::array<uint8_t, 256> m_classOf{}; ///< 0: a byte that stands in no word
    uint32_t m_width = 0; ///< classes; the last one is of bytes that are passed over
    std::vector<uint32_t> m_next; ///< row of a state, column of a class; states are named by their row
    std::vector<uint32_t> m_endOf; ///< per state: first of its ends
    std::vector<End> m_ends;
};

} // namespace steward
