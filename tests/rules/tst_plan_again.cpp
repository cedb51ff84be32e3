// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plan for a case on which something was done: what was decided, escalated or answered is not proposed
// again.
#include "plan_story.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class TestPlanAgain : public QObject {
    Q_OBJECT

private slots:
    void whatWasDecidedIsNotProposedAgain_data();
    void whatWasDecidedIsNotProposedAgain();
    void aReportFollowsOnceTheItemIsHidden_data();
    void aReportFollowsOnceTheItemIsHidden();
    void whoeverWasToldIsNotToldAgain();
    void anAnswerIsNotProposedTwice_data();
    void anAnswerIsNotProposedTwice();
    void aResolvedCaseHasNoSteps();
};

void TestPlanAgain::whatWasDecidedIsNotProposedAgain_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<EnforcementPhase>("phase");
    QTest::addColumn<bool>("again");
    QTest::newRow("kept") << Action::Keep << EnforcementPhase::None << false;
    QTest::newRow("hidden") << Action::Hide << EnforcementPhase::Confirmed << false;
    QTest::newRow("about to be hidden") << Action::Hide << EnforcementPhase::Queued << false;
    QTest::newRow("waits for a connection") << Action::Hide << EnforcementPhase::Waiting << false;
    QTest::newRow("just being hidden") << Action::Hide << EnforcementPhase::Sending << false;
    QTest::newRow("taken back") << Action::Hide << EnforcementPhase::Withdrawn << true;
    QTest::newRow("it failed") << Action::Hide << EnforcementPhase::Failed << true;
}

void TestPlanAgain::whatWasDecidedIsNotProposedAgain()
{
    QFETCH(Action, action);
    QFETCH(EnforcementPhase, phase);
    QFETCH(bool, again);
    CaseBuilder builder = aHeardCase();
    builder.decided(action, phase);
    QCOMPARE(Story(builder, u"R01"_s).plan().restriction() != nullptr, again);
}

void TestPlanAgain::aReportFollowsOnceTheItemIsHidden_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<EnforcementPhase>("phase");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("step");
    using enum EnforcementPhase;
    QTest::newRow("hidden") << Action::Hide << Confirmed << u"R12"_s << u"report R12"_s;
    QTest::newRow("hidden by hand") << Action::Hide << Claimed << u"R12"_s << u"report R12"_s;
    QTest::newRow("removed") << Action::Remove << Confirmed << u"R05"_s << u"report R05"_s;
    QTest::newRow("about to be hidden: it would be called off")
        << Action::Hide << Queued << u"R12"_s << QString();
    QTest::newRow("waits for a connection") << Action::Hide << Waiting << u"R12"_s << QString();
    QTest::newRow("hidden under a rule that asks for none")
        << Action::Hide << Confirmed << u"R01"_s << QString();
    QTest::newRow("reported") << Action::Report << Confirmed << u"R12"_s << QString();
    QTest::newRow("kept by a person") << Action::Keep << None << u"R12"_s << QString();
    QTest::newRow("something graver in the same words")
        << Action::Hide << Confirmed << u"R12 R03"_s << QString();
}

void TestPlanAgain::aReportFollowsOnceTheItemIsHidden()
{
    QFETCH(Action, action);
    QFETCH(EnforcementPhase, phase);
    QFETCH(QString, found);
    QFETCH(QString, step);
    CaseBuilder builder = aHeardCase();
    builder.decided(action, phase);
    const auto plan = Story(builder, found, "manual").plan();
    QCOMPARE(plan.restriction() ? inShort(plan).section(u" | "_s, 0, 0) : QString(), step);
}

void TestPlanAgain::whoeverWasToldIsNotToldAgain()
{
    CaseBuilder told = aHeardCase();
    told.escalatedTo("SAFE");
    QCOMPARE(inShort(Story(told, u"R03"_s).plan()), u"reply public R03"_s);
    // They heard of what was said then, not of what came after their answer.
    told.with(
        event::EscalationReviewed{told.build().escalations.first().id, Outcome::Returned, lee, false, {}});
    QCOMPARE(inShort(Story(told, u"R03"_s).plan()), u"reply public R03"_s);
    told.at(noon).withInbound();
    QCOMPARE(inShort(Story(told, u"R03"_s).plan()), u"escalate-SAFE immediate R03 | reply public R03"_s);
    // Another route is another matter.
    QCOMPARE(inShort(Story(told, u"R08"_s).plan()), u"reply public R08 | escalate-PALS urgent R08"_s);
}

void TestPlanAgain::anAnswerIsNotProposedTwice_data()
{
    QTest::addColumn<ReplyState>("state");
    QTest::addColumn<bool>("again");
    for (const auto state : {ReplyState::AwaitingApproval, ReplyState::Returned, ReplyState::Holding,
             ReplyState::Sending, ReplyState::Sent})
        QTest::newRow(qPrintable(toText(state))) << state << false;
    for (const auto state : {ReplyState::Withdrawn, ReplyState::Failed, ReplyState::Retracted})
        QTest::newRow(qPrintable(toText(state))) << state << true;
}

void TestPlanAgain::anAnswerIsNotProposedTwice()
{
    QFETCH(ReplyState, state);
    QFETCH(bool, again);
    CaseBuilder builder = aHeardCase();
    builder.withReply(ReplyId{7}, state);
    QCOMPARE(Story(builder, u"R18"_s).plan().reply() != nullptr, again);
    builder.withInbound();
    QVERIFY2(Story(builder, u"R18"_s).plan().reply(), "what is new is another question");
}

void TestPlanAgain::aResolvedCaseHasNoSteps()
{
    CaseBuilder builder = aHeardCase();
    builder.in(State::Resolved);
    const Plan plan = Story(builder, u"R01 R03"_s).plan();
    QVERIFY(plan.steps.isEmpty());
    QCOMPARE(plan.found.size(), 2);
}

QTEST_APPLESS_MAIN(TestPlanAgain)
#include "tst_plan_again.moc"
