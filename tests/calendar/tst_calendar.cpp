// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/local_time.h"

#include <QElapsedTimer>
#include <QTest>

using namespace steward;
using namespace steward::test;

class CalendarTest : public QObject {
    Q_OBJECT

private slots:
    void oneSecondBeforeClosingOnFridayStillCounts()
    {
        const auto due = officeHours().afterWorkingMinutes(london("2026-11-20 16:59:59"), 240);
        QCOMPARE(shown(due.due), QStringLiteral("2026-11-23T12:59:59+00:00"));
        QCOMPARE(skippedLines(due),
            QStringList({QStringLiteral("2026-11-20T17:00 .. 2026-11-21T00:00 closed 17:00 to 00:00"),
                QStringLiteral("2026-11-21T00:00 .. 2026-11-22T00:00 Saturday"),
                QStringLiteral("2026-11-22T00:00 .. 2026-11-23T00:00 Sunday"),
                QStringLiteral("2026-11-23T00:00 .. 2026-11-23T09:00 closed 00:00 to 09:00")}));
    }

    void atClosingTimeTheDeskIsShut()
    {
        const auto due = officeHours().afterWorkingMinutes(london("2026-11-20 17:00:00"), 240);
        QCOMPARE(shown(due.due), QStringLiteral("2026-11-23T13:00:00+00:00"));
        QVERIFY(!officeHours().isOpenAt(london("2026-11-20 17:00:00")));
        QVERIFY(officeHours().isOpenAt(london("2026-11-20 16:59:59")));
        QVERIFY(officeHours().isOpenAt(london("2026-11-20 09:00:00")));
        QVERIFY(!officeHours().isOpenAt(london("2026-11-20 08:59:59")));
    }

    void aSpanThatEndsAtClosingTimeEndsThenAndNotTheNextMorning()
    {
        const auto due = officeHours().afterWorkingMinutes(london("2026-11-19 16:00"), 60);
        QCOMPARE(shown(due.due), QStringLiteral("2026-11-19T17:00:00+00:00"));
        QVERIFY(due.skipped.isEmpty());
    }

    void aNightBetweenTwoWorkingDaysIsOneSpan()
    {
        const auto due = officeHours().afterWorkingMinutes(london("2026-11-18 16:30"), 60);
        QCOMPARE(shown(due.due), QStringLiteral("2026-11-19T09:30:00+00:00"));
        QCOMPARE(skippedLines(due),
            QStringList(QStringLiteral("2026-11-18T17:00 .. 2026-11-19T09:00 closed 17:00 to 09:00")));
    }

    void whatArrivesAtNightStartsAtTheNextOpening()
    {
        const auto due = officeHours().afterWorkingMinutes(london("2026-11-19 03:12"), 30);
        QCOMPARE(shown(due.due), QStringLiteral("2026-11-19T09:30:00+00:00"));
        QCOMPARE(skippedLines(due),
            QStringList(QStringLiteral("2026-11-19T03:12 .. 2026-11-19T09:00 closed 17:00 to 09:00")));
    }

    void theLunchHourIsNotWorkingTime()
    {
        WorkingHours hours;
        hours.week[2]
            = {{QTime(13, 30), QTime(17, 0)}, {QTime(9, 0), QTime(12, 30)}}; // out of order on purpose
        const Calendar calendar(hours, Nation::EnglandAndWales, BankHolidays::shipped());
        const auto due = calendar.afterWorkingMinutes(london("2026-11-18 12:00"), 60);
        QCOMPARE(shown(due.due), QStringLiteral("2026-11-18T14:00:00+00:00"));
        QCOMPARE(skippedLines(due),
            QStringList(QStringLiteral("2026-11-18T12:30 .. 2026-11-18T13:30 closed 12:30 to 13:30")));
        QCOMPARE(shown(calendar.atEndOfWorkingDay(london("2026-11-18 08:00"), 0).due),
            QStringLiteral("2026-11-18T17:00:00+00:00"));
    }

    void overlappingPeriodsCountOnce()
    {
        WorkingHours hours = WorkingHours::mondayToFriday();
        hours.week[2] = {{QTime(9, 0), QTime(12, 0)}, {QTime(10, 0), QTime(13, 0)},
            {QTime(15, 0), QTime(14, 0)}, {QTime(), QTime(9, 0)}};
        const Calendar calendar(hours, Nation::EnglandAndWales, BankHolidays::shipped());
        QCOMPARE(shown(calendar.afterWorkingMinutes(london("2026-11-18 09:00"), 240).due),
            QStringLiteral("2026-11-18T13:00:00+00:00"));
    }

    void theChristmasRunNamesEveryDay()
    {
        const auto due = officeHours().atEndOfWorkingDay(london("2026-12-24 10:00"), 3);
        QCOMPARE(shown(due.due), QStringLiteral("2026-12-31T17:00:00+00:00"));
        QStringList reasons;
        for (const auto& span : due.skipped)
            reasons << span.reason;
        QCOMPARE(reasons,
            QStringList({QStringLiteral("Christmas Day"), QStringLiteral("Saturday"),
                QStringLiteral("Sunday"), QStringLiteral("Boxing Day")}));
    }

    void aLocalClosureIsSkippedByItsName()
    {
        const auto calendar = officeHours(Nation::EnglandAndWales,
            {{QDate(2026, 11, 19), QStringLiteral("Staff training day")}, {QDate(2026, 11, 20), QString()}});
        const auto due = calendar.atEndOfWorkingDay(london("2026-11-18 10:00"), 1);
        QCOMPARE(shown(due.due), QStringLiteral("2026-11-23T17:00:00+00:00"));
        QCOMPARE(due.skipped.value(0).reason, QStringLiteral("Staff training day"));
        QCOMPARE(due.skipped.value(1).reason, QStringLiteral("Local closure"));
        QVERIFY(!calendar.isOpenAt(london("2026-11-19 10:00")));
    }

    void theNationDecidesWhatEasterMondayIs_data()
    {
        QTest::addColumn<int>("nation");
        QTest::addColumn<bool>("working");
        QTest::newRow("England and Wales") << int(Nation::EnglandAndWales) << false;
        QTest::newRow("Scotland") << int(Nation::Scotland) << true;
        QTest::newRow("Northern Ireland") << int(Nation::NorthernIreland) << false;
        QTest::newRow("any part of the United Kingdom") << int(Nation::UkAny) << false;
    }
    void theNationDecidesWhatEasterMondayIs()
    {
        QFETCH(int, nation);
        QFETCH(bool, working);
        QCOMPARE(officeHours(Nation(nation)).isWorkingDay(QDate(2026, 4, 6)), working);
    }

    void theHourThatSummerTimeLeavesOutIsNotCounted()
    {
        WorkingHours roundTheClock;
        for (auto& day : roundTheClock.week)
            day = {{QTime(0, 0), QTime(0, 0)}};
        const Calendar calendar(roundTheClock, Nation::EnglandAndWales, BankHolidays::shipped());
        // 29 March 2026: 00:59:59 GMT is followed by 02:00:00 BST.
        QCOMPARE(shown(calendar.afterWorkingMinutes(london("2026-03-29 00:30"), 60).due),
            QStringLiteral("2026-03-29T02:30:00+01:00"));
    }

    void theRepeatedHourOfOctoberIsCountedTwice()
    {
        WorkingHours nights;
        nights.week[6] = {{QTime(0, 30), QTime(2, 30)}};
        const Calendar calendar(nights, Nation::EnglandAndWales, BankHolidays::shipped());
        // 25 October 2026: from 00:30 BST to 02:30 GMT is three hours.
        const auto open = fromMs(QDateTime(QDate(2026, 10, 24), QTime(23, 30), Qt::UTC).toMSecsSinceEpoch());
        const auto due = calendar.afterWorkingMinutes(open, 180);
        QCOMPARE(toUtcText(due.due), QStringLiteral("2026-10-25T02:30:00.000Z"));
        QVERIFY(due.skipped.isEmpty());
        QVERIFY(calendar.isOpenAt(fromMs(toMs(due.due) - 1)));
        QVERIFY(!calendar.isOpenAt(due.due));
    }

    void closingWithinTheRepeatedHourIsTheFirstTimeTheClockShowsIt()
    {
        WorkingHours nights;
        nights.week[6] = {{QTime(0, 30), QTime(1, 30)}};
        const Calendar calendar(nights, Nation::EnglandAndWales, BankHolidays::shipped());
        const auto open = fromMs(QDateTime(QDate(2026, 10, 24), QTime(23, 30), Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(toUtcText(calendar.afterWorkingMinutes(open, 60).due),
            QStringLiteral("2026-10-25T00:30:00.000Z"));
        QVERIFY(!calendar.isOpenAt(open + std::chrono::minutes(60)));
    }

    void aNightOfClockChangeMovesNoOpening()
    {
        QCOMPARE(shown(officeHours().afterWorkingMinutes(london("2026-10-23 16:30"), 60).due),
            QStringLiteral("2026-10-26T09:30:00+00:00"));
        QCOMPARE(shown(officeHours().afterWorkingMinutes(london("2026-03-27 16:30"), 60).due),
            QStringLiteral("2026-03-30T09:30:00+01:00"));
    }

    void anOpeningInTheHourThatDoesNotExistIsTheInstantOfTheChange()
    {
        WorkingHours nights;
        nights.week[6] = {{QTime(1, 15), QTime(3, 0)}};
        const Calendar calendar(nights, Nation::EnglandAndWales, BankHolidays::shipped());
        QCOMPARE(shown(calendar.afterWorkingMinutes(london("2026-03-29 00:00"), 15).due),
            QStringLiteral("2026-03-29T02:15:00+01:00"));
    }

    void leapDayIsADayLikeAnyOther()
    {
        QCOMPARE(shown(officeHours().atEndOfWorkingDay(london("2028-02-28 12:00"), 1).due),
            QStringLiteral("2028-02-29T17:00:00+00:00"));
        QCOMPARE(shown(officeHours().atEndOfCalendarDay(QDate(2028, 2, 29)).due),
            QStringLiteral("2028-02-29T23:59:59+00:00"));
    }

    void aCalendarDayOnAWeekendMovesToMonday()
    {
        const auto due = officeHours().atEndOfCalendarDay(QDate(2026, 11, 21));
        QCOMPARE(shown(due.due), QStringLiteral("2026-11-23T23:59:59+00:00"));
        QCOMPARE(due.skipped.size(), 2);
    }

    void sameDayMeansTodayOnlyWhileTheDeskIsOpen()
    {
        QCOMPARE(shown(officeHours().atEndOfWorkingDay(london("2026-11-20 16:59:59"), 0).due),
            QStringLiteral("2026-11-20T17:00:00+00:00"));
        QCOMPARE(shown(officeHours().atEndOfWorkingDay(london("2026-11-20 17:00:00"), 0).due),
            QStringLiteral("2026-11-23T17:00:00+00:00"));
    }

    void anEmptyWeekNeverWaits()
    {
        const Calendar calendar(WorkingHours{}, Nation::EnglandAndWales, BankHolidays::shipped());
        const auto from = london("2026-11-20 10:00");
        QCOMPARE(calendar.afterWorkingMinutes(from, 30).due, from + std::chrono::minutes(30));
        QCOMPARE(calendar.atEndOfWorkingDay(from, 2).due, from + std::chrono::days(2));
        QCOMPARE(shown(calendar.atEndOfCalendarDay(QDate(2026, 11, 21)).due),
            QStringLiteral("2026-11-21T23:59:59+00:00"));
    }

    void nothingToWaitForIsDueAtOnceOrAtOpening()
    {
        QCOMPARE(
            officeHours().afterWorkingMinutes(london("2026-11-20 10:00"), 0).due, london("2026-11-20 10:00"));
        QCOMPARE(officeHours().afterWorkingMinutes(london("2026-11-20 10:00"), -5).due,
            london("2026-11-20 10:00"));
        QCOMPARE(
            officeHours().afterWorkingMinutes(london("2026-11-20 18:00"), 0).due, london("2026-11-23 09:00"));
    }

    void anotherZoneHasItsOwnMidnight()
    {
        const Calendar calendar(WorkingHours::mondayToFriday(), Nation::EnglandAndWales,
            BankHolidays::shipped(), {}, "Asia/Tokyo");
        QCOMPARE(calendar.localDate(london("2026-11-20 16:00")), QDate(2026, 11, 21));
        const Calendar nowhere(WorkingHours::mondayToFriday(), Nation::EnglandAndWales,
            BankHolidays::shipped(), {}, "Middle/Earth");
        QCOMPARE(nowhere.localDate(london("2026-07-01 00:30")), QDate(2026, 6, 30)); // counts as UTC
    }

    void aThousandDueTimesTakeMilliseconds()
    {
        const auto calendar = officeHours();
        QElapsedTimer timer;
        timer.start();
        qint64 sum = 0;
        for (int i = 0; i < 1000; ++i)
            sum += calendar.afterWorkingMinutes(fromMs(1'795'000'000'000 + i * 3'600'000LL), 4800)
                       .skipped.size();
        QVERIFY(sum > 1000);
        qInfo("1,000 due times of ten working days: %lld ms", timer.elapsed());
        QVERIFY2(timer.elapsed() < 500, "a due time costs more than half a millisecond");
    }
};

QTEST_APPLESS_MAIN(CalendarTest)
#include "tst_calendar.moc"
