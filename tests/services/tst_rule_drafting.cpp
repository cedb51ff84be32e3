// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Changing the rules at a desk: what somebody finds who opens them, what their draft is worth, and what
// became of it.
#include "services/house_rules.h"
#include "services/rule_drafting.h"
#include "support/open_workspace.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

const RuleId offTopic{u"R14"_s};

struct Office : OpenWorkspace {
    Office()
        : OpenWorkspace(DatabaseAddress::Engine::Sqlite)
    {
    }

    RuleDrafting drafting{workspace()};
    RuleBook book{workspace()};

    RulesAtHand hand() { return expected(drafting.read(me())); }
    DraftRules changed(const std::function<void(GroundRule&)>& change)
    {
        auto rules = hand().live;
        auto rule = *rules.rule(offTopic);
        change(rule);
        rules.put(rule);
        return rules;
    }
    RuleVerdict verdict(const DraftRules& draft) { return expected(drafting.judge(draft, hand().live)); }
};

void say(GroundRule& rule)
{
    rule.wording[u"en-GB"_s] = u"Once is enough."_s;
}

} // namespace

class RuleDraftingTest : public QObject {
    Q_OBJECT
private slots:
    void atFirstThereIsWhatShips();
    void aDraftIsFoundAgain();
    void whatIsNoDraftIsPassedOver();
    void soundRulesHaveNoProblem();
    void aProblemDoesNotHideTheOthers();
    void whatCannotBeReadAtAllIsSaid();
    void publishingIsDoneWithTheDraft();
    void aRefusedPublicationKeepsTheDraftAndItsNote();
    void overOtherRulesItIsAConflict();
    void aDraftIsCarriedOver();
    void theHistoryTellsWhatChanged();
    void thePageIsOfTheOrganisation();
};

void RuleDraftingTest::atFirstThereIsWhatShips()
{
    Office office;
    const auto hand = office.hand();
    QCOMPARE(hand.history.size(), 1);
    QCOMPARE(hand.live, *DraftRules::read(RuleSet::shippedFile()));
    QVERIFY(!hand.draft);
}

void RuleDraftingTest::aDraftIsFoundAgain()
{
    Office office;
    const auto draft = office.changed([](GroundRule& rule) {
        rule.own << OwnPattern{OwnPattern::Kind::Pattern, u"(unfinished"_s, {}, Tier::Likely};
    });
    expected(office.drafting.keep(office.me(), draft));
    office.reopen();
    const auto hand = expected(RuleDrafting(office.workspace()).read(office.me()));
    QCOMPARE(*hand.draft, draft);
    QCOMPARE(hand.begunOver, hand.history.first().version);
    QCOMPARE(hand.kept, office.workspace().now());
}

void RuleDraftingTest::whatIsNoDraftIsPassedOver()
{
    Office office;
    expected(office.book.keepDraft(office.me(), QByteArray("no rules")));
    QVERIFY(!office.hand().draft);
}

void RuleDraftingTest::soundRulesHaveNoProblem()
{
    Office office;
    const auto verdict = office.verdict(office.changed(say));
    QVERIFY(verdict.problems.isEmpty());
    QCOMPARE(verdict.changed, QList<RuleId>{offTopic});
    QVERIFY(RuleSet::parse(verdict.sound));
}

void RuleDraftingTest::aProblemDoesNotHideTheOthers()
{
    Office office;
    const auto verdict = office.verdict(office.changed([](GroundRule& rule) {
        rule.title[u"en-GB"_s].clear();
        rule.own << OwnPattern{OwnPattern::Kind::Pattern, u"(ab"_s, {}, Tier::Likely}
                 << OwnPattern{OwnPattern::Kind::Words, u"zebra"_s, {}, Tier::Likely};
        rule.examplesNoMatch << u"A zebra came by"_s;
    }));
    using Kind = DraftProblem::Kind;
    QList<Kind> kinds;
    for (const auto& problem : verdict.problems) {
        kinds << problem.kind;
        QCOMPARE(problem.rule, offTopic);
    }
    QCOMPARE(kinds, (QList<Kind>{Kind::Missing, Kind::Unusable, Kind::Raised}));
    QVERIFY(RuleSet::parse(verdict.sound));
    QCOMPARE(verdict.soundPart.rule(offTopic)->own.size(), 1);
}

void RuleDraftingTest::whatCannotBeReadAtAllIsSaid()
{
    Office office;
    auto root = QJsonDocument::fromJson(RuleSet::shippedFile()).object();
    root[u"precedence"_s] = QJsonArray{u"R98"_s};
    const auto verdict = office.verdict(*DraftRules::read(QJsonDocument(root).toJson()));
    QCOMPARE(verdict.problems.size(), 1);
    QCOMPARE(verdict.problems.first().kind, DraftProblem::Kind::Unreadable);
    QVERIFY(verdict.problems.first().detail.contains(u"R98"_s));
    QVERIFY(verdict.sound.isEmpty());
}

void RuleDraftingTest::publishingIsDoneWithTheDraft()
{
    Office office;
    const auto before = office.hand().history.first().version;
    const auto draft = office.changed(say);
    expected(office.drafting.keep(office.me(), draft));
    const auto published
        = expected(office.drafting.publish(office.me(), draft, u"2026.12"_s, u"Plainer"_s, before));
    QCOMPARE(published.version, u"2026.12"_s);
    const auto hand = office.hand();
    QVERIFY(!hand.draft);
    QCOMPARE(hand.history.size(), 2);
    QCOMPARE(hand.live.note(), u"Plainer"_s);
    QCOMPARE(hand.live.rules(), draft.rules());
    QCOMPARE(office.workspace().rules()->version(), u"2026.12"_s);
}

void RuleDraftingTest::aRefusedPublicationKeepsTheDraftAndItsNote()
{
    Office office;
    const auto live = office.hand().history.first().version;
    const auto draft = office.changed(say);
    const auto refused
        = wait(office.drafting.publish(office.me(), draft, live, u"Plainer"_s, live)); // the version is taken
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QCOMPARE(office.hand().draft->note(), u"Plainer"_s);
    auto moderator = office.me();
    moderator.roles = {Role::Moderator};
    const auto forbidden = wait(office.drafting.publish(moderator, draft, u"2026.12"_s, u"Plainer"_s, live));
    QCOMPARE(forbidden.error().code, ErrorCode::Refused);
    QCOMPARE(office.hand().history.first().version, live);
}

void RuleDraftingTest::overOtherRulesItIsAConflict()
{
    Office office;
    const auto live = office.hand().history.first().version;
    const auto draft = office.changed(say);
    expected(office.drafting.publish(office.me(), draft, u"2026.12"_s, {}, live));
    const auto late = wait(office.drafting.publish(office.me(), draft, u"2026.13"_s, {}, live));
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY(office.hand().draft);
    QCOMPARE(office.hand().begunOver, u"2026.12"_s);
}

void RuleDraftingTest::aDraftIsCarriedOver()
{
    Office office;
    const auto live = office.hand().history.first().version;
    const auto mine = office.changed(say);
    expected(office.drafting.keep(office.me(), mine));
    auto theirs = office.hand().live;
    auto other = *theirs.rule(RuleId{u"R15"_s});
    other.severity = Severity::S2;
    theirs.put(other);
    Actor colleague = office.me();
    colleague.person
        = expected(People(office.workspace()).add(office.me(), u"Kim Sample"_s, {Role::Supervisor})).id;
    expected(office.drafting.publish(colleague, theirs, u"2026.12"_s, {}, live));
    const auto hand = office.hand();
    QCOMPARE(hand.begunOver, live);
    const auto carried = expected(office.drafting.carryOver(*hand.draft, hand.begunOver, hand.live));
    QVERIFY(carried.both.isEmpty());
    QCOMPARE(changedRules(hand.live, carried.draft), QList<RuleId>{offTopic});
    expected(office.drafting.keep(office.me(), carried.draft, u"2026.12"_s));
    QCOMPARE(office.hand().begunOver, u"2026.12"_s);
    expected(office.drafting.keep(office.me(), carried.draft));
    QCOMPARE(office.hand().begunOver, u"2026.12"_s);
}

void RuleDraftingTest::theHistoryTellsWhatChanged()
{
    Office office;
    const auto live = office.hand().history.first().version;
    expected(office.drafting.publish(office.me(), office.changed(say), u"2026.12"_s, u"Plainer"_s, live));
    const auto history = office.hand().history;
    const auto story = expected(office.drafting.story(history.at(0), history.at(1)));
    QCOMPARE(story.note, u"Plainer"_s);
    QCOMPARE(story.changes.changed, QList<RuleId>{offTopic});
    const auto first = expected(office.drafting.story(history.at(1), {}));
    QVERIFY(first.note.isEmpty());
    QVERIFY(first.changes.isEmpty());
    RulePublication never;
    never.version = u"2020.1"_s;
    QCOMPARE(wait(office.drafting.story(never, {})).error().code, ErrorCode::NotFound);
}

void RuleDraftingTest::thePageIsOfTheOrganisation()
{
    Office office;
    HouseRules house(office.workspace());
    const auto page = expected(house.page(PageForm::Markdown, u"en-GB"_s));
    QCOMPARE(page.version, office.workspace().rules()->version());
    QCOMPARE(page.languages.first(), u"en-GB"_s);
    QVERIFY(page.languages.contains(u"cy"_s));
    QVERIFY(page.text.contains(office.workspace().organisation().name));
    QVERIFY(expected(house.page(PageForm::Html, u"cy"_s)).text.contains(u"lang=\"cy\""_s));
    QTemporaryDir folder;
    const QString file = folder.filePath(u"page.md"_s);
    expected(house.save(file, PageForm::Markdown, u"en-GB"_s));
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(saved.readAll()), page.text);
    const auto nowhere = wait(house.save(folder.filePath(u"no/page.md"_s), PageForm::Markdown, u"en-GB"_s));
    QCOMPARE(nowhere.error().code, ErrorCode::Unreadable);
}

QTEST_GUILESS_MAIN(RuleDraftingTest)
#include "tst_rule_drafting.moc"
