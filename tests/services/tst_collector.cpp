// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Collecting: page by page, account by account, whatever the platforms do.
#include "played_accounts.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestCollector : public QObject {
    Q_OBJECT

private slots:
    void pagesAreTakenToTheEndAndTheCursorGoesOn_data() { addEngines(); }
    void pagesAreTakenToTheEndAndTheCursorGoesOn()
    {
        QFETCH(int, engine);
        Office office(engine);
        const auto script = office.play(u"blog"_s, [](Cursor cursor) {
            const int done = cursor.anchors.value(u"page").toInt();
            return atOnce(page({u"a%1"_s.arg(done), u"b%1"_s.arg(done)}, done + 1, done < 2));
        });
        const auto first = office.collect().value(u"blog"_s);
        QVERIFY(!first.error);
        QCOMPARE(first.report.taken, 6);
        QCOMPARE(script->calls, 3);
        QCOMPARE(office.row(u"blog"_s).items, 6);
        QCOMPARE(office.row(u"blog"_s).state, AccountState::Live);
        QCOMPARE(office.row(u"blog"_s).lagSeconds, std::optional<qint64>(0));
        office.clock.advance(90s);
        QCOMPARE(office.row(u"blog"_s).lagSeconds, std::optional<qint64>(90));
        office.collect();
        QCOMPARE(script->cursors.last().anchors.value(u"page").toInt(),
            3); // where it was, also for another collector
        QCOMPARE(office.runsInLog().size(), 2);
        const auto facts = QJsonDocument(office.runsInLog().first()).toJson();
        QVERIFY2(facts.contains("\"taken\": \"6\"") && !facts.contains("blog"), facts.constData());
    }

    void aBrokenAccountNeverStopsTheOthers_data() { addEngines(); }
    void aBrokenAccountNeverStopsTheOthers()
    {
        QFETCH(int, engine);
        Office office(engine);
        const QList<std::pair<QString, ErrorCode>> bad{{u"throttled"_s, ErrorCode::Throttled},
            {u"unauthorised"_s, ErrorCode::Unauthorised}, {u"unreachable"_s, ErrorCode::Unreachable},
            {u"malformed"_s, ErrorCode::Malformed}, {u"gone"_s, ErrorCode::NotFound}};
        for (const auto& [name, code] : bad)
            office.play(name, [code](Cursor) { return atOnce(failure(code, u"detail"_s)); });
        office.play(u"good"_s, [](Cursor) { return atOnce(page({u"c-1"_s}, 1, false)); });
        const auto outcomes = office.collect();
        QCOMPARE(outcomes.size(), 6);
        QCOMPARE(outcomes.value(u"good"_s).report.taken, 1);
        for (const auto& [name, code] : bad) {
            QVERIFY2(outcomes.value(name).error, qPrintable(name));
            QCOMPARE(outcomes.value(name).error->code, code);
            QCOMPARE(office.row(name).error, outcomes.value(name).error->message);
            QCOMPARE(office.row(name).state,
                code == ErrorCode::Unauthorised ? AccountState::NeedsSignIn : AccountState::Failing);
            QVERIFY(!office.row(name).lastCollected);
        }
        // One that gets well again says so.
        office.registry.scripts.value(u"unreachable"_s)->collect
            = [](Cursor) { return atOnce(page({}, 1, false)); };
        office.collect(u"unreachable"_s);
        QCOMPARE(office.row(u"unreachable"_s).state, AccountState::Live);
        QVERIFY(office.row(u"unreachable"_s).error.isEmpty());
    }

    void hangingAccountsCostTheirTimeTogetherAndNotOneAfterTheOther()
    {
        Office office;
        for (int i = 0; i < 5; ++i)
            office.play(u"hangs %1"_s.arg(i), [](Cursor) { return hangsForEver(); });
        const auto good = office.play(u"good"_s, [](Cursor) { return atOnce(page({u"c-1"_s}, 1, false)); });
        Collector collector(*office.workspace);
        QSignalSpy finished(&collector, &Collector::finished);
        QElapsedTimer timer;
        timer.start();
        const auto outcomes = expected(collector.collectOnce());
        QVERIFY2(timer.elapsed() > 14'000 && timer.elapsed() < 20'000,
            qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(finished.first().first().value<CollectedAccount>().name, u"good"_s); // at once
        int late = 0;
        for (const auto& outcome : outcomes)
            late += outcome.error && outcome.error->code == ErrorCode::Unreachable;
        QCOMPARE(late, 5);
        QVERIFY(office.row(u"hangs 0"_s).error.contains(u"in time"));
    }

    void whatATimeOutLeftIsKeptAndGoneOnWith()
    {
        Office office;
        const auto script = office.play(u"slow"_s, [](Cursor cursor) {
            const int done = cursor.anchors.value(u"page").toInt();
            return done < 2 ? atOnce(page({u"s%1"_s.arg(done)}, done + 1, true)) : hangsForEver();
        });
        const auto first = office.collect().value(u"slow"_s);
        QVERIFY(!first.error); // it got on
        QCOMPARE(first.report.taken, 2);
        script->collect = [](Cursor cursor) {
            return atOnce(page({u"s9"_s}, cursor.anchors.value(u"page").toInt() + 1, false));
        };
        QCOMPARE(office.collect().value(u"slow"_s).report.taken, 1);
        QCOMPARE(script->cursors.last().anchors.value(u"page").toInt(), 2);
    }

    void aFloodIsTakenPageByPage()
    {
        Office office;
        const auto script = office.play(u"flood"_s, [](Cursor cursor) {
            const int done = cursor.anchors.value(u"page").toInt();
            QStringList ids;
            for (int i = 0; i < 100; ++i)
                ids << u"f-%1-%2"_s.arg(done).arg(i);
            return atOnce(page(ids, done + 1, done < 19));
        });
        const auto outcome = office.collect().value(u"flood"_s);
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.report.taken, 2000);
        QCOMPARE(script->calls, 20);
    }

    void aFailureOnALaterPageKeepsTheEarlierOnes()
    {
        Office office;
        office.play(u"half"_s, [](Cursor cursor) {
            return cursor.anchors.value(u"page").toInt() == 0 ? atOnce(page({u"h1"_s}, 1, true))
                                                              : atOnce(failure(ErrorCode::Malformed));
        });
        const auto outcome = office.collect().value(u"half"_s);
        QCOMPARE(outcome.report.taken, 1);
        QVERIFY(outcome.error && outcome.error->code == ErrorCode::Malformed);
        QCOMPARE(office.row(u"half"_s).items, 1);
    }

    void aLockedKeychainIsANeedToSignInAndNothingIsForgotten_data()
    {
        QTest::addColumn<MemorySecretStore::Mode>("mode");
        QTest::newRow("locked") << MemorySecretStore::Mode::Locked;
        QTest::newRow("absent") << MemorySecretStore::Mode::Absent;
    }

    void aLockedKeychainIsANeedToSignInAndNothingIsForgotten()
    {
        QFETCH(MemorySecretStore::Mode, mode);
        Office office;
        const auto script = office.play(u"blog"_s, [](Cursor) { return atOnce(page({u"c-1"_s}, 1, false)); });
        office.secrets.setMode(mode);
        const auto outcome = office.collect().value(u"blog"_s);
        QVERIFY(outcome.error);
        QCOMPARE(exitStatus(outcome.error->code), 3);
        QCOMPARE(script->calls, 0);
        QVERIFY(!office.row(u"blog"_s).error.isEmpty());
        office.secrets.setMode(MemorySecretStore::Mode::Open);
        QCOMPARE(office.collect().value(u"blog"_s).report.taken, 1); // unlocked, it works again by itself
        QCOMPARE(office.row(u"blog"_s).state, AccountState::Live);
    }

    void accountsWithoutAConnectionAreNotAsked()
    {
        Office office;
        QVERIFY(expected(Collector(*office.workspace).collectOnce()).isEmpty());
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(line(u"c-1"_s).bytes());
        buffer->open(QIODevice::ReadOnly);
        expected(Intake(*office.workspace).importLines(office.me(), buffer));
        QVERIFY(expected(Collector(*office.workspace).collectOnce()).isEmpty());
        QCOMPARE(wait(Collector(*office.workspace).collectOnce(u"northbridge-ccg"_s)).error().code,
            ErrorCode::Refused);
        QCOMPARE(
            wait(Collector(*office.workspace).collectOnce(u"nobody"_s)).error().code, ErrorCode::NotFound);
    }

    void aPracticeWorkspaceIsCollectedWithoutANetwork()
    {
        FakeClock clock;
        MemorySecretStore secrets;
        ConnectorRegistry registry;
        FreshDatabase place(DatabaseAddress::Engine::Sqlite);
        OrganisationProfile practice;
        practice.practice = true;
        const auto workspace
            = expected(Workspace::create(place.address(), practice, {clock, secrets, registry}));
        const auto outcomes = expected(Collector(*workspace).collectOnce());
        QVERIFY(!outcomes.isEmpty());
        for (const auto& outcome : outcomes)
            QVERIFY(!outcome.error && outcome.report.taken == 0);
        for (const auto& row : expected(Accounts(*workspace).list()))
            QCOMPARE(row.state, AccountState::Practice);
    }
};

QTEST_GUILESS_MAIN(TestCollector)
#include "tst_collector.moc"
