// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The NodeBB connector writing to a scripted forum: replies, moderation, taking back.
#include "nodebb_forum.h"

using namespace steward;
using namespace steward::test::nodebb;
using namespace Qt::StringLiterals;
using steward::test::wait;

class TestNodebbActions : public QObject {
    Q_OBJECT

private slots:
    void aPublicReplyHangsUnderItsPost()
    {
        Forum forum;
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("POST", "v3/topics/9")
            .checking([](const auto& seen) {
                const auto body = bodyOf(seen);
                return body.value(u"content") == u"Yes, it is."_s && body.value(u"toPid").toInt() == 103;
            })
            .json(v3(Said{301, "x", 1}.json()));
        QCOMPARE(wait(forum.connector.reply(forum.reply())).value(), u"301"_s);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void aReplyMayHaveToWaitInTheQueueItself()
    {
        Forum forum;
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("POST", "v3/topics/9").json(v3(quoted("{'id':'reply-5','type':'reply','queued':true}")));
        QCOMPARE(wait(forum.connector.reply(forum.reply())).value(), u"reply-5"_s);
    }
    void aPrivateReplyGoesToTheChatWithItsAuthor()
    {
        Forum forum;
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("GET", "v3/users/7/chat").json(v3(quoted("{'roomId':12}")));
        forum.next("POST", "v3/chats/12")
            .checking([](const auto& seen) { return bodyOf(seen).value(u"message") == u"Yes, it is."_s; })
            .json(v3(message(46, "x", 1)));
        QCOMPARE(wait(forum.connector.reply(forum.reply(Audience::Private))).value(), u"chat-12-46"_s);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void whereThereIsNoChatOneIsOpened()
    {
        Forum forum;
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("GET", "v3/users/7/chat").json(v3(quoted("{'roomId':null}")));
        forum.next("POST", "v3/chats")
            .checking([](const auto& seen) { return bodyOf(seen).value(u"uids").toArray() == QJsonArray{7}; })
            .json(v3(quoted("{'roomId':'12'}")));
        forum.next("POST", "v3/chats/12").json(v3(message(46, "x", 1)));
        QCOMPARE(wait(forum.connector.reply(forum.reply(Audience::Private))).value(), u"chat-12-46"_s);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void aChatIsAnsweredInItselfAndNeverInPublic()
    {
        Forum forum;
        auto answer = forum.reply();
        answer.inReplyTo = u"chat-12-45"_s;
        QCOMPARE(wait(forum.connector.reply(answer)).error().code, ErrorCode::Rejected);
        QVERIFY(forum.server.seen().isEmpty());
        answer.audience = Audience::Private;
        forum.next("POST", "v3/chats/12").json(v3(message(46, "x", 1)));
        QCOMPARE(wait(forum.connector.reply(answer)).value(), u"chat-12-46"_s);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void whatCannotBeAnsweredIsNot()
    {
        Forum forum;
        forum.next("GET", "v3/posts/103").json(fault, 404);
        QCOMPARE(wait(forum.connector.reply(forum.reply())).error().code, ErrorCode::NotFound);
        forum.next("GET", "v3/posts/103").json(Said{103, "x", 0}.stored());
        QCOMPARE(
            wait(forum.connector.reply(forum.reply(Audience::Private))).error().code, ErrorCode::Rejected);
        auto reply = forum.reply();
        for (const auto& [where, code] : {std::pair{u""_s, ErrorCode::Rejected},
                 {u"reply-5"_s, ErrorCode::Rejected}, {u"../x"_s, ErrorCode::Invalid}}) {
            reply.inReplyTo = where;
            QCOMPARE(wait(forum.connector.reply(reply)).error().code, code);
        }
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("POST", "v3/topics/9").json(fault, 400);
        const auto tooSoon = wait(forum.connector.reply(forum.reply()));
        QCOMPARE(tooSoon.error().code, ErrorCode::Rejected);
        QVERIFY(!tooSoon.error().message.contains(u"Dana"));
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void aReplyThatMayBeOutIsLookedFor()
    {
        Forum forum;
        forum.next("GET", "v3/posts/103/replies")
            .json(v3(quoted("{'replies':[null,")
                + QList<QByteArray>{Said{304, "Yes, it is.", 1, 103, false, 1'795'000'002'000}.json(),
                    Said{303, "<strong>Yes</strong>, it is.", 1, 103}.json(),
                    Said{302, "Yes, it is.", 1, 77}.json(), Said{301, "Something else", 1, 103}.json(),
                    Said{300, "Yes, it is.", 7, 103}.json(),
                    Said{299, "Yes, it is.", 1, 103, false, 1'794'000'000'000}.json()}
                      .join(',')
                + "]}"));
        QCOMPARE(wait(forum.connector.findReply(forum.reply())).value(), u"303"_s);
        forum.next("GET", "v3/posts/103/replies").json(v3(quoted("{'replies':[]}")));
        QCOMPARE(wait(forum.connector.findReply(forum.reply())).value(), QString());
        forum.next("GET", "v3/posts/103/replies").json(v3("{}"));
        QCOMPARE(wait(forum.connector.findReply(forum.reply())).error().code, ErrorCode::Malformed);
        auto nowhere = forum.reply();
        nowhere.inReplyTo = u"1/../2"_s;
        QCOMPARE(wait(forum.connector.findReply(nowhere)).error().code, ErrorCode::Invalid);
    }
    void aMessageThatMayBeOutIsLookedFor()
    {
        Forum forum;
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("GET", "v3/users/7/chat").json(v3(quoted("{'roomId':12}")));
        forum.next("GET", "v3/chats/12/messages")
            .json(v3(quoted("{'messages':")
                + list({message(45, "Yes, it is.", 7), message(46, "Yes, it is.", 1)}) + '}'));
        QCOMPARE(wait(forum.connector.findReply(forum.reply(Audience::Private))).value(), u"chat-12-46"_s);
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("GET", "v3/users/7/chat").json(v3(quoted("{'roomId':null}")));
        QCOMPARE(wait(forum.connector.findReply(forum.reply(Audience::Private))).value(), QString());
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }

    void takingDownIsSoftAndReadBack_data()
    {
        QTest::addColumn<Action>("action");
        QTest::addColumn<bool>("deletes");
        QTest::addColumn<Visibility>("shows");
        QTest::newRow("hide") << Action::Hide << true << Visibility::Hidden;
        QTest::newRow("remove") << Action::Remove << true << Visibility::Removed;
        QTest::newRow("unhide") << Action::Unhide << false << Visibility::Approved;
        QTest::newRow("restore") << Action::Restore << false << Visibility::Approved;
    }
    void takingDownIsSoftAndReadBack()
    {
        QFETCH(Action, action);
        QFETCH(bool, deletes);
        QFETCH(Visibility, shows);
        Forum forum;
        const Said before{103, "Hello", 7, 0, !deletes};
        const Said after{103, "Hello", 7, 0, deletes};
        const auto readBack = [&forum](const Said& post) {
            forum.next("GET", "v3/posts/103/summary").json(v3(post.json()));
            if (post.deleted)
                forum.next("GET", "v3/posts/103").json(post.stored(0, 1));
        };
        forum.next("GET", "v3/posts/103").json(before.stored());
        forum.next(deletes ? "DELETE" : "PUT", "v3/posts/103/state").json(v3("{}"));
        readBack(after);
        const auto done = wait(forum.connector.enforce(u"103"_s, action));
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
        QVERIFY(done);
        QCOMPARE(done->visibility, shows);
        QCOMPARE(done->text, u"Hello"_s);
        forum.next("GET", "v3/posts/103").json(after.stored(0, 1));
        readBack(after);
        QVERIFY2(wait(forum.connector.enforce(u"103"_s, action)), "done is done");
        forum.next("GET", "v3/posts/103").json(before.stored());
        forum.next(deletes ? "DELETE" : "PUT", "v3/posts/103/state").json(v3("{}"));
        readBack(before);
        QCOMPARE(wait(forum.connector.enforce(u"103"_s, action)).error().detail, u"unchanged"_s);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void whoHasNoRightIsToldSo()
    {
        Forum forum(false);
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("DELETE", "v3/posts/103/state").json(fault, 403);
        const auto refused = wait(forum.connector.enforce(u"103"_s, Action::Hide));
        QCOMPARE(refused.error().code, ErrorCode::Unauthorised);
        QVERIFY(refused.error().message.contains(u"moderator"));
    }

    void aQueuedPostIsAcceptedOrTurnedDown()
    {
        Forum forum;
        forum.next("GET", "post-queue/reply-1").json(queueOf({waiting("reply-1")}));
        forum.next("POST", "v3/posts/queue/reply-1").json(v3(quoted("{'post':{'pid':105}}")));
        forum.next("GET", "post-queue/reply-1").json(queueOf({}));
        QCOMPARE(
            wait(forum.connector.enforce(u"reply-1"_s, Action::Approve))->visibility, Visibility::Approved);
        forum.next("GET", "post-queue/reply-2").json(queueOf({waiting("reply-2")}));
        forum.next("DELETE", "v3/posts/queue/reply-2").json(v3("{}"));
        forum.next("GET", "post-queue/reply-2").json(queueOf({}));
        const auto gone = wait(forum.connector.enforce(u"reply-2"_s, Action::Remove));
        QVERIFY(gone && !gone->exists && gone->visibility == Visibility::Removed);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void aQueueThatKeepsItIsNoSuccess()
    {
        Forum forum;
        forum.next("GET", "post-queue/reply-1").json(queueOf({waiting("reply-1")}));
        forum.next("POST", "v3/posts/queue/reply-1").json(v3("{}"));
        forum.next("GET", "post-queue/reply-1").json(queueOf({waiting("reply-1")}));
        QCOMPARE(wait(forum.connector.enforce(u"reply-1"_s, Action::Approve)).error().detail, u"unchanged"_s);
    }
    void whatSomebodyElseDecidedInTheQueueIsSaid()
    {
        Forum forum;
        forum.next("GET", "post-queue/reply-1").json(queueOf({}));
        QCOMPARE(
            wait(forum.connector.enforce(u"reply-1"_s, Action::Approve)).error().code, ErrorCode::NotFound);
        forum.next("GET", "post-queue/reply-1").json(queueOf({}));
        QVERIFY(!wait(forum.connector.enforce(u"reply-1"_s, Action::Remove))->exists);
        QCOMPARE(wait(forum.connector.enforce(u"reply-1"_s, Action::Hide)).error().code, ErrorCode::Refused);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }

    void anAuthorIsBannedAndTheForumSaysSo()
    {
        Forum forum;
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("PUT", "v3/users/7/ban").json(v3("{}"));
        forum.next("GET", "v3/users/7").json(v3(quoted("{'uid':7,'banned':true}")));
        forum.next("GET", "v3/posts/103/summary").json(v3(Said{103}.json()));
        QVERIFY(wait(forum.connector.enforce(u"103"_s, Action::Block)));
        forum.next("GET", "v3/chats/12/messages/45").json(v3(message(45, "x", 7)));
        forum.next("DELETE", "v3/users/7/ban").json(v3("{}"));
        forum.next("GET", "v3/users/7").json(v3(quoted("{'uid':7,'banned':1}")));
        QCOMPARE(
            wait(forum.connector.enforce(u"chat-12-45"_s, Action::Unblock)).error().detail, u"unchanged"_s);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void whoIsTurnedDownInTheQueueCanBeBannedToo()
    {
        Forum forum;
        forum.next("GET", "post-queue/reply-1").json(queueOf({waiting("reply-1")}));
        forum.next("PUT", "v3/users/7/ban").json(v3("{}"));
        forum.next("GET", "v3/users/7").json(v3(quoted("{'uid':7,'banned':true}")));
        forum.next("GET", "post-queue/reply-1").json(queueOf({waiting("reply-1")}));
        QCOMPARE(wait(forum.connector.enforce(u"reply-1"_s, Action::Block))->visibility, Visibility::Held);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void aReportIsMadeOnce()
    {
        Forum forum;
        const auto asks = [](const auto& seen) {
            const auto body = bodyOf(seen);
            return body.value(u"type") == u"post"_s && body.value(u"id").toInt() == 103
                && !body.value(u"reason").toString().isEmpty();
        };
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("POST", "v3/flags").checking(asks).json(v3("{}"));
        forum.next("GET", "v3/posts/103/summary").json(v3(Said{103}.json()));
        QVERIFY(wait(forum.connector.enforce(u"103"_s, Action::Report)));
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("POST", "v3/flags").json(fault, 400);
        forum.next("GET", "v3/posts/103")
            .json(v3(quoted("{'pid':103,'tid':9,'uid':7,'content':'x','flagId':5}")));
        forum.next("GET", "v3/posts/103/summary").json(v3(Said{103}.json()));
        QVERIFY2(wait(forum.connector.enforce(u"103"_s, Action::Report)), "it is reported already");
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        forum.next("POST", "v3/flags").json(fault, 400);
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        QCOMPARE(wait(forum.connector.enforce(u"103"_s, Action::Report)).error().code, ErrorCode::Rejected);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void whatNodebbCannotDoIsRefused()
    {
        Forum forum;
        for (const auto action : {Action::Hold, Action::Spam})
            QCOMPARE(wait(forum.connector.enforce(u"103"_s, action)).error().code, ErrorCode::Refused);
        QVERIFY(forum.server.seen().isEmpty());
        forum.next("GET", "v3/posts/103").json(Said{103, "x", 1}.stored());
        QCOMPARE(wait(forum.connector.enforce(u"103"_s, Action::Hide)).error().code, ErrorCode::Refused);
        forum.next("GET", "v3/posts/103").json(Said{103, "x", 0}.stored());
        QCOMPARE(wait(forum.connector.enforce(u"103"_s, Action::Block)).error().code, ErrorCode::Refused);
        forum.next("GET", "v3/posts/103").json(Said{103, "x", 7, 0, true}.stored());
        QCOMPARE(wait(forum.connector.enforce(u"103"_s, Action::Approve)).error().code, ErrorCode::Refused);
        QCOMPARE(
            wait(forum.connector.enforce(u"chat-12-45"_s, Action::Hide)).error().code, ErrorCode::Refused);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }

    void whatIsReadIsWhatIsShown()
    {
        Forum forum;
        QVERIFY(wait(forum.connector.test()));
        forum.next("GET", "v3/posts/103/summary").json(v3(Said{103}.json()));
        QCOMPARE(wait(forum.connector.read(u"103"_s))->text, u"Hello"_s);
        forum.next("GET", "v3/posts/103/summary").json(fault, 404);
        QVERIFY(!wait(forum.connector.read(u"103"_s))->exists);
        const Said deleted{103, "Hello", 7, 0, true};
        forum.next("GET", "v3/posts/103/summary").json(v3(deleted.json()));
        forum.next("GET", "v3/posts/103").json(deleted.stored(0, 7));
        QCOMPARE(wait(forum.connector.read(u"103"_s))->visibility, Visibility::DeletedByAuthor);
        forum.next("GET", "v3/chats/12/messages/45").json(v3(message(45, "Ask", 7)));
        QCOMPARE(wait(forum.connector.read(u"chat-12-45"_s))->text, u"Ask"_s);
        forum.next("GET", "post-queue/reply-1").json(queueOf({waiting("reply-1")}));
        QCOMPARE(wait(forum.connector.read(u"reply-1"_s))->visibility, Visibility::Held);
        forum.next("GET", "v3/posts/103/summary").json(v3(Said{104}.json()));
        QCOMPARE(wait(forum.connector.read(u"103"_s)).error().code, ErrorCode::Malformed);
        QCOMPARE(wait(forum.connector.read(u"../x"_s)).error().code, ErrorCode::Invalid);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
    void onlyOurOwnIsTakenBack()
    {
        Forum forum;
        forum.next("GET", "v3/posts/301").json(Said{301, "x", 1}.stored());
        forum.next("DELETE", "v3/posts/301/state").json(v3("{}"));
        QVERIFY(wait(forum.connector.retract(u"301"_s)));
        forum.next("GET", "v3/posts/301").json(Said{301, "x", 1, 0, true}.stored());
        QVERIFY2(wait(forum.connector.retract(u"301"_s)), "gone is gone");
        forum.next("GET", "v3/posts/301").json(fault, 404);
        QVERIFY(wait(forum.connector.retract(u"301"_s)));
        forum.next("GET", "v3/chats/12/messages/46").json(v3(message(46, "x", 1)));
        forum.next("DELETE", "v3/chats/12/messages/46").json(v3("{}"));
        QVERIFY(wait(forum.connector.retract(u"chat-12-46"_s)));
        forum.next("GET", "v3/posts/103").json(Said{103}.stored());
        QCOMPARE(wait(forum.connector.retract(u"103"_s)).error().code, ErrorCode::Refused);
        forum.next("GET", "post-queue/reply-1").json(queueOf({waiting("reply-1")}));
        QCOMPARE(wait(forum.connector.retract(u"reply-1"_s)).error().code, ErrorCode::Refused);
        QVERIFY2(forum.server.isDone(), forum.server.complaint());
    }
};

QTEST_GUILESS_MAIN(TestNodebbActions)
#include "tst_nodebb_actions.moc"
