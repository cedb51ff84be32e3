// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desk under way: new cases come while keys are pressed, many are decided at once, twenty are taken back,
// and looking is not reading.
#include "gui/inbox_rows.h"
#include "gui/real_window.h"

#include <QJsonArray>
#include <QTimer>

using namespace steward;
using namespace Qt::StringLiterals;
using test::isCalm;
using test::isFocusSound;
using test::line;
using test::RealWindow;

namespace {

constexpr int patience = 45'000;

QList<test::Line> comments(int from, int count)
{
    QList<test::Line> lines;
    for (int i = from; i < from + count; ++i)
        lines << line(u"c-%1"_s.arg(i)).saying(u"When do you open on day %1, please?"_s.arg(i));
    return lines;
}

/// An organisation of its own with this many calm comments.
struct Office {
    RealWindow desk{test::Stage{{1366, 768}, false}};

    explicit Office(int count)
    {
        desk.import(comments(1, count));
        if (!QTest::qWaitFor([&] { return desk.inbox().model().rowCount() == count; }, patience))
            qFatal("the comments did not come");
        desk.inbox().list().goTo(0);
        desk.inbox().list().setFocus();
        if (!desk.waitUntilPainted())
            qFatal("nothing was painted");
    }
    bool isPaintedAnew(CaseId before)
    {
        return QTest::qWaitFor(
            [&] {
                return desk.isPainted() && desk.inbox().target().id != before
                    && desk.inbox().workPane().composer().shownCase() == desk.inbox().target().id;
            },
            patience);
    }
    QSet<CaseId> resolved()
    {
        InboxQuery query;
        query.limit = 1000;
        QSet<CaseId> open;
        for (const auto& row : test::expected(desk.context().inbox().page(query)).rows)
            open << row.id;
        QSet<CaseId> gone;
        for (const auto id : std::as_const(known)) {
            if (!open.contains(id))
                gone << id;
        }
        return gone;
    }
    void know()
    {
        InboxQuery query;
        query.limit = 1000;
        for (const auto& row : test::expected(desk.context().inbox().page(query)).rows)
            known << row.id;
    }
    QSet<CaseId> known;
};

QStringList eventsOf(RealWindow& desk, CaseId id)
{
    QStringList events;
    for (const auto& entry : test::expected(desk.context().inbox().thread(id)).history)
        events << entry.event;
    return events;
}

} // namespace

class DeskRulesTest : public QObject {
    Q_OBJECT
private slots:
    void newCasesWaitBehindTheirNumber();
    void keysActOnWhatWasPaintedWhileCasesArrive();
    void keysBeforeTheFirstPaintAreDropped();
    void aKeyHeldDownActsOncePerCase();
    void twentyCommandsAreTakenBackInOrder();
    void manyAreDecidedAtOnceAndTakenBackAtOnce();
    void whatNeedsEyesIsLeftOutAndNamed();
    void marksAreExtendedByKey();
    void readingIsLoggedAfterTwoSeconds();
    void goingPastIsNoReading();
    void decidingOneItemDoesNotConflictWithANewOne();
};

void DeskRulesTest::newCasesWaitBehindTheirNumber()
{
    Office office(20);
    auto& inbox = office.desk.inbox();
    const auto current = inbox.list().currentCase();
    const int top = inbox.list().currentTop();
    office.desk.import(comments(101, 7));
    auto* letIn = office.desk.action("inbox.letIn");
    QTRY_VERIFY_WITH_TIMEOUT(letIn->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(letIn->text().contains(u"7"_s), patience);
    QCOMPARE(inbox.model().rowCount(), 20);
    QCOMPARE(inbox.list().currentCase(), current);
    QCOMPARE(inbox.list().currentTop(), top);
    QVERIFY(!letIn->shortcut().isEmpty());
    QTest::keySequence(&inbox.list(), letIn->shortcut());
    QTRY_COMPARE_WITH_TIMEOUT(inbox.model().rowCount(), 27, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!letIn->isVisible(), patience);
    QCOMPARE(inbox.list().currentCase(), current);
    QVERIFY(inbox.list().hasFocus());
}

void DeskRulesTest::keysActOnWhatWasPaintedWhileCasesArrive()
{
    Office office(40);
    QSet<CaseId> meant;
    for (int round = 0; round < 25; ++round) {
        QVERIFY(office.desk.waitUntilPainted());
        const auto target = office.desk.inbox().target();
        // Committed now, read whenever it is read: before, between or after the key.
        office.desk.import(comments(1000 + round * 3, 3));
        const auto painted = office.desk.inbox().target();
        if (!painted.isValid())
            continue;
        if (painted.id != target.id)
            QFAIL("the current case changed although nobody moved");
        office.desk.key(Qt::Key_1);
        meant << painted.id;
        QVERIFY(office.isPaintedAnew(painted.id));
    }
    QVERIFY(meant.size() >= 20);
    for (const auto id : std::as_const(meant))
        QTRY_COMPARE_WITH_TIMEOUT(office.desk.caseNow(id).state, State::Resolved, patience);
    office.know();
    int open = 0;
    for (const auto id : std::as_const(office.known))
        open += meant.contains(id) ? 0 : 1;
    QCOMPARE(open, 40 + 75 - int(meant.size()));
}

void DeskRulesTest::keysBeforeTheFirstPaintAreDropped()
{
    RealWindow desk;
    const auto before = test::expected(desk.workspace().summary()).logSize;
    // The window is there and the rows are not: whatever is pressed has nobody to act on.
    if (!desk.inbox().target().isValid()) {
        for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_0, Qt::Key_C, Qt::Key_H})
            QTest::keyClick(&desk.inbox().list(), key);
    }
    QVERIFY(desk.waitUntilPainted());
    QCOMPARE(test::expected(desk.workspace().summary()).logSize, before);
}

void DeskRulesTest::aKeyHeldDownActsOncePerCase()
{
    Office office(10);
    const auto first = office.desk.inbox().target().id;
    // Ten presses before the window has drawn anything new: one deed, not ten.
    for (int i = 0; i < 10; ++i)
        office.desk.key(Qt::Key_1);
    QVERIFY(office.isPaintedAnew(first));
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.caseNow(first).state, State::Resolved, patience);
    office.know();
    QVERIFY2(office.known.size() >= 8, "what nobody saw was not decided");
    QCOMPARE(eventsOf(office.desk, first).count(u"item-decided"_s), 1);
}

void DeskRulesTest::twentyCommandsAreTakenBackInOrder()
{
    Office office(24);
    QList<CaseId> done;
    for (int i = 0; i < 22; ++i) {
        const auto id = office.desk.inbox().target().id;
        QVERIFY(id.isValid());
        done << id;
        office.desk.key(Qt::Key_1);
        QVERIFY(office.isPaintedAnew(id));
    }
    for (int i = 21; i >= 2; --i) {
        office.desk.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(office.desk.caseNow(done[i]).state != State::Resolved, patience);
        QTRY_COMPARE_WITH_TIMEOUT(office.desk.inbox().threadPane().shownCase(), done[i], patience);
        QVERIFY(office.desk.inbox().list().hasFocus());
        const auto events = eventsOf(office.desk, done[i]);
        QVERIFY2(events.contains(u"item-decided"_s) && events.size() > 3, "both are in the log");
    }
    office.desk.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.notice().contains(u"no command"_s), patience);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(office.desk.caseNow(done[i]).state, State::Resolved);
}

void DeskRulesTest::marksAreExtendedByKey()
{
    Office office(10);
    auto& inbox = office.desk.inbox();
    office.desk.key(Qt::Key_X);
    QCOMPARE(inbox.model().marked().size(), 1);
    office.desk.key(Qt::Key_J, Qt::ShiftModifier);
    office.desk.key(Qt::Key_J, Qt::ShiftModifier);
    QCOMPARE(inbox.model().marked().size(), 3);
    QVERIFY(inbox.list().hasFocus());
    office.desk.key(Qt::Key_X);
    QCOMPARE(inbox.model().marked().size(), 2);
}

void DeskRulesTest::manyAreDecidedAtOnceAndTakenBackAtOnce()
{
    Office office(12);
    auto& inbox = office.desk.inbox();
    office.desk.key(Qt::Key_X);
    for (int i = 0; i < 4; ++i)
        office.desk.key(Qt::Key_J, Qt::ShiftModifier);
    const auto marked = inbox.model().marked();
    QCOMPARE(marked.size(), 5);
    QHash<CaseId, State> before;
    for (const auto id : marked)
        before.insert(id, office.desk.caseNow(id).state);
    QVERIFY(office.desk.waitUntilPainted());
    office.desk.key(Qt::Key_1);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.notice().contains(u"5"_s), patience);
    for (const auto id : marked) {
        QCOMPARE(office.desk.caseNow(id).state, State::Resolved);
        QCOMPARE(eventsOf(office.desk, id).count(u"item-decided"_s), 1);
    }
    QTRY_VERIFY_WITH_TIMEOUT(inbox.model().marked().isEmpty(), patience);
    inbox.list().setFocus();
    office.desk.key(Qt::Key_Z, Qt::ControlModifier);
    for (const auto id : marked)
        QTRY_COMPARE_WITH_TIMEOUT(office.desk.caseNow(id).state, before.value(id), patience);
    QVERIFY(isFocusSound());
}

void DeskRulesTest::whatNeedsEyesIsLeftOutAndNamed()
{
    Office office(4);
    auto& desk = office.desk;
    desk.import(
        {line(u"c-crisis"_s).saying(u"I can't go on, I have the tablets here and I will take them now"_s),
            line(u"c-picture"_s)
                .saying(u"Look at this"_s)
                .with(u"media"_s,
                    QJsonArray{QJsonObject{
                        {u"kind"_s, u"image"_s}, {u"url"_s, u"https://pictures.example/1.png"_s}}})});
    desk.inbox().list().clearFocus();
    QTest::keySequence(&desk.inbox().list(), desk.action("inbox.letIn")->shortcut());
    const auto colleague = desk.somebody(u"Kim Sample"_s, {Role::Moderator});
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            desk.inbox().model().takeShape();
            return desk.inbox().model().rowCount() == 6;
        }(),
        patience);
    // One is claimed by a colleague, one is escalated; one crisis, one picture; two are left to decide.
    QList<CaseId> calm;
    CaseId crisis, picture;
    for (int i = 0; i < 6; ++i) {
        const auto* row = desk.inbox().model().row(i);
        QVERIFY(row);
        if (row->crisis)
            crisis = row->id;
        else if (row->notRead)
            picture = row->id;
        else
            calm << row->id;
    }
    QVERIFY2(crisis.isValid() && picture.isValid(), "the two that need eyes are known as such");
    QCOMPARE(calm.size(), 4);
    test::expected(desk.context().desk().perform(colleague, {calm[0], command::TakeClaim{}, {}}));
    command::Escalate escalate;
    escalate.route = RouteId{u"PALS"_s};
    escalate.reason.text = u"Please look."_s;
    test::expected(desk.context().desk().perform(desk.context().actor(), {calm[1], escalate, {}}));
    const auto wanted = QSet<CaseId>{calm[0], calm[1], calm[2], calm[3], crisis, picture};
    for (const auto id : wanted)
        desk.inbox().model().setMarked(id, true);
    desk.inbox().list().setFocus();
    QVERIFY(desk.waitUntilPainted());
    desk.key(Qt::Key_1);
    QTRY_VERIFY_WITH_TIMEOUT(desk.notice().contains(u"Left out"_s), patience);
    for (const auto id : {calm[0], calm[1], crisis, picture}) {
        QVERIFY2(desk.notice().contains(u"case %1:"_s.arg(id.toString())), qPrintable(desk.notice()));
        QVERIFY(desk.caseNow(id).state != State::Resolved);
        QVERIFY(!eventsOf(desk, id).contains(u"item-decided"_s));
    }
    for (const auto id : {calm[2], calm[3]}) {
        QCOMPARE(desk.caseNow(id).state, State::Resolved);
        QVERIFY(!desk.notice().contains(u"case %1:"_s.arg(id.toString())));
    }
}

void DeskRulesTest::readingIsLoggedAfterTwoSeconds()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo([](const InboxRow& row) { return row.crisis; });
    QVERIFY(id.isValid());
    QTRY_VERIFY_WITH_TIMEOUT(eventsOf(desk, id).contains(u"sensitive-read"_s), patience);
    QVERIFY2(!desk.caseNow(id).looked, "to have it on screen is not yet a human look");
}

void DeskRulesTest::goingPastIsNoReading()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    auto* reader = desk.inbox().findChild<QTimer*>(u"readerTimer"_s);
    QVERIFY(reader);
    reader->setInterval(std::chrono::minutes(5)); // however busy this machine is
    const auto first = desk.inbox().target().id; // on screen since the page came
    const auto id = desk.goTo([first](const InboxRow& row) {
        return row.id != first && (row.priority == Severity::S1 || row.priority == Severity::S2);
    });
    QVERIFY(id.isValid());
    QVERIFY(reader->isActive());
    const auto calm = desk.goTo(isCalm);
    QVERIFY(calm.isValid());
    reader->setInterval(0); // what was begun ends now
    QTRY_VERIFY(!reader->isActive());
    test::expected(
        desk.context().desk().recordRead(desk.context().actor(), calm)); // what stood before it is stored
    QVERIFY(!eventsOf(desk, id).contains(u"sensitive-read"_s));
}

void DeskRulesTest::decidingOneItemDoesNotConflictWithANewOne()
{
    Office office(1);
    auto& desk = office.desk;
    const auto target = desk.inbox().target();
    const auto item = desk.caseNow(target.id).items.first().id;
    // Somebody answers under it while we look at the first: what we decide on has not changed.
    Desk elsewhere(desk.workspace());
    desk.import({line(u"c-900"_s).with(u"parent"_s, u"c-1"_s).saying(u"And on Sunday?"_s)});
    const auto decided = test::wait(elsewhere.perform(desk.context().actor(),
        {target.id, command::DecideItem{item, Action::Keep, {}, {}}, target.version}));
    QVERIFY2(decided, qPrintable(decided ? QString() : decided.error().message));
    QCOMPARE(desk.caseNow(target.id).items.size(), 2);
    QVERIFY2(desk.caseNow(target.id).state != State::Resolved, "what nobody has seen is not closed with it");
    // Closing the whole conversation is another matter: something new was said in it.
    const auto closed = test::wait(
        elsewhere.perform(desk.context().actor(), {target.id, command::Resolve{}, target.version}));
    QVERIFY(!closed);
    QCOMPARE(closed.error().code, ErrorCode::Conflict);
}

QTEST_MAIN(DeskRulesTest)
#include "tst_desk_rules.moc"
