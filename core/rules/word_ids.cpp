// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/word_ids.h"

#include <algorithm>
#include <numeric>

namespace steward {

namespace {

constexpr uint64_t emptyHash = 14695981039346656037ULL; // FNV-1a: grows by a letter at a time, as stems need
constexpr uint64_t hashPrime = 1099511628211ULL;
constexpr size_t shortestStem = 3;

uint64_t grown(uint64_t hash, char c)
{
    return (hash ^ static_cast<unsigned char>(c)) * hashPrime;
}

uint64_t hashOf(std::string_view word)
{
    uint64_t hash = emptyHash;
    for (const char c : word)
        hash = grown(hash, c);
    return hash;
}

/// Words that differ in their last letter alone must not stand side by side.
size_t placeOf(uint64_t hash)
{
    return size_t(((hash ^ (hash >> 32U)) * 0x9E3779B97F4A7C15U) >> 32U);
}

bool isDigits(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool hasLongRun(std::string_view word)
{
    for (size_t i = 2; i < word.size(); ++i) {
        if (word[i] == word[i - 1] && word[i] == word[i - 2])
            return true;
    }
    return false;
}

/// Runs of three letters or more cut to `length`.
std::string squeezed(std::string_view word, size_t length)
{
    std::string result;
    for (size_t i = 0; i < word.size();) {
        size_t run = 1;
        while (i + run < word.size() && word[i + run] == word[i])
            ++run;
        result.append(run >= 3 ? length : run, word[i]);
        i += run;
    }
    return result;
}

} // namespace

WordId WordIds::Table::find(uint64_t hash, std::string_view word, const std::deque<std::string>& texts) const
{
    if (places.empty())
        return unknown;
    const size_t mask = places.size() - 1;
    for (size_t at = placeOf(hash) & mask; places[at].id != unknown; at = (at + 1) & mask) {
        if (places[at].hash == hash && texts[places[at].id - first] == word)
            return places[at].id;
    }
    return unknown;
}

void WordIds::Table::insert(uint64_t hash, WordId id)
{
    if ((count + 1) * 2 > places.size()) {
        std::vector<Slot> old(std::max<size_t>(64, places.size() * 2));
        old.swap(places);
        count = 0;
        for (const Slot& slot : old) {
            if (slot.id != unknown)
                insert(slot.hash, slot.id);
        }
    }
    const size_t mask = places.size() - 1;
    size_t at = placeOf(hash) & mask;
    while (places[at].id != unknown)
        at = (at + 1) & mask;
    places[at] = {hash, id};
    ++count;
}

WordId WordIds::add(std::string_view word, Table& table)
{
    const uint64_t hash = hashOf(word);
    if (const WordId known = table.find(hash, word, m_texts); known != unknown)
        return known;
    const auto id = WordId(size());
    m_texts.emplace_back(word);
    table.insert(hash, id);
    table.longest = std::max(table.longest, word.size());
    return id;
}

WordId WordIds::known(std::string_view word) const
{
    uint64_t hash = emptyHash;
    WordId stem = unknown;
    for (size_t i = 0; i < word.size(); ++i) {
        hash = grown(hash, word[i]);
        if (i + 1 >= shortestStem && i < m_stems.longest) {
            const WordId found = m_stems.find(hash, word.substr(0, i + 1), m_texts);
            stem = found != unknown ? found : stem;
        }
    }
    const WordId whole = word.size() <= m_words.longest ? m_words.find(hash, word, m_texts) : WordId(unknown);
    return whole != unknown ? whole : stem;
}

WordId WordIds::of(std::string_view word) const
{
    constexpr size_t longestSqueezed = 64;
    const WordId id = known(word);
    if (id == unknown && isDigits(word))
        return number;
    if (word.size() <= longestSqueezed && hasLongRun(word)) { // a whole word says more than its beginning
        for (const size_t length : {1, 2}) {
            if (const WordId plain = known(squeezed(word, length)); plain != unknown)
                return plain;
        }
    }
    return id;
}

void WordIds::close()
{
    m_sorted.resize(m_texts.size());
    std::iota(m_sorted.begin(), m_sorted.end(), first);
    std::sort(m_sorted.begin(), m_sorted.end(),
        [this](WordId a, WordId b) { return m_texts[a - first] < m_texts[b - first]; });
}

std::vector<WordId> WordIds::beginningWith(std::string_view stem) const
{
    std::vector<WordId> ids;
    auto next = std::lower_bound(m_sorted.begin(), m_sorted.end(), stem,
        [this](WordId id, std::string_view wanted) { return m_texts[id - first] < wanted; });
    for (; next != m_sorted.end() && m_texts[*next - first].starts_with(stem); ++next)
        ids.push_back(*next);
    return ids;
}

std::vector<WordId> WordIds::digits() const
{
    std::vector<WordId> ids{number};
    for (size_t i = 0; i < m_texts.size(); ++i) {
        if (isDigits(m_texts[i]))
            ids.push_back(WordId(i + first));
    }
    return ids;
}

} // namespace steward
