// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// British shapes are judged by ourselves, because libphonenumber is slow: it must not know better. And a text
// full of numbers loses none of them.
#include "tiers.h"

#include <phonenumbers/phonenumberutil.h>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

/// Ranges that Ofcom keeps free for drama: a thousand numbers each.
const QStringList& dramaRanges()
{
    static const QStringList ranges{u"07700 900%1"_s, u"01632 960%1"_s, u"0113 496 0%1"_s, u"0114 496 0%1"_s,
        u"0115 496 0%1"_s, u"0116 496 0%1"_s, u"0117 496 0%1"_s, u"0118 496 0%1"_s, u"0121 496 0%1"_s,
        u"0131 496 0%1"_s, u"0141 496 0%1"_s, u"0151 496 0%1"_s};
    return ranges;
}

QStringList numbersOf(const QString& range, int count)
{
    QStringList numbers;
    for (int i = 0; i < count; ++i)
        numbers << range.arg(i, 3, 10, QChar(u'0'));
    return numbers;
}

void allAreFound(const QStringList& numbers, const QString& between)
{
    QStringList found;
    const QString text = numbers.join(between);
    const Assessment assessment = shippedMatcher().assess(text);
    for (const Finding& finding : assessment.findings) {
        if (finding.detector == "phone"_L1 && finding.tier == Tier::Likely)
            found << spanText(text, finding);
    }
    QCOMPARE(found.size(), numbers.size());
    QCOMPARE(found, numbers);
}

} // namespace

class TestPhoneShapes : public QObject {
    Q_OBJECT
private slots:
    void everyBritishShapeIsPossible();
    void tenThousandNumbersAreAllFound();
    void manyNumbersAbroadAreAllFound();
    void whatHasNoCountryIsNoNumberAbroad();
};

void TestPhoneShapes::everyBritishShapeIsPossible()
{
    QRandomGenerator random(4);
    for (int round = 0; round < 20'000; ++round) {
        const bool isShort = round % 3 == 0;
        std::string national(1, isShort ? (round % 2 == 0 ? '1' : '8') : "1235789"[random.bounded(7)]);
        while (national.size() < (isShort ? 9U : 10U))
            national += char('0' + random.bounded(10));
        PhoneNumber number;
        const PhoneNumberUtil* util = PhoneNumberUtil::GetInstance();
        QCOMPARE(util->Parse("+44" + national, "GB", &number), PhoneNumberUtil::NO_PARSING_ERROR);
        QVERIFY2(util->IsPossibleNumber(number), national.c_str());
    }
}

void TestPhoneShapes::tenThousandNumbersAreAllFound()
{
    QStringList numbers;
    for (const QString& range : dramaRanges())
        numbers << numbersOf(range, 1000);
    QVERIFY(numbers.size() >= 10'000);
    allAreFound(numbers, u", "_s);
    allAreFound(numbers, u"\n"_s);
}

void TestPhoneShapes::manyNumbersAbroadAreAllFound()
{
    QStringList numbers; // 555-01xx is kept free for fiction
    for (const char* area : {"202", "212", "303", "312", "404", "415", "503", "602", "713", "808"}) {
        for (int i = 0; i < 100; ++i)
            numbers << u"+1 %1 555 01%2"_s.arg(QLatin1String(area)).arg(i, 2, 10, QChar(u'0'));
    }
    allAreFound(numbers, u"; "_s);
}

void TestPhoneShapes::whatHasNoCountryIsNoNumberAbroad()
{
    for (const char* text : {"+999 123 456 789", "+210 555 123 456", "+1 2 3 4 5 6 7 8 9 10 11"})
        QCOMPARE(tierOf(QString::fromLatin1(text), u"phone"_s), u"none"_s);
}

QTEST_APPLESS_MAIN(TestPhoneShapes)
#include "tst_phone_shapes.moc"
