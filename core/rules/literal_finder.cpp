// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/literal_finder.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <unordered_map>

namespace steward {

namespace {

constexpr size_t shortestWord = 3;
constexpr size_t gramLength = 5;
constexpr uint32_t mostOfOneGram = 16; ///< words that share their bytes: each costs where these stand
constexpr size_t mostMarks = 1 << 17; ///< bytes
constexpr size_t marksPerGram = 32; ///< few bytes are marked that are of no gram

/// How common a byte is where people write; nought for all that is rarer than a "z".
constexpr std::array<uint8_t, 256> commonness = [] {
    std::array<uint8_t, 256> table{};
    constexpr std::string_view byFrequency = " etaoinshrdlcumwfgypbvk0jxqz";
    for (size_t i = 0; i < byFrequency.size(); ++i)
        table[static_cast<unsigned char>(byFrequency[i])] = uint8_t(byFrequency.size() - i);
    return table;
}();

} // namespace

LiteralFinder::LiteralFinder(std::vector<std::string> words, const ByteView& view)
    : m_view(view)
    , m_words(std::move(words))
{
    for (size_t byte = 0; byte < m_bits.size(); ++byte)
        m_bits[byte] = m_view[byte] != 0 ? 8 : 0;
    std::vector<std::string> rest(m_words.size());
    choose(rest);
    if (std::any_of(rest.begin(), rest.end(), [](const std::string& word) { return !word.empty(); }))
        m_rest = AhoCorasick(rest, view);
    if (!m_grams.empty())
        arrange();
}

/// For each word the bytes that the fewest others are known by, of these the rarest.
void LiteralFinder::choose(std::vector<std::string>& rest)
{
    std::unordered_map<uint64_t, uint32_t> uses;
    uses.reserve(m_words.size());
    for (uint32_t number = 0; number < m_words.size(); ++number) {
        const std::string& word = m_words[number];
        const size_t length = word.size() < gramLength ? shortestWord : gramLength;
        if (word.size() < shortestWord) {
            rest[number] = word;
            continue;
        }
        Gram best;
        std::pair<uint32_t, uint32_t> least{mostOfOneGram, 0}; // words, commonness
        for (size_t end = length; end <= word.size(); ++end) {
            Gram gram{0, number, uint32_t(end)};
            uint32_t common = 0;
            for (size_t i = end - length; i < end; ++i) {
                const auto byte = static_cast<unsigned char>(word[i]);
                gram.bytes = gram.bytes << 8U | byte;
                common += commonness[byte];
            }
            const auto known = uses.find(gram.bytes);
            const std::pair<uint32_t, uint32_t> cost{known == uses.end() ? 0 : known->second, common};
            if (cost < least) {
                least = cost;
                best = gram;
            }
        }
        if (best.end == 0) {
            rest[number] = word;
            continue;
        }
        m_hasShort = m_hasShort || length < gramLength;
        ++uses[best.bytes];
        m_grams.push_back(best);
    }
}

void LiteralFinder::arrange()
{
    const auto bitsFor
        = [](size_t places) { return uint32_t(std::bit_width(std::min(places, mostMarks) - 1)); };
    const uint32_t markBits = std::max(1U, bitsFor(m_grams.size() * marksPerGram));
    m_markShift = 64 - markBits;
    m_marks.assign(size_t(1) << markBits, 0);
    const uint32_t placeBits = std::max(1U, bitsFor(m_grams.size()));
    m_placeShift = 64 - placeBits;
    m_firstOf.assign((size_t(1) << placeBits) + 1, 0);
    const auto placeOf = [this](const Gram& gram) { return hashOf(gram.bytes) >> m_placeShift; };
    for (const Gram& gram : m_grams) {
        const bool isShort = gram.bytes <= shortMask;
        m_marks[(isShort ? hashOfShort(gram.bytes) : hashOfLong(gram.bytes)) >> m_markShift] = 0xFF;
        ++m_firstOf[placeOf(gram) + 1];
    }
    std::partial_sum(m_firstOf.begin(), m_firstOf.end(), m_firstOf.begin());
    std::stable_sort(m_grams.begin(), m_grams.end(),
        [&](const Gram& a, const Gram& b) { return placeOf(a) < placeOf(b); });
}

/// Whether the whole word stands there when the last byte of its gram stands at `at`.
bool LiteralFinder::stands(std::string_view text, size_t at, const Gram& gram, size_t& start) const
{
    const std::string& word = m_words[gram.word];
    size_t after = at;
    for (size_t i = gram.end; i < word.size();) {
        if (++after >= text.size())
            return false;
        const char seen = m_view[static_cast<unsigned char>(text[after])];
        if (seen != 0 && seen != word[i])
            return false;
        i += seen != 0 ? 1 : 0;
    }
    size_t before = at + 1;
    for (size_t i = gram.end; i > 0;) {
        if (before == 0)
            return false;
        const char seen = m_view[static_cast<unsigned char>(text[--before])];
        if (seen != 0 && seen != word[i - 1])
            return false;
        i -= seen != 0 ? 1 : 0;
    }
    start = before;
    return true;
}

/// Where a word of so many bytes begins that ends before byte `end`.
size_t LiteralFinder::startOf(std::string_view text, size_t end, size_t left) const
{
    for (; left > 0 && end > 0;)
        left -= m_view[static_cast<unsigned char>(text[--end])] != 0 ? 1 : 0;
    return end;
}

} // namespace steward
