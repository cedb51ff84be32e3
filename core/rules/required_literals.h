// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What must stand in a text before a pattern can match at all.
#pragma once

#include "rules/aho_corasick.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

/// What a text is looked at through when literals are searched for in it. Each byte goes its own way, so that
/// what stands in a stretch of a text stands in the whole of it as well.
enum class View {
    Plain, ///< letters in lower case
    Disguised, ///< without separators and signs, those that stand for letters read as letters: "b.0-t 0_x" is
               ///< "botox"
    Shape, ///< every digit "0" and every letter "a": "LS1 4AP" is "aa0 0aa"
};
const ByteView& viewOf(View view);

/// What a pattern requires of a text.
struct Requirement {
    /// Strings as seen in the view of which at least one stands in every text that the pattern matches, the
    /// text being seen likewise, the two characters beyond ASCII whose lower case is an ASCII letter folded
    /// before (see withOddLettersFolded). Empty: nothing useful can be said of it.
    std::vector<std::string> literals;
    /// If one of these begins every match: how many bytes of the match stand before it, which the view leaves
    /// out. Holds in texts without those two characters.
    std::optional<size_t> lead;
};

/// Errs on the side of nothing only: whatever is not understood requires nothing.
Requirement requirementOf(std::string_view pattern, View view = View::Plain);
/// The literals alone.
std::vector<std::string> requiredLiterals(std::string_view pattern, View view = View::Plain);

/// The string of ASCII in lower case that a case-insensitive pattern stands for, if it is nothing but that
/// and of 2 to 40 bytes; else empty.
std::string wholeLiteral(std::string_view pattern);

/// The text with U+017F as "s" and U+212A as "k", as case-insensitive patterns read them; nothing if neither
/// stands in it.
std::string withOddLettersFolded(std::string_view text);

} // namespace steward
