// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// NodeBB's JSON as our words: pure functions.
#pragma once

#include "platforms/connector.h"

namespace steward::nodebb {

/// Our own user there.
struct Profile {
    QString id;
    QString handle;
    bool moderates = false; ///< at least somewhere on the forum

    bool operator==(const Profile&) const = default;
};

/// From where a post is looked at.
struct Place {
    QUrl forum; ///< addresses in posts are relative to it
    QString me; ///< our own user's id
};

/// A message of a chat, as one id: "chat-12-345".
struct ChatId {
    QString room;
    QString message;

    QString text() const;
    bool operator==(const ChatId&) const = default;
};

/// Nothing if the object lacks what every user has.
std::optional<Profile> toProfile(const QJsonObject& user);
/// A post as it stands in a list or a summary; nothing if it lacks what every post has, or if its words are
/// kept from us because it is deleted.
std::optional<IncomingItem> toItem(const QJsonObject& post, const Place& place);
/// The topic that a post is in, by its title: the first post is an item of its own.
std::optional<IncomingPost> toTopic(const QJsonObject& post, const Place& place);
/// An entry of the post queue as a held item.
std::optional<IncomingItem> toQueued(const QJsonObject& entry, const Place& place);
/// A message of a chat; nothing for what the forum itself wrote there.
std::optional<IncomingItem> toMessage(const QJsonObject& message, const QString& room, const Place& place);
/// A post's summary, with the visibility of a post that nobody deleted or of one that somebody removed.
RemoteItem toRemoteItem(const QJsonObject& post, const Place& place);

/// An id out of JSON, where it is a number or a number in quotes; empty if it is neither, or nought.
QString idOf(const QJsonValue& value);
/// Yes or no out of JSON, where it is a truth value or a number.
bool isTrue(const QJsonValue& value);
/// A stamp in milliseconds; 0 if there is none.
qint64 stampOf(const QJsonValue& value);

/// May this stand in an address as the number of a post, topic, user or room?
bool isId(const QString& id);
/// Is this the id of an entry of the post queue ("reply-1763463999000")?
bool isQueueId(const QString& id);
std::optional<ChatId> toChatId(const QString& id);
bool isNewer(const QString& id, const QString& than);

/// Equal words after all that a forum does to them on their way (marks, links, lists, white space).
QString normalised(const QString& text);

} // namespace steward::nodebb
