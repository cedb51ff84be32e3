// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Letters of other alphabets that stand in for Latin ones.
#pragma once

#include <string>
#include <string_view>

namespace steward {

/// A word with characters beyond ASCII in lower case and without apostrophes. Between Latin letters a letter
/// that looks like a Latin one is read as that ("h\u0435llo" as "hello"); words wholly in another script, and
/// accents, stay as they are.
std::string foldedBeyondAscii(std::string_view word);

} // namespace steward
