// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/digits.h"
#include "rules/normal_text.h"
#include "rules/reading.h"

#include "base/text.h"

#include <QRandomGenerator>
#include <QTest>

using namespace steward;

class TestNormalText : public QObject {
    Q_OBJECT
private slots:
    void makesPlain_data();
    void makesPlain();
    void everyByteKnowsItsOrigin();
    void spansSurviveWhatWasTakenOut();
    void readsWordsAndSentences();
    void readsLookAlikesBetweenLatinLetters_data();
    void readsLookAlikesBetweenLatinLetters();
    void readsDigitsHoweverWritten_data();
    void readsDigitsHoweverWritten();
    void checksMod11();
};

void TestNormalText::makesPlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("ASCII") << QStringLiteral("abc 123") << QStringLiteral("abc 123");
    QTest::newRow("full width") << QStringLiteral("\uFF19\uFF19\uFF19") << QStringLiteral("999");
    QTest::newRow("Arabic digits") << QStringLiteral("\u0669\u0660") << QStringLiteral("90");
    QTest::newRow("bold digits") << QString::fromUcs4(U"\U0001D7D7\U0001D7CE", 2) << QStringLiteral("90");
    QTest::newRow("zero width") << QStringLiteral("9\u200B9\u200C\u200D\uFEFF9") << QStringLiteral("999");
    QTest::newRow("bidi controls") << QStringLiteral("\u202E9\u20669\u2069") << QStringLiteral("99");
    QTest::newRow("soft hyphen") << QStringLiteral("no\u00ADwhere") << QStringLiteral("nowhere");
    QTest::newRow("spaces") << QStringLiteral("a\u00A0b\u2009c\u3000d") << QStringLiteral("a b c d");
    QTest::newRow("hyphens") << QStringLiteral("1\u20102\u20113\u20134\u20145\u22126")
                             << QStringLiteral("1-2-3-4-5-6");
    QTest::newRow("quotes") << QStringLiteral("can\u2019t") << QStringLiteral("can't");
    QTest::newRow("keycaps") << QStringLiteral("0\uFE0F\u20E37\uFE0F\u20E3") << QStringLiteral("07");
    QTest::newRow("struck through") << QStringLiteral("9\u03369\u0336") << QStringLiteral("99");
    QTest::newRow("composes") << QStringLiteral("e\u0301") << QStringLiteral("\u00E9");
    QTest::newRow("ligature") << QStringLiteral("\uFB01ve") << QStringLiteral("five");
    QTest::newRow("lone surrogate") << QString(QChar(0xD800)) << QStringLiteral("\uFFFD");
    QTest::newRow("tab and grave") << QStringLiteral("a\tit`s") << QStringLiteral("a it's");
    QTest::newRow("mark after plain text") << QStringLiteral("abe\u0301f") << QStringLiteral("ab\u00E9f");
    QTest::newRow("mark at the start") << QStringLiteral("\u0301ab") << QStringLiteral("ab");
    QTest::newRow("Korean") << QStringLiteral("\u1112\u1161\u11AB") << QStringLiteral("\uD55C");
    QTest::newRow("emoji") << QString::fromUcs4(U"\U0001F600", 1) << QString::fromUcs4(U"\U0001F600", 1);
}

void TestNormalText::makesPlain()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QCOMPARE(QString::fromStdString(normalised(text).bytes), plain);
}

void TestNormalText::everyByteKnowsItsOrigin()
{
    QRandomGenerator random(20261122);
    static constexpr char32_t alphabet[] = {U'a', U'9', U' ', U'\u200B', U'\u0301', U'\uFF19', U'\U0001F600',
        U'\u2019', U'\uFB01', U'\u202E', U'\n', U'\u0336'};
    for (int round = 0; round < 500; ++round) {
        QString text;
        const int length = random.bounded(60);
        for (int i = 0; i < length; ++i) {
            const char32_t c = alphabet[random.bounded(int(std::size(alphabet)))];
            text += QString::fromUcs4(&c, 1);
        }
        const NormalText normal = normalised(text);
        const qsizetype count = codePointCount(text);
        QCOMPARE(normal.from.size(), normal.bytes.size());
        QCOMPARE(normal.to.size(), normal.bytes.size());
        QCOMPARE(normal.isAscii,
            std::all_of(normal.bytes.begin(), normal.bytes.end(), [](char c) { return (c & 0x80) == 0; }));
        for (size_t i = 0; i < normal.bytes.size(); ++i) {
            QVERIFY(normal.from[i] < normal.to[i]);
            QVERIFY(qsizetype(normal.to[i]) <= count);
            QVERIFY(i == 0 || normal.from[i - 1] <= normal.from[i]);
        }
    }
}

void TestNormalText::spansSurviveWhatWasTakenOut()
{
    const QString text = QString::fromUcs4(U"\U0001F600", 1) + QStringLiteral("\u200B 9\u200B9");
    const NormalText normal = normalised(text);
    const size_t at = normal.bytes.find("99");
    QVERIFY(at != std::string::npos);
    const auto [start, end] = normal.original({at, at + 2});
    QCOMPARE(start, 3); // face, invisible space, space
    QCOMPARE(end, 6);
}

void TestNormalText::readsWordsAndSentences()
{
    const Reading reading = readingOf(QStringLiteral("I can\u2019t go on. It\u2019s 3am - HELP!"));
    QCOMPARE(QString::fromStdString(reading.plain), QStringLiteral(" i cant go on . its 3am help . "));
    const size_t at = reading.plain.find("cant go");
    const ByteSpan span = reading.wordsUnder({at, at + 7});
    QCOMPARE(QString::fromStdString(std::string(reading.text(span))), QStringLiteral("can't go"));
}

void TestNormalText::readsLookAlikesBetweenLatinLetters_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("folded");
    QTest::newRow("Cyrillic e") << QStringLiteral("h\u0435llo") << QStringLiteral("hello");
    QTest::newRow("Cyrillic capitals") << QStringLiteral("\u041D\u0415LL\u041E") << QStringLiteral("hello");
    QTest::newRow("Greek") << QStringLiteral("p\u03BFp\u03C5lar") << QStringLiteral("popular");
    QTest::newRow("dotless") << QStringLiteral("th\u0131s") << QStringLiteral("this");
    QTest::newRow("script g") << QStringLiteral("do\u0261") << QStringLiteral("dog");
    QTest::newRow("Armenian") << QStringLiteral("\u0585pen") << QStringLiteral("open");
    QTest::newRow("accents stay") << QStringLiteral("Caf\u00E9") << QStringLiteral("caf\u00E9");
    QTest::newRow("Welsh stays") << QStringLiteral("t\u0177") << QStringLiteral("t\u0177");
    QTest::newRow("Polish stays") << QStringLiteral("ma\u0142y") << QStringLiteral("ma\u0142y");
    QTest::newRow("Russian stays") << QStringLiteral("\u0441\u043E\u0440\u043E\u043A")
                                   << QStringLiteral("\u0441\u043E\u0440\u043E\u043A");
    QTest::newRow("no apostrophe") << QStringLiteral("O\u2019N\u0435ill") << QStringLiteral("oneill");
}

void TestNormalText::readsLookAlikesBetweenLatinLetters()
{
    QFETCH(QString, word);
    QFETCH(QString, folded);
    const Reading reading = readingOf(word);
    QCOMPARE(reading.words.size(), size_t(1));
    QCOMPARE(QString::fromStdString(reading.words.front().folded), folded);
}

void TestNormalText::readsDigitsHoweverWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("digits");
    QTest::newRow("plain") << QStringLiteral("07700 900461") << QStringLiteral("07700+900461");
    QTest::newRow("letter O") << QStringLiteral("O7700 9OO461") << QStringLiteral("07700+900461");
    QTest::newRow("word of letters") << QStringLiteral("oil lol II") << QString();
    QTest::newRow("run on") << QStringLiteral("9990000018on") << QStringLiteral("9990000018");
    QTest::newRow("apart") << QStringLiteral("call 999 then 111") << QStringLiteral("999|111");
    QTest::newRow("spoken") << QStringLiteral("zero double seven treble one nine")
                            << QStringLiteral("0771119");
    QTest::newRow("not spoken") << QStringLiteral("one of three") << QString();
}

void TestNormalText::readsDigitsHoweverWritten()
{
    QFETCH(QString, text);
    QFETCH(QString, digits);
    QString seen;
    for (const DigitGroup& group : readingOf(text).digits) {
        if (!seen.isEmpty())
            seen += group.joinsPrevious ? u'+' : u'|';
        seen += QString::fromStdString(group.digits);
    }
    QCOMPARE(seen, digits);
}

void TestNormalText::checksMod11()
{
    QVERIFY(passesMod11("9990000018"));
    QVERIFY(!passesMod11("9990000019"));
    QVERIFY(!passesMod11("999000001"));
    QVERIFY(!passesMod11("9111111124")); // published as a test number, and wrong
    QVERIFY(!passesMod11("9222222228"));
    QVERIFY(passesMod11("0306406152")); // an ISBN-10: the same sum
    for (char c = '0'; c <= '9'; ++c) {
        QVERIFY(passesMod11(std::string(10, c)));
        QVERIFY(isRepeatedDigit(std::string(10, c)));
    }
}

QTEST_APPLESS_MAIN(TestNormalText)
#include "tst_normal_text.moc"
