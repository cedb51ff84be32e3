// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/patterns.h"

#include "rules/lazy_pattern.h"
#include "rules/pattern_filter.h"

#include <QJsonArray>

#include <algorithm>
#include <deque>

namespace steward {

std::vector<std::string> stringsAt(const QJsonObject& data, const char* key)
{
    std::vector<std::string> strings;
    for (const auto& value : data[QLatin1String(key)].toArray())
        strings.push_back(value.toString().toStdString());
    return strings;
}

void forEachMatch(
    const re2::RE2& pattern, std::string_view text, const std::function<void(const ByteSpan&)>& visit)
{
    const re2::StringPiece whole(text.data(), text.size());
    const int groups = pattern.NumberOfCapturingGroups() >= 1 ? 2 : 1;
    re2::StringPiece match[2];
    size_t at = 0;
    while (at <= text.size() && pattern.Match(whole, at, text.size(), re2::RE2::UNANCHORED, match, groups)) {
        const re2::StringPiece& part = groups == 2 && match[1].data() ? match[1] : match[0];
        const auto start = size_t(part.data() - text.data());
        if (!part.empty())
            visit({start, start + part.size()});
        const auto end = size_t(match[0].data() - text.data()) + match[0].size();
        at = end > at ? end : at + 1;
    }
}

struct PatternList::State {
    struct Entry {
        explicit Entry(const std::string& text, int tag)
            : pattern(text)
            , tag(tag)
        {
        }
        LazyPattern pattern;
        int tag;
    };
    std::deque<Entry> entries;
    PatternFilter filter;
};

PatternList::PatternList()
    : m_state(std::make_unique<State>())
{
}
PatternList::~PatternList() = default;
PatternList::PatternList(PatternList&&) noexcept = default;
PatternList& PatternList::operator=(PatternList&&) noexcept = default;

void PatternList::add(const std::string& pattern, int tag)
{
    m_state->entries.emplace_back(pattern, tag);
    m_state->filter.add(pattern);
}

void PatternList::compile()
{
    m_state->filter.compile();
}

void PatternList::forEach(
    std::string_view text, const std::function<void(const ByteSpan&, int tag)>& visit) const
{
    std::vector<Candidate> candidates;
    m_state->filter.candidates(text, candidates);
    const auto isSamePattern = [](const Candidate& a, const Candidate& b) { return a.pattern == b.pattern; };
    candidates.erase(std::unique(candidates.begin(), candidates.end(), isSamePattern), candidates.end());
    for (const Candidate& candidate : candidates) {
        const auto& [pattern, tag] = m_state->entries[candidate.pattern];
        if (const re2::RE2* confirmer = pattern.get())
            forEachMatch(*confirmer, text, [&visit, tag = tag](const ByteSpan& span) { visit(span, tag); });
    }
}

} // namespace steward
