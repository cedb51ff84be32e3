// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of the strings that a part of a pattern matches, and how parts are put together.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace steward {

using Strings = std::vector<std::string>;

constexpr size_t mostStrings = 48; ///< more alternatives cost more than they save

/// What is known of a part of a pattern.
struct PatternPart {
    std::optional<Strings> exact; ///< the part matches just these; none: more than can be listed
    Strings required; ///< if not exact: one of these stands in whatever the part matches; empty: not known
    std::optional<size_t> lead; ///< how many bytes of each match stand before the string that it begins with;
                                ///< nothing: not always as many, or it does not begin with one

    static PatternPart anything() { return {std::nullopt, {}, std::nullopt}; }
    /// So many bytes that are not seen.
    static PatternPart nothing(size_t bytes = 0) { return {Strings{std::string()}, {}, bytes}; }
    static PatternPart just(char c) { return {Strings{std::string(1, c)}, {}, 0}; }
};

/// Nothing that is seen.
bool isNothing(const PatternPart& part);
/// What must stand there, if nothing is to be joined on any more.
Strings settled(PatternPart&& part);
/// One part or the other.
PatternPart either(PatternPart&& first, PatternPart&& second);
/// Every string of the run with every continuation; false, and nothing done, if these are too many or too
/// long to list.
bool extend(Strings& run, const Strings& by);
/// Keeps the better of the two in `best`: rare strings before few strings. Whether that is the other one.
bool keepBetter(Strings& best, Strings&& other);

} // namespace steward
