// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the benchmark.
#pragma once

#include "measure.h"

namespace steward::bench {

/// A full intake (threads, rules, clocks, log, full text) against raw SQLite inserting the same rows with the
/// same indexes.
void benchIntake(Table& table, int items);
/// The list and the search at two sizes: each page against the raw statement, the large against the small.
void benchList(Table& table, int cases, int manyCases);

} // namespace steward::bench
