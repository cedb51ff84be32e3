// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several items of one author add up: each harmless, together one person.
#include "matching.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

/// What the last of these items is judged as; item 1 is the first that was said.
Assessment afterSaying(const QStringList& texts)
{
    QList<EarlierItem> earlier;
    for (qsizetype i = texts.size() - 2; i >= 0; --i)
        earlier.append({ItemId{i + 1}, texts[i]});
    return shippedMatcher().joined(shippedMatcher().assess(texts.last()), earlier);
}

/// "age, place-of-care@1": the kinds of the pieces with the item that they are in, unless it is the last.
QString pieces(const Assessment& assessment)
{
    QStringList list;
    for (const Finding& finding : assessment.findings) {
        if (finding.detector != "identifiability"_L1)
            continue;
        list << finding.level + (finding.saidIn.isValid() ? u'@' + finding.saidIn.toString() : QString());
    }
    return list.join(u", "_s);
}

QString tier(const Assessment& assessment)
{
    const Finding* finding = findingOf(assessment, u"identifiability"_s);
    return finding ? toText(finding->tier) : u"none"_s;
}

} // namespace

class TestAddingUp : public QObject {
    Q_OBJECT
private slots:
    void itemsAddUp_data();
    void itemsAddUp();
    void onlyFiveItemsCount();
    void theCaseBecomesAsGraveAsTheRule();
    void otherFindingsStay();
    void rulesWithoutTheDetectorFindNothing();
    void spansAreInTheItemThatSaidIt();
    void anEmptyPastChangesNothing();
    void hugeTextsAreReadToTheirLimit();
};

void TestAddingUp::itemsAddUp_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QString>("expectedTier");
    QTest::addColumn<QString>("expectedPieces");
    const auto row = [](const QStringList& texts, const char* tier, const char* pieces) {
        QTest::addRow("%s", qPrintable(texts.join(u" / "_s)))
            << texts << QString::fromLatin1(tier) << QString::fromLatin1(pieces);
    };
    row({u"My dad is 84 years old"_s, u"still waiting"_s, u"he is on Ward 7"_s}, "possible",
        "place-of-care, age@1, relation@1");
    row({u"My dad is 84 years old"_s, u"he is on Ward 7"_s, u"he fell on Tuesday night"_s}, "likely",
        "time, place-of-care@2, age@1, relation@1");
    row({u"we live in the village of Exampleton"_s, u"my daughter has leukaemia"_s, u"she is 8 years old"_s},
        "likely", "age, condition@2, relation@2, district@1");
    row({u"he's a retired farmer"_s, u"brought in from Exampleton with a stroke"_s,
            u"since last Monday night"_s},
        "likely", "time, condition@2, district@2, job@1");
    // Each kind counts once, however often it is said.
    row({u"My dad is waiting"_s, u"my mum as well"_s, u"and my son"_s}, "none", "");
    row({u"He is on Ward 7"_s, u"I mean ward 8"_s, u"no, ward 9, on Tuesday night"_s}, "none", "");
    // The finding was given when the last kind came; saying one of them again gives no second one.
    row({u"My dad is 84 years old"_s, u"he is on Ward 7 since Tuesday night"_s, u"Ward 7 is a disgrace"_s},
        "none", "");
    row({u"My dad is 84 years old"_s, u"Thank you all"_s}, "none", "");
    row({u"Thank you all"_s, u"My mum waited nine hours in A&E"_s, u"open Monday to Friday 9am to 5pm"_s},
        "none", "");
    row({u"When do you open?"_s, u"84-year-old man, Ward 7, fell on Tuesday night"_s}, "likely",
        "age, relation, place-of-care, time");
    // What was a hint by itself is more with what came before.
    row({u"he is on Ward 7"_s, u"my 84 year old mum has dementia"_s}, "likely",
        "age, relation, condition, place-of-care@1");
}

void TestAddingUp::itemsAddUp()
{
    QFETCH(QStringList, texts);
    QFETCH(QString, expectedTier);
    QFETCH(QString, expectedPieces);
    const Assessment assessment = afterSaying(texts);
    QCOMPARE(tier(assessment), expectedTier);
    QStringList found = pieces(assessment).split(u", "_s);
    QStringList expected = expectedPieces.split(u", "_s);
    found.sort(), expected.sort();
    QCOMPARE(found, expected);
}

void TestAddingUp::onlyFiveItemsCount()
{
    const QStringList calm{u"one"_s, u"two"_s, u"three"_s};
    const QStringList first{u"My dad is 84 years old"_s};
    const QStringList last{u"he is on Ward 7"_s};
    QCOMPARE(tier(afterSaying(first + calm + last)), u"possible"_s);
    QCOMPARE(tier(afterSaying(first + calm + QStringList{u"four"_s} + last)), u"none"_s);
}

void TestAddingUp::theCaseBecomesAsGraveAsTheRule()
{
    const Assessment calm = shippedMatcher().assess(u"he fell on Tuesday night"_s);
    QCOMPARE(calm.severity, Severity::S0);
    const Assessment grave
        = afterSaying({u"My dad is 84 years old"_s, u"he is on Ward 7"_s, u"he fell on Tuesday night"_s});
    QCOMPARE(grave.severity, Severity::S2);
    QCOMPARE(grave.leadingRule, RuleId{u"R01"_s});
    QCOMPARE(grave.rules, (QList<RuleId>{{u"R01"_s}}));
}

void TestAddingUp::otherFindingsStay()
{
    const QString crisis
        = u"I've got the tablets here on Ward 7 and nobody answers. I can't do this any more"_s;
    const Assessment alone = shippedMatcher().assess(crisis);
    const Assessment joined = afterSaying({u"I am 84 years old and my wife has dementia"_s, crisis});
    QVERIFY(alone.crisis && joined.crisis);
    QCOMPARE(joined.leadingRule, RuleId{u"R03"_s});
    for (const Finding& finding : alone.findings)
        QVERIFY(finding.detector == "identifiability"_L1 || joined.findings.contains(finding));
}

void TestAddingUp::rulesWithoutTheDetectorFindNothing()
{
    QByteArray file = RuleSet::shippedFile();
    file.replace("\"identifiability\"", "\"no-such-detector\"");
    const Matcher matcher(*RuleSet::parse(file));
    const Assessment own = matcher.assess(u"he fell on Tuesday night"_s);
    QCOMPARE(matcher.joined(own, {{ItemId{1}, u"My dad is 84 years old, on Ward 7"_s}}), own);
}

void TestAddingUp::spansAreInTheItemThatSaidIt()
{
    const QStringList texts{u"\U0001F600 my dad is 84 years old"_s, u"he is on Ward 7"_s};
    const Assessment assessment = afterSaying(texts);
    QStringList words;
    for (const Finding& finding : assessment.findings)
        words << spanText(finding.saidIn.isValid() ? texts[0] : texts[1], finding);
    words.sort();
    QCOMPARE(words, (QStringList{u"84 years old"_s, u"Ward 7"_s, u"dad"_s}));
}

void TestAddingUp::anEmptyPastChangesNothing()
{
    for (const QString& text :
        {QString(), u"Ward 7"_s, u"84-year-old man, Ward 7, fell on Tuesday night"_s}) {
        const Assessment own = shippedMatcher().assess(text);
        QCOMPARE(shippedMatcher().joined(own, {}), own);
        QCOMPARE(shippedMatcher().joined(own, {{ItemId{1}, QString()}}), own);
    }
}

void TestAddingUp::hugeTextsAreReadToTheirLimit()
{
    const QString long1 = u"Ward 7 "_s.repeated(20'000);
    QVERIFY(piecesOf(long1).size() < 10'000);
    const Assessment assessment = afterSaying({long1, u"my dad, 84 years old"_s});
    QCOMPARE(tier(assessment), u"possible"_s);
}

QTEST_GUILESS_MAIN(TestAddingUp)
#include "tst_adding_up.moc"
