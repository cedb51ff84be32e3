// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/performed.h"

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(steward::Command)
Q_DECLARE_METATYPE(steward::Case)

namespace {

const ReplyId reply{901};

command::WriteReply write()
{
    command::WriteReply c;
    c.text = words("Thank you.");
    c.gate = passed();
    return c;
}

Performed undo(
    const Case& now, const Case& before, const Case& after, PersonId person = sam, Instant at = noon + 5s)
{
    return perform(now, command::Undo{before, after}, circumstances(actor(person), at));
}

} // namespace

class TestUndo : public QObject {
    Q_OBJECT

private slots:
    void givesTheStateBefore_data();
    void givesTheStateBefore();
    void bothAreInTheLog();
    void whatIsOutStaysOut();
    void anAcknowledgedEscalationStays();
    void reviewsStand();
    void confirmedReversibleDecisionsAreReversed();
    void confirmedOneWayDecisionsStand();
    void theDecisionBeforeComesBack();
    void twoStepsBack();
    void whatOthersChangedSinceStays();
    void aClockThatStartedSinceStays();
    void decidedAgainSinceIsRefused();
    void approvalIsTakenBack();
    void aWithdrawnReplyComesBackIntoTheHold();
    void nothingToTakeBack();
    void onAnothersClaimItIsRefused();
};

void TestUndo::givesTheStateBefore_data()
{
    QTest::addColumn<Case>("before");
    QTest::addColumn<Command>("command");
    const ItemId item{100};
    const Case heard = aHeardCase()
                           .withClock(Target::FirstResponse, 960min)
                           .withClock(Target::HumanLook, 240min)
                           .withClock(Target::Resolution, 4800min);
    const auto row = [&](const char* name, const Case& before, const Command& command) {
        QTest::newRow(name) << before << command;
    };
    row("claim", heard, command::TakeClaim{});
    row("release", aHeardCase().at(noon).claimedBy(sam), command::Release{});
    row("assign", heard, command::Assign{kim});
    row("assign to oneself", heard, command::Assign{sam});
    row("back to nobody", aHeardCase().ownedBy(sam), command::Assign{});
    row("snooze", heard, command::Snooze{noon + 1h});
    row("resolve", heard, command::Resolve{QStringLiteral("parking")});
    row("reopen", perform(heard, command::Resolve{QStringLiteral("parking")}, sam).after, command::Reopen{});
    row("keep", heard, command::DecideItem{item, Action::Keep, {}, {}});
    row("approve", heard, command::DecideItem{item, Action::Approve, {}, {}});
    row("hide", heard, command::DecideItem{item, Action::Hide, rule("R19"), {}});
    row("remove", aHeardCase().showing(Visibility::Approved),
        command::DecideItem{item, Action::Remove, rule("R19"), {}});
    row("unhide a hidden one", aHeardCase().decided(Action::Hide, EnforcementPhase::Confirmed),
        command::DecideItem{item, Action::Unhide, {}, {}});
    row("warn", heard, command::DecideItem{item, Action::Warn, rule("R19"), {}});
    row("reply", heard, write());
    row("escalate", heard,
        command::Escalate{route("SAFE"), Urgency::Urgent, words("child named"), {}, {}, {}});
    row("escalate once more", aHeardCase().ownedBy(sam).escalatedTo("SUP"),
        command::Escalate{route("SAFE"), Urgency::Urgent, words("child named"), {}, {}, {}});
    row("withdraw", aHeardCase().at(noon).withReply(reply, ReplyState::Holding),
        command::WithdrawReply{reply});
    row("note", heard, command::AddNote{words("only the claim goes back")});
}

void TestUndo::givesTheStateBefore()
{
    QFETCH(Case, before);
    QFETCH(Command, command);
    const auto done = perform(before, command, sam);
    VERIFY_ACCEPTED(done);
    const auto undone = undo(done.after, before, done.after);
    VERIFY_ACCEPTED(undone);
    QVERIFY(workState(undone.after) == workState(before));
    QVERIFY(undone.after.version > done.after.version);
}

void TestUndo::bothAreInTheLog()
{
    const Case before = aHeardCase();
    const auto done = perform(before, command::DecideItem{ItemId{100}, Action::Hide, rule("R19"), {}}, sam);
    const auto undone = undo(done.after, before, done.after);
    QCOMPARE(done.count<event::ItemDecided>(), 1);
    QCOMPARE(undone.first<event::EnforcementMoved>()->phase, EnforcementPhase::Withdrawn);
    QCOMPARE(undone.count<event::StepUndone>(), 1);
}

void TestUndo::whatIsOutStaysOut()
{
    const Case before = aHeardCase();
    const auto done = perform(before, write(), sam);
    for (const ReplyState state : {ReplyState::Sending, ReplyState::Sent}) {
        const Case now
            = evolve(done.after, event::ReplyMoved{reply, ReplyState::Holding, state, {}, {}, {}, {}}, noon);
        VERIFY_REFUSED(undo(now, before, done.after), ErrorCode::Refused);
    }
    const Case failed = evolve(
        done.after, event::ReplyMoved{reply, ReplyState::Sending, ReplyState::Failed, {}, {}, {}, {}}, noon);
    VERIFY_ACCEPTED(undo(failed, before, done.after));
}

void TestUndo::anAcknowledgedEscalationStays()
{
    const Case before = aHeardCase();
    const auto done
        = perform(before, command::Escalate{route("SAFE"), Urgency::Urgent, words("x"), {}, {}, {}}, sam);
    const auto acknowledged = perform(done.after, command::Acknowledge{}, lee);
    VERIFY_REFUSED(undo(acknowledged.after, before, done.after), ErrorCode::Refused);
    VERIFY_REFUSED(undo(acknowledged.after, done.after, acknowledged.after, lee), ErrorCode::Refused);
}

void TestUndo::reviewsStand()
{
    const Case before = aHeardCase().escalatedTo("SAFE");
    const auto done = perform(before, command::Review{{}, Outcome::Returned, words("fine")}, lee);
    VERIFY_REFUSED(undo(done.after, before, done.after, lee), ErrorCode::Refused);
}

void TestUndo::confirmedReversibleDecisionsAreReversed()
{
    const Case before = aHeardCase();
    const auto done = perform(before, command::DecideItem{ItemId{100}, Action::Hide, rule("R19"), {}}, sam);
    const auto outbox = circumstances(automation("outbox"));
    auto now = perform(done.after, command::StartEnforcement{ItemId{100}}, outbox).after;
    VERIFY_REFUSED(undo(now, before, done.after), ErrorCode::Refused);
    now = perform(now, command::ConfirmEnforcement{ItemId{100}, false, {}}, outbox).after;
    const auto undone = undo(now, before, done.after);
    VERIFY_ACCEPTED(undone);
    const auto decision = undone.after.item(ItemId{100})->decision;
    QCOMPARE(decision->action, Action::Unhide);
    QCOMPARE(decision->phase, EnforcementPhase::Queued);
}

void TestUndo::confirmedOneWayDecisionsStand()
{
    auto in = circumstances(actor(lee));
    in.capabilities = platformOf(QStringLiteral("youtube")).capabilities;
    const Case before = aHeardCase();
    const auto done = perform(before, command::DecideItem{ItemId{100}, Action::Remove, rule("R06"), {}}, in);
    VERIFY_ACCEPTED(done);
    VERIFY_ACCEPTED(perform(done.after, command::Undo{before, done.after}, in)); // still in the hold
    const Case gone = evolve(done.after,
        event::EnforcementMoved{
            ItemId{100}, Action::Remove, {}, EnforcementPhase::Confirmed, Visibility::Removed, {}},
        noon);
    VERIFY_REFUSED(perform(gone, command::Undo{before, done.after}, in), ErrorCode::Refused);
}

void TestUndo::theDecisionBeforeComesBack()
{
    const Case before = aHeardCase().decided(Action::Hide, EnforcementPhase::Confirmed, kim);
    const auto done = perform(before, command::DecideItem{ItemId{100}, Action::Unhide, {}, {}}, sam);
    const auto undone = undo(done.after, before, done.after);
    VERIFY_ACCEPTED(undone);
    const auto decision = undone.after.item(ItemId{100})->decision;
    QCOMPARE(decision->action, Action::Hide);
    QCOMPARE(decision->by, kim);
    QCOMPARE(decision->phase, EnforcementPhase::Confirmed);
    QCOMPARE(undone.after.item(ItemId{100})->visibility, Visibility::Hidden);
}

void TestUndo::twoStepsBack()
{
    const Case start = aHeardCase().at(noon).claimedBy(sam);
    const auto hidden = perform(start, command::DecideItem{ItemId{100}, Action::Hide, rule("R19"), {}}, sam);
    const auto approved
        = perform(hidden.after, command::DecideItem{ItemId{100}, Action::Approve, {}, {}}, sam);
    VERIFY_ACCEPTED(approved);
    const auto back = undo(approved.after, hidden.after, approved.after);
    VERIFY_ACCEPTED(back);
    const auto twice = undo(back.after, start, hidden.after);
    VERIFY_ACCEPTED(twice);
    QVERIFY(workState(twice.after) == workState(start));
}

void TestUndo::whatOthersChangedSinceStays()
{
    const Case before = aHeardCase().ownedBy(sam);
    const auto resolved = perform(before, command::Resolve{}, sam);
    const Case now = evolve(resolved.after, event::Assigned{sam, kim}, noon);
    const auto undone = undo(now, before, resolved.after);
    VERIFY_ACCEPTED(undone);
    QCOMPARE(undone.after.state, State::Open);
    QCOMPARE(undone.after.owner, std::optional(kim));
}

void TestUndo::aClockThatStartedSinceStays()
{
    const Case before = aHeardCase().withClock(Target::FirstResponse, 960min);
    const auto kept = perform(before, command::DecideItem{ItemId{100}, Action::Keep, {}, {}}, sam);
    const Case now
        = evolve(kept.after, event::ClockStarted{{Target::NextResponse, noon, noon + 8h, false}}, noon);
    const auto undone = undo(now, before, kept.after);
    VERIFY_ACCEPTED(undone);
    QCOMPARE(undone.after.clock(Target::FirstResponse)->status, ClockStatus::Running);
    QCOMPARE(undone.after.clock(Target::NextResponse)->status, ClockStatus::Running);
}

void TestUndo::decidedAgainSinceIsRefused()
{
    const Case before = aHeardCase();
    const auto hidden = perform(before, command::DecideItem{ItemId{100}, Action::Hide, rule("R19"), {}}, sam);
    const auto approved
        = perform(hidden.after, command::DecideItem{ItemId{100}, Action::Approve, {}, {}}, sam);
    VERIFY_REFUSED(undo(approved.after, before, hidden.after), ErrorCode::Refused);
}

void TestUndo::approvalIsTakenBack()
{
    auto in = circumstances(actor(sam));
    in.approvalNeeded = true;
    const auto written = perform(aHeardCase(), write(), in);
    const auto approved = perform(written.after, command::ApproveReply{reply}, lee);
    const Case unclaimed = evolve(approved.after, event::Released{sam, {}}, noon);
    const auto undone = undo(unclaimed, written.after, approved.after, lee);
    VERIFY_ACCEPTED(undone);
    QCOMPARE(undone.after.reply(reply)->state, ReplyState::AwaitingApproval);
    QVERIFY(!undone.after.reply(reply)->approver);
}

void TestUndo::aWithdrawnReplyComesBackIntoTheHold()
{
    const Case before = aHeardCase().withReply(reply, ReplyState::Holding);
    const auto gone = perform(before, command::WithdrawReply{reply}, sam);
    const auto undone = undo(gone.after, before, gone.after);
    QCOMPARE(undone.after.reply(reply)->state, ReplyState::Holding);
    QCOMPARE(undone.after.reply(reply)->holdUntil, std::optional(noon + 35s));
}

void TestUndo::nothingToTakeBack()
{
    const Case subject = aHeardCase();
    VERIFY_REFUSED(undo(subject, subject, subject), ErrorCode::Invalid);
    Case other = subject;
    other.id = CaseId{7};
    VERIFY_REFUSED(undo(subject, other, subject), ErrorCode::Invalid);
}

void TestUndo::onAnothersClaimItIsRefused()
{
    const Case before = aHeardCase();
    const auto resolved = perform(before, command::Resolve{}, sam);
    const Case now = evolve(resolved.after, event::Claimed{kim, noon + 30min}, noon);
    VERIFY_REFUSED(undo(now, before, resolved.after), ErrorCode::Refused);
}

QTEST_APPLESS_MAIN(TestUndo)
#include "tst_domain_undo.moc"
