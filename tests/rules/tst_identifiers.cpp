// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace steward;
using namespace steward::test;

namespace {

QJsonArray traps(const char* list)
{
    QFile file(QStringLiteral(STEWARD_SOURCE_DIR "/tests/rules/data/traps.json"));
    return file.open(QIODevice::ReadOnly)
        ? QJsonDocument::fromJson(file.readAll()).object()[QLatin1String(list)].toArray()
        : QJsonArray();
}

QString tierOf(const QString& text, const char* detector)
{
    const Assessment assessment = shippedMatcher().assess(text);
    const Finding* finding = findingOf(assessment, QLatin1String(detector));
    return finding ? toText(finding->tier) : QStringLiteral("none");
}

} // namespace

class TestIdentifiers : public QObject {
    Q_OBJECT
private slots:
    void trapsStayQuiet_data();
    void trapsStayQuiet();
    void hardPositivesAreFound_data();
    void hardPositivesAreFound();
    void postcodeSpansAreExact();
    void tiers_data();
    void tiers();
    void helplinesAndOwnNumbersAreNeverFlagged_data();
    void helplinesAndOwnNumbersAreNeverFlagged();
    void telephoneWinsOverTheNhsNumberInItsTail();
    void invisibleCharactersNeverHideANumber();
    void separatorsNeverHideANumberThatIsNamed();
    void caseNeverHides();
    void findingsKeepNoValue();
    void digestsAreSaltedAndCanonical();
    void severityComesFromLikelyFindings();
};

void TestIdentifiers::trapsStayQuiet_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detector");
    for (const auto& trap : traps("postcode_traps"))
        QTest::newRow(qPrintable(trap[QStringLiteral("text")].toString()))
            << trap[QStringLiteral("text")].toString() << QStringLiteral("postcode");
    for (const auto& trap : traps("phone_traps"))
        QTest::newRow(qPrintable(trap[QStringLiteral("text")].toString()))
            << trap[QStringLiteral("text")].toString() << QStringLiteral("phone");
    for (const auto& trap : traps("name_traps")) {
        for (const char* detector : {"postcode", "phone", "nhs-number", "email"})
            QTest::addRow("%s: %s", detector, qPrintable(trap[QStringLiteral("text")].toString()))
                << trap[QStringLiteral("text")].toString() << QString::fromLatin1(detector);
    }
    const QList<QPair<const char*, const char*>> more{{"phone", "999 000 0018"}, {"phone", "4000000004"},
        {"phone", "0306406152"}, {"phone", "£07700 900"}, {"phone", "open 0900-1700"},
        {"phone", "born 01-02-2019 12:30"}, {"phone", "it costs £01632960001"}, {"phone", "id=01632960001"},
        {"nhs-number", "4444444444"}, {"nhs-number", "7777777777"}, {"nhs-number", "0000000000"},
        {"nhs-number", "ISBN 0306406152"}, {"nhs-number", "+44 113 496 0018"},
        {"nhs-number", "+44 300 123 4008"}, {"nhs-number", "I booked order 5990000006 for the aids"},
        {"nhs-number", "£9990000018"}, {"nhs-number", "https://x.example/9990000018"},
        {"nhs-number", "a9990000018"}, {"nhs-number", "99900000180"}, {"nhs-number", "9990000018.50"},
        {"nhs-number", "9111111124"}, {"nhs-number", "999 000 0019"}, {"email", "jo@gmail"},
        {"email", "@northbridge"}, {"email", "see you @ 7.30"}, {"email", "look at dot com boom"},
        {"email", "we were seen at gmail"}, {"email", "arrived (at) last"},
        {"phone", "pain 0 1 2 3 4 5 6 7 8 9 10"}, {"email", "jo@@example.com.1"}, {"postcode", "Q1 1AA"},
        {"postcode", "ZZ1 1AA"}, {"postcode", "see x.example/SW1A1AA"}, {"postcode", "M25 3CM"}};
    for (const auto& [detector, text] : more)
        QTest::addRow("%s: %s", detector, text) << QString::fromUtf8(text) << QString::fromLatin1(detector);
}

void TestIdentifiers::trapsStayQuiet()
{
    QFETCH(QString, text);
    QFETCH(QString, detector);
    const Assessment assessment = shippedMatcher().assess(text);
    QVERIFY2(!findingOf(assessment, detector), qPrintable(described(text, assessment).join(u", ")));
}

void TestIdentifiers::hardPositivesAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detector");
    const QList<QPair<const char*, const char*>> lists{{"phone_hard_positives", "phone"},
        {"nhs_hard_positives", "nhs-number"}, {"postcode_hard_positives", "postcode"}};
    for (const auto& [list, detector] : lists) {
        QVERIFY(!traps(list).isEmpty());
        for (const auto& positive : traps(list))
            QTest::addRow("%s: %s", detector, qPrintable(positive[QStringLiteral("text")].toString()))
                << positive[QStringLiteral("text")].toString() << QString::fromLatin1(detector);
    }
    for (const char* text : {"jo.bloggs+x@example.co.uk.", "JO@EXAMPLE.ORG", "(jo@example.com)",
             "jo at gmail dot com", "jo (at) example (dot) co (dot) uk", "jo [at] gmail.com",
             "jo @ hotmail.com", "name at gmail dot com", "jo.bloggs (at) hospital dot nhs dot uk",
             "jo dot bloggs at gmail dot com", "jo(a)example.com", "jo (at) example.co.uk",
             "jo{at}example.org", "jo@gmail,com", "jo@xn--exmple-cua.example", "JO AT EXAMPLE DOT ORG",
             "j\xc3\xb6rg@ex\xc3\xa4mple.example"})
        QTest::newRow(text) << QString::fromUtf8(text) << QStringLiteral("email");
    for (const char* text : {"+33 6 12 34 56 78", "0 7 7 0 0 9 0 0 1 2 3", "07 700 900 123",
             "tel:01632960001", "(01632)960001", "020-7946-0005", "0207 946 0005", "call me on 7700900019",
             "\xef\xbc\x90\xef\xbc\x97"
             "700 900461",
             "07700.900.461", "07700 900461/462"})
        QTest::newRow(text) << QString::fromUtf8(text) << QStringLiteral("phone");
    for (const char* text : {"GIR 0AA", "fy nghod post yw CF10 3NQ", "LS1.4AP", "LS1-4AP",
             "I live in BT1 5GS", "postcode cf10 3nq", "EC1A1BB", "W1A 0AX"})
        QTest::newRow(text) << QString::fromUtf8(text) << QStringLiteral("postcode");
}

void TestIdentifiers::hardPositivesAreFound()
{
    QFETCH(QString, text);
    QFETCH(QString, detector);
    const Assessment assessment = shippedMatcher().assess(text);
    const Finding* finding = findingOf(assessment, detector);
    QVERIFY2(finding, qPrintable(described(text, assessment).join(u", ")));
    QVERIFY(finding->tier != Tier::Possible);
}

void TestIdentifiers::postcodeSpansAreExact()
{
    for (const auto& positive : traps("postcode_hard_positives")) {
        const QString text = positive[QStringLiteral("text")].toString();
        const Assessment assessment = shippedMatcher().assess(text);
        const Finding* finding = findingOf(assessment, QStringLiteral("postcode"));
        QVERIFY(finding);
        QCOMPARE(spanText(text, *finding), positive[QStringLiteral("span")].toString());
    }
}

void TestIdentifiers::tiers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detector");
    QTest::addColumn<QString>("tier");
    const auto row = [](const char* text, const char* detector, const char* tier) {
        QTest::addRow("%s: %s", detector, text)
            << QString::fromUtf8(text) << QString::fromLatin1(detector) << QString::fromLatin1(tier);
    };
    row("999 000 0018", "nhs-number", "certain");
    row("9990000018", "nhs-number", "likely");
    row("9990000018 is my NHS number", "nhs-number", "certain");
    row("order 9990000018", "nhs-number", "possible");
    row("my order no 999 000 0018", "nhs-number", "likely");
    row("patient order 9990000018", "nhs-number", "certain"); // one good word outweighs a bad one
    row("my NHS number is 999 000 0019", "nhs-number", "possible"); // mistyped
    row("0032698674", "nhs-number", "possible");
    row("003 269 8674", "nhs-number", "likely");
    row("NHS number 2213951837", "nhs-number", "likely");
    row("nhs 99 90 00 00 18", "nhs-number", "certain");
    row("99 90 00 00 18", "nhs-number", "none");
    row("nine nine nine zero zero zero zero zero one eight is my nhs number", "nhs-number", "certain");
    row("NHS number 999 000 0018, order 12", "nhs-number", "certain");
    row("01632 960001", "phone", "likely");
    row("0300 123 4567", "phone", "possible");
    row("0800 496 0123", "phone", "possible");
    row("order 07700900461", "phone", "possible");
    row("order 07700900461, text me", "phone", "likely");
    row("pals@northbridge.nhs.example", "email", "possible");
    row("jo@northbridge.nhs.example", "email", "likely");
    row("SW1A 1AA", "postcode", "likely");
    row("b1 2ab", "postcode", "possible");
    row("I live at b1 2ab", "postcode", "certain");
    row("ward B12 1AB", "postcode", "possible");
}

void TestIdentifiers::tiers()
{
    QFETCH(QString, text);
    QFETCH(QString, detector);
    QFETCH(QString, tier);
    QCOMPARE(tierOf(text, qPrintable(detector)), tier);
}

void TestIdentifiers::helplinesAndOwnNumbersAreNeverFlagged_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"call 999", "112", "ring 111", "101", "Samaritans 116 123", "116123",
             "text 85258", "Childline 0800 1111", "08001111", "NSPCC 0808 800 5000",
             "our desk is on 01632 960100", "ring +44 1632 960100", "0044 (0)1632 960100",
             "mail Desk@Northbridge.example", "we are at NB1 1AA"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestIdentifiers::helplinesAndOwnNumbersAreNeverFlagged()
{
    QFETCH(QString, text);
    TextFacts facts;
    facts.ownNumbers = QStringList{QStringLiteral("01632 960100"), QStringLiteral("desk@northbridge.example"),
        QStringLiteral("NB1 1AA")};
    const Assessment assessment = shippedMatcher().assess(text, facts);
    QVERIFY2(assessment.findings.isEmpty(), qPrintable(described(text, assessment).join(u", ")));
}

void TestIdentifiers::telephoneWinsOverTheNhsNumberInItsTail()
{
    for (const char* text : {"+44 113 496 0018", "+44 300 123 4008", "0044 113 496 0018", "(0)113 496 0018",
             "my mobile is 7700900019"}) {
        const Assessment assessment = shippedMatcher().assess(QString::fromLatin1(text));
        QVERIFY2(!findingOf(assessment, QStringLiteral("nhs-number")), text);
    }
}

void TestIdentifiers::invisibleCharactersNeverHideANumber()
{
    QRandomGenerator random(7);
    static constexpr char16_t invisible[] = {0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, 0x00AD, 0x202A, 0x202C,
        0x2066, 0x2069, 0x034F, 0xFE0F, 0x0336, 0x180E};
    const QList<QPair<QString, QString>> known{
        {QStringLiteral("NHS number 999 000 0018"), QStringLiteral("nhs-number")},
        {QStringLiteral("ring 07700 900461"), QStringLiteral("phone")},
        {QStringLiteral("mail jo@example.com"), QStringLiteral("email")},
        {QStringLiteral("I live at LS1 4AP"), QStringLiteral("postcode")}};
    for (int round = 0; round < 2000; ++round) {
        const auto& [clean, detector] = known[random.bounded(known.size())];
        QString text = clean;
        for (int i = random.bounded(1, 12); i > 0; --i)
            text.insert(
                random.bounded(text.size() + 1), QChar(invisible[random.bounded(int(std::size(invisible)))]));
        const Assessment assessment = shippedMatcher().assess(text);
        const Finding* finding = findingOf(assessment, detector);
        QVERIFY2(finding && finding->tier != Tier::Possible, qPrintable(text));
        QVERIFY(finding->start >= 0 && finding->start < finding->end && finding->end <= codePointCount(text));
    }
}

void TestIdentifiers::separatorsNeverHideANumberThatIsNamed()
{
    static const QStringList separators{QString(), QStringLiteral(" "), QStringLiteral("-"),
        QStringLiteral("."), QStringLiteral("\u00A0"), QStringLiteral("\u2011"), QStringLiteral("  "),
        QStringLiteral(" - "), QStringLiteral("\u2009"), QStringLiteral("_")};
    QRandomGenerator random(11);
    const QString digits = QStringLiteral("9990000018");
    for (int round = 0; round < 1000; ++round) {
        QString number;
        for (const QChar digit : digits) {
            if (!number.isEmpty())
                number += separators[random.bounded(separators.size())];
            number += digit;
        }
        const QString text = QStringLiteral("her NHS number is %1 please help").arg(number);
        const Assessment assessment = shippedMatcher().assess(text);
        const Finding* finding = findingOf(assessment, QStringLiteral("nhs-number"));
        QVERIFY2(finding && finding->tier == Tier::Certain, qPrintable(text));
        QCOMPARE(spanText(text, *finding), number);
    }
}

void TestIdentifiers::caseNeverHides()
{
    for (const char* text : {"my nhs number is 999 000 0018", "i live at ls1 4ap", "mail jo@example.com",
             "zero seven seven hundred 900461"}) {
        const QString lower = QString::fromLatin1(text);
        const Assessment small = shippedMatcher().assess(lower);
        const Assessment large = shippedMatcher().assess(lower.toUpper());
        QCOMPARE(small.findings.size(), 1);
        QCOMPARE(large.findings.size(), 1);
        QCOMPARE(small.findings.first().tier, large.findings.first().tier);
        QCOMPARE(small.findings.first().start, large.findings.first().start);
    }
}

void TestIdentifiers::findingsKeepNoValue()
{
    const Matcher unsalted(RuleSet::shipped());
    const Assessment bare = unsalted.assess(QStringLiteral("NHS number 999 000 0018"));
    QCOMPARE(bare.findings.size(), 1);
    QVERIFY(bare.findings.first().digest.isEmpty()); // a hash without salt would be guessed
    const Assessment crisis = shippedMatcher().assess(QStringLiteral("I want to kill myself"));
    QVERIFY(crisis.findings.first().digest.isEmpty()); // nothing that identifies
}

void TestIdentifiers::digestsAreSaltedAndCanonical()
{
    const auto digest = [](const Matcher& matcher, const char* text) {
        return matcher.assess(QString::fromUtf8(text)).findings.value(0).digest;
    };
    const Matcher other(RuleSet::shipped(), QByteArray(32, 't'));
    const QByteArray plain = digest(shippedMatcher(), "NHS number 999 000 0018");
    QCOMPARE(plain.size(), 32);
    QCOMPARE(digest(shippedMatcher(), "nhs no:9990000018"), plain);
    QVERIFY(digest(other, "NHS number 999 000 0018") != plain);
    QCOMPARE(digest(shippedMatcher(), "+44 7700 900461"), digest(shippedMatcher(), "07700900461"));
    QCOMPARE(digest(shippedMatcher(), "jo at gmail dot com"), digest(shippedMatcher(), "JO@GMAIL.COM"));
}

void TestIdentifiers::severityComesFromLikelyFindings()
{
    const Assessment possible
        = shippedMatcher().assess(QStringLiteral("Your number 0300 123 4567 just rings out"));
    QCOMPARE(possible.severity, Severity::S0);
    QVERIFY(possible.leadingRule.isEmpty() && possible.rules.isEmpty());
    QCOMPARE(possible.findings.size(), 1);
    const Assessment both
        = shippedMatcher().assess(QStringLiteral("ring 07700 900461, I want to kill myself"));
    QCOMPARE(both.severity, Severity::S1);
    QCOMPARE(both.leadingRule.value, QStringLiteral("R03"));
    QCOMPARE(both.rules.size(), 2);
}

QTEST_APPLESS_MAIN(TestIdentifiers)
#include "tst_identifiers.moc"
