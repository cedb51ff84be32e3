// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Platforms as domain data: what each can do, how it counts text, and how far each action can be taken back.
#pragma once

#include "domain/vocabulary.h"

#include <QList>
#include <QMap>

#include <optional>

namespace steward {

/// What happens if somebody changes their mind.
enum class Reversibility { Reversible, OneWay };

/// How a platform carries an action out. Absent from Capabilities::actions: not offered there.
struct ActionCapability {
    Reversibility reversibility = Reversibility::Reversible;
    QString note; ///< said before the action, in plain words: "the comment stays visible to its author"

    bool operator==(const ActionCapability&) const = default;
};

/// What a platform, an account on it or one item allows. The narrower one wins (see narrowed()).
struct Capabilities {
    bool lists = false; ///< new items can be collected
    bool publicReply = false;
    bool privateReply = false;
    bool byHand
        = false; ///< no API: decisions and replies are carried out by a person and recorded as claimed
    QMap<Action, ActionCapability> actions; ///< Keep and Warn are always possible and not listed

    bool allows(Action action) const;
    bool operator==(const Capabilities&) const = default;
};

/// Both must allow: used to narrow a platform by an account, and an account by an item.
Capabilities narrowed(const Capabilities& wide, const Capabilities& narrow);

enum class LengthUnit { Characters, Graphemes, Weighted, Bytes };

/// A kind of network.
struct Platform {
    QString id; ///< "wordpress"; an import may name any string
    QString name; ///< "WordPress"
    Capabilities capabilities;
    int lengthLimit = 0; ///< 0: none known
    LengthUnit lengthUnit = LengthUnit::Characters;
    bool practiceOnly = false;

    bool operator==(const Platform&) const = default;
};

/// The platforms that `account add` knows, in the order of the documentation.
const QList<Platform>& knownPlatforms();
/// A known platform, or one with that id and by-hand capabilities: an import may name anything.
Platform platformOf(const QString& id);
bool isKnownPlatform(const QString& id);

} // namespace steward
