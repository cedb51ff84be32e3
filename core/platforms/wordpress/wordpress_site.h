// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One WordPress site and our sign-in there. Private to platforms/wordpress.
#pragma once

#include "platforms/wordpress/wordpress_mapping.h"

#include <QJsonDocument>
#include <QSet>

#include <stop_token>

namespace steward {

/// Shared by a connector and its coroutines: whoever lives longer keeps it.
struct WordPressSite {
    WordPressSite(AccountAccess access, HttpClient& http, const Clock& clock)
        : access(std::move(access))
        , http(http)
        , clock(clock)
    {
    }

    const AccountAccess access;
    HttpClient& http;
    const Clock& clock;
    std::stop_source stop;
    QUrl interface; ///< invalid: not looked for yet
    std::optional<WordPressUser> me;
    QSet<qint64> knownPosts; ///< handed over already by this connector
};

using WordPressQuery = QList<std::pair<QString, QString>>;

struct WordPressCall {
    QByteArray method = "GET";
    QString route; ///< "wp/v2/comments"
    WordPressQuery query;
    QJsonObject body; ///< sent as JSON if not empty
};

struct WordPressAnswer {
    QJsonDocument json;
    int pages = 1;
    std::optional<Instant> serverTime;

    QList<QJsonObject> objects() const;
};

/// Finds the interface if need be and signs in with every call. An answer that is not a success or not JSON
/// is an Error.
QCoro::Task<Result<WordPressAnswer>> call(std::shared_ptr<WordPressSite> site, WordPressCall request);

/// Who we are there. Without this a wrong password would look like a site with nothing to moderate: WordPress
/// treats it as an anonymous visitor and answers 200 with what anybody may see.
QCoro::Task<Result<WordPressUser>> signIn(std::shared_ptr<WordPressSite> site);

/// Stopped between two steps?
bool isStopped(const WordPressSite& site);
Error stoppedError();

} // namespace steward
