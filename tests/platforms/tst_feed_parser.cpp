// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/feed/feed_date.h"
#include "platforms/feed/feed_mapping.h"
#include "support/fake_clock.h"

#include <QElapsedTimer>
#include <QStringEncoder>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

const QByteArray wordpressFeed = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Comments for Northbridge Practice</title>
 <item><title>Comment on Flu clinics by Jo</title><link>https://n.example/flu/#comment-7</link><dc:creator><![CDATA[Jo & Kim]]></dc:creator>
  <pubDate>Wed, 18 Nov 2026 09:30:00 +0000</pubDate><guid isPermaLink="false">https://n.example/?p=3#comment-7</guid>
  <description>Short words</description><content:encoded><![CDATA[<p>Is it <b>open</b>&nbsp;Saturday?</p><p>Jo</p>]]></content:encoded></item>
 <item><title>Comment on Flu clinics by Lee</title><link>https://n.example/flu/#comment-6</link><dc:creator>Lee</dc:creator>
  <pubDate>Wed, 18 Nov 2026 08:00:00 +0000</pubDate><guid isPermaLink="false">https://n.example/?p=3#comment-6</guid>
  <description>&lt;p&gt;Where do I park?&lt;/p&gt;</description></item>
</channel></rss>)";

const QByteArray atomFeed
    = R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Comments</title>
 <entry><id>tag:n.example,2026:c2</id><title type="text">5 &lt; 6</title><link rel="self" href="https://n.example/self"/><link rel="alternate" href="/p/flu#c2"/>
  <author><name>Max</name><uri>https://max.example/</uri></author><published>2026-11-18T10:00:00+01:00</published><updated>2026-11-18T10:30:00Z</updated>
  <thr:in-reply-to ref="tag:n.example,2026:c1" href="https://n.example/p/flu#c1"/>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Hello<br/><a href="https://a.example/?a=1&amp;b=2">here</a> &lt;3</div></content></entry>
 <entry><id>tag:n.example,2026:c1</id><author><name>Nia</name></author><published>2026-11-18T08:00:00Z</published>
  <thr:in-reply-to ref="tag:n.example,2026:p1" href="https://n.example/p/flu"/><content type="html">&lt;p&gt;First&lt;/p&gt;</content></entry>
</feed>)";

const QByteArray rdfFeed
    = R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://n.example/"><title>Old board</title></channel>
<item rdf:about="https://n.example/t/1"><title>Closed on Monday?</title><link>https://n.example/t/1</link><dc:creator>Pat</dc:creator><dc:date>2026-11-17T12:00:00Z</dc:date></item>
</rdf:RDF>)";

QByteArray rssWith(const QByteArray& items)
{
    return "<rss><channel><title>T</title>" + items + "</channel></rss>";
}
QByteArray item(const QByteArray& text)
{
    return "<item><guid>" + text + "</guid><description>" + text + "</description></item>";
}

Collected read(const QByteArray& bytes)
{
    test::FakeClock clock;
    const auto feed = parseFeed(bytes);
    return feed ? toCollected(*feed, u"board"_s, QUrl(u"https://n.example/feed"_s), clock.now())
                : Collected();
}

} // namespace

class TestFeedParser : public QObject {
    Q_OBJECT

    test::FakeClock m_clock; // 2026-11-18 11:06:40 UTC

private slots:
    void rss2()
    {
        const auto batch = read(wordpressFeed);
        QCOMPARE(batch.items.size(), 2);
        const auto& lee = batch.items[0]; // oldest first
        const auto& jo = batch.items[1];
        QCOMPARE(lee.text, u"Where do I park?"_s);
        QCOMPARE(jo.text, u"Is it open Saturday?\n\nJo"_s);
        QCOMPARE(jo.id, u"https://n.example/?p=3#comment-7"_s);
        QCOMPARE(jo.authorName, u"Jo & Kim"_s);
        QCOMPARE(jo.root, u"https://n.example/flu/"_s);
        QCOMPARE(jo.url, u"https://n.example/flu/#comment-7"_s);
        QCOMPARE(jo.account, u"board"_s);
        QCOMPARE(jo.visibility, Visibility::Approved);
        QCOMPARE(toUtcText(jo.created), u"2026-11-18T09:30:00.000Z"_s);
        QCOMPARE(batch.posts.size(), 1);
        QCOMPARE(batch.posts[0].title, u"Flu clinics"_s);
    }

    void atomWithThreads()
    {
        const auto batch = read(atomFeed);
        QCOMPARE(batch.items.size(), 2);
        const auto& nia = batch.items[0];
        const auto& max = batch.items[1];
        QCOMPARE(max.text, u"Hello\nhere (https://a.example/?a=1&b=2) <3"_s);
        QCOMPARE(max.parent, u"tag:n.example,2026:c1"_s);
        QCOMPARE(max.authorId, u"https://max.example/"_s);
        QCOMPARE(max.url, u"https://n.example/p/flu#c2"_s);
        QCOMPARE(max.version, u"2026-11-18T10:30:00.000Z"_s);
        QCOMPARE(toUtcText(max.created), u"2026-11-18T09:00:00.000Z"_s);
        QVERIFY(nia.parent.isEmpty()); // what it answers is the post
        QCOMPARE(nia.text, u"First"_s);
    }

    void rss1()
    {
        const auto batch = read(rdfFeed);
        QCOMPARE(batch.items.size(), 1);
        QCOMPARE(batch.items[0].text, u"Closed on Monday?"_s);
        QCOMPARE(batch.items[0].id, u"https://n.example/t/1"_s);
    }

    void anEntryWithoutAnIdHasOneAllTheSame()
    {
        const auto first = read(
            rssWith("<item><description>a</description></item><item><link>https://n.example/x</link></item>"
                    "<item><description>b</description></item><item><description>a</description></item>"));
        QCOMPARE(first.items.size(), 3); // the same words twice are one
        const auto again = read(rssWith("<item><description>a</description></item>"));
        QVERIFY(std::any_of(first.items.begin(), first.items.end(),
            [&](const auto& i) { return i.id == again.items[0].id; }));
        QVERIFY(read(rssWith("<item><guid>" + QByteArray(50'000, 'g') + "</guid></item>")).items[0].id.size()
            < 200);
    }

    void datesFromTheWild_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("utc");
        QTest::newRow("rfc 822") << u"Wed, 18 Nov 2026 09:30:00 +0000"_s << u"2026-11-18T09:30:00.000Z"_s;
        QTest::newRow("GMT") << u"Wed, 18 Nov 2026 09:30:00 GMT"_s << u"2026-11-18T09:30:00.000Z"_s;
        QTest::newRow("summer time") << u"Mon, 6 Jul 2026 09:30:00 BST"_s << u"2026-07-06T08:30:00.000Z"_s;
        QTest::newRow("America") << u"Wed, 18 Nov 2026 09:30:00 EST"_s << u"2026-11-18T14:30:00.000Z"_s;
        QTest::newRow("no day, no seconds") << u"18 Nov 26 09:30 +0100"_s << u"2026-11-18T08:30:00.000Z"_s;
        QTest::newRow("whole month") << u"18 November 2026 09:30:00 Z"_s << u"2026-11-18T09:30:00.000Z"_s;
        QTest::newRow("last century") << u"1 Jan 99 00:00:00 GMT"_s << u"1999-01-01T00:00:00.000Z"_s;
        QTest::newRow("rfc 3339") << u"2026-11-18T09:30:00.5+01:00"_s << u"2026-11-18T08:30:00.500Z"_s;
        QTest::newRow("no zone") << u"2026-11-18T09:30:00"_s << u"2026-11-18T09:30:00.000Z"_s;
        QTest::newRow("leap second") << u"Wed, 18 Nov 2026 23:59:60 GMT"_s << u"2026-11-18T23:59:59.000Z"_s;
        QTest::newRow("31 February") << u"31 Feb 2026 09:30:00 GMT"_s << u""_s;
        QTest::newRow("words") << u"yesterday"_s << u""_s;
        QTest::newRow("empty") << u""_s << u""_s;
    }
    void datesFromTheWild()
    {
        QFETCH(QString, date);
        QFETCH(QString, utc);
        const auto instant = parseFeedDate(date);
        QCOMPARE(instant ? toUtcText(*instant) : QString(), utc);
    }

    void aDateInTheFutureOrNoneIsNow()
    {
        const auto batch = read(rssWith("<item><guid>a</guid><pubDate>Wed, 18 Nov 2099 09:30:00 "
                                        "GMT</pubDate></item><item><guid>b</guid></item>"));
        QCOMPARE(batch.items[0].created, m_clock.now());
        QCOMPARE(batch.items[1].created, m_clock.now());
    }

    void goodEntriesBeforeAFaultAreTaken_data()
    {
        QTest::addColumn<QByteArray>("tail");
        QTest::newRow("an unclosed tag") << QByteArray("<item><guid>c</guid><title>x</item>");
        QTest::newRow("the end is missing") << QByteArray("<item><guid>c</guid><descr");
        QTest::newRow("a bare ampersand")
            << QByteArray("<item><guid>c</guid><description>AT&T</description></item>");
        QTest::newRow("an unknown entity")
            << QByteArray("<item><guid>c</guid><description>&nosuch;</description></item>");
        QTest::newRow("nested for ever")
            << QByteArray("<item><description>") + QByteArray("<b>").repeated(100'000);
        QTest::newRow("nested outside of entries") << QByteArray("<x>").repeated(100'000);
    }
    void goodEntriesBeforeAFaultAreTaken()
    {
        QFETCH(QByteArray, tail);
        const auto feed = parseFeed("<rss><channel>" + item("a") + item("b") + tail);
        QVERIFY(feed);
        QCOMPARE(feed->entries.size(), 2);
        QVERIFY(feed->fault.endsWith(u'.'));
    }

    void bombsAreRefused()
    {
        const QByteArray laughs
            = R"(<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>)"
            + rssWith(item("&c;"));
        const QByteArray outside
            = R"(<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>)" + rssWith(item("&x;"));
        for (const auto& bomb : {laughs, outside}) {
            const auto feed = parseFeed(bomb);
            QVERIFY(!feed);
            QCOMPARE(feed.error().code, ErrorCode::Malformed);
        }
        QVERIFY(parseFeed("<!DOCTYPE rss PUBLIC \"-//N//DTD RSS 0.91//EN\" \"http://n.example/rss.dtd\">"
            + rssWith(item("a"))));
    }

    void htmlNamesAreKnownWithoutADeclaration()
    {
        QCOMPARE(
            read(rssWith("<item><guid>a</guid><description>caf&eacute;&nbsp;&pound;5</description></item>"))
                .items[0]
                .text,
            u"café £5"_s);
    }

    void whatIsNoFeedIsSaidSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray(
            "<!doctype html><html><head><title>Log in</title></head><body>x</body></html>");
        QTest::newRow("json") << QByteArray("{\"items\":[]}");
        QTest::newRow("other xml") << QByteArray("<sitemap><item/></sitemap>");
        QTest::newRow("zeros") << QByteArray(1000, '\0');
        QTest::newRow("noise") << QByteArray("\xff\xfe\x00\xd8<rss>", 9);
    }
    void whatIsNoFeedIsSaidSo()
    {
        QFETCH(QByteArray, bytes);
        const auto feed = parseFeed(bytes);
        QVERIFY(!feed);
        QCOMPARE(feed.error().code, ErrorCode::Malformed);
        QVERIFY(feed.error().message.endsWith(u'.'));
    }

    void encodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("charset");
        const QByteArray latin = "<item><guid>a</guid><description>caf\xe9 \x80"
                                 "5</description></item>";
        const QByteArray utf8 = "<item><guid>a</guid><description>caf\xc3\xa9 \xe2\x82\xac"
                                "5</description></item>";
        QTest::newRow("utf-8") << rssWith(utf8) << QByteArray();
        QTest::newRow("utf-8 with a mark") << QByteArray("\xef\xbb\xbf") + rssWith(utf8) << QByteArray();
        QTest::newRow("declared windows-1252")
            << "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + rssWith(latin) << QByteArray();
        QTest::newRow("declared latin-1 but means windows")
            << "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + rssWith(latin) << QByteArray();
        QTest::newRow("says utf-8 and is not")
            << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + rssWith(latin) << QByteArray();
        QTest::newRow("the header says it") << rssWith(latin) << QByteArray("windows-1252");
        QStringEncoder utf16(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
        const QByteArray wide
            = utf16.encode(QString::fromUtf8("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + rssWith(utf8)));
        QTest::newRow("utf-16") << wide << QByteArray();
    }
    void encodings()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, charset);
        const auto feed = parseFeed(bytes, charset);
        QVERIFY(feed);
        QCOMPARE(feed->entries.value(0).html, u"café €5"_s);
    }
    void anUnknownEncodingIsSaidSo()
    {
        const auto feed = parseFeed(rssWith(item("a")), "x-klingon");
        QVERIFY(!feed);
        QCOMPARE(feed.error().code, ErrorCode::Malformed);
    }

    void forbiddenCharactersDoNotStopTheFeed()
    {
        QCOMPARE(read(rssWith("<item><guid>a</guid><description>ok\x01\x08 then</description></item>"))
                     .items[0]
                     .text,
            u"ok then"_s);
    }

    void aHugeEntryAndVeryManyAreReadInTime()
    {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(read(rssWith(item(QByteArray(5'000'000, 'x')))).items[0].text.size(), 4'000'000);
        QByteArray many;
        for (int i = 0; i < 50'000; ++i)
            many += item("n" + QByteArray::number(i));
        const auto feed = parseFeed(rssWith(many));
        QVERIFY(feed);
        QCOMPARE(feed->entries.size(), 10'000); // more is no feed of comments
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestFeedParser)
#include "tst_feed_parser.moc"
