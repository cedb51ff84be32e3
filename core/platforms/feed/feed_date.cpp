// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/feed/feed_date.h"

#include <QHash>
#include <QRegularExpression>

namespace steward {

namespace {

/// Minutes east of UTC.
int offsetOf(const QString& zone)
{
    static const QRegularExpression numeric(QStringLiteral("^([+-])(\\d\\d):?(\\d\\d)$"));
    if (const auto match = numeric.match(zone); match.hasMatch()) {
        const int minutes = match.captured(2).toInt() * 60 + match.captured(3).toInt();
        return match.captured(1) == QStringLiteral("-") ? -minutes : minutes;
    }
    static const QHash<QString, int> named{{QStringLiteral("BST"), 60}, {QStringLiteral("IST"), 60},
        {QStringLiteral("CET"), 60}, {QStringLiteral("CEST"), 120}, {QStringLiteral("EST"), -300},
        {QStringLiteral("EDT"), -240}, {QStringLiteral("CST"), -360}, {QStringLiteral("CDT"), -300},
        {QStringLiteral("MST"), -420}, {QStringLiteral("MDT"), -360}, {QStringLiteral("PST"), -480},
        {QStringLiteral("PDT"), -420}};
    return named.value(zone.toUpper(), 0);
}

int monthOf(const QString& name)
{
    static const QStringList months{QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"),
        QStringLiteral("apr"), QStringLiteral("may"), QStringLiteral("jun"), QStringLiteral("jul"),
        QStringLiteral("aug"), QStringLiteral("sep"), QStringLiteral("oct"), QStringLiteral("nov"),
        QStringLiteral("dec")};
    return int(months.indexOf(name.left(3).toLower())) + 1;
}

int yearOf(const QString& digits)
{
    const int year = digits.toInt();
    if (digits.size() > 2)
        return year;
    return year < 50 ? 2000 + year : 1900 + year;
}

std::optional<Instant> parseMailDate(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(
        "(\\d{1,2})[ -]+([A-Za-z]{3,9})[ -]+(\\d{2}|\\d{4})[ "
        ",]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?\\s*([A-Za-z]{1,5}|[+-]\\d\\d:?\\d\\d)?"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QDate day(yearOf(match.captured(3)), monthOf(match.captured(2)), match.captured(1).toInt());
    const QTime time(
        match.captured(4).toInt(), match.captured(5).toInt(), std::min(59, match.captured(6).toInt()));
    if (!day.isValid() || !time.isValid())
        return std::nullopt;
    const auto utc = QDateTime(day, time, Qt::UTC).addSecs(-60 * offsetOf(match.captured(7)));
    return fromMs(utc.toMSecsSinceEpoch());
}

} // namespace

std::optional<Instant> parseFeedDate(const QString& text)
{
    const QString date = text.left(64).simplified();
    if (date.isEmpty())
        return std::nullopt;
    if (auto instant = parseInstant(date))
        return instant;
    return parseMailDate(date);
}

} // namespace steward
