// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Mastodon connector in conversation with a scripted server.
#include "platforms/mastodon/mastodon_connector.h"
#include "support/fake_clock.h"
#include "support/http_server.h"
#include "support/wait.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace steward;
using namespace Qt::StringLiterals;
using steward::test::ScriptedHttpServer;
using steward::test::wait;

namespace {

/// JSON with single quotes, for a source that can be read.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

const QByteArray me = quoted("{'id':'1','acct':'nhs','display_name':'Northbridge'}");

struct Said {
    QByteArray id;
    QByteArray text = "Hello";
    QByteArray parent = {};
    QByteArray author = "7";
    QByteArray visibility = "public";
    QByteArray edited = {};
    QByteArray created = "2026-11-18T11:06:41.000Z";

    QByteArray json() const
    {
        const auto orNull
            = [](const QByteArray& text) { return text.isEmpty() ? QByteArray("null") : '\'' + text + '\''; };
        return quoted("{'id':'" + id + "','created_at':'" + created + "','in_reply_to_id':" + orNull(parent)
            + ",'visibility':'" + visibility + "','edited_at':" + orNull(edited)
            + ",'spoiler_text':'','url':'https://s.example/" + id + "','content':'<p>" + text
            + "</p>','account':{'id':'" + author + "','acct':'ann@o.example','display_name':'Ann'}}");
    }
    QByteArray mention(const QByteArray& notification) const
    {
        return quoted("{'id':'" + notification + "','type':'mention','status':" + json() + '}');
    }
};

QByteArray list(const QList<QByteArray>& objects)
{
    return '[' + objects.join(',') + ']';
}

/// An account that has introduced itself.
struct Account {
    ScriptedHttpServer server;
    test::FakeClock clock;
    HttpClient http{clock};
    MastodonConnector connector{{u"social"_s, server.url(), {}, " token "}, http, clock};

    Account() { next("GET", "accounts/verify_credentials").json(me); }
    test::Exchange& next(
        const QByteArray& method, const QByteArray& path, const test::Exchange::Query& query = {})
    {
        return server.expect(method, "/api/v1/" + path, query).withHeader("authorization", "Bearer token");
    }
    test::Exchange& mentions(const QByteArray& after)
    {
        return next("GET", "notifications", {{"types[]", "mention"}, {"limit", "40"}, {"min_id", after}});
    }
    OutgoingReply reply(Audience audience = Audience::Public) const
    {
        return {u"key-1"_s, u"Yes, it is."_s, u"103"_s, u"99"_s, audience, clock.now()};
    }
};

QJsonObject bodyOf(const test::SeenRequest& seen)
{
    return QJsonDocument::fromJson(seen.body).object();
}

} // namespace

class TestMastodon : public QObject {
    Q_OBJECT

private slots:
    void itIntroducesItselfOnce()
    {
        Account account;
        QVERIFY(wait(account.connector.test())->contains(u"@nhs"));
        QVERIFY(wait(account.connector.test())->contains(u"@nhs"));
        QVERIFY(wait(account.connector.test())->contains(u"@nhs"));
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void aTokenThatIsNotKnownIsSaidToBeOne()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        MastodonConnector connector({u"social"_s, server.url(), {}, "token"}, http, clock);
        for (const int status : {401, 422}) {
            server.expect("GET", "/api/v1/accounts/verify_credentials").json("{}", status);
            const auto who = wait(connector.test());
            QCOMPARE(who.error().code, ErrorCode::Unauthorised);
            QVERIFY(who.error().message.contains(u"access token"_s));
        }
    }
    void withoutATokenNothingIsAsked()
    {
        ScriptedHttpServer server;
        test::FakeClock clock;
        HttpClient http(clock);
        MastodonConnector connector({u"social"_s, server.url(), {}, " "}, http, clock);
        QCOMPARE(wait(connector.test()).error().code, ErrorCode::Unauthorised);
        QVERIFY(server.seen().isEmpty());
    }

    void mentionsAreReadForwardUntilThereAreNone()
    {
        Account account;
        QList<QByteArray> page;
        for (int i = 40; i >= 1; --i)
            page << Said{QByteArray::number(200 + i)}.mention(QByteArray::number(i));
        account.mentions("0").json(list(page));
        const auto first = wait(account.connector.collect({}));
        QVERIFY(first && first->more);
        QCOMPARE(first->items.size(), 40);
        QCOMPARE(first->items.first().id, u"201"_s);
        QCOMPARE(first->items.first().account, u"social"_s);
        account.mentions("40").json("[]");
        for (int i = 201; i <= 210; ++i)
            account.next("GET", "statuses/" + QByteArray::number(i)).json(Said{QByteArray::number(i)}.json());
        const auto last = wait(account.connector.collect(first->next));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QVERIFY(last && !last->more && last->items.isEmpty() && last->gone.isEmpty());
    }
    void aServerThatDoesNotHeedMinIdEndsAllTheSame()
    {
        Account account;
        QList<QByteArray> page;
        for (int i = 40; i >= 1; --i)
            page << Said{QByteArray::number(200 + i)}.mention(QByteArray::number(i));
        account.mentions("0").json(list(page));
        const auto first = wait(account.connector.collect({}));
        account.mentions("40").json(list(page));
        for (int i = 201; i <= 210; ++i)
            account.next("GET", "statuses/" + QByteArray::number(i)).json(Said{QByteArray::number(i)}.json());
        const auto again = wait(account.connector.collect(first->next));
        QVERIFY(again && !again->more && again->items.isEmpty());
    }

    void anAnswerToOurPostHangsUnderIt()
    {
        Account account;
        account.mentions("0").json(list({Said{"103", "When?", "101"}.mention("5")}));
        account.next("GET", "statuses/103/context")
            .json(quoted("{'ancestors':")
                + list({Said{"99", "Flu clinics open", {}, "1"}.json(),
                    Said{"100", "Others talk", "99", "8"}.json(),
                    Said{"101", "On Monday", "100", "1"}.json()})
                + quoted(",'descendants':[]}"));
        account.next("GET", "statuses/103").json(Said{"103", "When?", "101"}.json());
        const auto batch = wait(account.connector.collect({}));
        QVERIFY2(account.server.isDone(), account.server.complaint());
        QVERIFY(batch);
        QCOMPARE(batch->posts.size(), 1);
        QCOMPARE(batch->posts.first().id, u"99"_s);
        QCOMPARE(batch->items.size(), 2);
        QCOMPARE(batch->items[0].root, u"99"_s);
        QCOMPARE(batch->items[0].parent, u"101"_s);
        QCOMPARE(batch->items[1].id, u"101"_s);
        QCOMPARE(batch->items[1].direction, Direction::Outbound);
    }
    void withoutItsContextAMentionIsStillTaken()
    {
        Account account;
        account.mentions("0").json(list({Said{"103", "When?", "101"}.mention("5")}));
        account.next("GET", "statuses/103/context").json(quoted("{'error':'x'}"), 404);
        account.next("GET", "statuses/103").json(Said{"103", "When?", "101"}.json());
        const auto batch = wait(account.connector.collect({}));
        QVERIFY(batch && batch->items.size() == 1 && batch->posts.isEmpty());
    }
    void aContextOutOfReachRepeatsThePage()
    {
        Account account;
        account.mentions("0").json(list({Said{"103", "When?", "101"}.mention("5")}));
        account.next("GET", "statuses/103/context")
            .json("{}", 429, {{"X-RateLimit-Reset", "2026-11-18T11:08:40.000Z"}});
        const auto batch = wait(account.connector.collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Throttled);
        QCOMPARE(batch.error().detail, u"120"_s);
    }
    void aPrivateConversationIsOfItsOwn()
    {
        Account account;
        account.mentions("0").json(list({Said{"103", "Please", {}, "7", "direct"}.mention("5")}));
        account.next("GET", "statuses/103").json(Said{"103", "Please", {}, "7", "direct"}.json());
        const auto batch = wait(account.connector.collect({}));
        QVERIFY(batch);
        QCOMPARE(batch->items.first().kind, ItemKind::Message);
        QCOMPARE(batch->items.first().root, u"103"_s);
    }
    void oneThatIsNoMentionDoesNotStopTheOthers()
    {
        Account account;
        account.mentions("0").json(
            quoted("[null,7,{'id':'6'},{'id':'../x','status':{}},") + Said{"103"}.mention("5") + ']');
        account.next("GET", "statuses/103").json(Said{"103"}.json());
        const auto batch = wait(account.connector.collect({}));
        QVERIFY(batch);
        QCOMPARE(batch->items.size(), 1);
    }
    void editsAndDeletionsAreFoundByReadingAgain()
    {
        Account account;
        account.mentions("0").json(list({Said{"104"}.mention("6"), Said{"103"}.mention("5")}));
        account.next("GET", "statuses/103").json(quoted("{'error':'Record not found'}"), 404);
        account.next("GET", "statuses/104").json(Said{"104"}.json());
        const auto first = wait(account.connector.collect({}));
        QVERIFY(first);
        QCOMPARE(first->gone, QStringList{u"103"_s});
        account.mentions("6").json("[]");
        account.next("GET", "statuses/104")
            .json(Said{"104", "Goodbye", {}, "7", "public", "2026-11-18T12:00:00.000Z"}.json());
        const auto second = wait(account.connector.collect(first->next));
        QVERIFY(second);
        QCOMPARE(second->items.size(), 1);
        QCOMPARE(second->items.first().text, u"Goodbye"_s);
        account.mentions("6").json("[]");
        account.next("GET", "statuses/104").json("{}", 503, {{"Retry-After", "9"}});
        const auto third = wait(account.connector.collect(second->next));
        QVERIFY2(third && third->items.isEmpty() && third->gone.isEmpty(), "out of reach is not deleted");
    }

    void everyMisfortuneIsOneSentence_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<ErrorCode>("code");
        for (const auto& [what, code] : {std::pair{401, ErrorCode::Unauthorised},
                 {403, ErrorCode::Unauthorised}, {404, ErrorCode::NotFound}, {422, ErrorCode::Rejected},
                 {429, ErrorCode::Throttled}, {500, ErrorCode::Unreachable}, {503, ErrorCode::Throttled}})
            QTest::addRow("%d", what) << what << code;
        QTest::newRow("a page") << 1 << ErrorCode::Malformed;
        QTest::newRow("half a body") << 2 << ErrorCode::Malformed;
        QTest::newRow("an object") << 3 << ErrorCode::Malformed;
        QTest::newRow("nothing") << 4 << ErrorCode::Malformed;
    }
    void everyMisfortuneIsOneSentence()
    {
        QFETCH(int, what);
        QFETCH(ErrorCode, code);
        Account account;
        auto& line = account.mentions("0");
        if (what == 1)
            line.html();
        else if (what == 2)
            line.halfBody({}, list({Said{"103", "Dana"}.mention("5")}));
        else if (what == 3)
            line.json(quoted("{'Dana':1}"));
        else if (what == 4)
            line.reply(200);
        else
            line.json(quoted("{'error':'Dana'}"), what, {{"Retry-After", "60"}});
        const auto batch = wait(account.connector.collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, code);
        QVERIFY(batch.error().message.endsWith(u'.') && !batch.error().message.contains(u"Dana"));
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }

    void aReplyIsAddressedAndSentOnce()
    {
        Account account;
        account.next("GET", "statuses/103").json(Said{"103", "When?", "99", "7", "unlisted"}.json());
        account.next("POST", "statuses")
            .withHeader("idempotency-key", "key-1")
            .checking([](const auto& seen) {
                const auto body = bodyOf(seen);
                return body.value(u"status") == u"@ann@o.example Yes, it is."_s
                    && body.value(u"in_reply_to_id") == u"103"_s
                    && body.value(u"visibility") == u"unlisted"_s;
            })
            .json(Said{"301", "x", "103", "1"}.json());
        QCOMPARE(wait(account.connector.reply(account.reply())).value(), u"301"_s);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void aPrivateAnswerStaysPrivate()
    {
        Account account;
        account.next("GET", "statuses/103").json(Said{"103"}.json());
        account.next("POST", "statuses")
            .checking([](const auto& seen) { return bodyOf(seen).value(u"visibility") == u"direct"_s; })
            .json(Said{"301", "x", "103", "1", "direct"}.json());
        QVERIFY(wait(account.connector.reply(account.reply(Audience::Private))));
    }
    void whatWasSaidInPrivateIsNeverAnsweredInPublic()
    {
        Account account;
        account.next("GET", "statuses/103").json(Said{"103", "x", {}, "7", "direct"}.json());
        QCOMPARE(wait(account.connector.reply(account.reply())).error().code, ErrorCode::Rejected);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
    void whatIsGoneIsNotAnswered()
    {
        Account account;
        account.next("GET", "statuses/103").json("{}", 404);
        QCOMPARE(wait(account.connector.reply(account.reply())).error().code, ErrorCode::NotFound);
        auto nowhere = account.reply();
        nowhere.inReplyTo.clear();
        QCOMPARE(wait(account.connector.reply(nowhere)).error().code, ErrorCode::Rejected);
    }
    void aReplyThatMayBeOutIsLookedFor()
    {
        Account account;
        const QByteArray words = "<a href=https://o.example/@ann>@ann</a> Yes, it is.";
        account.next("GET", "accounts/1/statuses", {{"limit", "40"}})
            .json(list({Said{"304", words, "103", "1"}.json(), Said{"303", words, "103", "1"}.json(),
                Said{"302", words, "77", "1"}.json(), Said{"301", "Something else", "103", "1"}.json(),
                Said{"300", words, "103", "1", "public", {}, "2026-11-17T00:00:00.000Z"}.json()}));
        QCOMPARE(wait(account.connector.findReply(account.reply())).value(), u"303"_s);
        account.next("GET", "accounts/1/statuses").json("[]");
        QCOMPARE(wait(account.connector.findReply(account.reply())).value(), QString());
    }

    void anAuthorIsBlockedAndTheAnswerSaysSo()
    {
        Account account;
        account.next("GET", "statuses/103").json(Said{"103"}.json());
        account.next("POST", "accounts/7/block").json(quoted("{'id':'7','blocking':true}"));
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Block)));
        account.next("GET", "statuses/103").json(Said{"103"}.json());
        account.next("POST", "accounts/7/unblock").json(quoted("{'id':'7','blocking':true}"));
        QCOMPARE(
            wait(account.connector.enforce(u"103"_s, Action::Unblock)).error().code, ErrorCode::Rejected);
    }
    void aReportNamesAuthorAndPost()
    {
        Account account;
        account.next("GET", "statuses/103").json(Said{"103"}.json());
        account.next("POST", "reports")
            .checking([](const auto& seen) {
                const auto body = bodyOf(seen);
                return body.value(u"account_id") == u"7"_s
                    && body.value(u"status_ids").toArray() == QJsonArray{u"103"_s};
            })
            .json(quoted("{'id':'5','action_taken':false}"));
        QVERIFY(wait(account.connector.enforce(u"103"_s, Action::Report)));
    }
    void whatMastodonCannotDoIsRefusedBeforeAnythingIsAsked()
    {
        Account account;
        for (const auto action : {Action::Hide, Action::Remove, Action::Hold, Action::Approve})
            QCOMPARE(wait(account.connector.enforce(u"103"_s, action)).error().code, ErrorCode::Refused);
        QVERIFY(account.server.seen().isEmpty());
        QVERIFY(wait(account.connector.test()));
        account.next("GET", "statuses/103").json(Said{"103", "x", {}, "1"}.json());
        QCOMPARE(wait(account.connector.enforce(u"103"_s, Action::Block)).error().code, ErrorCode::Refused);
    }

    void aDeletedStatusIsAbsent()
    {
        Account account;
        QVERIFY(wait(account.connector.test()));
        account.next("GET", "statuses/103").json("{}", 404);
        const auto shown = wait(account.connector.read(u"103"_s));
        QVERIFY(shown && !shown->exists);
        account.next("GET", "statuses/103").json(Said{"103", "Hello"}.json());
        QCOMPARE(wait(account.connector.read(u"103"_s))->text, u"Hello"_s);
        QCOMPARE(wait(account.connector.read(u"../x"_s)).error().code, ErrorCode::Invalid);
    }
    void onlyOurOwnIsTakenBack()
    {
        Account account;
        account.next("GET", "statuses/301").json(Said{"301", "x", "103", "1"}.json());
        account.next("DELETE", "statuses/301").json(Said{"301", "x", "103", "1"}.json());
        QVERIFY(wait(account.connector.retract(u"301"_s)));
        account.next("GET", "statuses/301").json("{}", 404);
        QVERIFY2(wait(account.connector.retract(u"301"_s)), "gone is gone");
        account.next("GET", "statuses/103").json(Said{"103"}.json());
        QCOMPARE(wait(account.connector.retract(u"103"_s)).error().code, ErrorCode::Refused);
        QVERIFY2(account.server.isDone(), account.server.complaint());
    }
};

QTEST_GUILESS_MAIN(TestMastodon)
#include "tst_mastodon.moc"
