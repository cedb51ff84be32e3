// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a collection of a forum stands, between two calls. Private to platforms/discourse.
#pragma once

#include "platforms/connector.h"

#include <QSet>

#include <map>

namespace steward::discourse {

/// A forum lists posts newest first. A round walks down from the newest until it has passed the oldest of a
/// few anchors, the newest posts of the round before: they are compared by number, so it does no harm if one
/// is deleted, and a post that was put up late is still seen. Whoever polls is told of no edit and no removal
/// further down, so a few posts are read again every time.
struct Progress {
    QList<qint64> anchors; ///< newest posts of the last round that was finished, newest first
    bool underWay = false;
    qint64 before = 0; ///< the walk goes on below this post; 0: at the newest
    int taken = 0; ///< posts that the walk of this round has passed
    int empty = 0; ///< lists in a row that held nothing new
    QList<qint64> passed; ///< newest posts of this round
    std::map<qint64, QString> watched; ///< post -> fingerprint
    qint64 checked = 0; ///< the watched one that was read again last
    QList<qint64> topics; ///< handed over, oldest first
    std::map<qint64, qint64> messages; ///< personal conversation -> place of its last post that was taken

    bool operator==(const Progress&) const = default;
};

Cursor toCursor(const Progress& progress);
/// A cursor of another kind, or a damaged one, begins again: Intake knows what it has.
Progress toProgress(const Cursor& cursor);

void beginRound(Progress& progress);
/// Moves on after a list that held these posts; false if the walk is at its end.
bool advance(Progress& progress, const QList<qint64>& listed);
/// Remembers what a post is like now; false if it was like that already.
bool watch(Progress& progress, qint64 post, const QString& fingerprint);
/// Remembers that a topic was handed over; false if it was before.
bool meet(Progress& progress, qint64 topic);
/// The next ones to be read again, in turn; not those that were listed just now.
QList<qint64> nextToCheck(const Progress& progress, const QSet<qint64>& listed = {});

} // namespace steward::discourse
