// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One JSON value for each kind of field that an event may have; private to event_codec.cpp and its tests.
#pragma once

#include "base/clock.h"
#include "base/enum_names.h"
#include "domain/case.h"
#include "domain/checklist.h"
#include "domain/private_text.h"
#include "log/json_canonical.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>

#include <limits>
#include <optional>

namespace steward::codec {

template <typename T>
concept HasFields = requires(T& value)
{
    T::fields(value, [](const char*, auto&) {});
};

template <typename T>
concept Described = HasFields<T> || std::same_as<T, ChecklistAnswer> || std::same_as<T, CaseClock>;

// Values of other headers that events carry in lists.
template <typename Self, typename Visit>
requires std::same_as<std::remove_const_t<Self>, ChecklistAnswer>
void fieldsOf(Self& self, Visit&& visit)
{
    visit("item", self.item);
    visit("by", self.by);
}
template <typename Self, typename Visit>
requires std::same_as<std::remove_const_t<Self>, CaseClock>
void fieldsOf(Self& self, Visit&& visit)
{
    visit("target", self.target);
    visit("status", self.status);
    visit("startedAt", self.startedAt);
    visit("dueAt", self.dueAt);
    visit("elapsed", self.elapsed);
}
template <typename Self, typename Visit>
requires HasFields<std::remove_const_t<Self>>
void fieldsOf(Self& self, Visit&& visit)
{
    std::remove_const_t<Self>::fields(self, visit);
}

/// Undefined means "leave the member out".
inline QJsonValue toValue(bool value)
{
    return value;
}
inline QJsonValue toValue(int value)
{
    return value;
}
inline QJsonValue toValue(qint64 value)
{
    return value;
}
inline QJsonValue toValue(const QString& value)
{
    return withoutLoneSurrogates(value);
}
inline QJsonValue toValue(Instant value)
{
    return toMs(value);
}
inline QJsonValue toValue(const PrivateText& value)
{
    if (!value.isSealed())
        return QJsonValue(QJsonValue::Undefined);
    return QJsonObject{{QStringLiteral("commitment"), QString::fromLatin1(value.commitment.toHex())}};
}
template <NamedEnum E> QJsonValue toValue(E value)
{
    return toText(value);
}
template <typename Tag> QJsonValue toValue(Id<Tag> id)
{
    return id.value;
}
template <typename Tag> QJsonValue toValue(const TextId<Tag>& id)
{
    return withoutLoneSurrogates(id.value);
}
template <typename T> QJsonValue toValue(const std::optional<T>& value);
template <typename T> QJsonValue toValue(const QList<T>& list);
template <typename T> QJsonValue toValue(const QMap<QString, T>& map);

template <Described T> QJsonValue toValue(const T& value);

template <typename T> QJsonObject objectOf(const T& value)
{
    QJsonObject object;
    fieldsOf(value, [&](const char* name, const auto& field) {
        const QJsonValue json = toValue(field);
        if (!json.isUndefined())
            object.insert(QLatin1StringView(name), json);
    });
    return object;
}
template <Described T> QJsonValue toValue(const T& value)
{
    return objectOf(value);
}
template <typename T> QJsonValue toValue(const std::optional<T>& value)
{
    return value ? toValue(*value) : QJsonValue(QJsonValue::Undefined);
}
template <typename T> QJsonValue toValue(const QList<T>& list)
{
    QJsonArray array;
    for (const auto& value : list)
        array.append(toValue(value));
    return array;
}
template <typename T> QJsonValue toValue(const QMap<QString, T>& map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it) {
        const QJsonValue json = toValue(it.value());
        // A key says something even where its value has nothing to say.
        object.insert(withoutLoneSurrogates(it.key()), json.isUndefined() ? QJsonValue(QJsonObject()) : json);
    }
    return object;
}

/// false: the value is of the wrong kind.
inline bool read(const QJsonValue& json, bool& value)
{
    value = json.toBool();
    return json.isBool();
}
inline bool read(const QJsonValue& json, qint64& value)
{
    constexpr qint64 none
        = std::numeric_limits<qint64>::min(); // cannot be written, so it can mean "not an integer"
    value = json.toInteger(none);
    return value != none;
}
inline bool read(const QJsonValue& json, int& value)
{
    qint64 wide = 0;
    const bool fits = read(json, wide) && wide >= std::numeric_limits<int>::min()
        && wide <= std::numeric_limits<int>::max();
    value = fits ? int(wide) : 0;
    return fits;
}
inline bool read(const QJsonValue& json, QString& value)
{
    value = json.toString();
    return json.isString();
}
inline bool read(const QJsonValue& json, Instant& value)
{
    qint64 ms = 0;
    const bool good = read(json, ms);
    value = fromMs(ms);
    return good;
}
inline bool read(const QJsonValue& json, PrivateText& value)
{
    const auto hex = json.toObject().value(QLatin1StringView("commitment"));
    value = {};
    value.commitment = QByteArray::fromHex(hex.toString().toLatin1());
    return json.isObject() && (hex.isUndefined() || value.commitment.size() == 32);
}
template <NamedEnum E> bool read(const QJsonValue& json, E& value)
{
    const auto parsed = parseEnum<E>(json.toString());
    if (parsed)
        value = *parsed;
    return parsed.has_value();
}
template <typename Tag> bool read(const QJsonValue& json, Id<Tag>& id)
{
    return read(json, id.value);
}
template <typename Tag> bool read(const QJsonValue& json, TextId<Tag>& id)
{
    return read(json, id.value);
}
template <typename T> bool read(const QJsonValue& json, std::optional<T>& value);
template <typename T> bool read(const QJsonValue& json, QList<T>& list);
template <typename T> bool read(const QJsonValue& json, QMap<QString, T>& map);

template <Described T> bool read(const QJsonValue& json, T& value);

/// Name of the first member of the wrong kind; empty if all is well. Members that are not there keep their
/// defaults.
template <typename T> QString readObject(const QJsonObject& object, T& value)
{
    QString wrong;
    fieldsOf(value, [&](const char* name, auto& field) {
        const auto json = object.value(QLatin1StringView(name));
        if (!json.isUndefined() && !read(json, field) && wrong.isEmpty())
            wrong = QString::fromLatin1(name);
    });
    return wrong;
}
template <Described T> bool read(const QJsonValue& json, T& value)
{
    return json.isObject() && readObject(json.toObject(), value).isEmpty();
}
template <typename T> bool read(const QJsonValue& json, std::optional<T>& value)
{
    return read(json, value.emplace());
}
template <typename T> bool read(const QJsonValue& json, QList<T>& list)
{
    const auto array = json.toArray();
    list.clear();
    for (const auto& element : array) {
        T value{};
        if (!read(element, value))
            return false;
        list.append(std::move(value));
    }
    return json.isArray();
}
template <typename T> bool read(const QJsonValue& json, QMap<QString, T>& map)
{
    const auto object = json.toObject();
    map.clear();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!read(it.value(), map[it.key()]))
            return false;
    }
    return json.isObject();
}

} // namespace steward::codec
