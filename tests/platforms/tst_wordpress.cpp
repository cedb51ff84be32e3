// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The WordPress connector in conversation with a scripted server: what a real one only does on a bad day.
#include "platforms/wordpress/wordpress_connector.h"
#include "support/fake_clock.h"
#include "support/http_server.h"
#include "support/wait.h"

#include <QJsonDocument>

using namespace steward;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using steward::test::ScriptedHttpServer;
using steward::test::wait;

namespace {

const QByteArray me = R"({"id":2,"name":"Sam","capabilities":{"moderate_comments":true}})";
const QByteArray basic = "Basic " + QByteArray("sam:abcd efgh").toBase64();

QByteArray comment(int id, const QByteArray& text, const QByteArray& status = "approved", int author = 0,
    const QByteArray& date = "2026-11-18T11:06:41")
{
    return "{\"id\":" + QByteArray::number(id) + ",\"post\":3,\"parent\":7,\"author\":"
        + QByteArray::number(author) + ",\"date_gmt\":\"" + date + "\",\"content\":{\"raw\":\"" + text
        + "\",\"rendered\":\"<p>" + text + "</p>\"},\"status\":\"" + status + "\",\"link\":\"\"}";
}

/// A site that has introduced itself.
struct Blog {
    ScriptedHttpServer server;
    test::FakeClock clock;
    HttpClient http{clock};
    WordPressConnector connector{{u"blog"_s, server.url(), u"sam"_s, " abcd efgh "}, http, clock};

    Blog()
    {
        server.expect("HEAD", "/")
            .checking([](const auto& seen) { return !seen.headers.contains("authorization"); })
            .reply(
                200, {{"Link", "<" + server.url("/wp-json/").toEncoded() + ">; rel=\"https://api.w.org/\""}});
        server.expect("GET", "/wp-json/wp/v2/users/me", {{"context", "edit"}})
            .withHeader("authorization", basic)
            .json(me);
    }
    test::Exchange& next(
        const QByteArray& method, const QByteArray& route, const test::Exchange::Query& query = {})
    {
        return server.expect(method, "/wp-json/wp/v2/" + route, query).withHeader("authorization", basic);
    }
    OutgoingReply reply() const
    {
        return {u"key"_s, u"Yes, it is."_s, u"7"_s, u"post-3"_s, Audience::Public, clock.now()};
    }
};

} // namespace

class TestWordPress : public QObject {
    Q_OBJECT

private slots:
    void itIntroducesItselfOnce()
    {
        Blog blog;
        QVERIFY(wait(blog.connector.test())->contains(u"Sam"));
        QVERIFY(wait(blog.connector.test())->contains(u"Sam"));
        QVERIFY(wait(blog.connector.test())->contains(u"Sam"));
        QVERIFY2(blog.server.isDone(), blog.server.complaint());
    }

    void withoutALinkHeaderTheUsualPlacesAreTried()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        server.expect("HEAD", "/blog/").reply(405);
        server.expect("GET", "/blog/wp-json/").html(404);
        server.expect("GET", "/blog/", {{"rest_route", "/"}})
            .json(R"({"namespaces":["oembed/1.0","wp/v2"]})");
        server.expect("GET", "/blog/", {{"rest_route", "/wp/v2/users/me"}})
            .withHeader("authorization", basic)
            .json(me);
        WordPressConnector connector({u"blog"_s, server.url("/blog"), u"sam"_s, "abcd efgh"}, http, clock);
        QVERIFY(wait(connector.test()));
        QVERIFY2(server.isDone(), server.complaint());
    }

    void thePasswordNeverGoesToAnotherSite()
    {
        ScriptedHttpServer server;
        ScriptedHttpServer other;
        test::FakeClock clock;
        HttpClient http(clock);
        server.expect("HEAD", "/")
            .reply(
                200, {{"Link", "<" + other.url("/wp-json/").toEncoded() + ">; rel=\"https://api.w.org/\""}});
        server.expect("GET", "/wp-json/").html();
        server.expect("GET", "/").html();
        WordPressConnector connector({u"blog"_s, server.url(), u"sam"_s, "abcd efgh"}, http, clock);
        const auto refused = wait(connector.test());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Malformed);
        const Cursor forged{u"wordpress/1"_s, {{u"interface"_s, other.url("/wp-json/").toString()}}};
        server.expect("HEAD", "/").html();
        server.expect("GET", "/wp-json/").html();
        server.expect("GET", "/").html();
        QVERIFY(!wait(connector.collect(forged)));
        QVERIFY(other.seen().isEmpty());
        for (const auto& seen : server.seen())
            QVERIFY(!seen.headers.contains("authorization"));
    }

    void noCredentialsIsSaidBeforeAnythingIsAsked()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        WordPressConnector connector({u"blog"_s, server.url(), u"sam"_s, " "}, http, clock);
        QCOMPARE(wait(connector.test()).error().code, ErrorCode::Unauthorised);
        QVERIFY(server.seen().isEmpty());
    }

    void everyMisfortuneIsOneSentenceAndLosesNothing_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("500") << 500 << ErrorCode::Unreachable;
        QTest::newRow("429") << 429 << ErrorCode::Throttled;
        QTest::newRow("503") << 503 << ErrorCode::Throttled;
        QTest::newRow("401 in the middle") << 401 << ErrorCode::Unauthorised;
        QTest::newRow("a page") << 1 << ErrorCode::Malformed;
        QTest::newRow("half a body") << 2 << ErrorCode::Malformed;
        QTest::newRow("endless") << 3 << ErrorCode::Malformed;
        QTest::newRow("an object") << 4 << ErrorCode::Malformed;
        QTest::newRow("nothing") << 5 << ErrorCode::Malformed;
        QTest::newRow("a warning before the data") << 6 << ErrorCode::Malformed;
    }
    void everyMisfortuneIsOneSentenceAndLosesNothing()
    {
        QFETCH(int, what);
        QFETCH(ErrorCode, code);
        Blog blog;
        auto& line = blog.next("GET", "comments", {{"status", "all"}});
        const QByteArray list = "[" + comment(1, "Dana") + "]";
        if (what == 1)
            line.html();
        else if (what == 2)
            line.halfBody({}, list);
        else if (what == 3)
            line.endless(comment(1, "Dana") + ",");
        else if (what == 4)
            line.json("{\"Dana\":1}");
        else if (what == 5)
            line.reply(200);
        else if (what == 6)
            line.reply(200, {}, "<br /><b>Warning</b>: Dana in x.php" + list);
        else
            line.json("{\"code\":\"x\",\"message\":\"Dana\"}", what, {{"Retry-After", "60"}});
        const auto batch = wait(blog.connector.collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, code);
        QVERIFY(batch.error().message.endsWith(u'.') && !batch.error().message.contains(u"Dana"));
        QVERIFY2(blog.server.isDone(), blog.server.complaint());
    }

    void anEntryThatIsNoCommentDoesNotStopTheOthers()
    {
        Blog blog;
        blog.next("GET", "comments")
            .json("[null,7,{\"id\":3}," + comment(5, "Hello") + ",\"x\"]", 200, {{"X-WP-TotalPages", "1"}});
        blog.next("GET", "posts", {{"include", "3"}})
            .json(R"([{"id":3,"title":{"rendered":"Flu"},"content":{"rendered":"<p>Jabs</p>"},"link":"x"}])");
        const auto batch = wait(blog.connector.collect({}));
        QVERIFY(batch);
        QCOMPARE(batch->items.size(), 1);
        QCOMPARE(batch->posts.size(), 1);
        QVERIFY(batch->more);
    }

    void aPostThatCannotBeReadDoesNotCostTheComment()
    {
        Blog blog;
        blog.next("GET", "comments").json("[" + comment(5, "Hello") + "]");
        blog.next("GET", "posts").json(R"({"code":"rest_forbidden"})", 403);
        blog.next("GET", "pages").json("[]");
        const auto batch = wait(blog.connector.collect({}));
        QVERIFY(batch);
        QCOMPARE(batch->items.size(), 1);
        QVERIFY(batch->posts.isEmpty());
    }
    void aPostThatIsOutOfReachIsAskedForAgain()
    {
        Blog blog;
        blog.next("GET", "comments").json("[" + comment(5, "Hello") + "]");
        blog.next("GET", "posts").json("{}", 503, {{"Retry-After", "5"}});
        QVERIFY(!wait(blog.connector.collect({}))); // and the cursor has not moved: the comment comes again
    }

    void aReplySaysWhereItHangs()
    {
        Blog blog;
        blog.next("POST", "comments")
            .checking([](const auto& seen) {
                const auto body = QJsonDocument::fromJson(seen.body).object();
                return body.value(u"post").toInt() == 3 && body.value(u"parent").toInt() == 7
                    && body.value(u"content").toString() == u"Yes, it is."_s;
            })
            .json(comment(9, "Yes, it is.", "approved", 2), 201);
        QCOMPARE(*wait(blog.connector.reply(blog.reply())), u"9"_s);
        QVERIFY2(blog.server.isDone(), blog.server.complaint());
    }
    void aReplyThatTheSiteHoldsIsPutUp()
    {
        Blog blog;
        blog.next("POST", "comments").json(comment(9, "Yes, it is.", "hold", 2), 201);
        blog.next("GET", "comments/9").json(comment(9, "Yes, it is.", "hold", 2));
        blog.next("POST", "comments/9").json(comment(9, "Yes, it is.", "approved", 2));
        blog.next("GET", "comments/9").json(comment(9, "Yes, it is.", "approved", 2));
        QCOMPARE(*wait(blog.connector.reply(blog.reply())), u"9"_s);
        QVERIFY2(blog.server.isDone(), blog.server.complaint());
    }
    void aDuplicateIsTheReplyThatIsThereAlready()
    {
        Blog blog;
        blog.next("POST", "comments").json(R"({"code":"comment_duplicate"})", 409);
        blog.next("GET", "comments", {{"author", "2"}, {"parent", "7"}, {"post", "3"}, {"status", "any"}})
            .json("[" + comment(12, "Something else", "approved", 2) + ","
                + comment(11, "Yes, it is.", "trash", 2) + "]");
        QCOMPARE(*wait(blog.connector.reply(blog.reply())), u"11"_s);
        QVERIFY2(blog.server.isDone(), blog.server.complaint());
    }
    void aLostAnswerIsNotTriedAgainByItself()
    {
        Blog blog;
        blog.next("POST", "comments").closeWithoutAnswer();
        const auto lost = wait(blog.connector.reply(blog.reply()));
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::Unreachable);
        QVERIFY2(blog.server.isDone(), blog.server.complaint());
    }
    void theSitesClockMayBeWrong_data()
    {
        QTest::addColumn<QByteArray>("serverNow");
        QTest::addColumn<QByteArray>("stamped");
        QTest::addColumn<bool>("ours");
        QTest::newRow("right, just now")
            << QByteArray("Wed, 18 Nov 2026 11:06:45 GMT") << QByteArray("2026-11-18T11:06:42") << true;
        QTest::newRow("right, an hour ago")
            << QByteArray("Wed, 18 Nov 2026 11:06:45 GMT") << QByteArray("2026-11-18T10:06:42") << false;
        QTest::newRow("a day slow, just now")
            << QByteArray("Tue, 17 Nov 2026 11:06:45 GMT") << QByteArray("2026-11-17T11:06:42") << true;
        QTest::newRow("a day fast, an hour ago")
            << QByteArray("Thu, 19 Nov 2026 11:06:45 GMT") << QByteArray("2026-11-19T10:06:42") << false;
    }
    void theSitesClockMayBeWrong()
    {
        QFETCH(QByteArray, serverNow);
        QFETCH(QByteArray, stamped);
        QFETCH(bool, ours);
        Blog blog;
        blog.next("GET", "comments")
            .json("[" + comment(11, "Yes, it is.", "approved", 2, stamped) + "]", 200, {{"Date", serverNow}});
        QCOMPARE(*wait(blog.connector.findReply(blog.reply())), ours ? u"11"_s : QString());
    }

    void anActionThatChangedNothingIsNotASuccess()
    {
        Blog blog;
        blog.next("GET", "comments/7").json(comment(7, "x"));
        blog.next("POST", "comments/7").json(comment(7, "x")); // 200, and still approved
        blog.next("GET", "comments/7").json(comment(7, "x"));
        const auto shown = wait(blog.connector.enforce(u"7"_s, Action::Hide));
        QVERIFY(!shown);
        QCOMPARE(shown.error().code, ErrorCode::Rejected);
    }
    void whatIsAlreadySoIsNotAskedFor()
    {
        Blog blog;
        blog.next("GET", "comments/7").json(comment(7, "x", "hold"));
        QCOMPARE(wait(blog.connector.enforce(u"7"_s, Action::Hide))->visibility, Visibility::Hidden);
        QVERIFY2(blog.server.isDone(), blog.server.complaint());
    }
    void somebodyElseBinnedItMeanwhile()
    {
        Blog blog;
        blog.next("GET", "comments/7").json(comment(7, "x"));
        blog.next("DELETE", "comments/7").json(R"({"code":"rest_already_trashed"})", 410);
        blog.next("GET", "comments/7").json(comment(7, "x", "trash"));
        QCOMPARE(wait(blog.connector.enforce(u"7"_s, Action::Remove))->visibility, Visibility::Removed);
    }
    void aSiteWithoutABinIsSaidSoAndNothingIsDestroyed()
    {
        Blog blog;
        blog.next("GET", "comments/7").json(comment(7, "x"));
        blog.next("DELETE", "comments/7")
            .checking([](const auto& seen) { return !seen.query.hasQueryItem(u"force"_s); })
            .json(R"({"code":"rest_trash_not_supported"})", 501);
        QVERIFY(!wait(blog.connector.enforce(u"7"_s, Action::Remove)));
        QVERIFY2(blog.server.isDone(), blog.server.complaint());
    }

    void destroyingTheConnectorEndsWhatIsUnderWay()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        server.expect("HEAD", "/").hang();
        auto connector = std::make_unique<WordPressConnector>(
            AccountAccess{u"blog"_s, server.url(), u"sam"_s, "x"}, http, clock);
        auto task = connector->collect({});
        QTest::qWait(50);
        connector.reset();
        QCOMPARE(wait(std::move(task)).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestWordPress)
#include "tst_wordpress.moc"
