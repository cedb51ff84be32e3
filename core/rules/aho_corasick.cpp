// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/aho_corasick.h"

namespace steward {

namespace {

unsigned char folded(char c)
{
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

constexpr ByteView foldedView = [] {
    ByteView view{};
    for (size_t byte = 0; byte < view.size(); ++byte)
        view[byte] = char(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    return view;
}();

} // namespace

AhoCorasick::AhoCorasick(const std::vector<std::string>& words)
    : AhoCorasick(words, foldedView)
{
}

AhoCorasick::AhoCorasick(const std::vector<std::string>& words, const ByteView& view)
{
    nameClasses(words, view);
    m_next.assign(m_width, 0);
    m_endOf.assign(1, none);
    for (size_t number = 0; number < words.size(); ++number) {
        if (words[number].empty())
            continue;
        uint32_t& end = m_endOf[insert(words[number]) / m_width];
        if (end != none)
            continue;
        end = uint32_t(m_ends.size());
        m_ends.push_back({int(number), none});
    }
    connect();
}

void AhoCorasick::nameClasses(const std::vector<std::string>& words, const ByteView& view)
{
    std::array<bool, 256> used{};
    for (const std::string& word : words) {
        for (const char c : word)
            used[folded(c)] = true;
    }
    std::array<uint8_t, 256> classOfSeen{};
    m_width = 1;
    for (size_t byte = 0; byte < used.size(); ++byte) {
        if (used[byte])
            classOfSeen[byte] = uint8_t(m_width++);
    }
    const auto passedOver = uint8_t(m_width++);
    for (size_t byte = 0; byte < view.size(); ++byte) {
        const auto seen = static_cast<unsigned char>(view[byte]);
        m_classOf[byte] = seen == 0 && byte != 0 ? passedOver : classOfSeen[seen];
    }
}

/// The state in which the word ends.
uint32_t AhoCorasick::insert(const std::string& word)
{
    uint32_t state = 0;
    for (const char c : word) {
        const size_t edge = state + m_classOf[folded(c)];
        if (m_next[edge] == 0) {
            m_next[edge] = uint32_t(m_next.size());
            m_next.resize(m_next.size() + m_width, 0);
            m_endOf.push_back(none);
        }
        state = m_next[edge];
    }
    return state;
}

/// Turns the tree into the automaton, level by level: where a state has no edge of its own it goes where the
/// longest proper suffix of what was read would go.
void AhoCorasick::connect()
{
    const size_t count = m_endOf.size();
    std::vector<uint32_t> suffix(count, 0);
    std::vector<uint32_t> queue;
    queue.reserve(count);
    for (uint32_t c = 0; c < m_width; ++c) {
        if (m_next[c] != 0)
            queue.push_back(m_next[c]);
    }
    for (size_t i = 0; i < queue.size(); ++i) {
        const uint32_t state = queue[i];
        const uint32_t shorter = suffix[state / m_width];
        uint32_t& end = m_endOf[state / m_width];
        if (end == none)
            end = m_endOf[shorter / m_width];
        else
            m_ends[end].shorter = m_endOf[shorter / m_width];
        for (uint32_t c = 0; c < m_width; ++c) {
            uint32_t& next = m_next[state + c];
            if (next == 0) {
                next = m_next[shorter + c];
            } else {
                suffix[next / m_width] = m_next[shorter + c];
                queue.push_back(next);
            }
        }
    }
    for (uint32_t& next : m_next) {
        if (m_endOf[next / m_width] != none)
            next |= endFlag;
    }
    for (size_t state = 0; state < m_next.size(); state += m_width)
        m_next[state + m_width - 1] = uint32_t(state);
}

} // namespace steward
