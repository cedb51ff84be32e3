// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/local_time.h"
#include "calendar/response_targets.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;

namespace {

QString dueText(Target target, const char* from, Nation nation = Nation::EnglandAndWales)
{
    return shown(dueFor(target, london(from), officeHours(nation), {}).due);
}

Finding finding(const char* rule, Tier tier)
{
    Finding found;
    found.rule = RuleId{QString::fromLatin1(rule)};
    found.tier = tier;
    return found;
}

const QHash<RuleId, std::pair<std::chrono::minutes, bool>>& looks()
{
    static const QHash<RuleId, std::pair<std::chrono::minutes, bool>> table{
        {RuleId{QStringLiteral("R03")}, {15min, true}},
        {RuleId{QStringLiteral("R01")}, {60min, false}},
        {RuleId{QStringLiteral("R08")}, {240min, false}},
        {RuleId{QStringLiteral("R16")}, {480min, false}},
    };
    return table;
}

QList<event::ClockStart> arrival(
    const char* at, bool first, const QList<Target>& running, const Assessment& assessment)
{
    return clocksForArrival(london(at), first, running, assessment, looks(), officeHours(), {});
}

QList<Target> targetsOf(const QList<event::ClockStart>& clocks)
{
    QList<Target> targets;
    for (const auto& clock : clocks)
        targets << clock.target;
    return targets;
}

} // namespace

class ResponseTargetsTest : public QObject {
    Q_OBJECT

private slots:
    void publishedVectorsHold_data()
    {
        QFile file(QStringLiteral(STEWARD_SOURCE_DIR "/tests/calendar/sla_vectors.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::addColumn<QDate>("received");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("calendar");
        QTest::addColumn<QDate>("due");
        const auto vectors = QJsonDocument::fromJson(file.readAll()).object().value(u"vectors").toArray();
        QVERIFY(vectors.size() >= 12);
        for (const auto& value : vectors) {
            const auto vector = value.toObject();
            QTest::newRow(qPrintable(vector.value(u"desc").toString()))
                << QDate::fromString(vector.value(u"received").toString(), Qt::ISODate)
                << vector.value(u"working_days").toInt() << vector.value(u"calendar").toString()
                << QDate::fromString(vector.value(u"due").toString(), Qt::ISODate);
        }
    }
    void publishedVectorsHold()
    {
        QFETCH(QDate, received);
        QFETCH(int, days);
        QFETCH(QString, calendar);
        QFETCH(QDate, due);
        const auto nation = parseEnum<Nation>(calendar);
        QVERIFY(nation.has_value());
        const auto computed
            = officeHours(*nation)
                  .atEndOfWorkingDay(
                      london(qPrintable(received.toString(Qt::ISODate) + QStringLiteral(" 11:30"))), days)
                  .due;
        QCOMPARE(officeHours().localDate(computed), due);
        QVERIFY(shown(computed).contains(u"T17:00:00"));
    }

    void aComplaintIsAcknowledgedInThreeWorkingDaysOfItsNation()
    {
        QCOMPARE(dueText(Target::ComplaintAcknowledgement, "2026-04-02 10:00"),
            QStringLiteral("2026-04-09T17:00:00+01:00"));
        QCOMPARE(dueText(Target::ComplaintAcknowledgement, "2026-04-02 10:00", Nation::Scotland),
            QStringLiteral("2026-04-08T17:00:00+01:00"));
        QCOMPARE(dueText(Target::ComplaintAcknowledgement, "2026-04-02 10:00", Nation::NorthernIreland),
            QStringLiteral("2026-04-09T17:00:00+01:00"));
    }

    void anInformationRequestCountsEveryNationsHolidaysWhateverTheNation()
    {
        for (const auto nation :
            {Nation::EnglandAndWales, Nation::Scotland, Nation::NorthernIreland, Nation::UkAny})
            QCOMPARE(dueText(Target::InformationRequest, "2026-06-08 09:30", nation),
                QStringLiteral("2026-07-07T17:00:00+01:00"));
    }

    void aLocalClosureDoesNotStopAStatutoryClock()
    {
        const auto closed
            = officeHours(Nation::EnglandAndWales, {{QDate(2026, 6, 9), QStringLiteral("Move of offices")}});
        const auto from = london("2026-06-08 09:30");
        QCOMPARE(shown(dueFor(Target::InformationRequest, from, closed, {}).due),
            QStringLiteral("2026-07-07T17:00:00+01:00"));
        QCOMPARE(shown(dueFor(Target::ComplaintAcknowledgement, from, closed, {}).due),
            QStringLiteral("2026-06-11T17:00:00+01:00"));
        QCOMPARE(shown(dueFor(Target::NextResponse, from, closed, {}).due),
            QStringLiteral("2026-06-10T17:00:00+01:00"));
    }

    void anOpenSaturdayOrAShutMondayDoesNotMoveAStatutoryClock()
    {
        auto hours = WorkingHours::mondayToFriday(QTime(8, 0), QTime(18, 30));
        hours.week[0].clear();
        hours.week[5] = {{QTime(9, 0), QTime(12, 0)}};
        const Calendar practice(hours, Nation::EnglandAndWales, BankHolidays::shipped());
        const auto friday = london("2026-11-20 10:00");
        QCOMPARE(shown(dueFor(Target::FirstResponse, friday, practice, {}).due),
            QStringLiteral("2026-11-24T18:30:00+00:00"));
        QCOMPARE(shown(dueFor(Target::ComplaintAcknowledgement, friday, practice, {}).due),
            QStringLiteral("2026-11-25T18:30:00+00:00"));
        ResponseTargets oneDay;
        oneDay.complaintAcknowledgementDays = 1;
        QCOMPARE(shown(dueFor(Target::ComplaintAcknowledgement, friday, practice, oneDay).due),
            QStringLiteral("2026-11-23T17:00:00+00:00"));
    }

    void subjectAccessHasOneCalendarMonth_data()
    {
        QTest::addColumn<QByteArray>("received");
        QTest::addColumn<QString>("due");
        QTest::newRow("an ordinary month")
            << QByteArray("2026-09-03 10:00") << "2026-10-05T23:59:59+01:00"; // 3 October is a Saturday
        QTest::newRow("to a shorter month") << QByteArray("2026-03-31 10:00") << "2026-04-30T23:59:59+01:00";
        QTest::newRow("end of January, leap year")
            << QByteArray("2028-01-31 10:00") << "2028-02-29T23:59:59+00:00";
        QTest::newRow("end of January, other year")
            << QByteArray("2027-01-29 10:00") << "2027-03-01T23:59:59+00:00"; // 28 February is a Sunday
        QTest::newRow("on Christmas Day") << QByteArray("2026-11-25 10:00") << "2026-12-29T23:59:59+00:00";
        QTest::newRow("late at night in summer is still that day")
            << QByteArray("2026-06-09 00:10") << "2026-07-09T23:59:59+01:00";
    }
    void subjectAccessHasOneCalendarMonth()
    {
        QFETCH(QByteArray, received);
        QFETCH(QString, due);
        QCOMPARE(dueText(Target::SubjectAccess, received.constData()), due);
    }

    void aDataProtectionComplaintHasThirtyDaysFromTheDayAfter()
    {
        QCOMPARE(dueText(Target::DataProtectionComplaint, "2026-11-02 10:00"),
            QStringLiteral("2026-12-02T23:59:59+00:00"));
        QCOMPARE(dueText(Target::DataProtectionComplaint, "2026-11-20 10:00"),
            QStringLiteral("2026-12-21T23:59:59+00:00")); // 20 December is a Sunday
        QCOMPARE(dueText(Target::DataProtectionComplaint, "2026-11-25 10:00"),
            QStringLiteral("2026-12-29T23:59:59+00:00")); // Christmas Day
        const auto moved
            = dueFor(Target::DataProtectionComplaint, london("2026-11-25 10:00"), officeHours(), {});
        QCOMPARE(moved.skipped.value(0).reason, QStringLiteral("Christmas Day"));
        QCOMPARE(moved.skipped.size(), 4);
    }

    void responsesAreDueAtClosingTime()
    {
        QCOMPARE(
            dueText(Target::FirstResponse, "2026-08-28 10:00"), QStringLiteral("2026-09-02T17:00:00+01:00"));
        QCOMPARE(
            dueText(Target::NextResponse, "2026-08-28 10:00"), QStringLiteral("2026-09-01T17:00:00+01:00"));
        QCOMPARE(
            dueText(Target::Resolution, "2026-11-20 10:00"), QStringLiteral("2026-12-04T17:00:00+00:00"));
        QCOMPARE(dueText(Target::HumanLook, "2026-11-20 10:00"), QStringLiteral("2026-11-20T14:00:00+00:00"));
    }

    void anElapsedTargetNeverWaits()
    {
        const auto night = london("2026-12-25 02:30");
        const auto due = dueFor(Target::HumanLook, night, officeHours(), {}, 15min, true);
        QCOMPARE(due.due, night + 15min);
        QVERIFY(due.skipped.isEmpty());
        QCOMPARE(dueFor(Target::FirstResponse, night, officeHours(), {}, {}, true).due, night + 48h);
        QCOMPARE(dueFor(Target::InformationRequest, night, officeHours(), {}, {}, true),
            dueFor(Target::InformationRequest, night, officeHours(), {}));
    }

    void thePolicyIsConfiguration()
    {
        ResponseTargets slow;
        slow.firstResponseDays = 5;
        slow.defaultLook = 30min;
        QCOMPARE(shown(dueFor(Target::FirstResponse, london("2026-11-16 10:00"), officeHours(), slow).due),
            QStringLiteral("2026-11-23T17:00:00+00:00"));
        QCOMPARE(shown(dueFor(Target::HumanLook, london("2026-11-16 10:00"), officeHours(), slow).due),
            QStringLiteral("2026-11-16T10:30:00+00:00"));
    }

    void theFirstItemOfAThreadStartsThreeClocks()
    {
        const auto clocks = arrival("2026-11-20 10:00", true, {}, {});
        QCOMPARE(
            targetsOf(clocks), QList<Target>({Target::HumanLook, Target::FirstResponse, Target::Resolution}));
        QCOMPARE(shown(clocks[0].dueAt), QStringLiteral("2026-11-20T14:00:00+00:00"));
        QVERIFY(!clocks[0].elapsed);
        QCOMPARE(clocks[0].startedAt, london("2026-11-20 10:00"));
    }

    void aLaterItemStartsTheNextResponseOnlyWhenNoResponseClockRuns()
    {
        QCOMPARE(
            targetsOf(arrival("2026-11-20 10:00", false, {Target::FirstResponse, Target::Resolution}, {})),
            QList<Target>({Target::HumanLook}));
        QCOMPARE(targetsOf(arrival("2026-11-20 10:00", false, {Target::NextResponse}, {})),
            QList<Target>({Target::HumanLook}));
        QCOMPARE(targetsOf(arrival("2026-11-20 10:00", false, {}, {})),
            QList<Target>({Target::HumanLook, Target::NextResponse}));
    }

    void aComplaintThatIsAlsoAnInformationRequestStartsBothStatutoryClocks()
    {
        Assessment assessment;
        assessment.findings = {finding("R08", Tier::Likely), finding("R16", Tier::Certain)};
        const auto clocks = arrival("2026-06-08 10:00", true, {}, assessment);
        QCOMPARE(targetsOf(clocks).mid(3),
            QList<Target>({Target::ComplaintAcknowledgement, Target::InformationRequest}));
        QCOMPARE(shown(clocks[4].dueAt), QStringLiteral("2026-07-07T17:00:00+01:00"));
        QVERIFY(!targetsOf(arrival("2026-06-08 10:00", false, {Target::ComplaintAcknowledgement}, assessment))
                     .contains(Target::ComplaintAcknowledgement));
    }

    void aPossibleComplaintPromisesNothing()
    {
        Assessment assessment;
        assessment.findings = {finding("R08", Tier::Possible), finding("R01", Tier::Possible)};
        const auto clocks = arrival("2026-06-08 10:00", true, {}, assessment);
        QCOMPARE(clocks.size(), 3);
        QCOMPARE(shown(clocks[0].dueAt), QStringLiteral("2026-06-08T14:00:00+01:00"));
    }

    void theGravestRuleSetsTheLook()
    {
        Assessment assessment;
        assessment.findings = {finding("R16", Tier::Certain), finding("R01", Tier::Likely)};
        QCOMPARE(shown(arrival("2026-06-08 10:00", true, {}, assessment)[0].dueAt),
            QStringLiteral("2026-06-08T11:00:00+01:00"));
        assessment.findings.append(finding("R03", Tier::Likely));
        const auto night = arrival("2026-06-06 23:50", true, {}, assessment)[0];
        QVERIFY(night.elapsed);
        QCOMPARE(shown(night.dueAt), QStringLiteral("2026-06-07T00:05:00+01:00"));
    }

    void aCrisisIsLookedAtWithinFifteenMinutesEvenIfNoRuleSaysSo()
    {
        Assessment assessment;
        assessment.crisis = true;
        const auto clock = arrival("2026-12-25 03:00", true, {}, assessment)[0];
        QVERIFY(clock.elapsed);
        QCOMPARE(shown(clock.dueAt), QStringLiteral("2026-12-25T03:15:00+00:00"));
    }

    void anImmediateEscalationRunsDayAndNight()
    {
        const auto saturday = london("2026-11-21 22:00");
        const auto due = escalationDue(saturday, officeHours(), {});
        QCOMPARE(due.value(Urgency::Immediate), saturday + 15min);
        QCOMPARE(shown(due.value(Urgency::Urgent)), QStringLiteral("2026-11-23T10:00:00+00:00"));
        QCOMPARE(shown(due.value(Urgency::Routine)), QStringLiteral("2026-11-23T17:00:00+00:00"));
    }
};

QTEST_APPLESS_MAIN(ResponseTargetsTest)
#include "tst_response_targets.moc"
