// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names that are common in Britain, folded, with spaces between. Not complete and not meant to be: they tell
// a name from a word where the writing does not.
#pragma once

#include <string_view>

namespace steward {

std::string_view commonFirstNames();
std::string_view commonSurnames();
/// First names and surnames that are words or places too ("grace", "king").
std::string_view namesThatAreWords();

} // namespace steward
