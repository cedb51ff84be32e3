// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mastodon's JSON as our words: pure functions.
#pragma once

#include "platforms/connector.h"

namespace steward::mastodon {

/// A person on some server of the network.
struct Profile {
    QString id; ///< as our own server numbers them
    QString handle; ///< "ann" here, "ann@other.example" elsewhere
    QString name;

    bool operator==(const Profile&) const = default;
};

/// Nothing if the object lacks what every profile has.
std::optional<Profile> toProfile(const QJsonObject& account);
/// A status as an item; nothing if the object lacks what every status has. `me` is our own profile's id.
std::optional<IncomingItem> toItem(const QJsonObject& status, const QString& me);
/// A status that others hang under.
std::optional<IncomingPost> toPost(const QJsonObject& status);
RemoteItem toRemoteItem(const QJsonObject& status);

/// Ids are numbers written as text, of any length: longer is later.
bool isNewer(const QString& id, const QString& than);
/// Is this a status id that may stand in an address?
bool isId(const QString& id);

/// What we write, addressed: a status reaches only those whom it names.
QString addressed(const QString& text, const QString& handle);
/// Equal words after all that a server does to them on their way (names, links, white space).
QString normalised(const QString& text);

} // namespace steward::mastodon
