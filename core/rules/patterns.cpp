// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/patterns.h"

#include <QJsonArray>

#include <re2/set.h>

namespace steward {

namespace {

re2::RE2::Options options()
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(64 << 20);
    return options;
}

} // namespace

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
    std::vector<std::unique_ptr<re2::RE2>> patterns;
    std::vector<int> tags;
    re2::RE2::Set set{options(), re2::RE2::UNANCHORED};
    bool compiled = false;
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
    auto compiled = std::make_unique<re2::RE2>(pattern, options());
    if (!compiled->ok() || m_state->set.Add(pattern, nullptr) < 0)
        return;
    m_state->patterns.push_back(std::move(compiled));
    m_state->tags.push_back(tag);
}

void PatternList::compile()
{
    m_state->compiled = m_state->set.Compile();
}

void PatternList::forEach(
    std::string_view text, const std::function<void(const ByteSpan&, int tag)>& visit) const
{
    std::vector<int> matching;
    re2::RE2::Set::ErrorInfo error{};
    const bool any = m_state->compiled
        && m_state->set.Match(re2::StringPiece(text.data(), text.size()), &matching, &error);
    if (!any && m_state->compiled && error.kind == re2::RE2::Set::kNoError)
        return;
    if (!any) { // out of memory in the set: slower, but nothing is missed
        matching.resize(m_state->patterns.size());
        for (size_t i = 0; i < matching.size(); ++i)
            matching[i] = int(i);
    }
    for (const int index : matching) {
        const int tag = m_state->tags[size_t(index)];
        forEachMatch(*m_state->patterns[size_t(index)], text,
            [&visit, tag](const ByteSpan& span) { visit(span, tag); });
    }
}

} // namespace steward
