// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Discourse connector in conversation with a scripted forum: answering and moderating.
#include "discourse_forum.h"

using namespace steward;
using namespace steward::test::discourse;
using namespace Qt::StringLiterals;
using steward::test::wait;

class TestDiscourseActions : public QObject {
    Q_OBJECT

private slots:
    void anAnswerHangsUnderItsPost()
    {
        Account account;
        account.post({103, "When?", 7, 4});
        account.next("GET", "t/12.json").json(topic("regular"));
        account.next("POST", "posts.json")
            .checking([](const auto& seen) {
                const auto body = bodyOf(seen);
                return body.value(u"raw") == u"Yes, it is."_s && body.value(u"topic_id") == 12
                    && body.value(u"reply_to_post_number") == 4 && body.size() == 3;
            })
            .json(Said{301, "x", 1}.json());
        QCOMPARE(wait(account.connector.reply(account.reply())).value(), u"301"_s);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void aPrivateAnswerIsAPersonalMessage()
    {
        Account account;
        account.post();
        account.next("GET", "t/12.json").json(topic("regular"));
        account.next("POST", "posts.json")
            .checking([](const auto& seen) {
                const auto body = bodyOf(seen);
                return body.value(u"archetype") == u"private_message"_s
                    && body.value(u"target_recipients") == u"ann"_s
                    && body.value(u"title") == u"Re: Flu clinics"_s && !body.contains(u"topic_id"_s);
            })
            .json(Said{301, "x", 1}.json());
        QVERIFY(wait(account.connector.reply(account.reply(Audience::Private))));
    }
    void whatWasSaidInPrivateIsNeverAnsweredInPublic()
    {
        Account account;
        account.post();
        account.next("GET", "t/12.json").json(topic("private_message"));
        QCOMPARE(wait(account.connector.reply(account.reply())).error().code, ErrorCode::Rejected);
        account.post();
        account.next("GET", "t/12.json").json(quoted("{'id':12,'title':'x'}"));
        QCOMPARE(wait(account.connector.reply(account.reply())).error().code, ErrorCode::Malformed);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void whatWasSaidInPrivateIsAnsweredWhereItWasSaid()
    {
        Account account;
        account.post();
        account.next("GET", "t/12.json").json(topic("private_message"));
        account.next("POST", "posts.json")
            .checking([](const auto& seen) { return bodyOf(seen).value(u"topic_id") == 12; })
            .json(Said{301, "x", 1}.json());
        QVERIFY(wait(account.connector.reply(account.reply(Audience::Private))));
    }
    void whatIsGoneIsNotAnswered()
    {
        Account account;
        account.next("GET", "posts/103.json").json(missing, 404);
        QCOMPARE(wait(account.connector.reply(account.reply())).error().code, ErrorCode::NotFound);
        account.post({103, "x", 7, 2, ",'deleted_at':'2026-11-18T12:00:00.000Z'"});
        account.next("GET", "t/12.json").json(topic("regular"));
        QCOMPARE(wait(account.connector.reply(account.reply())).error().code, ErrorCode::NotFound);
        auto nowhere = account.reply();
        for (const auto& id : {u""_s, u"review-5"_s, u"../x"_s}) {
            nowhere.inReplyTo = id;
            QCOMPARE(wait(account.connector.reply(nowhere)).error().code, ErrorCode::Rejected);
        }
        account.post({103, "x", 7, 2, ",'username':null"});
        account.next("GET", "t/12.json").json(topic("regular"));
        QCOMPARE(wait(account.connector.reply(account.reply(Audience::Private))).error().code,
            ErrorCode::Rejected);
    }
    void anAnswerThatTheForumDoesNotTake()
    {
        Account account;
        const auto asks = [&account] {
            account.post();
            account.next("GET", "t/12.json").json(topic("regular"));
        };
        asks();
        account.next("POST", "posts.json")
            .json(quoted("{'action':'create_post','errors':['Dana is too similar']}"), 422);
        const auto similar = wait(account.connector.reply(account.reply()));
        QCOMPARE(similar.error().code, ErrorCode::Rejected);
        QVERIFY(isOneSentence(similar.error()) && similar.error().message.contains(u"words"));
        asks();
        account.next("POST", "posts.json").json(quoted("{'success':true,'action':'enqueued'}"));
        QCOMPARE(wait(account.connector.reply(account.reply())).error().detail, u"enqueued"_s);
        asks();
        account.next("POST", "posts.json").json(quoted("{'id':'x'}"));
        QCOMPARE(wait(account.connector.reply(account.reply())).error().code, ErrorCode::Malformed);
        asks();
        account.next("POST", "posts.json").closeWithoutAnswer();
        QCOMPARE(wait(account.connector.reply(account.reply())).error().code, ErrorCode::Unreachable);
    }
    void aReplyThatMayBeOutIsLookedFor()
    {
        Account account;
        const QByteArray under = ",'reply_to_post_number':2";
        const QList<Said> all{{299, "Yes, it is.", 1, 5, under, "2026-11-17T00:00:00.000Z"},
            {300, "Yes, it is.", 7, 5, under}, {301, "Something else", 1, 6, under},
            {302, "Yes, it is.", 1, 7, ",'reply_to_post_number':4"}, {303, "Yes,  it is. ", 1, 8, under},
            {304, "Yes, it is.", 1, 9, under}};
        account.post();
        account.next("GET", "t/12.json").json(topic("regular", all));
        account.next("GET", "t/12/posts.json", {{"post_ids[]", "299"}, {"post_ids[]", "304"}})
            .json(topic("regular", all));
        QCOMPARE(wait(account.connector.findReply(account.reply())).value(), u"303"_s);
        account.post();
        account.next("GET", "t/12.json").json(topic("regular"));
        QCOMPARE(wait(account.connector.findReply(account.reply())).value(), QString());
        account.post();
        account.next("GET", "t/12.json").json(topic("regular", all));
        account.next("GET", "t/12/posts.json").json("{}", 429, {{"Retry-After", "9"}});
        QCOMPARE(wait(account.connector.findReply(account.reply())).error().code, ErrorCode::Throttled);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void aPersonalMessageThatMayBeOutIsLookedFor()
    {
        Account account;
        const auto sent
            = quoted("{'topic_list':{'topics':["
                     "{'id':12,'archetype':'private_message','created_at':'2026-11-18T11:06:41.000Z'},"
                     "{'id':11,'archetype':'private_message','created_at':'2026-11-01T11:06:41.000Z'}]}}");
        for (const auto& [recipient, found] :
            {std::pair{QByteArray("ann"), u"401"_s}, {QByteArray("bob"), QString()}}) {
            account.post();
            account.next("GET", "t/12.json").json(topic("regular"));
            account.next("GET", "topics/private-messages-sent/nhs.json").json(sent);
            account.next("GET", "t/12.json")
                .json(topic("private_message", {{401, "Yes, it is.", 1, 1}},
                    ",'details':{'allowed_users':[{'username':'" + recipient + "'}]}"));
            QCOMPARE(wait(account.connector.findReply(account.reply(Audience::Private))).value(), found);
        }
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }

    void aPostIsRemovedAndRestored()
    {
        Account account;
        const QByteArray deleted = ",'deleted_at':'2026-11-18T12:00:00.000Z'";
        account.post();
        account.next("DELETE", "posts/103.json").reply(200);
        account.post({103, "Hello", 7, 2, deleted});
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Remove))->visibility, Visibility::Removed);
        account.post({103, "Hello", 7, 2, deleted});
        QVERIFY2(wait(account.connector.enforce(u"103"_s, Action::Remove)), "twice is once");
        account.post({103, "Hello", 7, 2, deleted});
        account.next("PUT", "posts/103/recover.json").json(Said{}.json());
        account.post();
        QCOMPARE(
            wait(account.connector.enforce(u"103"_s, Action::Restore))->visibility, Visibility::Approved);
        account.post();
        account.next("DELETE", "posts/103.json").reply(200);
        account.next("GET", "posts/103.json").json(missing, 404);
        QVERIFY(!wait(account.connector.enforce(u"103"_s, Action::Remove))->exists);
        account.post();
        account.next("DELETE", "posts/103.json").reply(200);
        account.post();
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Remove)).error().code, ErrorCode::Rejected);
        account.post();
        account.next("DELETE", "posts/103.json").json(refused, 403);
        QCOMPARE(
            wait(account.connector.enforce(u"103"_s, Action::Remove)).error().code, ErrorCode::Unauthorised);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void aTopicIsRemovedOnlyWhileNobodyElseWroteThere()
    {
        Account account;
        account.post({103, "Hello", 7, 1});
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Remove)).error().code, ErrorCode::Refused);
        account.post({103, "Hello", 7, 1, ",'posts_count':1"});
        account.next("DELETE", "t/12.json").reply(200);
        account.post({103, "Hello", 7, 1, ",'deleted_at':'2026-11-18T12:00:00.000Z'"});
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Remove)));
        account.post({103, "Hello", 7, 1, ",'deleted_at':'2026-11-18T12:00:00.000Z'"});
        account.next("PUT", "t/12/recover.json").reply(200);
        account.post({103, "Hello", 7, 1});
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Restore)));
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void aFlaggedPostIsHiddenThroughTheQueue()
    {
        Account account;
        const QByteArray flagged = ",'reviewable_id':5,'reviewable_score_pending_count':1";
        account.post({103, "Hello", 7, 2, flagged});
        account.next("GET", "review/5.json").json(review(0, "{'id':'agree_and_hide'},{'id':'disagree'}"));
        account.next("PUT", "review/5/perform/agree_and_hide.json", {{"version", "4"}}).json(performed);
        account.post({103, "Hello", 7, 2, ",'hidden':true"});
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Hide))->visibility, Visibility::Hidden);
        account.post({103, "Hello", 7, 2, flagged + ",'hidden':true"});
        account.next("GET", "review/5.json")
            .json(review(0, "{'id':'x','server_action':'disagree_and_restore'}"));
        account.next("PUT", "review/5/perform/disagree_and_restore.json").json(performed);
        account.post();
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Unhide)));
        account.post({103, "Hello", 7, 2, flagged});
        account.next("GET", "review/5.json").json(review(0, "{'id':'disagree'}"));
        account.next("PUT", "review/5/perform/disagree.json").json(performed);
        account.post({103, "Hello", 7, 2, ",'reviewable_id':5,'reviewable_score_pending_count':0"});
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Approve)));
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void whatIsUnderNoReviewIsNotHiddenFromHere()
    {
        Account account;
        account.post();
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Hide)).error().code, ErrorCode::Refused);
        account.post({103, "Hello", 7, 2, ",'reviewable_id':5"});
        account.next("GET", "review/5.json").json(review(1, ""));
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Hide)).error().code, ErrorCode::Refused);
        account.post({103, "Hello", 7, 2, ",'hidden':true"});
        account.next("PUT", "posts/103/unhide.json").reply(200);
        account.post();
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Unhide)));
        account.post();
        QVERIFY2(wait(account.connector.enforce(u"103"_s, Action::Approve)), "there is nothing to approve");
        account.post({103, "Hello", 7, 2, ",'deleted_at':'2026-11-18T12:00:00.000Z'"});
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Unhide)).error().code, ErrorCode::Refused);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void whatSomebodyElseDecidedMeanwhileIsAConflict()
    {
        Account account;
        QVERIFY(wait(account.connector.test()));
        account.next("GET", "review/5.json").json(review(0, "{'id':'approve_post'}"));
        account.next("PUT", "review/5/perform/approve_post.json").json(quoted("{'errors':['Dana']}"), 409);
        const auto lost = wait(account.connector.enforce(u"review-5"_s, Action::Approve));
        QCOMPARE(lost.error().code, ErrorCode::Conflict);
        QVERIFY(isOneSentence(lost.error()));
        account.next("GET", "review/5.json").json(review(0, ""));
        account.next("PUT", "review/5/perform/approve_post.json").json(quoted("{'errors':['Dana']}"), 422);
        const auto claimed = wait(account.connector.enforce(u"review-5"_s, Action::Approve));
        QCOMPARE(claimed.error().code, ErrorCode::Rejected);
        QVERIFY(isOneSentence(claimed.error()));
        account.next("GET", "review/5.json").json(review(0, ""));
        account.next("PUT", "review/5/perform/reject_post.json").json("{}");
        QCOMPARE(
            wait(account.connector.enforce(u"review-5"_s, Action::Remove)).error().code, ErrorCode::Rejected);
    }
    void whatWaitsIsLetThroughOrTurnedAway()
    {
        Account account;
        QVERIFY(wait(account.connector.test()));
        account.next("GET", "review/5.json").json(review(0, "{'id':'approve_post'},{'id':'reject_post'}", 0));
        account.next("PUT", "review/5/perform/approve_post.json", {{"version", "0"}}).json(performed);
        account.next("GET", "review/5.json").json(review(1, ""));
        QCOMPARE(wait(account.connector.enforce(u"review-5"_s, Action::Approve))->visibility,
            Visibility::Approved);
        account.next("GET", "review/5.json").json(review(1, ""));
        QVERIFY2(wait(account.connector.enforce(u"review-5"_s, Action::Approve)), "twice is once");
        account.next("GET", "review/5.json").json(review(0, ""));
        account.next("PUT", "review/5/perform/reject_post.json").json(performed);
        account.next("GET", "review/5.json").json(review(2, ""));
        QCOMPARE(
            wait(account.connector.enforce(u"review-5"_s, Action::Remove))->visibility, Visibility::Removed);
        account.next("GET", "review/5.json").json(review(0, "{'id':'reject_post'}"));
        QCOMPARE(
            wait(account.connector.enforce(u"review-5"_s, Action::Approve)).error().code, ErrorCode::Refused);
        account.next("GET", "review/5.json").json(missing, 404);
        QVERIFY(!wait(account.connector.read(u"review-5"_s))->exists);
        account.next("GET", "review/5.json").json(quoted("{'reviewable':7}"));
        QCOMPARE(wait(account.connector.read(u"review-5"_s)).error().code, ErrorCode::Malformed);
        QCOMPARE(
            wait(account.connector.enforce(u"review-5"_s, Action::Hide)).error().code, ErrorCode::Refused);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void anAuthorIsSilencedAndTheAnswerSaysSo()
    {
        Account account;
        account.post();
        account.next("PUT", "admin/users/7/silence.json")
            .checking([](const auto& seen) {
                const auto until = parseInstant(bodyOf(seen).value(u"silenced_till").toString());
                return until && !bodyOf(seen).value(u"reason").toString().isEmpty();
            })
            .json(quoted("{'silence':{'silenced':true}}"));
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Block)));
        account.post();
        account.next("PUT", "admin/users/7/silence.json").json(quoted("{'message':'Dana'}"), 409);
        account.next("GET", "admin/users/7.json")
            .json(quoted("{'id':7,'silenced_till':'2126-01-01T00:00:00Z'}"));
        QVERIFY2(wait(account.connector.enforce(u"103"_s, Action::Block)), "silenced already");
        account.post();
        account.next("PUT", "admin/users/7/silence.json").json(quoted("{'message':'Dana'}"), 409);
        account.next("GET", "admin/users/7.json").json(quoted("{'id':7,'silenced_till':null}"));
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Block)).error().code, ErrorCode::Conflict);
        account.post();
        account.next("PUT", "admin/users/7/unsilence.json").json(quoted("{'unsilence':{'silenced':false}}"));
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Unblock)));
        account.post();
        account.next("PUT", "admin/users/7/unsilence.json").json(quoted("{'unsilence':{'silenced':true}}"));
        QCOMPARE(
            wait(account.connector.enforce(u"103"_s, Action::Unblock)).error().code, ErrorCode::Rejected);
        account.post();
        account.next("PUT", "admin/users/7/silence.json").json(missing, 404);
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Block)).error().code, ErrorCode::NotFound);
        account.post({103, "x", 1});
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Block)).error().code, ErrorCode::Refused);
        account.post({103, "x", 7, 2, ",'user_id':null"});
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Block)).error().code, ErrorCode::Refused);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void aReportIsMadeOnce()
    {
        Account account;
        const QByteArray acted = ",'actions_summary':[null,{'id':2,'count':1},{'id':4,'acted':true}]";
        account.post();
        account.next("POST", "post_actions.json")
            .checking([](const auto& seen) {
                return bodyOf(seen).value(u"id") == 103 && bodyOf(seen).value(u"post_action_type_id") == 4;
            })
            .json(Said{103, "Hello", 7, 2, acted}.json());
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Report)));
        account.post({103, "Hello", 7, 2, acted});
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Report)));
        account.post();
        account.next("POST", "post_actions.json").json(Said{}.json());
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Report)).error().code, ErrorCode::Rejected);
        account.post();
        account.next("POST", "post_actions.json").json(refused, 403);
        QCOMPARE(
            wait(account.connector.enforce(u"103"_s, Action::Report)).error().code, ErrorCode::Unauthorised);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void whatDiscourseCannotDoIsRefusedBeforeAnythingIsAsked()
    {
        Account account;
        for (const auto action : {Action::Hold, Action::Spam})
            QCOMPARE(wait(account.connector.enforce(u"103"_s, action)).error().code, ErrorCode::Refused);
        QCOMPARE(wait(account.connector.enforce(u"../x"_s, Action::Remove)).error().code, ErrorCode::Invalid);
        QVERIFY(account.server.seen().isEmpty());
        QVERIFY(wait(account.connector.test()));
    }

    void aDeletedPostIsAbsent()
    {
        Account account;
        QVERIFY(wait(account.connector.test()));
        account.next("GET", "posts/103.json").json(missing, 404);
        const auto shown = wait(account.connector.read(u"103"_s));
        QVERIFY(shown && !shown->exists);
        account.post();
        QCOMPARE(wait(account.connector.read(u"103"_s))->text, u"Hello"_s);
        account.next("GET", "posts/103.json").json(refused, 403);
        QCOMPARE(wait(account.connector.read(u"103"_s)).error().code, ErrorCode::Unauthorised);
        account.next("GET", "posts/103.json").json(Said{104}.json());
        QCOMPARE(wait(account.connector.read(u"103"_s)).error().code, ErrorCode::Malformed);
        QCOMPARE(wait(account.connector.read(u"../x"_s)).error().code, ErrorCode::Invalid);
    }
    void onlyOurOwnIsTakenBack()
    {
        Account account;
        account.post({301, "x", 1});
        account.next("DELETE", "posts/301.json").reply(200);
        QVERIFY(wait(account.connector.retract(u"301"_s)));
        account.post({301, "x", 1, 2, ",'user_deleted':true"});
        QVERIFY2(wait(account.connector.retract(u"301"_s)), "taken back already");
        account.next("GET", "posts/301.json").json(missing, 404);
        QVERIFY2(wait(account.connector.retract(u"301"_s)), "gone is gone");
        account.post();
        QCOMPARE(wait(account.connector.retract(u"103"_s)).error().code, ErrorCode::Refused);
        QCOMPARE(wait(account.connector.retract(u"topic-12"_s)).error().code, ErrorCode::Invalid);
        account.post({301, "x", 1});
        account.next("DELETE", "posts/301.json").json(quoted("{'errors':['Dana']}"), 500);
        QCOMPARE(wait(account.connector.retract(u"301"_s)).error().code, ErrorCode::Unreachable);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
};

QTEST_GUILESS_MAIN(TestDiscourseActions)
#include "tst_discourse_actions.moc"
