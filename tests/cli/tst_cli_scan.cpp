// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stewardctl.h"

using namespace steward::test;

namespace {

QList<QJsonObject> linesOf(const QByteArray& out)
{
    QList<QJsonObject> lines;
    for (const auto& line : out.split('\n')) {
        if (!line.isEmpty())
            lines << QJsonDocument::fromJson(line).object();
    }
    return lines;
}

QJsonObject firstFinding(const QJsonObject& line, const char* detector)
{
    const auto findings = line.value(u"findings").toArray();
    for (const auto& finding : findings) {
        if (finding.toObject().value(u"detector") == QLatin1StringView(detector))
            return finding.toObject();
    }
    return {};
}

} // namespace

class ScanTest : public QObject {
    Q_OBJECT

private slots:
    void findsTheNumberAndSaysWhere()
    {
        const auto ran = Shell().say("scan --json", "My NHS no is 999 000 0018 thanks\n");
        VERIFY_STATUS(ran, 0);
        const auto lines = linesOf(ran.out);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0].value(u"line").toInt(), 1);
        const auto found = firstFinding(lines[0], "nhs-number");
        QCOMPARE(found.value(u"rule").toString(), QStringLiteral("R01"));
        QCOMPARE(found.value(u"tier").toString(), QStringLiteral("certain"));
        QCOMPARE(found.value(u"start").toInt(), 13);
        QCOMPARE(found.value(u"end").toInt(), 25);
    }

    void aCrisisHasItsLevel()
    {
        const auto lines
            = linesOf(Shell().say("scan --json", "I can't go on, I've got the tablets here tonight\n").out);
        QVERIFY(!firstFinding(lines.value(0), "crisis").value(u"level").toString().isEmpty());
    }

    void everyLineGetsALineAndTheFinalNewLineIsNone_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("lines");
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("one, ended") << QByteArray("a\n") << 1;
        QTest::newRow("one, not ended") << QByteArray("a") << 1;
        QTest::newRow("one empty") << QByteArray("\n") << 1;
        QTest::newRow("empty second") << QByteArray("a\n\n") << 2;
        QTest::newRow("three") << QByteArray("a\n\nb") << 3;
        QTest::newRow("windows") << QByteArray("a\r\nb\r\n") << 2;
    }
    void everyLineGetsALineAndTheFinalNewLineIsNone()
    {
        QFETCH(QByteArray, input);
        QFETCH(int, lines);
        const auto ran = Shell().say("scan --json", input);
        VERIFY_STATUS(ran, 0);
        const auto told = linesOf(ran.out);
        QCOMPARE(told.size(), lines);
        for (int i = 0; i < lines; ++i) {
            QCOMPARE(told[i].value(u"line").toInt(), i + 1);
            QVERIFY(told[i].value(u"findings").isArray());
        }
    }

    void spansCountCodePointsNotBytesOrHalves()
    {
        const auto ran = Shell().say("scan --json", "\xf0\x9f\x98\x80\xf0\x9f\x98\x80 é 999 000 0018\n");
        const auto found = firstFinding(linesOf(ran.out).value(0), "nhs-number");
        QCOMPARE(found.value(u"start").toInt(), 5);
        QCOMPARE(found.value(u"end").toInt(), 17);
    }

    void itAnswersBeforeTheInputEnds()
    {
        Shell shell;
        QProcess process;
        shell.start(process, {QStringLiteral("scan"), QStringLiteral("--json")});
        for (int i = 1; i <= 3; ++i) {
            process.write("call 999 000 0018\n");
            QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 10'000);
            QCOMPARE(QJsonDocument::fromJson(process.readLine()).object().value(u"line").toInt(), i);
        }
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitCode(), 0);
    }

    void invalidUtf8AndNulAreText()
    {
        const auto ran
            = Shell().say("scan --json", QByteArray("\xff\xfe\xc3 999 000 0018 \x00 x\n\xed\xa0\x80\n", 25));
        VERIFY_STATUS(ran, 0);
        QCOMPARE(linesOf(ran.out).size(), 2);
        QVERIFY(!firstFinding(linesOf(ran.out)[0], "nhs-number").isEmpty());
    }

    void aHugeLineAndManyLinesEnd()
    {
        const auto huge = Shell().say("scan --json", QByteArray(5'000'000, '9').append('\n'));
        VERIFY_STATUS(huge, 0);
        QCOMPARE(linesOf(huge.out).size(), 1);
        QByteArray many;
        for (int i = 0; i < 20'000; ++i)
            many += "the queue was long again today\n";
        const auto ran = Shell().say("scan --json", many);
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.out.count('\n'), 20'000);
    }

    void whoStopsReadingIsNotTalkedTo()
    {
        QProcess process;
        Shell shell;
        QByteArray many;
        for (int i = 0; i < 50'000; ++i)
            many += "the queue was long again today\n";
        shell.write("many.txt", many);
        process.setWorkingDirectory(shell.path("."));
        process.start(QStringLiteral("/bin/bash"),
            {QStringLiteral("-c"),
                QStringLiteral(
                    "\"" STEWARDCTL "\" scan --json <many.txt 2>said | head -n 1; echo ${PIPESTATUS[0]}")});
        QVERIFY(process.waitForFinished(60'000));
        const auto lines = process.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(lines.last(), QByteArray("3"));
        QVERIFY(isOneSentence(shell.read(QStringLiteral("said"))));
    }

    void plainWordsForPeople()
    {
        const auto ran = Shell().say("scan", "999 000 0018\nhello\n");
        VERIFY_STATUS(ran, 0);
        QVERIFY(ran.out.startsWith("1: nhs-number R01 certain 0-12"));
        QVERIFY(ran.out.contains("2: nothing found"));
    }
};

QTEST_GUILESS_MAIN(ScanTest)
#include "tst_cli_scan.moc"
