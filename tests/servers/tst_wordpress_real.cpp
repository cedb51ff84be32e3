// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The WordPress connector against a real WordPress.
#include "platforms/wordpress/wordpress_connector.h"

#include "support/wordpress_server.h"

#include <QTest>
#include <QTimer>

using namespace steward;
using namespace std::chrono_literals;
using steward::test::wait;

namespace {

/// All pages of a collection; `cursor` moves on.
Result<Collected> collectAll(Connector& connector, Cursor& cursor)
{
    Collected all;
    do {
        auto page = wait(connector.collect(cursor));
        if (!page)
            return page.error();
        all.items += page->items;
        all.posts += page->posts;
        all.gone += page->gone;
        cursor = page->next;
        all.more = page->more;
    } while (all.more);
    return all;
}

const IncomingItem* saying(const Collected& batch, const QString& text)
{
    const auto found = std::find_if(
        batch.items.begin(), batch.items.end(), [&](const auto& item) { return item.text.contains(text); });
    return found == batch.items.end() ? nullptr : &*found;
}

} // namespace

class TestWordPressReal : public QObject {
    Q_OBJECT

    test::WordPressServer m_site;
    SystemClock m_clock;
    std::unique_ptr<HttpClient> m_http;
    QString m_post;

    std::unique_ptr<Connector> connectorAs(const QByteArray& user)
    {
        return std::make_unique<WordPressConnector>(m_site.accessAs(user), *m_http, m_clock);
    }
    /// The site's newest comment with that text, collected.
    IncomingItem collected(const QString& text)
    {
        auto moderator = connectorAs("moderator");
        Cursor cursor;
        const auto batch = collectAll(*moderator, cursor);
        const auto* item = batch ? saying(*batch, text) : nullptr;
        return item ? *item : IncomingItem();
    }
    OutgoingReply replyTo(const IncomingItem& item, const QString& text)
    {
        return {QStringLiteral("key"), text, item.id, item.root, Audience::Public, m_clock.now()};
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_site.start(), m_site.what());
        m_http = std::make_unique<HttpClient>(m_clock);
        m_post = m_site.publish(
            QStringLiteral("Flu clinics & you"), QStringLiteral("<p>This Saturday, 9 to 12.</p>"));
        QVERIFY(m_post.toInt() > 0);
    }

    void weSayWhoWeAre()
    {
        const auto words = wait(connectorAs("moderator")->test());
        QVERIFY(words);
        QVERIFY(words->contains(QStringLiteral("moderator")));
    }

    void aWrongPasswordIsSeenForWhatItIs()
    {
        auto access = m_site.accessAs("moderator");
        access.secret = "wrong wrong wrong";
        WordPressConnector connector(access, *m_http, m_clock);
        const auto words = wait(connector.test());
        QVERIFY(!words);
        QCOMPARE(words.error().code, ErrorCode::Unauthorised);
        const auto batch = wait(connector.collect({}));
        QVERIFY(!batch); // and not an empty list, which a visitor would get
        QCOMPARE(batch.error().code, ErrorCode::Unauthorised);
    }

    void somebodyWhoMayNotModerateIsToldSo()
    {
        for (const auto* user : {"author", "reader"}) {
            const auto words = wait(connectorAs(user)->test());
            QVERIFY(!words);
            QCOMPARE(words.error().code, ErrorCode::Unauthorised);
            QVERIFY(words.error().message.contains(QStringLiteral("editor")));
        }
    }

    void aVisitorsCommentArrivesWithItsPost()
    {
        m_site.visitorWrites(m_post, QStringLiteral("Jo"),
            QStringLiteral("Is it open < 9?\n\nMum & I \"can't\" walk far: https://maps.example/?a=1&b=2"));
        auto moderator = connectorAs("moderator");
        Cursor cursor;
        const auto batch = collectAll(*moderator, cursor);
        QVERIFY2(batch, batch ? "" : qPrintable(batch.error().message));
        const auto* item = saying(*batch, QStringLiteral("Is it open"));
        QVERIFY(item);
        QCOMPARE(item->text,
            QStringLiteral("Is it open < 9?\n\nMum & I \"can't\" walk far: https://maps.example/?a=1&b=2"));
        QCOMPARE(item->platform, QStringLiteral("wordpress"));
        QCOMPARE(item->account, QStringLiteral("northbridge-blog"));
        QCOMPARE(item->authorName, QStringLiteral("Jo"));
        QVERIFY(!item->authorId.contains(u'@'));
        QCOMPARE(item->visibility, Visibility::Held);
        QCOMPARE(item->direction, Direction::Inbound);
        QVERIFY(item->parent.isEmpty());
        QVERIFY(std::chrono::abs(item->created - m_clock.now()) < 60s);
        const auto post = std::find_if(
            batch->posts.begin(), batch->posts.end(), [&](const auto& p) { return p.id == item->root; });
        QVERIFY(post != batch->posts.end());
        QCOMPARE(post->title, QStringLiteral("Flu clinics & you"));
        QCOMPARE(post->text, QStringLiteral("This Saturday, 9 to 12."));
        QVERIFY(post->url.startsWith(m_site.url().toString()));
        // Asked again, nothing is new.
        const auto again = collectAll(*moderator, cursor);
        QVERIFY(again);
        QVERIFY2(again->items.isEmpty(), qPrintable(QString::number(again->items.size())));
    }

    void anEditAChangeOfStatusAndADeletionAreNoticed()
    {
        for (const auto& text : {QStringLiteral("edit me"), QStringLiteral("approve me"),
                 QStringLiteral("bin me"), QStringLiteral("spam me"), QStringLiteral("destroy me")})
            m_site.visitorWrites(m_post, QStringLiteral("Kim"), text);
        auto moderator = connectorAs("moderator");
        Cursor cursor;
        const auto first = collectAll(*moderator, cursor);
        QVERIFY(first);
        QHash<QString, QString> ids;
        for (const auto& word : {"edit", "approve", "bin", "spam", "destroy"}) {
            const auto* item = saying(*first, QString(QLatin1StringView(word) + QStringLiteral(" me")));
            QVERIFY2(item, word);
            ids.insert(QLatin1StringView(word), item->id);
        }
        const auto change = [&](const char* word, const QJsonObject& what) {
            m_site.admin(
                "POST", QString(QStringLiteral("comments/") + ids.value(QLatin1StringView(word))), what);
        };
        change("edit", {{QStringLiteral("content"), QStringLiteral("edited by its author")}});
        change("approve", {{QStringLiteral("status"), QStringLiteral("approve")}});
        change("spam", {{QStringLiteral("status"), QStringLiteral("spam")}});
        m_site.admin("DELETE", QString(QStringLiteral("comments/") + ids.value(QStringLiteral("bin"))));
        m_site.admin("DELETE",
            QString(QStringLiteral("comments/") + ids.value(QStringLiteral("destroy"))
                + QStringLiteral("?force=true")));

        const auto second = collectAll(*moderator, cursor);
        QVERIFY(second);
        QCOMPARE(second->items.size(), 4);
        QHash<QString, IncomingItem> now;
        for (const auto& item : second->items)
            now.insert(item.id, item);
        QCOMPARE(now.value(ids.value(QStringLiteral("edit"))).text, QStringLiteral("edited by its author"));
        QCOMPARE(now.value(ids.value(QStringLiteral("approve"))).visibility, Visibility::Approved);
        QCOMPARE(now.value(ids.value(QStringLiteral("bin"))).visibility, Visibility::Removed);
        QCOMPARE(now.value(ids.value(QStringLiteral("spam"))).visibility, Visibility::Removed);
        QCOMPARE(second->gone, QStringList{ids.value(QStringLiteral("destroy"))});
        const auto third = collectAll(*moderator, cursor);
        QVERIFY(third && third->items.isEmpty() && third->gone.isEmpty());
    }

    void aReplyStandsUnderItsCommentAndIsFoundAgain()
    {
        m_site.visitorWrites(m_post, QStringLiteral("Lee"), QStringLiteral("Where do I park?"));
        const auto item = collected(QStringLiteral("Where do I park?"));
        QVERIFY(!item.id.isEmpty());
        auto moderator = connectorAs("moderator");
        const auto words = QStringLiteral("Hello Lee, there's parking behind the <main> building & it's "
                                          "free.\n\nSee \"Getting here\" at https://n.example/?a=1&b=2.");
        const auto reply = replyTo(item, words);
        QCOMPARE(*wait(moderator->findReply(reply)), QString());
        const auto id = wait(moderator->reply(reply));
        QVERIFY2(id, id ? "" : qPrintable(id.error().message));
        QCOMPARE(*wait(moderator->findReply(reply)), *id);
        const auto there = m_site.commentsSaying(QStringLiteral("parking behind"));
        QCOMPARE(there.size(), 1);
        QCOMPARE(there.first().value(u"status").toString(), QStringLiteral("approved"));
        QCOMPARE(QString::number(there.first().value(u"parent").toInteger()), item.id);
        const auto shown = there.first().value(u"content").toObject().value(u"rendered").toString();
        QVERIFY2(shown.contains(QStringLiteral("&lt;main&gt; building &amp; it")), qPrintable(shown));
        // Collected, it is ours and says what we wrote.
        const auto ours = collected(QStringLiteral("parking behind"));
        QCOMPARE(ours.direction, Direction::Outbound);
        QCOMPARE(ours.text, words);
        QCOMPARE(ours.parent, item.id);
    }

    void theSameReplySentTwiceIsThereOnce()
    {
        m_site.visitorWrites(m_post, QStringLiteral("Max"), QStringLiteral("Do I need to book?"));
        const auto item = collected(QStringLiteral("Do I need to book?"));
        auto moderator = connectorAs("moderator");
        const auto reply = replyTo(item, QStringLiteral("No, just come along."));
        const auto first = wait(moderator->reply(reply));
        const auto second = wait(moderator->reply(reply));
        QVERIFY(first && second);
        QCOMPARE(*second, *first);
        QCOMPARE(m_site.commentsSaying(QStringLiteral("just come along")).size(), 1);
    }

    void anOldReplyWithTheSameWordsIsNotTakenForThisOne()
    {
        m_site.visitorWrites(m_post, QStringLiteral("Nia"), QStringLiteral("Thank you all!"));
        const auto item = collected(QStringLiteral("Thank you all!"));
        m_site.admin("POST", QStringLiteral("comments"),
            {{QStringLiteral("post"), m_post.toInt()}, {QStringLiteral("parent"), item.id.toInt()},
                {QStringLiteral("author"), 2}, {QStringLiteral("content"), QStringLiteral("You're welcome.")},
                {QStringLiteral("date_gmt"), QStringLiteral("2026-01-05T10:00:00")}});
        auto moderator = connectorAs("moderator");
        const auto reply = replyTo(item, QStringLiteral("You're welcome."));
        QCOMPARE(*wait(moderator->findReply(reply)), QString());
        const auto refused = wait(moderator->reply(reply));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Rejected);
        QCOMPARE(refused.error().detail, QStringLiteral("comment_duplicate"));
    }

    void everyActionIsCarriedOutAndCanBeRepeated_data()
    {
        QTest::addColumn<QList<Action>>("actions");
        QTest::addColumn<QString>("status");
        QTest::addColumn<Visibility>("shown");
        QTest::newRow("approve") << QList{Action::Approve} << "approved" << Visibility::Approved;
        QTest::newRow("hold") << QList{Action::Approve, Action::Hold} << "hold" << Visibility::Held;
        QTest::newRow("hide") << QList{Action::Approve, Action::Hide} << "hold" << Visibility::Hidden;
        QTest::newRow("unhide") << QList{Action::Hide, Action::Unhide} << "approved" << Visibility::Approved;
        QTest::newRow("spam") << QList{Action::Spam} << "spam" << Visibility::Removed;
        QTest::newRow("remove") << QList{Action::Approve, Action::Remove} << "trash" << Visibility::Removed;
        QTest::newRow("restore what was approved")
            << QList{Action::Approve, Action::Remove, Action::Restore} << "approved" << Visibility::Approved;
        QTest::newRow("restore what was held")
            << QList{Action::Hold, Action::Remove, Action::Restore} << "hold" << Visibility::Held;
        QTest::newRow("restore from spam")
            << QList{Action::Approve, Action::Spam, Action::Restore} << "approved" << Visibility::Approved;
        QTest::newRow("approve what was removed")
            << QList{Action::Remove, Action::Approve} << "approved" << Visibility::Approved;
    }
    void everyActionIsCarriedOutAndCanBeRepeated()
    {
        QFETCH(QList<Action>, actions);
        QFETCH(QString, status);
        QFETCH(Visibility, shown);
        const QString text = QStringLiteral("case of ") + QString::fromLatin1(QTest::currentDataTag());
        m_site.visitorWrites(m_post, QStringLiteral("Oz"), text);
        const auto item = m_site.commentsSaying(text).value(0);
        const auto id = QString::number(item.value(u"id").toInteger());
        auto moderator = connectorAs("moderator");
        for (const auto action : actions) {
            const auto once = wait(moderator->enforce(id, action));
            QVERIFY2(once, once ? "" : qPrintable(once.error().message));
            const auto twice = wait(moderator->enforce(id, action));
            QVERIFY2(twice, twice ? "" : qPrintable(twice.error().message));
            QCOMPARE(twice->visibility, once->visibility);
        }
        QCOMPARE(wait(moderator->enforce(id, actions.last()))->visibility, shown);
        QCOMPARE(m_site.statusOf(id), status);
    }

    void whatIsGoneOrNotOursIsSaidSo()
    {
        auto moderator = connectorAs("moderator");
        const auto gone = wait(moderator->enforce(QStringLiteral("999999"), Action::Hide));
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
        const auto absent = wait(moderator->read(QStringLiteral("999999")));
        QVERIFY(absent);
        QVERIFY(!absent->exists);
        QCOMPARE(wait(moderator->enforce(QStringLiteral("1/../../users"), Action::Hide)).error().code,
            ErrorCode::Invalid);
        QCOMPARE(
            wait(moderator->enforce(QStringLiteral("1"), Action::Block)).error().code, ErrorCode::Refused);
        const auto orphan = wait(moderator->reply({QStringLiteral("k"), QStringLiteral("x"),
            QStringLiteral("999999"), QStringLiteral("post-999999"), Audience::Public, m_clock.now()}));
        QVERIFY(!orphan);
    }

    void aReplyCanBeTakenBackAndOnlyOurs()
    {
        m_site.visitorWrites(m_post, QStringLiteral("Pat"), QStringLiteral("Which door?"));
        const auto item = collected(QStringLiteral("Which door?"));
        auto moderator = connectorAs("moderator");
        const auto id = wait(moderator->reply(replyTo(item, QStringLiteral("The blue one, for Pat."))));
        QVERIFY(id);
        QVERIFY(wait(moderator->retract(*id)));
        QVERIFY(wait(moderator->retract(*id)));
        QCOMPARE(m_site.statusOf(*id), QStringLiteral("trash"));
        QCOMPARE(wait(moderator->retract(item.id)).error().code, ErrorCode::Refused);
        QVERIFY(wait(moderator->retract(QStringLiteral("999999"))));
    }

    void aLongTextIsRefusedInWords()
    {
        m_site.visitorWrites(m_post, QStringLiteral("Quinn"), QStringLiteral("Tell me everything"));
        const auto item = collected(QStringLiteral("Tell me everything"));
        const auto refused = wait(connectorAs("moderator")->reply(replyTo(item, QString(70'000, u'x'))));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Rejected);
        QVERIFY(refused.error().message.contains(QStringLiteral("shorten")));
    }

    void moreThanAHundredCommentsAreAllCollectedOnce()
    {
        const auto post = m_site.publish(QStringLiteral("Car park"), QStringLiteral("Closed."));
        // Half of them share one second, as after a bulk import.
        for (int i = 0; i < 230; ++i) {
            const auto minute = QStringLiteral("2026-10-25T01:%1:00").arg(i % 60, 2, 10, QChar(u'0'));
            m_site.admin("POST", QStringLiteral("comments"),
                {{QStringLiteral("post"), post.toInt()},
                    {QStringLiteral("content"), QStringLiteral("flood number %1.").arg(i)},
                    {QStringLiteral("status"), i % 3 ? QStringLiteral("approve") : QStringLiteral("hold")},
                    {QStringLiteral("date_gmt"), i < 120 ? QStringLiteral("2026-10-25T00:30:00") : minute}});
        }
        auto moderator = connectorAs("moderator");
        Cursor cursor;
        QElapsedTimer timer;
        timer.start();
        const auto batch = collectAll(*moderator, cursor);
        QVERIFY(batch);
        qInfo("a first collection of %lld comments took %lld ms", qlonglong(batch->items.size()),
            timer.elapsed());
        QSet<QString> seen;
        int times = 0;
        for (const auto& item : batch->items) {
            if (item.text.startsWith(QStringLiteral("flood number"))) {
                seen.insert(item.text);
                ++times;
            }
        }
        QCOMPARE(seen.size(), 230);
        QCOMPARE(times, 230);
        timer.restart();
        const auto again = collectAll(*moderator, cursor);
        QVERIFY(again && again->items.isEmpty());
        qInfo("a later one took %lld ms", timer.elapsed());
    }

    void acollectionThatIsCutShortGoesOnWhereItWas()
    {
        auto moderator = connectorAs("moderator");
        const auto first = wait(moderator->collect({}));
        QVERIFY(first && first->more);
        // The program ends here; another one goes on with what was stored.
        auto other = connectorAs("moderator");
        Cursor cursor = first->next;
        const auto rest = collectAll(*other, cursor);
        QVERIFY(rest);
        QSet<QString> ids;
        for (const auto& item : first->items + rest->items) {
            QVERIFY2(!ids.contains(item.id), qPrintable(item.id));
            ids.insert(item.id);
        }
        QVERIFY(ids.size() > 230);
    }

    void aCursorThatMakesNoSenseBeginsAgain()
    {
        auto moderator = connectorAs("moderator");
        Cursor cursor{QStringLiteral("wordpress/1"),
            {{QStringLiteral("part"), 99}, {QStringLiteral("page"), -3},
                {QStringLiteral("highWater"), QStringLiteral("yesterday")},
                {QStringLiteral("interface"), QStringLiteral("https://elsewhere.example/wp-json/")},
                {QStringLiteral("watched"), 7}}};
        const auto batch = collectAll(*moderator, cursor);
        QVERIFY(batch);
        QVERIFY(batch->items.size() > 230);
    }

    void plainPermalinksWorkAsWell()
    {
        auto access = m_site.accessAs("moderator");
        access.url.setPath(QStringLiteral("/index.php"));
        access.url.setQuery(QStringLiteral("rest_route=/"));
        WordPressConnector typed(access, *m_http, m_clock);
        QVERIFY(wait(typed.test()));
        access.url = QUrl(QString(m_site.url().toString() + QStringLiteral("/wp-json/wp/v2")));
        WordPressConnector pasted(access, *m_http, m_clock);
        QVERIFY(wait(pasted.test()));
    }

    void aFrozenSiteIsGivenUpAndThenWorksAgain()
    {
        auto moderator = connectorAs("moderator");
        QVERIFY(wait(moderator->test()));
        m_site.freeze();
        QElapsedTimer timer;
        timer.start();
        auto hanging = moderator->collect({});
        QTimer::singleShot(500ms, &m_context, [&] { moderator.reset(); });
        const auto stopped = wait(std::move(hanging));
        m_site.thaw();
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(timer.elapsed() < 3000);
        QVERIFY(wait(connectorAs("moderator")->test()));
    }

    void anAbsentSiteIsOneSentence()
    {
        QVERIFY(m_site.stop());
        const auto batch = wait(connectorAs("moderator")->collect({}));
        QVERIFY(!batch);
        QCOMPARE(batch.error().code, ErrorCode::Unreachable);
        QVERIFY2(m_site.start(), m_site.what());
        QVERIFY(wait(connectorAs("moderator")->test()));
    }

private:
    QObject m_context;
};

QTEST_GUILESS_MAIN(TestWordPressReal)
#include "tst_wordpress_real.moc"
