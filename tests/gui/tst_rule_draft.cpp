// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A draft of the ground rules at a desk: nothing that was typed is lost, whoever sits down there.
#include "gui/rules_office.h"
#include "rules/rule_edit.h"

using namespace steward;
using namespace Qt::StringLiterals;
using test::goTo;
using test::isFocusSound;
using test::Office;
using test::patience;

class RuleDraftTest : public QObject {
    Q_OBJECT
private slots:
    void aDraftOutlivesTheWindow();
    void aDiscardedDraftCanBeBroughtBack();
    void otherRulesUnderADraftAreCarriedOver();
    void somebodyElseHasTheirOwnDraft();
    void whatIsTypedBeforeTheStoredDraftIsReadIsAddedToIt();
    void whatIsTypedByWhoeverGoesAgainAtOnceWaitsForThem();
    void whatCouldNotBeStoredWaitsForItsWriter();
    void theFormIsLeftByEscape();
};

void RuleDraftTest::aDraftOutlivesTheWindow()
{
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    office.text("ruleRationaleEdit").setPlainText(u"So that people find answers"_s);
    office.addWords(u"(unfinished"_s);
    office.choose("ownKindBox", u"Pattern"_s);
    // Nobody waits for a pause: the window goes at once.
    office.desk.restart();
    QVERIFY(office.isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.action("rules.edit")->isChecked(), patience);
    QVERIFY(goTo(office.table(), "Rule", u"R14"_s));
    QTRY_COMPARE(office.text("ruleRationaleEdit").toPlainText(), u"So that people find answers"_s);
    QTRY_COMPARE(office.field("ownMatchEdit").text(), u"(unfinished"_s);
    QVERIFY(office.isJudged(u"R14"_s, u"To mend"_s));
}

void RuleDraftTest::aDiscardedDraftCanBeBroughtBack()
{
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    office.text("ruleWordingEdit").setPlainText(u"Other words"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.stored().has_value(), patience);
    office.desk.action("rules.discard")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!office.stored().has_value(), patience);
    QVERIFY(office.isJudged(u"R14"_s, u"In force"_s));
    QVERIFY(isFocusSound());
    office.button("noticeActionButton").click();
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    QTRY_VERIFY_WITH_TIMEOUT(office.stored().has_value(), patience);
    QVERIFY(office.stored()->content.contains("Other words"));
    // The notice goes; the way back stays until another draft is begun.
    office.desk.action("rules.discard")->trigger();
    office.desk.context().say(Notice{Notice::Kind::Done, u"Something else."_s, {}, {}});
    QCOMPARE(office.desk.action("rules.discard")->text(), u"Bring draft back"_s);
    QVERIFY(office.desk.action("rules.discard")->isEnabled());
    office.desk.action("rules.discard")->trigger();
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    QCOMPARE(office.desk.action("rules.discard")->text(), u"Discard draft"_s);
}

void RuleDraftTest::otherRulesUnderADraftAreCarriedOver()
{
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    office.text("ruleWordingEdit").setPlainText(u"Mine"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.stored().has_value(), patience);
    QVERIFY(!office.label("rulesOvertakenLabel").isVisible());
    const auto colleague = office.desk.somebody(u"Kim Sample"_s, {Role::Supervisor});
    RuleEdit edit;
    edit.severity = Severity::S2;
    const auto file = test::expected(
        withVersion(test::expected(edited(RuleSet::shippedFile(), RuleId{u"R15"_s}, edit)), u"2026.12"_s));
    test::expected(RuleBook(office.desk.workspace()).publish(colleague, file));
    QTRY_VERIFY_WITH_TIMEOUT(office.label("rulesOvertakenLabel").isVisible(), patience);
    QVERIFY(office.label("rulesOvertakenLabel").text().contains(u"2026.12"_s));
    QCOMPARE(office.text("ruleWordingEdit").toPlainText(), u"Mine"_s);
    office.desk.action("rules.publish")->trigger();
    QVERIFY2(!office.field("publishNoteEdit").isVisible(), "that would undo what the colleague did");
    office.button("rulesCarryOverButton").click();
    QTRY_VERIFY_WITH_TIMEOUT(!office.label("rulesOvertakenLabel").isVisible(), patience);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    QTRY_COMPARE_WITH_TIMEOUT(office.said(u"R15"_s, "State"), u"In force"_s, patience);
    QVERIFY(office.isPublished(u"Both"_s));
    QCOMPARE(office.inForce(u"R15"_s).severity, Severity::S2);
    QCOMPARE(inLanguage(office.inForce(u"R14"_s).wording), u"Mine"_s);
}

void RuleDraftTest::somebodyElseHasTheirOwnDraft()
{
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    const auto me = office.desk.context().person();
    office.text("ruleWordingEdit").setPlainText(u"Mine"_s);
    const auto colleague = office.desk.somebody(u"Kim Sample"_s, {Role::Supervisor});
    office.desk.context().switchTo(test::expected(office.desk.context().people().find(u"Kim Sample"_s)));
    QVERIFY(office.isJudged(u"R14"_s, u"In force"_s));
    QVERIFY(!office.desk.action("rules.publish")->isEnabled());
    QVERIFY(!office.stored());
    office.desk.context().switchTo(me);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    QTRY_COMPARE_WITH_TIMEOUT(office.text("ruleWordingEdit").toPlainText(), u"Mine"_s, patience);
    // And back again before what was typed is stored.
    office.text("ruleWordingEdit").setPlainText(u"Mine too"_s);
    office.desk.context().switchTo(test::expected(office.desk.context().people().find(u"Kim Sample"_s)));
    office.desk.context().switchTo(me);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    QTRY_COMPARE_WITH_TIMEOUT(office.text("ruleWordingEdit").toPlainText(), u"Mine too"_s, patience);
}

void RuleDraftTest::whatIsTypedBeforeTheStoredDraftIsReadIsAddedToIt()
{
    Office office;
    auto& context = office.desk.context();
    QVERIFY(office.isEditing(u"R14"_s));
    const auto me = context.person();
    office.text("ruleWordingEdit").setPlainText(u"Mine"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.stored().has_value(), patience);
    office.desk.somebody(u"Kim Sample"_s, {Role::Supervisor});
    context.switchTo(test::expected(context.people().find(u"Kim Sample"_s)));
    QVERIFY(office.isJudged(u"R14"_s, u"In force"_s));
    context.switchTo(me);
    // The form shows the rules in force until the draft is there; somebody is quick.
    QVERIFY(office.text("ruleWordingEdit").toPlainText() != u"Mine"_s);
    office.text("ruleRationaleEdit").setPlainText(u"Typed at once"_s);
    QVERIFY2(!office.desk.action("rules.discard")->isEnabled(), "what is stored is not thrown away unseen");
    QTRY_COMPARE_WITH_TIMEOUT(office.text("ruleWordingEdit").toPlainText(), u"Mine"_s, patience);
    QCOMPARE(office.text("ruleRationaleEdit").toPlainText(), u"Typed at once"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.stored()->content.contains("Typed at once"), patience);
    QVERIFY(office.stored()->content.contains("Mine"));
}

void RuleDraftTest::whatIsTypedByWhoeverGoesAgainAtOnceWaitsForThem()
{
    Office office;
    auto& context = office.desk.context();
    QVERIFY(office.isEditing(u"R14"_s));
    const auto me = context.person();
    office.text("ruleWordingEdit").setPlainText(u"Mine"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.stored().has_value(), patience);
    office.desk.somebody(u"Kim Sample"_s, {Role::Supervisor});
    const auto colleague = test::expected(context.people().find(u"Kim Sample"_s));
    context.switchTo(colleague);
    context.switchTo(me);
    office.text("ruleRationaleEdit").setPlainText(u"Typed at once"_s);
    context.switchTo(colleague);
    QVERIFY(office.isJudged(u"R14"_s, u"In force"_s));
    QVERIFY2(!office.stored(), "it is not the colleague's");
    context.switchTo(me);
    QTRY_COMPARE_WITH_TIMEOUT(office.text("ruleWordingEdit").toPlainText(), u"Mine"_s, patience);
    QCOMPARE(office.text("ruleRationaleEdit").toPlainText(), u"Typed at once"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.stored()->content.contains("Typed at once"), patience);
}

void RuleDraftTest::whatCouldNotBeStoredWaitsForItsWriter()
{
    Office office;
    auto& context = office.desk.context();
    QVERIFY(office.isEditing(u"R14"_s));
    const auto me = context.person();
    office.desk.somebody(u"Kim Sample"_s, {Role::Supervisor});
    const auto colleague = test::expected(context.people().find(u"Kim Sample"_s));
    office.desk.atTheStore(u"CREATE TRIGGER no_drafts BEFORE INSERT ON rule_drafts BEGIN "
                           "SELECT RAISE(ABORT, 'no'); END"_s);
    office.text("ruleWordingEdit").setPlainText(u"Mine"_s);
    context.switchTo(colleague);
    QTRY_VERIFY_WITH_TIMEOUT(!office.desk.notice().isEmpty(), patience);
    office.desk.atTheStore(u"DROP TRIGGER no_drafts"_s);
    context.switchTo(me);
    QTRY_COMPARE_WITH_TIMEOUT(office.text("ruleWordingEdit").toPlainText(), u"Mine"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(office.stored() && office.stored()->content.contains("Mine"), patience);
}

void RuleDraftTest::theFormIsLeftByEscape()
{
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    office.desk.key(Qt::Key_Escape);
    QVERIFY(office.table().hasFocus());
    office.desk.key(Qt::Key_Return);
    QVERIFY(office.text("ruleWordingEdit").hasFocus());
    office.text("ruleWordingEdit").setPlainText(u"Other words"_s);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    office.desk.action("rules.publish")->trigger();
    QVERIFY(office.field("publishNoteEdit").hasFocus());
    office.desk.key(Qt::Key_Escape);
    QVERIFY(!office.field("publishNoteEdit").isVisible());
    QVERIFY(isFocusSound());
    // Letters in a field stay in it.
    office.text("ruleWordingEdit").setFocus();
    office.desk.type(u"1hx "_s);
    QVERIFY(office.text("ruleWordingEdit").toPlainText().contains(u"1hx"_s));
}

QTEST_MAIN(RuleDraftTest)
#include "tst_rule_draft.moc"
