// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept between two collections of a NodeBB forum. Private to platforms/nodebb.
#pragma once

#include "platforms/nodebb/nodebb_mapping.h"

#include <map>

namespace steward::nodebb {

struct Earlier {
    bool operator()(const QString& a, const QString& b) const { return isNewer(b, a); }
};

/// A post that is read again in turn: lists tell neither of an edit nor who deleted something.
struct Watched {
    qint64 readAt = 0; ///< an edit after this is news
    bool deleted = false;
    bool operator==(const Watched&) const = default;
};

/// An entry of the post queue. When it is accepted its post has these two and a number of its own.
struct Waiting {
    QString author;
    qint64 at = 0;
    bool operator==(const Waiting&) const = default;
};

/// Where a collection stands. A round begins at the newest posts and goes back page by page to what is known.
struct Progress {
    QStringList anchors; ///< newest posts of the last whole round, newest first: any of them ends this one
    QStringList fresh; ///< newest posts of this round
    int page = 1; ///< to be read next
    int emptyPages = 0; ///< in a row
    bool met = false; ///< this round has come back to what is known
    std::map<QString, Watched, Earlier> watched;
    QString checked; ///< the watched one that was read again last
    std::map<QString, Waiting> queued;
    std::map<QString, Waiting> settling; ///< left the queue: accepted if its post turns up in this round
    qint64 chats = 0; ///< newest message that was taken

    bool operator==(const Progress&) const = default;
};

Cursor toCursor(const Progress& progress);
/// A cursor of another kind, or a damaged one, begins again: Intake knows what it has.
Progress toProgress(const Cursor& cursor);

/// The next ones to be read again, in turn.
QStringList nextToCheck(const Progress& progress);
void watch(Progress& progress, const QString& id, const Watched& state);
/// Was this post handed over before, or is it so old that it must have been?
bool isKnown(const Progress& progress, const QString& id);
void noteFresh(Progress& progress, const QString& id);

/// Reads off a page how far back the round has come: true if it ends here, however many posts may follow.
bool endsRound(Progress& progress, const QList<QJsonObject>& page);
/// Has the round gone far enough back to say that what left the queue was never posted?
bool reachedQueue(const Progress& progress, const QList<QJsonObject>& page);
/// The next round begins at the newest page again.
void closeRound(Progress& progress);

} // namespace steward::nodebb
