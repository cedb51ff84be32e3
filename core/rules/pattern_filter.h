// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of many patterns could match a text at all: a few passes over the text, whatever their number.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

/// A pattern that could match, and where.
struct Candidate {
    static constexpr uint32_t anywhere = ~uint32_t(0);

    uint32_t pattern = 0;
    uint32_t start = anywhere; ///< byte at which a match would begin

    auto operator<=>(const Candidate&) const = default;
};

/// Fingers on a text: the literals that patterns require are looked for, behind disguises (for patterns such
/// as "b[\s._-]?[o0]...", which require a literal only once separators are left out), as they stand, and as
/// shapes ("[0-9]{3}-[0-9]{4}" is "000-0000"). What requires nothing at all goes through sets of RE2,
/// compiled when the first text comes. Built once, then const and thread-safe.
class PatternFilter {
public:
    PatternFilter();
    ~PatternFilter();
    PatternFilter(PatternFilter&&) noexcept;
    PatternFilter& operator=(PatternFilter&&) noexcept;

    /// Patterns are numbered from nought in the order in which they come.
    void add(const std::string& pattern);
    /// Must be called once after the last add.
    void compile();
    /// All that match and perhaps some that do not, ascending, each once: with every place where a match can
    /// begin, or "anywhere" after or instead of these.
    void candidates(std::string_view text, std::vector<Candidate>& found) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace steward
