// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ids that cannot be mixed up.
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace steward {

/// A 64-bit row id of our own; 0 means "none yet". `Tag` keeps a CaseId from being passed as an ItemId.
template <typename Tag> struct Id {
    qint64 value = 0;

    constexpr bool isValid() const { return value > 0; }
    QString toString() const { return QString::number(value); }
    constexpr auto operator<=>(const Id&) const = default;
};

template <typename Tag> size_t qHash(Id<Tag> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

/// An id that is a short text of ours (a ground rule "R07", a route "SAFE"); empty means "none".
template <typename Tag> struct TextId {
    QString value;

    bool isEmpty() const { return value.isEmpty(); }
    auto operator<=>(const TextId& other) const { return QString::compare(value, other.value) <=> 0; }
    bool operator==(const TextId&) const = default;
};

template <typename Tag> size_t qHash(const TextId<Tag>& id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

} // namespace steward
