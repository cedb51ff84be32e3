// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching.h"

#include "rules/topics.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace steward;
using namespace steward::test;

namespace {

QJsonObject shippedJson()
{
    QFile file(QStringLiteral(":/ground-rules/rules.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// The shipped file with one key of its first rule replaced.
QByteArray withFirstRule(const QString& key, const QJsonValue& value)
{
    QJsonObject root = shippedJson();
    QJsonArray rules = root[QStringLiteral("rules")].toArray();
    QJsonObject first = rules[0].toObject();
    first[key] = value;
    rules[0] = first;
    root[QStringLiteral("rules")] = rules;
    return QJsonDocument(root).toJson();
}

} // namespace

class TestRuleSet : public QObject {
    Q_OBJECT
private slots:
    void shipsNineteenRulesInOrder();
    void shipsPhrasesThatCanBeRead();
    void everyRuleSpeaksEnglishAndWelsh();
    void severityAndClockFollowTheRule();
    void onlyBreachesMayHide();
    void anUnknownLanguageFallsBackToEnglish();
    void refusesABrokenFile_data();
    void refusesABrokenFile();
    void itsOwnExamplesPass_data();
    void itsOwnExamplesPass();
    void noExampleRaisesARuleThatItMustNot();
};

void TestRuleSet::shipsNineteenRulesInOrder()
{
    const auto set = RuleSet::shipped();
    QCOMPARE(set->rules().size(), 19);
    QVERIFY(!set->version().isEmpty());
    QStringList ids;
    for (const RuleId& id : set->orderedIds())
        ids << id.value;
    QCOMPARE(ids.mid(0, 6), QStringLiteral("R03 R04 R05 R01 R09 R02").split(u' '));
    QCOMPARE(ids.size(), 19);
    QCOMPARE(ids.mid(6).first(), QStringLiteral("R06"));
    QVERIFY(!set->rule(RuleId{QStringLiteral("R99")}));
}

/// The program takes the phrases of its own file as they are: what is wrong with them must show here.
void TestRuleSet::shipsPhrasesThatCanBeRead()
{
    const auto problem = Topics::problemIn(RuleSet::shipped()->detectorData());
    QVERIFY2(!problem, problem ? qPrintable(QString(problem->where + u' ' + problem->what)) : "");
}

void TestRuleSet::everyRuleSpeaksEnglishAndWelsh()
{
    const auto set = RuleSet::shipped();
    for (const GroundRule& rule : set->rules()) {
        QVERIFY2(!inLanguage(rule.title).isEmpty() && !inLanguage(rule.wording).isEmpty()
                && !inLanguage(rule.rationale).isEmpty(),
            qPrintable(rule.id.value));
        QVERIFY2(inLanguage(rule.title, QStringLiteral("cy")) != inLanguage(rule.title),
            qPrintable(rule.id.value));
        QVERIFY2(!rule.routes.isEmpty() && !rule.actions.isEmpty(), qPrintable(rule.id.value));
        QVERIFY2(!rule.examplesMatch.isEmpty() && !rule.examplesNoMatch.isEmpty(), qPrintable(rule.id.value));
    }
}

void TestRuleSet::severityAndClockFollowTheRule()
{
    const auto set = RuleSet::shipped();
    const GroundRule* crisis = set->rule(RuleId{QStringLiteral("R03")});
    QCOMPARE(crisis->severity, Severity::S1);
    QCOMPARE(crisis->lookWithin, std::chrono::minutes(15));
    QVERIFY(crisis->elapsedClock);
    QCOMPARE(crisis->routes.first().value, QStringLiteral("SAFE"));
    const GroundRule* identity = set->rule(RuleId{QStringLiteral("R01")});
    QCOMPARE(identity->actions.first(), Action::Hide);
    QVERIFY(!identity->elapsedClock);
}

void TestRuleSet::onlyBreachesMayHide()
{
    const auto facts = RuleSet::shipped()->facts();
    QCOMPARE(facts.size(), 19);
    QVERIFY(facts.value(RuleId{QStringLiteral("R01")}).isBreach);
    QVERIFY(!facts.value(RuleId{QStringLiteral("R03")}).isBreach);
    QVERIFY(!facts.value(RuleId{QStringLiteral("R08")}).isBreach);
}

void TestRuleSet::anUnknownLanguageFallsBackToEnglish()
{
    const LocalisedText text{
        {QStringLiteral("en-GB"), QStringLiteral("sorry")}, {QStringLiteral("cy"), QStringLiteral("sori")}};
    QCOMPARE(inLanguage(text, QStringLiteral("pl")), QStringLiteral("sorry"));
    QCOMPARE(inLanguage(text, QStringLiteral("cy-GB")), QStringLiteral("sori"));
}

void TestRuleSet::refusesABrokenFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    QTest::newRow("not JSON") << QByteArray("{") << QStringLiteral("no JSON object");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("no JSON object");
    QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("no JSON object");
    QTest::newRow("another format") << QByteArray("{\"format\":\"x\"}") << QStringLiteral("steward-rules/1");
    QTest::newRow("no version") << QByteArray("{\"format\":\"steward-rules/1\"}")
                                << QStringLiteral("version");
    QTest::newRow("no rules") << QByteArray("{\"format\":\"steward-rules/1\",\"version\":\"1\"}")
                              << QStringLiteral("rules");
    QTest::newRow("bad id") << withFirstRule(QStringLiteral("id"), QStringLiteral("rule one"))
                            << QStringLiteral("\"id\"");
    QTest::newRow("id twice") << withFirstRule(QStringLiteral("id"), QStringLiteral("R02"))
                              << QStringLiteral("twice");
    QTest::newRow("no English") << withFirstRule(
        QStringLiteral("title"), QJsonObject{{QStringLiteral("cy"), QStringLiteral("teitl")}})
                                << QStringLiteral("\"title\"");
    QTest::newRow("severity") << withFirstRule(QStringLiteral("severity"), QStringLiteral("S9"))
                              << QStringLiteral("\"severity\"");
    QTest::newRow("breach") << withFirstRule(QStringLiteral("isBreach"), QStringLiteral("yes"))
                            << QStringLiteral("\"isBreach\"");
    QTest::newRow("action") << withFirstRule(QStringLiteral("actions"), QJsonArray{QStringLiteral("explode")})
                            << QStringLiteral("\"actions\"");
    QTest::newRow("minutes") << withFirstRule(QStringLiteral("lookWithinMinutes"), -3)
                             << QStringLiteral("lookWithinMinutes");
    QJsonObject root = shippedJson();
    root[QStringLiteral("precedence")] = QJsonArray{QStringLiteral("R77")};
    QTest::newRow("precedence") << QJsonDocument(root).toJson() << QStringLiteral("R77");
    const auto withTopic = [](const QJsonObject& topic) {
        QJsonObject changed = shippedJson();
        changed[QStringLiteral("detectors")]
            = QJsonObject{{QStringLiteral("topics"), QJsonObject{{QStringLiteral("parking"), topic}}}};
        return QJsonDocument(changed).toJson();
    };
    const auto withPhrase = [&withTopic](const QJsonObject& phrase) {
        return withTopic({{QStringLiteral("levels"), QJsonArray{QStringLiteral("mild")}},
            {QStringLiteral("phrases"), QJsonArray{phrase}}});
    };
    const auto match = [](const char* text) {
        return std::pair{QStringLiteral("match"), QJsonValue(QJsonArray{QString::fromUtf8(text)})};
    };
    for (const auto& [phrase, named] : {std::pair{"(unclosed", "(unclosed"}, {"closed)", "closing bracket"},
             {"a (b|) c", "empty alternative"}, {"no {such} set", "{such}"}, {"an {open set", "\"{\""},
             {"too wide _99 a gap", "gap"}, {"ab* stem", "stem"}, {"tiny~ word", "five letters"},
             {"strange [a-z]", "\"[\""}})
        QTest::newRow(phrase) << withPhrase({match(phrase)}) << QString::fromUtf8(named);
    QTest::newRow("topic is named") << withPhrase({match("(x")}) << QStringLiteral("topic \"parking\"");
    QTest::newRow("field is named") << withPhrase({match("(x")}) << QStringLiteral("\"match\"");
    QTest::newRow("no match") << withPhrase({}) << QStringLiteral("no \"match\"");
    QTest::newRow("needs") << withPhrase({match("x"), {QStringLiteral("needs"), QStringLiteral("(y")}})
                           << QStringLiteral("\"needs\"");
    QTest::newRow("level") << withPhrase({match("x"), {QStringLiteral("level"), QStringLiteral("loud")}})
                           << QStringLiteral("\"loud\"");
    QTest::newRow("tier") << withPhrase({match("x"), {QStringLiteral("tier"), QStringLiteral("perhaps")}})
                          << QStringLiteral("\"tier\"");
    root = shippedJson();
    root[QStringLiteral("detectors")] = QJsonObject{{QStringLiteral("wordSets"),
        QJsonObject{{QStringLiteral("hen"), QStringLiteral("{egg}")},
            {QStringLiteral("egg"), QStringLiteral("{hen}")}}}};
    QTest::newRow("sets in circles") << QJsonDocument(root).toJson() << QStringLiteral("word set");
}

void TestRuleSet::refusesABrokenFile()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    const auto set = RuleSet::parse(json);
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::Malformed);
    QVERIFY2(set.error().message.contains(named), qPrintable(set.error().message));
}

void TestRuleSet::itsOwnExamplesPass_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("text");
    // The rules whose detectors are here; two examples of R01 wait for addresses and combinations of details.
    const auto set = RuleSet::shipped();
    for (const char* id : {"R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11", "R12",
             "R15", "R16", "R17", "R18", "R19"}) {
        const GroundRule* rule = set->rule(RuleId{QLatin1String(id)});
        for (const QString& text : rule->examplesMatch) {
            if (!text.contains(QLatin1String("Mill Lane")) && !text.contains(QLatin1String("tractor")))
                QTest::newRow(qPrintable(rule->id.value + u": " + text.left(40))) << rule->id.value << text;
        }
    }
}

void TestRuleSet::itsOwnExamplesPass()
{
    QFETCH(QString, rule);
    QFETCH(QString, text);
    const Assessment assessment = shippedMatcher().assess(text);
    QVERIFY2(assessment.rules.contains(RuleId{rule}), qPrintable(described(text, assessment).join(u", ")));
}

void TestRuleSet::noExampleRaisesARuleThatItMustNot()
{
    const auto set = RuleSet::shipped();
    for (const GroundRule& rule : set->rules()) {
        for (const QString& text : rule.examplesNoMatch) {
            const Assessment assessment = shippedMatcher().assess(text);
            QVERIFY2(!assessment.rules.contains(rule.id), qPrintable(rule.id.value + u": " + text));
        }
    }
}

QTEST_APPLESS_MAIN(TestRuleSet)
#include "tst_rule_set.moc"
