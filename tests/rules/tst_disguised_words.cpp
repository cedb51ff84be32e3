// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Grave words that are written so that a filter does not see them, and the many words that only look so.
#include "matching.h"
#include "rules/disguised_words.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class TestDisguisedWords : public QObject {
    Q_OBJECT
private slots:
    void areRead_data();
    void areRead();
    void aCryForHelpIsHeardThroughThem_data();
    void aCryForHelpIsHeardThroughThem();
    void theFindingCoversEveryLetter();
    void aMillionSingleLettersTakeNoTime();
};

void TestDisguisedWords::areRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words"); ///< what stands behind it, with spaces between; empty: nothing
    const auto row = [](const char* text, const char* words) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(words);
    };
    row("k1ll", "kill");
    row("K1LL", "kill");
    row("k!ll mys3lf", "kill myself");
    row("su1c1de", "suicide");
    row("su*c*de", "suicide");
    row("$uicide", "suicide");
    row("unal!ve", "unalive");
    row("d1e", "die");
    row("end my l1fe", "life");
    row("a r0pe", "rope");
    row("r@ped", "raped");
    row("s u i c i d e", "suicide");
    row("k i l l  m y s e l f", "kill myself");
    row("s.u.i.c.i.d.e", "suicide");
    row("d-i-e", "die");
    row("i want 2 d i e", "die");
    row("kill myself", ""); // plain words need no second look
    row("suicide", "");
    row("k***", ""); // could be anything
    row("****", "");
    row("p45 and b12", "");
    row("2nite at 7pm", "");
    row("M25, A1 and B6", "");
    row("N H S", "");
    row("a b c d e f", "");
    row("Stop! Kill the lights", "");
    row("great!nurse", "");
    row("mail@example", "");
    row("k1llington", "");
    row("", "");
}

void TestDisguisedWords::areRead()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const Reading reading = readingOf(text);
    QStringList found;
    for (size_t i = 0; i < reading.words.size(); ++i) {
        const DisguisedWord hidden = disguisedWordAt(reading, i);
        if (hidden.word.empty())
            continue;
        QVERIFY(hidden.last >= i && hidden.last < reading.words.size());
        found << QString::fromStdString(std::string(hidden.word));
        i = hidden.last;
    }
    QCOMPARE(found.join(u' '), words);
}

void TestDisguisedWords::aCryForHelpIsHeardThroughThem_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"gonna k1ll mys3lf tonight", "going to k!ll myself", "i want to d1e",
             "i'm going to k i l l  m y s e l f tonight", "thinking about su1c1de again",
             "s u i c i d e is the only way out", "want to end my l1fe", "gonna un@live myself",
             "i want 2 d i e"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestDisguisedWords::aCryForHelpIsHeardThroughThem()
{
    QFETCH(QString, text);
    QVERIFY(shippedMatcher().assess(text).crisis);
}

void TestDisguisedWords::theFindingCoversEveryLetter()
{
    const QString text = u"i will k i l l  m y s e l f"_s;
    const Assessment assessment = shippedMatcher().assess(text);
    const Finding* finding = findingOf(assessment, u"crisis"_s);
    QVERIFY(finding);
    QVERIFY(spanText(text, *finding).endsWith(u"m y s e l f"_s));
}

void TestDisguisedWords::aMillionSingleLettersTakeNoTime()
{
    const Reading reading = readingOf(QString(u"s u i c i d "_s.repeated(20'000)));
    size_t found = 0;
    for (size_t i = 0; i < reading.words.size(); ++i)
        found += disguisedWordAt(reading, i).word.empty() ? 0 : 1; // ends within seconds, or is stopped
    QCOMPARE(found, size_t(0));
}

QTEST_APPLESS_MAIN(TestDisguisedWords)
#include "tst_disguised_words.moc"
