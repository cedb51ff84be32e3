// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/performed.h"

using namespace steward;
using namespace steward::test;

namespace {

command::JudgeFinding judging(
    FindingVerdict verdict, const char* ruleId = "R01", const char* detector = "phone")
{
    return {ItemId{100}, rule(ruleId), QString::fromLatin1(detector), verdict};
}

Circumstances withFindings(PersonId person)
{
    Circumstances in = circumstances(actor(person));
    in.findings = {{rule("R01"), QStringLiteral("phone"), Tier::Possible},
        {rule("R01"), QStringLiteral("phone"), Tier::Likely},
        {rule("R19"), QStringLiteral("profanity"), Tier::Certain}};
    return in;
}

} // namespace

class TestFinding : public QObject {
    Q_OBJECT

private slots:
    void aJudgementIsOneEvent_data();
    void aJudgementIsOneEvent();
    void judgingTwiceChangesNothing();
    void anotherOpinionIsAnotherEvent();
    void itIsAboutTheRuleNotTheCase();
    void onlyWhatWasFoundIsJudged();
    void whoMayJudge();
};

void TestFinding::aJudgementIsOneEvent_data()
{
    QTest::addColumn<FindingVerdict>("verdict");
    for (const auto& [verdict, name] : enumNames<FindingVerdict>)
        QTest::newRow(name.data()) << verdict;
}

void TestFinding::aJudgementIsOneEvent()
{
    QFETCH(FindingVerdict, verdict);
    const Case before = aHeardCase();
    const auto outcome = perform(before, judging(verdict), withFindings(sam));
    VERIFY_ACCEPTED(outcome);
    QCOMPARE(outcome.events.size(), 1);
    const auto* judged = outcome.first<event::FindingJudged>();
    QVERIFY(judged);
    const event::FindingJudged expected{
        ItemId{100}, 1, rule("R01"), QStringLiteral("phone"), Tier::Likely, verdict, sam};
    QVERIFY2(*judged == expected, "with the tier of the surest");
    Case after = before;
    ++after.version;
    QVERIFY2(outcome.after == after, "nothing of the case is another");
}

void TestFinding::judgingTwiceChangesNothing()
{
    auto in = withFindings(sam);
    in.judged = FindingVerdict::Agreed;
    const auto outcome = perform(aHeardCase(), judging(FindingVerdict::Agreed), in);
    VERIFY_ACCEPTED(outcome);
    QVERIFY(outcome.events.isEmpty());
}

void TestFinding::anotherOpinionIsAnotherEvent()
{
    auto in = withFindings(kim);
    in.judged = FindingVerdict::Agreed;
    const auto outcome = perform(aHeardCase(), judging(FindingVerdict::Disagreed), in);
    VERIFY_ACCEPTED(outcome);
    QCOMPARE(outcome.first<event::FindingJudged>()->by, kim);
}

void TestFinding::itIsAboutTheRuleNotTheCase()
{
    VERIFY_ACCEPTED(
        perform(aHeardCase().claimedBy(kim), judging(FindingVerdict::Disagreed), withFindings(sam)));
    VERIFY_ACCEPTED(
        perform(aHeardCase().in(State::Resolved), judging(FindingVerdict::Disagreed), withFindings(sam)));
    auto in = withFindings(sam);
    in.seenVersion = 0;
    VERIFY_ACCEPTED(perform(aHeardCase().withInbound(), judging(FindingVerdict::Ignored), in));
}

void TestFinding::onlyWhatWasFoundIsJudged()
{
    const auto in = withFindings(sam);
    VERIFY_REFUSED(perform(aHeardCase(), judging(FindingVerdict::Agreed, "R02"), in), ErrorCode::NotFound);
    VERIFY_REFUSED(
        perform(aHeardCase(), judging(FindingVerdict::Agreed, "R01", "email"), in), ErrorCode::NotFound);
    VERIFY_REFUSED(
        perform(aHeardCase(), judging(FindingVerdict::Agreed, "R19", "phone"), in), ErrorCode::NotFound);
    auto elsewhere = judging(FindingVerdict::Agreed);
    elsewhere.item = ItemId{4711};
    VERIFY_REFUSED(perform(aHeardCase(), elsewhere, in), ErrorCode::NotFound);
}

void TestFinding::whoMayJudge()
{
    VERIFY_ACCEPTED(perform(aHeardCase(), judging(FindingVerdict::Agreed), withFindings(lee)));
    VERIFY_REFUSED(
        perform(aHeardCase(), judging(FindingVerdict::Agreed), withFindings(ada)), ErrorCode::Refused);
    auto machine = withFindings(sam);
    machine.actor = automation("intake");
    VERIFY_REFUSED(perform(aHeardCase(), judging(FindingVerdict::Agreed), machine), ErrorCode::Refused);
}

QTEST_APPLESS_MAIN(TestFinding)
#include "tst_domain_finding.moc"
