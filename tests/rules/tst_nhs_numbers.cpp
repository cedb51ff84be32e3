// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The patient numbers of the four nations, and everything else that has ten digits.
#include "tiers.h"

#include "rules/digits.h"

using namespace steward;
using namespace steward::test;

namespace {

/// Nine digits and the tenth that fits; empty if none does.
QString withCheckDigit(const QString& nine)
{
    for (char16_t last = u'0'; last <= u'9'; ++last) {
        const QString ten = nine + QChar(last);
        if (passesMod11(ten.toStdString()))
            return ten;
    }
    return {};
}

/// A valid number of the test block.
QString testNumber(QRandomGenerator& random)
{
    QString number;
    while (number.isEmpty())
        number = withCheckDigit(QStringLiteral("999") + randomDigits(random, 6));
    return number;
}

QString grouped(const QString& ten, const QString& separator)
{
    return ten.left(3) + separator + ten.mid(3, 3) + separator + ten.mid(6);
}

} // namespace

class TestNhsNumbers : public QObject {
    Q_OBJECT
private slots:
    void tiers_data();
    void tiers() { checkTier(); }
    void aNumberIsExactlyOneOfThree_data();
    void aNumberIsExactlyOneOfThree();
    void aRandomNumberInAnySentenceIsCertain();
    void oneWrongDigitIsNeverLikely();
    void neitherSeparatorsNorInvisibleCharactersHideOne();
    void ordinaryCommentsHoldNone();
};

void TestNhsNumbers::tiers_data()
{
    tierTable();
    expectTier("nhs-number", "certain",
        {"999 000 0018", "999-000-0018", "NHS no:9990000018", "nhsnumber9990000018", "NHSNO9990000018",
            "my number is 9990000018", "9990000018 (NHS number)", "rhif GIG 9990000018",
            "fy rhif gig yw 999 000 0018", "NHS number 999OOOOO18", "nhs number: 999.000.0018",
            "NHS\u00A0number\u00a0999\u00a0000\u00a00018", "patient 9990000018", "Number: 9990000018",
            "n.h.s. number 9990000018, nhs", "number=9990000018, clinic=eyes",
            "the NHS letter says 9990000018"});
    expectTier("nhs-number", "likely",
        {"9990000018", "so 9990000018 then", "221 395 1837", "003 269 8674", "NHS 0032698674",
            "order ref 999 000 0018", "ring 999 000 0018 back"});
    expectTier("nhs-number", "possible",
        {"parcel 9990000018", "tracking number 9990000018", "it said 2213951837 on the wall",
            "nhs number 9990000019", "0032698674", "0471958697"});
    expectTier("nhs-number", "none",
        {"9999999999", "4444444444", "a9990000018", "+1 999 000 0018", "(415) 555-2671", "99 90 00 00 18",
            "9990000019", "999 000 0019", "\u00a39990000018", "9990000018.00", "x.example/9990000018",
            "x.example?id=9990000018", "https://x.example/a?b=c&id=9990000018", "order 5990000006",
            "1000000010", "9111111124", "9222222228", "UBRN 0001 2345 6789"});
    expectTier("chi-number", "certain",
        {"CHI 0101501234", "chi number 010 150 1234", "Community Health Index 0101501234", "010150 1234",
            "her NHS number is 0101501234"});
    expectTier("chi-number", "likely", {"0101501234", "it is 3112500024 apparently", "0306406152"});
    expectTier("chi-number", "possible", {"ISBN 0306406152", "epoch 3112500024"});
    expectTier("chi-number", "none",
        {"ring 0101501234", "0113501234", "3202501232", "+44 300 123 4008", "CHI 3002501239"});
    expectTier("hc-number", "certain",
        {"H&C number 3200000007", "HCN: 3200000007", "320 000 0007", "health and care number 3200000007"});
    expectTier("hc-number", "likely", {"3200000007"});
    expectTier("hc-number", "none", {"3200000008", "9990000018"});
}

void TestNhsNumbers::aNumberIsExactlyOneOfThree_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detector");
    QTest::newRow("a date of birth is Scottish even when called an NHS number")
        << QStringLiteral("NHS number 0101501234") << QStringLiteral("chi-number");
    QTest::newRow("320 is Northern Ireland")
        << QStringLiteral("NHS number 3200000007") << QStringLiteral("hc-number");
    QTest::newRow("999 is no date") << QStringLiteral("CHI 9990000018") << QStringLiteral("nhs-number");
    QTest::newRow("no day 30 of February")
        << QStringLiteral("CHI 3002501239") << QStringLiteral("nhs-number");
}

void TestNhsNumbers::aNumberIsExactlyOneOfThree()
{
    QFETCH(QString, text);
    QFETCH(QString, detector);
    const Assessment assessment = shippedMatcher().assess(text);
    QCOMPARE(assessment.findings.size(), 1);
    QCOMPARE(assessment.findings.first().detector, detector);
}

void TestNhsNumbers::aRandomNumberInAnySentenceIsCertain()
{
    const QStringList sentences{QStringLiteral("My NHS number is %1 please help"),
        QStringLiteral("%1 is my mum's NHS number"), QStringLiteral("NHS no. %1"),
        QStringLiteral("can you look up patient %1?"), QStringLiteral("nhs:%1,waiting since May"),
        QStringLiteral("Fy rhif GIG: %1"), QStringLiteral("still waiting (NHS %1) 3 weeks on"),
        QStringLiteral("NHS NUMBER %1!!!")};
    const QStringList separators{QString(), QStringLiteral(" "), QStringLiteral("-"),
        QStringLiteral("\u2011"), QStringLiteral("\u00A0")};
    QRandomGenerator random(31);
    for (int round = 0; round < 1000; ++round) {
        const QString number = testNumber(random);
        const QString written = grouped(number, separators[random.bounded(separators.size())]);
        const QString text = inSentence(random, sentences, written);
        const Assessment assessment = shippedMatcher().assess(text);
        const Finding* finding = findingOf(assessment, QStringLiteral("nhs-number"));
        QVERIFY2(finding && finding->tier == Tier::Certain, qPrintable(text));
        QCOMPARE(spanText(text, *finding), written);
    }
}

void TestNhsNumbers::oneWrongDigitIsNeverLikely()
{
    QRandomGenerator random(32);
    for (int round = 0; round < 1000; ++round) {
        QString number = testNumber(random);
        const int at = random.bounded(10);
        number[at] = QChar(u'0' + (number[at].digitValue() + random.bounded(1, 10)) % 10);
        for (const QString& text :
            QStringList{number, grouped(number, QStringLiteral(" ")), QString(u"NHS number " + number)}) {
            for (const char* detector : {"nhs-number", "chi-number", "hc-number"}) {
                const QString tier = tierOf(text, QLatin1String(detector));
                QVERIFY2(
                    tier == QLatin1String("none") || tier == QLatin1String("possible"), qPrintable(text));
            }
        }
    }
}

void TestNhsNumbers::neitherSeparatorsNorInvisibleCharactersHideOne()
{
    QRandomGenerator random(33);
    for (int round = 0; round < 1000; ++round) {
        const QString text
            = strewn(random, u"NHS number " + grouped(testNumber(random), QStringLiteral(" ")));
        QCOMPARE(tierOf(text, QStringLiteral("nhs-number")), QStringLiteral("certain"));
    }
}

void TestNhsNumbers::ordinaryCommentsHoldNone()
{
    for (const char* text : {"Rang 111 at 10.30, waited until 16:45, seen by 3 doctors in ward 7",
             "Scored 10/10, would use again. 5 stars", "Paid \u00a34.50 for parking, 2 hours",
             "Phone 0113 496 0018 between 0900-1700", "on 250mg 3x a day since 12/03/2024",
             "My appointment on 01-02-2026 at 14:20 was moved to 15-03-2026", "version 1.2.3.4 of the app",
             "posted 1748503543 seconds since 1970", "there is no 10000 20000 queue"}) {
        const QString comment = QString::fromUtf8(text);
        for (const char* detector : {"nhs-number", "chi-number", "hc-number", "card", "nino", "iban"})
            QVERIFY2(tierOf(comment, QLatin1String(detector)) == QLatin1String("none"), text);
    }
}

QTEST_APPLESS_MAIN(TestNhsNumbers)
#include "tst_nhs_numbers.moc"
