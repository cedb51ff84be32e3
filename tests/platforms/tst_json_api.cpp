// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every connector to a JSON interface relies on, with a platform that does no more than sign in.
#include "platforms/json_api.h"
#include "support/fake_clock.h"
#include "support/http_server.h"
#include "support/wait.h"

using namespace steward;
using namespace Qt::StringLiterals;
using steward::test::ScriptedHttpServer;
using steward::test::wait;

namespace {

class PlainApi final : public JsonApi {
public:
    using JsonApi::JsonApi;
    HttpHeaders signature() const override { return {{"X-Key", access.secret}}; }
    Error explained(const HttpAnswer& answer, const Error& general) const override
    {
        return answer.status == 418 ? Error{ErrorCode::Rejected, u"It is a teapot."_s, {}} : general;
    }
};

struct Story {
    ScriptedHttpServer server;
    test::FakeClock clock;
    HttpClient http{clock};
    std::shared_ptr<PlainApi> api = std::make_shared<PlainApi>(
        AccountAccess{u"forum"_s, server.url("/board/?x=1#y"), {}, "key"}, http, clock);

    Result<JsonAnswer> ask(const JsonCall& request) { return wait(call(api, request)); }
};

} // namespace

class TestJsonApi : public QObject {
    Q_OBJECT

private slots:
    void aCallIsSignedAndHangsUnderTheAddress()
    {
        Story story;
        story.server.expect("POST", "/board/a/b", {{"q[]", "two words & more"}, {"plus", "1+1"}})
            .withHeader("x-key", "key")
            .withHeader("x-more", "yes")
            .withHeader("accept", "application/json")
            .withHeader("content-type", "application/json")
            .checking([](const auto& seen) { return seen.body == R"({"text":"Hello"})"; })
            .json(R"([{"id":1},2,null,{"id":3}])", 200, {{"X-Total", "2"}});
        const auto answer
            = story.ask({"POST", u"a/b"_s, {{u"q[]"_s, u"two words & more"_s}, {u"plus"_s, u"1+1"_s}},
                {{u"text"_s, u"Hello"_s}}, {{"X-More", "yes"}}});
        QVERIFY2(story.server.isDone(), story.server.complaint());
        QVERIFY(answer);
        QCOMPARE(answer->objects().size(), 2);
        QCOMPARE(answer->header("x-total"), QByteArray("2"));
        QVERIFY(answer->header("x-other").isEmpty());
    }

    void anEmptySuccessIsOne()
    {
        Story story;
        story.server.expect("DELETE", "/board/a").reply(204);
        const auto answer = story.ask({"DELETE", u"a"_s, {}, {}, {}});
        QVERIFY(answer && answer->json.isNull() && answer->objects().isEmpty());
    }

    void everyMisfortuneIsOneSentenceWithoutWordsOfTheirs_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("sign-in") << 401 << QByteArray("Dana") << ErrorCode::Unauthorised;
        QTest::newRow("gone") << 404 << QByteArray("Dana") << ErrorCode::NotFound;
        QTest::newRow("too often") << 429 << QByteArray("Dana") << ErrorCode::Throttled;
        QTest::newRow("broken") << 502 << QByteArray("Dana") << ErrorCode::Unreachable;
        QTest::newRow("a page") << 200 << QByteArray("<html>Dana") << ErrorCode::Malformed;
        QTest::newRow("half of it") << 200 << QByteArray("{\"a\":\"Dana") << ErrorCode::Malformed;
        QTest::newRow("to a log-in page") << 302 << QByteArray() << ErrorCode::Rejected;
    }
    void everyMisfortuneIsOneSentenceWithoutWordsOfTheirs()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        Story story;
        story.server.expect("GET", "/board/a").reply(status, {{"Location", "https://login.example/"}}, body);
        const auto answer = story.ask({"GET", u"a"_s, {}, {}, {}});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, code);
        QVERIFY(answer.error().message.startsWith(u"forum"_s) && answer.error().message.endsWith(u'.'));
        QVERIFY(!answer.error().message.contains(u"Dana") && !answer.error().detail.contains(u"Dana"));
    }

    void aPlatformExplainsItsOwnErrors()
    {
        Story story;
        story.server.expect("GET", "/board/a").reply(418);
        QCOMPARE(story.ask({"GET", u"a"_s, {}, {}, {}}).error().message, u"It is a teapot."_s);
    }

    void whatIsStoppedAsksNothingMore()
    {
        Story story;
        story.api->stop();
        QCOMPARE(story.ask({"GET", u"a"_s, {}, {}, {}}).error().code, ErrorCode::Cancelled);
        QVERIFY(story.server.seen().isEmpty());
    }
    void whatIsUnderWayEndsWhenItIsStopped()
    {
        Story story;
        story.server.expect("GET", "/board/a").hang();
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] { story.api->stop(); });
        timer.setSingleShot(true);
        timer.start(50);
        QCOMPARE(story.ask({"GET", u"a"_s, {}, {}, {}}).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestJsonApi)
#include "tst_json_api.moc"
