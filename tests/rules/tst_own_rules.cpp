// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of an organisation's own come into a draft and go from it; what ships is switched off.
#include "rules/draft_rules.h"
#include "rules/house_page.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

const RuleId offTopic{u"R14"_s};
const RuleId sideEffects{u"R09"_s}; // named in the precedence
const RuleId privacy{u"R01"_s};
const RuleId crisis{u"R03"_s};
const RuleId mine{u"R101"_s};
using Change = std::function<void(GroundRule& rule)>;

DraftRules shipped()
{
    return *DraftRules::read(RuleSet::shippedFile());
}

QJsonObject jsonOf(const DraftRules& rules)
{
    return QJsonDocument::fromJson(rules.file()).object();
}

DraftRules with(DraftRules rules, const RuleId& id, const Change& change)
{
    auto rule = *rules.rule(id);
    change(rule);
    rules.put(rule);
    return rules;
}

/// About zebras: everything is there.
GroundRule zebras(const RuleId& id = mine)
{
    GroundRule rule = newRule(id);
    rule.title[u"en-GB"_s] = u"No zebras"_s;
    rule.wording[u"en-GB"_s] = u"Please leave zebras out."_s;
    rule.rationale[u"en-GB"_s] = u"They confuse people who look for a crossing."_s;
    rule.isBreach = true;
    rule.actions = {Action::Hide};
    rule.routes = {RouteId{u"SUP"_s}};
    rule.own = {{OwnPattern::Kind::Words, u"zebra"_s, {u"zebra crossing"_s}, Tier::Certain}};
    rule.examplesMatch = {u"A zebra came by"_s};
    rule.examplesNoMatch = {u"There is a zebra crossing"_s};
    return rule;
}

DraftRules withZebras()
{
    auto draft = shipped();
    draft.add(zebras());
    return draft;
}

std::shared_ptr<const RuleSet> parsed(const DraftRules& rules)
{
    const auto set = RuleSet::parse(rules.file());
    return set ? *set : nullptr;
}

QList<DraftProblem::Kind> kindsOf(const QList<DraftProblem>& problems)
{
    QList<DraftProblem::Kind> kinds;
    for (const auto& problem : problems)
        kinds << problem.kind;
    return kinds;
}

} // namespace

class OwnRulesTest : public QObject {
    Q_OBJECT
private slots:
    void anAddedRuleIsUsedAsItWasWritten();
    void aRuleIsAddedOnce();
    void aNewRuleLacksItsTextsAndNothingElse();
    void whatIsLackingStandsInTheWayOfPublishingNotOfTrying();
    void idsAreNotGivenTwice_data();
    void idsAreNotGivenTwice();
    void aRemovedRuleComesBackAsItWas_data();
    void aRemovedRuleComesBackAsItWas();
    void whatIsThereIsNotBroughtBack();
    void aRuleThatIsOffRaisesNothing_data();
    void aRuleThatIsOffRaisesNothing();
    void aRuleThatIsOffIsNeitherCitedNorRead();
    void lifeAndSafetyStayInUse();
    void readBesideTheRulesInForceADraftFindsWhatItFindsAlone_data();
    void readBesideTheRulesInForceADraftFindsWhatItFindsAlone();
    void twoSupervisorsGiveOneId();
    void aRuleTakenOutHereAndChangedThereIsTold();
};

void OwnRulesTest::anAddedRuleIsUsedAsItWasWritten()
{
    const auto draft = withZebras();
    QCOMPARE(*draft.rule(mine), zebras());
    QCOMPARE(changedRules(shipped(), draft), QList<RuleId>{mine});
    const auto set = parsed(draft);
    QVERIFY(set);
    QCOMPARE(*set->rule(mine), zebras());
    const auto run = runExamples(Matcher(set));
    QVERIFY2(run.passed(), qPrintable(run.failed.isEmpty() ? QString() : sentenceOn(run.failed.first())));
    QVERIFY(Matcher(set).assess(u"the zebra again"_s).rules.contains(mine));
    // Nothing else of the file is another.
    auto without = draft;
    without.remove(mine);
    QCOMPARE(without, shipped());
}

void OwnRulesTest::aRuleIsAddedOnce()
{
    auto draft = withZebras();
    auto other = zebras();
    other.title[u"en-GB"_s] = u"Other"_s;
    draft.add(other);
    QCOMPARE(draft, withZebras());
}

void OwnRulesTest::aNewRuleLacksItsTextsAndNothingElse()
{
    auto draft = shipped();
    draft.add(newRule(mine));
    QCOMPARE(*draft.rule(mine), newRule(mine));
    const auto problems = problemsIn(*draft.rule(mine));
    QCOMPARE(kindsOf(problems), QList<DraftProblem::Kind>(3, DraftProblem::Kind::Missing));
    QCOMPARE(problems[0].field, RuleField::Title);
    QCOMPARE(problems[1].field, RuleField::Wording);
    QCOMPARE(problems[2].field, RuleField::Rationale);
}

void OwnRulesTest::whatIsLackingStandsInTheWayOfPublishingNotOfTrying()
{
    auto draft = shipped();
    auto rule = newRule(mine);
    rule.own = {{OwnPattern::Kind::Words, u"zebra"_s, {}, Tier::Likely}};
    draft.add(rule);
    QVERIFY(!parsed(draft));
    const auto sound = parsed(soundPart(draft, shipped()));
    QVERIFY(sound);
    QVERIFY(Matcher(sound).assess(u"A zebra"_s).rules.contains(mine));
}

void OwnRulesTest::idsAreNotGivenTwice_data()
{
    QTest::addColumn<QStringList>("used");
    QTest::addColumn<QString>("free");
    QTest::newRow("what ships") << u"R01 R02 R19"_s.split(u' ') << u"R101"_s;
    QTest::newRow("nothing") << QStringList() << u"R101"_s;
    QTest::newRow("one before") << u"R01 R101"_s.split(u' ') << u"R102"_s;
    QTest::newRow("one that is gone stays taken") << u"R103 R101"_s.split(u' ') << u"R104"_s;
    QTest::newRow("four digits") << u"R999 R01"_s.split(u' ') << u"R1000"_s;
    QTest::newRow("no id at all") << u"Rxx nonsense R101"_s.split(u' ') << u"R102"_s;
}

void OwnRulesTest::idsAreNotGivenTwice()
{
    QFETCH(QStringList, used);
    QSet<RuleId> ids;
    for (const auto& id : used)
        ids << RuleId{id};
    QTEST(freeRuleId(ids).value, "free");
}

void OwnRulesTest::aRemovedRuleComesBackAsItWas_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("an own one") << mine.value;
    QTest::newRow("the first of the precedence") << crisis.value;
    QTest::newRow("one in the middle of the precedence") << sideEffects.value;
    QTest::newRow("the first of the file") << u"R01"_s;
    QTest::newRow("one in the middle of the file") << offTopic.value;
}

void OwnRulesTest::aRemovedRuleComesBackAsItWas()
{
    QFETCH(QString, id);
    // A key that this program does not know comes back too.
    auto root = jsonOf(withZebras());
    auto rules = root[u"rules"_s].toArray();
    for (auto rule : rules) {
        auto object = rule.toObject();
        object[u"mood"_s] = u"grave"_s;
        rule = object;
    }
    root[u"rules"_s] = rules;
    const auto before = *DraftRules::read(QJsonDocument(root).toJson());
    auto draft = before;
    draft.remove(RuleId{id});
    QVERIFY(!draft.rule(RuleId{id}));
    QVERIFY2(parsed(draft), "a rule that is gone is not named any longer");
    QCOMPARE(changedRules(before, draft), QList<RuleId>{RuleId{id}});
    draft.bringBack(RuleId{id}, before);
    QCOMPARE(draft, before);
}

void OwnRulesTest::whatIsThereIsNotBroughtBack()
{
    auto draft = with(withZebras(), mine, [](GroundRule& r) { r.severity = Severity::S2; });
    const auto typed = draft;
    draft.bringBack(mine, withZebras());
    QCOMPARE(draft, typed);
    draft.bringBack(RuleId{u"R77"_s}, withZebras());
    QCOMPARE(draft, typed);
    draft.remove(RuleId{u"R77"_s});
    QCOMPARE(draft, typed);
}

void OwnRulesTest::aRuleThatIsOffRaisesNothing_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    QTest::newRow("by a detector") << u"R01"_s << u"My NHS number is 999 000 0018"_s;
    QTest::newRow("by words of its own") << mine.value << u"A zebra came by"_s;
}

void OwnRulesTest::aRuleThatIsOffRaisesNothing()
{
    QFETCH(QString, id);
    QFETCH(QString, text);
    const auto on = parsed(withZebras());
    QVERIFY(Matcher(on).assess(text).rules.contains(RuleId{id}));
    const auto off = parsed(with(withZebras(), RuleId{id}, [](GroundRule& r) { r.isOff = true; }));
    QVERIFY(off);
    const Matcher matcher(off);
    QVERIFY(!matcher.assess(text).rules.contains(RuleId{id}));
    for (const auto& finding : matcher.assess(text).findings)
        QVERIFY(finding.rule != RuleId{id});
    QVERIFY2(runExamples(matcher).passed(), "its examples prove nothing while it is off");
    QVERIFY(!findsTheSame(withZebras(), with(withZebras(), RuleId{id}, [](auto& r) { r.isOff = true; })));
}

void OwnRulesTest::aRuleThatIsOffIsNeitherCitedNorRead()
{
    const auto set = parsed(with(withZebras(), mine, [](GroundRule& r) { r.isOff = true; }));
    QVERIFY2(set->rule(mine), "what was decided under it still has its words");
    QVERIFY(!set->facts().contains(mine));
    QVERIFY(parsed(withZebras())->facts().contains(mine));
    const auto page = HousePage::of(*set);
    QVERIFY(page);
    QVERIFY(!housePage(*set, *page, {}, PageForm::Markdown, u"en-GB"_s).contains(u"zebras"_s));
    const auto on = parsed(withZebras());
    QVERIFY(housePage(*on, *HousePage::of(*on), {}, PageForm::Markdown, u"en-GB"_s).contains(u"zebras"_s));
}

void OwnRulesTest::lifeAndSafetyStayInUse()
{
    const auto draft = with(shipped(), crisis, [](GroundRule& r) { r.isOff = true; });
    const auto refused = RuleSet::parse(draft.file());
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"R03"_s) && refused.error().message.contains(u"isOff"_s));
    const auto problems = problemsIn(*draft.rule(crisis));
    QCOMPARE(kindsOf(problems), QList{DraftProblem::Kind::KeptInUse});
    QCOMPARE(problems.first().field, RuleField::Use);
    const auto sound = parsed(soundPart(draft, shipped()));
    QVERIFY(sound);
    QVERIFY(Matcher(sound).assess(u"I want to kill myself tonight"_s).rules.contains(crisis));
}

void OwnRulesTest::readBesideTheRulesInForceADraftFindsWhatItFindsAlone_data()
{
    QTest::addColumn<DraftRules>("draft");
    QTest::newRow("the same rules") << shipped();
    QTest::newRow("words of its own") << withZebras();
    QTest::newRow("a detector under another rule")
        << with(with(shipped(), offTopic, [](GroundRule& rule) { rule.detectors << u"phone"_s; }), privacy,
               [](GroundRule& rule) { rule.detectors.removeAll(u"phone"_s); });
    QTest::newRow("a detector that nobody asks for any more")
        << with(shipped(), sideEffects, [](GroundRule& rule) { rule.isOff = true; });
    auto file = jsonOf(shipped());
    auto data = file[u"detectors"_s].toObject();
    QVERIFY(data.contains(u"profanity"_s));
    data.remove(u"profanity"_s);
    file[u"detectors"_s] = data;
    QTest::newRow("other words for a detector") << *DraftRules::read(QJsonDocument(file).toJson());
}

void OwnRulesTest::readBesideTheRulesInForceADraftFindsWhatItFindsAlone()
{
    QFETCH(DraftRules, draft);
    const auto rules = parsed(draft);
    QVERIFY(rules);
    const Matcher live(RuleSet::shipped());
    const Matcher alone(rules);
    const Matcher beside(rules, live);
    QStringList texts{u"A zebra rang 07700 900123"_s, u"word "_s.repeated(20'000) + u"zebra 07700 900123"_s};
    for (const GroundRule& rule : live.rules().rules())
        texts += rule.examplesMatch + rule.examplesNoMatch;
    for (const QString& text : texts) {
        const auto [ofDraft, ofLive] = Matcher::assessBoth(beside, live, text);
        QVERIFY2(ofDraft == alone.assess(text), qPrintable(text.left(200)));
        QVERIFY2(ofLive == live.assess(text), qPrintable(text.left(200)));
    }
}

void OwnRulesTest::twoSupervisorsGiveOneId()
{
    auto other = zebras();
    other.title[u"en-GB"_s] = u"No horses"_s;
    auto live = shipped();
    live.add(other);
    const auto carried = carriedOver(withZebras(), shipped(), live, {RuleId{u"R102"_s}});
    QCOMPARE(*carried.draft.rule(mine), other);
    const RuleId now{u"R103"_s};
    QVERIFY2(carried.draft.rule(now), "R102 was given to a rule that is gone");
    QCOMPARE(*carried.draft.rule(now), zebras(now));
    QCOMPARE(carried.renamed, (QList<std::pair<RuleId, RuleId>>{{mine, now}}));
    QVERIFY(carried.both.isEmpty());
    // The same rule in both is one rule.
    const auto same = carriedOver(withZebras(), shipped(), withZebras());
    QCOMPARE(same.draft.rules(), withZebras().rules());
    QVERIFY(same.renamed.isEmpty());
}

void OwnRulesTest::aRuleTakenOutHereAndChangedThereIsTold()
{
    auto draft = withZebras();
    draft.remove(mine);
    const auto live = with(withZebras(), mine, [](GroundRule& r) { r.severity = Severity::S2; });
    const auto carried = carriedOver(draft, withZebras(), live);
    QVERIFY(!carried.draft.rule(mine));
    QCOMPARE(carried.both, QList<RuleId>{mine});
    QVERIFY(carriedOver(draft, withZebras(), withZebras()).both.isEmpty());
}

QTEST_MAIN(OwnRulesTest)
#include "tst_own_rules.moc"
