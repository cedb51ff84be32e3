// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A moderator's day at the inbox, in the real window, with real keys: the rules of the desk.
#include "gui/inbox_rows.h"
#include "gui/real_window.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>

using namespace steward;
using test::breaksR01;
using test::isCalm;
using test::isFocusSound;
using test::RealWindow;

class TriageTest : public QObject {
    Q_OBJECT
private slots:
    void theWindowFillsWithThePracticeInbox();
    void tenRowsFitALaptopScreen();
    void oneKeyKeepsAndGoesOn();
    void oneKeyHidesUnderTheProposedRule();
    void oneKeyEscalatesAsProposed();
    void claimAndReleaseByKey();
    void lettersStayLettersInTextFields();
    void singleKeysCanBeSwitchedOffAndRebound();
    void noKeyMeansTwoThings();
    void selectingIsNotADeed();
    void everyCommandLeavesTheFocusWhereTheTableSays();
    void aFormCanBeLeftByEscape();
    void aLetterInAFormChoosesInIt();
    void noKeyOfAReplyCommandsItsCase();
    void theVeilHidesAndVShows();
    void undoTakesBackTheLastCommand();
    void viewsAndSearchNarrowTheList();
    void emptinessIsAClaim();
    void placesSurviveARestart();
    void belowElevenHundredTheWorkPaneFolds();
    void aCaseOutsideTheViewIsShownAndStays();
};

void TriageTest::theWindowFillsWithThePracticeInbox()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.inbox().model().rowCount() > 50);
    QAbstractItemModelTester tester(
        &desk.inbox().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    desk.inbox().refresh();
    QTest::qWait(400);
    QVERIFY2(desk.inbox().model().row(0)->crisis, "a crisis stands first");
}

void TriageTest::tenRowsFitALaptopScreen()
{
    RealWindow desk;
    desk.preferences().setDensity(Density::Compact);
    QVERIFY(desk.waitUntilPainted());
    const auto& list = desk.inbox().list();
    const int high = list.visualRect(list.model()->index(0, 0)).height();
    QVERIFY2(list.viewport()->height() / high >= 10,
        qPrintable(QStringLiteral("%1 px for rows of %2").arg(list.viewport()->height()).arg(high)));
}

void TriageTest::oneKeyKeepsAndGoesOn()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto kept = desk.goTo(isCalm);
    QVERIFY(kept.isValid());
    const int row = desk.inbox().list().currentIndex().row();
    desk.key(Qt::Key_1);
    QTRY_COMPARE(desk.inbox().list().currentIndex().row(), row + 1);
    QCOMPARE(desk.caseNow(kept).state, State::Resolved);
    QVERIFY2(desk.inbox().model().isDimmed(kept), "the handled case dims in place");
    QCOMPARE(desk.inbox().model().indexOf(kept), row);
    QVERIFY(desk.inbox().list().hasFocus());
}

void TriageTest::oneKeyHidesUnderTheProposedRule()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    CaseId id;
    QSet<CaseId> tried;
    do {
        id = desk.goTo([&tried](const InboxRow& row) { return breaksR01(row) && !tried.contains(row.id); });
        tried << id;
        QTest::qWait(60);
    } while (id.isValid() && !desk.action("inbox.planHide")->isEnabled());
    QVERIFY2(id.isValid(), "one of the R01 cases is on a platform that can hide");
    desk.key(Qt::Key_2);
    QTRY_VERIFY(desk.inbox().model().isDimmed(id));
    const auto now = desk.caseNow(id);
    const bool cited = std::any_of(now.items.cbegin(), now.items.cend(), [](const CaseItem& item) {
        return item.decision && isRestrictive(item.decision->action)
            && item.decision->rule.value == QStringLiteral("R01");
    });
    QVERIFY2(cited, "the decision cites the rule");
}

void TriageTest::oneKeyEscalatesAsProposed()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo([](const InboxRow& row) { return row.crisis; });
    QVERIFY(id.isValid());
    desk.key(Qt::Key_3);
    QTRY_COMPARE(desk.caseNow(id).state, State::Escalated);
    const auto now = desk.caseNow(id);
    QCOMPARE(now.escalations.size(), 1);
    QCOMPARE(now.escalations.first().route.value, QStringLiteral("SAFE"));
    QCOMPARE(now.escalations.first().urgency, Urgency::Immediate);
}

void TriageTest::claimAndReleaseByKey()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    desk.key(Qt::Key_C);
    QTRY_VERIFY(desk.caseNow(id).claim.has_value());
    QTRY_VERIFY(desk.action("inbox.release")->isVisible());
    QVERIFY(desk.waitUntilPainted());
    desk.key(Qt::Key_L);
    QTRY_VERIFY(!desk.caseNow(id).claim.has_value());
}

void TriageTest::lettersStayLettersInTextFields()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    const auto before = desk.caseNow(id);
    desk.key(Qt::Key_R);
    auto* text = desk.find<QPlainTextEdit>("replyTextEdit");
    QTRY_VERIFY(text->hasFocus());
    desk.type(QStringLiteral("1230cjkxveah/[]"));
    QCOMPARE(text->toPlainText(), QStringLiteral("1230cjkxveah/[]"));
    desk.inbox().list().setFocus();
    desk.key(Qt::Key_Slash);
    auto* search = desk.find<QLineEdit>("searchEdit");
    QTRY_VERIFY(search->hasFocus());
    desk.type(QStringLiteral("jkx1"));
    QCOMPARE(search->text(), QStringLiteral("jkx1"));
    QCOMPARE(desk.caseNow(id).version, before.version);
}

void TriageTest::singleKeysCanBeSwitchedOffAndRebound()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    const auto before = desk.caseNow(id).version;
    desk.preferences().setSingleKeys(false);
    desk.key(Qt::Key_1);
    desk.key(Qt::Key_C);
    QTest::qWait(150);
    QCOMPARE(desk.caseNow(id).version, before);
    desk.preferences().rebind(QStringLiteral("inbox.claim"), QKeySequence(Qt::ALT | Qt::Key_C));
    desk.key(Qt::Key_C, Qt::AltModifier);
    QTRY_VERIFY(desk.caseNow(id).claim.has_value());
}

void TriageTest::noKeyMeansTwoThings()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QHash<QString, QString> owners;
    const auto commands = desk.window().commands();
    QVERIFY(commands.size() > 40);
    for (const auto* command : commands) {
        QVERIFY2(!command->text().isEmpty(), qPrintable(command->objectName()));
        const auto keys = command->shortcut().toString();
        if (keys.isEmpty())
            continue;
        QVERIFY2(!owners.contains(keys),
            qPrintable(keys + QStringLiteral(": ") + owners.value(keys) + QStringLiteral(" and ")
                + command->objectName()));
        owners.insert(keys, command->objectName());
    }
}

void TriageTest::selectingIsNotADeed()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    QVERIFY(!desk.caseNow(id).looked);
    desk.key(Qt::Key_J);
    desk.key(Qt::Key_K);
    QVERIFY(desk.waitUntilPainted());
    QVERIFY2(!desk.caseNow(id).looked, "going past is not a look");
    QCOMPARE(desk.inbox().list().currentCase(), id);
    desk.key(Qt::Key_Return);
    QTRY_VERIFY(desk.caseNow(id).looked);
}

void TriageTest::everyCommandLeavesTheFocusWhereTheTableSays()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    const auto table = inboxFocusTable();
    for (const auto* command : desk.inbox().commands()) {
        const bool listed = std::any_of(table.cbegin(), table.cend(),
            [command](const FocusRow& row) { return row.command == command->objectName(); });
        QVERIFY2(
            listed, qPrintable(command->objectName() + QStringLiteral(" is missing from the focus table")));
    }
    for (const auto& row : table) {
        auto* action = desk.action(qPrintable(row.command));
        QVERIFY2(action, qPrintable(row.command));
        desk.find<QTabBar>("viewsTabBar")->setCurrentIndex(0);
        QTRY_VERIFY(desk.inbox().model().rowCount() > 50);
        desk.inbox().list().setFocus();
        QVERIFY2(desk.waitUntilPainted(), qPrintable(row.command));
        // Sending leads to the list once it is on its way, else to what is open: its own test has both.
        // So it is with a plan that drafts a reply.
        if (row.command == QStringLiteral("inbox.send") || row.command == QStringLiteral("inbox.carryOut"))
            continue;
        if (!action->isEnabled() || !action->isVisible())
            continue;
        const auto* before = QApplication::focusWidget();
        action->trigger();
        QVERIFY2(isFocusSound(), qPrintable(row.command));
        const auto* focus = QApplication::focusWidget();
        auto& inbox = desk.inbox();
        switch (row.after) {
        case FocusAfter::List:
            QVERIFY2(
                focus == &inbox.list() || inbox.list().model()->rowCount() == 0, qPrintable(row.command));
            break;
        case FocusAfter::Thread:
            QVERIFY2(focus == &inbox.threadPane() || inbox.threadPane().isAncestorOf(focus),
                qPrintable(row.command));
            break;
        case FocusAfter::Form:
            QVERIFY2(inbox.workPane().hasOpenForm() && inbox.workPane().isAncestorOf(focus),
                qPrintable(row.command));
            break;
        case FocusAfter::Plan:
            QVERIFY2(inbox.workPane().planCard().isAncestorOf(focus), qPrintable(row.command));
            break;
        case FocusAfter::Findings:
            QVERIFY2(inbox.workPane().findings().isAncestorOf(focus), qPrintable(row.command));
            break;
        case FocusAfter::Composer:
            QCOMPARE(focus->objectName(), QStringLiteral("replyTextEdit"));
            break;
        case FocusAfter::Search:
            QCOMPARE(focus->objectName(), QStringLiteral("searchEdit"));
            break;
        case FocusAfter::Stays:
            QCOMPARE(focus, before);
            break;
        }
        inbox.workPane().closeForm();
        QTest::qWait(60);
        QVERIFY2(isFocusSound() || QApplication::focusWidget() == nullptr, qPrintable(row.command));
    }
}

void TriageTest::aFormCanBeLeftByEscape()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    desk.key(Qt::Key_N);
    auto* note = desk.find<QPlainTextEdit>("noteEdit");
    QTRY_VERIFY(note->hasFocus());
    QVERIFY2(note != desk.find<QPlainTextEdit>("replyTextEdit"), "note and reply are two widgets");
    desk.type(QStringLiteral("ring the practice"));
    desk.key(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(100);
    QVERIFY2(desk.caseNow(id).replies.isEmpty(), "the key that sends does nothing for a note");
    QTRY_VERIFY(desk.find("noteForm")->isVisible());
    note->setFocus();
    desk.key(Qt::Key_Escape);
    QVERIFY(desk.inbox().list().hasFocus());
    QVERIFY(!desk.find("noteForm")->isVisible());
}

void TriageTest::aLetterInAFormChoosesInIt()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    const auto before = desk.caseNow(id).version;
    desk.key(Qt::Key_H);
    auto* rule = desk.find<QComboBox>("decideRuleCombo");
    QTRY_VERIFY(rule->hasFocus());
    desk.type(QStringLiteral("R14"));
    QVERIFY2(rule->currentText().startsWith(QStringLiteral("R14")), qPrintable(rule->currentText()));
    desk.find<QPushButton>("decideFormConfirmButton")->setFocus();
    desk.type(QStringLiteral("1d"));
    desk.key(Qt::Key_Delete);
    QTest::qWait(100);
    QCOMPARE(desk.caseNow(id).version, before);
    QVERIFY2(desk.find("decideForm")->isVisible(), "nor is another form opened");
}

void TriageTest::noKeyOfAReplyCommandsItsCase()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    const auto before = desk.caseNow(id).version;
    desk.key(Qt::Key_R);
    QTRY_VERIFY(desk.find<QPlainTextEdit>("replyTextEdit")->hasFocus());
    desk.find<QComboBox>("replyKindCombo")->setFocus();
    desk.type(QStringLiteral("1d"));
    QTest::qWait(100);
    QCOMPARE(desk.caseNow(id).version, before);
}

void TriageTest::theVeilHidesAndVShows()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo([](const InboxRow& row) { return row.crisis && row.excerptIsSensitive; });
    QVERIFY2(id.isValid(), "a crisis of the practice workspace has a newest item that is veiled");
    auto& thread = desk.inbox().threadPane();
    QVERIFY(thread.isVeiled());
    desk.key(Qt::Key_V);
    QVERIFY(!thread.isVeiled());
    desk.key(Qt::Key_J);
    QVERIFY(desk.waitUntilPainted());
    QVERIFY2(thread.isVeiled(), "leaving hides again");
}

void TriageTest::undoTakesBackTheLastCommand()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    const auto before = desk.caseNow(id);
    desk.key(Qt::Key_1);
    QTRY_COMPARE(desk.caseNow(id).state, State::Resolved);
    desk.key(Qt::Key_J);
    desk.inbox().list().setFocus();
    desk.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(desk.caseNow(id).state, before.state);
    QTRY_COMPARE(desk.inbox().list().currentCase(), id);
    QTRY_VERIFY(!desk.inbox().model().isDimmed(id));
}

void TriageTest::viewsAndSearchNarrowTheList()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const int all = desk.inbox().model().rowCount();
    auto* views = desk.find<QTabBar>("viewsTabBar");
    QCOMPARE(views->count(), 6);
    QTRY_COMPARE(views->tabText(0), QStringLiteral("All %1").arg(all));
    desk.key(Qt::Key_BracketLeft);
    QTRY_VERIFY(desk.inbox().model().rowCount() < all && desk.inbox().model().rowCount() > 0);
    QVERIFY(desk.inbox().model().row(0)->crisis);
    desk.key(Qt::Key_BracketRight);
    QTRY_COMPARE(desk.inbox().model().rowCount(), all);
    desk.key(Qt::Key_Slash);
    desk.type(QStringLiteral("zebra crossing of the moon"));
    QTRY_COMPARE(desk.inbox().model().rowCount(), 0);
    QTRY_COMPARE(desk.find<QLabel>("emptyStateLabel")->isVisible(), true);
    QVERIFY(isFocusSound());
    desk.find<QPushButton>("emptyStateButton")->click();
    QTRY_COMPARE(desk.inbox().model().rowCount(), all);
}

void TriageTest::emptinessIsAClaim()
{
    RealWindow desk;
    auto& watch = desk.context().collection();
    QTRY_VERIFY(!watch.accounts().isEmpty());
    QVERIFY2(watch.isFresh(), "practice accounts are always up to date");
    QCOMPARE(watch.emptySentence(), QStringLiteral("Nothing waiting."));
}

void TriageTest::placesSurviveARestart()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    desk.preferences().setDensity(Density::Roomy);
    auto* splitter = desk.find<QSplitter>("inboxSplitter");
    splitter->setSizes({500, 400, 360});
    const auto sizes = splitter->sizes();
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QCOMPARE(desk.preferences().density(), Density::Roomy);
    QCOMPARE(desk.find<QSplitter>("inboxSplitter")->sizes(), sizes);
    QTRY_COMPARE(desk.inbox().list().currentCase(), id);
}

void TriageTest::belowElevenHundredTheWorkPaneFolds()
{
    RealWindow desk({1000, 700});
    QVERIFY(desk.waitUntilPainted());
    auto& work = desk.inbox().workPane();
    QVERIFY(!work.isVisible());
    QVERIFY(desk.goTo(isCalm).isValid());
    desk.key(Qt::Key_W);
    QVERIFY(work.isVisible());
    QVERIFY(work.width() < desk.window().width());
    desk.key(Qt::Key_W);
    QVERIFY(!work.isVisible());
    desk.key(Qt::Key_A);
    QVERIFY2(work.isVisible(), "a command that needs words opens the drawer");
    desk.key(Qt::Key_Escape);
    desk.window().resize(1400, 800);
    QTRY_VERIFY(work.isVisible());
    QCOMPARE(desk.find<QSplitter>("inboxSplitter")->count(), 3);
}

void TriageTest::aCaseOutsideTheViewIsShownAndStays()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto calm = desk.goTo(isCalm);
    desk.find<QTabBar>("viewsTabBar")->setCurrentIndex(5);
    QTRY_VERIFY(desk.inbox().model().rowCount() > 0 && desk.inbox().model().rowCount() < 10);
    QVERIFY(desk.waitUntilPainted());
    desk.context().openCase(calm);
    QTRY_COMPARE(desk.inbox().threadPane().shownCase(), calm);
    desk.inbox().threadPane().setFocus();
    for (int i = 0; i < 3; ++i) {
        desk.inbox().refresh();
        QTest::qWait(300);
        QCOMPARE(desk.inbox().threadPane().shownCase(), calm);
    }
    QCOMPARE(desk.inbox().target().id, calm);
    desk.inbox().list().setFocus();
    desk.key(Qt::Key_J);
    QTRY_VERIFY(desk.inbox().target().isValid() && desk.inbox().target().id != calm);
}

QTEST_MAIN(TriageTest)
#include "tst_triage.moc"
