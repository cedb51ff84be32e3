// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Workspaces with more cases than anybody would triage for a benchmark.
#pragma once

#include "raw_sqlite.h"

#include "base/clock.h"

namespace steward::bench {

void bindText(sqlite3_stmt* statement, int at, const QByteArray& text);

/// Puts cases with one item each into a workspace file that has none, a few in a hundred still open, due
/// around `now`. Written as fast as can be and without a log: their making is not what is measured.
void fillWithCases(const QString& file, int cases, Instant now);

} // namespace steward::bench
