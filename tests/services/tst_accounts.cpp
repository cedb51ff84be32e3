// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts: adding, mending, testing, removing; where their secrets go and where they never go.
#include "services/accounts.h"
#include "services/connection.h"
#include "storage/log_store.h"
#include "support/http_server.h"
#include "support/open_workspace.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

AccountDraft blog(const QString& url = u"https://n.example/"_s)
{
    return {u"wordpress"_s, u"blog"_s, url, u"sam"_s, "s3cret words"};
}

QList<AccountRow> rows(OpenWorkspace& office)
{
    return expected(Accounts(office.workspace()).list());
}

Result<AccountRow> add(OpenWorkspace& office, const AccountDraft& draft)
{
    return wait(Accounts(office.workspace()).add(office.me(), draft));
}

QByteArray wholeLog(OpenWorkspace& office)
{
    return office.read([](Session& session) -> Result<QByteArray> {
        QByteArray bytes;
        const auto done = LogStore(session).each(1, 0, [&](const LogRecord& record) {
            bytes += record.entry + '\n';
            return true;
        });
        return done ? Result<QByteArray>(bytes) : Result<QByteArray>(done.error());
    });
}

} // namespace

class TestAccounts : public QObject {
    Q_OBJECT

private slots:
    void anAddedAccountIsLiveAndItsSecretIsInTheKeychainOnly_data() { addEngines(); }
    void anAddedAccountIsLiveAndItsSecretIsInTheKeychainOnly()
    {
        OpenWorkspace office;
        const auto row = expected(add(office, blog()));
        QCOMPARE(row.state, AccountState::Live);
        QCOMPARE(rows(office).size(), 1);
        QCOMPARE(rows(office).first().name, u"blog"_s);
        QVERIFY(!rows(office).first().lastCollected && !rows(office).first().lagSeconds);
        const auto key = secretKeyOf(office.workspace(), row.id);
        QCOMPARE(key, u"account/%1/%2"_s.arg(office.workspace().id(), row.id.toString()));
        QCOMPARE(office.secrets().content().value(key), "s3cret words");
        const auto log = wholeLog(office);
        QVERIFY(log.contains("account-added"));
        for (const auto* never : {"s3cret", "n.example", "sam", "\"blog\""})
            QVERIFY2(!log.contains(never), never);
        if (office.address().engine == DatabaseAddress::Engine::Sqlite) {
            for (const auto* end : {"", "-wal"}) {
                QFile file(office.address().location + QLatin1StringView(end));
                QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains("s3cret"));
            }
        }
    }

    void withoutAKeychainTheAccountWaitsForItsSignIn_data()
    {
        QTest::addColumn<MemorySecretStore::Mode>("mode");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("absent") << MemorySecretStore::Mode::Absent << ErrorCode::Unreachable;
        QTest::newRow("locked") << MemorySecretStore::Mode::Locked << ErrorCode::Unauthorised;
    }
    void withoutAKeychainTheAccountWaitsForItsSignIn()
    {
        QFETCH(MemorySecretStore::Mode, mode);
        QFETCH(ErrorCode, code);
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        office.secrets().setMode(mode);
        const auto refused = add(office, blog());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, code);
        QCOMPARE(exitStatus(code), 3);
        QVERIFY(!refused.error().message.contains(u"s3cret"));
        QCOMPARE(rows(office).first().state, AccountState::NeedsSignIn);

        office.secrets().setMode(MemorySecretStore::Mode::Open);
        Accounts accounts(office.workspace());
        expected(accounts.mendSecret(office.me(), u"blog"_s, " s3cret words\n"));
        QCOMPARE(rows(office).first().state, AccountState::Live);
        QCOMPARE(office.secrets().content().value(secretKeyOf(office.workspace(), rows(office).first().id)),
            "s3cret words");
    }

    void anAccountWithoutItsSecretIsKept()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        auto draft = blog();
        draft.secret.clear();
        QCOMPARE(expected(add(office, draft)).state, AccountState::NeedsSignIn);
        const auto who = wait(Accounts(office.workspace()).test(office.me(), u"blog"_s));
        QVERIFY(!who);
        QCOMPARE(who.error().code, ErrorCode::Unauthorised);
    }

    void aFeedNeedsNoSecret()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        const auto row
            = expected(add(office, {u"feed"_s, u"  board  "_s, u"n.example/feed"_s, {}, "ignored"}));
        QCOMPARE(row.state, AccountState::Live);
        QCOMPARE(row.name, u"board"_s);
        QCOMPARE(row.url, u"https://n.example/feed"_s);
        QVERIFY(office.secrets().content().isEmpty()
            || !office.secrets().content().contains(secretKeyOf(office.workspace(), row.id)));
    }

    void whatMakesNoSenseIsRefusedBeforeAnythingIsStored_data()
    {
        QTest::addColumn<QString>("platform");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("user");
        QTest::newRow("unknown platform") << u"friendface"_s << u"a"_s << u"https://n.example"_s << u"sam"_s;
        QTest::newRow("no name") << u"wordpress"_s << u"  "_s << u"https://n.example"_s << u"sam"_s;
        QTest::newRow("long name") << u"wordpress"_s << QString(201, u'x') << u"https://n.example"_s
                                   << u"sam"_s;
        QTest::newRow("no address") << u"wordpress"_s << u"a"_s << u""_s << u"sam"_s;
        QTest::newRow("plain http") << u"wordpress"_s << u"a"_s << u"http://n.example"_s << u"sam"_s;
        QTest::newRow("a password in the address")
            << u"wordpress"_s << u"a"_s << u"https://sam:pw@n.example"_s << u"sam"_s;
        QTest::newRow("a practice address") << u"wordpress"_s << u"a"_s << u"practice://x"_s << u"sam"_s;
        QTest::newRow("no user") << u"wordpress"_s << u"a"_s << u"https://n.example"_s << u" "_s;
        QTest::newRow("a file") << u"feed"_s << u"a"_s << u"file:///etc/passwd"_s << u""_s;
    }
    void whatMakesNoSenseIsRefusedBeforeAnythingIsStored()
    {
        QFETCH(QString, platform);
        QFETCH(QString, name);
        QFETCH(QString, url);
        QFETCH(QString, user);
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        const auto before = office.logSize();
        const auto refused = add(office, {platform, name, url, user, "x"});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        QVERIFY(refused.error().message.endsWith(u'.'));
        QVERIFY(rows(office).isEmpty());
        QCOMPARE(office.logSize(), before);
    }

    void aNameIsTakenOncePerPlatform_data() { addEngines(); }
    void aNameIsTakenOncePerPlatform()
    {
        OpenWorkspace office;
        expected(add(office, blog()));
        QCOMPARE(add(office, blog()).error().code, ErrorCode::Refused);
        expected(add(office, {u"feed"_s, u"blog"_s, u"https://n.example/feed"_s, {}, {}}));
        Accounts accounts(office.workspace());
        QCOMPARE(
            wait(accounts.remove(office.me(), u"blog"_s)).error().code, ErrorCode::Invalid); // which one?
        expected(accounts.remove(office.me(), u"feed/blog"_s));
        QCOMPARE(rows(office).size(), 1);
        QCOMPARE(rows(office).first().platform, u"wordpress"_s);
    }

    void anAccountThatAnImportMetIsConnectedByAddingIt_data() { addEngines(); }
    void anAccountThatAnImportMetIsConnectedByAddingIt()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).on(u"wordpress"_s, u"blog"_s)});
        QCOMPARE(rows(office).first().state, AccountState::Unconnected);
        QCOMPARE(rows(office).first().items, 1);
        const auto row = expected(add(office, blog()));
        QCOMPARE(rows(office).size(), 1);
        QCOMPARE(rows(office).first().id, row.id);
        QCOMPARE(rows(office).first().state, AccountState::Live);
    }

    void aPracticeWorkspaceHoldsNoRealAccount()
    {
        OrganisationProfile practice;
        practice.practice = true;
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite, practice);
        const auto refused = add(office, blog());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        for (const auto& row : rows(office))
            QCOMPARE(row.state, AccountState::Practice);
    }

    void whoMayNotMayNot()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        expected(add(office, blog()));
        const auto auditor = People::actorFor(
            expected(People(office.workspace()).add(office.me(), u"Alex"_s, {Role::Auditor})));
        Accounts accounts(office.workspace());
        QCOMPARE(wait(accounts.add(auditor, blog())).error().code, ErrorCode::Refused);
        QCOMPARE(wait(accounts.mendSecret(auditor, u"blog"_s, "x")).error().code, ErrorCode::Refused);
        QCOMPARE(wait(accounts.remove(auditor, u"blog"_s)).error().code, ErrorCode::Refused);
        QCOMPARE(rows(office).size(), 1);
    }

    void removingTakesTheSecretAlongAndKeepsTheItems_data() { addEngines(); }
    void removingTakesTheSecretAlongAndKeepsTheItems()
    {
        OpenWorkspace office;
        const auto id = expected(add(office, blog())).id;
        Accounts accounts(office.workspace());
        expected(accounts.remove(office.me(), u"blog"_s));
        QVERIFY(rows(office).isEmpty());
        QVERIFY(!office.secrets().content().contains(secretKeyOf(office.workspace(), id)));
        QCOMPARE(wait(accounts.remove(office.me(), u"blog"_s)).error().code, ErrorCode::NotFound);
        expected(add(office, blog(u"https://new.example/"_s))); // it may come back, with another address
        QCOMPARE(rows(office).first().url, u"https://new.example/"_s);
    }

    void testingSignsInAndIsLogged()
    {
        ScriptedHttpServer server;
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        expected(add(office, {u"feed"_s, u"board"_s, server.url("/feed").toString(), {}, {}}));
        server.expect("GET", "/feed").reply(200, {}, "<rss><channel><title>Board</title></channel></rss>");
        Accounts accounts(office.workspace());
        QVERIFY(expected(accounts.test(office.me(), u"board"_s)).contains(u"Board"));
        server.expect("GET", "/feed").html(500);
        QCOMPARE(wait(accounts.test(office.me(), u"board"_s)).error().code, ErrorCode::Unreachable);
        QCOMPARE(wholeLog(office).count("account-tested"), 2);
        QCOMPARE(wait(accounts.test(office.me(), u"nobody"_s)).error().code, ErrorCode::NotFound);
    }

    void aDyingAccountsEndsItsTests()
    {
        ScriptedHttpServer server;
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        expected(add(office, {u"feed"_s, u"board"_s, server.url("/feed").toString(), {}, {}}));
        server.expect("GET", "/feed").hang();
        auto accounts = std::make_unique<Accounts>(office.workspace());
        auto testing = accounts->test(office.me(), u"board"_s);
        QTest::qWait(100);
        accounts.reset();
        QCOMPARE(wait(testing).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
