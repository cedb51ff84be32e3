// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases as rules.json writes them: what they are heard in, and what not.
#include "rules/phrases.h"

#include <QTest>

using namespace steward;

namespace {

/// The words of the first match, "-" for none, or the problem with the phrase.
QString heard(const QString& pattern, const QString& text)
{
    WordSets sets;
    sets.emplace(QStringLiteral("self"), parseChoices(QStringLiteral("myself|my self"), sets).first);
    PhraseOrProblem read = parsePhrase(pattern, sets);
    if (!read.problem.isEmpty())
        return read.problem;
    PhraseList list;
    list.add(std::move(read.phrase));
    list.compile();
    const Reading reading = readingOf(text);
    const WordStream stream = list.streamOf(reading);
    QString words = QStringLiteral("-");
    for (const int phrase : list.candidates(stream))
        list.forEach(phrase, stream, [&](size_t begin, size_t end) {
            const size_t from = reading.words[stream.wordAt[begin]].span.start;
            const size_t to = reading.words[stream.wordAt[end - 1]].span.end;
            if (words == QStringLiteral("-"))
                words = QString::fromStdString(std::string(reading.text({from, to})));
        });
    return words;
}

} // namespace

class TestPhrases : public QObject {
    Q_OBJECT
private slots:
    void hears_data();
    void hears();
    void findsEveryMatchOfManyPhrases();
    void aGapOfAnyWidthStaysLinear();
    void otherSpellingsAreTheWord();
};

void TestPhrases::hears_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* pattern, const char* text, const char* words) {
        QTest::newRow(qPrintable(QString::fromUtf8(pattern) + u" / " + QString::fromUtf8(text)))
            << QString::fromUtf8(pattern) << QString::fromUtf8(text) << QString::fromUtf8(words);
    };
    row("end it", "I will END it, he said", "END it");
    row("end it", "I spend it", "-");
    row("end it", "the end. It was fine", "-");
    row("end it", "i want to end\nit", "end\nit");
    row("end it", "i want to end... it", "end... it");
    row("end it", "the end\n\nit was fine", "-");
    row("can't cope", "I cant cope", "cant cope");
    row("cant cope", "I can\xe2\x80\x99t cope", "can't cope");
    row("so tired", "sooooo tireddd", "sooooo tireddd");
    row("suicid*", "feeling Suicidal again", "Suicidal");
    row("suicid*", "a homicide", "-");
    row("suicid* thoughts", "suicide thoughts", "suicide thoughts");
    row("tablets~", "too many talbets", "talbets");
    row("tablets~", "too many tabletts", "tabletts");
    row("tablets~", "too many tables", "tables");
    row("(kill|hang) {self}", "I could hang my self", "hang my self");
    row("(kill|hang) {self}", "they kill me", "-");
    row("({self}|me and (him|her)) now", "me and her now", "me and her now");
    row("x (really )?(very |so )?bad", "x bad", "x bad");
    row("x (really )?(very |so )?bad", "x really so bad", "x really so bad");
    row("x (really )?(very |so )?bad", "x so really bad", "-");
    row("end it _6 tonight", "end it all in the car park tonight", "end it all in the car park tonight");
    row("end it _3 tonight", "end it all in the car park tonight", "-");
    row("end it _6 tonight", "end it. Tonight", "-");
    row("end it _6 tonight", "end it tonight", "end it tonight");
    row("over .", "It is over", "over");
    row("over .", "It is over!", "over");
    row("over .", "It is over there", "-");
    row("over .", "it is over... bye", "over");
    row("^ bye", "Right. Bye all", "Bye");
    row("^ bye", "I say bye", "-");
    row("took # pills", "took 30 pills", "took 30 pills");
    row("took # pills", "took thirty pills", "-");
    row("a b|c d", "c d", "c d");
    row("a _2 . b", "a x y. b", "a x y. b");
    row("(a|.) b", "x. b", "x. b");
    row("eisiau marw", "Dwi eisiau marw", "eisiau marw");
    row("tŷ bach", "y Tŷ Bach", "Tŷ Bach");
    row("anything", "", "-");
    // An ending behind an apostrophe hides no word.
    row("nurse hands", "the nurse's hands", "nurse's hands");
    row("plant bach", "a'r plant'r bach", "plant'r bach");
    row("freichiau", "dros freichiau'r bachgen", "freichiau'r");
    row("nurse", "the nurse'lling", "-");
}

void TestPhrases::hears()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QString, words);
    QCOMPARE(heard(pattern, text), words);
}

void TestPhrases::findsEveryMatchOfManyPhrases()
{
    PhraseList list;
    for (int i = 0; i < 3000; ++i)
        list.add(parsePhrase(QStringLiteral("word%1 (and|or) word%2").arg(i).arg(i + 1), {}).phrase);
    list.compile();
    const WordStream stream = list.streamOf(readingOf(u"word7 and word8 or word9. word7 or word8 word2999"));
    int matches = 0;
    for (const int phrase : list.candidates(stream))
        list.forEach(phrase, stream, [&matches](size_t, size_t) { ++matches; });
    QCOMPARE(matches, 3);
    QVERIFY(list.stands(7, stream));
    QVERIFY(!list.stands(2998, stream));
}

void TestPhrases::aGapOfAnyWidthStaysLinear()
{
    PhraseList list;
    list.add(parsePhrase(QStringLiteral("a _20 a _20 a _20 b"), {}).phrase);
    list.compile();
    const Reading reading = readingOf(QString(QStringLiteral("a ").repeated(100'000) + u". b"));
    const WordStream stream = list.streamOf(reading);
    QVERIFY(!list.stands(0, stream)); // ends within seconds, or the test program is stopped
}

void TestPhrases::otherSpellingsAreTheWord()
{
    PhraseList list;
    for (const char* pattern : {"go tonight", "(tonight|now) please", "toni*"})
        list.add(parsePhrase(QString::fromLatin1(pattern), {}).phrase);
    list.addSpelling("tonight", "2nite");
    list.addSpelling("tomorrow", "2moro"); // no phrase asks for it
    list.compile();
    const Reading reading = readingOf(u"I go 2nite please, not 2moro");
    const WordStream stream = list.streamOf(reading);
    QCOMPARE(list.candidates(stream), (std::vector<int>{0, 1, 2}));
    for (const int phrase : {0, 1, 2})
        QVERIFY(list.stands(phrase, stream));
}

QTEST_APPLESS_MAIN(TestPhrases)
#include "tst_phrases.moc"
