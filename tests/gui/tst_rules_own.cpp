// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An organisation adds rules of its own at a desk, takes them out again, and switches off what ships.
#include "gui/rules_office.h"
#include "rules/draft_rules.h"

#include <QAbstractButton>

using namespace steward;
using namespace Qt::StringLiterals;
using test::goTo;
using test::isFocusSound;
using test::Office;
using test::patience;
using test::rowWhere;

namespace {

const QString mine = u"R101"_s;

struct OwnRules : Office {
    /// A new rule is there, chosen, and its title has the focus.
    bool isAdded(const QString& id = mine)
    {
        desk.action("rules.add")->trigger();
        return QTest::qWaitFor(
            [&] {
                return field("ruleTitleEdit").hasFocus() && rowWhere(table(), "Rule", id) >= 0
                    && table().currentIndex().row() == rowWhere(table(), "Rule", id);
            },
            patience);
    }
    void writeTexts()
    {
        desk.type(u"No zebras"_s);
        text("ruleWordingEdit").setPlainText(u"Please leave zebras out."_s);
        text("ruleRationaleEdit").setPlainText(u"They confuse people."_s);
    }
    /// Zebras are in force as R101.
    bool isInForceWithZebras()
    {
        if (!isOpen() || !isAdded())
            return false;
        writeTexts();
        addWords(u"zebra"_s);
        text("ruleMatchEdit").setPlainText(u"A zebra came by"_s);
        return isJudged(mine, u"New"_s) && isPublished(u"Zebras"_s) && isJudged(mine, u"In force"_s);
    }
    bool has(const QString& id) { return rowWhere(table(), "Rule", id) >= 0; }
    QAbstractButton& use() { return *desk.find<QAbstractButton>("ruleUseEdit"); }
};

} // namespace

class RulesOwnTest : public QObject {
    Q_OBJECT
private slots:
    void aRuleIsAddedTriedAndPublished();
    void whatANewRuleLacksIsSaidWhereSomebodyWasOrIsLed();
    void aNewRuleIsTriedBeforeItHasItsWords();
    void aFailingExampleIsSaidUnderIt();
    void aNewRuleIsTakenOutAndComesBack();
    void aRuleInForceIsTakenOutAndPublished();
    void anIdIsNotGivenTwice();
    void whatShipsIsSwitchedOff();
    void lifeAndSafetyAreNotSwitchedOff();
    void whoMayNotPublishAddsNothing();
    void twoSupervisorsAddAtOnce();
};

void RulesOwnTest::aRuleIsAddedTriedAndPublished()
{
    OwnRules office;
    QVERIFY(office.isOpen());
    QVERIFY(office.isAdded());
    QVERIFY2(!office.label("ruleTitleProblem").isVisible(), "nobody has written anything yet");
    office.writeTexts();
    office.choose("ruleKindEdit", u"Can be broken: may be hidden"_s);
    office.choose("ruleSeverityEdit", u"\u25A0 S3 breach"_s);
    office.choose("ruleActionEdit", u"Hide"_s);
    office.box("ruleRouteEdit").setCurrentIndex(office.box("ruleRouteEdit").findData(u"SUP"_s));
    emit office.box("ruleRouteEdit").activated(office.box("ruleRouteEdit").currentIndex());
    office.desk.find<QAbstractButton>("ruleAnswersCheck")->click();
    office.addWords(u"zebra"_s);
    office.text("ruleMatchEdit").setPlainText(u"A zebra came by"_s);
    office.text("ruleNoMatchEdit").setPlainText(u"A horse came by"_s);
    QVERIFY(office.isJudged(mine, u"New"_s));
    // It is tried on what came in, as every draft is.
    QTRY_COMPARE_WITH_TIMEOUT(office.said(mine, "Back-test"), u"2 +2"_s, patience);
    office.desk.action("rules.publish")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(office.field("publishNoteEdit").isVisible(), patience);
    QVERIFY2(office.label("publishEffectLabel").text().contains(u"new: R101"_s),
        qPrintable(office.label("publishEffectLabel").text()));
    QVERIFY(office.isPublished(u"Zebras"_s));
    const auto& rule = office.inForce(mine);
    QCOMPARE(inLanguage(rule.title), u"No zebras"_s);
    QCOMPARE(inLanguage(rule.wording), u"Please leave zebras out."_s);
    QVERIFY(rule.isBreach);
    QCOMPARE(rule.actions.first(), Action::Hide);
    QCOMPARE(rule.routes, QList<RouteId>{RouteId{u"SUP"_s}});
    QCOMPARE(rule.steps, (QStringList{u"guide"_s, u"escalate"_s}));
    QCOMPARE(rule.own.size(), 1);
    QCOMPARE(rule.examplesNoMatch, QStringList{u"A horse came by"_s});
    QVERIFY(office.desk.workspace().matcher()->assess(u"zebra"_s).rules.contains(RuleId{mine}));
}

void RulesOwnTest::whatANewRuleLacksIsSaidWhereSomebodyWasOrIsLed()
{
    OwnRules office;
    QVERIFY(office.isOpen());
    QVERIFY(office.isAdded());
    QVERIFY(office.isJudged(mine, u"To mend"_s));
    for (const char* name : {"ruleTitleProblem", "ruleWordingProblem", "ruleRationaleProblem"})
        QVERIFY(!office.label(name).isVisible());
    office.desk.type(u"N"_s);
    office.desk.key(Qt::Key_Backspace);
    QTRY_VERIFY_WITH_TIMEOUT(office.label("ruleTitleProblem").isVisible(), patience);
    QVERIFY(office.label("ruleTitleProblem").text().endsWith(u'.'));
    QVERIFY(!office.label("ruleWordingProblem").isVisible());
    // Publishing leads to what is lacking, field by field.
    office.desk.type(u"No zebras"_s);
    const QString before = office.live();
    QTRY_VERIFY_WITH_TIMEOUT(!office.label("ruleTitleProblem").isVisible(), patience);
    office.desk.action("rules.publish")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(office.label("ruleWordingProblem").isVisible(), patience);
    QVERIFY(office.text("ruleWordingEdit").hasFocus());
    QCOMPARE(office.live(), before);
}

void RulesOwnTest::aNewRuleIsTriedBeforeItHasItsWords()
{
    OwnRules office;
    QVERIFY(office.isOpen());
    QVERIFY(office.isAdded());
    office.addWords(u"zebra"_s);
    QTRY_COMPARE_WITH_TIMEOUT(office.said(mine, "Back-test"), u"2 +2"_s, patience);
}

void RulesOwnTest::aFailingExampleIsSaidUnderIt()
{
    OwnRules office;
    QVERIFY(office.isOpen());
    QVERIFY(office.isAdded());
    office.writeTexts();
    office.addWords(u"zebra"_s);
    office.text("ruleMatchEdit").setPlainText(u"A horse came by"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.label("ruleMatchProblem").isVisible(), patience);
    QVERIFY(office.label("ruleMatchProblem").text().contains(u"A horse came by"_s));
    office.text("ruleMatchEdit").setPlainText(u"A zebra came by"_s);
    office.text("ruleNoMatchEdit").setPlainText(u"The zebra crossing"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.label("ruleNoMatchProblem").isVisible(), patience);
    QVERIFY(!office.label("ruleMatchProblem").isVisible());
    office.field("ownUnlessEdit").setFocus();
    office.desk.type(u"zebra crossing"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!office.label("ruleNoMatchProblem").isVisible(), patience);
    QVERIFY(office.isJudged(mine, u"New"_s));
}

void RulesOwnTest::aNewRuleIsTakenOutAndComesBack()
{
    OwnRules office;
    QVERIFY(office.isOpen());
    QVERIFY(office.isAdded());
    office.writeTexts();
    QVERIFY(office.isJudged(mine, u"New"_s));
    office.desk.action("rules.remove")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!office.has(mine), patience);
    QVERIFY(isFocusSound());
    QVERIFY(office.desk.notice().contains(mine));
    // What was typed elsewhere meanwhile stays when it comes back.
    QVERIFY(goTo(office.table(), "Rule", u"R14"_s));
    office.text("ruleWordingEdit").setPlainText(u"Other words"_s);
    office.button("noticeActionButton").click();
    QVERIFY(office.isJudged(mine, u"New"_s));
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    QTRY_COMPARE(office.text("ruleWordingEdit").toPlainText(), u"Please leave zebras out."_s);
    QVERIFY(isFocusSound());
}

void RulesOwnTest::aRuleInForceIsTakenOutAndPublished()
{
    OwnRules office;
    QVERIFY(office.isInForceWithZebras());
    QVERIFY(office.isEditing(mine));
    office.desk.action("rules.remove")->trigger();
    QVERIFY(office.isJudged(mine, u"Taken out"_s));
    // Its words are still read, and there is nothing to write in.
    QVERIFY(goTo(office.table(), "Rule", mine));
    QVERIFY(!office.text("ruleWordingEdit").isVisible());
    QVERIFY(office.sheet().contains(u"Please leave zebras out."_s));
    QCOMPARE(office.desk.action("rules.remove")->text(), u"Bring rule back"_s);
    office.desk.action("rules.remove")->trigger();
    QVERIFY(office.isJudged(mine, u"In force"_s));
    QVERIFY(office.text("ruleWordingEdit").isVisible());
    office.desk.action("rules.remove")->trigger();
    QVERIFY(office.isJudged(mine, u"Taken out"_s));
    QTRY_COMPARE_WITH_TIMEOUT(office.said(mine, "Back-test"), u"0 \u22122"_s, patience);
    QVERIFY(office.isPublished(u"No zebras any more"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!office.has(mine), patience);
    QVERIFY(!office.desk.workspace().rules()->rule(RuleId{mine}));
    QVERIFY(isFocusSound());
}

void RulesOwnTest::anIdIsNotGivenTwice()
{
    OwnRules office;
    QVERIFY(office.isInForceWithZebras());
    QVERIFY(office.isEditing(mine));
    office.desk.action("rules.remove")->trigger();
    QVERIFY(office.isJudged(mine, u"Taken out"_s));
    QVERIFY(office.isPublished(u"Gone"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!office.has(mine), patience);
    QVERIFY2(office.isAdded(u"R102"_s), "decisions and the log name R101");
}

void RulesOwnTest::whatShipsIsSwitchedOff()
{
    OwnRules office;
    QVERIFY(office.isEditing(u"R19"_s));
    QVERIFY2(!office.desk.action("rules.remove")->isEnabled(), "what ships stays in the list");
    QVERIFY(office.use().isChecked());
    office.use().click();
    QVERIFY(office.isJudged(u"R19"_s, u"Switched off"_s));
    office.desk.action("rules.publish")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(office.field("publishNoteEdit").isVisible(), patience);
    QVERIFY(office.label("publishEffectLabel").text().contains(u"Switched off"_s));
    QVERIFY(office.isPublished(u"Rude is fine"_s));
    QVERIFY(office.inForce(u"R19"_s).isOff);
    QVERIFY(office.isJudged(u"R19"_s, u"Off"_s));
    QVERIFY(!office.desk.workspace().matcher()->assess(u"you wankers"_s).rules.contains(RuleId{u"R19"_s}));
    QVERIFY(goTo(office.table(), "Rule", u"R19"_s));
    QTRY_VERIFY(office.sheet().contains(u"Switched off"_s));
}

void RulesOwnTest::lifeAndSafetyAreNotSwitchedOff()
{
    OwnRules office;
    QVERIFY(office.isEditing(u"R03"_s));
    QVERIFY(!office.use().isEnabled());
    QVERIFY(!office.desk.action("rules.remove")->isEnabled());
    // Nor the other way round: what is off is not made a matter of life.
    QVERIFY(goTo(office.table(), "Rule", u"R14"_s));
    office.use().click();
    QVERIFY(office.isJudged(u"R14"_s, u"Switched off"_s));
    auto& severity = office.box("ruleSeverityEdit");
    severity.setCurrentIndex(severity.findData(int(Severity::S1)));
    emit severity.activated(severity.currentIndex());
    QTRY_VERIFY_WITH_TIMEOUT(office.label("ruleUseProblem").isVisible(), patience);
    QVERIFY(office.label("ruleUseProblem").text().endsWith(u'.'));
    QVERIFY(office.isJudged(u"R14"_s, u"To mend"_s));
    QVERIFY(office.use().isEnabled());
    office.use().click();
    QTRY_VERIFY_WITH_TIMEOUT(!office.label("ruleUseProblem").isVisible(), patience);
}

void RulesOwnTest::whoMayNotPublishAddsNothing()
{
    OwnRules office;
    office.desk.become({Role::Moderator});
    QVERIFY(office.isOpen());
    QVERIFY(!office.desk.action("rules.add")->isEnabled());
    QVERIFY(!office.desk.action("rules.remove")->isEnabled());
}

void RulesOwnTest::twoSupervisorsAddAtOnce()
{
    OwnRules office;
    QVERIFY(office.isOpen());
    QVERIFY(office.isAdded());
    office.writeTexts();
    QTRY_VERIFY_WITH_TIMEOUT(office.stored().has_value(), patience);
    const auto colleague = office.desk.somebody(u"Kim Sample"_s, {Role::Supervisor});
    auto theirs = test::expected(DraftRules::read(RuleSet::shippedFile()));
    auto rule = newRule(RuleId{mine});
    for (LocalisedText* words : {&rule.title, &rule.wording, &rule.rationale})
        (*words)[u"en-GB"_s] = u"No horses"_s;
    theirs.add(rule);
    test::expected(
        RuleBook(office.desk.workspace()).publish(colleague, theirs.named(u"2026.12"_s, {}).file()));
    QTRY_VERIFY_WITH_TIMEOUT(office.label("rulesOvertakenLabel").isVisible(), patience);
    office.button("rulesCarryOverButton").click();
    QTRY_VERIFY_WITH_TIMEOUT(office.has(u"R102"_s), patience);
    QVERIFY2(office.desk.notice().contains(u"R102"_s), qPrintable(office.desk.notice()));
    QCOMPARE(office.said(mine, "Title"), u"No horses"_s);
    QCOMPARE(office.said(u"R102"_s, "Title"), u"No zebras"_s);
    QVERIFY(office.isPublished(u"Both"_s));
}

QTEST_MAIN(RulesOwnTest)
#include "tst_rules_own.moc"
