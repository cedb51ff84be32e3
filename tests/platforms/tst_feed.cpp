// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The feed connector in conversation with a scripted server.
#include "platforms/feed/feed_connector.h"
#include "support/fake_clock.h"
#include "support/http_server.h"
#include "support/wait.h"

using namespace steward;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using steward::test::ScriptedHttpServer;
using steward::test::wait;

namespace {

const QByteArray feed = "<rss><channel><title>Board</title><item><guid>a</guid><description>Hello</"
                        "description></item></channel></rss>";
const QByteArray broken
    = "<rss><channel><item><guid>a</guid><description>Hello</description></item><item><gu";

} // namespace

class TestFeed : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    HttpClient m_http{m_clock};

    FeedConnector connectorTo(const ScriptedHttpServer& server, const QByteArray& path = "/feed")
    {
        return FeedConnector({u"board"_s, server.url(path), {}, {}}, m_http, m_clock);
    }

private slots:
    void aFeedIsAskedForOnlyIfItChanged()
    {
        ScriptedHttpServer server;
        auto connector = connectorTo(server);
        server.expect("GET", "/feed")
            .checking([](const auto& seen) { return !seen.headers.contains("if-none-match"); })
            .reply(200, {{"ETag", "\"v1\""}, {"Last-Modified", "Wed, 18 Nov 2026 09:00:00 GMT"}}, feed);
        const auto first = wait(connector.collect({}));
        QVERIFY(first);
        QCOMPARE(first->items.size(), 1);
        QVERIFY(!first->more);
        server.expect("GET", "/feed")
            .withHeader("if-none-match", "\"v1\"")
            .withHeader("if-modified-since", "Wed, 18 Nov 2026 09:00:00 GMT")
            .reply(304);
        const auto second = wait(connector.collect(first->next));
        QVERIFY(second);
        QVERIFY(second->items.isEmpty());
        QCOMPARE(second->next, first->next);
        // Whatever is no longer in the window was not deleted.
        server.expect("GET", "/feed").reply(200, {}, "<rss><channel><title>Board</title></channel></rss>");
        const auto third = wait(connector.collect(second->next));
        QVERIFY(third);
        QVERIFY(third->items.isEmpty() && third->gone.isEmpty());
        QVERIFY(!third->next.anchors.contains(u"etag"));
        QVERIFY2(server.isDone(), server.complaint());
    }

    void aDamagedFeedIsAskedForAgainInFull()
    {
        ScriptedHttpServer server;
        auto connector = connectorTo(server);
        server.expect("GET", "/feed").reply(200, {{"ETag", "\"v1\""}}, broken);
        const auto first = wait(connector.collect({}));
        QVERIFY(first);
        QCOMPARE(first->items.size(), 1);
        server.expect("GET", "/feed")
            .checking([](const auto& seen) { return !seen.headers.contains("if-none-match"); })
            .reply(200, {}, feed);
        QVERIFY(wait(connector.collect(first->next)));
        QVERIFY2(server.isDone(), server.complaint());
    }

    void aMoveForGoodIsRemembered()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/feed").reply(301, {{"Location", "/new"}});
        server.expect("GET", "/new").reply(200, {{"ETag", "\"n\""}}, feed);
        const auto first = wait(connectorTo(server).collect({}));
        QVERIFY(first);
        server.expect("GET", "/new").withHeader("if-none-match", "\"n\"").reply(304);
        QVERIFY(wait(connectorTo(server).collect(first->next)));
        // A passing detour is not.
        server.expect("GET", "/new").reply(302, {{"Location", "/today"}});
        server.expect("GET", "/today").reply(200, {}, feed);
        const auto third = wait(connectorTo(server).collect(first->next));
        server.expect("GET", "/new").reply(304);
        QVERIFY(wait(connectorTo(server).collect(third->next)));
        QVERIFY2(server.isDone(), server.complaint());
    }

    void aRememberedMoveLeadsNowhereElse()
    {
        ScriptedHttpServer server;
        ScriptedHttpServer other;
        server.expect("GET", "/feed").reply(200, {}, feed);
        const Cursor forged{u"feed/1"_s, {{u"url"_s, other.url("/steal").toString()}}};
        QVERIFY(wait(connectorTo(server).collect(forged)));
        QVERIFY(other.seen().isEmpty());
    }

    void aMoveToAnotherHostIsSaidAndNotFollowed()
    {
        ScriptedHttpServer server;
        ScriptedHttpServer other;
        server.expect("GET", "/feed").reply(301, {{"Location", other.url("/feed").toEncoded()}});
        const auto batch = wait(connectorTo(server).collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Rejected);
        QVERIFY(batch.error().message.contains(u"another address"));
        QVERIFY(other.seen().isEmpty());
    }

    void aFeedThatEndedIsNotAskedAgain()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/feed").reply(410);
        auto connector = connectorTo(server);
        const auto end = wait(connector.collect({}));
        QVERIFY(end);
        QVERIFY(end->more && end->items.isEmpty() && end->gone.isEmpty());
        for (int i = 0; i < 3; ++i) {
            const auto after = wait(connector.collect(end->next));
            QVERIFY(!after);
            QCOMPARE(after.error().code, ErrorCode::NotFound);
        }
        QVERIFY2(server.isDone(), server.complaint());
    }

    void everyMisfortuneIsOneSentence_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("500") << 500 << ErrorCode::Unreachable;
        QTest::newRow("429") << 429 << ErrorCode::Throttled;
        QTest::newRow("401") << 401 << ErrorCode::Unauthorised;
        QTest::newRow("404") << 404 << ErrorCode::NotFound;
        QTest::newRow("html") << 1 << ErrorCode::Malformed;
        QTest::newRow("half a body") << 2 << ErrorCode::Malformed;
        QTest::newRow("endless") << 3 << ErrorCode::Malformed;
        QTest::newRow("reset") << 4 << ErrorCode::Unreachable;
        QTest::newRow("nothing") << 5 << ErrorCode::Malformed;
    }
    void everyMisfortuneIsOneSentence()
    {
        QFETCH(int, what);
        QFETCH(ErrorCode, code);
        ScriptedHttpServer server;
        auto& line = server.expect("GET", "/feed");
        if (what == 1)
            line.html();
        else if (what == 2)
            line.halfBody({}, feed);
        else if (what == 3)
            line.endless("<item><guid>again</guid><description>and again</description></item>");
        else if (what == 4) {
            line.reset();
            server.always("GET", "/feed").reset(); // a plain read may be tried again by Qt itself
        } else if (what == 5)
            line.reply(200);
        else
            line.reply(what, {{"Retry-After", "77"}}, "Dana Bloggs");
        const auto batch = wait(connectorTo(server).collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, code);
        QVERIFY(batch.error().message.endsWith(u'.'));
        QVERIFY(!batch.error().message.contains(u"Dana"));
        if (code == ErrorCode::Throttled)
            QCOMPARE(batch.error().detail, u"77"_s);
    }

    void destroyingTheConnectorEndsWhatIsUnderWay()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/feed").hang();
        auto connector = std::make_unique<FeedConnector>(
            AccountAccess{u"board"_s, server.url("/feed"), {}, {}}, m_http, m_clock);
        auto task = connector->collect({});
        QTest::qWait(50);
        connector.reset();
        QCOMPARE(wait(std::move(task)).error().code, ErrorCode::Cancelled);
    }

    void itSaysWhatItReads()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/feed").reply(200, {}, feed);
        const auto words = wait(connectorTo(server).test());
        QVERIFY(words);
        QVERIFY(words->contains(u"Board") && words->contains(u"1"));
    }

    void thereIsNoWayBack()
    {
        ScriptedHttpServer server;
        auto connector = connectorTo(server);
        QVERIFY(!connector.capabilities().publicReply);
        QCOMPARE(wait(connector.reply({})).error().code, ErrorCode::Refused);
        QCOMPARE(wait(connector.enforce(u"a"_s, Action::Hide)).error().code, ErrorCode::Refused);
        QCOMPARE(wait(connector.read(u"a"_s)).error().code, ErrorCode::Refused);
        QCOMPARE(wait(connector.retract(u"a"_s)).error().code, ErrorCode::Refused);
        QVERIFY(server.seen().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
