// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people write about, in their own words: what each topic must hear and what it must leave alone.
// Lines of data/topics.txt are "topic", "topic:least level" or "-topic", a tab, and the text.
#include "matching.h"
#include "rules/topics.h"

#include <QJsonDocument>
#include <QTest>

using namespace steward;
using namespace steward::test;

namespace {

struct Line {
    bool mustHear = true;
    QString topic;
    QString level; ///< the mildest level that will do; empty: any
    QString text;
};

Line lineFrom(const QString& raw)
{
    Line line;
    QString label = raw.section(u'\t', 0, 0);
    if (label.startsWith(u'-')) {
        line.mustHear = false;
        label.remove(0, 1);
    }
    line.topic = label.section(u':', 0, 0);
    line.level = label.section(u':', 1, 1);
    line.text = raw.section(u'\t', 1);
    return line;
}

/// Heard as likely, at the level or above where levels are "Q1" to "Q3", else at exactly that level.
bool isHeard(const Line& line)
{
    const Assessment assessment = shippedMatcher().assess(line.text);
    return std::any_of(
        assessment.findings.begin(), assessment.findings.end(), [&line](const Finding& finding) {
            const bool isLevel = line.level.isEmpty() || finding.level == line.level
                || (line.level.startsWith(u'Q') && finding.level > line.level);
            return finding.detector == line.topic && finding.tier != Tier::Possible && isLevel;
        });
}

} // namespace

class TestTopics : public QObject {
    Q_OBJECT
private slots:
    void hearsAndLeavesAlone_data();
    void hearsAndLeavesAlone();
    void shoutingAndTextSpeakChangeNothing_data();
    void shoutingAndTextSpeakChangeNothing();
    void theGravestRuleLeads_data();
    void theGravestRuleLeads();
    void aRedFlagIsAsUrgentAsACrisis();
    void aReportOfAbuseIsNotAbuse();
    void aGuardMayLowerALevel();
    void aMistakeInASpellingIsNamed();
    void thePhrasesThatShipHaveNone();
    void aQuestionIsNoPraise_data();
    void aQuestionIsNoPraise();
};

void TestTopics::hearsAndLeavesAlone_data()
{
    QTest::addColumn<QString>("raw");
    for (const QString& raw : linesOf(QStringLiteral("topics.txt")))
        QTest::newRow(qPrintable(raw)) << raw;
}

void TestTopics::hearsAndLeavesAlone()
{
    QFETCH(QString, raw);
    const Line line = lineFrom(raw);
    QVERIFY2(isHeard(line) == line.mustHear,
        qPrintable(described(line.text, shippedMatcher().assess(line.text)).join(u", ")));
}

void TestTopics::shoutingAndTextSpeakChangeNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("topic");
    const auto row = [](const char* text, const char* topic) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(topic);
    };
    row("I WANT TO MAKE A FORMAL COMPLAINT", "complaint");
    row("i wanna kms", "crisis");
    row("CANT GO ON ANYMORE", "crisis");
    row("i want to end my life\nplease", "crisis");
    row("i want to... end my life", "crisis");
    row("i wanna dieeeee", "crisis");
    row("feeling sucidal again", "crisis");
    row("I KNOW WHERE YOU LIVE", "threat");
    row("thankyouuuu to the midwives", "praise");
    row("how much did u spend on agency staff last yr", "information-request");
}

void TestTopics::shoutingAndTextSpeakChangeNothing()
{
    QFETCH(QString, text);
    QFETCH(QString, topic);
    QVERIFY2(findingOf(shippedMatcher().assess(text), topic),
        qPrintable(described(text, shippedMatcher().assess(text)).join(u", ")));
}

void TestTopics::theGravestRuleLeads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("leading");
    QTest::addColumn<QString>("also");
    const auto row = [](const char* text, const char* leading, const char* also) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(leading)
                            << QString::fromLatin1(also);
    };
    row("Thank you to the nurse, but I want to kill myself tonight", "R03", "R18");
    row("My partner hit me again and I want to make a formal complaint about the GP", "R04", "R08");
    row("I know where you live. I am suing you.", "R05", "R08");
    row("I want to end my life and I know where that doctor lives", "R03", "R05");
    row("since the new tablets my lips swell and I want to complain", "R09", "R08");
    row("Send the foreign nurses home, and I want to make a complaint", "R06", "R08");
}

void TestTopics::theGravestRuleLeads()
{
    QFETCH(QString, text);
    QFETCH(QString, leading);
    QFETCH(QString, also);
    const Assessment assessment = shippedMatcher().assess(text);
    const QString seen = described(text, assessment).join(u", ");
    QVERIFY2(assessment.leadingRule.value == leading, qPrintable(seen));
    QVERIFY2(assessment.rules.contains(RuleId{also}), qPrintable(seen));
}

void TestTopics::aRedFlagIsAsUrgentAsACrisis()
{
    const Assessment redFlag
        = shippedMatcher().assess(QStringLiteral("crushing chest pain for an hour, should I ring someone?"));
    QCOMPARE(redFlag.severity, Severity::S1);
    QVERIFY(!redFlag.crisis);
    const Assessment plain
        = shippedMatcher().assess(QStringLiteral("can I take ibuprofen with my blood pressure tablets?"));
    QCOMPARE(plain.severity, Severity::S3);
}

void TestTopics::aReportOfAbuseIsNotAbuse()
{
    const Assessment told = shippedMatcher().assess(
        QStringLiteral("The receptionist told me to go back to my own country and I want to complain"));
    QVERIFY(!told.rules.contains(RuleId{QStringLiteral("R06")}));
    QCOMPARE(told.leadingRule.value, QStringLiteral("R08"));
    const Assessment seen = shippedMatcher().assess(
        QStringLiteral("A visitor said he would kill the nurse and security did nothing"));
    QVERIFY(!seen.rules.contains(RuleId{QStringLiteral("R05")}));
}

void TestTopics::aGuardMayLowerALevel()
{
    const QJsonObject data = QJsonDocument::fromJson(R"({"topics": {"t": {"levels": ["low", "mid", "high"],
        "phrases": [{"level": "mid", "match": ["despair"]}, {"level": "high", "match": ["act"]}],
        "guards": [{"upTo": "mid", "lowersTo": "low", "match": ["(despair|act) years ago"]}]}}})")
                                 .object();
    QVERIFY(!Topics::problemIn(data));
    const Topics topics(data);
    const auto levelIn = [&topics](const QString& text) {
        Hits hits;
        topics.listen(readingOf(text), hits);
        return hits.empty() ? std::string() : hits.front().level;
    };
    QCOMPARE(levelIn(QStringLiteral("such despair")), std::string("mid"));
    QCOMPARE(levelIn(QStringLiteral("despair years ago")), std::string("low"));
    QCOMPARE(levelIn(QStringLiteral("an act years ago")), std::string("high"));
}

void TestTopics::thePhrasesThatShipHaveNone()
{
    // The program does not prove them again each time it starts.
    const auto problem = Topics::problemIn(RuleSet::shipped()->detectorData());
    QVERIFY2(!problem, qPrintable(problem ? problem->where + u' ' + problem->what : QString()));
}

void TestTopics::aMistakeInASpellingIsNamed()
{
    const auto problem = Topics::problemIn(
        QJsonDocument::fromJson(R"({"spellings": {"tonight": "2nite to-night"}})").object());
    QVERIFY(problem);
    QVERIFY(problem->where.contains(u"tonight"));
    QVERIFY(problem->what.contains(u"to-night"));
}

void TestTopics::aQuestionIsNoPraise_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"When do you open?", "Is the flu clinic on Saturday?",
             "can you tell me when the clinic opens, thanks", "Hi, is the blood clinic walk in? Thanks",
             "is there a good time to ring", "pryd ydych chi ar agor?"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestTopics::aQuestionIsNoPraise()
{
    QFETCH(QString, text);
    QVERIFY(!shippedMatcher().assess(text).rules.contains(RuleId{QStringLiteral("R18")}));
}

QTEST_APPLESS_MAIN(TestTopics)
#include "tst_topics.moc"
