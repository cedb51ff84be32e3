// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/preferences.h"

#include <QStandardPaths>

#include <algorithm>

namespace steward {

namespace {

QString settingsFile(const QString& file)
{
    if (!file.isEmpty())
        return file;
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/steward/desktop.ini");
}

bool isSingleKey(const QKeySequence& keys)
{
    if (keys.count() != 1)
        return false;
    const auto modifiers = keys[0].keyboardModifiers() & ~Qt::ShiftModifier;
    return modifiers == Qt::NoModifier && keys[0].key() < Qt::Key_Escape;
}

} // namespace

Preferences::Preferences(const QString& file, QObject* parent)
    : QObject(parent)
    , m_settings(settingsFile(file), QSettings::IniFormat)
{
}

void Preferences::store(const QString& key, const QVariant& value)
{
    if (m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    emit changed();
}

Scheme Preferences::scheme() const
{
    return parseEnum<Scheme>(m_settings.value(QStringLiteral("look/scheme")).toString())
        .value_or(Scheme::System);
}

void Preferences::setScheme(Scheme scheme)
{
    store(QStringLiteral("look/scheme"), toText(scheme));
}

Density Preferences::density() const
{
    return parseEnum<Density>(m_settings.value(QStringLiteral("look/density")).toString())
        .value_or(Density::Cosy);
}

void Preferences::setDensity(Density density)
{
    store(QStringLiteral("look/density"), toText(density));
}

int Preferences::textPercent() const
{
    return std::clamp(m_settings.value(QStringLiteral("look/textPercent"), 100).toInt(), 100, 200);
}

void Preferences::setTextPercent(int percent)
{
    store(QStringLiteral("look/textPercent"), std::clamp(percent, 100, 200));
}

Language Preferences::language() const
{
    return parseEnum<Language>(m_settings.value(QStringLiteral("look/language")).toString())
        .value_or(Language::System);
}

void Preferences::setLanguage(Language language)
{
    store(QStringLiteral("look/language"), toText(language));
}

bool Preferences::singleKeys() const
{
    return m_settings.value(QStringLiteral("keys/single"), true).toBool();
}

void Preferences::setSingleKeys(bool on)
{
    store(QStringLiteral("keys/single"), on);
}

bool Preferences::veilsUpsetting() const
{
    return m_settings.value(QStringLiteral("look/veilsUpsetting"), true).toBool();
}

void Preferences::setVeilsUpsetting(bool on)
{
    store(QStringLiteral("look/veilsUpsetting"), on);
}

QKeySequence Preferences::keysFor(const QString& command, const QKeySequence& standard) const
{
    const QString key = QStringLiteral("bindings/") + command;
    const auto keys = m_settings.contains(key)
        ? QKeySequence::fromString(m_settings.value(key).toString(), QKeySequence::PortableText)
        : standard;
    return !singleKeys() && isSingleKey(keys) ? QKeySequence() : keys;
}

void Preferences::rebind(const QString& command, const QKeySequence& keys)
{
    store(QStringLiteral("bindings/") + command, keys.toString(QKeySequence::PortableText));
}

void Preferences::resetKeys()
{
    m_settings.remove(QStringLiteral("bindings"));
    emit changed();
}

QByteArray Preferences::place(const QString& name) const
{
    return m_settings.value(QStringLiteral("places/") + name).toByteArray();
}

void Preferences::keepPlace(const QString& name, const QByteArray& state)
{
    m_settings.setValue(QStringLiteral("places/") + name, state);
}

QVariant Preferences::kept(const QString& name, const QVariant& otherwise) const
{
    return m_settings.value(QStringLiteral("kept/") + name, otherwise);
}

void Preferences::keep(const QString& name, const QVariant& value)
{
    m_settings.setValue(QStringLiteral("kept/") + name, value);
}

} // namespace steward
