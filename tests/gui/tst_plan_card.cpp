// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several rules hit one case: one card says what they propose, Enter carries it out, and each step can be
// dropped.
#include "gui/real_window.h"
#include "support/held_reads.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>

using namespace steward;
using namespace Qt::StringLiterals;
using test::expected;
using test::line;
using test::RealWindow;
using test::Stage;

namespace {

constexpr int patience = 45'000;
const QString detailsAndComplaint
    = u"My mum Jean, NHS no 999 000 0018, is still waiting. I want to make a formal complaint about ward 7"_s;

const QString fiveSteps
    = u"My mum Jean, NHS no 999 000 0018, is still waiting. Dr Example is a drunk and killed two people. "
      "I want to make a formal complaint about ward 7. How much did you spend on agency nurses last year? Please send me the figures."_s;

/// A desk with one case, painted.
struct Story {
    RealWindow desk{Stage{{1366, 768}, false, nullptr}};
    CaseId id;
    ItemId item;

    explicit Story(const QString& text = detailsAndComplaint, const char* first = "planStep-hide")
    {
        desk.import({line(u"c-1"_s).underPost().saying(text)});
        if (!QTest::qWaitFor([this] { return desk.inbox().model().rowCount() == 1; }, patience))
            qFatal("the case did not come");
        id = desk.goTo([](const InboxRow&) { return true; });
        if (!QTest::qWaitFor([&] { return card().shownCase() == id && step(first); }, patience))
            qWarning("the plan does not begin with %s", first);
        item = desk.caseNow(id).items.first().id;
    }
    PlanCard& card() { return desk.inbox().workPane().planCard(); }
    QCheckBox* step(const char* name)
    {
        auto* check = desk.find<QCheckBox>(name);
        return check && check->isVisible() ? check : nullptr;
    }
    QPlainTextEdit& text() { return *desk.find<QPlainTextEdit>("replyTextEdit"); }
    std::optional<ItemDecision> decision() { return desk.caseNow(id).items.first().decision; }
};

int stepsOf(Story& story)
{
    int steps = 0;
    for (const auto* check : story.card().findChildren<QCheckBox*>())
        steps += check->isVisible() ? 1 : 0;
    return steps;
}

} // namespace

class PlanCardTest : public QObject {
    Q_OBJECT
private slots:
    void theCardMergesWhatTheRulesPropose();
    void enterCarriesOutWhatIsLeft();
    void aDroppedStepIsNotCarriedOut();
    void everyStepCanBeDropped();
    void enterInTheThreadCarriesItOut();
    void aKeyHeldDownOnlyOpens();
    void oneUndoTakesAllOfItBack();
    void whatIsForGoodAsksFirst();
    void leavingTheQuestionDoesNothing();
    void aCaseThatMovedOnIsAConflict();
    void whatWasDroppedStaysDropped();
    void whatIsWrittenAlreadyStays();
    void whatTheRulesDoNotReadIsSaid();
    void aFindingIsJudgedByKey();
    void fiveStepsAndTheirButtonsFitALaptop_data();
    void fiveStepsAndTheirButtonsFitALaptop();
    void reasonsUnfold();
};

void PlanCardTest::theCardMergesWhatTheRulesPropose()
{
    Story story;
    for (const char* name : {"planStep-hide", "planStep-reply", "planStep-escalate-PALS"}) {
        QVERIFY2(story.step(name), name);
        QVERIFY2(story.step(name)->isChecked(), name);
        QVERIFY2(!story.step(name)->accessibleDescription().isEmpty(), "it says because of what");
    }
    QVERIFY(story.step("planStep-hide")->text().contains(u"R01"_s));
    QVERIFY(story.step("planStep-reply")->text().contains(u"private"_s));
    QVERIFY(story.step("planStep-reply")->accessibleDescription().contains(u"R08"_s));
    const auto* clocks = story.desk.find<QLabel>("planClocksLabel");
    QVERIFY2(clocks->isVisible() && clocks->text().count(u';') >= 1, "the clocks that run stand there");
    QVERIFY2(!story.card().accessibleName().isEmpty(), "and the card has a name");
}

void PlanCardTest::enterCarriesOutWhatIsLeft()
{
    Story story;
    story.desk.key(Qt::Key_S);
    QTRY_VERIFY(story.step("planStep-hide")->hasFocus());
    story.desk.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(story.decision().has_value(), patience);
    QCOMPARE(story.decision()->action, Action::Hide);
    QCOMPARE(story.decision()->rule.value, u"R01"_s);
    const auto now = story.desk.caseNow(story.id);
    QCOMPARE(now.escalations.size(), 1);
    QCOMPARE(now.escalations.first().route.value, u"PALS"_s);
    QVERIFY2(now.replies.isEmpty(), "a draft is no reply: only a person sends it");
    QTRY_VERIFY(story.text().hasFocus());
    QVERIFY(story.text().toPlainText().contains(u"complaints team"_s));
    QVERIFY(!story.text().toPlainText().contains(u"999 000 0018"_s));
    QVERIFY(story.desk.find<QRadioButton>("privateRadio")->isChecked());
    // Done is done: what is left to propose is nothing.
    QTRY_VERIFY_WITH_TIMEOUT(!story.step("planStep-hide") && !story.step("planStep-escalate-PALS"), patience);
}

void PlanCardTest::aDroppedStepIsNotCarriedOut()
{
    Story story;
    story.desk.key(Qt::Key_S);
    QTRY_VERIFY(story.step("planStep-hide")->hasFocus());
    story.desk.key(Qt::Key_Tab);
    QVERIFY(story.step("planStep-reply")->hasFocus());
    story.desk.key(Qt::Key_Space);
    QVERIFY(!story.step("planStep-reply")->isChecked());
    story.desk.key(Qt::Key_Tab);
    QVERIFY(story.step("planStep-escalate-PALS")->hasFocus());
    story.desk.key(Qt::Key_Space);
    story.desk.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(story.decision().has_value(), patience);
    QTRY_VERIFY2_WITH_TIMEOUT(
        story.desk.inbox().model().isDimmed(story.id), "with nothing to write the case is handled", patience);
    QVERIFY(story.desk.caseNow(story.id).escalations.isEmpty());
    QVERIFY(story.text().toPlainText().isEmpty());
    QVERIFY(story.desk.inbox().list().hasFocus());
}

void PlanCardTest::everyStepCanBeDropped()
{
    Story story;
    const auto before = story.desk.caseNow(story.id).version;
    for (const char* name : {"planStep-hide", "planStep-reply", "planStep-escalate-PALS"})
        story.step(name)->click();
    story.desk.key(Qt::Key_4);
    QTest::qWait(100);
    QCOMPARE(story.desk.caseNow(story.id).version, before);
    QVERIFY(!story.desk.notice().isEmpty());
}

void PlanCardTest::enterInTheThreadCarriesItOut()
{
    Story story;
    story.desk.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(story.desk.caseNow(story.id).looked, patience);
    QVERIFY2(!story.decision(), "the first one only opens");
    QVERIFY(story.desk.inbox().threadPane().hasFocus());
    const auto isPaintedAnew = [&] {
        return story.desk.isPainted()
            && story.desk.inbox().target().version == story.desk.caseNow(story.id).version;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isPaintedAnew(), patience);
    story.desk.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(story.decision().has_value(), patience);
}

void PlanCardTest::aKeyHeldDownOnlyOpens()
{
    Story story;
    story.desk.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(story.desk.caseNow(story.id).looked, patience);
    QTest::qWait(150);
    for (int i = 0; i < 5; ++i) {
        QKeyEvent again(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
        QApplication::sendEvent(QApplication::focusWidget(), &again);
        QTest::qWait(30);
    }
    QVERIFY(!story.decision());
}

void PlanCardTest::oneUndoTakesAllOfItBack()
{
    Story story;
    story.step("planStep-reply")->click();
    story.desk.inbox().list().setFocus();
    story.desk.key(Qt::Key_4);
    QTRY_VERIFY_WITH_TIMEOUT(story.decision().has_value(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(story.desk.context().desk().canUndo(), patience);
    QVERIFY(story.desk.waitUntilPainted());
    story.desk.key(Qt::Key_Z, Qt::ControlModifier);
    const auto isBack = [&] {
        const auto now = story.desk.caseNow(story.id);
        return !now.hasOpenEscalation() && now.items.first().decision
            && now.items.first().decision->phase == EnforcementPhase::Withdrawn;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), patience);
}

void PlanCardTest::whatIsForGoodAsksFirst()
{
    Story story(u"disabled people are a drain, stop wasting beds on them"_s, "planStep-remove");
    QVERIFY(story.step("planStep-remove"));
    QVERIFY2(story.step("planStep-remove")->text().contains(u"cannot"_s, Qt::CaseInsensitive),
        qPrintable(story.step("planStep-remove")->text()));
    story.desk.key(Qt::Key_4);
    auto* question = story.desk.find<QLabel>("planQuestionLabel");
    QTRY_VERIFY(question->isVisible());
    QTest::qWait(100);
    QVERIFY2(!story.decision(), "nothing is done by asking");
    QVERIFY(story.step("planStep-remove")->hasFocus());
    story.desk.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(story.decision().has_value(), patience);
    QCOMPARE(story.decision()->action, Action::Remove);
    QVERIFY2(story.decision()->holdUntil, "and even then it waits as a reply does");
}

void PlanCardTest::leavingTheQuestionDoesNothing()
{
    Story story(u"disabled people are a drain, stop wasting beds on them"_s, "planStep-remove");
    QVERIFY(story.step("planStep-remove"));
    story.desk.key(Qt::Key_4);
    QTRY_VERIFY(story.desk.find<QLabel>("planQuestionLabel")->isVisible());
    story.desk.key(Qt::Key_Escape);
    QVERIFY(!story.desk.find<QLabel>("planQuestionLabel")->isVisible());
    QVERIFY(story.desk.inbox().list().hasFocus());
    story.desk.key(Qt::Key_4);
    QTRY_VERIFY2(story.desk.find<QLabel>("planQuestionLabel")->isVisible(), "it asks anew");
    QVERIFY(!story.decision());
}

void PlanCardTest::aCaseThatMovedOnIsAConflict()
{
    Story story;
    const auto painted = story.desk.inbox().target();
    const auto colleague = story.desk.somebody(u"Ann Example"_s, {Role::Moderator});
    {
        // Somebody decides, and this window has not read it yet.
        const test::HeldReads held(story.desk.workspace().database());
        const Command keep = command::DecideItem{story.item, Action::Keep, {}, {}};
        test::expected(story.desk.context().desk().perform(colleague, Intent{story.id, keep, {}}));
        QCOMPARE(story.desk.inbox().target().version, painted.version);
        story.desk.key(Qt::Key_4);
        QTRY_VERIFY_WITH_TIMEOUT(story.desk.notice().contains(u"moved on"_s), patience);
    }
    QVERIFY2(story.decision() && story.decision()->action == Action::Keep, "nothing of the plan is done");
    QVERIFY(story.desk.caseNow(story.id).escalations.isEmpty());
    QVERIFY2(story.text().toPlainText().isEmpty(), "nor is anything put into the composer");
    const auto isRead = [&] { return story.desk.inbox().target().version > painted.version; };
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), patience);
}

void PlanCardTest::whatWasDroppedStaysDropped()
{
    Story story;
    story.step("planStep-escalate-PALS")->click();
    story.desk.inbox().refresh();
    QTest::qWait(300);
    QVERIFY(!story.step("planStep-escalate-PALS")->isChecked());
    QVERIFY(story.step("planStep-hide")->isChecked());
}

void PlanCardTest::whatIsWrittenAlreadyStays()
{
    Story story;
    story.desk.key(Qt::Key_R);
    QTRY_VERIFY(story.text().hasFocus());
    story.desk.type(u"Dear Jo"_s);
    story.desk.inbox().list().setFocus();
    story.desk.key(Qt::Key_4);
    QTRY_VERIFY_WITH_TIMEOUT(story.decision().has_value(), patience);
    QTRY_VERIFY(story.desk.find<QLabel>("draftWarningLabel")->isVisible());
    QCOMPARE(story.text().toPlainText(), u"Dear Jo"_s);
}

void PlanCardTest::whatTheRulesDoNotReadIsSaid()
{
    RealWindow desk(Stage{{1366, 768}, false, nullptr});
    desk.import({line(u"c-1"_s).underPost().saying(
        u"Dzień dobry, czy ktoś może mi powiedzieć, jak zapisać dziecko do lekarza? Dziękuję bardzo."_s)});
    QTRY_COMPARE_WITH_TIMEOUT(desk.inbox().model().rowCount(), 1, patience);
    QVERIFY(desk.goTo([](const InboxRow&) { return true; }).isValid());
    auto* notRead = desk.find<QLabel>("planNotReadLabel");
    QTRY_VERIFY_WITH_TIMEOUT(notRead->isVisible(), patience);
    QVERIFY2(notRead->text().contains(u"not read by the rules"_s, Qt::CaseInsensitive),
        qPrintable(notRead->text()));
    for (const auto* label : desk.inbox().workPane().findChildren<QLabel*>())
        QVERIFY2(!label->isVisible() || !label->text().contains(u"safe"_s, Qt::CaseInsensitive),
            qPrintable(label->text()));
}

void PlanCardTest::aFindingIsJudgedByKey()
{
    Story story;
    story.desk.key(Qt::Key_F);
    auto* agree = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(agree);
    QVERIFY2(agree->objectName().startsWith(u"judge-agreed-"_s), qPrintable(agree->objectName()));
    story.desk.key(Qt::Key_Tab);
    auto* disagree = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(disagree && disagree->objectName().startsWith(u"judge-disagreed-"_s));
    story.desk.key(Qt::Key_Space);
    const auto judged
        = [&] { return expected(story.desk.context().inbox().thread(story.id)).items.first().judged; };
    QTRY_COMPARE_WITH_TIMEOUT(judged().size(), 1, patience);
    QCOMPARE(judged().first().verdict, FindingVerdict::Disagreed);
    QTRY_VERIFY_WITH_TIMEOUT(disagree->isChecked() && !agree->isChecked(), patience);
    QVERIFY2(disagree->hasFocus(), "the next one is near");
    QVERIFY2(!story.desk.caseNow(story.id).claim, "it is about the rule, not about the case");
    QVERIFY2(story.step("planStep-hide"), "and the plan stays for a person to drop");
}

void PlanCardTest::fiveStepsAndTheirButtonsFitALaptop_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1366x768") << QSize(1366, 768);
    QTest::newRow("1440x900") << QSize(1440, 900);
}

void PlanCardTest::fiveStepsAndTheirButtonsFitALaptop()
{
    QFETCH(QSize, size);
    Story story(fiveSteps);
    story.desk.window().resize(size);
    QCOMPARE(stepsOf(story), 5);
    auto* view = story.desk.find<QScrollArea>("caseScroll")->viewport();
    const auto isInSight = [view](const QWidget& part) {
        return view->rect().contains(QRect(part.mapTo(view, QPoint()), part.size()));
    };
    QTest::qWait(100); // the layout settles
    QVERIFY2(isInSight(story.card()),
        qPrintable(
            u"the card ends at %1 of %2"_s.arg(story.card().mapTo(view, QPoint(0, story.card().height())).y())
                .arg(view->height())));
    for (const auto* button : story.card().findChildren<QPushButton*>())
        QVERIFY(!button->isVisible() || isInSight(*button));
    for (const auto* check : story.card().findChildren<QCheckBox*>())
        QVERIFY2(!check->isVisible() || isInSight(*check), qPrintable(check->text()));
}

void PlanCardTest::reasonsUnfold()
{
    Story story(fiveSteps);
    auto* more = story.desk.find<QAbstractButton>("planMoreButton");
    QVERIFY(more->isVisible());
    const int before = story.card().sizeHint().height();
    story.desk.key(Qt::Key_S);
    QTRY_VERIFY(story.step("planStep-hide")->hasFocus());
    more->click();
    QTRY_VERIFY2(story.card().heightForWidth(story.card().width()) > before || story.card().height() > before,
        "every reason is there to be read");
    more->click();
    QTRY_COMPARE(story.card().sizeHint().height(), before);
    // Folded or not, a screen reader is told all of it, and so is the pointer.
    QVERIFY(story.step("planStep-hide")->accessibleDescription().contains(u"stays visible"_s));
}

QTEST_MAIN(PlanCardTest)
#include "tst_plan_card.moc"
