// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A rule in its form: every field is written, what is wrong is said under it, and what it would have flagged
// stands below.
#include "gui/rules_office.h"

#include <QSpinBox>

using namespace steward;
using namespace Qt::StringLiterals;
using test::cell;
using test::goTo;
using test::isFocusSound;
using test::Office;
using test::patience;

class RuleFormTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrongIsSaidUnderItsField_data();
    void whatIsWrongIsSaidUnderItsField();
    void whatIsGoodBesideABadPatternIsKeptAndTried();
    void theBackTestFollowsTheDraft();
    void samplesAreCoveredUntilAskedFor();
    void aRuleIsPutBack();
    void everyFieldIsWritten();
};

void RuleFormTest::whatIsWrongIsSaidUnderItsField_data()
{
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("words");
    using Deed = std::function<void(Office&)>;
    QTest::addColumn<Deed>("deed");
    QTest::newRow("a title") << u"ruleTitleProblem"_s << u"English text is missing"_s << Deed([](Office& o) {
        o.field("ruleTitleEdit").setFocus();
        o.field("ruleTitleEdit").selectAll();
        o.desk.key(Qt::Key_Delete);
    });
    QTest::newRow("a wording") << u"ruleWordingProblem"_s << u"English text is missing"_s
                               << Deed([](Office& o) { o.text("ruleWordingEdit").clear(); });
    QTest::newRow("a pattern") << u"ruleOwnProblem"_s << u"Entry 1 cannot be looked for"_s
                               << Deed([](Office& o) {
                                      o.addWords(u"(ab"_s);
                                      o.choose("ownKindBox", u"Pattern"_s);
                                  });
    QTest::newRow("an example") << u"ruleMatchProblem"_s << u"raises no rule"_s << Deed([](Office& o) {
        o.text("ruleMatchEdit").appendPlainText(u"A fine day for a walk"_s);
    });
    QTest::newRow("a counter-example")
        << u"ruleNoMatchProblem"_s << u"raises this rule"_s << Deed([](Office& o) {
               o.addWords(u"zebra"_s);
               o.text("ruleNoMatchEdit").appendPlainText(u"A zebra came by"_s);
           });
}

void RuleFormTest::whatIsWrongIsSaidUnderItsField()
{
    QFETCH(QString, problem);
    QFETCH(QString, words);
    QFETCH(std::function<void(Office&)>, deed);
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    deed(office);
    auto& label = office.label(qPrintable(problem));
    QTRY_VERIFY_WITH_TIMEOUT(label.isVisible() && label.text().contains(words), patience);
    QVERIFY(label.text().endsWith(u'.'));
    QCOMPARE(office.said(u"R14"_s, "State"), u"To mend"_s);
    // It is not published like this: the command leads to the field.
    const QString before = office.live();
    QVERIFY(goTo(office.table(), "Rule", u"R03"_s));
    office.desk.action("rules.publish")->trigger();
    QVERIFY(!office.field("publishNoteEdit").isVisible());
    QVERIFY2(office.desk.notice().contains(u"R14"_s), qPrintable(office.desk.notice()));
    QCOMPARE(cell(office.table(), office.table().currentIndex().row(), "Rule"), u"R14"_s);
    QVERIFY(isFocusSound());
    QVERIFY(label.isVisible());
    QCOMPARE(office.live(), before);
    // Put back, all is well.
    office.button("rulePutBackButton").click();
    QTRY_VERIFY_WITH_TIMEOUT(!label.isVisible(), patience);
    QVERIFY(office.isJudged(u"R14"_s, u"In force"_s));
}

void RuleFormTest::whatIsGoodBesideABadPatternIsKeptAndTried()
{
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    office.addWords(u"zebra"_s);
    office.addWords(u"[a"_s);
    office.choose("ownKindBox", u"Pattern"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        office.label("ruleOwnProblem").text().contains(u"Entry 2 cannot be looked for"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(office.said(u"R14"_s, "Back-test"), u"2 +2"_s, patience);
    QVERIFY(office.label("backTestCountsLabel").text().contains(u"left out"_s));
    QTRY_VERIFY_WITH_TIMEOUT(office.stored().has_value(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(office.stored()->content.contains("[a"), patience);
}

void RuleFormTest::theBackTestFollowsTheDraft()
{
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    office.addWords(u"zebra"_s);
    QTRY_COMPARE_WITH_TIMEOUT(office.said(u"R14"_s, "Back-test"), u"2 +2"_s, patience);
    QVERIFY(office.label("backTestCountsLabel").text().contains(u"4 items"_s));
    QVERIFY(office.label("backTestRuleLabel").text().contains(u"2 newly"_s));
    auto* samples = office.desk.find<QTableView>("backTestTable");
    QCOMPARE(samples->model()->rowCount(), 2);
    QVERIFY(samples->isVisible());
    // Narrowed while it runs or after: the counts follow.
    office.field("ownUnlessEdit").setFocus();
    office.desk.type(u"zebra again"_s);
    QTRY_COMPARE_WITH_TIMEOUT(office.said(u"R14"_s, "Back-test"), u"1 +1"_s, patience);
    QCOMPARE(samples->model()->rowCount(), 1);
    // Another rule has its own samples: none.
    QVERIFY(goTo(office.table(), "Rule", u"R03"_s));
    QTRY_VERIFY(!samples->isVisible());
    // A sample leads to its case.
    QVERIFY(goTo(office.table(), "Rule", u"R14"_s));
    samples->setCurrentIndex(samples->model()->index(0, 0));
    samples->setFocus();
    office.desk.key(Qt::Key_Return);
    QTRY_COMPARE(office.desk.window().currentPage()->facts().id, u"inbox"_s);
}

void RuleFormTest::samplesAreCoveredUntilAskedFor()
{
    Office office;
    QVERIFY(office.desk.preferences().veilsUpsetting());
    QVERIFY(office.isEditing(u"R14"_s));
    office.addWords(u"zebra"_s);
    auto* samples = office.desk.find<QTableView>("backTestTable");
    QTRY_COMPARE_WITH_TIMEOUT(samples->model()->rowCount(), 2, patience);
    const auto index = samples->model()->index(0, 2);
    for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
        QVERIFY(!index.data(role).toString().contains(u"zebra"_s));
    office.button("backTestRevealButton").click();
    QVERIFY(index.data().toString().contains(u"zebra"_s));
    // Leaving covers them again.
    office.desk.page("help");
    office.desk.page("rules");
    QVERIFY(!index.data().toString().contains(u"zebra"_s));
    QVERIFY(!office.button("backTestRevealButton").isChecked());
}

void RuleFormTest::aRuleIsPutBack()
{
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    QVERIFY(!office.button("rulePutBackButton").isVisible());
    office.text("ruleWordingEdit").setPlainText(u"Other words"_s);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    office.button("rulePutBackButton").click();
    QCOMPARE(office.text("ruleWordingEdit").toPlainText(), inLanguage(office.inForce(u"R14"_s).wording));
    QVERIFY(office.isJudged(u"R14"_s, u"In force"_s));
    office.desk.action("rules.publish")->trigger();
    QVERIFY2(!office.field("publishNoteEdit").isVisible(), "there is nothing to publish");
}

void RuleFormTest::everyFieldIsWritten()
{
    Office office;
    QVERIFY(office.isEditing(u"R14"_s));
    office.field("ruleTitleEdit").setFocus();
    office.field("ruleTitleEdit").selectAll();
    office.desk.type(u"Keep to the post"_s);
    office.text("ruleWordingEdit").setPlainText(u"Stay with it."_s);
    office.text("ruleRationaleEdit").setPlainText(u"Others look for answers."_s);
    office.choose("ruleLanguageBox", u"Welsh"_s);
    office.text("ruleWordingEdit").setPlainText(u"Arhoswch gyda'r pwnc."_s);
    office.choose("ruleSeverityEdit", u"\u25A0 S3 breach"_s);
    office.choose("ruleActionEdit", u"Warn"_s);
    office.box("ruleRouteEdit").setCurrentIndex(office.box("ruleRouteEdit").findData(u"MEDIA"_s));
    emit office.box("ruleRouteEdit").activated(office.box("ruleRouteEdit").currentIndex());
    office.desk.find<QSpinBox>("ruleClockEdit")->setValue(90);
    office.choose("ruleClockBox", u"day and night"_s);
    office.addWords(u"zebra"_s);
    office.choose("ownTierBox", u"certain"_s);
    office.text("ruleMatchEdit").appendPlainText(u"There is a zebra in the hall"_s);
    office.text("ruleNoMatchEdit").appendPlainText(u"The horse is in the hall"_s);
    QVERIFY(office.isJudged(u"R14"_s, u"Changed"_s));
    const auto before = office.inForce(u"R14"_s);
    QVERIFY(office.isPublished(u"All of it"_s));
    const auto& rule = office.inForce(u"R14"_s);
    QCOMPARE(inLanguage(rule.title), u"Keep to the post"_s);
    QCOMPARE(inLanguage(rule.wording), u"Stay with it."_s);
    QCOMPARE(rule.wording.value(u"cy"_s), u"Arhoswch gyda'r pwnc."_s);
    QCOMPARE(inLanguage(rule.rationale), u"Others look for answers."_s);
    QCOMPARE(rule.severity, Severity::S3);
    QCOMPARE(rule.actions.first(), Action::Warn);
    QCOMPARE(rule.actions.mid(1), before.actions);
    QCOMPARE(rule.routes.first().value, u"MEDIA"_s);
    QCOMPARE(rule.routes.mid(1), before.routes);
    QCOMPARE(rule.lookWithin, std::chrono::minutes(90));
    QVERIFY(rule.elapsedClock);
    QCOMPARE(rule.own, (QList<OwnPattern>{{OwnPattern::Kind::Words, u"zebra"_s, {}, Tier::Certain}}));
    QCOMPARE(rule.examplesMatch.last(), u"There is a zebra in the hall"_s);
    QCOMPARE(rule.examplesNoMatch.last(), u"The horse is in the hall"_s);
    QCOMPARE(rule.detectors, before.detectors);
}

QTEST_MAIN(RuleFormTest)
#include "tst_rule_form.moc"
