// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A pattern whose \b means what people expect in any script.
#pragma once

#include "rules/lazy_pattern.h"
#include "rules/normal_text.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

/// RE2 syntax without \b, and where no word character may stand against a match.
struct BoundedText {
    std::string core;
    bool freeBefore = false;
    bool freeAfter = false;

    bool operator==(const BoundedText&) const = default;
};

/// The alternatives of a pattern, \b taken off their ends. A pattern without \b is one alternative,
/// untouched. Nothing if \b stands elsewhere than at the start or the end of an alternative, or if there is a
/// \B: RE2 could only apply these to ASCII.
std::optional<std::vector<BoundedText>> boundedAlternatives(std::string_view pattern);

/// A text that several patterns are looked for in, by one thread.
class BoundedSearch {
public:
    /// The text must outlive this.
    explicit BoundedSearch(std::string_view text)
        : text(text)
    {
    }
    const std::string_view text;
    /// ASCII letters in lower case; empty if other letters fold to ASCII. Made when it is first asked for.
    const std::string& lowered() const;

private:
    mutable std::optional<std::string> m_lowered;
};

/// Case-insensitive unless the pattern says "(?-i)". Compiled when it is first needed; const and thread-safe
/// from the start; linear in the text.
class BoundedPattern {
public:
    explicit BoundedPattern(BoundedText text);
    ~BoundedPattern();

    /// What RE2 is to look for, word boundaries aside.
    const std::string& text() const { return m_core.text(); }
    /// Calls `visit` for matches left to right, without overlaps, none empty, at most `most`.
    void forEach(
        const BoundedSearch& in, size_t most, const std::function<void(const ByteSpan&)>& visit) const;
    /// The same for who knows where matches can begin: `starts`, ascending, holds every such place. No letter
    /// of the text folds to ASCII (see withOddLettersFolded).
    void forEachFrom(const BoundedSearch& in, std::span<const size_t> starts, size_t most,
        const std::function<void(const ByteSpan&)>& visit) const;

private:
    struct Exact;

    void forEachAfter(const BoundedSearch& in, size_t from, size_t most,
        const std::function<void(const ByteSpan&)>& visit) const;
    bool standsAt(std::string_view text, size_t start) const;
    bool isFree(std::string_view text, const ByteSpan& span) const;
    void forEachLiteral(
        const BoundedSearch& in, size_t most, const std::function<void(const ByteSpan&)>& visit) const;
    std::optional<ByteSpan> nextExact(std::string_view text, size_t start) const;

    LazyPattern m_core;
    std::string m_literal; ///< if the pattern is nothing else
    bool m_freeBefore;
    bool m_freeAfter;
    mutable std::once_flag m_exactOnce;
    mutable std::unique_ptr<const Exact> m_exact;
};

} // namespace steward
