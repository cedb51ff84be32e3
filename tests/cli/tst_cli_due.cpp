// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stewardctl.h"

using namespace steward::test;

class DueTest : public QObject {
    Q_OBJECT

private slots:
    void overEasterEachNationHasItsOwnAnswer_data()
    {
        QTest::addColumn<QString>("nation");
        QTest::addColumn<QString>("due");
        QTest::newRow("England and Wales")
            << QStringLiteral("england-and-wales") << QStringLiteral("2026-04-09T17:00:00+01:00");
        QTest::newRow("Scotland") << QStringLiteral("scotland")
                                  << QStringLiteral("2026-04-08T17:00:00+01:00");
        QTest::newRow("Northern Ireland")
            << QStringLiteral("northern-ireland") << QStringLiteral("2026-04-09T17:00:00+01:00");
    }
    void overEasterEachNationHasItsOwnAnswer()
    {
        QFETCH(QString, nation);
        QFETCH(QString, due);
        const auto ran = Shell().run(
            {QStringLiteral("due"), QStringLiteral("--target"), QStringLiteral("complaint-acknowledgement"),
                QStringLiteral("--from"), QStringLiteral("2026-04-02T11:00:00+01:00"),
                QStringLiteral("--nation"), nation, QStringLiteral("--json")});
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"due").toString(), due);
        QCOMPARE(ran.object().value(u"calendar").toString(), nation);
        const auto first = ran.object().value(u"skipped").toArray().first().toObject();
        QCOMPARE(first.value(u"reason").toString(), QStringLiteral("Good Friday"));
        QCOMPARE(first.value(u"from").toString(), QStringLiteral("2026-04-03T00:00:00+01:00"));
        QCOMPARE(first.value(u"to").toString(), QStringLiteral("2026-04-04T00:00:00+01:00"));
    }

    void everyTargetAnswersInTheZoneOfTheOffice_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("due");
        QTest::newRow("first") << "first-response"
                               << "2026-06-10T17:00:00+01:00";
        QTest::newRow("next") << "next-response"
                              << "2026-06-09T17:00:00+01:00";
        QTest::newRow("resolution") << "resolution"
                                    << "2026-06-22T17:00:00+01:00";
        QTest::newRow("look") << "human-look"
                              << "2026-06-08T13:30:00+01:00";
        QTest::newRow("information") << "information-request"
                                     << "2026-07-07T17:00:00+01:00";
        QTest::newRow("subject access") << "subject-access"
                                        << "2026-07-08T23:59:59+01:00";
        QTest::newRow("data protection") << "data-protection-complaint"
                                         << "2026-07-08T23:59:59+01:00";
    }
    void everyTargetAnswersInTheZoneOfTheOffice()
    {
        QFETCH(QString, target);
        QFETCH(QString, due);
        const auto ran
            = Shell().run({QStringLiteral("--json"), QStringLiteral("due"), QStringLiteral("--target"),
                target, QStringLiteral("--from"), QStringLiteral("2026-06-08T08:30:00Z")});
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"due").toString(), due);
    }

    void whatLiesBeyondTheKnownHolidaysIsSaid()
    {
        const auto ran = Shell().say("due --target first-response --from 2035-04-01T10:00:00Z --json");
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"holidays_known").toBool(true), false);
        QVERIFY(Shell()
                    .say("due --target first-response --from 2035-04-01T10:00:00Z")
                    .out.contains("known until 2028-12-31"));
    }

    void wrongWordsAreWrongUse_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("target") << QByteArray("due --target lunch --from 2026-04-02T10:00:00Z")
                                << QByteArray("first-response");
        QTest::newRow("time") << QByteArray("due --target resolution --from yesterday")
                              << QByteArray("2026-11-20T09:00:00Z");
        QTest::newRow("nation") << QByteArray(
            "due --target resolution --from 2026-04-02T10:00:00Z --nation wales")
                                << QByteArray("england-and-wales");
        QTest::newRow("no time") << QByteArray("due --target resolution") << QByteArray("--from");
    }
    void wrongWordsAreWrongUse()
    {
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, says);
        const auto ran = Shell().say(words.constData());
        VERIFY_REFUSED(ran, 2, says);
        QVERIFY(ran.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(DueTest)
#include "tst_cli_due.moc"
