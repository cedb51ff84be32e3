// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/html_text.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class TestHtmlText : public QObject {
    Q_OBJECT

private slots:
    void htmlBecomesWhatAPersonReads_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("plain") << u"Hello there"_s << u"Hello there"_s;
        QTest::newRow("white space collapses") << u"  Hello \n\t there  "_s << u"Hello there"_s;
        QTest::newRow("paragraphs") << u"<p>One</p>\n<p>Two</p>"_s << u"One\n\nTwo"_s;
        QTest::newRow("breaks") << u"One<br>Two<br/>Three<BR />Four"_s << u"One\nTwo\nThree\nFour"_s;
        QTest::newRow("many breaks are two") << u"One<br><br><br><br><p></p><br>Two"_s << u"One\n\nTwo"_s;
        QTest::newRow("list") << u"<ul><li>tea</li><li>cake</li></ul>done"_s << u"- tea\n- cake\ndone"_s;
        QTest::newRow("quote") << u"<blockquote>said</blockquote>and I say"_s << u"said\nand I say"_s;
        QTest::newRow("a table's cells stay apart")
            << u"<table><tr><td>Mon</td><td>9-12</td></tr></table>"_s << u"Mon 9-12"_s;
        QTest::newRow("inline tags vanish") << u"un<b>der</b>line <em>it</em>"_s << u"underline it"_s;
        QTest::newRow("link") << u"see <a href=\"https://a.example/x\">this page</a>."_s
                              << u"see this page (https://a.example/x)."_s;
        QTest::newRow("link that says itself")
            << u"<a href='https://a.example/'>a.example</a>"_s << u"a.example"_s;
        QTest::newRow("link without words")
            << u"<a href=https://a.example/x><img src=/i.png></a>"_s << u"https://a.example/x"_s;
        QTest::newRow("a link that lies") << u"<a href=\"https://evil.example/\">https://nhs.example/</a>"_s
                                          << u"https://nhs.example/ (https://evil.example/)"_s;
        QTest::newRow("javascript is no address")
            << u"<a href=\"javascript:alert(1)\">click</a>"_s << u"click"_s;
        QTest::newRow("an unclosed link") << u"<a href=\"https://a.example/\">open"_s << u"open"_s;
        QTest::newRow("entities") << u"Fish &amp; chips &pound;5 &#8211; caf&eacute; &#x1F600; &nbsp;x"_s
                                  << u"Fish & chips £5 – café 😀 x"_s;
        QTest::newRow("no space that does not break stands at an end") << u"&nbsp;1 &lt;&nbsp;"_s << u"1 <"_s;
        QTest::newRow("escaped tags are words") << u"use &lt;script&gt; here"_s << u"use <script> here"_s;
        QTest::newRow("entities are decoded once") << u"&amp;lt;b&amp;gt;"_s << u"&lt;b&gt;"_s;
        QTest::newRow("broken entities stay")
            << u"AT&T &unknown; &#; &#x; &#99999999; &"_s << u"AT&T &unknown; &#; &#x; \uFFFD &"_s;
        QTest::newRow("windows numbers") << u"it&#146;s"_s << u"it’s"_s;
        QTest::newRow("surrogates are no characters") << u"a&#xD800;b&#0;c"_s << u"a\uFFFDb\uFFFDc"_s;
        QTest::newRow("script") << u"a<script>alert('<p>x</p>')</script>b"_s << u"ab"_s;
        QTest::newRow("style") << u"a<style>p { color: red }</style>b"_s << u"ab"_s;
        QTest::newRow("script that never ends") << u"a<script>b"_s << u"a"_s;
        QTest::newRow("comment") << u"a<!-- b --> c"_s << u"a c"_s;
        QTest::newRow("the shortest comment hides nothing") << u"a<!-->b"_s << u"ab"_s;
        QTest::newRow("declaration") << u"<!DOCTYPE html><?xml version='1'?>a"_s << u"a"_s;
        QTest::newRow("less than") << u"I waited < 5 minutes <3 and 4<5"_s
                                   << u"I waited < 5 minutes <3 and 4<5"_s;
        QTest::newRow("half a tag") << u"text <a href=\"x"_s << u"text"_s;
        QTest::newRow("a tag in an attribute") << u"<p title=\"a > b\">words</p>"_s << u"words"_s;
        QTest::newRow("attributes without quotes")
            << u"<a class=x href=https://a.example/y>z</a>"_s << u"z (https://a.example/y)"_s;
        QTest::newRow("preformatted") << u"<pre>one\ntwo</pre>three\nfour"_s << u"one\ntwo\nthree four"_s;
        QTest::newRow("what a browser might hide is shown")
            << u"<svg/>still here <noscript>and here</noscript>"_s << u"still here and here"_s;
        QTest::newRow("control characters go") << u"a\u0001b\u0000c"_s << u"abc"_s;
    }
    void htmlBecomesWhatAPersonReads()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(htmlToText(html).text, text);
    }

    void typedLineBreaksAreKeptOnRequest()
    {
        const auto typed = u"Dear all,\n\nmy mum <b>waited</b>\ntwo hours\n\n\n\nJo"_s;
        QCOMPARE(htmlToText(typed, {}, WhiteSpace::KeepBreaks).text,
            u"Dear all,\n\nmy mum waited\ntwo hours\n\nJo"_s);
    }

    void picturesAreLinksWithTheirWords()
    {
        const auto plain = htmlToText(
            u"<img src=\"/a.png\" alt=\"The queue\"><video src=https://v.example/b.mp4></video>"
            "<audio src='c.mp3'></audio><img src=\"data:image/png;base64,AAAA\"><img alt=none>"_s,
            QUrl(u"https://blog.example/2026/flu/"_s));
        QCOMPARE(plain.media.size(), 3);
        QCOMPARE(plain.media[0],
            (IncomingMedia{MediaKind::Image, u"https://blog.example/a.png"_s, u"The queue"_s, {}}));
        QCOMPARE(plain.media[1].kind, MediaKind::Video);
        QCOMPARE(plain.media[2].url, u"https://blog.example/2026/flu/c.mp3"_s);
    }

    void ourTextComesBackAsWeWroteIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("signs") << u"5 < 6 & \"7\" > 'x' &amp; &lt;b&gt; <script>"_s;
        QTest::newRow("lines") << u"Hello Jo,\n\nthank you.\nSam"_s;
        QTest::newRow("other scripts") << u"Dziękuję 😀 مرحبا"_s;
    }
    void ourTextComesBackAsWeWroteIt()
    {
        QFETCH(QString, text);
        QCOMPARE(htmlToText(textToHtml(text), {}, WhiteSpace::KeepBreaks).text, text);
    }

    void theLengthIsBounded()
    {
        const auto plain = htmlToText(QString(5'000'000, u'x'), {}, WhiteSpace::Collapse, 1000);
        QCOMPARE(plain.text.size(), 1000);
        QVERIFY(plain.shortened);
        QVERIFY(!htmlToText(u"short"_s).shortened);
    }

    /// Every shape of hostile input takes time in proportion to its length: ten times the text, not a hundred
    /// times the time.
    void hostileHtmlIsReadInLinearTime_data()
    {
        QTest::addColumn<QString>("piece");
        for (const auto* piece : {"<div>", "<a href=\"https://a.example/\">", "<a href=x>y</a>", "</a>",
                 "<!--", "<!", "<", "</", "&", "&#", "&amp", "<a ", "<a x=\"", "<a x='y' ", "<script>",
                 "<script></script", "<p><br>", "\n", "<img src=/x>", "<li>", "<pre>", "&lt;"})
            QTest::newRow(piece) << QString::fromLatin1(piece);
    }
    void hostileHtmlIsReadInLinearTime()
    {
        QFETCH(QString, piece);
        const auto html = piece.repeated(2'000'000 / piece.size());
        QElapsedTimer timer;
        timer.start();
        const auto plain = htmlToText(html, QUrl(u"https://blog.example/"_s));
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(plain.text.size() <= 4'000'000);
    }

    void randomBytesNeverHarm()
    {
        QRandomGenerator random(7);
        const QString letters = u"<>/!-&#;xa \"'=\n\U0001F600pbrimgscript"_s;
        for (int round = 0; round < 20'000; ++round) {
            QString html;
            for (int i = random.bounded(60); i > 0; --i)
                html += letters[random.bounded(int(letters.size()))];
            const auto plain = htmlToText(html);
            QVERIFY(plain.text.isValidUtf16());
        }
    }

    void everyNamedEntityIsFound()
    {
        QCOMPARE(namedEntity(u"AElig"), u"Æ"_s);
        QCOMPARE(namedEntity(u"zwnj"), u"\u200C"_s);
        QCOMPARE(namedEntity(u"apos"), u"'"_s);
        QCOMPARE(namedEntity(u""), QString());
        QCOMPARE(namedEntity(u"zzz"), QString());
        QCOMPARE(namedEntity(u"AMP"), QString());
    }
};

QTEST_GUILESS_MAIN(TestHtmlText)
#include "tst_html_text.moc"
