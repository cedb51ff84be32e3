// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/performed.h"

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(steward::Command)

class TestCase : public QObject {
    Q_OBJECT

private slots:
    void actingOnAFreeCaseClaimsIt_data();
    void actingOnAFreeCaseClaimsIt();
    void actingOnAnothersClaimIsRefused_data() { actingOnAFreeCaseClaimsIt_data(); }
    void actingOnAnothersClaimIsRefused();
    void auditorsMayNotAct_data() { actingOnAFreeCaseClaimsIt_data(); }
    void auditorsMayNotAct();
    void automationNeverActsForAPerson_data() { actingOnAFreeCaseClaimsIt_data(); }
    void automationNeverActsForAPerson();
    void anExpiredClaimIsNoObstacle();
    void claimingAgainExtends();
    void releasing_data();
    void releasing();
    void assigning_data();
    void assigning();
    void handingOverFreesTheCase();
    void lookingMeetsTheClockAndClaimsNothing();
    void lookingTwiceSaysNothingNew();
    void lookingIsAllowedOnAnothersClaim();
    void aNewItemWantsANewLook();
    void snoozing_data();
    void snoozing();
    void aCrisisIsNotSnoozedPastItsClock();
    void wakingUp();
    void resolvingEndsTheClocks();
    void resolvingWithoutAnAnswerIsNoAnswer();
    void resolvingConflictsWithAnythingNewToRead();
    void resolvingDoesNotConflictWithANote();
    void resolvingIsRefusedWhileEscalated();
    void reopeningStartsTheClocksAgain();
    void aNewItemOpens_data();
    void aNewItemOpens();
    void emptyNotesAreRefused();
    void clocksBreachOnceAndOnlyWhenDue();
    void aLateReplyStillEndsABreachedClock();
    void oneLiveClockATarget();
    void severityOnlyRises();
    void aMergedCaseEnds();
    void anAnswerOnThePlatformItselfCounts();
};

void TestCase::actingOnAFreeCaseClaimsIt_data()
{
    QTest::addColumn<Command>("command");
    const ItemId item{100};
    QTest::newRow("claim") << Command(command::TakeClaim{});
    QTest::newRow("take it on") << Command(command::Assign{sam});
    QTest::newRow("note") << Command(command::AddNote{words("rang the ward")});
    QTest::newRow("decide") << Command(command::DecideItem{item, Action::Hide, rule("R19"), words("abuse")});
    QTest::newRow("approve") << Command(command::DecideItem{item, Action::Approve, {}, {}});
    command::WriteReply reply;
    reply.text = words("Thank you for telling us.");
    reply.gate = passed();
    QTest::newRow("reply") << Command(reply);
    QTest::newRow("escalate") << Command(
        command::Escalate{route("SUP"), Urgency::Routine, words("unsure"), {}, {}, {}});
}

void TestCase::actingOnAFreeCaseClaimsIt()
{
    QFETCH(Command, command);
    const auto done = perform(aHeardCase(), command, sam);
    VERIFY_ACCEPTED(done);
    QVERIFY(done.after.claim);
    QCOMPARE(done.after.claim->by, sam);
    QCOMPARE(done.after.claim->until, noon + 30min);
    QVERIFY(done.after.state != State::New);
    QVERIFY(done.after.looked);
}

void TestCase::actingOnAnothersClaimIsRefused()
{
    QFETCH(Command, command);
    const Case held = aHeardCase().at(noon - 5min).claimedBy(kim);
    VERIFY_REFUSED(perform(held, command, sam), ErrorCode::Refused);
}

void TestCase::auditorsMayNotAct()
{
    QFETCH(Command, command);
    VERIFY_REFUSED(perform(aHeardCase(), command, ada), ErrorCode::Refused);
}

void TestCase::automationNeverActsForAPerson()
{
    QFETCH(Command, command);
    VERIFY_REFUSED(perform(aHeardCase(), command, circumstances(automation("intake"))), ErrorCode::Refused);
}

void TestCase::anExpiredClaimIsNoObstacle()
{
    const Case stale = aHeardCase().at(noon - 2h).claimedBy(kim);
    const auto done = perform(stale, command::AddNote{words("mine now")}, sam);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.claim->by, sam);
}

void TestCase::claimingAgainExtends()
{
    const Case mine = aHeardCase().at(noon - 20min).claimedBy(sam);
    const auto done = perform(mine, command::TakeClaim{}, sam);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.claim->until, noon + 30min);
}

void TestCase::releasing_data()
{
    QTest::addColumn<qint64>("holder");
    QTest::addColumn<int>("minutesAgo");
    QTest::addColumn<qint64>("person");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("my own") << sam.value << 5 << sam.value << true;
    QTest::newRow("a colleague's") << kim.value << 5 << sam.value << false;
    QTest::newRow("a colleague's that ran out") << kim.value << 45 << sam.value << true;
    QTest::newRow("a moderator's, by a supervisor") << kim.value << 5 << lee.value << true;
    QTest::newRow("anybody's, by an auditor") << kim.value << 5 << ada.value << false;
}

void TestCase::releasing()
{
    QFETCH(qint64, holder);
    QFETCH(int, minutesAgo);
    QFETCH(qint64, person);
    QFETCH(bool, accepted);
    const Case held = aHeardCase().at(noon - std::chrono::minutes(minutesAgo)).claimedBy(PersonId{holder});
    const auto done = perform(held, command::Release{words("ring back at two")}, PersonId{person});
    QCOMPARE(done.accepted(), accepted);
    QCOMPARE(done.after.claim.has_value(), !accepted);
    VERIFY_REFUSED(perform(aHeardCase(), command::Release{}, sam), ErrorCode::Refused);
}

void TestCase::assigning_data()
{
    QTest::addColumn<qint64>("to");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("a colleague") << kim.value << true;
    QTest::newRow("a supervisor") << lee.value << true;
    QTest::newRow("an auditor, who cannot work on it") << ada.value << false;
    QTest::newRow("nobody we know") << qint64(77) << false;
}

void TestCase::assigning()
{
    QFETCH(qint64, to);
    QFETCH(bool, accepted);
    const auto done = perform(aHeardCase(), command::Assign{PersonId{to}}, sam);
    QCOMPARE(done.accepted(), accepted);
    QCOMPARE(done.after.owner.has_value(), accepted);
}

void TestCase::handingOverFreesTheCase()
{
    const Case mine = aHeardCase().at(noon).claimedBy(sam);
    const auto given = perform(mine, command::Assign{kim}, sam);
    VERIFY_ACCEPTED(given);
    QVERIFY(!given.after.claim);
    VERIFY_ACCEPTED(perform(given.after, command::AddNote{words("got it")}, kim));
    VERIFY_REFUSED(perform(given.after, command::Assign{kim}, sam), ErrorCode::Refused);
}

void TestCase::lookingMeetsTheClockAndClaimsNothing()
{
    const Case waiting = aCase().withInbound().withClock(Target::HumanLook, 240min);
    const auto done = perform(waiting, command::Look{}, sam);
    VERIFY_ACCEPTED(done);
    QVERIFY(!done.after.claim);
    QCOMPARE(done.after.state, State::New);
    QCOMPARE(done.after.clock(Target::HumanLook)->status, ClockStatus::Met);
}

void TestCase::lookingTwiceSaysNothingNew()
{
    const auto once = perform(aHeardCase().withClock(Target::HumanLook, 60min), command::Look{}, sam);
    const auto twice = perform(once.after, command::Look{}, kim);
    VERIFY_ACCEPTED(twice);
    QVERIFY(twice.events.isEmpty());
}

void TestCase::lookingIsAllowedOnAnothersClaim()
{
    VERIFY_ACCEPTED(perform(aHeardCase().at(noon).claimedBy(kim), command::Look{}, sam));
    VERIFY_ACCEPTED(perform(aHeardCase().at(noon).claimedBy(kim), command::Look{}, ada));
}

void TestCase::aNewItemWantsANewLook()
{
    auto looked = aHeardCase().with(event::Looked{});
    QVERIFY(looked.build().looked);
    QVERIFY(!looked.withInbound().build().looked);
}

void TestCase::snoozing_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("an open case until tomorrow") << int(State::Open) << 1440 << true;
    QTest::newRow("a pending one") << int(State::Pending) << 60 << true;
    QTest::newRow("one that is snoozed, again") << int(State::Snoozed) << 60 << true;
    QTest::newRow("until now") << int(State::Open) << 0 << false;
    QTest::newRow("into the past") << int(State::Open) << -5 << false;
    QTest::newRow("a resolved one") << int(State::Resolved) << 60 << false;
}

void TestCase::snoozing()
{
    QFETCH(int, state);
    QFETCH(int, minutes);
    QFETCH(bool, accepted);
    const Case subject = aHeardCase().in(State(state));
    const auto done = perform(subject, command::Snooze{noon + std::chrono::minutes(minutes)}, sam);
    QCOMPARE(done.accepted(), accepted);
    if (accepted) {
        QCOMPARE(done.after.state, State::Snoozed);
        QCOMPARE(done.after.snoozedUntil, std::optional(noon + std::chrono::minutes(minutes)));
    }
    VERIFY_REFUSED(
        perform(aHeardCase().escalatedTo("SUP"), command::Snooze{noon + 1h}, sam), ErrorCode::Refused);
}

void TestCase::aCrisisIsNotSnoozedPastItsClock()
{
    const Case crisis = aCase().at(noon).withCrisis().withClock(Target::FirstResponse, 60min);
    VERIFY_REFUSED(perform(crisis, command::Snooze{noon + 2h}, sam), ErrorCode::Refused);
    VERIFY_REFUSED(perform(crisis, command::Snooze{noon + 16min}, sam), ErrorCode::Refused);
    VERIFY_ACCEPTED(perform(crisis, command::Snooze{noon + 10min}, sam));
}

void TestCase::wakingUp()
{
    const auto asleep = perform(aHeardCase(), command::Snooze{noon + 1h}, sam);
    const Actor keeper = automation("clock-keeper");
    VERIFY_REFUSED(
        perform(asleep.after, command::WakeUp{}, circumstances(keeper, noon + 59min)), ErrorCode::Refused);
    VERIFY_REFUSED(
        perform(asleep.after, command::WakeUp{}, circumstances(actor(sam), noon + 2h)), ErrorCode::Refused);
    const auto awake = perform(asleep.after, command::WakeUp{}, circumstances(keeper, noon + 1h));
    VERIFY_ACCEPTED(awake);
    QCOMPARE(awake.after.state, State::Open);
    QVERIFY(!awake.after.snoozedUntil);
}

void TestCase::resolvingEndsTheClocks()
{
    const Case subject
        = aHeardCase().withClock(Target::Resolution, 4800min).withClock(Target::HumanLook, 240min);
    const auto done = perform(subject, command::Resolve{QStringLiteral("parking")}, sam);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.state, State::Resolved);
    QCOMPARE(done.after.topic, QStringLiteral("parking"));
    QCOMPARE(done.after.clock(Target::Resolution)->status, ClockStatus::Met);
    QVERIFY(!done.after.leadingClock());
    QVERIFY(!done.after.claim);
    VERIFY_REFUSED(perform(done.after, command::Resolve{}, sam), ErrorCode::Refused);
}

void TestCase::resolvingWithoutAnAnswerIsNoAnswer()
{
    const auto done = perform(aHeardCase().withClock(Target::FirstResponse, 960min), command::Resolve{}, sam);
    QCOMPARE(done.after.clock(Target::FirstResponse)->status, ClockStatus::None);
    QVERIFY(!done.after.answered);
}

void TestCase::resolvingConflictsWithAnythingNewToRead()
{
    auto builder = aHeardCase();
    auto in = circumstances(actor(sam));
    in.seenVersion = builder.build().version;
    VERIFY_ACCEPTED(perform(builder, command::Resolve{}, in));
    VERIFY_REFUSED(perform(builder.withInbound(), command::Resolve{}, in), ErrorCode::Conflict);
    VERIFY_REFUSED(perform(aHeardCase().withOurItem(), command::Resolve{}, in), ErrorCode::Conflict);
    VERIFY_REFUSED(
        perform(aHeardCase().withReply(ReplyId{1}, ReplyState::Holding, kim), command::Resolve{}, in),
        ErrorCode::Conflict);
    VERIFY_REFUSED(
        perform(aHeardCase().with(event::ItemRevised{ItemId{100}, 2, {}, false, false, {}, {}, {}}),
            command::Resolve{}, in),
        ErrorCode::Conflict);
}

void TestCase::resolvingDoesNotConflictWithANote()
{
    auto in = circumstances(actor(sam));
    in.seenVersion = aHeardCase().build().version;
    VERIFY_ACCEPTED(perform(aHeardCase().with(event::NoteAdded{}).ownedBy(kim), command::Resolve{}, in));
}

void TestCase::resolvingIsRefusedWhileEscalated()
{
    VERIFY_REFUSED(perform(aHeardCase().escalatedTo("SAFE"), command::Resolve{}, sam), ErrorCode::Refused);
}

void TestCase::reopeningStartsTheClocksAgain()
{
    const Case subject
        = aHeardCase().withClock(Target::Resolution, 4800min).withClock(Target::FirstResponse, 960min);
    const auto resolved = perform(subject, command::Resolve{}, sam);
    const auto reopened = perform(resolved.after, command::Reopen{}, kim);
    VERIFY_ACCEPTED(reopened);
    QCOMPARE(reopened.after.state, State::Open);
    QCOMPARE(reopened.after.clock(Target::Resolution)->status, ClockStatus::Running);
    QCOMPARE(reopened.after.clock(Target::FirstResponse)->status, ClockStatus::Running);
    VERIFY_REFUSED(perform(reopened.after, command::Reopen{}, kim), ErrorCode::Refused);
}

void TestCase::aNewItemOpens_data()
{
    QTest::addColumn<int>("was");
    QTest::addColumn<int>("is");
    QTest::newRow("new") << int(State::New) << int(State::New);
    QTest::newRow("open") << int(State::Open) << int(State::Open);
    QTest::newRow("resolved") << int(State::Resolved) << int(State::Open);
    QTest::newRow("pending") << int(State::Pending) << int(State::Open);
    QTest::newRow("snoozed") << int(State::Snoozed) << int(State::Open);
    QTest::newRow("escalated") << int(State::Escalated) << int(State::Escalated);
}

void TestCase::aNewItemOpens()
{
    QFETCH(int, was);
    QFETCH(int, is);
    const Case after = aHeardCase().ownedBy(sam).in(State(was)).withInbound();
    QCOMPARE(after.state, State(is));
    QVERIFY(!after.answered);
    QVERIFY(!after.snoozedUntil);
    QCOMPARE(after.inboundCount, 2);
}

void TestCase::emptyNotesAreRefused()
{
    VERIFY_REFUSED(perform(aHeardCase(), command::AddNote{words(" \n\t ")}, sam), ErrorCode::Invalid);
}

void TestCase::clocksBreachOnceAndOnlyWhenDue()
{
    const Actor keeper = automation("clock-keeper");
    const Case subject = aHeardCase().at(noon).withClock(Target::FirstResponse, 60min);
    VERIFY_REFUSED(
        perform(subject, command::MarkBreached{Target::FirstResponse}, circumstances(keeper, noon + 59min)),
        ErrorCode::Refused);
    const auto late
        = perform(subject, command::MarkBreached{Target::FirstResponse}, circumstances(keeper, noon + 60min));
    VERIFY_ACCEPTED(late);
    QCOMPARE(late.after.clock(Target::FirstResponse)->status, ClockStatus::Breached);
    VERIFY_REFUSED(
        perform(late.after, command::MarkBreached{Target::FirstResponse}, circumstances(keeper, noon + 2h)),
        ErrorCode::Refused);
    VERIFY_REFUSED(
        perform(subject, command::MarkBreached{Target::FirstResponse}, circumstances(actor(lee), noon + 2h)),
        ErrorCode::Refused);
}

void TestCase::aLateReplyStillEndsABreachedClock()
{
    auto builder
        = aHeardCase().withClock(Target::FirstResponse, 10min).withReply(ReplyId{1}, ReplyState::Sending);
    builder.with(event::ClockMoved{Target::FirstResponse, ClockStatus::Running, ClockStatus::Breached, {}});
    const auto done
        = perform(builder, command::ConfirmSent{ReplyId{1}, false}, circumstances(automation("outbox")));
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.first<event::ClockMoved>()->from, ClockStatus::Breached);
    QVERIFY(!done.after.leadingClock());
}

void TestCase::oneLiveClockATarget()
{
    auto builder
        = aHeardCase().at(noon).withClock(Target::HumanLook, 240min).withClock(Target::HumanLook, 500min);
    QCOMPARE(builder.build().clocks.size(), 1);
    QCOMPARE(builder.build().clocks[0].dueAt, noon + 240min);
    QCOMPARE(builder.withClock(Target::HumanLook, 15min).build().clocks[0].dueAt, noon + 15min);
    builder.with(event::ClockMoved{Target::HumanLook, ClockStatus::Running, ClockStatus::Met, {}})
        .withClock(Target::HumanLook, 30min);
    QCOMPARE(builder.build().clocks.size(), 2);
}

void TestCase::severityOnlyRises()
{
    QCOMPARE(
        aCase().withInbound({}, Severity::S3).withInbound({}, Severity::S4).build().priority, Severity::S3);
    QCOMPARE(aCase().withInbound({}, Severity::S3).withCrisis().withInbound().build().priority, Severity::S1);
    QVERIFY(aCase().withCrisis().withInbound().build().crisis);
}

void TestCase::aMergedCaseEnds()
{
    const Case merged
        = aHeardCase().withClock(Target::HumanLook, 60min).claimedBy(sam).with(event::CaseMerged{CaseId{7}});
    QCOMPARE(merged.state, State::Resolved);
    QVERIFY(merged.items.isEmpty() && !merged.claim && !merged.leadingClock());
}

void TestCase::anAnswerOnThePlatformItselfCounts()
{
    QVERIFY(aHeardCase().withOurItem().build().answered);
    QVERIFY(!aHeardCase().withOurItem().withInbound().build().answered);
}

QTEST_APPLESS_MAIN(TestCase)
#include "tst_domain_case.moc"
