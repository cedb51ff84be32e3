// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Discourse connector in conversation with a scripted forum: signing in and collecting.
#include "discourse_forum.h"

using namespace steward;
using namespace steward::test::discourse;
using namespace Qt::StringLiterals;
using steward::test::ScriptedHttpServer;
using steward::test::wait;

class TestDiscourse : public QObject {
    Q_OBJECT

private slots:
    void itIntroducesItselfOnce()
    {
        Account account;
        QVERIFY(wait(account.connector.test())->contains(u"as nhs, who may moderate"));
        QVERIFY(wait(account.connector.test()));
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void withoutAKeyOrANameNothingIsAsked()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        for (const auto& [user, key] : {std::pair{u"nhs"_s, QByteArray(" ")}, {u""_s, QByteArray("key")},
                 {u"../admin"_s, QByteArray("key")}}) {
            DiscourseConnector connector({u"forum"_s, server.url(), user, key}, http, clock);
            QCOMPARE(wait(connector.test()).error().code, ErrorCode::Unauthorised);
        }
        QVERIFY(server.seen().isEmpty());
    }
    void aKeyThatSeesNoSessionIsKnownByItsUsersPage()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        DiscourseConnector connector({u"forum"_s, server.url(), u"nhs"_s, "key"}, http, clock);
        server.expect("GET", "/session/current.json").json(refused, 403);
        server.expect("GET", "/u/nhs.json").json(quoted("{'user':{'id':1,'username':'nhs'}}"));
        const auto words = wait(connector.test());
        QVERIFY2(words && words->contains(u"not moderate"), "a key without the rights is told");
    }
    void aWrongKeyIsRefused()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        DiscourseConnector connector({u"forum"_s, server.url(), u"nhs"_s, "key"}, http, clock);
        server.expect("GET", "/session/current.json").json(refused, 403);
        server.expect("GET", "/u/nhs.json").json(refused, 403);
        const auto words = wait(connector.test());
        QCOMPARE(words.error().code, ErrorCode::Unauthorised);
        QVERIFY(isOneSentence(words.error()));
        server.expect("GET", "/session/current.json").html(404);
        server.expect("GET", "/u/nhs.json").html(404);
        QCOMPARE(wait(connector.test()).error().code, ErrorCode::Malformed);
        server.expect("GET", "/session/current.json").json(quoted("{'current_user':null}"));
        QCOMPARE(wait(connector.test()).error().code, ErrorCode::Malformed);
    }

    void theForumIsReadDownwardsPageByPage()
    {
        Account account;
        account.next("GET", "posts.json").json(posts({{105, "C"}, {104, "B"}}));
        const auto first = wait(account.connector.collect({}));
        QVERIFY(first && first->more);
        QCOMPARE(first->items.size(), 2);
        QCOMPARE(first->items.first().account, u"forum"_s);
        QCOMPARE(first->posts.size(), 1);
        QCOMPARE(first->posts.first().id, u"topic-12"_s);
        QCOMPARE(first->posts.first().title, u"Flu clinics"_s);
        account.next("GET", "posts.json", {{"before", "104"}}).json(posts({{1, "A", 1, 1}}));
        account.nothingMore({{104, "B"}, {105, "C"}});
        const auto last = wait(account.connector.collect(first->next));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QVERIFY(last && !last->more);
        QCOMPARE(last->items.size(), 1);
        QCOMPARE(last->items.first().direction, Direction::Outbound);
        QCOMPARE(last->posts.first().text, u"A"_s);
    }
    void theNextRoundEndsAtWhatIsKnownEvenIfThatWasDeleted()
    {
        Account account;
        account.next("GET", "posts.json").json(posts({{2, "B"}, {1, "A"}}));
        account.nothingMore();
        const auto first = wait(account.connector.collect({}));
        QVERIFY(first && !first->more);
        account.next("GET", "posts.json").json(posts({{3, "C"}, {1, "A"}}));
        account.next("GET", "review.json").json("{}");
        account.next("GET", "posts/2.json").json(missing, 404);
        account.noMessages();
        const auto second = wait(account.connector.collect(first->next));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QVERIFY(second && !second->more);
        QCOMPARE(second->items.size(), 1);
        QCOMPARE(second->items.first().text, u"C"_s);
        QCOMPARE(second->gone, QStringList{u"2"_s});
    }
    void whoAnswersWhomIsSeenInOneList()
    {
        Account account;
        account.next("GET", "posts.json")
            .json(posts({{3, "B", 7, 4, ",'reply_to_post_number':2"}, {2, "A", 8, 2},
                {1, "X", 9, 2, {}, "2026-11-18T11:06:41.000Z", 13}}));
        account.nothingMore();
        const auto batch = wait(account.connector.collect({}));
        QVERIFY(batch);
        QCOMPARE(batch->items[0].parent, u"2"_s);
        QVERIFY(batch->items[1].parent.isEmpty());
        QCOMPARE(batch->posts.size(), 2);
    }
    void oneThatIsNoPostDoesNotStopTheOthers()
    {
        Account account;
        account.next("GET", "posts.json")
            .json(quoted("{'latest_posts':[null,7,{'id':'../x'},{'id':9},")
                + Said{2, "A", 7, 3, ",'user_id':null,'username':null"}.json() + ','
                + Said{1, "notice", 7, 2, ",'post_type':3"}.json() + "]}");
        account.nothingMore();
        const auto batch = wait(account.connector.collect({}));
        QVERIFY(batch && !batch->more);
        QCOMPARE(batch->items.size(), 1);
        QVERIFY(batch->items.first().authorId.isEmpty());
    }
    void editsHiddenAndRemovedPostsAreFoundByReadingAgain()
    {
        Account account;
        account.next("GET", "posts.json").json(posts({{3, "C"}, {2, "B"}, {1, "A"}}));
        account.nothingMore();
        const auto first = wait(account.connector.collect({}));
        QVERIFY(first);
        account.next("GET", "posts.json").json(posts({}));
        account.next("GET", "review.json").json("{}");
        account.post({1, "Edited", 7, 2, ",'version':2"});
        account.post({2, "B", 7, 2, ",'hidden':true"});
        account.post({3, "(gone)", 7, 2, ",'user_deleted':true"});
        account.noMessages();
        const auto second = wait(account.connector.collect(first->next));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QVERIFY(second);
        QCOMPARE(second->items.size(), 2);
        QCOMPARE(second->items[0].text, u"Edited"_s);
        QCOMPARE(second->items[0].version, u"2"_s);
        QCOMPARE(second->items[1].visibility, Visibility::Hidden);
        QCOMPARE(second->gone, QStringList{u"3"_s});
        account.next("GET", "posts.json").json(posts({}));
        account.next("GET", "review.json").json("{}");
        account.post({1, "Edited", 7, 2, ",'version':2,'deleted_at':'2026-11-18T12:00:00.000Z'"});
        account.next("GET", "posts/2.json").json("{}", 503, {{"Retry-After", "9"}});
        account.noMessages();
        const auto third = wait(account.connector.collect(second->next));
        QVERIFY2(third && third->gone.isEmpty(), "out of reach is not deleted");
        QCOMPARE(third->items.size(), 1);
        QCOMPARE(third->items.first().visibility, Visibility::Removed);
    }
    void whatWaitsForReviewIsCollected()
    {
        Account account;
        account.next("GET", "posts.json").json(posts({}));
        account.next("GET", "review.json", {{"status", "pending"}})
            .json(quoted("{'reviewables':[null,{'id':5,'type':'ReviewableQueuedPost','status':0,'version':0,"
                         "'created_at':'2026-11-18T11:06:41.000Z','topic_id':12,'target_created_by_id':7,"
                         "'payload':{'raw':'Let me in'}},{'id':6,'type':'ReviewableUser','status':0,"
                         "'created_at':'2026-11-18T11:06:41.000Z'},{'id':7,'post_id':88,'status':0}],"
                         "'users':[{'id':7,'username':'ann','name':'Ann'}],"
                         "'meta':{'load_more_reviewables':'/review?offset=10'}}"));
        account.next("GET", "review.json", {{"offset", "10"}}).json(quoted("{'reviewables':7}"));
        account.post({88, "Flagged", 7, 2, ",'hidden':true"});
        account.noMessages();
        const auto batch = wait(account.connector.collect({}));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QVERIFY(batch);
        QCOMPARE(batch->items.size(), 2);
        QCOMPARE(batch->items[0].id, u"review-5"_s);
        QCOMPARE(batch->items[0].visibility, Visibility::Held);
        QCOMPARE(batch->items[0].authorHandle, u"ann"_s);
        QCOMPARE(batch->items[1].id, u"88"_s);
        QCOMPARE(batch->items[1].visibility, Visibility::Hidden);
    }
    void aKnownPostThatComplaintsHideIsSeenAtOnce()
    {
        Account account;
        QList<Said> many;
        for (int i = 20; i >= 1; --i)
            many << Said{i, "A"};
        account.next("GET", "posts.json").json(posts(many));
        account.nothingMore();
        const auto first = wait(account.connector.collect({}));
        QVERIFY(first);
        const auto queue = quoted("{'reviewables':[{'id':7,'post_id':15,'status':0}]}");
        account.next("GET", "posts.json").json(posts({}));
        account.next("GET", "review.json").json(queue);
        account.post({15, "A", 7, 2, ",'hidden':true"});
        for (int i = 1; i <= 5; ++i)
            account.post({i, "A"});
        account.noMessages();
        const auto second = wait(account.connector.collect(first->next));
        QVERIFY(second && second->items.size() == 1);
        QCOMPARE(second->items.first().visibility, Visibility::Hidden);
        account.next("GET", "posts.json").json(posts({}));
        account.next("GET", "review.json").json(queue);
        for (int i = 6; i <= 10; ++i)
            account.post({i, "A"});
        account.noMessages();
        const auto third = wait(account.connector.collect(second->next));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QVERIFY(third && third->items.isEmpty());
    }
    void withoutTheRightToTheQueueTheRestIsCollected_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {403, 404, 429, 500})
            QTest::addRow("%d", status) << status;
    }
    void withoutTheRightToTheQueueTheRestIsCollected()
    {
        QFETCH(int, status);
        Account account;
        account.next("GET", "posts.json").json(posts({{1, "A"}}));
        account.next("GET", "review.json").json(refused, status);
        account.next("GET", "topics/private-messages/nhs.json").json(refused, status);
        const auto batch = wait(account.connector.collect({}));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QVERIFY(batch && batch->items.size() == 1);
    }
    void aPersonalConversationIsReadWithWhatCameLater()
    {
        Account account;
        const auto inbox = quoted("{'topic_list':{'topics':[{'id':12,'archetype':'private_message',"
                                  "'highest_post_number':3},{'id':13,'archetype':'regular'},null]}}");
        account.next("GET", "posts.json").json(posts({}));
        account.next("GET", "review.json").json("{}");
        account.next("GET", "topics/private-messages/nhs.json").json(inbox);
        account.next("GET", "t/12.json", {{"include_raw", "true"}})
            .json(topic("private_message", {{201, "Please help"}})
                      .replace(quoted("'stream':[201]"), quoted("'stream':[201,203]")));
        account.next("GET", "t/12/posts.json", {{"post_ids[]", "203"}})
            .json(quoted("{'post_stream':{'posts':[") + Said{203, "Are you there?", 7, 3}.json() + "]}}");
        const auto first = wait(account.connector.collect({}));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QVERIFY(first && first->posts.isEmpty());
        QCOMPARE(first->items.size(), 2);
        QCOMPARE(first->items[1].kind, ItemKind::Message);
        QCOMPARE(first->items[1].root, u"topic-12"_s);
        account.next("GET", "posts.json").json(posts({}));
        account.next("GET", "review.json").json("{}");
        account.post({201, "Please help me", 7, 2, ",'version':2"});
        account.post({203, "Are you there?", 7, 3});
        account.next("GET", "topics/private-messages/nhs.json").json(inbox);
        const auto second = wait(account.connector.collect(first->next));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QCOMPARE(second->items.size(), 1);
        QCOMPARE(second->items.first().kind, ItemKind::Message);
        QVERIFY2(second->posts.isEmpty(), "an edit gives no private title away");
    }

    void everyMisfortuneIsOneSentence_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<ErrorCode>("code");
        for (const auto& [what, code] :
            {std::pair{401, ErrorCode::Unauthorised}, {403, ErrorCode::Unauthorised},
                {404, ErrorCode::NotFound}, {409, ErrorCode::Conflict}, {422, ErrorCode::Rejected},
                {429, ErrorCode::Throttled}, {500, ErrorCode::Unreachable}, {503, ErrorCode::Throttled}})
            QTest::addRow("%d", what) << what << code;
        QTest::newRow("a page") << 1 << ErrorCode::Malformed;
        QTest::newRow("half a body") << 2 << ErrorCode::Malformed;
        QTest::newRow("another object") << 3 << ErrorCode::Malformed;
        QTest::newRow("nothing") << 4 << ErrorCode::Malformed;
        QTest::newRow("a list") << 5 << ErrorCode::Malformed;
        QTest::newRow("a log-in page") << 6 << ErrorCode::Malformed;
        QTest::newRow("another host") << 7 << ErrorCode::Rejected;
    }
    void everyMisfortuneIsOneSentence()
    {
        QFETCH(int, what);
        QFETCH(ErrorCode, code);
        Account account;
        auto& line = account.next("GET", "posts.json");
        if (what == 1)
            line.html();
        else if (what == 2)
            line.halfBody({}, posts({{103, "Dana"}}));
        else if (what == 3)
            line.json(quoted("{'Dana':1}"));
        else if (what == 4)
            line.reply(200);
        else if (what == 5)
            line.json(quoted("['Dana']"));
        else if (what == 6) {
            line.reply(302, {{"Location", "/login"}});
            account.server.expect("GET", "/login").html();
        } else if (what == 7)
            line.reply(302, {{"Location", "https://sso.example/Dana"}});
        else
            line.json(refused, what, {{"Retry-After", "60"}});
        const auto batch = wait(account.connector.collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, code);
        QVERIFY(isOneSentence(batch.error()));
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void aForumOutOfReachIsUnreachable()
    {
        Account account;
        QVERIFY(wait(account.connector.test()));
        account.server.goAway();
        QCOMPARE(wait(account.connector.collect({})).error().code, ErrorCode::Unreachable);
    }
    void howLongToWaitIsSaidInManyWays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("seconds");
        const auto extras
            = quoted("{'errors':['Dana'],'error_type':'rate_limit','extras':{'wait_seconds':17}}");
        QTest::newRow("in a header") << 429 << QByteArray("60") << QByteArray("Slow down") << u"60"_s;
        QTest::newRow("in the body") << 429 << QByteArray() << extras << u"17"_s;
        QTest::newRow("in both") << 429 << QByteArray("60") << extras << u"60"_s;
        QTest::newRow("as a refusal") << 422 << QByteArray() << extras << u"17"_s;
        QTest::newRow("not at all") << 429 << QByteArray() << quoted("{'extras':{'wait_seconds':'x'}}")
                                    << QString();
        QTest::newRow("out of all reason")
            << 429 << QByteArray() << quoted("{'extras':{'wait_seconds':1e99}}") << u"86400"_s;
    }
    void howLongToWaitIsSaidInManyWays()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, body);
        QFETCH(QString, seconds);
        Account account;
        test::Exchange::Headers headers;
        if (!header.isEmpty())
            headers << std::pair{QByteArray("Retry-After"), header};
        account.next("GET", "posts.json").json(body, status, headers);
        const auto batch = wait(account.connector.collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Throttled);
        QCOMPARE(batch.error().detail, seconds);
        QVERIFY(isOneSentence(batch.error()));
    }
};

QTEST_GUILESS_MAIN(TestDiscourse)
#include "tst_discourse.moc"
