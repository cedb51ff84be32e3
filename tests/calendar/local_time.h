// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times in tests as people say them: on the wall clock of London.
#pragma once

#include "base/clock.h"
#include "calendar/calendar.h"

#include <QTimeZone>

namespace steward::test {

inline Instant london(const char* text)
{
    auto at = QDateTime::fromString(QString::fromLatin1(text), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    if (!at.isValid())
        at = QDateTime::fromString(QString::fromLatin1(text), QStringLiteral("yyyy-MM-dd HH:mm"));
    Q_ASSERT(at.isValid());
    return fromMs(QDateTime(at.date(), at.time(), QTimeZone("Europe/London")).toMSecsSinceEpoch());
}

inline QString shown(Instant at)
{
    return toLocalText(at);
}

inline Calendar officeHours(Nation nation = Nation::EnglandAndWales, QHash<QDate, QString> closures = {})
{
    return Calendar(WorkingHours::mondayToFriday(), nation, BankHolidays::shipped(), std::move(closures));
}

/// "from reason" lines, short enough to read in a failed comparison.
inline QStringList skippedLines(const DueTime& due)
{
    QStringList lines;
    for (const auto& span : due.skipped)
        lines << QString(
            toLocalText(span.from).left(16) + u" .. " + toLocalText(span.to).left(16) + u" " + span.reason);
    return lines;
}

} // namespace steward::test
