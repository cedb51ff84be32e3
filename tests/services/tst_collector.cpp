// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Collecting: side by side, under leases, whatever the platforms do.
#include "services/accounts.h"
#include "services/collector.h"
#include "services/connection.h"
#include "storage/log_store.h"
#include "support/http_server.h"
#include "support/open_workspace.h"

#include <QCoro/QCoroFuture>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>

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

/// What a platform does, page by page, without a network.
struct Script {
    std::function<QCoro::Task<Result<Collected>>(Cursor)> collect;
    int calls = 0;
    QList<Cursor> cursors;
};

QCoro::Task<Result<Collected>> atOnce(Result<Collected> page)
{
    co_return page;
}
/// Its frame is never freed: .ci/leaks-of-libraries knows it by its name.
QCoro::Task<Result<Collected>> hangsForEver()
{
    QPromise<Result<Collected>> promise;
    promise.start();
    auto future = promise.future();
    co_return co_await future;
}

IncomingItem item(const QString& id)
{
    auto item = line(id).on(u"wordpress"_s, u"any"_s).item();
    item.root = u"p-1"_s;
    item.parent = u"p-1"_s;
    return item;
}

Collected page(const QStringList& ids, int number, bool more)
{
    Collected page;
    for (const auto& id : ids)
        page.items << item(id);
    page.next = Cursor{u"script/1"_s, {{u"page"_s, number}}};
    page.more = more;
    return page;
}

class ScriptConnector final : public Connector {
public:
    explicit ScriptConnector(std::shared_ptr<Script> script)
        : m_script(std::move(script))
    {
    }
    Capabilities capabilities() const override { return {}; }
    QCoro::Task<Result<QString>> test() override { co_return QString(); }
    QCoro::Task<Result<Collected>> collect(Cursor cursor) override
    {
        ++m_script->calls;
        m_script->cursors << cursor;
        return m_script->collect(cursor);
    }
    QCoro::Task<Result<QString>> reply(OutgoingReply) override { co_return QString(); }
    QCoro::Task<Result<QString>> findReply(OutgoingReply) override { co_return QString(); }
    QCoro::Task<Result<RemoteItem>> enforce(QString, Action) override { co_return RemoteItem(); }
    QCoro::Task<Result<RemoteItem>> read(QString) override { co_return RemoteItem(); }
    QCoro::Task<Result<void>> retract(QString) override { co_return Result<void>(); }

private:
    std::shared_ptr<Script> m_script;
};

/// Accounts of the platform "wordpress" play a script by their name; feeds are real.
class ScriptRegistry final : public ConnectorRegistry {
public:
    QHash<QString, std::shared_ptr<Script>> scripts;
    std::unique_ptr<Connector> make(
        const QString& platform, const AccountAccess& access, const ConnectorTools& tools) const override
    {
        if (const auto script = scripts.value(access.name))
            return std::make_unique<ScriptConnector>(script);
        return ConnectorRegistry::make(platform, access, tools);
    }
};

/// A workspace whose accounts are played.
struct Office {
    explicit Office(int engine = int(DatabaseAddress::Engine::Sqlite))
        : place(DatabaseAddress::Engine(engine))
        , workspace(expected(Workspace::create(place.address(), {}, {clock, secrets, registry})))
    {
    }
    std::shared_ptr<Script> play(
        const QString& name, std::function<QCoro::Task<Result<Collected>>(Cursor)> collect)
    {
        auto script = std::make_shared<Script>();
        script->collect = std::move(collect);
        registry.scripts.insert(name, script);
        expected(Accounts(*workspace)
                     .add(me(), {u"wordpress"_s, name, u"https://n.example/"_s, u"sam"_s, "secret"}));
        return script;
    }
    Actor me() { return People::actorFor(expected(People(*workspace).find({}))); }
    QHash<QString, CollectedAccount> collect(const QString& name = {})
    {
        QHash<QString, CollectedAccount> byName;
        for (const auto& outcome : expected(Collector(*workspace).collectOnce(name)))
            byName.insert(outcome.name, outcome);
        return byName;
    }
    AccountRow row(const QString& name)
    {
        for (const auto& row : expected(Accounts(*workspace).list())) {
            if (row.name == name)
                return row;
        }
        return {};
    }
    QList<QJsonObject> runsInLog()
    {
        return expected(workspace->database().read<QList<QJsonObject>>(
            [](Session& session) -> Result<QList<QJsonObject>> {
                QList<QJsonObject> runs;
                const auto done = LogStore(session).each(1, 0, [&](const LogRecord& record) {
                    const auto entry = QJsonDocument::fromJson(record.entry).object();
                    if (record.entry.contains("collection-ran"))
                        runs << entry;
                    return true;
                });
                return done ? Result<QList<QJsonObject>>(runs) : Result<QList<QJsonObject>>(done.error());
            }));
    }

    FakeClock clock;
    MemorySecretStore secrets;
    ScriptRegistry registry;
    FreshDatabase place;
    std::unique_ptr<Workspace> workspace;
};

Error failure(ErrorCode code, const QString& detail = {})
{
    return {code, u"The platform had a bad day: try again later."_s, detail};
}

} // namespace

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
    TestCollector test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_collector.moc"
