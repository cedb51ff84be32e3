// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What never hides an identifier that is certain: characters of no width, case, another separator. Seeds are
// fixed, so that a failure comes back.
#include "tiers.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

struct Sample {
    const char* detector;
    const char* text;
    const char* tier = "certain"; ///< the surest that such a one can be
};

constexpr Sample samples[] = {
    {"nhs-number", "My NHS number is 999 000 0018, please ring"},
    {"nhs-number", "999-000-0018"},
    {"nhs-number", "patient 9990000018"},
    {"nino", "my NI number is AB123456C"},
    {"nino", "national insurance: AB 12 34 56 C thanks"},
    {"card", "4111 1111 1111 1111"},
    {"card", "my card is 4111111111111111 ok"},
    {"card", "3782 822463 10005"},
    {"iban", "GB82 WEST 1234 5698 7654 32"},
    {"iban", "send it to NL91 ABNA 0417 1643 00 please"},
    {"bank-account", "sort code 20-00-00 account number 55779911"},
    {"driving-licence", "my driving licence is MORGA657054SM9IJ"},
    {"driving-licence", "licence MORGA 657054 SM9IJ, I have it here"},
    {"driving-licence", "MORGA657054SM9IJ", "likely"},
    {"vehicle", "registration: AB51 XYZ"},
    {"vehicle", "the reg is BD21 SMR and he drove off"},
    {"vehicle", "number plate AB51XYZ, blue"},
    {"vehicle", "clamped again, AB51XYZ"},
    {"vehicle", "reg number M123 ABC", "likely"},
    {"vehicle", "the plate was ABC 123D", "likely"},
    {"passport", "my passport is 123456789", "likely"},
    {"passport", "passport number 123 456 789 ran out", "likely"},
    {"passport", "passport AB1234567 was stolen", "likely"},
    {"staff-register", "his GMC number is 7654321", "likely"},
    {"staff-register", "GMC 765 4321", "likely"},
    {"staff-register", "NMC PIN 12A3456E", "likely"},
    {"staff-register", "the nurse's pin is 98I7654C", "likely"},
    {"staff-register", "GPhC 2012345", "likely"},
    {"staff-register", "HCPC PH12345, please check", "likely"},
    {"ip", "my IP is 192.0.2.14"},
    {"ip", "server 2001:db8::8a2e:370:7334 is down"},
    {"mac", "my wifi is 00-1a-2b-3c-4d-5e"},
    {"email", "write to jo.bloggs@example.com today"},
};

/// Whether groups of it may be parted by anything: a dot in an address is no separator.
bool isGrouped(const QString& detector)
{
    static const QStringList grouped{u"nhs-number"_s, u"nino"_s, u"card"_s, u"iban"_s, u"driving-licence"_s,
        u"passport"_s, u"staff-register"_s};
    return grouped.contains(detector);
}

const QStringList& invisible()
{
    static const QStringList all{u"\u200B"_s, u"\u200C"_s, u"\u200D"_s, u"\u2060"_s, u"\uFEFF"_s, u"\u00AD"_s,
        u"\u202A"_s, u"\u202C"_s, u"\u2066"_s, u"\u2069"_s, u"\u200E"_s, u"\u200F"_s, u"\uFE0F"_s,
        u"\u034F"_s, u"\u180E"_s, u"\u0336"_s, QString::fromUcs4(U"\U000E0061", 1)};
    return all;
}

/// The text with one to six of those anywhere.
QString withInvisible(QString text, QRandomGenerator& random)
{
    for (int n = random.bounded(1, 7); n > 0; --n) {
        qsizetype at = random.bounded(int(text.size()) + 1);
        if (at < text.size() && text[at].isLowSurrogate())
            --at;
        text.insert(at, invisible()[random.bounded(invisible().size())]);
    }
    return text;
}

QString withRandomCase(QString text, QRandomGenerator& random)
{
    for (QChar& c : text)
        c = random.bounded(2) ? c.toUpper() : c.toLower();
    return text;
}

/// Every separator inside of the finding replaced.
QString withSeparator(const QString& text, const Finding& finding, const QString& separator)
{
    QString changed = text.left(finding.start);
    for (const QChar c : text.mid(finding.start, finding.end - finding.start))
        changed += c == u' ' || c == u'-' ? separator : QString(c);
    return changed + text.mid(finding.end);
}

bool isFound(const QString& text, const QString& detector)
{
    const Assessment assessment = shippedMatcher().assess(text);
    return std::any_of(assessment.findings.begin(), assessment.findings.end(),
        [&detector](const Finding& f) { return f.detector == detector && f.tier != Tier::Possible; });
}

} // namespace

class TestProperties : public QObject {
    Q_OBJECT
private slots:
    void isAsSureAsItCanBe_data() { sampleTable(); }
    void isAsSureAsItCanBe();
    void charactersOfNoWidthHideNothing_data() { sampleTable(); }
    void charactersOfNoWidthHideNothing();
    void caseHidesNothing_data() { sampleTable(); }
    void caseHidesNothing();
    void separatorsHideNothing_data() { sampleTable(); }
    void separatorsHideNothing();
    void separatorsHideNoNamedPlate_data();
    void separatorsHideNoNamedPlate();
    void whatStandsAroundIsNotMoved_data() { sampleTable(); }
    void whatStandsAroundIsNotMoved();

private:
    static void sampleTable()
    {
        QTest::addColumn<QString>("detector");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tier");
        for (const Sample& sample : samples)
            QTest::addRow("%s", sample.text)
                << QString::fromLatin1(sample.detector) << QString::fromLatin1(sample.text)
                << QString::fromLatin1(sample.tier);
    }
};

void TestProperties::isAsSureAsItCanBe()
{
    QFETCH(QString, detector);
    QFETCH(QString, text);
    QFETCH(QString, tier);
    // An address of mail is certain or likely by its domain.
    const QString found = tierOf(text, detector);
    QVERIFY2(found == tier || (detector == u"email"_s && found == u"likely"_s), qPrintable(found));
}

void TestProperties::charactersOfNoWidthHideNothing()
{
    QFETCH(QString, detector);
    QFETCH(QString, text);
    QRandomGenerator random(1);
    const QString tier = tierOf(text, detector);
    for (int round = 0; round < 300; ++round) {
        const QString changed = withInvisible(text, random);
        QVERIFY2(tierOf(changed, detector) == tier, qPrintable(changed));
        const Assessment assessment = shippedMatcher().assess(changed);
        const Finding* finding = findingOf(assessment, detector);
        const Assessment plain = shippedMatcher().assess(text);
        QString inside = spanText(changed, *finding);
        for (const QString& c : invisible())
            inside.remove(c);
        QCOMPARE(inside, spanText(text, *findingOf(plain, detector)));
    }
}

void TestProperties::caseHidesNothing()
{
    QFETCH(QString, detector);
    QFETCH(QString, text);
    QRandomGenerator random(2);
    QVERIFY(isFound(text.toUpper(), detector));
    QVERIFY(isFound(text.toLower(), detector));
    for (int round = 0; round < 200; ++round) {
        const QString changed = withRandomCase(text, random);
        QVERIFY2(isFound(changed, detector), qPrintable(changed));
    }
}

void TestProperties::separatorsHideNothing()
{
    QFETCH(QString, detector);
    QFETCH(QString, text);
    if (!isGrouped(detector))
        return;
    const Assessment assessment = shippedMatcher().assess(text);
    const Finding finding = *findingOf(assessment, detector);
    for (const QString& separator : {u" "_s, u"-"_s, u"."_s, u"  "_s, u"\u00A0"_s, u"\u2009"_s, u"\u202F"_s,
             u"\u2011"_s, u"\u2013"_s, u" - "_s, QString()}) {
        const QString changed = withSeparator(text, finding, separator);
        QVERIFY2(isFound(changed, detector), qPrintable(changed));
    }
}

void TestProperties::separatorsHideNoNamedPlate_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"registration: AB51%1XYZ", "reg is BD21%1SMR, blue", "number plate ab51%1xyz"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
}

void TestProperties::separatorsHideNoNamedPlate()
{
    QFETCH(QString, text);
    for (const QString& separator :
        {u" "_s, u"-"_s, u"."_s, u"  "_s, u"\u00A0"_s, u"\u2011"_s, u"\u2013"_s, u" - "_s, QString()})
        QVERIFY2(isFound(text.arg(separator), u"vehicle"_s), qPrintable(text.arg(separator)));
}

void TestProperties::whatStandsAroundIsNotMoved()
{
    QFETCH(QString, detector);
    QFETCH(QString, text);
    const Assessment alone = shippedMatcher().assess(text);
    for (const QString& before : {u"\U0001F600 "_s, u"e\u0301\u0301 "_s, u"\uFDFA. "_s, u"\u200B"_s}) {
        const Assessment moved = shippedMatcher().assess(before + text);
        const Finding* finding = findingOf(moved, detector);
        QVERIFY(finding);
        QCOMPARE(finding->start, findingOf(alone, detector)->start + codePointCount(before));
        QCOMPARE(finding->end, findingOf(alone, detector)->end + codePointCount(before));
    }
}

QTEST_APPLESS_MAIN(TestProperties)
#include "tst_properties.moc"
