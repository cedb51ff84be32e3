// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading rows and binding values: the one place where columns become our types.
#pragma once

#include "base/clock.h"
#include "base/enum_names.h"
#include "base/strong_id.h"
#include "storage/failures.h"
#include "storage/session.h"

#include <QSet>

namespace steward {

/// Reads the columns of one row from left to right.
class Row {
public:
    explicit Row(const Statement& statement)
        : m_statement(statement)
    {
    }

    qint64 number() { return m_statement.number(m_column++); }
    bool flag() { return number() != 0; }
    QString text() { return m_statement.text(m_column++); }
    QByteArray bytes() { return m_statement.bytes(m_column++); }
    Instant instant() { return fromMs(number()); }
    std::optional<Instant> optionalInstant() { return isNull() ? std::nullopt : std::optional(instant()); }

    template <typename IdType> IdType id() { return {number()}; }
    template <typename IdType> std::optional<IdType> optionalId()
    {
        return isNull() ? std::nullopt : std::optional(id<IdType>());
    }
    /// A word that nobody knows makes the row unsound.
    template <NamedEnum E> E word()
    {
        const auto value = parseEnum<E>(text());
        m_sound = m_sound && value.has_value();
        return value.value_or(enumNames<E>.front().first);
    }
    template <NamedEnum E> std::optional<E> optionalWord()
    {
        const QString word = text();
        if (word.isEmpty())
            return std::nullopt;
        const auto known = parseEnum<E>(word);
        m_sound = m_sound && known.has_value();
        return known;
    }

    bool isSound() const { return m_sound; }

private:
    /// Passes over a column that is NULL.
    bool isNull()
    {
        const bool is = m_statement.isNull(m_column);
        m_column += is;
        return is;
    }

    const Statement& m_statement;
    int m_column = 0;
    bool m_sound = true;
};

/// Every row of a query as a T. ErrorCode::Malformed if one holds an unknown word.
template <typename T, typename Read>
Result<QList<T>> readAll(Session& session, const QString& sql, const QVariantList& values, Read read)
{
    QList<T> all;
    bool sound = true;
    const auto done = session.each(sql, values, [&](Row& row) {
        all << read(row);
        sound = row.isSound();
        return sound;
    });
    if (!done)
        return done.error();
    if (!sound)
        return unknownWord();
    return all;
}

/// The first row of a query that gives one row or none.
template <typename T, typename Read>
Result<std::optional<T>> readOne(Session& session, const QString& sql, const QVariantList& values, Read read)
{
    auto all = readAll<T>(session, sql, values, read);
    if (!all)
        return all.error();
    if (all->isEmpty())
        return std::optional<T>{};
    return std::optional<T>(std::move(all->first()));
}

inline QVariant bound(qint64 value)
{
    return value;
}
inline QVariant bound(int value)
{
    return qint64(value);
}
inline QVariant bound(bool value)
{
    return qint64(value);
}
inline QVariant bound(const QString& value)
{
    return value;
}
inline QVariant bound(const QByteArray& value)
{
    return value;
}
inline QVariant bound(Instant value)
{
    return toMs(value);
}
template <typename Tag> QVariant bound(Id<Tag> value)
{
    return value.value;
}
template <typename Tag> QVariant bound(const TextId<Tag>& value)
{
    return value.value;
}
template <NamedEnum E> QVariant bound(E value)
{
    return toText(value);
}
template <typename T> QVariant bound(const std::optional<T>& value)
{
    return value ? bound(*value) : QVariant();
}

template <typename... Values> QVariantList values(const Values&... all)
{
    return {bound(all)...};
}

} // namespace steward
