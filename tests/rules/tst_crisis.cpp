// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching.h"

#include <QTest>

using namespace steward;
using namespace steward::test;

class TestCrisis : public QObject {
    Q_OBJECT
private slots:
    void hearsWhatIsSaid_data();
    void hearsWhatIsSaid();
    void leavesOrdinaryAngerAlone_data();
    void leavesOrdinaryAngerAlone();
    void tellsLevelsApart_data();
    void tellsLevelsApart();
    void hearsThroughDisguise_data();
    void hearsThroughDisguise();
    void reachesItsGoals();
    void distressIsSeriousButNoAlarm();
};

void TestCrisis::hearsWhatIsSaid_data()
{
    QTest::addColumn<QString>("text");
    for (const QString& line : linesOf(QStringLiteral("crisis_stated.txt")))
        QTest::newRow(qPrintable(line)) << line;
}

void TestCrisis::hearsWhatIsSaid()
{
    QFETCH(QString, text);
    const Assessment assessment = shippedMatcher().assess(text);
    if (!assessment.crisis && text.contains(QLatin1String("fade away")))
        QEXPECT_FAIL(
            "", "eating disorders are said in other words: known gap, counted in the goals below", Continue);
    QVERIFY(assessment.crisis);
}

void TestCrisis::leavesOrdinaryAngerAlone_data()
{
    QTest::addColumn<QString>("text");
    for (const QString& line : linesOf(QStringLiteral("crisis_harmless.txt")))
        QTest::newRow(qPrintable(line)) << line;
}

void TestCrisis::leavesOrdinaryAngerAlone()
{
    QFETCH(QString, text);
    const Assessment assessment = shippedMatcher().assess(text);
    QVERIFY2(!findingOf(assessment, QStringLiteral("crisis")),
        qPrintable(described(text, assessment).join(u", ")));
}

void TestCrisis::tellsLevelsApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("level");
    const auto row = [](const char* text, const char* level) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(level);
    };
    row("I'm going to kill myself tonight", "Q3");
    row("I've got the tablets here and nobody at the crisis team answers", "Q3");
    row("I've taken all my tablets, sorry", "Q3");
    row("my brother has just posted a goodbye and his phone is off", "Q3");
    row("I want to die", "Q2");
    row("having suicidal thoughts again", "Q2");
    row("My son is suicidal and nobody rings back", "Q2");
    row("I'm in a really dark place", "Q1");
    row("I can't cope with this any more", "Q1");
    row("I was in a dark place last year and your team saved me, thank you", "");
    row("I felt suicidal but your nurse saved my life, I am so grateful", "");
    row("I am not suicidal", "");
    row("No suicidal thoughts, the GP wrote, without asking", "");
    row("He said he would never hurt himself", "");
    row("", "");
}

void TestCrisis::tellsLevelsApart()
{
    QFETCH(QString, text);
    QFETCH(QString, level);
    const Assessment assessment = shippedMatcher().assess(text);
    QString gravest;
    for (const Finding& finding : assessment.findings)
        gravest = std::max(gravest, finding.level);
    QCOMPARE(gravest, level);
    QCOMPARE(assessment.crisis, level == QLatin1String("Q2") || level == QLatin1String("Q3"));
}

void TestCrisis::hearsThroughDisguise_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"I WANT TO KILL MYSELF", "i want to k\xe2\x80\x8bill myself",
             "i want to kill my self", "I want  to\nkill myself", "I w\xd0\xb0nt to kill myself",
             "\xef\xbd\x89 \xef\xbd\x97\xef\xbd\x81\xef\xbd\x8e\xef\xbd\x94 \xef\xbd\x94\xef\xbd\x8f kill "
             "myself",
             "i want to kill myself!!!!", "I can\xe2\x80\x99t go on", "**I want to kill myself**"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestCrisis::hearsThroughDisguise()
{
    QFETCH(QString, text);
    const Assessment assessment = shippedMatcher().assess(text);
    QVERIFY(assessment.crisis);
    QVERIFY(assessment.findings.first().end <= codePointCount(text));
}

void TestCrisis::reachesItsGoals()
{
    const QStringList stated = linesOf(QStringLiteral("crisis_stated.txt"));
    const QStringList harmless = linesOf(QStringLiteral("crisis_harmless.txt"));
    QVERIFY(stated.size() >= 80 && harmless.size() >= 60);
    const auto caught = std::count_if(stated.begin(), stated.end(),
        [](const QString& text) { return shippedMatcher().assess(text).crisis; });
    const auto alarms = std::count_if(harmless.begin(), harmless.end(),
        [](const QString& text) { return shippedMatcher().assess(text).crisis; });
    QVERIFY2(caught * 100 >= stated.size() * 90, qPrintable(QString::number(caught)));
    QVERIFY2(alarms * 100 <= harmless.size(), qPrintable(QString::number(alarms)));
}

void TestCrisis::distressIsSeriousButNoAlarm()
{
    const Assessment assessment = shippedMatcher().assess(QStringLiteral("I'm in a really dark place"));
    QCOMPARE(assessment.severity, Severity::S2);
    QVERIFY(!assessment.crisis);
    QCOMPARE(assessment.leadingRule.value, QStringLiteral("R03"));
}

QTEST_APPLESS_MAIN(TestCrisis)
#include "tst_crisis.moc"
