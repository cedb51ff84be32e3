// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the rules can read a text at all.
#pragma once

#include "rules/reading.h"

namespace steward {

/// True if the text is clearly neither English nor Welsh, by script, function words and foreign letters. Too
/// short to say: false.
bool isForeign(const Reading& reading);

/// True for a BCP 47 tag that names a language other than English or Welsh; empty and "und" say nothing.
bool namesForeignLanguage(QStringView tag);

} // namespace steward
