// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several collectors at one workspace: side by side, under leases, every item once.
#include "played_accounts.h"
#include "support/http_server.h"

#include <QProcess>

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QByteArray feedOf(const QStringList& ids)
{
    QByteArray feed = "<rss><channel><title>Board</title>";
    for (const auto& id : ids)
        feed += "<item><guid>" + id.toUtf8() + "</guid><description>Words of " + id.toUtf8()
            + "</description></item>";
    return feed + "</channel></rss>";
}

} // namespace

class TestCollectorLeases : public QObject {
    Q_OBJECT

private slots:
    void stoppingEndsEverythingAndGivesTheLeaseBack()
    {
        Office office;
        office.play(u"hangs"_s, [](Cursor) { return hangsForEver(); });
        auto collector = std::make_unique<Collector>(*office.workspace);
        auto collecting = collector->collectOnce();
        QTRY_COMPARE(office.registry.scripts.value(u"hangs"_s)->calls, 1);
        collector.reset();
        office.registry.scripts.value(u"hangs"_s)->collect
            = [](Cursor) { return atOnce(page({u"c-1"_s}, 1, false)); };
        QCOMPARE(office.collect().value(u"hangs"_s).report.taken, 1); // no waiting for a lease
    }

    void anAccountUnderALeaseIsLeftToItsHolder_data() { addEngines(); }
    void anAccountUnderALeaseIsLeftToItsHolder()
    {
        QFETCH(int, engine);
        Office office(engine);
        const auto script = office.play(u"blog"_s, [](Cursor) { return atOnce(page({}, 1, false)); });
        expected(office.workspace->database().write<bool>([&](Session& session) {
            return AccountStore(session).takeLease(
                AccountId{1}, u"somebody else"_s, office.clock.now(), office.clock.now() + 60s);
        }));
        QVERIFY(office.collect().value(u"blog"_s).elsewhere);
        QCOMPARE(script->calls, 0);
        office.clock.advance(61s); // its holder died
        QVERIFY(!office.collect().value(u"blog"_s).elsewhere);
        QCOMPARE(script->calls, 1);
    }

    void twoCollectorsAtOnceTakeEveryItemOnce_data() { addEngines(); }
    void twoCollectorsAtOnceTakeEveryItemOnce()
    {
        QFETCH(int, engine);
        Office office(engine);
        for (int i = 0; i < 4; ++i) {
            office.play(u"blog %1"_s.arg(i), [](Cursor cursor) {
                const int done = cursor.anchors.value(u"page").toInt();
                // The one that comes when the other has finished finds nothing new.
                const auto there = done > 4 ? QStringList{} : QStringList{u"c-%1"_s.arg(done)};
                return atOnce(page(there, done + 1, done < 4));
            });
        }
        auto second = expected(
            Workspace::open(office.place.address(), {office.clock, office.secrets, office.registry}));
        Collector one(*office.workspace);
        Collector other(*second);
        auto first = one.collectOnce();
        auto again = other.collectOnce();
        int taken = 0;
        for (auto* future : {&first, &again}) {
            for (const auto& outcome : expected(*future)) {
                QVERIFY(!outcome.error);
                taken += outcome.report.taken;
            }
        }
        QCOMPARE(taken, 20);
    }

    void twoProcessesAtOnceTakeEveryItemOnce()
    {
        ScriptedHttpServer server;
        QStringList ids;
        for (int i = 0; i < 300; ++i)
            ids << u"g-%1"_s.arg(i);
        server.always("GET", "/feed").reply(200, {}, feedOf(ids));
        Office office;
        expected(Accounts(*office.workspace)
                     .add(office.me(), {u"feed"_s, u"board"_s, server.url("/feed").toString(), {}, {}}));
        QProcess processes[2];
        QEventLoop loop;
        for (auto& process : processes) {
            QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(
                QCoreApplication::applicationFilePath(), {u"--collect"_s, office.place.address().location});
        }
        while (processes[0].state() != QProcess::NotRunning || processes[1].state() != QProcess::NotRunning)
            loop.exec();
        int taken = 0;
        for (auto& process : processes) {
            QCOMPARE(process.exitCode(), 0);
            taken += process.readAllStandardOutput().trimmed().toInt();
        }
        QCOMPARE(taken, 300);
        QCOMPARE(office.row(u"board"_s).items, 300);
    }

    void inATeamAMissingSecretHereSaysNothingOfTheAccount()
    {
        Office office{int(DatabaseAddress::Engine::Postgres)};
        office.play(u"blog"_s, [](Cursor) { return atOnce(page({}, 1, false)); });
        office.collect();
        office.secrets.content().clear();
        QVERIFY(office.collect().value(u"blog"_s).error);
        QCOMPARE(office.row(u"blog"_s).state, AccountState::Live);
        QVERIFY(office.row(u"blog"_s).error.isEmpty());
        office.registry.scripts.value(u"blog"_s)->calls = 0;
    }
};

namespace {

/// The other process: collects once and says how many items it took.
int collect(const QString& file)
{
    SystemClock clock;
    MemorySecretStore secrets;
    ConnectorRegistry registry;
    DatabaseAddress address;
    address.location = file;
    const auto workspace = expected(Workspace::open(address, {clock, secrets, registry}));
    int taken = 0;
    for (const auto& outcome : expected(Collector(*workspace).collectOnce()))
        taken += outcome.report.taken;
    printf("%d\n", taken);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--collect"_s)
        return collect(app.arguments().value(2));
    TestCollectorLeases test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_collector_leases.moc"
