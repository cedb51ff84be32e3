// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/local_time.h"

#include <QTest>

using namespace steward;

namespace {

QByteArray file(const QByteArray& england)
{
    const QByteArray other = "{\"events\":[{\"title\":\"Christmas Day\",\"date\":\"2031-12-25\"}]}";
    return "{\"england-and-wales\":" + england + ",\"scotland\":" + other + ",\"northern-ireland\":" + other
        + "}";
}

} // namespace

class BankHolidaysTest : public QObject {
    Q_OBJECT

private slots:
    void whatShipsKnowsEachNation()
    {
        const auto& holidays = BankHolidays::shipped();
        QCOMPARE(holidays.titleOn(QDate(2026, 4, 3), Nation::EnglandAndWales), QStringLiteral("Good Friday"));
        QCOMPARE(
            holidays.titleOn(QDate(2026, 6, 15), Nation::Scotland), QStringLiteral("World Cup bank holiday"));
        QVERIFY(holidays.titleOn(QDate(2026, 6, 15), Nation::EnglandAndWales).isEmpty());
        QCOMPARE(
            holidays.titleOn(QDate(2026, 6, 15), Nation::UkAny), QStringLiteral("World Cup bank holiday"));
        QVERIFY(
            holidays.titleOn(QDate(2026, 7, 13), Nation::NorthernIreland).startsWith(u"Battle of the Boyne"));
        QVERIFY(holidays.titleOn(QDate(2026, 7, 13), Nation::Scotland).isEmpty());
        QCOMPARE(holidays.lastKnown(), QDate(2028, 12, 31));
        QVERIFY(holidays.titleOn(QDate(2031, 12, 25), Nation::UkAny).isEmpty());
    }

    void theShapeOfGovUkIsReadWithAndWithoutItsWrapper()
    {
        const auto plain = file(
            R"({"division":"england-and-wales","events":[{"title":"Good Friday","date":"2031-04-11","bunting":false}]})");
        const auto bare = BankHolidays::parse(plain);
        QVERIFY(bare);
        QCOMPARE(bare->titleOn(QDate(2031, 4, 11), Nation::EnglandAndWales), QStringLiteral("Good Friday"));
        QCOMPARE(bare->titleOn(QDate(2031, 4, 11), Nation::UkAny), QStringLiteral("Good Friday"));
        const auto wrapped = BankHolidays::parse("{\"note\":\"x\",\"divisions\":" + plain + "}");
        QVERIFY(wrapped);
        QCOMPARE(
            wrapped->titleOn(QDate(2031, 4, 11), Nation::EnglandAndWales), QStringLiteral("Good Friday"));
    }

    void aNewlyProclaimedDayMovesADueTime()
    {
        auto json = file(R"({"events":[{"title":"Day of Mourning","date":"2031-09-19"}]})");
        const auto holidays = BankHolidays::parse(json);
        QVERIFY(holidays);
        const Calendar before(
            WorkingHours::mondayToFriday(), Nation::EnglandAndWales, BankHolidays::shipped());
        const Calendar after(WorkingHours::mondayToFriday(), Nation::EnglandAndWales, *holidays);
        const auto from = test::london("2031-09-18 10:00");
        QCOMPARE(
            test::shown(before.atEndOfWorkingDay(from, 1).due), QStringLiteral("2031-09-19T17:00:00+01:00"));
        const auto moved = after.atEndOfWorkingDay(from, 1);
        QCOMPARE(test::shown(moved.due), QStringLiteral("2031-09-22T17:00:00+01:00"));
        QCOMPARE(moved.skipped.value(0).reason, QStringLiteral("Day of Mourning"));
    }

    void aFileThatIsNotWhatItPromisesIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("not a JSON object");
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html>") << QStringLiteral("not a JSON object");
        QTest::newRow("array") << QByteArray("[]") << QStringLiteral("not a JSON object");
        QTest::newRow("no divisions")
            << QByteArray("{}") << QStringLiteral("no events for england-and-wales");
        QTest::newRow("cut short") << file("{\"events\":[]}")
                                   << QStringLiteral("no events for england-and-wales");
        QTest::newRow("impossible date") << file(R"({"events":[{"title":"x","date":"2031-02-30"}]})")
                                         << QStringLiteral("an event of england-and-wales");
        QTest::newRow("no title") << file(R"({"events":[{"date":"2031-02-20"}]})")
                                  << QStringLiteral("an event of england-and-wales");
        QTest::newRow("events of strings")
            << file(R"({"events":["2031-02-20"]})") << QStringLiteral("an event of england-and-wales");
    }
    void aFileThatIsNotWhatItPromisesIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const auto parsed = BankHolidays::parse(json);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::Malformed);
        QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
    }
};

QTEST_APPLESS_MAIN(BankHolidaysTest)
#include "tst_bank_holidays.moc"
