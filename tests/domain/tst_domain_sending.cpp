// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/performed.h"

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;

namespace {

const ReplyId reply{901};
const Circumstances& outboxAt(Instant at)
{
    static Circumstances in;
    in = circumstances(automation("outbox"), at);
    return in;
}

} // namespace

class TestSending : public QObject {
    Q_OBJECT

private slots:
    void startsOnlyAfterTheHold();
    void startsOnlyWhatIsOnItsWay_data();
    void startsOnlyWhatIsOnItsWay();
    void onlyTheOutboxSends();
    void confirmingMakesTheCasePending_data();
    void confirmingMakesTheCasePending();
    void confirmingMeetsTheResponseClocks();
    void aComplaintReplyAcknowledgesTheComplaint();
    void anAnswerToOldWordsIsNoAnswer();
    void failing();
    void byHand();
    void theGateLooksAgain_data();
    void theGateLooksAgain();
    void sendingBack();
};

void TestSending::startsOnlyAfterTheHold()
{
    command::WriteReply write;
    write.text = words("Thank you.");
    write.gate = passed();
    const auto written = perform(aHeardCase(), write, sam);
    VERIFY_REFUSED(
        perform(written.after, command::StartSending{reply}, outboxAt(noon + 29s)), ErrorCode::Refused);
    const auto started = perform(written.after, command::StartSending{reply}, outboxAt(noon + 30s));
    VERIFY_ACCEPTED(started);
    QCOMPARE(started.after.reply(reply)->state, ReplyState::Sending);
    VERIFY_ACCEPTED(perform(started.after, command::StartSending{reply}, outboxAt(noon + 90s)));
}

void TestSending::startsOnlyWhatIsOnItsWay_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("accepted");
    for (const auto& [state, name] : enumNames<ReplyState>)
        QTest::newRow(name.data()) << int(state)
                                   << (state == ReplyState::Holding || state == ReplyState::Sending);
}

void TestSending::startsOnlyWhatIsOnItsWay()
{
    QFETCH(int, state);
    QFETCH(bool, accepted);
    const Case subject = aHeardCase().withReply(reply, ReplyState(state));
    QCOMPARE(perform(subject, command::StartSending{reply}, outboxAt(noon)).accepted(), accepted);
    QCOMPARE(perform(subject, command::SendBack{reply, QStringLiteral("too-old")}, outboxAt(noon)).accepted(),
        accepted);
    QCOMPARE(perform(subject, command::ConfirmSent{reply, false}, outboxAt(noon)).accepted(),
        ReplyState(state) == ReplyState::Sending);
    QCOMPARE(perform(subject, command::FailSending{reply, {}, true}, outboxAt(noon)).accepted(),
        ReplyState(state) == ReplyState::Sending);
}

void TestSending::onlyTheOutboxSends()
{
    const Case subject = aHeardCase().withReply(reply, ReplyState::Sending);
    for (const Command& command :
        {Command(command::StartSending{reply}), Command(command::ConfirmSent{reply, false}),
            Command(command::FailSending{reply, {}, false}), Command(command::SendBack{reply, {}})})
        VERIFY_REFUSED(perform(subject, command, pat), ErrorCode::Refused);
}

void TestSending::confirmingMakesTheCasePending_data()
{
    QTest::addColumn<int>("was");
    QTest::addColumn<int>("is");
    QTest::newRow("open") << int(State::Open) << int(State::Pending);
    QTest::newRow("pending") << int(State::Pending) << int(State::Pending);
    QTest::newRow("escalated") << int(State::Escalated) << int(State::Escalated);
    QTest::newRow("resolved meanwhile") << int(State::Resolved) << int(State::Resolved);
    QTest::newRow("snoozed meanwhile") << int(State::Snoozed) << int(State::Snoozed);
}

void TestSending::confirmingMakesTheCasePending()
{
    QFETCH(int, was);
    QFETCH(int, is);
    const auto done = perform(aHeardCase().withReply(reply, ReplyState::Sending).in(State(was)),
        command::ConfirmSent{reply, false}, outboxAt(noon));
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.state, State(is));
    QVERIFY(done.after.answered);
}

void TestSending::confirmingMeetsTheResponseClocks()
{
    const Case subject = aHeardCase()
                             .withClock(Target::FirstResponse, 960min)
                             .withClock(Target::NextResponse, 480min)
                             .withClock(Target::Resolution, 4800min)
                             .withReply(reply, ReplyState::Sending);
    const auto done = perform(subject, command::ConfirmSent{reply, false}, outboxAt(noon));
    QCOMPARE(done.after.clock(Target::FirstResponse)->status, ClockStatus::Met);
    QCOMPARE(done.after.clock(Target::NextResponse)->status, ClockStatus::Met);
    QCOMPARE(done.after.clock(Target::Resolution)->status, ClockStatus::Running);
}

void TestSending::aComplaintReplyAcknowledgesTheComplaint()
{
    auto builder = aHeardCase().withClock(Target::ComplaintAcknowledgement, 1440min);
    event::ReplyWritten written;
    written.reply = reply;
    written.kind = ReplyKind::C;
    written.inReplyTo = builder.lastItem();
    builder.with(written).with(
        event::ReplyMoved{reply, ReplyState::Checked, ReplyState::Sending, {}, {}, {}, {}});
    const auto done = perform(builder, command::ConfirmSent{reply, false}, outboxAt(noon));
    QCOMPARE(done.after.clock(Target::ComplaintAcknowledgement)->status, ClockStatus::Met);
}

void TestSending::anAnswerToOldWordsIsNoAnswer()
{
    const auto done = perform(aHeardCase().withReply(reply, ReplyState::Sending).withInbound(),
        command::ConfirmSent{reply, false}, outboxAt(noon));
    VERIFY_ACCEPTED(done);
    QVERIFY(!done.after.answered);
}

void TestSending::failing()
{
    const Case sending = aHeardCase().withReply(reply, ReplyState::Sending);
    const auto later
        = perform(sending, command::FailSending{reply, QStringLiteral("unreachable"), false}, outboxAt(noon));
    QCOMPARE(later.after.reply(reply)->state, ReplyState::Holding);
    VERIFY_ACCEPTED(perform(later.after, command::StartSending{reply}, outboxAt(noon + 1s)));
    const auto given
        = perform(sending, command::FailSending{reply, QStringLiteral("rejected"), true}, outboxAt(noon));
    QCOMPARE(given.after.reply(reply)->state, ReplyState::Failed);
    VERIFY_REFUSED(
        perform(given.after, command::StartSending{reply}, outboxAt(noon + 1s)), ErrorCode::Refused);
    VERIFY_ACCEPTED(perform(given.after, command::WithdrawReply{reply}, sam));
}

void TestSending::byHand()
{
    const Case held = aHeardCase().withReply(reply, ReplyState::Holding);
    const auto done = perform(held, command::ConfirmSent{reply, true}, kim);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.first<event::ReplyMoved>()->cause, QStringLiteral("by-hand"));
    QCOMPARE(done.after.state, State::Pending);
    VERIFY_REFUSED(
        perform(aHeardCase().withReply(reply, ReplyState::Sending), command::ConfirmSent{reply, true}, kim),
        ErrorCode::Refused);
    VERIFY_REFUSED(perform(aHeardCase().withReply(reply, ReplyState::AwaitingApproval),
                       command::ConfirmSent{reply, true}, kim),
        ErrorCode::Refused);
}

void TestSending::theGateLooksAgain_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("cause");
    QTest::newRow("all as it was") << 0 << QString();
    QTest::newRow("deleted") << 1 << QStringLiteral("author-deleted");
    QTest::newRow("edited") << 2 << QStringLiteral("author-edited");
    QTest::newRow("author added") << 3 << QStringLiteral("thread-moved-on");
    QTest::newRow("somebody else added") << 4 << QString();
    QTest::newRow("we decided on it") << 5 << QString();
    QTest::newRow("four hours old") << 6 << QString();
    QTest::newRow("older than four hours") << 7 << QStringLiteral("too-old");
    QTest::newRow("crisis, twenty minutes old") << 8 << QString();
    QTest::newRow("crisis, older than twenty minutes") << 9 << QStringLiteral("too-old");
    QTest::newRow("we decided on it and somebody else added") << 10 << QString();
}

void TestSending::theGateLooksAgain()
{
    QFETCH(int, what);
    QFETCH(QString, cause);
    auto builder = what == 8 || what == 9 ? aCase().at(noon).withCrisis() : aHeardCase().at(noon);
    const ItemId answered = builder.lastItem();
    builder.withReply(reply, ReplyState::Holding);
    Instant at = noon + 1min;
    switch (what) {
    case 1:
        builder.showing(Visibility::DeletedByAuthor);
        break;
    case 2:
        builder.with(event::ItemRevised{answered, 2, {}, false, false, {}, {}, {}});
        break;
    case 3:
        builder.withInbound();
        break;
    case 4:
        builder.withInbound({}, Severity::S0, AuthorId{8});
        break;
    case 5:
        builder.decided(Action::Hide, EnforcementPhase::Queued);
        break;
    case 6:
        at = noon + 4h;
        break;
    case 7:
        at = noon + 4h + 1ms;
        break;
    case 8:
        at = noon + 20min;
        break;
    case 9:
        at = noon + 20min + 1ms;
        break;
    case 10:
        builder.decided(Action::Hide, EnforcementPhase::Queued).withInbound({}, Severity::S0, AuthorId{8});
        break;
    }
    const Case subject = builder;
    QCOMPARE(reasonToSendBack(subject, *subject.reply(reply), outboxAt(at)).value_or(QString()), cause);
    const auto started = perform(subject, command::StartSending{reply}, outboxAt(at));
    QCOMPARE(started.accepted(), cause.isEmpty());
    if (!cause.isEmpty())
        QCOMPARE(started.error->detail, cause);
}

void TestSending::sendingBack()
{
    const Case held = aHeardCase().withReply(reply, ReplyState::Holding);
    const auto back
        = perform(held, command::SendBack{reply, QStringLiteral("author-edited")}, outboxAt(noon));
    VERIFY_ACCEPTED(back);
    QCOMPARE(back.after.reply(reply)->state, ReplyState::Returned);
    QCOMPARE(back.first<event::ReplyMoved>()->cause, QStringLiteral("author-edited"));
    QCOMPARE(back.after.state, held.state);
}

QTEST_APPLESS_MAIN(TestSending)
#include "tst_domain_sending.moc"
