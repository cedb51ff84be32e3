// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/event_codec.h"

#include "log/commitment.h"
#include "log/field_codec.h"

#include <QHash>

namespace steward {

namespace {

using Reader = Result<Event> (*)(const QJsonObject&);

template <typename E> Result<Event> readEvent(const QJsonObject& data)
{
    E event;
    const auto wrong = codec::readObject(data, event);
    if (!wrong.isEmpty()) {
        return Error{ErrorCode::Malformed,
            QStringLiteral("The field \"%1\" of a log entry \"%2\" is not of its kind; run \"stewardctl "
                           "workspace check\".")
                .arg(wrong, QLatin1StringView(E::name)),
            {}};
    }
    return Event(std::move(event));
}

template <typename... E> QHash<QString, Reader> readersOf(std::type_identity<std::variant<E...>>)
{
    return {{QString::fromLatin1(E::name), &readEvent<E>}...};
}

template <typename... E> QStringList namesOf(std::type_identity<std::variant<E...>>)
{
    return {QString::fromLatin1(E::name)...};
}

// Events hold private texts as plain fields and in maps by checklist item, nowhere deeper.
template <typename AnyEvent, typename Text>
void walk(AnyEvent& event, const std::function<void(const QString&, Text&)>& visit)
{
    std::visit(
        [&](auto& it) {
            codec::fieldsOf(it, [&](const char* name, auto& field) {
                using Field = std::remove_cvref_t<decltype(field)>;
                if constexpr (std::is_same_v<Field, PrivateText>) {
                    visit(QString::fromLatin1(name), field);
                } else if constexpr (std::is_same_v<Field, QMap<QString, PrivateText>>) {
                    for (auto entry = field.begin(); entry != field.end(); ++entry)
                        visit(QLatin1StringView(name) + u'/' + entry.key(), entry.value());
                }
            });
        },
        event);
}

} // namespace

QString eventName(const Event& event)
{
    return std::visit([](const auto& it) { return QString::fromLatin1(it.name); }, event);
}

QStringList eventNames()
{
    return namesOf(std::type_identity<Event>{});
}

QJsonObject toJson(const Event& event)
{
    return std::visit([](const auto& it) { return codec::objectOf(it); }, event);
}

Result<Event> eventFromJson(const QString& name, const QJsonObject& data)
{
    static const auto readers = readersOf(std::type_identity<Event>{});
    const auto reader = readers.value(name);
    if (!reader) {
        return Error{ErrorCode::NotFound,
            QStringLiteral("A log entry holds an event that this version of Steward does not know; update "
                           "Steward to read it."),
            name};
    }
    return reader(data);
}

void forEachPrivateText(
    Event& event, const std::function<void(const QString& path, PrivateText& text)>& visit)
{
    walk<Event, PrivateText>(event, visit);
}

void forEachPrivateText(
    const Event& event, const std::function<void(const QString& path, const PrivateText& text)>& visit)
{
    walk<const Event, const PrivateText>(event, visit);
}

void sealAll(Event& event)
{
    forEachPrivateText(event, [](const QString&, PrivateText& text) { seal(text); });
}

} // namespace steward
