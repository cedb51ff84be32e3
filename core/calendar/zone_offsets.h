// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Local time of one zone to UTC and back, from a table made once: QTimeZone takes a lock and microseconds for
// every question.
#pragma once

#include <QByteArray>
#include <QDate>

#include <utility>
#include <vector>

namespace steward {

constexpr qint64 msPerDay = 86'400'000;

/// "Local milliseconds" count from 1970-01-01 00:00 on the wall clock of the zone. Immutable, thread-safe.
class ZoneOffsets {
public:
    /// An unknown zone counts as UTC.
    explicit ZoneOffsets(const QByteArray& zone);

    qint64 toLocal(qint64 utcMs) const { return utcMs + offsetAt(utcMs); }
    /// The first time that the wall clock shows it, so that a period keeps its usual length in the night of
    /// the repeated hour; a time that a clock change left out becomes the instant of the change.
    qint64 toUtc(qint64 localMs) const;

    static qint64 startOf(QDate day) { return (day.toJulianDay() - epochJulianDay) * msPerDay; }
    static QDate dateOf(qint64 localMs);

private:
    static constexpr qint64 epochJulianDay = 2'440'588;
    qint64 offsetAt(qint64 utcMs) const;

    qint64 m_before = 0; ///< offset before the first step
    std::vector<std::pair<qint64, qint64>> m_steps; ///< (UTC instant, offset from there on)
};

} // namespace steward
