// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace steward {

/// A date as feeds write it: RFC 822 with two- or four-digit years, named or numeric zones and day names in
/// any case, or RFC 3339. A zone that nobody knows is read as UTC.
std::optional<Instant> parseFeedDate(const QString& text);

} // namespace steward
