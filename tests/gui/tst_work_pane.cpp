// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The work pane on a laptop's screen: what must be in sight while somebody writes, proposals that reach the
// reviewer, and the place where somebody was, after a restart.
#include "desktop/inbox/checklist_panel.h"
#include "gui/dressed.h"
#include "gui/geometry_walk.h"
#include "gui/inbox_rows.h"
#include "gui/real_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>

using namespace steward;
using namespace Qt::StringLiterals;
using test::expected;
using test::isCalm;
using test::line;
using test::RealWindow;

namespace {

constexpr int patience = 45'000;

/// All of it is in the window, and no scroll area cuts it off.
bool isInSight(const QWidget& widget)
{
    if (!widget.isVisible() || widget.visibleRegion().isEmpty())
        return false;
    const QRect seen = widget.visibleRegion().boundingRect();
    const QRect place(widget.mapTo(widget.window(), QPoint()), widget.size());
    return seen == widget.rect() && widget.window()->rect().contains(place);
}

QString sightOf(const QWidget& widget)
{
    const auto seen = widget.visibleRegion().boundingRect();
    return u"%1: %2x%3 of %4x%5"_s.arg(widget.objectName())
        .arg(seen.width())
        .arg(seen.height())
        .arg(widget.width())
        .arg(widget.height());
}

} // namespace

class WorkPaneTest : public QObject {
    Q_OBJECT
private slots:
    void sendIsAlwaysInSight_data();
    void sendIsAlwaysInSight();
    void whatPassedIsOneLine();
    void aCalmReplyAndItsChecklistNeedNoScrolling();
    void tabGoesFromTheTextThroughTheChecklistToSend();
    void writingTakesRoomAndGivesItBack();
    void aProposalReachesTheReviewerAndIsCarriedOut();
    void aProposalThatRestrictsNeedsItsRule();
    void nothingNeedsToBeProposed();
    void theThreadIsWhereItWasLeft();
    void theListIsWhereItWasLeft();
};

void WorkPaneTest::sendIsAlwaysInSight_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QString>("reply");
    const QString calm = u"Thank you for telling us."_s;
    const QString leaky = u"Your NHS number is 999 000 0018, ring 07700 900123 or come to 1 High Street."_s;
    QTest::newRow("laptop, nothing written") << QSize(1366, 768) << 100 << QString();
    QTest::newRow("laptop, calm") << QSize(1366, 768) << 100 << calm;
    QTest::newRow("laptop, blocked") << QSize(1366, 768) << 100 << leaky;
    QTest::newRow("laptop, long") << QSize(1366, 768) << 100 << calm.repeated(8);
    QTest::newRow("laptop, large text, blocked") << QSize(1366, 768) << 200 << leaky;
    QTest::newRow("small window, blocked") << QSize(1240, 640) << 100 << leaky;
}

void WorkPaneTest::sendIsAlwaysInSight()
{
    QFETCH(QSize, size);
    QFETCH(int, percent);
    QFETCH(QString, reply);
    RealWindow desk(size);
    const test::Dressed dressed(desk, percent);
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    auto* send = desk.find<QPushButton>("sendButton");
    QTRY_VERIFY2_WITH_TIMEOUT(isInSight(*send), qPrintable(sightOf(*send)), patience);
    if (reply.isEmpty())
        return;
    desk.key(Qt::Key_R);
    auto* text = desk.find<QPlainTextEdit>("replyTextEdit");
    QTRY_VERIFY(text->hasFocus());
    desk.type(reply);
    auto& panel = *desk.find<ChecklistPanel>("checklistPanel");
    QTRY_VERIFY_WITH_TIMEOUT(!panel.verdict().answers.isEmpty()
            && panel.verdict().answers.size() > panel.findChildren<QCheckBox*>().size(),
        patience);
    QTRY_VERIFY2_WITH_TIMEOUT(isInSight(*send), qPrintable(sightOf(*send)), patience);
    QVERIFY2(isInSight(*desk.find("audienceBand")), "and so is who can read it");
    QVERIFY(isInSight(*desk.find<QLabel>("lengthLabel")));
    // Whatever the focus leads to is brought into sight, and Send stays.
    const auto boxes = panel.findChildren<QCheckBox*>();
    for (auto* box : boxes) {
        box->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY2_WITH_TIMEOUT(isInSight(*send), qPrintable(sightOf(*send)), patience);
    }
}

void WorkPaneTest::whatPassedIsOneLine()
{
    RealWindow desk;
    const test::Dressed dressed(desk, 100);
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    desk.key(Qt::Key_R);
    QTRY_VERIFY(desk.find<QPlainTextEdit>("replyTextEdit")->hasFocus());
    desk.type(u"Thank you for telling us."_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QLabel>("passedLabel"), patience);
    const auto& passed = *desk.find<QLabel>("passedLabel");
    const auto machine = desk.find<ChecklistPanel>("checklistPanel")->verdict().withState(AnswerBy::Machine);
    QVERIFY(machine.size() > 2);
    for (const auto& item : machine) {
        // That it is recorded who wrote and approved it is not something that is looked for.
        if (item.value != u"C14"_s)
            QVERIFY2(passed.text().contains(item.value), qPrintable(item.value));
    }
    QVERIFY(passed.text().startsWith(u"Nothing found"_s));
    QVERIFY(!passed.text().contains(u"safe"_s, Qt::CaseInsensitive));
    QTRY_VERIFY2_WITH_TIMEOUT(
        passed.height() < 2 * passed.fontMetrics().height(), qPrintable(sightOf(passed)), patience);
}

void WorkPaneTest::aCalmReplyAndItsChecklistNeedNoScrolling()
{
    RealWindow desk;
    const test::Dressed dressed(desk, 100);
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    desk.key(Qt::Key_R);
    auto* text = desk.find<QPlainTextEdit>("replyTextEdit");
    QTRY_VERIFY(text->hasFocus());
    desk.type(u"Thank you for telling us."_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QLabel>("passedLabel"), patience);
    auto& composer = desk.inbox().workPane().composer();
    const auto* scroll = desk.find<QScrollArea>("composerScroll");
    QTRY_COMPARE_WITH_TIMEOUT(scroll->verticalScrollBar()->maximum(), 0, patience);
    auto& panel = *desk.find<ChecklistPanel>("checklistPanel");
    const auto boxes = panel.findChildren<QCheckBox*>();
    for (const auto* box : boxes)
        QVERIFY2(isInSight(*box), qPrintable(sightOf(*box)));
    QVERIFY(isInSight(*text));
    QVERIFY2(text->height() >= 3 * text->fontMetrics().height(), "three lines to write in");
    QVERIFY2(isInSight(*desk.find<QLabel>("caseTitleLabel")), "and whose case it is");
    const auto findings = [&composer] { return test::GeometryWalk(composer).findings(); };
    QTRY_VERIFY2_WITH_TIMEOUT(findings().isEmpty(), qPrintable(findings().join(u'\n')), patience);
}

void WorkPaneTest::tabGoesFromTheTextThroughTheChecklistToSend()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    desk.key(Qt::Key_R);
    desk.type(u"Thank you for telling us."_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QLabel>("passedLabel"), patience);
    QStringList passed;
    for (int i = 0; i < 8 && !passed.contains(u"sendButton"_s); ++i) {
        desk.key(Qt::Key_Tab);
        passed << QApplication::focusWidget()->objectName();
        if (qobject_cast<QCheckBox*>(QApplication::focusWidget()))
            desk.key(Qt::Key_Space);
    }
    QStringList boxes;
    for (const auto* box : desk.find("checklistPanel")->findChildren<QCheckBox*>()) {
        QVERIFY2(box->isChecked(), qPrintable(box->objectName()));
        boxes << box->objectName();
    }
    QVERIFY(!boxes.isEmpty());
    QCOMPARE(passed, boxes << u"sendButton"_s);
}

void WorkPaneTest::writingTakesRoomAndGivesItBack()
{
    RealWindow desk;
    const test::Dressed dressed(desk, 100);
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    auto& composer = desk.inbox().workPane().composer();
    const int before = composer.height();
    desk.key(Qt::Key_R);
    QTRY_VERIFY(desk.find<QPlainTextEdit>("replyTextEdit")->hasFocus());
    desk.type(u"Your NHS number is 999 000 0018."_s);
    QTRY_VERIFY_WITH_TIMEOUT(composer.height() > before, patience);
    desk.inbox().list().setFocus();
    desk.key(Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(
        composer.shownCase().isValid() && composer.shownCase() != id && composer.height() == before,
        patience);
}

namespace {

/// A case for which the rules propose to hide or remove something under R01, where the platform can.
CaseId goToAProposal(RealWindow& desk)
{
    QSet<CaseId> seen;
    const auto unseen
        = [&seen](const InboxRow& row) { return test::breaksR01(row) && !seen.contains(row.id); };
    for (auto id = desk.goTo(unseen); id.isValid(); id = desk.goTo(unseen)) {
        seen << id;
        const auto proposes = [&] {
            return desk.inbox().target().id == id && desk.action("inbox.planHide")->isEnabled()
                && desk.action("inbox.planHide")->text().contains(u"R01"_s);
        };
        if (QTest::qWaitFor(proposes, 1500))
            return id;
    }
    return {};
}

/// Opens the form for the case in hand, with a reason written.
bool opensEscalation(RealWindow& desk)
{
    desk.key(Qt::Key_E);
    auto* reason = desk.find<QLineEdit>("escalateReasonEdit");
    if (!QTest::qWaitFor([&] { return desk.find("escalateForm")->isVisible(); }, patience))
        return false;
    reason->setText(u"Somebody should look at this."_s);
    auto* route = desk.find<QComboBox>("escalateRouteCombo");
    route->setCurrentIndex(route->findData(u"PALS"_s));
    return route->currentIndex() >= 0;
}

void confirm(RealWindow& desk)
{
    desk.find<QPushButton>("escalateFormConfirmButton")->click();
}

} // namespace

void WorkPaneTest::aProposalReachesTheReviewerAndIsCarriedOut()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = goToAProposal(desk);
    QVERIFY(id.isValid());
    const auto item = desk.inbox().threadPane().chosenItem();
    QVERIFY(opensEscalation(desk));
    auto* proposal = desk.find<QComboBox>("escalateProposalCombo");
    QVERIFY2(isRestrictive(Action(proposal->currentData().toInt())), "what the rules propose stands there");
    QCOMPARE(desk.find<QComboBox>("escalateRuleCombo")->currentData().toString(), u"R01"_s);
    const auto proposed = Action(proposal->currentData().toInt());
    confirm(desk);
    QTRY_VERIFY_WITH_TIMEOUT(desk.caseNow(id).hasOpenEscalation(), patience);
    const auto raised = desk.caseNow(id).escalations.last();
    QCOMPARE(raised.proposal, std::optional(proposed));
    QCOMPARE(raised.proposalRule, RuleId{u"R01"_s});
    QCOMPARE(raised.proposalItem, item);

    auto& page = desk.page("escalations");
    const auto* words = page.findChild<QLabel*>(u"escalationProposalLabel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        page.findChild<QTableView*>(u"escalationsTable"_s)->model()->rowCount() > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(page.showCase(id), patience);
    QTRY_VERIFY2_WITH_TIMEOUT(words->text().contains(u"under R01"_s), qPrintable(words->text()), patience);
    QTRY_COMPARE_WITH_TIMEOUT(page.findChild<ThreadPane*>()->chosenItem(), item, patience);
    page.findChild<QLineEdit*>(u"reviewReasonEdit"_s)->setText(u"Agreed."_s);
    desk.action("escalations.uphold")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk.caseNow(id).item(item)->decision.has_value(), patience);
    QCOMPARE(desk.caseNow(id).item(item)->decision->action, proposed);
    QCOMPARE(desk.caseNow(id).item(item)->decision->rule, RuleId{u"R01"_s});
}

void WorkPaneTest::aProposalThatRestrictsNeedsItsRule()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = goToAProposal(desk);
    QVERIFY(id.isValid());
    QVERIFY(opensEscalation(desk));
    auto* rule = desk.find<QComboBox>("escalateRuleCombo");
    QVERIFY(rule->isEnabled());
    rule->setCurrentIndex(0);
    confirm(desk);
    QVERIFY(desk.find("escalateForm")->isVisible());
    QVERIFY(rule->hasFocus());
    QVERIFY(desk.find<QLabel>("escalateFormHint")->text().contains(u"ground rule"_s));
    QVERIFY(!desk.caseNow(id).hasOpenEscalation());
    auto* proposal = desk.find<QComboBox>("escalateProposalCombo");
    proposal->setCurrentIndex(proposal->findData(int(Action::Keep)));
    QVERIFY2(!rule->isEnabled(), "to keep something breaks no rule");
    confirm(desk);
    QTRY_VERIFY_WITH_TIMEOUT(desk.caseNow(id).hasOpenEscalation(), patience);
    QCOMPARE(desk.caseNow(id).escalations.last().proposal, std::optional(Action::Keep));
    QVERIFY(desk.caseNow(id).escalations.last().proposalRule.isEmpty());
}

void WorkPaneTest::nothingNeedsToBeProposed()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    QVERIFY(opensEscalation(desk));
    QCOMPARE(desk.find<QComboBox>("escalateProposalCombo")->currentIndex(), 0);
    confirm(desk);
    QTRY_VERIFY_WITH_TIMEOUT(desk.caseNow(id).hasOpenEscalation(), patience);
    QVERIFY(!desk.caseNow(id).escalations.last().proposal);
    auto& page = desk.page("escalations");
    QTRY_VERIFY_WITH_TIMEOUT(page.showCase(id), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        page.findChild<QLabel*>(u"escalationProposalLabel"_s)->text().contains(u"left to you"_s), patience);
}

void WorkPaneTest::theThreadIsWhereItWasLeft()
{
    RealWindow desk(test::Stage{{1366, 768}, false});
    QList<test::Line> lines{line(u"c-1"_s).saying(u"The queue was long again."_s)};
    for (int i = 2; i <= 40; ++i)
        lines << line(u"c-%1"_s.arg(i)).under(u"c-1"_s, {}).saying(u"Answer number %1."_s.arg(i));
    desk.import(lines);
    QTRY_VERIFY_WITH_TIMEOUT(desk.inbox().model().rowCount() == 1, patience);
    QVERIFY(desk.waitUntilPainted());
    auto* bar = desk.inbox().threadPane().verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 1000, patience);
    bar->setValue(bar->maximum() / 2 + 7);
    const auto place = desk.inbox().threadPane().place();
    const int value = bar->value();
    QVERIFY(!place.isEmpty());
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QTRY_COMPARE_WITH_TIMEOUT(desk.inbox().threadPane().place(), place, patience);
    QCOMPARE(desk.inbox().threadPane().verticalScrollBar()->value(), value);
    // Looking elsewhere and being asked back by a restart does not mix up cases.
    QCOMPARE(desk.inbox().threadPane().shownCase(), desk.inbox().list().currentCase());
}

void WorkPaneTest::theListIsWhereItWasLeft()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    auto& list = desk.inbox().list();
    QTRY_VERIFY_WITH_TIMEOUT(desk.inbox().model().rowCount() > 50, patience);
    list.goTo(30);
    list.verticalScrollBar()->setValue(list.verticalScrollBar()->value() + 40);
    QVERIFY(desk.waitUntilPainted());
    const auto id = list.currentCase();
    const int top = list.currentTop();
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QTRY_COMPARE_WITH_TIMEOUT(desk.inbox().list().currentCase(), id, patience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.inbox().list().currentTop(), top, patience);
}

QTEST_MAIN(WorkPaneTest)
#include "tst_work_pane.moc"
