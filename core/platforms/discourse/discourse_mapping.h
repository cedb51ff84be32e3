// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Discourse's JSON as our words: pure functions.
#pragma once

#include "platforms/connector.h"

namespace steward::discourse {

/// Who the API key speaks for.
struct Profile {
    qint64 id = 0;
    QString username;
    bool mayModerate = false;

    bool operator==(const Profile&) const = default;
};

/// An id as Discourse writes it, a number or digits; 0 for anything else, because ids go into addresses.
qint64 numberOf(const QJsonValue& id);
/// Topics, posts and what waits for review count from 1 each, so all but posts get a prefix.
QString rootOfTopic(qint64 topic);
QString idOfQueued(qint64 reviewable);
/// The number behind a post's id, rootOfTopic() or idOfQueued(); 0 for anything else.
qint64 postOf(const QString& item);
qint64 topicOf(const QString& root);
qint64 queuedOf(const QString& item);
/// May this user name stand in an address?
bool isUsername(const QString& name);

std::optional<Profile> toProfile(const QJsonObject& user);
/// A post as an item; nothing if the object lacks what every post has. The answered post is named by its
/// place in the topic only, so `parent` stays empty. `base` is the address of the forum.
std::optional<IncomingItem> toItem(const QJsonObject& post, qint64 me, const QUrl& base);
/// The topic of a post of a list.
std::optional<IncomingPost> toTopic(const QJsonObject& post, const QUrl& base);
/// A post that nobody can read before a moderator lets it through.
std::optional<IncomingItem> toQueuedItem(
    const QJsonObject& reviewable, const QJsonObject& author, const QUrl& base);
RemoteItem toRemoteItem(const QJsonObject& post);
/// What the queue says of one that waits, or waited, in it.
RemoteItem toRemoteQueued(const QJsonObject& reviewable);
Visibility visibilityOf(const QJsonObject& post);

/// Was it written by a person, for all who see the topic? Notices of the forum and whispers among its staff
/// are not.
bool isSaidOpenly(const QJsonObject& post);
bool isDeletedByAuthor(const QJsonObject& post);
/// Changes with the words and with what readers see of them.
QString fingerprintOf(const QJsonObject& post);
/// Was a post with this fingerprint hidden?
bool isHidden(const QString& fingerprint);
/// Where in its topic a post stands; 0: unknown.
qint64 placeOf(const QJsonObject& post);

/// A title of a personal message that answers something said in this topic.
QString titleOfAnswer(const QString& topic);
/// Equal words after all that a forum does to them on their way (quotes, links, marks, white space).
QString normalised(const QString& text);

} // namespace steward::discourse
