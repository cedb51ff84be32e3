// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_examples.h"

#include "matching.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::test;

namespace {

/// A set with one rule, R01.
Matcher matcherWith(const QStringList& detectors, const QStringList& match, const QStringList& noMatch)
{
    const auto text = [](const char* words) { return QJsonObject{{u"en-GB"_s, QString::fromLatin1(words)}}; };
    const QJsonObject rule{{u"id"_s, u"R01"_s}, {u"title"_s, text("Private")}, {u"wording"_s, text("Please")},
        {u"rationale"_s, text("Because")}, {u"severity"_s, u"S2"_s}, {u"isBreach"_s, true},
        {u"lookWithinMinutes"_s, 60}, {u"detectors"_s, QJsonArray::fromStringList(detectors)},
        {u"examples"_s,
            QJsonObject{{u"match"_s, QJsonArray::fromStringList(match)},
                {u"noMatch"_s, QJsonArray::fromStringList(noMatch)}}}};
    const QJsonObject root{
        {u"format"_s, u"steward-rules/1"_s}, {u"version"_s, u"t-1"_s}, {u"rules"_s, QJsonArray{rule}}};
    return Matcher(RuleSet::parse(QJsonDocument(root).toJson()).value());
}

const QString withNumber = u"My NHS no is 999 000 0018"_s;
const QString withNothing = u"My mum waited nine hours"_s;

} // namespace

class RuleExamplesTest : public QObject {
    Q_OBJECT

private slots:
    void aSetWhoseExamplesHoldPasses()
    {
        const auto run = runExamples(matcherWith({u"nhs-number"_s}, {withNumber}, {withNothing}));
        QVERIFY(run.passed());
        QCOMPARE(run.tried, 2);
        QVERIFY(run.waiting.isEmpty());
    }

    void anExampleThatIsNotRaisedIsNamed()
    {
        const auto run = runExamples(matcherWith({u"nhs-number"_s}, {withNumber, withNothing}, {}));
        QVERIFY(!run.passed());
        QCOMPARE(run.failed.size(), 1);
        QCOMPARE(run.failed[0].rule.value, u"R01"_s);
        QCOMPARE(run.failed[0].text, withNothing);
        const auto sentence = sentenceOn(run.failed[0]);
        QVERIFY2(sentence.contains(u"R01") && sentence.contains(withNothing)
                && sentence.contains(u"nothing was raised"),
            qPrintable(sentence));
    }

    void aCounterExampleThatIsRaisedIsNamed()
    {
        const auto run = runExamples(matcherWith({u"nhs-number"_s}, {}, {withNothing, withNumber}));
        QCOMPARE(run.failed.size(), 1);
        QVERIFY(!run.failed[0].shouldMatch);
        QCOMPARE(run.failed[0].raised, QList<RuleId>{RuleId{u"R01"_s}});
        QVERIFY2(sentenceOn(run.failed[0]).contains(u"counter-example \""_s + withNumber),
            qPrintable(sentenceOn(run.failed[0])));
    }

    void aDetectorThatIsNotHereExplainsSilenceButNoAlarm()
    {
        const auto run
            = runExamples(matcherWith({u"nhs-number"_s, u"mood"_s}, {u"I am cross"_s}, {withNumber}));
        QCOMPARE(run.waiting.size(), 1);
        QCOMPARE(run.waiting[0].absentDetectors, QStringList{u"mood"_s});
        QVERIFY(sentenceOn(run.waiting[0]).contains(u"no detector \"mood\""));
        QCOMPARE(run.failed.size(), 1);
        QCOMPARE(run.failed[0].text, withNumber);
    }

    void aLongExampleIsQuotedInShort()
    {
        const auto run = runExamples(matcherWith({u"nhs-number"_s}, {QString(5000, u'a')}, {}));
        QVERIFY(sentenceOn(run.failed.value(0)).size() < 300);
    }

    void aSetWithoutExamplesHasNothingToFail()
    {
        const auto run = runExamples(matcherWith({u"nhs-number"_s}, {}, {}));
        QVERIFY(run.passed());
        QCOMPARE(run.tried, 0);
    }

    void theShippedExamplesHold_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("shouldMatch");
        const auto set = RuleSet::shipped();
        for (const GroundRule& rule : set->rules()) {
            QVERIFY2(absentDetectors(rule).isEmpty(), qPrintable(rule.id.value));
            for (const QString& text : rule.examplesMatch)
                QTest::newRow(qPrintable(rule.id.value + u": "_s + text)) << rule.id.value << text << true;
            for (const QString& text : rule.examplesNoMatch)
                QTest::newRow(qPrintable(rule.id.value + u" not: "_s + text))
                    << rule.id.value << text << false;
        }
    }
    void theShippedExamplesHold()
    {
        QFETCH(QString, rule);
        QFETCH(QString, text);
        QFETCH(bool, shouldMatch);
        const auto assessment = shippedMatcher().assess(text);
        const GroundRule& named = *shippedMatcher().rules().rule(RuleId{rule});
        QVERIFY2(assessment.rules.contains(named.id) == shouldMatch,
            qPrintable(described(text, assessment).join(u", ")));
    }

    void theShippedRunIsWhatTheRowsAre()
    {
        int examples = 0;
        for (const GroundRule& rule : shippedMatcher().rules().rules())
            examples += int(rule.examplesMatch.size() + rule.examplesNoMatch.size());
        QElapsedTimer timer;
        timer.start();
        const auto run = runExamples(shippedMatcher());
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(run.tried, examples);
        QStringList sentences;
        for (const auto& failed : run.failed)
            sentences << sentenceOn(failed);
        QVERIFY2(run.passed(), qPrintable(sentences.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(RuleExamplesTest)
#include "tst_rule_examples.moc"
