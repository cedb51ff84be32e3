// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events of every kind with every field filled at random.
#pragma once

#include "log/event_codec.h"
#include "log/field_codec.h"

#include <QRandomGenerator>

namespace steward::test {

/// Deterministic for a seed.
class RandomEvents {
public:
    explicit RandomEvents(quint32 seed)
        : m_random(seed)
    {
    }

    /// One event of the kind with that index in the variant; its private texts are not sealed.
    Event ofKind(size_t kind) { return make(kind, std::make_index_sequence<std::variant_size_v<Event>>{}); }
    Event any() { return ofKind(size_t(below(int(std::variant_size_v<Event>)))); }

    int below(int bound) { return int(m_random.bounded(bound)); }
    QString text()
    {
        static const QStringList pieces{QStringLiteral("plain"), QStringLiteral("\"quoted\" \\ /"),
            QStringLiteral("\n\t\r\b\f"), QString(QChar(0x01)), QStringLiteral("caf\u00e9"),
            QStringLiteral("\U0001F44D\U0001F3FD"), QStringLiteral("\u202Eabc"), QString(QChar(0xFEFF)),
            QString(QChar(0xFFFD)), QString(QChar(0x7F)), QStringLiteral("=1+1"), QString(QChar(u'\0'))};
        QString text;
        for (int i = below(4); i > 0; --i)
            text += pieces.at(below(int(pieces.size())));
        return text;
    }

private:
    template <size_t... I> Event make(size_t kind, std::index_sequence<I...>)
    {
        Event event;
        ((kind == I ? (event = filled<std::variant_alternative_t<I, Event>>(), 0) : 0), ...);
        return event;
    }
    template <typename T> T filled()
    {
        T value{};
        fill(value);
        return value;
    }

    void fill(bool& value) { value = below(2) == 1; }
    void fill(int& value) { value = below(1000) - 500; }
    void fill(qint64& value) { value = qint64(m_random.generate64() >> 11) * (below(2) ? 1 : -1); }
    void fill(QString& value) { value = text(); }
    void fill(Instant& value) { value = fromMs(1'700'000'000'000 + below(2'000'000'000)); }
    void fill(PrivateText& value) { value.text = text(); }
    template <NamedEnum E> void fill(E& value)
    {
        value = enumNames<E>[size_t(below(int(enumNames<E>.size())))].first;
    }
    template <typename Tag> void fill(Id<Tag>& id) { id.value = 1 + below(1'000'000); }
    template <typename Tag> void fill(TextId<Tag>& id) { id.value = text(); }
    template <typename T> void fill(std::optional<T>& value)
    {
        value.reset();
        if (below(2))
            fill(value.emplace());
    }
    template <typename T> void fill(QList<T>& list)
    {
        for (int i = below(4); i > 0; --i)
            list.append(filled<T>());
    }
    template <typename T> void fill(QMap<QString, T>& map)
    {
        for (int i = below(4); i > 0; --i)
            map.insert(text() + QString::number(i), filled<T>());
    }
    template <codec::Described T> void fill(T& value)
    {
        codec::fieldsOf(value, [this](const char*, auto& field) { this->fill(field); });
    }

    QRandomGenerator m_random;
};

} // namespace steward::test
