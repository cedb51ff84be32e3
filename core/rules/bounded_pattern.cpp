// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/bounded_pattern.h"

#include "rules/required_literals.h"
#include "rules/word_boundary.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace steward {

namespace {

constexpr std::string_view boundary = "\\b";

/// Where the class that begins at `at` ends: past its bracket.
size_t classEnd(std::string_view pattern, size_t at)
{
    size_t i = at + 1;
    i += i < pattern.size() && pattern[i] == '^' ? 1 : 0;
    for (bool first = true; i < pattern.size() && (first || pattern[i] != ']'); first = false) {
        const size_t named
            = pattern.substr(i).starts_with("[:") ? pattern.find(":]", i + 2) : std::string::npos;
        i = named != std::string::npos ? named + 2 : i + (pattern[i] == '\\' ? 2 : 1);
    }
    return std::min(i + 1, pattern.size());
}

/// "(?i)" and the like at `at`; how long it is.
size_t flagsLength(std::string_view pattern, size_t at)
{
    if (!pattern.substr(at).starts_with("(?"))
        return 0;
    const size_t end = pattern.find_first_not_of("imsU-", at + 2);
    return end != std::string_view::npos && pattern[end] == ')' ? end + 1 - at : 0;
}

/// Where a pattern parts, outside of groups, and where \b stands in it.
struct Outline {
    std::vector<size_t> bars;
    std::vector<size_t> boundaries;
    bool hasNonBoundary = false; ///< \B
    bool hasInnerFlags = false;
};

Outline outlineOf(std::string_view pattern, size_t from)
{
    Outline outline;
    int depth = 0;
    for (size_t i = from; i < pattern.size();) {
        const char c = pattern[i];
        if (c == '\\') {
            const char escaped = i + 1 < pattern.size() ? pattern[i + 1] : char(0);
            if (escaped == 'Q') {
                const size_t end = pattern.find("\\E", i + 2);
                i = end == std::string_view::npos ? pattern.size() : end + 2;
                continue;
            }
            outline.hasNonBoundary = outline.hasNonBoundary || escaped == 'B';
            if (escaped == 'b')
                outline.boundaries.push_back(i);
            i += 2;
            continue;
        }
        if (c == '[') {
            i = classEnd(pattern, i);
            continue;
        }
        outline.hasInnerFlags = outline.hasInnerFlags || flagsLength(pattern, i) > 0;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == '|' && depth == 0)
            outline.bars.push_back(i);
        ++i;
    }
    return outline;
}

size_t characterBefore(std::string_view text, size_t at)
{
    auto i = int32_t(at);
    U8_BACK_1(reinterpret_cast<const uint8_t*>(text.data()), 0, i);
    return size_t(i);
}

size_t characterAfter(std::string_view text, size_t at)
{
    auto i = int32_t(at);
    U8_FWD_1(reinterpret_cast<const uint8_t*>(text.data()), i, int32_t(text.size()));
    return size_t(i);
}

char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool isAscii(std::string_view text)
{
    return std::none_of(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
}

} // namespace

std::optional<std::vector<BoundedText>> boundedAlternatives(std::string_view pattern)
{
    const size_t flags = flagsLength(pattern, 0);
    const Outline outline = outlineOf(pattern, flags);
    if (outline.hasNonBoundary)
        return std::nullopt;
    if (outline.boundaries.empty())
        return std::vector<BoundedText>{{std::string(pattern), false, false}};
    if (outline.hasInnerFlags && !outline.bars.empty())
        return std::nullopt; // they would reach into the alternatives that follow
    std::vector<BoundedText> alternatives;
    size_t left = outline.boundaries.size();
    const auto isBoundary = [&](size_t at) {
        return std::binary_search(outline.boundaries.begin(), outline.boundaries.end(), at);
    };
    for (size_t n = 0; n <= outline.bars.size(); ++n) {
        size_t from = n == 0 ? flags : outline.bars[n - 1] + 1;
        size_t to = n < outline.bars.size() ? outline.bars[n] : pattern.size();
        BoundedText alternative;
        for (; from < to && isBoundary(from); from += boundary.size(), --left)
            alternative.freeBefore = true;
        for (; to >= from + boundary.size() && isBoundary(to - boundary.size());
             to -= boundary.size(), --left)
            alternative.freeAfter = true;
        const bool repeats = alternative.freeBefore && from < to
            && std::string_view("*+?{").find(pattern[from]) != std::string_view::npos;
        if (repeats)
            return std::nullopt;
        alternative.core
            = std::string(pattern.substr(0, flags)) + std::string(pattern.substr(from, to - from));
        alternatives.push_back(std::move(alternative));
    }
    if (left > 0)
        return std::nullopt;
    return alternatives;
}

/// The pattern with its surroundings: slower, and only asked where the first match is free at the front but
/// not at the end, and another of a different length might be.
struct BoundedPattern::Exact {
    struct Pair {
        Pair(const std::string& core, const std::string& before, const std::string& after)
            : atStart("\\A(" + core + ")" + after)
            , later(before + "(" + core + ")" + after)
        {
        }
        LazyPattern atStart;
        LazyPattern later;
    };
    Exact(const std::string& core, bool freeBefore)
        : ascii(core, freeBefore ? "[^0-9A-Za-z]" : "", "(?:[^0-9A-Za-z]|\\z)")
        , any(core, freeBefore ? "[^\\pL\\pM\\p{Nd}]" : "", "(?:[^\\pL\\pM\\p{Nd}]|\\z)")
    {
    }
    Pair ascii;
    Pair any;
};

BoundedPattern::BoundedPattern(BoundedText text)
    : m_core("(?i)" + text.core)
    , m_literal(wholeLiteral(text.core))
    , m_freeBefore(text.freeBefore)
    , m_freeAfter(text.freeAfter)
{
}

BoundedPattern::~BoundedPattern() = default;

bool BoundedPattern::isFree(std::string_view text, const ByteSpan& span) const
{
    return (!m_freeBefore || isFreeBefore(text, span.start)) && (!m_freeAfter || isFreeAfter(text, span.end));
}

const std::string& BoundedSearch::lowered() const
{
    if (!m_lowered) {
        m_lowered.emplace();
        if (withOddLettersFolded(text).empty()) {
            m_lowered->resize(text.size());
            std::transform(text.begin(), text.end(), m_lowered->begin(), lowerCase);
        }
    }
    return *m_lowered;
}

void BoundedPattern::forEachLiteral(
    const BoundedSearch& in, size_t most, const std::function<void(const ByteSpan&)>& visit) const
{
    size_t found = 0;
    const std::string& lowered = in.lowered();
    for (size_t at = lowered.find(m_literal); at != std::string::npos && found < most;) {
        const ByteSpan span{at, at + m_literal.size()};
        const bool isMatch = isFree(in.text, span);
        if (isMatch)
            visit(span);
        found += isMatch ? 1 : 0;
        at = lowered.find(m_literal, isMatch ? span.end : at + 1);
    }
}

/// The first match that begins at `start` or later and is free at both ends.
std::optional<ByteSpan> BoundedPattern::nextExact(std::string_view text, size_t start) const
{
    std::call_once(
        m_exactOnce, [this] { m_exact = std::make_unique<const Exact>(m_core.text(), m_freeBefore); });
    const Exact::Pair& exact = isAscii(text) ? m_exact->ascii : m_exact->any;
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece match[2];
    const auto run = [&](const LazyPattern& pattern, size_t from) {
        const re2::RE2* compiled = pattern.get();
        return compiled && compiled->Match(whole, from, text.size(), re2::RE2::UNANCHORED, match, 2);
    };
    bool isFound = start == 0 && run(exact.atStart, 0);
    if (!isFound && start == 0) {
        if (text.empty())
            return std::nullopt;
        start = characterAfter(text, 0);
    }
    isFound = isFound || run(exact.later, m_freeBefore ? characterBefore(text, start) : start);
    if (!isFound)
        return std::nullopt;
    const auto from = size_t(match[1].data() - text.data());
    return ByteSpan{from, from + match[1].size()};
}

void BoundedPattern::forEach(
    const BoundedSearch& in, size_t most, const std::function<void(const ByteSpan&)>& visit) const
{
    if (!m_literal.empty() && !in.lowered().empty())
        return forEachLiteral(in, most, visit);
    forEachAfter(in, 0, most, visit);
}

void BoundedPattern::forEachAfter(const BoundedSearch& in, size_t from, size_t most,
    const std::function<void(const ByteSpan&)>& visit) const
{
    const std::string_view text = in.text;
    const re2::RE2* core = m_core.get();
    if (!core)
        return;
    constexpr int mostRetries = 8; ///< then the exact pattern passes over all of them at once
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece match;
    int retries = 0;
    size_t found = 0;
    for (size_t at = from; at <= text.size() && found < most;) {
        if (!core->Match(whole, at, text.size(), re2::RE2::UNANCHORED, &match, 1))
            return;
        const auto start = size_t(match.data() - text.data());
        std::optional<ByteSpan> span = ByteSpan{start, start + match.size()};
        if (!isFree(text, *span)) {
            const bool neverFrom = m_freeBefore && !isFreeBefore(text, start);
            if (neverFrom && ++retries < mostRetries) {
                at = characterAfter(text, start);
                continue;
            }
            span = nextExact(text, start);
            if (!span)
                return;
        }
        if (span->end > span->start) {
            visit(*span);
            ++found;
        }
        at = span->end > at ? span->end : at + 1;
    }
}

/// Whether the literal stands there.
bool BoundedPattern::standsAt(std::string_view text, size_t start) const
{
    const std::string_view there = text.substr(start, m_literal.size());
    return std::equal(m_literal.begin(), m_literal.end(), there.begin(), there.end(),
        [](char wanted, char c) { return wanted == lowerCase(c); });
}

void BoundedPattern::forEachFrom(const BoundedSearch& in, std::span<const size_t> starts, size_t most,
    const std::function<void(const ByteSpan&)>& visit) const
{
    constexpr int mostTries = 8; ///< each may read to the end of the text
    const std::string_view text = in.text;
    const re2::StringPiece whole(text.data(), text.size());
    int tries = 0;
    size_t found = 0;
    size_t at = 0;
    for (const size_t start : starts) {
        if (found >= most)
            return;
        if (start < at || (m_freeBefore && !isFreeBefore(text, start)))
            continue;
        std::optional<ByteSpan> span = ByteSpan{start, start + m_literal.size()};
        if (!m_literal.empty()) {
            if (!standsAt(text, start) || !isFree(text, *span))
                continue;
        } else {
            const re2::RE2* core = m_core.get();
            if (!core)
                return;
            if (++tries > mostTries)
                return forEachAfter(in, start, most - found, visit);
            re2::StringPiece match;
            if (!core->Match(whole, start, text.size(), re2::RE2::ANCHOR_START, &match, 1))
                continue;
            span->end = start + match.size();
            if (!isFree(text, *span))
                span = nextExact(text, start);
            if (!span)
                return;
        }
        if (span->end > span->start) {
            visit(*span);
            ++found;
        }
        at = std::max(span->end, start + 1);
    }
}

} // namespace steward
