// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Working time: periods per weekday, bank holidays of a nation, local closures, in Europe/London across clock changes.
#pragma once

#include "base/clock.h"
#include "base/enum_names.h"
#include "base/result.h"

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QList>
#include <QTime>

#include <array>

namespace steward {

/// One of the four holiday sets: england-and-wales, scotland, northern-ireland, uk-any (a holiday in any part).
enum class Nation { EnglandAndWales, Scotland, NorthernIreland, UkAny };
template <>
inline constexpr std::array enumNames<Nation> {
    std::pair { Nation::EnglandAndWales, std::string_view("england-and-wales") }, std::pair { Nation::Scotland, std::string_view("scotland") },
    std::pair { Nation::NorthernIreland, std::string_view("northern-ireland") }, std::pair { Nation::UkAny, std::string_view("uk-any") }
};

struct WorkingPeriod {
    QTime from { 9, 0 };
    QTime to { 17, 0 };
    bool operator==(const WorkingPeriod&) const = default;
};

/// The hours of an organisation. Monday is index 0.
struct WorkingHours {
    std::array<QList<WorkingPeriod>, 7> week;
    static WorkingHours mondayToFriday(QTime from = QTime(9, 0), QTime to = QTime(17, 0));
    bool operator==(const WorkingHours&) const = default;
};

/// Dated holiday data (GOV.UK's JSON shape, with or without the "divisions" wrapper). Immutable, thread-safe.
class BankHolidays {
public:
    static Result<BankHolidays> parse(const QByteArray& json);
    /// What ships (resource :/calendars/bank-holidays.json).
    static const BankHolidays& shipped();
    /// English title, empty if `day` is none.
    QString titleOn(QDate day, Nation nation) const;
    QDate lastKnown() const { return m_last; } ///< after this date nothing is known: said, never guessed

private:
    QHash<QDate, QHash<int, QString>> m_titles;
    QDate m_last;
};

/// A span that a clock did not count, with its reason in words ("Good Friday", "Saturday", "closed 17:00 to 09:00").
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

/// Working time of one organisation. Value; thread-safe for reading.
class Calendar {
public:
    Calendar(WorkingHours hours, Nation nation, BankHolidays holidays, QHash<QDate, QString> closures = {}, QByteArray zone = "Europe/London");

    bool isWorkingDay(QDate day) const;
    /// `minutes` of working time after `from`; arrivals outside hours start at the next opening.
    DueTime afterWorkingMinutes(Instant from, qint64 minutes) const;
    /// End of the n-th working day after receipt (day 1 is the first working day after it), at closing time.
    DueTime atEndOfWorkingDay(Instant from, int days) const;
    /// 23:59:59 local on the n-th calendar day after receipt.
    DueTime atEndOfCalendarDay(QDate day) const;
    Nation nation() const { return m_nation; }
    QByteArray zone() const { return m_zone; }
    QDate localDate(Instant at) const;
    bool isOpenAt(Instant at) const;

private:
    QString reasonNotWorking(QDate day) const;
    WorkingHours m_hours;
    Nation m_nation;
    BankHolidays m_holidays;
    QHash<QDate, QString> m_closures;
    QByteArray m_zone;
};

} // namespace steward
