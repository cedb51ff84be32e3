// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/setting_store.h"

#include "storage/row.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

// QJsonDocument takes no bare values: each is kept as an array of one.
QString toJson(const QJsonValue& value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

QJsonValue fromJson(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array().at(0);
}

} // namespace

SettingStore::SettingStore(Session& session)
    : m_session(session)
{
}

Result<QMap<QString, QJsonValue>> SettingStore::all()
{
    QMap<QString, QJsonValue> all;
    const auto done = m_session.each(u"SELECT key, value FROM settings"_s, {}, [&all](Row& row) {
        const QString key = row.text();
        all.insert(key, fromJson(row.text()));
        return true;
    });
    if (!done)
        return done.error();
    return all;
}

Result<QJsonValue> SettingStore::value(const QString& key)
{
    const auto text = readOne<QString>(m_session, u"SELECT value FROM settings WHERE key = ?"_s, values(key),
        [](Row& row) { return row.text(); });
    if (!text)
        return text.error();
    return *text ? fromJson(**text) : QJsonValue(QJsonValue::Undefined);
}

Result<void> SettingStore::set(const QString& key, const QJsonValue& value)
{
    return m_session.run(
        u"INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
        values(key, toJson(value)));
}

Result<void> SettingStore::remove(const QString& key)
{
    return m_session.run(u"DELETE FROM settings WHERE key = ?"_s, values(key));
}

} // namespace steward
