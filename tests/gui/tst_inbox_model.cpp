// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list under fire: inserts, updates and removals while somebody looks, holds, scrolls and moves.
#include "desktop/inbox/inbox_list.h"
#include "desktop/inbox/row_delegate.h"
#include "gui/scripted_inbox.h"

#include <QAbstractItemModelTester>
#include <QPainter>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace steward;
using namespace std::chrono_literals;

namespace {

/// Remembers which case it drew as the current one, and with which version.
class WitnessDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        RowDelegate::paint(painter, option, index);
        const auto* row = static_cast<const InboxModel*>(index.model())->row(index.row());
        if (row && option.state.testFlag(QStyle::State_Selected))
            drawn = {row->id, row->version};
    }
    mutable CaseTarget drawn;
};

struct Desk1 {
    explicit Desk1(int cases)
        : model(inbox.source(), 1ms)
        , delegate(model, QTimeZone("Europe/London"), [] { return fromMs(1'795'000'000'000); })
        , list(model, delegate)
    {
        for (int i = 1; i <= cases; ++i)
            inbox.put(i * 1000, CaseId{i});
        next = cases + 1;
        list.resize(400, 500);
        list.show();
        model.setQuery({});
        settle();
    }
    void settle()
    {
        QVERIFY(QTest::qWaitFor(
            [this] {
                return model.phase() == InboxModel::Phase::Ready
                    && (model.rowCount() == 0 || list.painted().isValid());
            },
            60'000));
        read();
    }
    void read()
    {
        const int before = inbox.pagesRead();
        model.refresh();
        QVERIFY(QTest::qWaitFor([&] { return inbox.pagesRead() > before; }, 60'000));
        QTest::qWait(4);
    }
    void fire(QRandomGenerator& chance, CaseId spared)
    {
        const int what = chance.bounded(10);
        if (what < 5) {
            const auto key = qint64(chance.bounded(5'000'000));
            if (inbox.isFree(key))
                inbox.put(key, CaseId{next++});
        } else if (what < 9) {
            inbox.touch(CaseId{chance.bounded(next - 1) + 1});
        } else if (const CaseId gone{chance.bounded(next - 1) + 1}; gone != spared) {
            inbox.remove(gone);
        }
    }

    test::ScriptedInbox inbox;
    InboxModel model;
    WitnessDelegate delegate;
    InboxList list;
    int next = 1;
};

} // namespace

class InboxModelTest : public QObject {
    Q_OBJECT
private slots:
    void keepsItsPromisesAsAModel();
    void currentRowMovesZeroPixelsWhileLetGo();
    void currentRowMovesZeroPixelsWhileHeld();
    void newRowsWaitWhileHeldAndComeWhenAsked();
    void whatLeavesTheViewStaysDimmedUntilLeft();
    void theNextIsTheNeighbourInTheDirectionOfTravel();
    void commandsSeeWhatWasDrawn();
    void nothingIsPaintedBeforeTheFirstPaint();
    void aLongListIsReadByPages();
    void anErrorIsSaidAndRowsStay();
    void veiledTextDoesNotLeaveTheModel();
};

void InboxModelTest::keepsItsPromisesAsAModel()
{
    Desk1 desk(650);
    QAbstractItemModelTester tester(&desk.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&desk.model, &QAbstractItemModel::modelReset);
    QRandomGenerator chance(7);
    for (int round = 0; round < 60; ++round) {
        for (int i = 0; i < 10; ++i)
            desk.fire(chance, {});
        desk.model.setHeld(chance.bounded(2) == 0);
        if (chance.bounded(3) == 0)
            desk.model.takeShape();
        desk.list.verticalScrollBar()->setValue(chance.bounded(desk.list.verticalScrollBar()->maximum() + 1));
        desk.read();
    }
    desk.model.setHeld(false);
    desk.model.takeShape();
    desk.read();
    QTRY_COMPARE(desk.model.rowCount(), desk.inbox.size());
    QCOMPARE(resets.count(), 0);
}

void InboxModelTest::currentRowMovesZeroPixelsWhileLetGo()
{
    Desk1 desk(3000);
    QSignalSpy resets(&desk.model, &QAbstractItemModel::modelReset);
    desk.list.goTo(1500);
    desk.settle();
    desk.list.clearFocus();
    desk.model.setHeld(false);
    const auto current = desk.list.currentCase();
    const int top = desk.list.currentTop();
    QVERIFY(current.isValid());
    QRandomGenerator chance(11);
    for (int i = 0; i < 10'000; ++i) {
        desk.fire(chance, current);
        if (i % 50 != 0)
            continue;
        desk.read();
        desk.model.setHeld(false);
        QCOMPARE(desk.list.currentCase(), current);
        QCOMPARE(desk.list.currentTop(), top);
    }
    desk.read();
    QTRY_COMPARE(desk.model.rowCount(), desk.inbox.size());
    QCOMPARE(desk.list.currentTop(), top);
    QCOMPARE(desk.model.row(desk.list.currentIndex().row())->id, current);
    QCOMPARE(resets.count(), 0);
}

void InboxModelTest::currentRowMovesZeroPixelsWhileHeld()
{
    Desk1 desk(3000);
    desk.list.goTo(40);
    desk.settle();
    const int rows = desk.model.rowCount();
    const auto current = desk.list.currentCase();
    const int top = desk.list.currentTop();
    desk.model.setHeld(true);
    QRandomGenerator chance(13);
    for (int i = 0; i < 10'000; ++i) {
        desk.fire(chance, {});
        if (i % 100 != 0)
            continue;
        desk.read();
        desk.model.setHeld(true);
        QCOMPARE(desk.list.currentCase(), current);
        QCOMPARE(desk.list.currentTop(), top);
        QCOMPARE(desk.model.rowCount(), rows);
    }
}

void InboxModelTest::newRowsWaitWhileHeldAndComeWhenAsked()
{
    Desk1 desk(20);
    desk.list.goTo(5);
    desk.settle();
    desk.model.setHeld(true);
    for (int i = 1; i <= 7; ++i)
        desk.inbox.put(i, CaseId{100 + i});
    desk.read();
    QTRY_COMPARE(desk.model.waiting(), 7);
    QCOMPARE(desk.model.rowCount(), 20);
    const int top = desk.list.currentTop();
    desk.model.takeShape();
    QTRY_COMPARE(desk.model.rowCount(), 27);
    QCOMPARE(desk.model.waiting(), 0);
    QCOMPARE(desk.list.currentCase(), CaseId{6});
    QCOMPARE(desk.list.currentIndex().row(), 12);
    Q_UNUSED(top);
}

void InboxModelTest::whatLeavesTheViewStaysDimmedUntilLeft()
{
    Desk1 desk(20);
    desk.list.goTo(5);
    desk.settle();
    const auto handled = desk.list.currentCase();
    desk.model.setHeld(false);
    desk.inbox.remove(handled);
    desk.read();
    QTRY_VERIFY(desk.model.isDimmed(handled));
    QCOMPARE(desk.list.currentCase(), handled);
    QCOMPARE(desk.model.rowCount(), 20);
    desk.list.step(1);
    desk.read();
    QTRY_COMPARE(desk.model.rowCount(), 19);
    QCOMPARE(desk.model.indexOf(handled), -1);
}

void InboxModelTest::theNextIsTheNeighbourInTheDirectionOfTravel()
{
    Desk1 desk(20);
    desk.model.setHeld(true);
    desk.list.goTo(10);
    desk.list.step(-1);
    QCOMPARE(desk.list.currentIndex().row(), 9);
    desk.list.goOn();
    QCOMPARE(desk.list.currentIndex().row(), 8);
    desk.list.step(1);
    desk.list.goOn();
    QCOMPARE(desk.list.currentIndex().row(), 10);
    // At the end it turns round to what is still undone; it never jumps to the top.
    desk.list.goTo(18);
    desk.list.step(1);
    Case handled;
    handled.id = desk.list.currentCase();
    desk.model.takeDone(handled, {}, true);
    desk.list.goOn();
    QCOMPARE(desk.list.currentIndex().row(), 18);
}

void InboxModelTest::commandsSeeWhatWasDrawn()
{
    Desk1 desk(400);
    desk.list.resize(300, 220);
    desk.list.goTo(200);
    desk.settle();
    QRandomGenerator chance(17);
    int given = 0;
    int right = 0;
    while (given < 10'000) {
        for (int i = 0; i < 3; ++i)
            desk.fire(chance, {});
        if (chance.bounded(4) == 0)
            desk.list.step(chance.bounded(2) == 0 ? 1 : -1);
        if (chance.bounded(8) == 0)
            desk.model.setHeld(chance.bounded(2) == 0);
        desk.model.refresh();
        if (chance.bounded(2) == 0)
            QCoreApplication::processEvents();
        const auto target = desk.list.painted();
        if (!target.isValid()) {
            QCoreApplication::processEvents();
            continue;
        }
        ++given;
        right += target == desk.delegate.drawn && target.id == desk.list.currentCase() ? 1 : 0;
    }
    QCOMPARE(right, given);
}

void InboxModelTest::nothingIsPaintedBeforeTheFirstPaint()
{
    test::ScriptedInbox inbox;
    for (int i = 1; i <= 5; ++i)
        inbox.put(i, CaseId{i});
    InboxModel model(inbox.source(), 1ms);
    RowDelegate delegate(model, QTimeZone("Europe/London"), [] { return fromMs(0); });
    InboxList list(model, delegate);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 5);
    QTRY_VERIFY(list.currentCase().isValid());
    QVERIFY(!list.painted().isValid());
    list.show();
    QTRY_VERIFY(list.painted().isValid());
    list.step(1);
    QVERIFY2(!list.painted().isValid(), "the new row has not been drawn yet");
    QTRY_COMPARE(list.painted().id, CaseId{2});
}

void InboxModelTest::aLongListIsReadByPages()
{
    Desk1 desk(20'000);
    QCOMPARE(desk.model.rowCount(), 20'000);
    const int before = desk.inbox.pagesRead();
    desk.list.scrollToBottom();
    QTRY_VERIFY(desk.model.row(19'999) != nullptr);
    QCOMPARE(desk.model.row(19'999)->id, CaseId{20'000});
    QVERIFY2(desk.inbox.pagesRead() - before < 8, "jumping to the end read what lies between");
}

void InboxModelTest::anErrorIsSaidAndRowsStay()
{
    Desk1 desk(30);
    desk.model.setHeld(false);
    desk.inbox.failNext(
        {ErrorCode::Unreadable, QStringLiteral("The workspace cannot be read; check the disk."), {}});
    desk.model.refresh();
    QTRY_COMPARE(desk.model.phase(), InboxModel::Phase::Failed);
    QCOMPARE(desk.model.error()->code, ErrorCode::Unreadable);
    QCOMPARE(desk.model.rowCount(), 30);
    desk.read();
    QTRY_COMPARE(desk.model.phase(), InboxModel::Phase::Ready);
}

void InboxModelTest::veiledTextDoesNotLeaveTheModel()
{
    Desk1 desk(1);
    InboxRow row = *desk.model.row(0);
    row.excerptIsSensitive = true;
    row.excerpt = QStringLiteral("my number is 999 000 0018 and I wait");
    QVERIFY(desk.model.isVeiled(row));
    QVERIFY(!spoken(row, desk.model.shownExcerpt(row)).contains(QStringLiteral("999")));
    desk.model.setMask(
        [](const QString&) { return std::optional(QStringLiteral("my number is [veiled] and I wait")); });
    QVERIFY(!desk.model.isVeiled(row));
    QVERIFY(spoken(row, desk.model.shownExcerpt(row)).contains(QStringLiteral("[veiled] and I wait")));
    QVERIFY(!spoken(row, desk.model.shownExcerpt(row)).contains(QStringLiteral("999")));
    desk.model.setUnveiled(row.id, true);
    QVERIFY(spoken(row, desk.model.shownExcerpt(row)).contains(QStringLiteral("999 000 0018")));
}

QTEST_MAIN(InboxModelTest)
#include "tst_inbox_model.moc"
