// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Grave words as people write them so that a filter does not see them: "su1c1de", "k!ll", "s u i c i d e".
#pragma once

#include "rules/reading.h"

namespace steward {

/// A word that stands behind one or several words of a reading.
struct DisguisedWord {
    std::string_view word; ///< folded; empty: nothing is disguised there
    size_t last = 0; ///< index in Reading::words of the last word that it takes
};

/// The grave word that begins at `word` in disguise: with figures or signs for letters, or letter by letter.
/// Only words that a cry for help or a report of abuse turns on are known; a text that has them plainly is
/// left alone. Constant time, thread-safe.
DisguisedWord disguisedWordAt(const Reading& reading, size_t word);

} // namespace steward
