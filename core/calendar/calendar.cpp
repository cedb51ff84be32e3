// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar.h"

#include <algorithm>

namespace steward {

namespace {

constexpr int longestWait
    = 3660; ///< days without any working time after which a calendar counts as never open
constexpr std::array weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

QString wallClock(qint64 localMs)
{
    const qint64 minutes = (localMs % msPerDay) / 60'000;
    return QStringLiteral("%1:%2")
        .arg(minutes / 60, 2, 10, QChar(u'0'))
        .arg(minutes % 60, 2, 10, QChar(u'0'));
}

} // namespace

WorkingHours WorkingHours::mondayToFriday(QTime from, QTime to)
{
    WorkingHours hours;
    for (size_t day = 0; day < 5; ++day)
        hours.week[day] = {WorkingPeriod{from, to}};
    return hours;
}

Calendar::Calendar(
    WorkingHours hours, Nation nation, BankHolidays holidays, QHash<QDate, QString> closures, QByteArray zone)
    : m_nation(nation)
    , m_holidays(std::move(holidays))
    , m_closures(std::move(closures))
    , m_zone(std::move(zone))
    , m_week(normalised(hours))
    , m_offsets(std::make_shared<const ZoneOffsets>(m_zone))
{
}

Calendar::Week Calendar::normalised(const WorkingHours& hours)
{
    Week week;
    for (size_t day = 0; day < 7; ++day) {
        QList<Stretch> stretches;
        for (const auto& period : hours.week[day]) {
            const qint64 from = period.from.msecsSinceStartOfDay();
            const qint64 to = period.to == QTime(0, 0) ? msPerDay : period.to.msecsSinceStartOfDay();
            if (period.from.isValid() && period.to.isValid() && from < to)
                stretches.append({from, to});
        }
        std::sort(stretches.begin(), stretches.end(),
            [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
        for (const auto& next : std::as_const(stretches)) {
            if (!week[day].isEmpty() && next.from <= week[day].last().to)
                week[day].last().to = std::max(week[day].last().to, next.to);
            else
                week[day].append(next);
        }
    }
    return week;
}

Calendar Calendar::statutory(Nation nation) const
{
    auto counted = *this;
    counted.m_nation = nation;
    counted.m_closures.clear();
    for (size_t day = 0; day < 5; ++day) {
        if (counted.m_week[day].isEmpty())
            counted.m_week[day] = {Stretch{9 * 3'600'000, 17 * 3'600'000}};
    }
    counted.m_week[5].clear();
    counted.m_week[6].clear();
    return counted;
}

Calendar Calendar::inNation(Nation nation) const
{
    auto other = *this;
    other.m_nation = nation;
    return other;
}

QString Calendar::reasonNotWorking(QDate day) const
{
    const auto holiday = m_holidays.titleOn(day, m_nation);
    if (!holiday.isEmpty())
        return holiday;
    if (stretchesOf(day).isEmpty())
        return QString::fromLatin1(weekdays[size_t(day.dayOfWeek() - 1)]);
    const auto closure = m_closures.constFind(day);
    if (closure == m_closures.constEnd())
        return {};
    return closure->isEmpty() ? QStringLiteral("Local closure") : *closure;
}

bool Calendar::isWorkingDay(QDate day) const
{
    return reasonNotWorking(day).isEmpty();
}

QDate Calendar::localDate(Instant at) const
{
    return ZoneOffsets::dateOf(m_offsets->toLocal(toMs(at)));
}

qint64 Calendar::startOf(QDate day) const
{
    return m_offsets->toUtc(ZoneOffsets::startOf(day));
}

qint64 Calendar::opening(QDate day, const Stretch& stretch) const
{
    return m_offsets->toUtc(ZoneOffsets::startOf(day) + stretch.from);
}

qint64 Calendar::closing(QDate day, const Stretch& stretch) const
{
    return m_offsets->toUtc(ZoneOffsets::startOf(day) + stretch.to);
}

SkippedSpan Calendar::wholeDay(QDate day, const QString& reason) const
{
    return {fromMs(startOf(day)), fromMs(startOf(day.addDays(1))), reason};
}

bool Calendar::isOpenAt(Instant at) const
{
    const auto day = localDate(at);
    if (!isWorkingDay(day))
        return false;
    return std::ranges::any_of(stretchesOf(day), [&](const Stretch& stretch) {
        return opening(day, stretch) <= toMs(at) && toMs(at) < closing(day, stretch);
    });
}

QString Calendar::closedWords(qint64 fromUtc, qint64 toUtc) const
{
    const qint64 local = m_offsets->toLocal(fromUtc);
    const auto day = ZoneOffsets::dateOf(local);
    const qint64 timeOfDay = local - ZoneOffsets::startOf(day);
    qint64 closedSince = 0;
    bool closedToday = false;
    for (const auto& stretch : stretchesOf(day)) {
        if (stretch.to <= timeOfDay) {
            closedSince = stretch.to;
            closedToday = true;
        }
    }
    const auto yesterday = day.addDays(-1);
    if (!closedToday && isWorkingDay(yesterday))
        closedSince = stretchesOf(yesterday).last().to;
    return QStringLiteral("closed %1 to %2")
        .arg(wallClock(closedSince), wallClock(m_offsets->toLocal(toUtc)));
}

DueTime Calendar::afterWorkingMinutes(Instant from, qint64 minutes) const
{
    DueTime result;
    qint64 left = std::max<qint64>(minutes, 0) * 60'000;
    qint64 at = toMs(from); // everything before it is accounted for
    qint64 closedFrom = -1; // start of the closed stretch that is still growing over midnight
    const auto endClosed = [&](qint64 until) {
        if (closedFrom >= 0 && closedFrom < until)
            result.skipped.append({fromMs(closedFrom), fromMs(until), closedWords(closedFrom, until)});
        closedFrom = -1;
    };
    const auto startClosed = [&] {
        if (closedFrom < 0)
            closedFrom = at;
    };
    int idle = 0;
    for (auto day = localDate(from); idle < longestWait; day = day.addDays(1)) {
        const qint64 dayEnd = startOf(day.addDays(1));
        if (const auto reason = reasonNotWorking(day); !reason.isEmpty()) {
            endClosed(at);
            result.skipped.append({fromMs(at), fromMs(dayEnd), reason});
            at = dayEnd;
            ++idle;
            continue;
        }
        idle = 0;
        for (const auto& stretch : stretchesOf(day)) {
            const qint64 close = closing(day, stretch);
            if (close <= at)
                continue;
            const qint64 open = opening(day, stretch);
            if (open > at)
                startClosed();
            at = std::max(at, open);
            endClosed(at);
            if (left <= close - at) {
                result.due = fromMs(at + left);
                return result;
            }
            left -= close - at;
            at = close;
        }
        if (at < dayEnd)
            startClosed();
        at = dayEnd;
    }
    return {from + std::chrono::minutes(std::max<qint64>(minutes, 0)), {}};
}

DueTime Calendar::atEndOfWorkingDay(Instant from, int days) const
{
    DueTime result;
    const auto closingOn = [this](QDate day) { return fromMs(closing(day, stretchesOf(day).last())); };
    auto day = localDate(from);
    if (days <= 0 && isWorkingDay(day) && from < closingOn(day)) {
        result.due = closingOn(day);
        return result;
    }
    int left = std::max(days, 1);
    for (int idle = 0; idle < longestWait;) {
        day = day.addDays(1);
        if (const auto reason = reasonNotWorking(day); !reason.isEmpty()) {
            result.skipped.append(wholeDay(day, reason));
            ++idle;
            continue;
        }
        idle = 0;
        if (--left == 0) {
            result.due = closingOn(day);
            return result;
        }
    }
    return {from + std::chrono::days(std::max(days, 1)), {}};
}

DueTime Calendar::atEndOfCalendarDay(QDate day) const
{
    const auto lastSecondOf = [this](QDate last) {
        return fromMs(m_offsets->toUtc(ZoneOffsets::startOf(last) + msPerDay - 1000));
    };
    DueTime result;
    for (auto last = day; last < day.addDays(longestWait); last = last.addDays(1)) {
        const auto reason = reasonNotWorking(last);
        if (reason.isEmpty()) {
            result.due = lastSecondOf(last);
            return result;
        }
        result.skipped.append(wholeDay(last, reason));
    }
    return {lastSecondOf(day), {}};
}

} // namespace steward
