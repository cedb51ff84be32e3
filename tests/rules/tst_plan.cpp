// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several rules hit, one plan comes of it: what is proposed, what is only offered, what is left out, and why.
#include "plan_story.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class TestPlan : public QObject {
    Q_OBJECT

private slots:
    void rulesMergeIntoOnePlan_data();
    void rulesMergeIntoOnePlan();
    void platformsDecideHowItIsHidden_data();
    void platformsDecideHowItIsHidden();
    void anyTwoRulesMakeOneSoundPlan_data();
    void anyTwoRulesMakeOneSoundPlan();
    void aPossibleFindingProposesNothing_data();
    void aPossibleFindingProposesNothing();
    void theCrisisComesFirstWhicheverItemIsLookedAt();
    void restrictionsAreForTheChosenItem();
    void whoMayNotHideIsNotOfferedIt();
    void runningClocksStandByDueTime();
    void anEscalationStartsAClock();
    void whatTheRulesDoNotReadIsNamed();
    void reasonsNameEachPieceOnce();
    void commandsCiteTheLeadingRule();
    void whatIsForGoodIsMarked();
    void noRulesNoPlan();
};

void TestPlan::rulesMergeIntoOnePlan_data()
{
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("plan");
    const auto row = [](const char* found, const char* plan) {
        QTest::newRow(found) << QString::fromLatin1(found) << QString::fromLatin1(plan);
    };
    row("", "");
    row("R01", "hide R01 | reply private R01");
    row("R02", "reply public R02");
    row("R02!", "escalate-CLIN immediate R02 | reply public R02");
    row("R03", "escalate-SAFE immediate R03 | reply public R03");
    row("R03~", "reply public R03 | escalate-SAFE urgent R03");
    row("R04", "escalate-SAFE immediate R04 | reply public R04");
    row("R05", "hide R05 | escalate-SUP immediate R05");
    row("R06", "remove R06 | escalate-SUP urgent R06");
    row("R07", "hide R07 | reply private R07 | escalate-LEGAL urgent R07");
    row("R08", "reply public R08 | escalate-PALS urgent R08");
    row("R09", "reply public R09 | escalate-MEDS urgent R09");
    row("R09!", "escalate-MEDS immediate R09 | escalate-CLIN immediate R09 | reply public R09");
    row("R10", "[hide R10] | reply private R10 | escalate-CLIN routine R10");
    row("R11", "hide R11 | reply private R11");
    row("R12", "hide R12 | escalate-SEC routine R12");
    row("R13", "hide R13 | reply private R13 | escalate-CALD urgent R13");
    row("R14", "[hide R14] | reply private R14");
    row("R15", "[hide R15] | escalate-SUP routine R15");
    row("R16", "reply public R16 | escalate-FOI urgent R16");
    row("R17", "reply public R17 | escalate-MEDIA routine R17");
    row("R18", "reply public R18");
    row("R19", "hide R19 | reply private R19");
    // Merged.
    row("R19 R01", "hide R01 R19 | reply private R01 R19");
    row("R01 R13", "hide R01 R13 | reply private R01 R13 | escalate-CALD urgent R13");
    row("R01 R02", "hide R01 | reply private R01 R02");
    row("R01 R08", "hide R01 | reply private R01 R08 | escalate-PALS urgent R08");
    row("R05 R06", "hide R05 R06 | escalate-SUP immediate R05 R06");
    row("R05 R15", "hide R05 R15 | escalate-SUP immediate R05 R15");
    row("R10 R19", "hide R19 R10 | reply private R10 R19 | escalate-CLIN routine R10");
    row("R02! R10", "escalate-CLIN immediate R02 R10 | reply public R02");
    row("R03 R04", "escalate-SAFE immediate R03 R04 | reply public R03 R04");
    row("R03 R05", "escalate-SAFE immediate R03 | escalate-SUP immediate R05 | hide R05 | reply public R03");
    row("R07 R08", "hide R07 | reply private R07 R08 | escalate-LEGAL urgent R07 | escalate-PALS urgent R08");
    row("R08 R17", "reply public R08 R17 | escalate-PALS urgent R08 | escalate-MEDIA routine R17");
    // A complaint in strong language is a complaint: never hidden for its tone.
    row("R08 R19", "reply private R08 R19 | escalate-PALS urgent R08");
    row("R16 R19", "reply private R16 R19 | escalate-FOI urgent R16");
    row("R08 R14", "reply private R08 R14 | escalate-PALS urgent R08");
    // Nor does a rule of the house speak first where a life may be at risk: people first, page second.
    row("R03 R19", "escalate-SAFE immediate R03 | reply public R03");
    row("R03 R01", "escalate-SAFE immediate R03 | [hide R01] | reply public R03");
    row("R02! R01", "escalate-CLIN immediate R02 | [hide R01] | reply public R02");
    row("R03 R18", "escalate-SAFE immediate R03 | reply public R03");
    row("R03 R08", "escalate-SAFE immediate R03 | escalate-PALS urgent R08 | reply public R03 R08");
    row("R03~ R19", "reply private R03 R19 | escalate-SAFE urgent R03");
    row("R01 R19?", "hide R01 | reply private R01");
    row("R01? R19", "hide R19 | reply private R19");
}

void TestPlan::rulesMergeIntoOnePlan()
{
    QFETCH(QString, found);
    QFETCH(QString, plan);
    QCOMPARE(planOf(found), plan);
}

void TestPlan::platformsDecideHowItIsHidden_data()
{
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("step");
    const auto row = [](const char* platform, const char* found, const char* step) {
        QTest::addRow("%s on %s", found, platform)
            << QString::fromLatin1(platform) << QString::fromLatin1(found) << QString::fromLatin1(step);
    };
    for (const char* can :
        {"facebook", "instagram", "x", "wordpress", "discourse", "nodebb", "bluesky", "manual"})
        row(can, "R01", "hide R01");
    row("youtube", "R01", "hold R01"); // it has no hide; what is held can be let out again
    row("reddit", "R01", "remove R01"); // moderators there can bring it back
    row("linkedin", "R01", "[remove R01]"); // nothing milder than for good: a person takes it up
    row("vimeo", "R01", "[remove R01]");
    row("viva-engage", "R01", "[remove R01]");
    row("blogger", "R01", "[remove R01]");
    row("google-business", "R01", "");
    row("care-opinion", "R01", "");
    row("mastodon", "R01", "");
    row("feed", "R01", "");
    row("facebook", "R06", "remove R06"); // the rule itself asks for it
    row("youtube", "R06", "remove R06");
    row("wordpress", "R06", "remove R06");
    row("x", "R06", "hide R06"); // no removal there
    row("bluesky", "R06", "hide R06");
    row("mastodon", "R06", "");
    row("facebook", "R12", "hide R12"); // and then a report, see below
    row("mastodon", "R12", "report R12");
    row("mastodon", "R05 R12", "report R05 R12");
    row("mastodon", "R01", ""); // it does not ask for one
    row("feed", "R12", "");
}

void TestPlan::platformsDecideHowItIsHidden()
{
    QFETCH(QString, platform);
    QFETCH(QString, found);
    QFETCH(QString, step);
    const QString plan = planOf(found, platform.toLatin1().constData());
    const QString first = plan.section(u" | "_s, 0, 0);
    const bool decides
        = !first.isEmpty() && !first.startsWith(u"reply"_s) && !first.startsWith(u"escalate"_s);
    QCOMPARE(decides ? first : QString(), step);
}

void TestPlan::anyTwoRulesMakeOneSoundPlan_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("platform");
    for (const auto& platform : {u"facebook"_s, u"youtube"_s, u"linkedin"_s}) {
        for (const auto& a : rules().rules()) {
            for (const auto& b : rules().rules()) {
                if (a.id < b.id)
                    QTest::addRow(
                        "%s %s %s", qPrintable(platform), qPrintable(a.id.value), qPrintable(b.id.value))
                        << a.id.value << b.id.value << platform;
            }
        }
    }
}

void TestPlan::anyTwoRulesMakeOneSoundPlan()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, platform);
    const Story story(aHeardCase(), first + u' ' + second, platform.toLatin1().constData());
    const Plan plan = story.plan();
    // The order in which things are found does not matter.
    QCOMPARE(inShort(Story(aHeardCase(), second + u' ' + first, platform.toLatin1().constData()).plan()),
        inShort(plan));
    QCOMPARE(plan.found.size(), 2);
    QSet<QString> keys;
    int decisions = 0;
    int replies = 0;
    for (const PlanStep& step : plan.steps) {
        QVERIFY2(!keys.contains(step.key()), qPrintable(step.key()));
        keys << step.key();
        QVERIFY(!step.reasons.isEmpty());
        if (const auto* decision = std::get_if<plan::Restrict>(&step.what)) {
            ++decisions;
            QVERIFY(isRestrictive(decision->action));
            QVERIFY2(rules().rule(step.leadingRule())->isBreach, "only what breaks a rule is hidden");
            QVERIFY(story.facts.capabilities.allows(decision->action));
            if (step.proposed && step.isOneWay())
                QVERIFY2(rules().rule(step.leadingRule())->actions.contains(decision->action),
                    "for good only where the rule itself asks for it");
        }
        replies += std::holds_alternative<plan::Reply>(step.what) ? 1 : 0;
    }
    QVERIFY2(decisions <= 1 && replies <= 1, "one decision, one reply");
    // Neither rule asks for more together than each alone, but for what the other takes away.
    const QString both
        = planOf(first, platform.toLatin1().constData()) + planOf(second, platform.toLatin1().constData());
    for (const PlanStep& step : plan.steps)
        QVERIFY2(both.contains(step.key()), qPrintable(step.key()));
}

void TestPlan::aPossibleFindingProposesNothing_data()
{
    QTest::addColumn<QString>("id");
    for (const auto& one : rules().rules())
        QTest::newRow(qPrintable(one.id.value)) << one.id.value;
}

void TestPlan::aPossibleFindingProposesNothing()
{
    QFETCH(QString, id);
    const Plan plan = Story(aHeardCase(), id + u'?').plan();
    QCOMPARE(inShort(plan), QString());
    QVERIFY2(plan.found == QList<RuleId>{RuleId{id}}, "it is a reason to look");
}

void TestPlan::theCrisisComesFirstWhicheverItemIsLookedAt()
{
    auto builder = aHeardCase();
    const ItemId first = builder.lastItem();
    builder.withInbound();
    Story story(builder, u"R01"_s);
    for (PlanItem& item : story.facts.items) {
        if (item.id == first)
            item.findings = findings(u"R03"_s);
    }
    QCOMPARE(inShort(story.plan()), u"escalate-SAFE immediate R03 | hide R01 | reply private R01"_s);
}

void TestPlan::restrictionsAreForTheChosenItem()
{
    CaseBuilder builder = aHeardCase();
    const ItemId first = builder.lastItem();
    builder.withInbound();
    Story story(builder, u"R08"_s);
    story.facts.items.first().findings = findings(u"R01 R05"_s);
    QCOMPARE(
        inShort(story.plan()), u"reply public R08 | escalate-SUP immediate R05 | escalate-PALS urgent R08"_s);
    QCOMPARE(story.plan().found, (QList<RuleId>{rule("R08"), rule("R05"), rule("R01")}));
    story.facts.chosen = first;
    QCOMPARE(inShort(story.plan()),
        u"hide R05 R01 | reply private R01 | escalate-SUP immediate R05 | escalate-PALS urgent R08"_s);
    story.facts.chosen = {};
    QCOMPARE(inShort(story.plan()), u"escalate-SUP immediate R05 | escalate-PALS urgent R08"_s);
    // Our own words are nobody's breach.
    CaseBuilder ours = aHeardCase();
    ours.withOurItem();
    QCOMPARE(inShort(Story(ours, u"R01 R03"_s).plan()), QString());
}

void TestPlan::whoMayNotHideIsNotOfferedIt()
{
    QCOMPARE(planOf(u"R01"_s, "facebook", ada), u"reply private R01"_s);
    CaseBuilder hidden = aHeardCase();
    hidden.showing(Visibility::Hidden);
    QCOMPARE(inShort(Story(hidden, u"R01"_s).plan()), u"reply private R01"_s);
    CaseBuilder gone = aHeardCase();
    gone.showing(Visibility::DeletedByAuthor);
    QCOMPARE(inShort(Story(gone, u"R01 R03"_s).plan()), u"escalate-SAFE immediate R03"_s);
    CaseBuilder held = aHeardCase();
    held.showing(Visibility::Held);
    QCOMPARE(inShort(Story(held, u"R19"_s, "wordpress").plan()), u"reply public R19"_s);
}

void TestPlan::runningClocksStandByDueTime()
{
    CaseBuilder builder = aHeardCase();
    builder.withClock(Target::Resolution, std::chrono::hours(80))
        .withClock(Target::HumanLook, std::chrono::minutes(15))
        .withClock(Target::FirstResponse, std::chrono::hours(16))
        .with(event::ClockMoved{Target::FirstResponse, ClockStatus::Running, ClockStatus::Met, {}});
    const Plan plan = Story(builder, {}).plan();
    QCOMPARE(plan.clocks.size(), 2);
    QCOMPARE(plan.clocks.first().target, Target::HumanLook);
    QCOMPARE(plan.clocks.last().target, Target::Resolution);
}

void TestPlan::anEscalationStartsAClock()
{
    const Plan plan = Story(aHeardCase(), u"R03"_s).plan();
    QVERIFY(plan.escalation());
    QCOMPARE(std::get<plan::Escalate>(plan.escalation()->what).dueAt, noon + std::chrono::minutes(15));
}

void TestPlan::whatTheRulesDoNotReadIsNamed()
{
    CaseBuilder builder = aHeardCase();
    builder.withInbound();
    Story story(builder, u""_s);
    QVERIFY(story.plan().notRead.isEmpty());
    story.facts.items.first().notRead = true;
    QCOMPARE(story.plan().notRead, QList<ItemId>{story.facts.items.first().id});
}

void TestPlan::reasonsNameEachPieceOnce()
{
    Story story(aHeardCase(), {});
    const auto found = [](const char* detector, Tier tier) {
        return Finding{rule("R01"), QString::fromLatin1(detector), tier, 0, 1, {}, {}, {}};
    };
    story.facts.items.first().findings
        = {found("phone", Tier::Likely), found("nhs-number", Tier::Certain), found("phone", Tier::Possible)};
    const Plan plan = story.plan();
    QCOMPARE(plan.restriction()->reasons,
        (QList<PlanReason>{{rule("R01"), {u"phone"_s, u"nhs-number"_s}, Tier::Certain}}));
}

void TestPlan::commandsCiteTheLeadingRule()
{
    const Story story(aHeardCase(), u"R05 R01 R15"_s);
    const Plan plan = story.plan();
    const auto decision = commandFor(*plan.restriction(), story.facts.chosen, rules());
    QVERIFY(decision);
    const auto& hide = std::get<command::DecideItem>(*decision);
    QCOMPARE(hide.action, Action::Hide);
    QCOMPARE(hide.rule, rule("R05"));
    QCOMPARE(hide.item, story.facts.chosen);
    const auto call = commandFor(*plan.escalation(), story.facts.chosen, rules());
    QVERIFY(call);
    const auto& escalate = std::get<command::Escalate>(*call);
    QCOMPARE(escalate.route, route("SUP"));
    QVERIFY2(escalate.reason.text.contains(u"R05"_s) && escalate.reason.text.contains(u"R15"_s),
        qPrintable(escalate.reason.text));
    QVERIFY2(!commandFor(*plan.reply(), story.facts.chosen, rules()), "nothing is sent without a person");
}

void TestPlan::whatIsForGoodIsMarked()
{
    QVERIFY(Story(aHeardCase(), u"R06"_s, "facebook").plan().restriction()->isOneWay());
    QVERIFY(!Story(aHeardCase(), u"R06"_s, "wordpress").plan().restriction()->isOneWay());
    const Plan plan = Story(aHeardCase(), u"R08"_s).plan();
    QVERIFY(!plan.reply()->isOneWay());
    QVERIFY(!plan.escalation()->isOneWay());
}

void TestPlan::noRulesNoPlan()
{
    Story story(aHeardCase(), {});
    story.facts.items.first().findings = {Finding{rule("R99"), u"gone"_s, Tier::Certain, 0, 1, {}, {}, {}}};
    QVERIFY2(story.plan() == Plan(), "a rule that is no longer in the set proposes nothing");
}

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
