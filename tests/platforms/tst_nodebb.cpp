// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The NodeBB connector collecting from a scripted forum.
#include "nodebb_forum.h"

using namespace steward;
using namespace steward::test::nodebb;
using namespace Qt::StringLiterals;
using steward::test::ScriptedHttpServer;
using steward::test::wait;

class TestNodebb : public QObject {
    Q_OBJECT

private slots:
    void itIntroducesItselfOnce()
    {
        Forum forum;
        QVERIFY(wait(forum.connector.test())->contains(u"as nhs, a moderator"));
        QVERIFY(wait(forum.connector.test())->contains(u"as nhs"));
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void aUserWithoutRightsIsToldSoInOneSentence()
    {
        Forum forum(false);
        const auto told = wait(forum.connector.test());
        QVERIFY(told && told->contains(u"no moderator"));
        QCOMPARE(told->count(u'.'), 1);
    }
    void whatIsMissingIsSaidBeforeAnythingIsAsked()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        NodeBBConnector tokenless({u"forum"_s, server.url(), u"1"_s, " "}, http, clock);
        QCOMPARE(wait(tokenless.test()).error().code, ErrorCode::Unauthorised);
        NodeBBConnector named({u"forum"_s, server.url(), u"nhs"_s, "token"}, http, clock);
        QVERIFY(wait(named.test()).error().message.contains(u"number of its user"));
        QVERIFY(server.seen().isEmpty());
    }
    void aTokenOfAUserNeedsNoNumber()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        NodeBBConnector connector({u"forum"_s, server.url(), {}, "token"}, http, clock);
        server.expect("GET", "/api/self")
            .checking([](const auto& seen) { return seen.query.isEmpty(); })
            .json(quoted("{'uid':1,'username':'nhs'}"));
        QVERIFY(wait(connector.test()));
    }
    void aTokenOfSomebodyElseIsNoticed()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        NodeBBConnector connector({u"forum"_s, server.url(), u"5"_s, "token"}, http, clock);
        server.expect("GET", "/api/self", {{"_uid", "5"}}).json(quoted("{'uid':1,'username':'nhs'}"));
        QVERIFY(wait(connector.test()).error().message.contains(u"another user"));
    }

    void aFirstCollectionGoesBackUntilThereIsNothing()
    {
        Forum forum;
        forum.noQueue();
        forum.page("1").json(list({Said{104}.json(), Said{103}.json()}));
        const auto first = wait(forum.connector.collect({}));
        QVERIFY(first && first->more);
        QCOMPARE(idsOf(*first), (QStringList{u"104"_s, u"103"_s}));
        QCOMPARE(first->items.first().account, u"forum"_s);
        QCOMPARE(first->posts.size(), 1);
        QCOMPARE(first->posts.first().title, u"Flu"_s);
        forum.page("2").json(list({Said{103}.json(), Said{102, "Ours", 1}.json()}));
        const auto second = wait(forum.connector.collect(first->next));
        QVERIFY2(second && idsOf(*second) == QStringList{u"102"_s}, "a page may have shifted meanwhile");
        QCOMPARE(second->items.first().direction, Direction::Outbound);
        forum.page("3").json("[]");
        const auto third = wait(forum.connector.collect(second->next));
        QVERIFY2(third && third->more, "one empty page may be hidden from us");
        forum.page("4").json("[]");
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("GET", "v3/posts/104").json(Said{104}.stored());
        const auto last = wait(forum.connector.collect(third->next));
        QVERIFY(last && !last->more && last->items.isEmpty() && last->gone.isEmpty());
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void aFirstCollectionIsBounded()
    {
        Forum forum;
        forum.noQueue();
        Cursor cursor;
        for (int page = 1; page <= 25; ++page) {
            forum.page(QByteArray::number(page)).json(list({Said{1000 - page, "x", 1}.json()}));
            const auto batch = wait(forum.connector.collect(cursor));
            QVERIFY(batch);
            QCOMPARE(batch->more, page < 25);
            cursor = batch->next;
        }
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void theNextCollectionStopsAtWhatIsKnown()
    {
        Forum forum;
        const auto cursor = forum.after({Said{104}, Said{103}});
        forum.nothingChanged({105});
        forum.page("1").json(list({Said{105}.json(), Said{104}.json(), Said{103}.json()}));
        const auto batch = wait(forum.connector.collect(cursor));
        QVERIFY(batch && !batch->more);
        QCOMPARE(idsOf(*batch), QStringList{u"105"_s});
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void aDeletedAnchorDoesNoHarm()
    {
        Forum forum;
        const auto cursor = forum.after({Said{104}, Said{103}});
        forum.nothingChanged({105});
        forum.page("1").json(list({Said{105}.json(), Said{103}.json()}));
        const auto batch = wait(forum.connector.collect(cursor));
        QVERIFY(batch && !batch->more);
        QCOMPARE(idsOf(*batch), QStringList{u"105"_s});
    }
    void onesThatAreNoPostsDoNotStopTheOthers()
    {
        Forum forum;
        forum.noQueue();
        forum.page("1").json(quoted("[null,7,{'pid':6},{'pid':'../x','tid':9},{'pid':8,'tid':9,'uid':null,"
                                    "'user':null,'timestamp':1795000000000,'content':'x','new':[]},")
            + Said{103}.json() + ']');
        const auto batch = wait(forum.connector.collect({}));
        QVERIFY(batch);
        QCOMPARE(idsOf(*batch), (QStringList{u"8"_s, u"103"_s}));
    }

    void thePostQueueIsHeld()
    {
        Forum forum;
        forum.next("GET", "post-queue", {{"page", "1"}})
            .json(quoted("{'posts':[null,{'id':'../x'},") + waiting("reply-1")
                + quoted("],'pagination':{'pageCount':2}}"));
        forum.next("GET", "post-queue", {{"page", "2"}})
            .json(
                quoted("{'posts':") + list({waiting("reply-2")}) + quoted(",'pagination':{'pageCount':2}}"));
        forum.page("1").json(list({Said{103}.json()}));
        const auto batch = wait(forum.connector.collect({}));
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
        QVERIFY(batch);
        QCOMPARE(idsOf(*batch), (QStringList{u"reply-1"_s, u"reply-2"_s, u"103"_s}));
        QCOMPARE(batch->items.first().visibility, Visibility::Held);
    }
    void whatLeftTheQueueIsEitherPostedOrGone()
    {
        Forum forum;
        auto cursor = forum.after({Said{104}, Said{103}});
        forum.server.always("GET", "/api/post-queue")
            .json(queueOf({waiting("reply-1", 1'794'000'000'000), waiting("reply-2", 1'794'000'000'500)}));
        forum.page("1").json(list({Said{104}.json()}));
        cursor = wait(forum.connector.collect(cursor))->next;
        forum.noQueue();
        forum.nothingChanged({105});
        forum.page("1").json(list({Said{104}.json(), Said{103}.json()}));
        const auto first = wait(forum.connector.collect(cursor));
        QVERIFY2(first && first->more && first->gone.isEmpty(), "its place among the posts is further back");
        forum.page("2").json(list({Said{105, "Buy", 7, 0, false, 1'794'000'000'500}.json(),
            Said{90, "Old", 7, 0, false, 1'793'000'000'000}.json()}));
        const auto second = wait(forum.connector.collect(first->next));
        QVERIFY(second && !second->more);
        QCOMPARE(idsOf(*second), QStringList{u"105"_s});
        QCOMPARE(second->gone, QStringList{u"reply-1"_s});
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void whoIsNoModeratorHasNoQueue()
    {
        Forum forum(false);
        forum.page("1").json(list({Said{103}.json()}));
        QVERIFY(wait(forum.connector.collect({})));
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void aQueueThatIsRefusedIsNoneAndOneOutOfReachRepeatsThePage()
    {
        Forum forum;
        forum.next("GET", "post-queue").json(fault, 404);
        forum.page("1").json(list({Said{103}.json()}));
        QVERIFY(wait(forum.connector.collect({})));
        forum.next("GET", "post-queue").json(fault, 429, {{"X-RateLimit-Reset", "2026-11-18T11:08:40.000Z"}});
        const auto batch = wait(forum.connector.collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Throttled);
        QCOMPARE(batch.error().detail, u"120"_s);
    }

    void editsAndDeletionsAreFoundByReadingAgain()
    {
        Forum forum;
        const auto cursor = forum.after({Said{105}, Said{104}, Said{103}, Said{102}});
        forum.page("1").json(list({Said{105}.json()}));
        forum.next("GET", "v3/posts/102").json(fault, 404);
        forum.next("GET", "v3/posts/103").json(Said{103}.stored(1'795'000'900'000));
        forum.next("GET", "v3/posts/103/summary").json(v3(Said{103, "Goodbye"}.json()));
        forum.next("GET", "v3/posts/104").json(Said{104, "x", 7, 0, true}.stored(0, 7));
        forum.next("GET", "v3/posts/105").json(Said{105, "x", 7, 0, true}.stored(0, 2));
        forum.next("GET", "v3/posts/105/summary").json(v3(Said{105, "Hello", 7, 0, true}.json()));
        const auto batch = wait(forum.connector.collect(cursor));
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
        QVERIFY(batch);
        QCOMPARE(batch->gone, (QStringList{u"102"_s, u"104"_s}));
        QCOMPARE(idsOf(*batch), (QStringList{u"103"_s, u"105"_s}));
        QCOMPARE(batch->items[0].text, u"Goodbye"_s);
        QCOMPARE(batch->items[0].version, u"1795000900000"_s);
        QCOMPARE(batch->items[1].visibility, Visibility::Removed);
        forum.page("1").json(list({Said{105}.json()}));
        forum.next("GET", "v3/posts/103").json(Said{103}.stored(1'795'000'900'000));
        forum.next("GET", "v3/posts/104").json(Said{104, "x", 7, 0, true}.stored(0, 7));
        forum.next("GET", "v3/posts/105").json(Said{105}.stored());
        forum.next("GET", "v3/posts/105/summary").json(v3(Said{105}.json()));
        const auto again = wait(forum.connector.collect(batch->next));
        QVERIFY2(again && again->gone.isEmpty() && idsOf(*again) == QStringList{u"105"_s}, "told once");
        QCOMPARE(again->items.first().visibility, Visibility::Approved);
    }
    void whatWeDeletedOurselvesIsNoNewsAndWhatIsOutOfReachIsNotDeleted()
    {
        Forum forum;
        const auto cursor = forum.after({Said{104}, Said{103}});
        forum.page("1").json(list({Said{104}.json()}));
        forum.next("GET", "v3/posts/103").json(Said{103, "x", 7, 0, true}.stored(0, 1));
        forum.next("GET", "v3/posts/104").json(fault, 503, {{"Retry-After", "9"}});
        const auto batch = wait(forum.connector.collect(cursor));
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
        QVERIFY(batch && batch->items.isEmpty() && batch->gone.isEmpty());
    }

    void chatsAreReadWhenTheyHaveSomethingNew()
    {
        Forum forum;
        const auto cursor = forum.after({Said{104}});
        const auto rooms = v3(quoted("{'rooms':[null,{'roomId':12,'teaser':{'timestamp':1795000001000}},"
                                     "{'roomId':13,'public':true,'teaser':{'timestamp':1795000001000}},"
                                     "{'roomId':'14','teaser':null}]}"));
        forum.server.always("GET", "/api/v3/chats").json(rooms);
        forum.page("1").json(list({Said{104}.json()}));
        forum.next("GET", "v3/chats/12/messages")
            .json(v3(quoted("{'messages':[null,") + message(45, "May I ask?", 7) + ',' + message(46, "Yes", 1)
                + "]}"));
        forum.next("GET", "v3/chats/14/messages").json(fault, 403);
        const auto batch = wait(forum.connector.collect(cursor));
        QVERIFY(batch);
        QCOMPARE(idsOf(*batch), (QStringList{u"chat-12-45"_s, u"chat-12-46"_s}));
        QCOMPARE(batch->items[0].kind, ItemKind::Message);
        QCOMPARE(batch->items[1].direction, Direction::Outbound);
        forum.page("1").json(list({Said{104}.json()}));
        forum.next("GET", "v3/chats/14/messages").json(fault, 403);
        const auto again = wait(forum.connector.collect(batch->next));
        QVERIFY(again && again->items.isEmpty());
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }

    void everyMisfortuneIsOneSentence_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<ErrorCode>("code");
        for (const auto& [what, code] : {std::pair{400, ErrorCode::Rejected}, {401, ErrorCode::Unauthorised},
                 {403, ErrorCode::Unauthorised}, {404, ErrorCode::NotFound}, {409, ErrorCode::Rejected},
                 {422, ErrorCode::Rejected}, {429, ErrorCode::Throttled}, {500, ErrorCode::Unreachable},
                 {503, ErrorCode::Throttled}})
            QTest::addRow("%d", what) << what << code;
        QTest::newRow("a page") << 1 << ErrorCode::Malformed;
        QTest::newRow("half a body") << 2 << ErrorCode::Malformed;
        QTest::newRow("the wrong kind of JSON") << 3 << ErrorCode::Malformed;
        QTest::newRow("nothing") << 4 << ErrorCode::Malformed;
        QTest::newRow("a log-in page elsewhere") << 5 << ErrorCode::Malformed;
    }
    void everyMisfortuneIsOneSentence()
    {
        QFETCH(int, what);
        QFETCH(ErrorCode, code);
        for (const bool writing : {false, true}) {
            Forum forum(false);
            auto& line = writing ? forum.next("GET", "v3/posts/103") : forum.page("1");
            if (what == 1)
                line.html();
            else if (what == 2)
                line.halfBody({}, list({Said{103, "Dana"}.json()}));
            else if (what == 3)
                line.json(writing ? quoted("{'pid':103,'content':'Dana'}") : fault);
            else if (what == 4)
                line.reply(200);
            else if (what == 5)
                line.reply(302, {{"Location", "/login"}});
            else
                line.json(fault, what, {{"Retry-After", "60"}});
            if (what == 5)
                forum.server.expect("GET", "/login").html();
            const auto error = writing ? wait(forum.connector.reply(forum.reply())).error()
                                       : wait(forum.connector.collect({})).error();
            QCOMPARE(error.code, code);
            QVERIFY(error.message.endsWith(u'.') && !error.message.contains(u"Dana"));
            QVERIFY2(forum.server.isDone(), forum.server.complaint());
        }
    }

    void aForumThatIsAwayIsOutOfReach()
    {
        Forum forum;
        QVERIFY(wait(forum.connector.test()));
        forum.server.goAway();
        QCOMPARE(wait(forum.connector.collect({})).error().code, ErrorCode::Unreachable);
        QCOMPARE(wait(forum.connector.read(u"103"_s)).error().code, ErrorCode::Unreachable);
    }
    void howLongToWaitIsReadFromWhateverSaysSo_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("seconds");
        QTest::newRow("seconds") << QByteArray("Retry-After") << QByteArray("60") << u"60"_s;
        QTest::newRow("a date") << QByteArray("Retry-After") << QByteArray("Wed, 18 Nov 2026 11:08:40 GMT")
                                << u"120"_s;
        QTest::newRow("a reset") << QByteArray("X-RateLimit-Reset") << QByteArray("2026-11-18T11:08:40.000Z")
                                 << u"120"_s;
        QTest::newRow("another reset") << QByteArray("RateLimit-Reset") << QByteArray("30") << u"30"_s;
        QTest::newRow("nothing") << QByteArray("X-Nothing") << QByteArray("1") << QString();
    }
    void howLongToWaitIsReadFromWhateverSaysSo()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QString, seconds);
        Forum forum(false);
        forum.page("1").json(fault, 429, {{name, value}});
        const auto batch = wait(forum.connector.collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Throttled);
        QCOMPARE(batch.error().detail, seconds);
    }
};

QTEST_GUILESS_MAIN(TestNodebb)
#include "tst_nodebb.moc"
