// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/language.h"

#include <QCoreApplication>
#include <QTranslator>

namespace steward {

namespace {

void install(QCoreApplication& application, const QLocale& locale)
{
    auto* translator = new QTranslator(&application);
    // A build without the translation tools has no such file and speaks the English of the code.
    const QString file = QStringLiteral(":/i18n/steward_")
        + (locale.language() == QLocale::Welsh ? QStringLiteral("cy") : QStringLiteral("en_GB"));
    if (translator->load(file))
        QCoreApplication::installTranslator(translator);
}

} // namespace

QLocale localeFor(Language wanted, const QStringList& systemLanguages)
{
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const QLocale welsh(QLocale::Welsh, QLocale::UnitedKingdom);
    if (wanted != Language::System)
        return wanted == Language::Welsh ? welsh : english;
    for (const auto& name : systemLanguages) {
        const auto language = QLocale(name).language();
        if (language == QLocale::Welsh)
            return welsh;
        if (language == QLocale::English)
            break;
    }
    return english;
}

void speak(QCoreApplication& application, const QLocale& locale)
{
    QLocale::setDefault(locale);
    install(application, QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (locale.language() != QLocale::English)
        install(application, locale);
}

} // namespace steward
