// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/performed.h"

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;

namespace {

command::Escalate toRoute(const char* id, Urgency urgency = Urgency::Routine)
{
    return {route(id), urgency, words("not sure"), {}, {}, {}};
}

command::Escalate proposing(Action action, const char* ruleId)
{
    return {route("SUP"), Urgency::Urgent, words("please look"), action, rule(ruleId), {}};
}

command::Review reviewAs(Outcome outcome, const char* id = "")
{
    return {route(id), outcome, words("because")};
}

} // namespace

class TestEscalation : public QObject {
    Q_OBJECT

private slots:
    void staysWithItsSender();
    void clocksByUrgency_data();
    void clocksByUrgency();
    void refusals();
    void severalAtOnce();
    void acknowledging();
    void outcomes_data();
    void outcomes();
    void takenOverIsOwnedAndClaimed();
    void upholdingCarriesOutTheProposal();
    void upholdingWhatCannotBeDoneIsRefused();
    void onesOwnIsAllowedAndShown();
    void reviewsAreForSupervisorsAndNeedReasons();
    void aProposalMustBePossible();
    void anotherOneStillOpenKeepsItEscalated();
    void aSupervisorReviewsWhatAModeratorHolds();
};

void TestEscalation::staysWithItsSender()
{
    const auto done = perform(aHeardCase(), toRoute("SAFE"), sam);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.state, State::Escalated);
    QCOMPARE(done.after.owner, std::optional(sam));
    QVERIFY(!done.after.openEscalation(route("SAFE"))->acknowledgedBy);
    QCOMPARE(perform(aHeardCase().ownedBy(kim), toRoute("SAFE"), sam).after.owner, std::optional(kim));
}

void TestEscalation::clocksByUrgency_data()
{
    QTest::addColumn<int>("urgency");
    QTest::addColumn<int>("minutes");
    QTest::newRow("immediate") << int(Urgency::Immediate) << 15;
    QTest::newRow("urgent") << int(Urgency::Urgent) << 60;
    QTest::newRow("routine") << int(Urgency::Routine) << 480;
}

void TestEscalation::clocksByUrgency()
{
    QFETCH(int, urgency);
    QFETCH(int, minutes);
    const auto done = perform(aHeardCase(), toRoute("SAFE", Urgency(urgency)), sam);
    QCOMPARE(done.after.openEscalation({})->dueAt, std::optional(noon + std::chrono::minutes(minutes)));
}

void TestEscalation::refusals()
{
    VERIFY_REFUSED(perform(aHeardCase(), toRoute("NOWHERE"), sam), ErrorCode::NotFound);
    auto silent = toRoute("SAFE");
    silent.reason = words(" ");
    VERIFY_REFUSED(perform(aHeardCase(), silent, sam), ErrorCode::Invalid);
    VERIFY_REFUSED(perform(aHeardCase().escalatedTo("SAFE"), toRoute("SAFE"), sam), ErrorCode::Refused);
    VERIFY_REFUSED(perform(aHeardCase(), command::Acknowledge{}, lee), ErrorCode::NotFound);
    VERIFY_REFUSED(perform(aHeardCase(), reviewAs(Outcome::Returned), lee), ErrorCode::NotFound);
    VERIFY_REFUSED(perform(aHeardCase().escalatedTo("SAFE"), reviewAs(Outcome::Returned, "SUP"), lee),
        ErrorCode::NotFound);
}

void TestEscalation::severalAtOnce()
{
    const auto first = perform(aHeardCase(), toRoute("SAFE"), sam);
    auto in = circumstances(actor(sam), noon + 1min);
    in.nextEscalation = EscalationId{802};
    const auto second = perform(first.after, toRoute("CALD"), in);
    VERIFY_ACCEPTED(second);
    QCOMPARE(second.after.escalations.size(), 2);
    QCOMPARE(second.after.openEscalation({})->route, route("SAFE"));
    QCOMPARE(second.after.openEscalation(route("CALD"))->id, EscalationId{802});
}

void TestEscalation::acknowledging()
{
    const Case subject = aHeardCase().escalatedTo("SAFE");
    VERIFY_REFUSED(perform(subject, command::Acknowledge{}, kim), ErrorCode::Refused);
    VERIFY_REFUSED(
        perform(subject, command::Acknowledge{}, circumstances(automation("intake"))), ErrorCode::Refused);
    const auto done = perform(subject, command::Acknowledge{route("SAFE")}, lee);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.openEscalation({})->acknowledgedBy, std::optional(lee));
    QCOMPARE(done.after.state, State::Escalated);
    VERIFY_REFUSED(perform(done.after, command::Acknowledge{}, lee), ErrorCode::Refused);
}

void TestEscalation::outcomes_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("state");
    QTest::newRow("returned") << int(Outcome::Returned) << int(State::Open);
    QTest::newRow("upheld") << int(Outcome::Upheld) << int(State::Open);
    QTest::newRow("taken over") << int(Outcome::TakenOver) << int(State::Open);
    QTest::newRow("referred out") << int(Outcome::ReferredOut) << int(State::Pending);
}

void TestEscalation::outcomes()
{
    QFETCH(int, outcome);
    QFETCH(int, state);
    const auto done = perform(aHeardCase().escalatedTo("SAFE"), reviewAs(Outcome(outcome)), lee);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.state, State(state));
    QVERIFY(!done.after.hasOpenEscalation());
    QCOMPARE(done.after.escalations.first().outcome, std::optional(Outcome(outcome)));
    QCOMPARE(done.after.escalations.first().acknowledgedBy, std::optional(lee));
    QCOMPARE(done.first<event::StateChanged>()->cause, toText(Outcome(outcome)));
}

void TestEscalation::takenOverIsOwnedAndClaimed()
{
    const Case subject = aHeardCase().at(noon).claimedBy(sam).ownedBy(sam).escalatedTo("SUP");
    const auto done = perform(subject, reviewAs(Outcome::TakenOver), lee);
    QCOMPARE(done.after.owner, std::optional(lee));
    QCOMPARE(done.after.claim->by, lee);
    VERIFY_REFUSED(perform(done.after, command::AddNote{words("mine?")}, sam), ErrorCode::Refused);
}

void TestEscalation::upholdingCarriesOutTheProposal()
{
    const auto raised = perform(aHeardCase(), proposing(Action::Hide, "R19"), sam);
    const auto done = perform(raised.after, reviewAs(Outcome::Upheld), lee);
    VERIFY_ACCEPTED(done);
    const auto decision = done.after.item(ItemId{100})->decision;
    QVERIFY(decision);
    QCOMPARE(decision->action, Action::Hide);
    QCOMPARE(decision->by, lee);
    QCOMPARE(decision->phase, EnforcementPhase::Queued);
    QCOMPARE(done.count<event::EvidenceCaptured>(), 1);
    for (const Outcome other : {Outcome::Returned, Outcome::TakenOver, Outcome::ReferredOut})
        QVERIFY(!perform(raised.after, reviewAs(other), lee).after.item(ItemId{100})->decision);
}

void TestEscalation::upholdingWhatCannotBeDoneIsRefused()
{
    const auto raised = perform(aHeardCase(), proposing(Action::Hide, "R19"), sam);
    const Case gone
        = evolve(raised.after, event::VisibilityObserved{ItemId{100}, {}, Visibility::DeletedByAuthor}, noon);
    VERIFY_REFUSED(perform(gone, reviewAs(Outcome::Upheld), lee), ErrorCode::Refused);
    VERIFY_ACCEPTED(perform(gone, reviewAs(Outcome::Returned), lee));
    auto in = circumstances(actor(lee));
    in.seenVersion = raised.after.version;
    VERIFY_REFUSED(
        perform(evolve(raised.after, event::ItemRevised{ItemId{100}, 2, {}, false, false, {}, {}, {}}, noon),
            reviewAs(Outcome::Upheld), in),
        ErrorCode::Conflict);
}

void TestEscalation::onesOwnIsAllowedAndShown()
{
    const auto raised = perform(aHeardCase(), toRoute("SUP"), pat);
    const auto own = perform(raised.after, reviewAs(Outcome::Returned), pat);
    VERIFY_ACCEPTED(own);
    QVERIFY(own.first<event::EscalationReviewed>()->ownEscalation);
    QVERIFY(!perform(raised.after, reviewAs(Outcome::Returned), lee)
                 .first<event::EscalationReviewed>()
                 ->ownEscalation);
}

void TestEscalation::reviewsAreForSupervisorsAndNeedReasons()
{
    const Case subject = aHeardCase().escalatedTo("SAFE");
    VERIFY_REFUSED(perform(subject, reviewAs(Outcome::Returned), kim), ErrorCode::Refused);
    VERIFY_REFUSED(perform(subject, command::Review{{}, Outcome::Returned, {}}, lee), ErrorCode::Invalid);
}

void TestEscalation::aProposalMustBePossible()
{
    VERIFY_REFUSED(perform(aHeardCase(), proposing(Action::Hide, ""), sam), ErrorCode::Refused);
    VERIFY_REFUSED(perform(aHeardCase(), proposing(Action::Hide, "R08"), sam), ErrorCode::Refused);
    VERIFY_REFUSED(perform(aHeardCase(), proposing(Action::Block, "R19"), sam), ErrorCode::Refused);
    auto in = circumstances(actor(sam));
    in.capabilities = platformOf(QStringLiteral("facebook")).capabilities;
    VERIFY_ACCEPTED(perform(aHeardCase(), proposing(Action::Block, "R19"),
        in)); // a moderator may propose what only a supervisor may do
}

void TestEscalation::anotherOneStillOpenKeepsItEscalated()
{
    const auto done = perform(
        aHeardCase().escalatedTo("SAFE").escalatedTo("CALD"), reviewAs(Outcome::Returned, "CALD"), lee);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.state, State::Escalated);
    QCOMPARE(perform(done.after, reviewAs(Outcome::Returned), lee).after.state, State::Open);
}

void TestEscalation::aSupervisorReviewsWhatAModeratorHolds()
{
    const Case held = aHeardCase().at(noon).claimedBy(sam).escalatedTo("SUP");
    VERIFY_ACCEPTED(perform(held, command::Acknowledge{}, lee));
    const auto done = perform(held, reviewAs(Outcome::Returned), lee);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.claim->by, sam);
}

QTEST_APPLESS_MAIN(TestEscalation)
#include "tst_domain_escalation.moc"
