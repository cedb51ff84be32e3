// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/own_finder.h"

#include "rules/aho_corasick.h"
#include "rules/bounded_pattern.h"
#include "rules/pattern_filter.h"
#include "rules/word_boundary.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <vector>

namespace steward {

namespace {

constexpr size_t mostMatches = 200; ///< of one entry; more tell a moderator nothing

/// A word, or words, as they stand in Reading::plain, without the spaces around; empty if signs belong to
/// them ("#botox", "c++", emoji) that the plain form leaves out.
std::string plainWords(const Reading& words)
{
    const std::string& bytes = words.normal.bytes;
    for (int32_t i = 0; i < int32_t(bytes.size());) {
        UChar32 c = 0;
        U8_NEXT(bytes.data(), i, int32_t(bytes.size()), c);
        if (!isWordCharacter(c) && c != ' ' && c != '\'' && c != '-')
            return {};
    }
    std::string plain = words.plain;
    while (plain.ends_with(' '))
        plain.pop_back();
    return plain.substr(std::min<size_t>(1, plain.size()));
}

/// Words with signs in them as a pattern: spaces of any number between, free where they begin or end with a
/// letter or digit.
BoundedText patternOfWords(const std::string& bytes)
{
    const size_t first = bytes.find_first_not_of(" \n\r");
    const size_t last = bytes.find_last_not_of(" \n\r");
    if (first == std::string::npos)
        return {};
    const std::string trimmed = bytes.substr(first, last + 1 - first);
    BoundedText text;
    text.freeBefore = !isFreeAfter(trimmed, 0);
    text.freeAfter = !isFreeBefore(trimmed, trimmed.size());
    for (size_t i = 0; i < trimmed.size();) {
        const size_t space = std::min(trimmed.find(' ', i), trimmed.size());
        text.core += re2::RE2::QuoteMeta(trimmed.substr(i, space - i));
        i = std::min(trimmed.find_first_not_of(' ', space), trimmed.size());
        if (i < trimmed.size())
            text.core += " +";
    }
    return text;
}

bool startsEarlier(const ByteSpan& a, const ByteSpan& b)
{
    return a.start < b.start;
}

/// Exceptions of an entry; few entries have any, and they are only read when the entry matched.
class Guards {
public:
    void add(OwnPattern::Kind kind, const QString& text)
    {
        if (kind == OwnPattern::Kind::Words) {
            const Reading words = readingOf(text);
            std::string plain = plainWords(words);
            if (plain.empty())
                m_patterns.push_back(std::make_unique<BoundedPattern>(patternOfWords(words.normal.bytes)));
            else
                m_words.push_back(' ' + plain + ' ');
            return;
        }
        if (const auto alternatives = boundedAlternatives(text.toStdString())) {
            for (const BoundedText& alternative : *alternatives)
                m_patterns.push_back(std::make_unique<BoundedPattern>(alternative));
        }
    }
    bool isEmpty() const { return m_words.empty() && m_patterns.empty(); }

    /// Where they match, by start; a stretch that lies inside of an earlier one is left out.
    std::vector<ByteSpan> spans(const Reading& reading) const
    {
        std::vector<ByteSpan> spans;
        for (const std::string& words : m_words) {
            const std::string& plain = reading.plain;
            for (size_t at = plain.find(words); at != std::string::npos; at = plain.find(words, at + 1))
                spans.push_back(reading.wordsUnder({at + 1, at + words.size() - 1}));
        }
        const BoundedSearch search(reading.normal.bytes);
        for (const auto& pattern : m_patterns)
            pattern->forEach(
                search, std::string::npos, [&spans](const ByteSpan& span) { spans.push_back(span); });
        std::sort(spans.begin(), spans.end(), startsEarlier);
        std::vector<ByteSpan> outer;
        for (const ByteSpan& span : spans) {
            if (outer.empty() || span.end > outer.back().end)
                outer.push_back(span);
        }
        return outer;
    }

private:
    std::vector<std::string> m_words;
    std::vector<std::unique_ptr<BoundedPattern>> m_patterns;
};

bool isTouched(const std::vector<ByteSpan>& outer, const ByteSpan& span)
{
    const auto after = std::lower_bound(outer.begin(), outer.end(), span.start,
        [](const ByteSpan& guard, size_t at) { return guard.end <= at; });
    return after != outer.end() && after->overlaps(span);
}

struct Match {
    uint32_t entry = 0;
    ByteSpan span;
};

} // namespace

struct OwnFinder::State {
    struct Entry {
        int tag = 0;
        Guards guards;
    };
    struct Pattern {
        uint32_t entry = 0;
        std::unique_ptr<BoundedPattern> pattern;
    };

    std::deque<Entry> entries;
    std::unordered_map<std::string, size_t> phraseOf; ///< until compiled
    std::vector<std::string> phrases; ///< " free botox": as they stand in the plain form, a space before
    std::vector<std::vector<uint32_t>> entriesOf; ///< by number of the phrase
    AhoCorasick automaton;
    std::vector<Pattern> patterns;
    PatternFilter filter;

    void addPhrase(const std::string& plain, uint32_t entry);
    void addPattern(const BoundedText& text, uint32_t entry);
    void findPhrases(const Reading& reading, std::vector<Match>& matches) const;
    void findPatterns(const Reading& reading, std::vector<Match>& matches) const;
};

void OwnFinder::State::addPhrase(const std::string& plain, uint32_t entry)
{
    const auto [known, isNew] = phraseOf.try_emplace(' ' + plain, phrases.size());
    if (isNew) {
        phrases.push_back(' ' + plain);
        entriesOf.emplace_back();
    }
    entriesOf[known->second].push_back(entry);
}

void OwnFinder::State::addPattern(const BoundedText& text, uint32_t entry)
{
    patterns.push_back({entry, std::make_unique<BoundedPattern>(text)});
    filter.add(patterns.back().pattern->text());
}

void OwnFinder::State::findPhrases(const Reading& reading, std::vector<Match>& matches) const
{
    const std::string& plain = reading.plain;
    automaton.forEach(plain, [&](int phrase, size_t end) {
        // The plain form has no apostrophes: "botox's" stands there as "botoxs" and is "botox" all the same.
        const bool isWhole = end < plain.size() && plain[end] == ' ';
        const bool mayBePossessive
            = !isWhole && end + 1 < plain.size() && plain[end] == 's' && plain[end + 1] == ' ';
        if (!isWhole && !mayBePossessive)
            return;
        const size_t length = phrases[size_t(phrase)].size();
        ByteSpan span = reading.wordsUnder({end - length + 1, end});
        if (mayBePossessive) {
            if (span.end < 2 || reading.normal.bytes[span.end - 2] != '\'')
                return;
            span.end -= 2;
        }
        if (span.end <= span.start)
            return;
        for (const uint32_t entry : entriesOf[size_t(phrase)])
            matches.push_back({entry, span});
    });
}

void OwnFinder::State::findPatterns(const Reading& reading, std::vector<Match>& matches) const
{
    std::vector<Candidate> candidates;
    filter.candidates(reading.normal.bytes, candidates);
    if (candidates.empty())
        return;
    const BoundedSearch search(reading.normal.bytes);
    std::vector<size_t> starts;
    for (size_t i = 0; i < candidates.size();) {
        const Pattern& pattern = patterns[candidates[i].pattern];
        const uint32_t number = candidates[i].pattern;
        bool isPlaced = true;
        starts.clear();
        for (; i < candidates.size() && candidates[i].pattern == number; ++i) {
            isPlaced = isPlaced && candidates[i].start != Candidate::anywhere;
            starts.push_back(candidates[i].start);
        }
        const auto keep = [&](const ByteSpan& span) { matches.push_back({pattern.entry, span}); };
        if (isPlaced)
            pattern.pattern->forEachFrom(search, starts, mostMatches, keep);
        else
            pattern.pattern->forEach(search, mostMatches, keep);
    }
}

OwnFinder::OwnFinder()
    : m_state(std::make_unique<State>())
{
}
OwnFinder::~OwnFinder() = default;

void OwnFinder::add(const OwnPattern& entry, int tag)
{
    const auto number = uint32_t(m_state->entries.size());
    m_state->entries.push_back({tag, {}});
    for (const QString& guard : entry.unless)
        m_state->entries.back().guards.add(entry.kind, guard);
    if (entry.kind == OwnPattern::Kind::Words) {
        const Reading words = readingOf(entry.match);
        const std::string plain = plainWords(words);
        const BoundedText text = plain.empty() ? patternOfWords(words.normal.bytes) : BoundedText{};
        if (!plain.empty())
            m_state->addPhrase(plain, number);
        else if (!text.core.empty())
            m_state->addPattern(text, number);
        return;
    }
    if (const auto alternatives = boundedAlternatives(entry.match.toStdString())) {
        for (const BoundedText& alternative : *alternatives)
            m_state->addPattern(alternative, number);
    }
}

void OwnFinder::compile()
{
    m_state->automaton = AhoCorasick(m_state->phrases);
    m_state->phraseOf = {};
    m_state->filter.compile();
}

bool OwnFinder::isEmpty() const
{
    return m_state->entries.empty();
}

void OwnFinder::forEach(
    const Reading& reading, const std::function<void(const ByteSpan&, int tag)>& visit) const
{
    std::vector<Match> matches;
    if (!m_state->phrases.empty())
        m_state->findPhrases(reading, matches);
    if (!m_state->patterns.empty())
        m_state->findPatterns(reading, matches);
    std::stable_sort(
        matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.entry < b.entry; });
    for (size_t from = 0; from < matches.size();) {
        const State::Entry& entry = m_state->entries[matches[from].entry];
        const std::vector<ByteSpan> guards
            = entry.guards.isEmpty() ? std::vector<ByteSpan>() : entry.guards.spans(reading);
        size_t to = from;
        for (size_t visited = 0; to < matches.size() && matches[to].entry == matches[from].entry; ++to) {
            if (visited >= mostMatches || isTouched(guards, matches[to].span))
                continue;
            visit(matches[to].span, entry.tag);
            ++visited;
        }
        from = to;
    }
}

} // namespace steward
