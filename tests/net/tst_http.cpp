// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http.h"
#include "support/fake_clock.h"
#include "support/http_server.h"
#include "support/wait.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>

using namespace steward;
using namespace std::chrono_literals;
using steward::test::ScriptedHttpServer;
using steward::test::wait;

namespace {

HttpRequest get(const QUrl& url)
{
    HttpRequest request;
    request.url = url;
    request.timeout = 5s;
    return request;
}

HttpRequest post(const QUrl& url, const QByteArray& body)
{
    auto request = get(url);
    request.method = "POST";
    request.body = body;
    return request;
}

/// Anonymous memory of this process in kB.
qint64 residentKb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const auto& line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).replace("kB", "").trimmed().toLongLong();
    }
    return 0;
}

QStringList traces;
void keepTrace(QtMsgType, const QMessageLogContext&, const QString& text)
{
    traces << text;
}

} // namespace

class TestHttp : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;

private slots:
    void anAnswerComesBackWhole()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/a", {{"q", "x y"}})
            .withHeader("user-agent", "Steward/" STEWARD_VERSION)
            .reply(200, {{"X-Total", "3"}}, "hello");
        HttpClient client(m_clock);
        auto url = server.url("/a");
        url.setQuery(QStringLiteral("q=x%20y"));
        const auto answer = wait(client.send(get(url)));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, "hello");
        QCOMPARE(answer->header("x-TOTAL"), "3");
        QCOMPARE(answer->header("absent"), QByteArray());
        QVERIFY2(server.isDone(), server.complaint());
    }

    void anErrorStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {204, 304, 400, 401, 403, 404, 409, 410, 422, 429, 500, 501, 503})
            QTest::addRow("%d", status) << status;
    }
    void anErrorStatusIsAnAnswer()
    {
        QFETCH(int, status);
        ScriptedHttpServer server;
        server.expect("GET", "/")
            .reply(status, {}, status == 204 || status == 304 ? "" : "{\"code\":\"why\"}");
        HttpClient client(m_clock);
        const auto answer = wait(client.send(get(server.url())));
        QVERIFY(answer);
        QCOMPARE(answer->status, status);
        if (status >= 400)
            QCOMPARE(answer->body, "{\"code\":\"why\"}");
    }

    void aBodyIsSentWithItsLength()
    {
        ScriptedHttpServer server;
        const QByteArray body = QByteArray("{\"content\":\"").append(QByteArray(200'000, 'x')).append("\"}");
        server.expect("POST", "/c")
            .checking([&](const auto& seen) { return seen.body == body; })
            .reply(201, {}, "{}");
        server.expect("DELETE", "/c/1").withHeader("content-length", "0").reply(200, {}, "{}");
        HttpClient client(m_clock);
        QCOMPARE(wait(client.send(post(server.url("/c"), body)))->status, 201);
        auto remove = get(server.url("/c/1"));
        remove.method = "DELETE";
        QCOMPARE(wait(client.send(remove))->status, 200);
        QVERIFY2(server.isDone(), server.complaint());
    }

    void headWaitsForNoBody()
    {
        ScriptedHttpServer server;
        server.expect("HEAD", "/").reply(200, {{"Link", "<x>"}}, "as long as this");
        HttpClient client(m_clock);
        auto request = get(server.url());
        request.method = "HEAD";
        const auto answer = wait(client.send(request));
        QVERIFY(answer);
        QCOMPARE(answer->header("link"), "<x>");
        QVERIFY(answer->body.isEmpty());
    }

    void aPostIsNeverSentTwiceByItself_data()
    {
        QTest::addColumn<bool>("afterAnotherRequest");
        QTest::newRow("on a fresh connection") << false;
        QTest::newRow("on a kept connection") << true;
    }
    void aPostIsNeverSentTwiceByItself()
    {
        QFETCH(bool, afterAnotherRequest);
        ScriptedHttpServer server;
        HttpClient client(m_clock);
        if (afterAnotherRequest) {
            server.expect("GET", "/").reply(200, {}, "x");
            QVERIFY(wait(client.send(get(server.url()))));
        }
        server.expect("POST", "/c").closeWithoutAnswer();
        const auto lost = wait(client.send(post(server.url("/c"), "{}")));
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::Unreachable);
        server.expect("POST", "/c").reset();
        QVERIFY(!wait(client.send(post(server.url("/c"), "{}"))));
        server.expect("DELETE", "/c/1").closeWithoutAnswer();
        auto remove = get(server.url("/c/1"));
        remove.method = "DELETE";
        QVERIFY(!wait(client.send(remove)));
        QVERIFY2(server.isDone(), server.complaint()); // a second POST would be an unexpected request
    }

    void aServerThatNeverAnswersIsGivenUpInTime()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/").hang();
        HttpClient client(m_clock);
        auto request = get(server.url());
        request.timeout = 300ms;
        QElapsedTimer timer;
        timer.start();
        const auto answer = wait(client.send(request));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unreachable);
        QVERIFY(timer.elapsed() >= 280 && timer.elapsed() < 2000);
    }

    void aSlowDripDoesNotOutliveTheTimeForTheWhole()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/").drip(QByteArray(10'000, 'x'), 10, 20ms);
        HttpClient client(m_clock);
        auto request = get(server.url());
        request.timeout = 400ms;
        const auto answer = wait(client.send(request));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unreachable);
    }

    void halfABodyIsNotAnAnswer()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/").halfBody({}, QByteArray(5000, 'x'));
        HttpClient client(m_clock);
        const auto answer = wait(client.send(get(server.url())));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Malformed);
    }

    void anEndlessBodyIsCutOffWithBoundedMemory()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/").endless(QByteArray(65536, 'x'));
        HttpClient client(m_clock);
        auto request = get(server.url());
        request.maxBytes = 4 * 1024 * 1024;
        const auto before = residentKb();
        const auto answer = wait(client.send(request));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Malformed);
        QVERIFY2(residentKb() - before < 40 * 1024, qPrintable(QString::number(residentKb() - before)));
    }

    void aCompressedAnswerIsReadAndItsRealSizeCounts()
    {
        ScriptedHttpServer server;
        // gzip of 5,000,000 letters "a", made with Python's zlib: 4.9 kB on the wire.
        QFile file(QStringLiteral(STEWARD_SOURCE_DIR "/tests/net/fives.gz"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto packed = file.readAll();
        HttpClient client(m_clock);
        server.expect("GET", "/").reply(200, {{"Content-Encoding", "gzip"}}, packed);
        const auto whole = wait(client.send(get(server.url())));
        QVERIFY(whole);
        QCOMPARE(whole->body.size(), 5'000'000);
        auto small = get(server.url());
        small.maxBytes = 1'000'000;
        server.expect("GET", "/").reply(200, {{"Content-Encoding", "gzip"}}, packed);
        const auto bomb = wait(client.send(small));
        QVERIFY(!bomb);
        QCOMPARE(bomb.error().code, ErrorCode::Malformed);
    }

    void redirectsOnTheSameHostAreFollowed()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/old")
            .withHeader("authorization", "Basic abc")
            .reply(301, {{"Location", "/new"}});
        server.expect("GET", "/new")
            .withHeader("authorization", "Basic abc")
            .reply(308, {{"Location", server.url("/newest").toEncoded()}});
        server.expect("GET", "/newest").reply(200, {}, "here");
        HttpClient client(m_clock);
        auto request = get(server.url("/old"));
        request.headers = {{"Authorization", "Basic abc"}};
        const auto answer = wait(client.send(request));
        QVERIFY(answer);
        QCOMPARE(answer->body, "here");
        QCOMPARE(answer->url.path(), QStringLiteral("/newest"));
        QVERIFY(answer->movedForGood);
        server.expect("GET", "/old").reply(301, {{"Location", "/new"}});
        server.expect("GET", "/new").reply(302, {{"Location", "/today"}});
        server.expect("GET", "/today").reply(200);
        QVERIFY(!wait(client.send(get(server.url("/old"))))->movedForGood);
    }

    void redirectsElsewhereComeBackUnfollowed()
    {
        ScriptedHttpServer server;
        ScriptedHttpServer other; // hears nothing: not the address, and above all not the password
        server.expect("GET", "/").reply(302, {{"Location", other.url("/steal").toEncoded()}});
        server.expect("POST", "/c").reply(302, {{"Location", "/login"}});
        server.expect("GET", "/empty").reply(302);
        HttpClient client(m_clock);
        auto request = get(server.url());
        request.headers = {{"Authorization", "Basic abc"}};
        QCOMPARE(wait(client.send(request))->status, 302);
        QCOMPARE(wait(client.send(post(server.url("/c"), "{}")))->status, 302);
        QCOMPARE(wait(client.send(get(server.url("/empty"))))->status, 302);
        QVERIFY(other.seen().isEmpty());
    }

    void aCircleOfRedirectsEnds()
    {
        ScriptedHttpServer server;
        server.always("GET", "/a").reply(302, {{"Location", "/b"}});
        server.always("GET", "/b").reply(302, {{"Location", "/a"}});
        HttpClient client(m_clock);
        const auto answer = wait(client.send(get(server.url("/a"))));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Malformed);
        QVERIFY(server.seen().size() < 10);
    }

    void plainHttpLeavesTheMachineNever()
    {
        HttpClient client(m_clock);
        const auto answer = wait(client.send(get(QUrl(QStringLiteral("http://blog.example/")))));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Refused);
    }

    void aSelfMadeCertificateIsNotBelieved()
    {
        ScriptedHttpServer server; // speaks no TLS at all: the handshake cannot succeed
        HttpClient client(m_clock);
        auto url = server.url();
        url.setScheme(QStringLiteral("https"));
        auto request = get(url);
        request.timeout = 2s;
        const auto answer = wait(client.send(request));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unreachable);
    }

    void noServerIsOneSentence()
    {
        ScriptedHttpServer server;
        const auto url = server.url();
        server.goAway();
        HttpClient client(m_clock);
        const auto answer = wait(client.send(get(url)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unreachable);
        QVERIFY(answer.error().message.endsWith(u'.'));
    }

    void cancellingEndsEveryTaskOnce()
    {
        ScriptedHttpServer server;
        server.always("GET", "/").hang();
        HttpClient client(m_clock);
        std::vector<QCoro::Task<Result<HttpAnswer>>> tasks;
        for (int i = 0; i < 20; ++i)
            tasks.push_back(client.send(get(server.url())));
        QTimer::singleShot(50, &m_context, [&] { client.cancelAll(); });
        for (auto& task : tasks) {
            const auto answer = wait(std::move(task));
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        }
        client.cancelAll();
        server.expect("GET", "/again").reply(200);
        QVERIFY(wait(client.send(get(server.url("/again")))));
    }

    void oneExchangeCanBeStoppedAlone()
    {
        ScriptedHttpServer server;
        server.always("GET", "/hang").hang();
        server.always("GET", "/quick").reply(200, {}, "x");
        HttpClient client(m_clock);
        std::stop_source stop;
        auto request = get(server.url("/hang"));
        request.stop = stop.get_token();
        auto hanging = client.send(request);
        QVERIFY(wait(client.send(get(server.url("/quick")))));
        stop.request_stop();
        QCOMPARE(wait(std::move(hanging)).error().code, ErrorCode::Cancelled);
        QCOMPARE(wait(client.send(request)).error().code,
            ErrorCode::Cancelled); // stopped before it began: nothing is sent
        QVERIFY(wait(client.send(get(server.url("/quick")))));
    }

    void aClientThatDiesEndsItsTasks()
    {
        ScriptedHttpServer server;
        server.always("GET", "/").hang();
        auto client = std::make_unique<HttpClient>(m_clock);
        auto task = client->send(get(server.url()));
        QTest::qWait(30);
        client.reset();
        QCOMPARE(wait(std::move(task)).error().code, ErrorCode::Cancelled);
    }

    void aClientMayDieRightAfterItCancelled()
    {
        ScriptedHttpServer server;
        server.always("GET", "/").hang();
        server.always("POST", "/").hang();
        auto client = std::make_unique<HttpClient>(m_clock);
        auto reading = client->send(get(server.url()));
        auto writing = client->send(post(server.url(), QByteArray(5'000'000, 'x')));
        QTest::qWait(30);
        client->cancelAll();
        client.reset(); // before what was cancelled has been cleared away
        QCOMPARE(wait(std::move(reading)).error().code, ErrorCode::Cancelled);
        QCOMPARE(wait(std::move(writing)).error().code, ErrorCode::Cancelled);
        QTest::qWait(30);
    }

    void cookiesAreNotKept()
    {
        ScriptedHttpServer server;
        server.expect("GET", "/").reply(200, {{"Set-Cookie", "session=1; Path=/"}});
        server.expect("GET", "/b")
            .checking([](const auto& seen) { return !seen.headers.contains("cookie"); })
            .reply(200);
        HttpClient client(m_clock);
        QVERIFY(wait(client.send(get(server.url()))));
        QVERIFY(wait(client.send(get(server.url("/b")))));
        QVERIFY2(server.isDone(), server.complaint());
    }

    void tracesNameTheAddressAndNoSecret()
    {
        ScriptedHttpServer server;
        server.always("GET", "/x").reply(200, {}, "Jo's words");
        HttpClient client(m_clock);
        auto url = server.url("/x");
        url.setQuery(QStringLiteral("key=TOPSECRET"));
        auto request = get(url);
        request.headers = {{"Authorization", "Basic U0VDUkVU"}};
        QLoggingCategory::setFilterRules(QStringLiteral("steward.net.debug=true"));
        const auto previous = qInstallMessageHandler(keepTrace);
        const auto answer = wait(client.send(request));
        qInstallMessageHandler(previous);
        QLoggingCategory::setFilterRules({});
        QVERIFY(answer);
        const auto text = traces.join(u'\n');
        QVERIFY2(text.contains(QStringLiteral("/x?key")) && text.contains(QStringLiteral("200")),
            qPrintable(text));
        for (const auto* secret : {"TOPSECRET", "U0VDUkVU", "Jo's"})
            QVERIFY2(!text.contains(QLatin1StringView(secret)), secret);
    }

private:
    QObject m_context;
};

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
