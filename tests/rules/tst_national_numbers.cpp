// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that the state or a register gives to a person.
#include "tiers.h"

using namespace steward;
using namespace steward::test;

class TestNationalNumbers : public QObject {
    Q_OBJECT
private slots:
    void tiers_data();
    void tiers() { checkTier(); }
    void randomNationalInsuranceNumbersAreFound();
    void noLetterThatIsNeverUsedPasses();
    void onlyTheNamedNumberIsTaken();
};

void TestNationalNumbers::tiers_data()
{
    tierTable();
    expectTier("nino", "certain",
        {"my NI number is AB123456C", "national insurance: AB 12 34 56 C", "NINO AB123456C",
            "ab123456c is my national insurance number", "rhif Yswiriant Gwladol AB 12 34 56 C"});
    expectTier("nino", "likely",
        {"AB123456C", "AB 12 34 56 C", "AB 123456C", "AB 123 456 C", "AB-12-34-56-C", "ab 12 34 56 c",
            "it was ab123456a.", "AB12345OC", "here: AB123456C, thanks", "nino AB 12 34 56",
            "AB123456 is my NI number"});
    expectTier(
        "nino", "possible", {"NI number QQ 12 34 56 C", "we sat at 10 20 30 a time", "see pr106449.c"});
    expectTier("nino", "none",
        {"QQ123456C", "BG123456A", "GB123456A", "NK123456A", "TN123456A", "ZZ123456A", "DA123456A",
            "AO123456A", "AB123456E", "AB12345C", "AB1234567C", "XAB123456C", "AB123456CD",
            "AB123456C@example.com", "tests on 12 34 56 done", "AB 12 34 56", "flight AB123456"});
    expectTier("passport", "likely",
        {"my passport number is AB1234567", "passport: 123456789", "123 456 789 is her passport no",
            "fy mhasbort, pasbort 123456789", "PASSPORT AB 1234567"});
    expectTier("passport", "none",
        {"AB1234567", "123456789", "passport photos 12345678", "passport ABC123456", "passport AB12345678",
            "passport 1234567890", "passport 000000000", "passport \u00a3123456789",
            "passport office, then bus 42 to room 123456789"});
    expectTier("passport", "possible", {"passport application ref 123456789"});
    expectTier("driving-licence", "likely", {"MORGA657054SM9IJ", "MORGA 657054 SM9IJ", "morga657054sm9ij"});
    expectTier("driving-licence", "certain",
        {"my driving licence is MORGA657054SM9IJ", "DVLA: LEE99802122A99AA", "licence no MORGA607054SM9IJ"});
    expectTier("driving-licence", "none",
        {"MORGA613054SM9IJ", "MORGA650054SM9IJ", "MORGA663054SM9IJ", "M9RGA657054SM9IJ", "MORGA657054SM9I",
            "MORGA657054SM9IJX", "MORGA657054SM912", "99999657054SM9IJ", "MORGA657324SM9IJ"});
    expectTier("vehicle", "certain",
        {"my car is AB51 ABC", "reg AB51ABC", "registration: ab51 xyz", "parked next to BD22 XYZ",
            "rhif cofrestru AB51 ABC"});
    expectTier("vehicle", "likely",
        {"AB51 ABC", "AB51ABC", "ab51 xyz", "seen: BD22 XYZ today", "reg A123 BCD", "my car, A123BCD",
            "reg ABC 123D", "A123 BCD", "ABC 123D", "plate ABC 1234", "reg 1 ABC", "reg no ABZ 1234"});
    expectTier("vehicle", "possible", {"I am ab51abc", "WARD LS12 XYZ WAS FULL"});
    expectTier("vehicle", "none",
        {"in ls12 the queue", "LS12 THE WORST", "AB50 ABC", "AB01 ABC", "AI51 ABC", "AB51 AIC", "AQ51 ABC",
            "AB51 ABCD", "XAB51 ABC", "@AB51ABC", "x.example/AB51ABC", "ward B12 jab", "A123 BCD was odd",
            "take 5 mgs", "on M62 EST", "bay 3 bed 12", "at 10 AM", "in car park 5 we saw",
            "my van 2 hrs late"});
    expectTier("staff-register", "likely",
        {"her GMC number is 7654321", "GMC 7654321", "gmc7654321", "7654321 (GMC)", "GMC C7654321",
            "NMC PIN 12A3456E", "nmc: 98I1234S", "GPhC 2012345", "HCPC PA12345", "hcpc reg PH123456"});
    expectTier("staff-register", "none",
        {"7654321", "12A3456E", "GPhC 3012345", "GMC 765432", "GMC 76543210", "HCPC P12345", "NMC 12A3456",
            "GMC rang 5 times about 7654321"});
    expectTier("hospital-number", "likely",
        {"hospital number 1234567", "Hospital No: A123456", "MRN 00123456", "my unit number is 123456",
            "RXH1234567 is my hospital number", "hosp no. 123 4567", "hosp. number 3737336",
            "Hosp. No. 123 4567", "patient number on the wristband is 1234567", "CRN 123456A",
            "x-number X123456", "rhif ysbyty 1234567", "patient ID 654321"});
    expectTier("hospital-number", "at most possible",
        {"1234567", "A123456", "hospital number 12345", "hospital number ABCD123456",
            "hospital number 123456789012", "rang the hospital number 234567", "hospital number 01632 960001",
            "seen 20231105 in the hospital", "A nice hospital. Number 1234567 was ours"});
}

void TestNationalNumbers::randomNationalInsuranceNumbersAreFound()
{
    const QStringList sentences{QStringLiteral("My NI number is %1 ok"), QStringLiteral("%1"),
        QStringLiteral("they lost %1 (national insurance)"), QStringLiteral("is %1 on your letter?")};
    QRandomGenerator random(51);
    for (int round = 0; round < 500; ++round) {
        const QString digits = randomDigits(random, 6);
        const QString end(QChar(u'A' + random.bounded(4)));
        const QString start
            = QStringLiteral("AA AB CE HY JR LZ PX RW SK WM YT").split(u' ')[random.bounded(11)];
        const QString spaced = QStringList{start, digits.left(2), digits.mid(2, 2), digits.mid(4), end}.join(
            QStringLiteral(" -.").mid(random.bounded(3), 1));
        for (const QString& written :
            QStringList{QString(start + digits + end), spaced, strewn(random, start + digits + end)}) {
            const QString text = inSentence(random, sentences, written);
            const QString tier = tierOf(text, QStringLiteral("nino"));
            QVERIFY2(tier == QLatin1String("likely") || tier == QLatin1String("certain"), qPrintable(text));
        }
    }
}

void TestNationalNumbers::noLetterThatIsNeverUsedPasses()
{
    for (const QChar letter : QStringLiteral("DFIQUV")) {
        QCOMPARE(tierOf(letter + QStringLiteral("A123456A"), QStringLiteral("nino")), QStringLiteral("none"));
        QCOMPARE(tierOf(u'A' + QString(letter) + QStringLiteral("123456A"), QStringLiteral("nino")),
            QStringLiteral("none"));
    }
}

void TestNationalNumbers::onlyTheNamedNumberIsTaken()
{
    const QString text = QStringLiteral("MRN 1234567, seen 20231105 and again");
    const Assessment assessment = shippedMatcher().assess(text);
    QCOMPARE(assessment.findings.size(), 1);
    QCOMPARE(spanText(text, assessment.findings.first()), QStringLiteral("1234567"));
}

QTEST_APPLESS_MAIN(TestNationalNumbers)
#include "tst_national_numbers.moc"
