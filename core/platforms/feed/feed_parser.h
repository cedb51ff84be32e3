// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RSS 0.9x, 1.0, 2.0 and Atom as entries: a pure function of bytes.
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QList>
#include <QUrl>

namespace steward {

struct FeedEntry {
    QString id; ///< guid, id or rdf:about; empty if the feed gives none
    QString link;
    QString title;
    QString html; ///< content or description, as HTML
    QString authorName;
    QString authorUri;
    QString parentRef; ///< thr:in-reply-to ref
    QString parentHref;
    std::optional<Instant> published;
    std::optional<Instant> updated;

    bool operator==(const FeedEntry&) const = default;
};

struct ParsedFeed {
    QString title;
    QList<FeedEntry> entries; ///< those before the fault, if there is one
    QString fault; ///< why reading stopped early, one sentence; empty: the feed is whole
};

/// Reads what can be read. ErrorCode::Malformed if it is no feed at all, or one that tries to blow itself up
/// (entity declarations). `charset` is that of the Content-Type, empty if it had none. Linear in the input;
/// nothing outside is fetched.
Result<ParsedFeed> parseFeed(const QByteArray& bytes, const QByteArray& charset = {});

} // namespace steward
