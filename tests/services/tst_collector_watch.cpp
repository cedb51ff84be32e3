// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Watching: again and again, with patience for what fails, until it is stopped.
#include "played_accounts.h"
#include "support/http_server.h"

#include <QSignalSpy>

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestCollectorWatch : public QObject {
    Q_OBJECT

private slots:
    void stoppingEndsRealConversations()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/feed").hang();
        Office office;
        expected(Accounts(*office.workspace)
                     .add(office.me(), {u"feed"_s, u"board"_s, server.url("/feed").toString(), {}, {}}));
        Collector collector(*office.workspace);
        auto collecting = collector.collectOnce();
        QTRY_COMPARE(server.seen().size(), 1);
        collector.stop();
        const auto outcomes = expected(collecting);
        QCOMPARE(outcomes.size(), 1);
        QCOMPARE(outcomes.first().error->code, ErrorCode::Cancelled);
    }

    void watchingBacksOffFromAFailingAccountAndComesBackWhenItIsMended()
    {
        Office office;
        const auto good = office.play(u"good"_s, [](Cursor) { return atOnce(page({}, 1, false)); });
        const auto bad
            = office.play(u"bad"_s, [](Cursor) { return atOnce(failure(ErrorCode::Unreachable)); });
        const auto locked = office.play(
            u"locked"_s, [](Cursor) { return atOnce(failure(ErrorCode::Unauthorised, u"401"_s)); });
        const auto busy
            = office.play(u"busy"_s, [](Cursor) { return atOnce(failure(ErrorCode::Throttled, u"600"_s)); });
        Collector collector(*office.workspace);
        QSignalSpy finished(&collector, &Collector::finished);
        collector.watch(1s);
        QTRY_COMPARE(finished.size(), 4);
        // The clock stands still but for what the test adds, so every further turn is due to the good one
        // alone.
        QTRY_VERIFY_WITH_TIMEOUT(good->calls >= 3, 10'000);
        QCOMPARE(bad->calls, 1);
        office.clock.advance(3s); // twice the interval has passed
        QTRY_COMPARE_WITH_TIMEOUT(bad->calls, 2, 5000);
        QCOMPARE(busy->calls, 1); // it asked for ten minutes
        QCOMPARE(locked->calls, 1);
        office.clock.advance(600s);
        QTRY_COMPARE_WITH_TIMEOUT(busy->calls, 2, 5000);
        QCOMPARE(locked->calls, 1);
        expected(Accounts(*office.workspace).mendSecret(office.me(), u"locked"_s, "new"));
        QTRY_VERIFY_WITH_TIMEOUT(locked->calls >= 2, 5000);
        collector.stop();
        const auto calls = good->calls;
        QTest::qWait(1500);
        QCOMPARE(good->calls, calls);
    }

    void watchingWritesNoEntryForNothing()
    {
        Office office;
        const auto script = office.play(u"quiet"_s, [](Cursor) { return atOnce(page({}, 1, false)); });
        Collector collector(*office.workspace);
        collector.watch(1s);
        QTRY_VERIFY_WITH_TIMEOUT(script->calls >= 3, 10'000);
        QVERIFY(office.runsInLog().isEmpty());
        script->collect = [](Cursor) { return atOnce(page({u"c-1"_s}, 1, false)); };
        QTRY_COMPARE_WITH_TIMEOUT(office.runsInLog().size(), 1, 5000);
        collector.stop();
    }
};

QTEST_GUILESS_MAIN(TestCollectorWatch)
#include "tst_collector_watch.moc"
