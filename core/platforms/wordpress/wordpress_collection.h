// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a WordPress site is read to the end, one page a call. Private to platforms/wordpress.
#pragma once

#include "platforms/wordpress/wordpress_site.h"

#include <QMap>

namespace steward {

/// Where a collection stands. WordPress lists by date of publication only and reports no change of status or
/// text, so a round has four parts: what is new, what waits in the queue, what was approved last, and every
/// watched comment that did not turn up so far.
struct WordPressProgress {
    enum class Part { New, Held, Recent, Watched };

    Part part = Part::New;
    bool underWay = false; ///< a round was begun and not ended
    std::optional<Instant> highWater; ///< newest date of publication seen
    std::optional<Instant> after; ///< of the part New
    int page = 1;
    QMap<qint64, QString> watched; ///< comment id -> fingerprint
    QMap<qint64, QString> toCheck; ///< watched ones that this round has not seen
    QUrl interface;

    bool operator==(const WordPressProgress&) const = default;
};

Cursor toCursor(const WordPressProgress& progress);
/// A cursor of another kind, or a damaged one, begins again: everything is asked for once more and Intake
/// knows what it has.
WordPressProgress toProgress(const Cursor& cursor);

/// Begins a round: what is new since the high water mark, with an overlap.
void beginRound(WordPressProgress& progress);
/// What to ask for now.
WordPressQuery nextQuery(const WordPressProgress& progress);
/// Takes one page in: changed comments go to `batch`, and `progress` moves on. Returns the watched ids that
/// the site did not list although it was asked for them by id.
QList<qint64> takePage(
    WordPressProgress& progress, const WordPressAnswer& answer, const WordPressSite& site, Collected& batch);

QCoro::Task<Result<Collected>> collectPage(std::shared_ptr<WordPressSite> site, Cursor cursor);

} // namespace steward
