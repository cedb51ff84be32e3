// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox: what waits says why, goes when it may, and can be taken back or recorded as done by hand.
#include "gui/real_window.h"
#include "gui/tables.h"
#include "support/scripted_connector.h"

#include <QPushButton>

using namespace steward;
using namespace Qt::StringLiterals;
using test::cell;
using test::line;
using test::RealWindow;

namespace {

constexpr int patience = 45'000;
const QString thanks = u"Thank you, we open at eight."_s;

/// An organisation whose account is connected to a platform that does what a test says.
struct Office {
    test::FakePlatform platform;
    test::ScriptedRegistry connectors{platform};
    RealWindow desk{test::Stage{{1366, 768}, false, &connectors}};

    explicit Office(int comments = 1)
    {
        QList<test::Line> lines;
        for (int i = 1; i <= comments; ++i)
            lines << line(u"c-%1"_s.arg(i));
        desk.import(lines);
        desk.atTheStore(u"UPDATE accounts SET state = 'live'"_s);
    }
    QList<CaseId> cases()
    {
        QList<CaseId> ids;
        for (const auto& row : test::expected(desk.context().inbox().page({})).rows)
            ids << row.id;
        return ids;
    }
    void reply(
        CaseId id, std::chrono::seconds hold, std::optional<Actor> writer = {}, ReplyKind kind = ReplyKind::G)
    {
        SignOff all;
        all.inBulk = true;
        test::expected(desk.context().desk().reply(
            writer.value_or(desk.context().actor()), id, thanks, Audience::Public, kind, {}, all, hold, {}));
    }
    QTableView& table() { return *desk.find<QTableView>("outboxTable"); }
    bool showsRows(int count)
    {
        desk.page("outbox");
        return QTest::qWaitFor(
            [&] { return table().model()->rowCount() == count && table().currentIndex().isValid(); },
            patience);
    }
};

} // namespace

class OutboxPageTest : public QObject {
    Q_OBJECT
private slots:
    void whatWaitsSaysWhy();
    void aHeldReplyIsWithdrawnByKey();
    void afterWithdrawingTheNextOneIsCurrent();
    void sendNowSendsWhatIsDueAndSaysSo();
    void whatThePlatformRefusesSaysWhy();
    void withoutAConnectionItIsRecordedAsDoneByHand();
    void whatWaitsForApprovalCannotBeDoneByHand();
    void enterOpensTheCase();
    void aSupervisorWhoMayNotReplyOnlyReads();
    void theBadgeCountsWhatWaits();
};

void OutboxPageTest::whatWaitsSaysWhy()
{
    Office office(2);
    const auto ids = office.cases();
    office.reply(ids[0], std::chrono::hours(1));
    office.reply(ids[1], std::chrono::seconds(0));
    QVERIFY(office.showsRows(2));
    auto& table = office.table();
    const int held = test::rowWhere(table, "Case", ids[0].toString());
    const int due = test::rowWhere(table, "Case", ids[1].toString());
    QCOMPARE(cell(table, held, "State"), u"On hold"_s);
    QVERIFY(cell(table, held, "Why it is here").contains(u"taken back"_s));
    QVERIFY(!cell(table, held, "Not before").isEmpty());
    QCOMPARE(cell(table, due, "State"), u"Waiting"_s);
    for (const int row : {held, due}) {
        QCOMPARE(cell(table, row, "What"), u"Reply"_s);
        QCOMPARE(cell(table, row, "Account"), u"northbridge-ccg"_s);
        QCOMPARE(cell(table, row, "Text"), thanks);
        QCOMPARE(cell(table, row, "Tries"), u"0"_s);
    }
}

void OutboxPageTest::aHeldReplyIsWithdrawnByKey()
{
    Office office;
    const auto id = office.cases().first();
    office.reply(id, std::chrono::hours(1));
    QVERIFY(office.showsRows(1));
    office.table().setFocus();
    office.desk.key(Qt::Key_W);
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.statement(), u"Nothing waits to be sent."_s, patience);
    QCOMPARE(office.desk.caseNow(id).replies.first().state, ReplyState::Withdrawn);
    QVERIFY(office.desk.notice().contains(u"withdrawn"_s));
    office.desk.clock().advance(std::chrono::hours(2));
    office.desk.action("outbox.send")->trigger();
    test::expected(office.desk.context().outbox().flush());
    QVERIFY2(office.platform.replies().isEmpty(), "what was withdrawn never leaves");
}

void OutboxPageTest::afterWithdrawingTheNextOneIsCurrent()
{
    Office office(3);
    for (const auto id : office.cases())
        office.reply(id, std::chrono::hours(1));
    QVERIFY(office.showsRows(3));
    auto& table = office.table();
    table.setFocus();
    table.setCurrentIndex(table.model()->index(1, 0));
    const auto next = cell(table, 2, "Case");
    office.desk.key(Qt::Key_W);
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 2, patience);
    QVERIFY(table.currentIndex().isValid());
    QCOMPARE(cell(table, table.currentIndex().row(), "Case"), next);
    QVERIFY(table.hasFocus());
    QVERIFY(office.desk.action("outbox.withdraw")->isEnabled());
}

void OutboxPageTest::sendNowSendsWhatIsDueAndSaysSo()
{
    Office office(2);
    const auto ids = office.cases();
    office.reply(ids[0], std::chrono::hours(1));
    office.reply(ids[1], std::chrono::seconds(0));
    QVERIFY(office.showsRows(2));
    office.desk.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(office.platform.replies().size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.notice().startsWith(u"1 sent"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(office.table().model()->rowCount(), 1, patience);
    QCOMPARE(cell(office.table(), 0, "Case"), ids[0].toString());
    QCOMPARE(office.desk.caseNow(ids[1]).replies.first().state, ReplyState::Sent);
}

void OutboxPageTest::whatThePlatformRefusesSaysWhy()
{
    Office office;
    office.reply(office.cases().first(), std::chrono::seconds(0));
    const auto sentence = u"The platform does not take replies to this any more: answer elsewhere."_s;
    office.platform.script[u"reply"_s] = {{ErrorCode::Rejected, sentence, {}}};
    QVERIFY(office.showsRows(1));
    office.desk.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(cell(office.table(), 0, "State"), u"Failed"_s, patience);
    QCOMPARE(cell(office.table(), 0, "Why it is here"), sentence);
    QCOMPARE(office.table()
                 .model()
                 ->index(0, test::columnOf(office.table(), "Why it is here"))
                 .data(Qt::ToolTipRole)
                 .toString(),
        sentence);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.notice().contains(u"1 failed"_s), patience);
    QVERIFY(office.platform.replies().isEmpty());
}

void OutboxPageTest::withoutAConnectionItIsRecordedAsDoneByHand()
{
    Office office;
    office.desk.atTheStore(u"UPDATE accounts SET state = 'unconnected'"_s);
    const auto id = office.cases().first();
    office.reply(id, std::chrono::seconds(0));
    QVERIFY(office.showsRows(1));
    office.desk.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(cell(office.table(), 0, "State"), u"No connection"_s, patience);
    QVERIFY(cell(office.table(), 0, "Why it is here").contains(u"by hand"_s));
    QVERIFY2(
        office.desk.action("outbox.byHand")->toolTip().contains(u"claimed"_s), "it says what that means");
    office.table().setFocus();
    office.desk.key(Qt::Key_D);
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.statement(), u"Nothing waits to be sent."_s, patience);
    QCOMPARE(office.desk.caseNow(id).replies.first().state, ReplyState::Sent);
    QVERIFY2(office.platform.asked.isEmpty(), "the platform was never asked");
}

void OutboxPageTest::whatWaitsForApprovalCannotBeDoneByHand()
{
    Office office;
    const auto id = office.cases().first();
    const auto writer = office.desk.somebody(u"Priya Sample"_s, {Role::Moderator});
    office.reply(id, std::chrono::seconds(0), writer, ReplyKind::P);
    QVERIFY(office.showsRows(1));
    QCOMPARE(cell(office.table(), 0, "State"), u"Awaiting approval"_s);
    QVERIFY(cell(office.table(), 0, "Why it is here").contains(u"second person"_s));
    QVERIFY(!office.desk.action("outbox.byHand")->isEnabled());
    office.desk.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.notice().startsWith(u"0 sent"_s), patience);
    QVERIFY(office.platform.replies().isEmpty());
    QCOMPARE(office.desk.caseNow(id).replies.first().state, ReplyState::AwaitingApproval);
}

void OutboxPageTest::enterOpensTheCase()
{
    Office office(2);
    const auto id = office.cases().last();
    office.reply(id, std::chrono::hours(1));
    QVERIFY(office.showsRows(1));
    office.table().setFocus();
    office.desk.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.window().currentPage()->facts().id, u"inbox"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.inbox().threadPane().shownCase(), id, patience);
    QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
}

void OutboxPageTest::aSupervisorWhoMayNotReplyOnlyReads()
{
    Office office;
    office.reply(office.cases().first(), std::chrono::hours(1));
    QVERIFY(office.showsRows(1));
    office.desk.become({Role::Supervisor});
    office.desk.page("outbox");
    const bool mayReply = office.desk.context().may(Permission::ReplyToPublic);
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.action("outbox.withdraw")->isEnabled(), mayReply, patience);
    QCOMPARE(office.desk.action("outbox.send")->isEnabled(), mayReply);
    QVERIFY(office.desk.action("outbox.open")->isEnabled());
}

void OutboxPageTest::theBadgeCountsWhatWaits()
{
    Office office(2);
    for (const auto id : office.cases())
        office.reply(id, std::chrono::hours(1));
    QVERIFY(office.showsRows(2));
    auto* button = office.desk.find("outboxRailButton");
    QTRY_COMPARE_WITH_TIMEOUT(button->accessibleDescription(), u"2 waiting"_s, patience);
    office.table().setFocus();
    office.desk.key(Qt::Key_W);
    QTRY_COMPARE_WITH_TIMEOUT(button->accessibleDescription(), u"1 waiting"_s, patience);
}

QTEST_MAIN(OutboxPageTest)
#include "tst_outbox_page.moc"
