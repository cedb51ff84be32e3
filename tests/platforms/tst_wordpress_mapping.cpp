// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/wordpress/wordpress_collection.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject comment(const QString& text = u"Hello"_s)
{
    return {{u"id"_s, 7}, {u"post"_s, 3}, {u"parent"_s, 0}, {u"author"_s, 0},
        {u"author_name"_s, u"Jo &amp; Kim"_s}, {u"author_email"_s, u"Jo@Visitors.example "_s},
        {u"date_gmt"_s, u"2026-11-18T09:30:00"_s}, {u"status"_s, u"hold"_s},
        {u"link"_s, u"https://n.example/flu/#comment-7"_s},
        {u"content"_s, QJsonObject{{u"raw"_s, text}, {u"rendered"_s, QString(u"<p>"_s + text + u"</p>"_s)}}}};
}
QJsonObject with(QJsonObject object, const QString& key, const QJsonValue& value)
{
    object.insert(key, value);
    return object;
}

const QUrl site{u"https://n.example/"_s};

HttpAnswer answer(int status, const QByteArray& body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

} // namespace

class TestWordPressMapping : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;

private slots:
    void aCommentIsAnItem()
    {
        const auto item = toItem(
            comment(u"Is it <b>open</b>?\nAsk &amp; tell <img src=\"/q.jpg\" alt=\"The queue\">"_s), 2, site);
        QVERIFY(item);
        QCOMPARE(item->id, u"7"_s);
        QCOMPARE(item->root, u"post-3"_s);
        QVERIFY(item->parent.isEmpty());
        QCOMPARE(item->authorName, u"Jo & Kim"_s);
        QVERIFY(item->authorId.startsWith(u"mail-"));
        QVERIFY(!item->authorId.contains(u"visitors"));
        QCOMPARE(item->text, u"Is it open?\nAsk & tell"_s);
        QCOMPARE(item->media.size(), 1);
        QCOMPARE(item->media[0].url, u"https://n.example/q.jpg"_s);
        QCOMPARE(toUtcText(item->created), u"2026-11-18T09:30:00.000Z"_s);
        QCOMPARE(item->visibility, Visibility::Held);
        QCOMPARE(item->direction, Direction::Inbound);
    }
    void aReplyToCommentFiveOfPostFiveIsNotACommentOnThePost()
    {
        const auto item = toItem(with(with(comment(), u"post"_s, 5), u"parent"_s, 5), 2, site);
        QVERIFY(item->parent != item->root);
        QCOMPARE(*numberOf(item->parent), 5);
        QCOMPARE(*numberOf(item->root), 5);
    }
    void theSameVisitorIsTheSameAuthor()
    {
        const auto a = toItem(comment(), 0, site)->authorId;
        QCOMPARE(toItem(with(comment(), u"author_email"_s, u"jo@visitors.example"_s), 0, site)->authorId, a);
        QVERIFY(
            toItem(with(comment(), u"author_email"_s, u"lee@visitors.example"_s), 0, site)->authorId != a);
        const auto nameless = with(with(comment(), u"author_email"_s, u""_s), u"author_name"_s, u""_s);
        QVERIFY(toItem(nameless, 0, site)->authorId != toItem(with(nameless, u"id"_s, 8), 0, site)->authorId);
        QCOMPARE(toItem(with(comment(), u"author"_s, 9), 0, site)->authorId, u"user-9"_s);
    }
    void whatWeWroteIsOurs()
    {
        QCOMPARE(toItem(with(comment(), u"author"_s, 2), 2, site)->direction, Direction::Outbound);
        QCOMPARE(toItem(with(comment(), u"author"_s, 3), 2, site)->direction, Direction::Inbound);
        QCOMPARE(toItem(comment(), 0, site)->direction, Direction::Inbound); // nobody is not us
    }
    void nonsenseIsNoItem()
    {
        QVERIFY(!toItem({}, 2, site));
        QVERIFY(!toItem(with(comment(), u"id"_s, u"seven"_s), 2, site));
        QVERIFY(!toItem(with(comment(), u"id"_s, -7), 2, site));
        QVERIFY(!toItem(with(comment(), u"date_gmt"_s, u"0000-00-00T00:00:00"_s), 2, site));
        QVERIFY(!toItem(with(comment(), u"content"_s, u"Hello"_s), 2, site));
        QVERIFY(!toItem(with(comment(), u"content"_s, QJsonValue::Null), 2, site));
    }
    void everyStatusHasItsVisibility()
    {
        QCOMPARE(toVisibility(u"approved"_s), Visibility::Approved);
        QCOMPARE(toVisibility(u"hold"_s), Visibility::Held);
        QCOMPARE(toVisibility(u"spam"_s), Visibility::Removed);
        QCOMPARE(toVisibility(u"trash"_s), Visibility::Removed);
        QCOMPARE(toVisibility(u"of a plug-in"_s), Visibility::Unmoderated);
    }
    void readAgainTheTextIsTheSame()
    {
        const auto raw = comment(u"See <a href=\"/p\">this</a>\n\n&lt;b&gt;"_s);
        QCOMPARE(toRemoteItem(raw, site).text,
            toItem(raw, 2, site)->text); // or every reply would look overtaken by an edit
    }
    void numbersAreNumbersAndNothingElse()
    {
        QCOMPARE(numberOf(u"12"_s), std::optional<qint64>(12));
        for (const auto& bad : {u""_s, u"0"_s, u"-1"_s, u"1/../2"_s, u"post-"_s, u"1 "_s, u"１"_s,
                 u"99999999999999999999"_s, u"1e3"_s})
            QVERIFY2(!numberOf(bad), qPrintable(bad));
    }
    void whoWeAre()
    {
        QCOMPARE(toUser({{u"id"_s, 2}, {u"name"_s, u"Sam"_s},
                     {u"capabilities"_s, QJsonObject{{u"moderate_comments"_s, true}}}}),
            std::optional(WordPressUser{2, u"Sam"_s, true}));
        QVERIFY(!toUser({{u"id"_s, 2}, {u"capabilities"_s, QJsonObject{}}})->mayModerate);
        QVERIFY(toUser({{u"id"_s, 2}})->mayModerate); // a site that does not tell is asked by trying
        QVERIFY(!toUser({}));
    }
    void theInterfaceIsFoundInTheLinkHeader()
    {
        QCOMPARE(interfaceAddress("<https://n.example/wp-json/>; rel=\"https://api.w.org/\""),
            QUrl(u"https://n.example/wp-json/"_s));
        QCOMPARE(interfaceAddress("<https://n.example/x>; rel=shortlink, "
                                  "<https://n.example/index.php?rest_route=/>; rel=\"https://api.w.org/\""),
            QUrl(u"https://n.example/index.php?rest_route=/"_s));
        QVERIFY(interfaceAddress("<https://n.example/x>; rel=shortlink").isEmpty());
        QVERIFY(interfaceAddress(QByteArray("<").repeated(100'000)).isEmpty());
    }
    void routesForPrettyAndPlainSites()
    {
        const QList<std::pair<QString, QString>> query{
            {u"status"_s, u"hold"_s}, {u"after"_s, u"2026-11-18T09:30:00Z"_s}};
        QCOMPARE(routeAddress(QUrl(u"https://n.example/wp-json/"_s), u"wp/v2/comments"_s, query).toString(),
            u"https://n.example/wp-json/wp/v2/comments?status=hold&after=2026-11-18T09:30:00Z"_s);
        QCOMPARE(routeAddress(QUrl(u"https://n.example/?rest_route=/"_s), u"wp/v2/comments"_s, {}).toString(),
            u"https://n.example/?rest_route=/wp/v2/comments"_s);
    }
    void errorsSayWhatToDo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("word");
        QTest::newRow("password") << 401 << QByteArray("{\"code\":\"rest_not_logged_in\"}")
                                  << ErrorCode::Unauthorised << u"application password"_s;
        QTest::newRow("role") << 403 << QByteArray("{\"code\":\"rest_cannot_edit\"}")
                              << ErrorCode::Unauthorised << u"editor"_s;
        QTest::newRow("duplicate") << 409 << QByteArray("{\"code\":\"comment_duplicate\"}")
                                   << ErrorCode::Rejected << u"same words"_s;
        QTest::newRow("flood") << 400 << QByteArray("{\"code\":\"comment_flood\"}") << ErrorCode::Throttled
                               << u"by itself"_s;
        QTest::newRow("length") << 400 << QByteArray("{\"code\":\"comment_content_column_length\"}")
                                << ErrorCode::Rejected << u"shorten"_s;
        QTest::newRow("gone") << 404 << QByteArray("{\"code\":\"rest_comment_invalid_id\"}")
                              << ErrorCode::NotFound << u"no longer"_s;
        QTest::newRow("a firewall's page")
            << 403 << QByteArray("<html>Blocked, Dana</html>") << ErrorCode::Unauthorised << u"editor"_s;
        QTest::newRow("a code that is none")
            << 400 << QByteArray("{\"code\":\"Dana Bloggs said\"}") << ErrorCode::Rejected << u"settings"_s;
    }
    void errorsSayWhatToDo()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        QFETCH(QString, word);
        const auto error = toWordPressError(answer(status, body), u"The blog"_s, m_clock);
        QCOMPARE(error.code, code);
        QVERIFY2(error.message.contains(word), qPrintable(error.message));
        QVERIFY(error.message.endsWith(u'.'));
        QVERIFY(!error.message.contains(u"Dana") && !error.detail.contains(u"Dana"));
    }
    void equalTextsAfterWhatASiteDoesToThem()
    {
        QCOMPARE(normalised(u"It&#8217;s  &#8220;free&#8221;\n\n&amp; open"_s),
            normalised(u"It's \"free\" &amp; open"_s));
        QVERIFY(normalised(u"yes"_s) != normalised(u"no"_s));
    }

    void aRoundGoesThroughItsPartsAndKeepsItsPlace()
    {
        WordPressProgress progress;
        beginRound(progress);
        QVERIFY(!progress.after); // the first time: everything
        HttpClient http(m_clock);
        const WordPressSite blog({u"blog"_s, site, {}, {}}, http, m_clock);
        WordPressAnswer page;
        page.json = QJsonDocument(QJsonArray{comment()});
        Collected batch;
        takePage(progress, page, blog, batch);
        QCOMPARE(batch.items.size(), 1);
        QCOMPARE(progress.part, WordPressProgress::Part::Held);
        QCOMPARE(toProgress(toCursor(progress)), progress);
        takePage(progress, page, blog, batch); // the same comment again: nothing new
        takePage(progress, page, blog, batch);
        QCOMPARE(batch.items.size(), 1);
        QVERIFY(!progress.underWay);
        QCOMPARE(toProgress(toCursor(progress)).highWater, progress.highWater);

        // Later it is not in any list: it is asked for by id, and that it is missing there is told.
        progress = toProgress(toCursor(progress));
        beginRound(progress);
        QCOMPARE(*progress.highWater - *progress.after, 2h);
        WordPressAnswer empty;
        empty.json = QJsonDocument(QJsonArray());
        for (int i = 0; i < 3; ++i)
            QVERIFY(takePage(progress, empty, blog, batch).isEmpty());
        QCOMPARE(progress.part, WordPressProgress::Part::Watched);
        QVERIFY(nextQuery(progress).contains(std::pair{u"include"_s, u"7"_s}));
        QCOMPARE(takePage(progress, empty, blog, batch), QList<qint64>{7});
        QVERIFY(!progress.underWay);
    }
    void aSiteThatNeverEndsDoesNotHoldTheRoundForEver()
    {
        WordPressProgress progress;
        beginRound(progress);
        HttpClient http(m_clock);
        const WordPressSite blog({u"blog"_s, site, {}, {}}, http, m_clock);
        WordPressAnswer page; // always the same comment, always more pages
        page.json = QJsonDocument(QJsonArray{comment()});
        page.pages = 1'000'000;
        Collected batch;
        int asked = 0;
        while (progress.underWay && asked < 5000) {
            takePage(progress, page, blog, batch);
            ++asked;
        }
        QVERIFY2(asked < 1100, qPrintable(QString::number(asked)));
        QCOMPARE(batch.items.size(), 1);
    }
    void theCursorStaysSmall()
    {
        WordPressProgress progress;
        beginRound(progress);
        HttpClient http(m_clock);
        const WordPressSite blog({u"blog"_s, site, {}, {}}, http, m_clock);
        Collected batch;
        for (int i = 1; i <= 5000; ++i) {
            WordPressAnswer page;
            page.pages = 100;
            page.json = QJsonDocument(QJsonArray{with(comment(), u"id"_s, i)});
            progress.part = WordPressProgress::Part::New;
            takePage(progress, page, blog, batch);
        }
        QCOMPARE(progress.watched.size(), 500);
        QVERIFY(progress.watched.contains(5000));
        QVERIFY(QJsonDocument(toCursor(progress).anchors).toJson(QJsonDocument::Compact).size() < 20'000);
    }
};

QTEST_GUILESS_MAIN(TestWordPressMapping)
#include "tst_wordpress_mapping.moc"
