// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one spelling of every enum value: in JSON, in the database, in the log and on the command line.
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace steward {

/// Specialise beside the enum: `template <> inline constexpr std::array enumNames<State> { std::pair { ... }
/// };` Names are lower case with hyphens and are never reused for another meaning, since old logs hold them.
template <typename E> inline constexpr std::array<std::pair<E, std::string_view>, 0> enumNames{};

template <typename E>
concept NamedEnum = requires
{
    requires enumNames<E>
    .size() > 0;
};

template <NamedEnum E> QString toText(E value)
{
    for (const auto& [candidate, name] : enumNames<E>) {
        if (candidate == value)
            return QString::fromLatin1(name.data(), qsizetype(name.size()));
    }
    return {};
}

/// Exact and case-sensitive; nullopt for anything else.
template <NamedEnum E> std::optional<E> parseEnum(QStringView text)
{
    for (const auto& [candidate, name] : enumNames<E>) {
        if (text == QLatin1StringView(name.data(), qsizetype(name.size())))
            return candidate;
    }
    return std::nullopt;
}

/// All names in order, for "choose one of ..." sentences and combo boxes.
template <NamedEnum E> QStringList allNames()
{
    QStringList names;
    for (const auto& entry : enumNames<E>)
        names << QString::fromLatin1(entry.second.data(), qsizetype(entry.second.size()));
    return names;
}

} // namespace steward
