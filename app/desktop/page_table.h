// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of pages. Adding a page: its folder, its lines in CMakeLists.txt, one row here.
#pragma once

#include "desktop/shell/page.h"

namespace steward {

struct PageRow {
    PageFacts facts;
    std::function<Page*(const PageFacts& facts, DeskContext& context)>
        make; ///< called when the page is first shown
    std::function<int(const InboxCounts& counts)> badge; ///< what waits there; none: no badge
};

/// In the order of the rail. A row whose `make` is empty is not shown.
QList<PageRow> pageTable();

} // namespace steward
