// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a medicine is called, so that none is taken for a surname.
#pragma once

#include <string_view>

namespace steward {

/// By the stems that generic names end in, and the brands that people write about. Folded.
bool isMedicine(std::string_view folded);

} // namespace steward
