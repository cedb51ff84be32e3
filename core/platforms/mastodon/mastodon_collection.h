// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How what mentions us on Mastodon is read, one page a call. Private to platforms/mastodon.
#pragma once

#include "platforms/mastodon/mastodon_server.h"

#include <map>

namespace steward::mastodon {

struct Earlier {
    bool operator()(const QString& a, const QString& b) const { return isNewer(b, a); }
};

/// Where a collection stands. Notifications are read forward from the last one taken, so that none is
/// skipped; a server tells nobody who polls of an edit or a deletion, so a few statuses are read again every
/// time.
struct Progress {
    QString newest = QStringLiteral("0"); ///< notification
    std::map<QString, QString, Earlier> watched; ///< status id -> when it was last edited, empty if never
    QString checked; ///< the watched one that was read again last

    bool operator==(const Progress&) const = default;
};

Cursor toCursor(const Progress& progress);
/// A cursor of another kind, or a damaged one, begins again: Intake knows what it has.
Progress toProgress(const Cursor& cursor);
/// The next ones to be read again, in turn.
QStringList nextToCheck(const Progress& progress);

QCoro::Task<Result<Collected>> collectPage(std::shared_ptr<Server> server, Cursor cursor);

} // namespace steward::mastodon
