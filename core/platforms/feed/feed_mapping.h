// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Feed entries as our items: pure.
#pragma once

#include "platforms/connector.h"
#include "platforms/feed/feed_parser.h"

namespace steward {

/// Items oldest first, and the posts they hang under. An entry without a date counts as of `now`, as does one
/// from the future.
Collected toCollected(const ParsedFeed& feed, const QString& account, const QUrl& source, Instant now);

} // namespace steward
