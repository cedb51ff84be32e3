// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A supervisor's round: read, acknowledge, uphold, return, take over, refer out; approve a reply or send it
// back; the next one follows.
#include "desktop/thread/thread_pane.h"
#include "gui/real_window.h"
#include "gui/tables.h"

#include <QLineEdit>
#include <QTabBar>

using namespace steward;
using namespace Qt::StringLiterals;
using test::cell;
using test::line;
using test::RealWindow;

namespace {

constexpr int patience = 45'000;

/// Comments that a moderator has put before PALS, one after the other.
struct Round {
    RealWindow desk{test::Stage{{1366, 768}, false}};
    Actor moderator;

    explicit Round(int raised)
    {
        moderator = desk.somebody(u"Priya Sample"_s, {Role::Moderator});
        QList<test::Line> lines;
        for (int i = 1; i <= raised; ++i)
            lines << line(u"c-%1"_s.arg(i)).saying(u"The queue was number %1 of the week."_s.arg(i));
        desk.import(lines);
        for (const auto& row : test::expected(desk.context().inbox().page({})).rows) {
            command::Escalate escalate;
            escalate.route = RouteId{u"PALS"_s};
            escalate.reason.text = u"Asks about waiting, case %1."_s.arg(row.id.toString());
            escalate.proposal = Action::Keep;
            escalate.proposalItem = desk.caseNow(row.id).items.first().id;
            test::expected(desk.context().desk().perform(moderator, {row.id, escalate, {}}));
        }
    }
    QTableView& table() { return *desk.find<QTableView>("escalationsTable"); }
    QTableView& approvals() { return *desk.find<QTableView>("approvalsTable"); }
    QLineEdit& reason() { return *desk.find<QLineEdit>("reviewReasonEdit"); }
    QLabel& words() { return *desk.find<QLabel>("escalationReasonLabel"); }
    CaseId current() { return CaseId{cell(table(), table().currentIndex().row(), "Case").toLongLong()}; }
    bool shows(int count)
    {
        desk.page("escalations");
        return QTest::qWaitFor(
            [&] { return table().model()->rowCount() == count && table().currentIndex().isValid(); },
            patience);
    }
    ThreadPane& thread() { return *desk.window().currentPage()->findChild<ThreadPane*>(); }
    bool threadFollows()
    {
        return QTest::qWaitFor([&] { return thread().shownCase() == current(); }, patience);
    }
};

} // namespace

class EscalationsPageTest : public QObject {
    Q_OBJECT
private slots:
    void theCurrentOneIsReadWithItsThread();
    void acknowledgingTellsTheSender();
    void anOutcomeNeedsItsReason();
    void outcomesLeadToTheNext_data();
    void outcomesLeadToTheNext();
    void whatWasReviewedMeanwhileIsNotReviewedTwice();
    void onesOwnIsReviewedAndShownAsSuch();
    void aReplyIsApprovedBySomebodyElse();
    void aReplyGoesBackToItsWriterWithWords();
    void lettersInTheReasonAreLetters();
    void onlyWhoMayReviewReviews();
};

void EscalationsPageTest::theCurrentOneIsReadWithItsThread()
{
    Round round(2);
    QVERIFY(round.shows(2));
    QVERIFY(round.threadFollows());
    QVERIFY(round.words().text().contains(u"Asks about waiting, case %1."_s.arg(round.current().toString())));
    QVERIFY(round.words().text().contains(u"Priya Sample"_s));
    QVERIFY(round.words().text().contains(u"Not yet answered"_s));
    QVERIFY(round.desk.find("escalations.upholdButton")->isVisible());
    QVERIFY2(!round.desk.find("escalations.approveButton")->isVisible(), "that is for replies");
    const auto first = round.current();
    round.table().setFocus();
    round.desk.key(Qt::Key_Down);
    QVERIFY(round.current() != first);
    QVERIFY(round.threadFollows());
    QVERIFY(round.words().text().contains(u"case %1."_s.arg(round.current().toString())));
    QCOMPARE(round.desk.caseNow(round.current()).state, State::Escalated);
}

void EscalationsPageTest::acknowledgingTellsTheSender()
{
    Round round(1);
    QVERIFY(round.shows(1));
    const auto id = round.current();
    QVERIFY(!round.desk.caseNow(id).escalations.first().acknowledgedBy);
    round.table().setFocus();
    round.desk.key(Qt::Key_K);
    QTRY_COMPARE_WITH_TIMEOUT(cell(round.table(), 0, "State"), u"Acknowledged"_s, patience);
    QVERIFY(round.desk.caseNow(id).escalations.first().acknowledgedBy);
    QVERIFY(!round.desk.action("escalations.acknowledge")->isEnabled());
    QCOMPARE(round.table().model()->rowCount(), 1);
    QVERIFY2(round.table().hasFocus(), "and the keys go on where they were");
}

void EscalationsPageTest::anOutcomeNeedsItsReason()
{
    Round round(1);
    QVERIFY(round.shows(1));
    const auto before = round.desk.caseNow(round.current()).version;
    round.table().setFocus();
    round.desk.key(Qt::Key_U);
    QTRY_VERIFY(round.reason().hasFocus());
    QVERIFY(round.desk.notice().contains(u"reason"_s));
    QCOMPARE(round.desk.caseNow(round.current()).version, before);
}

void EscalationsPageTest::outcomesLeadToTheNext_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<State>("state");
    QTest::newRow("upheld") << Qt::Key_U << Outcome::Upheld << State::Open;
    QTest::newRow("returned") << Qt::Key_R << Outcome::Returned << State::Open;
    QTest::newRow("taken over") << Qt::Key_T << Outcome::TakenOver << State::Open;
    QTest::newRow("referred out") << Qt::Key_F << Outcome::ReferredOut << State::Pending;
}

void EscalationsPageTest::outcomesLeadToTheNext()
{
    QFETCH(Qt::Key, key);
    QFETCH(Outcome, outcome);
    QFETCH(State, state);
    Round round(3);
    QVERIFY(round.shows(3));
    round.table().setFocus();
    round.table().setCurrentIndex(round.table().model()->index(1, 0));
    QVERIFY(round.threadFollows());
    const auto id = round.current();
    const auto next = cell(round.table(), 2, "Case");
    round.desk.key(Qt::Key_Return);
    QVERIFY2(round.reason().hasFocus(), "Enter leads to the reason");
    round.desk.type(u"Seen with the team."_s);
    round.table().setFocus();
    round.desk.key(key);
    QTRY_COMPARE_WITH_TIMEOUT(round.table().model()->rowCount(), 2, patience);
    const auto now = round.desk.caseNow(id);
    QCOMPARE(now.state, state);
    QCOMPARE(now.escalations.first().outcome, std::optional(outcome));
    QCOMPARE(cell(round.table(), round.table().currentIndex().row(), "Case"), next);
    QVERIFY(round.threadFollows());
    QVERIFY2(round.reason().text().isEmpty(), "the next one starts without the last one's reason");
    QVERIFY(round.table().hasFocus());
    const auto view = test::expected(round.desk.context().inbox().thread(id));
    QCOMPARE(view.escalations.first().reviewReason, u"Seen with the team."_s);
}

void EscalationsPageTest::whatWasReviewedMeanwhileIsNotReviewedTwice()
{
    Round round(1);
    QVERIFY(round.shows(1));
    const auto id = round.current();
    round.reason().setText(u"Mine."_s);
    // Another supervisor answers first, on another desk; the row here may not be read again yet.
    const auto other = round.desk.somebody(u"Tom Example"_s, {Role::Supervisor});
    Desk elsewhere(round.desk.workspace());
    test::expected(elsewhere.perform(other,
        {id, command::Review{RouteId{u"PALS"_s}, Outcome::Returned, PrivateText{u"Theirs."_s, {}, {}}}, {}}));
    round.table().setFocus();
    round.desk.action("escalations.uphold")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!round.desk.notice().isEmpty() || !round.desk.statement().isEmpty(), patience);
    const auto view = test::expected(round.desk.context().inbox().thread(id));
    QCOMPARE(view.escalations.size(), 1);
    QCOMPARE(view.escalations.first().reviewReason, u"Theirs."_s);
}

void EscalationsPageTest::onesOwnIsReviewedAndShownAsSuch()
{
    RealWindow desk(test::Stage{{1366, 768}, false});
    desk.import({line(u"c-1"_s)});
    const auto id = test::expected(desk.context().inbox().page({})).rows.first().id;
    command::Escalate escalate;
    escalate.route = RouteId{u"PALS"_s};
    escalate.reason.text = u"My own."_s;
    test::expected(desk.context().desk().perform(desk.context().actor(), {id, escalate, {}}));
    desk.page("escalations");
    auto* label = desk.find<QLabel>("escalationReasonLabel");
    QTRY_VERIFY_WITH_TIMEOUT(label->text().contains(u"You raised this yourself"_s), patience);
    QVERIFY(desk.action("escalations.uphold")->isEnabled());
}

namespace {

/// A reply that a moderator wrote and that needs a second person.
CaseId waitingReply(Round& round)
{
    round.desk.import({line(u"c-90"_s).saying(u"Where do I send my letter?"_s)});
    InboxQuery query;
    query.search = u"letter"_s;
    const auto id = test::expected(round.desk.context().inbox().page(query)).rows.first().id;
    SignOff all;
    all.inBulk = true;
    test::expected(round.desk.context().desk().reply(round.moderator, id, u"To the address on our site."_s,
        Audience::Public, ReplyKind::P, {}, all, std::chrono::seconds(0), {}));
    return id;
}

} // namespace

void EscalationsPageTest::aReplyIsApprovedBySomebodyElse()
{
    Round round(1);
    const auto id = waitingReply(round);
    QVERIFY(round.shows(1));
    auto* tabs = round.desk.find<QTabBar>("escalationTabs");
    QTRY_COMPARE_WITH_TIMEOUT(tabs->tabText(1), u"Replies to approve  1"_s, patience);
    tabs->setCurrentIndex(1);
    QTRY_VERIFY(round.approvals().isVisible() && round.approvals().currentIndex().isValid());
    QVERIFY(round.words().text().contains(u"To the address on our site."_s));
    QVERIFY2(!round.desk.action("escalations.uphold")->isVisible(), "nothing is offered that does not fit");
    QVERIFY(!round.desk.find("escalations.upholdButton")->isVisible());
    QVERIFY(round.desk.find("escalations.approveButton")->isVisible());
    round.approvals().setFocus();
    round.desk.key(Qt::Key_P);
    QTRY_COMPARE_WITH_TIMEOUT(round.approvals().model()->rowCount(), 0, patience);
    const auto state = round.desk.caseNow(id).replies.first().state;
    QVERIFY(state != ReplyState::AwaitingApproval && state != ReplyState::Returned);
    QTRY_COMPARE_WITH_TIMEOUT(tabs->tabText(1), u"Replies to approve  0"_s, patience);
    QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
}

void EscalationsPageTest::aReplyGoesBackToItsWriterWithWords()
{
    Round round(1);
    const auto id = waitingReply(round);
    QVERIFY(round.shows(1));
    round.desk.find<QTabBar>("escalationTabs")->setCurrentIndex(1);
    QTRY_VERIFY(round.approvals().isVisible() && round.approvals().currentIndex().isValid());
    round.approvals().setFocus();
    round.desk.key(Qt::Key_R);
    QTRY_VERIFY2(round.reason().hasFocus(), "without words nothing goes back");
    QCOMPARE(round.desk.caseNow(id).replies.first().state, ReplyState::AwaitingApproval);
    round.desk.type(u"Name the postcode of our own office."_s);
    round.approvals().setFocus();
    round.desk.key(Qt::Key_R);
    QTRY_COMPARE_WITH_TIMEOUT(round.desk.caseNow(id).replies.first().state, ReplyState::Returned, patience);
    const auto view = test::expected(round.desk.context().inbox().thread(id));
    QCOMPARE(view.replies.first().returnReason, u"Name the postcode of our own office."_s);
}

void EscalationsPageTest::lettersInTheReasonAreLetters()
{
    Round round(1);
    QVERIFY(round.shows(1));
    const auto before = round.desk.caseNow(round.current()).version;
    round.reason().setFocus();
    round.desk.type(u"kurtfp"_s);
    QCOMPARE(round.reason().text(), u"kurtfp"_s);
    QCOMPARE(round.desk.caseNow(round.current()).version, before);
}

void EscalationsPageTest::onlyWhoMayReviewReviews()
{
    Round round(1);
    QVERIFY(round.shows(1));
    const auto id = round.current();
    const auto refused = test::wait(round.desk.context().desk().perform(round.moderator,
        {id, command::Review{RouteId{u"PALS"_s}, Outcome::Upheld, PrivateText{u"No."_s, {}, {}}}, {}}));
    QVERIFY(!refused);
    round.desk.become({Role::Moderator});
    QVERIFY2(!round.desk.window().visiblePages().contains(u"escalations"_s), "the rail follows the role");
    QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
}

QTEST_MAIN(EscalationsPageTest)
#include "tst_escalations_page.moc"
