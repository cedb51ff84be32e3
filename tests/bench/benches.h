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
/// Rules of an organisation's own, 500 and 5,000, against RE2::Set and a loop over QRegularExpression.
void benchRules(Table& table);
/// A draft of the ground rules over 10,000 items, back-tested in the real window: how long, and whether it
/// stays awake.
void benchBackTest(Table& table);
/// The real window at so many cases: start, scrolling, memory, and whether it stays awake while items come
/// in.
void benchWindow(Table& table, int cases);
/// What benchWindow() asks of a process of its own: opens the window on the file and measures it.
QJsonObject windowFigures(const QString& file);

} // namespace steward::bench
