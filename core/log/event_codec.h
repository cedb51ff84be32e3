// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events to and from the JSON of a log entry, made from the field lists in domain/event.h.
#pragma once

#include "base/result.h"
#include "domain/event.h"

#include <QJsonObject>

#include <functional>

namespace steward {

/// "item-decided" ...; the `event` member of an entry.
QString eventName(const Event& event);
/// Every event name, in the order of the Event variant.
QStringList eventNames();

/// Fields under their names: enums by their texts, ids and instants (UTC milliseconds) as integers, an absent
/// optional left out, a private text as {"commitment": hex}, left out while unsealed, never its words. Lone
/// surrogates become U+FFFD.
QJsonObject toJson(const Event& event);

/// Reads what any version of Steward wrote: unknown fields are ignored, missing ones keep their defaults.
/// ErrorCode::NotFound for an event name that this version does not know (skip it and go on),
/// ErrorCode::Malformed for a field of the wrong kind.
Result<Event> eventFromJson(const QString& name, const QJsonObject& data);

/// Calls `visit` with every private text of an event and a stable path ("text", "overrides/C02"): to seal
/// them and to store them beside the log.
void forEachPrivateText(
    Event& event, const std::function<void(const QString& path, PrivateText& text)>& visit);
void forEachPrivateText(
    const Event& event, const std::function<void(const QString& path, const PrivateText& text)>& visit);

/// Seals all of them (log/commitment.h).
void sealAll(Event& event);

} // namespace steward
