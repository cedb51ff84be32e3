// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Working time: periods per weekday, bank holidays of a nation, local closures, in Europe/London across clock
// changes.
#pragma once

#include "base/clock.h"
#include "base/enum_names.h"
#include "base/result.h"
#include "calendar/zone_offsets.h"

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QList>
#include <QTime>

#include <array>
#include <memory>

namespace steward {

/// One of the four holiday sets: england-and-wales, scotland, northern-ireland, uk-any (a holiday in any
/// part).
enum class Nation { EnglandAndWales, Scotland, NorthernIreland, UkAny };
template <>
inline constexpr std::array enumNames<Nation>{
    std::pair{Nation::EnglandAndWales, std::string_view("england-and-wales")},
    std::pair{Nation::Scotland, std::string_view("scotland")},
    std::pair{Nation::NorthernIreland, std::string_view("northern-ireland")},
    std::pair{Nation::UkAny, std::string_view("uk-any")}};

/// Opening hours of one stretch of a day, `to` exclusive. `to` 00:00 means the end of the day (24-hour desks:
/// 00:00 to 00:00); any other `to` at or before `from` is no working time at all.
struct WorkingPeriod {
    QTime from{9, 0};
    QTime to{17, 0};
    bool operator==(const WorkingPeriod&) const = default;
};

/// The hours of an organisation. Monday is index 0. Periods may come in any order and overlap.
struct WorkingHours {
    std::array<QList<WorkingPeriod>, 7> week;
    static WorkingHours mondayToFriday(QTime from = QTime(9, 0), QTime to = QTime(17, 0));
    bool operator==(const WorkingHours&) const = default;
};

/// Dated holiday data (GOV.UK's JSON shape, with or without the "divisions" wrapper). Immutable, thread-safe.
class BankHolidays {
public:
    /// ErrorCode::Malformed names the division or the event that is wrong. All three divisions of the United
    /// Kingdom must be there.
    static Result<BankHolidays> parse(const QByteArray& json);
    /// What ships (resource :/calendars/bank-holidays.json).
    static const BankHolidays& shipped();
    /// English title, empty if `day` is none. With Nation::UkAny the title of the first nation that has one.
    QString titleOn(QDate day, Nation nation) const;
    QDate lastKnown() const { return m_last; } ///< after this date nothing is known: said, never guessed

private:
    QHash<QDate, std::array<QString, 4>> m_titles; ///< by Nation
    QDate m_last;
};

/// A span that a clock did not count, with its reason in words ("Good Friday", "Saturday", "closed 17:00 to
/// 09:00").
struct SkippedSpan {
    Instant from;
    Instant to;
    QString reason;
    bool operator==(const SkippedSpan&) const = default;
};

struct DueTime {
    Instant due;
    QList<SkippedSpan> skipped;
    bool operator==(const DueTime&) const = default;
};

/// Working time of one organisation. Value; thread-safe for reading. A calendar with no working time within
/// ten years (all days closed) never waits: its due times are as if it were always open.
class Calendar {
public:
    Calendar(WorkingHours hours, Nation nation, BankHolidays holidays, QHash<QDate, QString> closures = {},
        QByteArray zone = "Europe/London");

    bool isWorkingDay(QDate day) const;
    /// `minutes` of working time after `from`; arrivals outside hours start at the next opening.
    DueTime afterWorkingMinutes(Instant from, qint64 minutes) const;
    /// End of the n-th working day after receipt (day 1 is the first working day after it), at closing time.
    /// 0 days: the day of receipt itself while it is still open, else the next working day.
    DueTime atEndOfWorkingDay(Instant from, int days) const;
    /// 23:59:59 local on `day`, or on the next working day if `day` is none.
    DueTime atEndOfCalendarDay(QDate day) const;
    Nation nation() const { return m_nation; }
    QByteArray zone() const { return m_zone; }
    QDate localDate(Instant at) const;
    bool isOpenAt(Instant at) const;
    /// Due times after this date do not know their bank holidays yet.
    QDate holidaysKnownUntil() const { return m_holidays.lastKnown(); }
    /// The days that the law counts: Monday to Friday less the bank holidays of `nation`. Local closures and
    /// a closed weekday do not stop a statutory clock; closing times are the organisation's (17:00 where it
    /// is closed).
    Calendar statutory(Nation nation) const;
    /// The same hours and closures with the bank holidays of another nation.
    Calendar inNation(Nation nation) const;

private:
    /// A stretch of a day in local milliseconds after midnight.
    struct Stretch {
        qint64 from = 0;
        qint64 to = 0;
    };
    using Week = std::array<QList<Stretch>, 7>;
    static Week normalised(const WorkingHours& hours);

    QString reasonNotWorking(QDate day) const;
    QString closedWords(qint64 fromUtc, qint64 toUtc) const;
    const QList<Stretch>& stretchesOf(QDate day) const { return m_week[size_t(day.dayOfWeek() - 1)]; }
    qint64 startOf(QDate day) const;
    qint64 opening(QDate day, const Stretch& stretch) const;
    qint64 closing(QDate day, const Stretch& stretch) const;
    SkippedSpan wholeDay(QDate day, const QString& reason) const;

    Nation m_nation;
    BankHolidays m_holidays;
    QHash<QDate, QString> m_closures;
    QByteArray m_zone;
    Week m_week;
    std::shared_ptr<const ZoneOffsets> m_offsets;
};

} // namespace steward
