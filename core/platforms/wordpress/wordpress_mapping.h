// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WordPress's JSON as our words: pure functions.
#pragma once

#include "platforms/connector.h"

#include <QJsonArray>

namespace steward {

/// Who the application password belongs to.
struct WordPressUser {
    qint64 id = 0;
    QString name;
    bool mayModerate = true;

    bool operator==(const WordPressUser&) const = default;
};

/// Comments and posts count from 1 each, so a post's id gets a prefix: reply 7 under comment 5 of post 5 must
/// not look like a comment on the post itself.
QString rootOfPost(qint64 post);
/// The number behind rootOfPost(), or of a comment id; nothing for anything else (it goes into addresses).
std::optional<qint64> numberOf(const QString& id);

std::optional<WordPressUser> toUser(const QJsonObject& user);
/// Nothing if the object lacks what every comment has.
std::optional<IncomingItem> toItem(const QJsonObject& comment, qint64 me, const QUrl& site);
RemoteItem toRemoteItem(const QJsonObject& comment, const QUrl& site);
std::optional<IncomingPost> toPost(const QJsonObject& post);

/// The status in an answer ("approved", not "approve").
Visibility toVisibility(const QString& status);
/// Changes with the text and with the status; short, because the cursor keeps one for each watched comment.
QString fingerprintOf(const QJsonObject& comment);
/// Equal texts after all that WordPress does to one on its way (quotes, entities, white space).
QString normalised(const QString& text);

/// The address of the REST interface from a Link header, or an invalid one.
QUrl interfaceAddress(const QByteArray& linkHeader);
/// The address of one route, for pretty (`/wp-json/`) and plain (`?rest_route=/`) sites.
QUrl routeAddress(
    const QUrl& interface, const QString& route, const QList<std::pair<QString, QString>>& query);

/// The typed error of an answer that is not a success. `detail` is WordPress's own code where it gave one.
Error toWordPressError(const HttpAnswer& answer, const QString& account, const Clock& clock);

} // namespace steward
