// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clock_keeper.h"
#include "support/scripted_connector.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Story {
    FakePlatform platform;
    SendingOffice office{platform};
    CaseId id;

    Story()
    {
        office.import({line(u"c-1"_s).underPost().saying(u"When do you open?"_s)});
        id = office.firstCase();
    }
    int tick() { return expected(ClockKeeper(office.workspace()).tick()); }
};

} // namespace

class TestClockKeeper : public QObject {
    Q_OBJECT

private slots:
    void aClockBreachesOnce();
    void aSnoozedCaseWakes();
    void aStaleClaimIsDropped();
    void twoKeepersDoItOnce();
    void aClockThatWentBackIsNoted();
    void nothingToDoIsNothingDone();
};

void TestClockKeeper::aClockBreachesOnce()
{
    Story story;
    QCOMPARE(story.tick(), 0);
    story.office.clock().advance(24h * 60);
    const int changed = story.tick();
    QVERIFY(changed >= 2); // the look and the first response at least
    QCOMPARE(story.office.stored(story.id).clock(Target::HumanLook)->status, ClockStatus::Breached);
    QCOMPARE(story.office.stored(story.id).clock(Target::FirstResponse)->status, ClockStatus::Breached);
    QCOMPARE(story.tick(), 0);
}

void TestClockKeeper::aSnoozedCaseWakes()
{
    Story story;
    story.office.perform(story.id, command::Snooze{story.office.clock().now() + 10min});
    QCOMPARE(story.tick(), 0);
    story.office.clock().advance(10min);
    QCOMPARE(story.tick(), 1);
    QCOMPARE(story.office.stored(story.id).state, State::Open);
}

void TestClockKeeper::aStaleClaimIsDropped()
{
    Story story;
    story.office.perform(story.id, command::TakeClaim{});
    story.office.clock().advance(29min);
    QCOMPARE(story.tick(), 0);
    story.office.clock().advance(2min);
    QCOMPARE(story.tick(), 1);
    QVERIFY(!story.office.stored(story.id).claim);
}

void TestClockKeeper::twoKeepersDoItOnce()
{
    Story story;
    story.office.perform(story.id, command::TakeClaim{});
    story.office.clock().advance(31min);
    ClockKeeper one(story.office.workspace());
    ClockKeeper other(story.office.workspace());
    auto first = one.tick();
    auto second = other.tick();
    QCOMPARE(expected(first) + expected(second), 1);
}

void TestClockKeeper::aClockThatWentBackIsNoted()
{
    Story story;
    story.office.clock().advance(-2h);
    QCOMPARE(story.tick(), 1);
    QCOMPARE(story.tick(), 0);
}

void TestClockKeeper::nothingToDoIsNothingDone()
{
    FakePlatform platform;
    SendingOffice office(platform);
    QCOMPARE(expected(ClockKeeper(office.workspace()).tick()), 0);
}

QTEST_GUILESS_MAIN(TestClockKeeper)
#include "tst_clock_keeper.moc"
