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
    explicit Row(const QSqlQuery& query)
        : m_query(query)
    {
    }

    qint64 number() { return next().toLongLong(); }
    bool flag() { return number() != 0; }
    QString text() { return next().toString(); }
    QByteArray bytes() { return next().toByteArray(); }
    Instant instant() { return fromMs(number()); }
    std::optional<Instant> optionalInstant()
    {
        return optional([](const QVariant& value) { return fromMs(value.toLongLong()); });
    }

    template <typename IdType> IdType id() { return {number()}; }
    template <typename IdType> std::optional<IdType> optionalId()
    {
        return optional([](const QVariant& value) { return IdType{value.toLongLong()}; });
    }
    /// A word that nobody knows makes the row unsound.
    template <NamedEnum E> E word()
    {
        const auto value = parseEnum<E>(next().toString());
        m_sound = m_sound && value.has_value();
        return value.value_or(enumNames<E>.front().first);
    }
    template <NamedEnum E> std::optional<E> optionalWord()
    {
        const QVariant value = next();
        if (value.isNull() || value.toString().isEmpty())
            return std::nullopt;
        const auto known = parseEnum<E>(value.toString());
        m_sound = m_sound && known.has_value();
        return known;
    }

    bool isSound() const { return m_sound; }

private:
    QVariant next() { return m_query.value(m_column++); }
    template <typename Make> auto optional(Make make) -> std::optional<decltype(make(QVariant()))>
    {
        const QVariant value = next();
        if (value.isNull())
            return std::nullopt;
        return make(value);
    }

    const QSqlQuery& m_query;
    int m_column = 0;
    bool m_sound = true;
};

/// Every row of a query as a T. ErrorCode::Malformed if one holds an unknown word.
template <typename T, typename Read>
Result<QList<T>> readAll(Session& session, const QString& sql, const QVariantList& values, Read read)
{
    QList<T> all;
    bool sound = true;
    const auto done = session.each(sql, values, [&](const QSqlQuery& query) {
        Row row(query);
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
