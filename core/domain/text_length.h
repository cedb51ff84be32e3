// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a platform counts the length of a text.
#pragma once

#include "domain/platform.h"

#include <QString>

namespace steward {

/// Characters: code points. Graphemes: what a reader sees as one, any link 23. Weighted: X's count (NFC, most
/// scripts beyond Latin two, an emoji two, any link 23). Bytes: UTF-8.
int countedLength(const QString& text, LengthUnit unit);

/// Whether it fits; a limit of 0 is none.
bool fits(const QString& text, const Platform& platform);

} // namespace steward
