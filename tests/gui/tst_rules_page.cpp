// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ground rules at a desk: read by whoever may, put in force, rolled back, and taken as the public page.
#include "gui/rules_office.h"

#include <QClipboard>
#include <QFile>
#include <QTabBar>

using namespace steward;
using namespace Qt::StringLiterals;
using test::cell;
using test::goTo;
using test::isFocusSound;
using test::line;
using test::Office;
using test::patience;

class RulesPageTest : public QObject {
    Q_OBJECT
private slots:
    void rulesAreReadGravestFirst();
    void howOftenARuleIsRightStandsBesideIt();
    void aRuleIsChangedAndPublished();
    void whoMayNotPublishReads();
    void anEarlierVersionComesBack();
    void aVersionInUseIsRefusedInTheForm();
    void thePublicPageIsCopiedAndSaved();
};

void RulesPageTest::rulesAreReadGravestFirst()
{
    Office office;
    QVERIFY(office.isOpen());
    QCOMPARE(cell(office.table(), 0, "Rule"), u"R03"_s);
    const int last = office.table().model()->rowCount() - 1;
    QCOMPARE(cell(office.table(), last, "Rule"), u"R18"_s);
    QVERIFY(office.said(u"R03"_s, "Severity").contains(u"S1"_s));
    QCOMPARE(office.said(u"R03"_s, "State"), u"In force"_s);
    QVERIFY(office.table().hasFocus());
    QVERIFY(goTo(office.table(), "Rule", u"R01"_s));
    const auto& rule = office.inForce(u"R01"_s);
    QTRY_VERIFY(office.sheet().contains(inLanguage(rule.wording)));
    QVERIFY(office.sheet().contains(inLanguage(rule.rationale)));
    QVERIFY(office.sheet().contains(rule.examplesNoMatch.first()));
    QVERIFY(office.sheet().contains(u"nhs-number"_s));
    QTRY_VERIFY2(office.sheet().contains(u"Caldicott"_s), "routes have names");
    // Enter leads into the rule, and nothing was stored by looking.
    office.desk.key(Qt::Key_Return);
    QVERIFY(office.desk.find("ruleSheet")->hasFocus());
    QVERIFY(!office.stored());
}

void RulesPageTest::howOftenARuleIsRightStandsBesideIt()
{
    Office office;
    office.desk.import({line(u"c-5"_s).saying(u"My NHS number is 999 000 0018, please ring me"_s)});
    const auto rows = test::expected(office.desk.context().inbox().page({})).rows;
    const auto row = std::ranges::find_if(
        rows, [](const InboxRow& one) { return one.excerpt.contains(u"NHS number"_s); });
    QVERIFY(row != rows.end());
    const CaseId found = row->id;
    const auto item = test::expected(office.desk.context().inbox().thread(found)).items.first().id;
    QVERIFY(office.isOpen());
    QCOMPARE(office.said(u"R01"_s, "Right"), QString());
    const auto judge = [&](FindingVerdict verdict) {
        const Command command = command::JudgeFinding{item, RuleId{u"R01"_s}, u"nhs-number"_s, verdict};
        test::expected(
            office.desk.context().desk().perform(office.desk.context().actor(), Intent{found, command, {}}));
    };
    judge(FindingVerdict::Agreed);
    QTRY_COMPARE_WITH_TIMEOUT(office.said(u"R01"_s, "Right"), u"100\u00a0% of 1"_s, patience);
    judge(FindingVerdict::Disagreed);
    QTRY_COMPARE_WITH_TIMEOUT(office.said(u"R01"_s, "Right"), u"0\u00a0% of 1"_s, patience);
}

void RulesPageTest::aRuleIsChangedAndPublished()
{
    Office office;
    const QString before = office.live();
    QVERIFY(office.isEditing(u"R14"_s));
    QVERIFY(office.text("ruleWordingEdit").hasFocus());
    office.text("ruleWordingEdit").selectAll();
    office.desk.type(u"Please stay on the subject of the post."_s);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    office.desk.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(office.field("publishNoteEdit").hasFocus());
    QVERIFY(office.label("publishEffectLabel").text().contains(u"R14"_s));
    QCOMPARE(office.field("publishVersionEdit").text(), before.chopped(1) + u'2');
    office.desk.type(u"Plainer words"_s);
    office.desk.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(office.live(), before.chopped(1) + u'2', patience);
    QCOMPARE(inLanguage(office.inForce(u"R14"_s).wording), u"Please stay on the subject of the post."_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.notice().contains(u"In force now"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(office.said(u"R14"_s, "State"), u"In force"_s, patience);
    QVERIFY(!office.stored());
    QVERIFY(isFocusSound());
    // The history tells it, with the note.
    office.desk.find<QTabBar>("rulesTabs")->setCurrentIndex(1);
    auto* history = office.desk.find<QTableView>("ruleHistoryTable");
    QTRY_COMPARE_WITH_TIMEOUT(history->model()->rowCount(), 2, patience);
    history->setCurrentIndex(history->model()->index(0, 0));
    QTRY_VERIFY_WITH_TIMEOUT(office.label("ruleStoryLabel").text().contains(u"Plainer words"_s), patience);
    QVERIFY(office.label("ruleStoryLabel").text().contains(u"R14"_s));
    QTRY_VERIFY(!cell(*history, 0, "By").isEmpty());
}

void RulesPageTest::whoMayNotPublishReads()
{
    Office office;
    office.desk.become({Role::Moderator});
    QVERIFY(office.isOpen());
    for (const char* command : {"rules.edit", "rules.publish", "rules.discard", "rules.rollBack"})
        QVERIFY2(!office.desk.action(command)->isEnabled(), command);
    QVERIFY(goTo(office.table(), "Rule", u"R01"_s));
    QTRY_VERIFY(office.sheet().contains(inLanguage(office.inForce(u"R01"_s).wording)));
    office.desk.key(Qt::Key_F2);
    office.desk.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!office.text("ruleWordingEdit").isVisible());
    QVERIFY(!office.field("publishNoteEdit").isVisible());
    QVERIFY(!office.stored());
    // Nor by going round the page.
    const auto refused = test::wait(
        RuleBook(office.desk.workspace()).publish(office.desk.context().actor(), RuleSet::shippedFile()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    // The public page is everybody's.
    office.desk.find<QTabBar>("rulesTabs")->setCurrentIndex(2);
    QTRY_VERIFY_WITH_TIMEOUT(!office.text("houseRulesText").toPlainText().isEmpty(), patience);
}

void RulesPageTest::anEarlierVersionComesBack()
{
    Office office;
    const QString first = office.live();
    QVERIFY(office.isEditing(u"R14"_s));
    office.text("ruleWordingEdit").setPlainText(u"Other words"_s);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    QVERIFY(office.isPublished(u"A try"_s));
    office.desk.find<QTabBar>("rulesTabs")->setCurrentIndex(1);
    auto* history = office.desk.find<QTableView>("ruleHistoryTable");
    QTRY_COMPARE_WITH_TIMEOUT(history->model()->rowCount(), 2, patience);
    history->setCurrentIndex(history->model()->index(0, 0));
    QVERIFY2(!office.desk.action("rules.rollBack")->isEnabled(), "it is in force");
    history->setCurrentIndex(history->model()->index(1, 0));
    QVERIFY(office.desk.action("rules.rollBack")->isEnabled());
    office.desk.action("rules.rollBack")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(office.button("rollbackConfirmButton").isVisible(), patience);
    QVERIFY(office.button("rollbackConfirmButton").hasFocus());
    QVERIFY(office.label("rollbackEffectLabel").text().contains(u"R14"_s));
    QVERIFY(!office.field("rollbackNoteEdit").isVisible());
    office.desk.key(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(office.live(), first, patience);
    QTRY_COMPARE_WITH_TIMEOUT(history->model()->rowCount(), 3, patience);
    QCOMPARE(cell(*history, 0, "How"), u"Rolled back to"_s);
    QVERIFY(isFocusSound());
    // The next version is none that was in force already.
    QVERIFY(office.isEditing(u"R14"_s));
    office.text("ruleWordingEdit").setPlainText(u"Third words"_s);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    office.desk.action("rules.publish")->trigger();
    QCOMPARE(office.field("publishVersionEdit").text(), first.chopped(1) + u'3');
}

void RulesPageTest::aVersionInUseIsRefusedInTheForm()
{
    Office office;
    const QString first = office.live();
    QVERIFY(office.isEditing(u"R14"_s));
    office.text("ruleWordingEdit").setPlainText(u"Other words"_s);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    office.desk.action("rules.publish")->trigger();
    for (const auto& version : {QString(), first, u"two words"_s}) {
        office.field("publishVersionEdit").setText(version);
        office.label("publishTroubleLabel").hide();
        office.button("publishConfirmButton").click();
        QTRY_VERIFY_WITH_TIMEOUT(office.label("publishTroubleLabel").isVisible(), patience);
        QVERIFY(office.label("publishTroubleLabel").text().endsWith(u'.'));
        QCOMPARE(office.live(), first);
        QVERIFY(isFocusSound());
    }
    office.field("publishVersionEdit").setText(u"spring-1"_s);
    office.button("publishConfirmButton").click();
    QTRY_COMPARE_WITH_TIMEOUT(office.live(), u"spring-1"_s, patience);
}

void RulesPageTest::thePublicPageIsCopiedAndSaved()
{
    Office office;
    QTemporaryDir folder;
    QVERIFY(office.isOpen());
    office.desk.find<QTabBar>("rulesTabs")->setCurrentIndex(2);
    auto& text = office.text("houseRulesText");
    QTRY_VERIFY_WITH_TIMEOUT(text.toPlainText().contains(u"Northbridge CCG"_s), patience);
    QVERIFY(text.isReadOnly());
    QVERIFY(text.toPlainText().startsWith(u'#'));
    office.button("houseRulesCopyButton").click();
    QCOMPARE(QGuiApplication::clipboard()->text(), text.toPlainText());
    office.choose("houseRulesFormBox", u"HTML"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text.toPlainText().contains(u"<html"_s), patience);
    QVERIFY(office.field("houseRulesFileEdit").text().endsWith(u".html"_s));
    office.choose("houseRulesLanguageBox", u"Welsh"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text.toPlainText().contains(u"lang=\"cy\""_s), patience);
    const QString file = folder.filePath(u"rules.html"_s);
    office.field("houseRulesFileEdit").setText(file);
    office.button("houseRulesSaveButton").click();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(saved.readAll()), text.toPlainText());
    QTRY_VERIFY(office.desk.notice().contains(u"saved"_s));
    // What is there is replaced only on purpose, and what cannot be written is said.
    office.button("houseRulesSaveButton").click();
    QTRY_VERIFY(office.label("houseRulesTroubleLabel").isVisible());
    office.button("houseRulesSaveButton").click();
    QTRY_VERIFY(!office.label("houseRulesTroubleLabel").isVisible());
    office.field("houseRulesFileEdit").setText(folder.filePath(u"nowhere/rules.html"_s));
    office.button("houseRulesSaveButton").click();
    QTRY_VERIFY(office.label("houseRulesTroubleLabel").isVisible());
    QVERIFY(office.label("houseRulesTroubleLabel").text().endsWith(u'.'));
}

QTEST_MAIN(RulesPageTest)
#include "tst_rules_page.moc"
