// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/performed.h"

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;

namespace {

const ReplyId reply{901};

command::WriteReply thanks()
{
    command::WriteReply c;
    c.text = words("Thank you for telling us. Please ring 01632 960 123.");
    c.gate = passed();
    return c;
}

Circumstances needingApproval(PersonId person = sam)
{
    auto in = circumstances(actor(person));
    in.approvalNeeded = true;
    return in;
}

} // namespace

class TestReply : public QObject {
    Q_OBJECT

private slots:
    void goesIntoTheHold();
    void theHoldMayBeGiven_data();
    void theHoldMayBeGiven();
    void anOpenChecklistIsRefusedAndListed();
    void emptyRepliesAreRefused();
    void approvalIsAskedFor();
    void nobodyApprovesTheirOwn();
    void approvalPutsItIntoTheHold();
    void approvingIsForSupervisors();
    void aReturnedReplyNeedsAReason();
    void aReturnedReplyIsReplaced();
    void answersTheNewestItem();
    void answersNoDeletedItem();
    void conflictsWithAnythingNew_data();
    void conflictsWithAnythingNew();
    void pressingTwiceSendsOnce();
    void audiences_data();
    void audiences();
    void withdrawing_data();
    void withdrawing();
    void withdrawingIsForItsWriterOrASupervisor();
    void withdrawingIsPossibleOnAnothersClaim();
    void retracting();
    void retractingTellsTheCaldicottGuardian();
    void signOffIsInTheEvent();
};

void TestReply::goesIntoTheHold()
{
    const auto done = perform(aHeardCase(), thanks(), sam);
    VERIFY_ACCEPTED(done);
    const CaseReply written = *done.after.reply(reply);
    QCOMPARE(written.state, ReplyState::Holding);
    QCOMPARE(written.holdUntil, std::optional(noon + 30s));
    QCOMPARE(written.writer, sam);
    QVERIFY(!done.after.answered);
    QCOMPARE(done.after.state, State::Open);
}

void TestReply::theHoldMayBeGiven_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("held");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("a minute") << 60 << 60;
    QTest::newRow("nonsense") << -5 << 0;
}

void TestReply::theHoldMayBeGiven()
{
    QFETCH(int, asked);
    QFETCH(int, held);
    auto command = thanks();
    command.holdFor = std::chrono::seconds(asked);
    QCOMPARE(perform(aHeardCase(), command, sam).after.reply(reply)->holdUntil,
        std::optional(noon + std::chrono::seconds(held)));
}

void TestReply::anOpenChecklistIsRefusedAndListed()
{
    auto command = thanks();
    command.gate.answers << ChecklistAnswer{checklistItem("C03"), AnswerBy::Open}
                         << ChecklistAnswer{checklistItem("C09"), AnswerBy::Open}
                         << ChecklistAnswer{checklistItem("C06"), AnswerBy::Blocked};
    const auto done = perform(aHeardCase(), command, sam);
    VERIFY_REFUSED(done, ErrorCode::Refused);
    QVERIFY(done.error->message.contains(QStringLiteral("C03 and C09")));
    QVERIFY(done.error->message.contains(QStringLiteral("C06")));
    QVERIFY(!done.error->message.contains(QStringLiteral("C01")));
}

void TestReply::emptyRepliesAreRefused()
{
    auto command = thanks();
    command.text = words("  \n ");
    VERIFY_REFUSED(perform(aHeardCase(), command, sam), ErrorCode::Invalid);
}

void TestReply::approvalIsAskedFor()
{
    const auto done = perform(aHeardCase(), thanks(), needingApproval());
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.reply(reply)->state, ReplyState::AwaitingApproval);
    QVERIFY(!done.after.reply(reply)->holdUntil);
}

void TestReply::nobodyApprovesTheirOwn()
{
    const auto written = perform(aHeardCase(), thanks(), needingApproval(pat));
    VERIFY_REFUSED(perform(written.after, command::ApproveReply{reply}, pat), ErrorCode::Refused);
    VERIFY_ACCEPTED(perform(written.after, command::ApproveReply{reply}, lee));
}

void TestReply::approvalPutsItIntoTheHold()
{
    const auto written = perform(aHeardCase(), thanks(), needingApproval());
    const auto approved = perform(written.after, command::ApproveReply{reply}, lee);
    VERIFY_ACCEPTED(approved);
    QCOMPARE(approved.after.reply(reply)->state, ReplyState::Holding);
    QCOMPARE(approved.after.reply(reply)->approver, std::optional(lee));
    QCOMPARE(approved.after.claim->by, sam);
    VERIFY_REFUSED(perform(approved.after, command::ApproveReply{reply}, lee), ErrorCode::Refused);
    VERIFY_REFUSED(perform(approved.after, command::ApproveReply{ReplyId{4}}, lee), ErrorCode::NotFound);
}

void TestReply::approvingIsForSupervisors()
{
    const auto written = perform(aHeardCase(), thanks(), needingApproval());
    VERIFY_REFUSED(perform(written.after, command::ApproveReply{reply}, kim), ErrorCode::Refused);
    VERIFY_REFUSED(perform(written.after, command::ReturnReply{reply, words("no")}, kim), ErrorCode::Refused);
}

void TestReply::aReturnedReplyNeedsAReason()
{
    const auto written = perform(aHeardCase(), thanks(), needingApproval());
    VERIFY_REFUSED(perform(written.after, command::ReturnReply{reply, {}}, lee), ErrorCode::Invalid);
    const auto back = perform(written.after, command::ReturnReply{reply, words("name the team")}, lee);
    VERIFY_ACCEPTED(back);
    QCOMPARE(back.after.reply(reply)->state, ReplyState::Returned);
    QCOMPARE(back.first<event::ReplyMoved>()->reason, words("name the team"));
}

void TestReply::aReturnedReplyIsReplaced()
{
    const Case returned = aHeardCase().withReply(ReplyId{1}, ReplyState::Returned);
    auto command = thanks();
    command.replaces = ReplyId{1};
    const auto done = perform(returned, command, sam);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.reply(ReplyId{1})->state, ReplyState::Withdrawn);
    QCOMPARE(done.after.reply(reply)->state, ReplyState::Holding);
    VERIFY_REFUSED(
        perform(aHeardCase().withReply(ReplyId{1}, ReplyState::Sent), command, sam), ErrorCode::Refused);
    VERIFY_REFUSED(perform(aHeardCase(), command, sam), ErrorCode::NotFound);
}

void TestReply::answersTheNewestItem()
{
    auto builder = aHeardCase().withInbound(ItemId{200}).withOurItem();
    QCOMPARE(perform(builder, thanks(), sam).after.reply(reply)->inReplyTo, ItemId{200});
    auto command = thanks();
    command.inReplyTo = ItemId{100};
    QCOMPARE(perform(builder, command, sam).after.reply(reply)->inReplyTo, ItemId{100});
    command.inReplyTo = ItemId{4};
    VERIFY_REFUSED(perform(builder, command, sam), ErrorCode::NotFound);
}

void TestReply::answersNoDeletedItem()
{
    VERIFY_REFUSED(
        perform(aHeardCase().showing(Visibility::DeletedByAuthor), thanks(), sam), ErrorCode::Refused);
    auto builder = aHeardCase().withInbound(ItemId{200}).showing(Visibility::DeletedByAuthor);
    QCOMPARE(perform(builder, thanks(), sam).after.reply(reply)->inReplyTo, ItemId{100});
}

void TestReply::conflictsWithAnythingNew_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<bool>("conflict");
    QTest::newRow("a new comment") << 0 << true;
    QTest::newRow("an answer of ours on the platform") << 1 << true;
    QTest::newRow("a colleague's reply in the hold") << 2 << true;
    QTest::newRow("a note") << 3 << false;
    QTest::newRow("a decision") << 4 << false;
    QTest::newRow("a deletion") << 5 << true;
}

void TestReply::conflictsWithAnythingNew()
{
    QFETCH(int, what);
    QFETCH(bool, conflict);
    auto builder = aHeardCase().withInbound(ItemId{200});
    auto in = circumstances(actor(sam));
    in.seenVersion = builder.build().version;
    switch (what) {
    case 0:
        builder.withInbound();
        break;
    case 1:
        builder.withOurItem();
        break;
    case 2:
        builder.withReply(ReplyId{1}, ReplyState::Holding, kim);
        break;
    case 3:
        builder.with(event::NoteAdded{});
        break;
    case 4:
        builder.decided(Action::Approve, EnforcementPhase::Queued, kim);
        break;
    case 5:
        builder.showing(Visibility::DeletedByAuthor);
        break;
    }
    const auto done = perform(builder, thanks(), in);
    if (conflict)
        VERIFY_REFUSED(done, ErrorCode::Conflict);
    else
        VERIFY_ACCEPTED(done);
}

void TestReply::pressingTwiceSendsOnce()
{
    const Case painted = aHeardCase();
    auto in = circumstances(actor(sam));
    in.seenVersion = painted.version;
    const auto first = perform(painted, thanks(), in);
    VERIFY_ACCEPTED(first);
    VERIFY_REFUSED(perform(first.after, thanks(), in), ErrorCode::Conflict);
}

void TestReply::audiences_data()
{
    QTest::addColumn<QString>("platform");
    QTest::addColumn<bool>("inPublic");
    QTest::addColumn<bool>("inPrivate");
    QTest::newRow("facebook") << QStringLiteral("facebook") << true << true;
    QTest::newRow("wordpress") << QStringLiteral("wordpress") << true << false;
    QTest::newRow("feed") << QStringLiteral("feed") << false << false;
    QTest::newRow("manual") << QStringLiteral("manual") << true << true;
    QTest::newRow("unknown") << QStringLiteral("geocities") << true << true;
}

void TestReply::audiences()
{
    QFETCH(QString, platform);
    QFETCH(bool, inPublic);
    QFETCH(bool, inPrivate);
    auto in = circumstances(actor(sam));
    in.capabilities = platformOf(platform).capabilities;
    auto command = thanks();
    QCOMPARE(perform(aHeardCase(), command, in).accepted(), inPublic);
    command.audience = Audience::Private;
    QCOMPARE(perform(aHeardCase(), command, in).accepted(), inPrivate);
}

void TestReply::withdrawing_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("accepted");
    for (const auto& [state, name] : enumNames<ReplyState>) {
        const bool accepted = state == ReplyState::Checked || state == ReplyState::AwaitingApproval
            || state == ReplyState::Returned || state == ReplyState::Holding || state == ReplyState::Failed;
        QTest::newRow(name.data()) << int(state) << accepted;
    }
}

void TestReply::withdrawing()
{
    QFETCH(int, state);
    QFETCH(bool, accepted);
    const auto done
        = perform(aHeardCase().withReply(reply, ReplyState(state)), command::WithdrawReply{reply}, sam);
    QCOMPARE(done.accepted(), accepted);
    QCOMPARE(done.after.reply(reply)->state, accepted ? ReplyState::Withdrawn : ReplyState(state));
}

void TestReply::withdrawingIsForItsWriterOrASupervisor()
{
    const Case held = aHeardCase().withReply(reply, ReplyState::Holding, sam);
    VERIFY_REFUSED(perform(held, command::WithdrawReply{reply}, kim), ErrorCode::Refused);
    VERIFY_REFUSED(perform(held, command::WithdrawReply{reply}, circumstances(automation("outbox"))),
        ErrorCode::Refused);
    VERIFY_ACCEPTED(perform(held, command::WithdrawReply{reply}, lee));
}

void TestReply::withdrawingIsPossibleOnAnothersClaim()
{
    VERIFY_ACCEPTED(perform(aHeardCase().withReply(reply, ReplyState::Holding).at(noon).claimedBy(kim),
        command::WithdrawReply{reply}, sam));
}

void TestReply::retracting()
{
    const Case out = aHeardCase().withReply(reply, ReplyState::Sent);
    VERIFY_REFUSED(
        perform(out, command::RetractReply{reply, words("named a ward")}, sam), ErrorCode::Refused);
    VERIFY_REFUSED(perform(out, command::RetractReply{reply, {}}, lee), ErrorCode::Invalid);
    VERIFY_REFUSED(perform(aHeardCase().withReply(reply, ReplyState::Holding),
                       command::RetractReply{reply, words("x")}, lee),
        ErrorCode::Refused);
    const auto done = perform(out, command::RetractReply{reply, words("named a ward")}, lee);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.reply(reply)->state, ReplyState::Retracted);
    QVERIFY(!done.after.answered);
    QCOMPARE(done.count<event::EvidenceCaptured>(), 1);
    const auto down
        = perform(done.after, command::ConfirmRetracted{reply, false}, circumstances(automation("outbox")));
    VERIFY_ACCEPTED(down);
    QCOMPARE(down.first<event::ReplyMoved>()->cause, QStringLiteral("taken-down"));
}

void TestReply::retractingTellsTheCaldicottGuardian()
{
    const Case out = aHeardCase().withReply(reply, ReplyState::Sent);
    const auto done = perform(out, command::RetractReply{reply, words("named a ward")}, lee);
    QCOMPARE(done.after.state, State::Escalated);
    QVERIFY(done.after.openEscalation(route("CALD")));
    auto in = circumstances(actor(lee));
    in.routes.clear();
    QCOMPARE(perform(out, command::RetractReply{reply, words("named a ward")}, in)
                 .count<event::EscalationRaised>(),
        0);
}

void TestReply::signOffIsInTheEvent()
{
    auto command = thanks();
    command.signOff.inBulk = true;
    command.signOff.overrides = {{QStringLiteral("C02"), QStringLiteral("she said so herself")}};
    const auto done = perform(aHeardCase(), command, sam);
    const auto* written = done.first<event::ReplyWritten>();
    QVERIFY(written && written->signedInBulk);
    QCOMPARE(written->answers, passed().answers);
    QCOMPARE(written->overrides.value(QStringLiteral("C02")), words("she said so herself"));
}

QTEST_APPLESS_MAIN(TestReply)
#include "tst_domain_reply.moc"
