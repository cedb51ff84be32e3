// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cards, bank accounts and IBANs. The cards are the schemes' own test numbers.
#include "tiers.h"

#include "rules/check_digits.h"

using namespace steward;
using namespace steward::test;

namespace {

/// The digits with the last one that makes the Luhn sum come out.
QString withLuhnDigit(const QString& digits)
{
    for (char16_t last = u'0'; last <= u'9'; ++last) {
        const QString whole = digits + QChar(last);
        if (passesLuhn(whole.toStdString()))
            return whole;
    }
    return {};
}

QString inFours(const QString& code, const QString& separator)
{
    QStringList groups;
    for (qsizetype i = 0; i < code.size(); i += 4)
        groups << code.mid(i, 4);
    return groups.join(separator);
}

/// A British IBAN of a bank that does not exist.
QString randomIban(QRandomGenerator& random)
{
    const QString account = QStringLiteral("ZZZZ") + randomDigits(random, 14);
    for (int check = 2; check <= 98; ++check) {
        const QString iban = QStringLiteral("GB%1").arg(check, 2, 10, QLatin1Char('0')) + account;
        if (passesMod97(iban.toStdString()))
            return iban;
    }
    return {};
}

} // namespace

class TestMoneyNumbers : public QObject {
    Q_OBJECT
private slots:
    void sums();
    void tiers_data();
    void tiers() { checkTier(); }
    void randomCardsAreFoundInAnySentence();
    void aWrongDigitIsNoCard();
    void randomIbansAreFoundHoweverTheyAreWritten();
    void aWrongCharacterIsNoIban();
    void theWholeIsFoundOnce();
    void digestsForgetSeparators();
};

void TestMoneyNumbers::sums()
{
    QVERIFY(passesLuhn("4111111111111111") && !passesLuhn("4111111111111112") && !passesLuhn(""));
    QVERIFY(passesMod97("GB82WEST12345698765432") && !passesMod97("GB83WEST12345698765432"));
    QVERIFY(!passesMod97("GB82"));
    QVERIFY(isShortDate("290200") && isShortDate("290264") && !isShortDate("290201"));
    QVERIFY(
        !isShortDate("310449") && !isShortDate("001249") && !isShortDate("011349") && !isShortDate("0101"));
}

void TestMoneyNumbers::tiers_data()
{
    tierTable();
    expectTier("card", "certain",
        {"4111 1111 1111 1111", "4111-1111-1111-1111", "3782 822463 10005", "3056 930902 5904",
            "my card is 4111111111111111", "visa:5555555555554444 exp 12/28", "4111 1111 1111 1111 12/28 123",
            "rhif fy ngherdyn, cerdyn 5105105105105100", "card 4.111.1111.1111.1111"});
    expectTier("card", "likely",
        {"4111111111111111", "5555555555554444", "2223003122003222", "378282246310005", "30569309025904",
            "6011111111111117", "3530111333300000", "4222222222222", "122000000000003", "6200000000000005",
            "order 4111 1111 1111 1111", "six 6759649826438453 six"});
    expectTier("card", "at most possible",
        {"4111111111111112", "4111 1111 1111 1112", "1748503543012", "order 4111111111111111",
            "+447700900461123", "x4111111111111111", "4111111111111111x", "0000 0000 0000 0000",
            "4111111111111111.50", "41111111111111111111", "2721000000000004", "x.example/4111111111111111",
            "IMEI 352099001761481", "fbid 100012345678902", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"});
    expectTier("bank-account", "certain",
        {"sort code 20-00-00 account number 55779911", "Sort code: 200000 acc 55779911",
            "55779911 sort code 20-00-00", "sort code 20 00 00, account 5577 9911",
            "my bank account is 20-00-00 55779911", "cod didoli 20-00-00 rhif cyfrif 55779911"});
    expectTier("bank-account", "likely",
        {"20-00-00 55779911", "sort code 20-00-00", "account number 55779911", "my bank account 55779911"});
    expectTier("bank-account", "possible", {"on 12-03-24 10452030 it said"});
    expectTier("bank-account", "none",
        {"20-00-00", "55779911", "born 12-03-56", "12-03-1956 10452030", "20000055779911",
            "account number 5577991", "sort code 20-00-0", "sort it out by 12-03-2024",
            "20-00-00-55779911-22"});
    expectTier("iban", "certain",
        {"GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432", "gb82 west 1234 5698 7654 32",
            "DE89370400440532013000", "FR14 2004 1010 0505 0001 3M02 606", "NO9386011117947",
            "MT84MALT011000012345MTLCAST001S", "SC18SSCB11010000000000001497USD",
            "IBAN:GB82WEST12345698765432.", "iban GB82-WEST-1234-5698-7654-32 ta",
            "send it to NL91 ABNA 0417 1643 00 please"});
    expectTier("iban", "likely or more", {"IE29 AIBK 931152 12345678", "GB 82 WEST 1234 5698 7654 32"});
    expectTier("iban", "none",
        {"GB83WEST12345698765432", "GB82WEST1234569876543", "GB82WEST123456987654321",
            "ZZ82WEST12345698765432", "DE89 3704 0044 0532 0130 01", "is 12 days", "no 9386011117947"});
}

void TestMoneyNumbers::randomCardsAreFoundInAnySentence()
{
    const QStringList sentences{QStringLiteral("My card is %1"), QStringLiteral("%1 is the card you charged"),
        QStringLiteral("you took 20 pounds from %1, why"), QStringLiteral("%1"),
        QStringLiteral("refund it to %1 please")};
    const QStringList starts{QStringLiteral("4"), QStringLiteral("51"), QStringLiteral("55"),
        QStringLiteral("2221"), QStringLiteral("6011"), QStringLiteral("3528"), QStringLiteral("6759")};
    QRandomGenerator random(41);
    for (int round = 0; round < 1000; ++round) {
        const QString start = starts[random.bounded(starts.size())];
        const QString card = withLuhnDigit(start + randomDigits(random, 15 - int(start.size())));
        for (const QString& written : {card, inFours(card, QStringLiteral(" ")),
                 inFours(card, QStringLiteral("-")), strewn(random, card)}) {
            const QString text = inSentence(random, sentences, written);
            const QString tier = tierOf(text, QStringLiteral("card"));
            QVERIFY2(tier == QLatin1String("likely") || tier == QLatin1String("certain"), qPrintable(text));
        }
    }
}

void TestMoneyNumbers::aWrongDigitIsNoCard()
{
    QRandomGenerator random(42);
    for (int round = 0; round < 500; ++round) {
        QString card = withLuhnDigit(u'4' + randomDigits(random, 14));
        const int at = random.bounded(16);
        card[at] = QChar(u'0' + (card[at].digitValue() + random.bounded(1, 10)) % 10);
        QCOMPARE(tierOf(u"my card is " + card, QStringLiteral("card")), QStringLiteral("none"));
    }
}

void TestMoneyNumbers::randomIbansAreFoundHoweverTheyAreWritten()
{
    QRandomGenerator random(43);
    for (int round = 0; round < 500; ++round) {
        const QString iban = randomIban(random);
        for (const QString& written : {iban, inFours(iban, QStringLiteral(" ")), iban.toLower(),
                 inFours(iban.toLower(), QStringLiteral("-")), strewn(random, iban)})
            QCOMPARE(tierOf(QStringLiteral("pay %1 now").arg(written), QStringLiteral("iban")),
                QStringLiteral("certain"));
    }
}

void TestMoneyNumbers::aWrongCharacterIsNoIban()
{
    QRandomGenerator random(44);
    for (int round = 0; round < 500; ++round) {
        QString iban = randomIban(random);
        const int at = random.bounded(8, 22);
        iban[at] = QChar(u'0' + (iban[at].digitValue() + random.bounded(1, 10)) % 10);
        QCOMPARE(tierOf(u"IBAN " + iban, QStringLiteral("iban")), QStringLiteral("none"));
    }
}

void TestMoneyNumbers::theWholeIsFoundOnce()
{
    for (const auto& [text, whole] :
        {std::pair("pay GB82 WEST 1234 5698 7654 32 please", "GB82 WEST 1234 5698 7654 32"),
            std::pair("card 4111 1111 1111 1111 123", "4111 1111 1111 1111"),
            std::pair("card 4012888888881881, please", "4012888888881881")}) {
        const QString written = QString::fromLatin1(text);
        Assessment assessment = shippedMatcher().assess(written);
        assessment.findings.removeIf( // what the text is about is another matter
            [](const Finding& finding) { return finding.rule != RuleId{QStringLiteral("R01")}; });
        QCOMPARE(assessment.findings.size(), 1);
        QCOMPARE(spanText(written, assessment.findings.first()), QString::fromLatin1(whole));
    }
}

void TestMoneyNumbers::digestsForgetSeparators()
{
    const auto digest = [](const char* text) {
        return shippedMatcher().assess(QString::fromLatin1(text)).findings.value(0).digest;
    };
    QCOMPARE(digest("4111 1111 1111 1111"), digest("my card: 4111-1111-1111-1111"));
    QCOMPARE(digest("gb82 west 1234 5698 7654 32"), digest("GB82WEST12345698765432"));
    QVERIFY(!digest("4111 1111 1111 1111").isEmpty());
}

QTEST_APPLESS_MAIN(TestMoneyNumbers)
#include "tst_money_numbers.moc"
