// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/zone_offsets.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace steward {

namespace {

constexpr auto laterThan = [](qint64 at, const std::pair<qint64, qint64>& step) { return at < step.first; };

} // namespace

ZoneOffsets::ZoneOffsets(const QByteArray& zone)
{
    const QTimeZone source(zone);
    if (!source.isValid())
        return;
    const QDateTime first(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC);
    const QDateTime last(QDate(2100, 1, 1), QTime(0, 0), Qt::UTC);
    m_before = source.offsetFromUtc(first) * qint64(1000);
    const auto steps = source.transitions(first, last);
    m_steps.reserve(size_t(steps.size()));
    for (const auto& step : steps)
        m_steps.emplace_back(step.atUtc.toMSecsSinceEpoch(), step.offsetFromUtc * qint64(1000));
}

qint64 ZoneOffsets::offsetAt(qint64 utcMs) const
{
    const auto next = std::upper_bound(m_steps.begin(), m_steps.end(), utcMs, laterThan);
    return next == m_steps.begin() ? m_before : std::prev(next)->second;
}

qint64 ZoneOffsets::toUtc(qint64 localMs) const
{
    const qint64 before = offsetAt(localMs - msPerDay);
    const qint64 after = offsetAt(localMs + msPerDay);
    if (before == after)
        return localMs - before;
    const qint64 byOld = localMs - before;
    const qint64 byNew = localMs - after;
    const bool oldHolds = offsetAt(byOld) == before;
    const bool newHolds = offsetAt(byNew) == after;
    if (oldHolds && newHolds)
        return std::min(byOld, byNew);
    if (oldHolds)
        return byOld;
    if (newHolds)
        return byNew;
    return std::upper_bound(m_steps.begin(), m_steps.end(), byNew, laterThan)->first;
}

QDate ZoneOffsets::dateOf(qint64 localMs)
{
    const qint64 day = localMs >= 0 ? localMs / msPerDay : (localMs - msPerDay + 1) / msPerDay;
    return QDate::fromJulianDay(day + epochJulianDay);
}

} // namespace steward
