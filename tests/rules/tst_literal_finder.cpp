// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Literals and shapes are found wherever they stand, however many they are and however the text hides them.
#include "rules/literal_finder.h"
#include "rules/pattern_filter.h"
#include "rules/required_literals.h"
#include "rules/shape_finder.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace steward;

namespace {

using Places = std::set<std::pair<int, size_t>>;

/// Every place at which one of the words can be read off the text, looked for the slow way.
Places placesOf(const std::vector<std::string>& words, const ByteView& view, const std::string& text)
{
    const auto seen = [&](size_t at) { return view[static_cast<unsigned char>(text[at])]; };
    Places places;
    for (size_t word = 0; word < words.size(); ++word) {
        for (size_t start = 0; start < text.size() && !words[word].empty(); ++start) {
            if (seen(start) == 0)
                continue;
            size_t at = start;
            size_t read = 0;
            for (; at < text.size() && read < words[word].size(); ++at) {
                if (seen(at) != 0 && seen(at) != words[word][read])
                    break;
                read += seen(at) != 0 ? 1 : 0;
            }
            if (read == words[word].size())
                places.emplace(int(word), start);
        }
    }
    return places;
}

template <typename Finder> Places found(const Finder& finder, const std::string& text)
{
    Places places;
    finder.forEach(text, [&places](int word, size_t start) { places.emplace(word, start); });
    return places;
}

std::string randomFrom(QRandomGenerator& random, std::string_view letters, int shortest, int longest)
{
    std::string text;
    for (int left = random.bounded(shortest, longest + 1); left > 0; --left)
        text.push_back(letters[size_t(random.bounded(int(letters.size())))]);
    return text;
}

std::vector<std::string> distinctWords(
    QRandomGenerator& random, std::string_view letters, int most, int shortest, int longest)
{
    std::set<std::string> words;
    for (int n = random.bounded(1, most + 1); n > 0; --n)
        words.insert(randomFrom(random, letters, shortest, longest));
    return {words.begin(), words.end()};
}

std::vector<Candidate> candidatesOf(const char* pattern, const char* text)
{
    PatternFilter filter;
    filter.add(std::string("(?i)") + pattern);
    filter.compile();
    std::vector<Candidate> candidates;
    filter.candidates(text, candidates);
    return candidates;
}

QString inWords(const std::vector<Candidate>& candidates)
{
    QStringList words;
    for (const Candidate& candidate : candidates)
        words << (candidate.start == Candidate::anywhere ? QStringLiteral("anywhere")
                                                         : QString::number(candidate.start));
    return words.join(u' ');
}

} // namespace

class TestLiteralFinder : public QObject {
    Q_OBJECT
private slots:
    void findsEveryPlaceOfEveryWord();
    void findsWordsThatShareTheirBytes();
    void findsWordsBehindDisguises();
    void findsEveryPlaceOfEveryShape();
    void readsDigitsNextToOneAnother();
    void findsNothingInNothing();
    void knowsWhereAMatchBegins_data();
    void knowsWhereAMatchBegins();
    void standsACrowdedText();
};

/// Few letters, so that words begin, end and lie inside of one another.
void TestLiteralFinder::findsEveryPlaceOfEveryWord()
{
    QRandomGenerator random(20261128);
    size_t places = 0;
    for (int round = 0; round < 1500; ++round) {
        const auto words = distinctWords(random, "abc", 40, 1, 9);
        const LiteralFinder finder(words, viewOf(View::Plain));
        const std::string text = randomFrom(random, round % 2 ? "abcABC " : "abc", 0, 120);
        const Places expected = placesOf(words, viewOf(View::Plain), text);
        QCOMPARE(found(finder, text), expected);
        places += expected.size();
    }
    QVERIFY(places > 10'000);
}

/// More words with the same five bytes than a table may hold under them.
void TestLiteralFinder::findsWordsThatShareTheirBytes()
{
    std::vector<std::string> words;
    for (int n = 0; n < 400; ++n)
        words.push_back("aaaaa" + std::string(size_t(n % 8), 'a') + char('b' + n % 20) + char('a' + n / 20));
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    const LiteralFinder finder(words, viewOf(View::Plain));
    std::string text;
    for (const std::string& word : words)
        text += word + '-';
    QCOMPARE(found(finder, text), placesOf(words, viewOf(View::Plain), text));
}

void TestLiteralFinder::findsWordsBehindDisguises()
{
    QRandomGenerator random(7);
    const ByteView& view = viewOf(View::Disguised);
    for (int round = 0; round < 1500; ++round) {
        const auto words = distinctWords(random, "bots", 20, 1, 8);
        const LiteralFinder finder(words, view);
        const std::string text = randomFrom(random, "bBoO0t7sS$. -_*\n", 0, 150);
        QCOMPARE(found(finder, text), placesOf(words, view, text));
    }
    const LiteralFinder botox({"botox"}, view);
    QCOMPARE(found(botox, "  B.0 - t__O-x!"), (Places{{0, 2}}));
    QCOMPARE(found(botox, "b" + std::string(100'000, ' ') + "otox"), (Places{{0, 0}}));
}

void TestLiteralFinder::findsEveryPlaceOfEveryShape()
{
    QRandomGenerator random(11);
    const ByteView& view = viewOf(View::Shape);
    size_t places = 0;
    for (int round = 0; round < 1500; ++round) {
        auto shapes = distinctWords(random, "0a-/ ", 30, 1, 7);
        std::erase_if(shapes, [](const std::string& shape) { return shape.find('0') == std::string::npos; });
        const ShapeFinder finder(shapes, view);
        const std::string text = randomFrom(random, "0123456789abYZ-/ ", 0, 90);
        const Places expected = placesOf(shapes, view, text);
        QCOMPARE(found(finder, text), expected);
        places += expected.size();
    }
    QVERIFY(places > 5'000);
}

/// Runs of any length at any distance from where eight bytes end.
void TestLiteralFinder::readsDigitsNextToOneAnother()
{
    const std::vector<std::string> shapes{"000-0000", "0000000000"};
    const ShapeFinder finder(shapes, viewOf(View::Shape));
    for (size_t before = 0; before < 20; ++before) {
        for (size_t length = 0; length < 150; length += 7) {
            const std::string text = std::string(before, 'x') + std::string(length, '7') + " 123-4567"
                + std::string(before, '9');
            QCOMPARE(found(finder, text), placesOf(shapes, viewOf(View::Shape), text));
        }
    }
}

void TestLiteralFinder::findsNothingInNothing()
{
    QVERIFY(found(LiteralFinder(), "botox").empty());
    QVERIFY(found(ShapeFinder(), "123").empty());
    QVERIFY(found(LiteralFinder({"botox", ""}, viewOf(View::Plain)), "").empty());
    QVERIFY(found(ShapeFinder({"000", ""}, viewOf(View::Shape)), "").empty());
}

void TestLiteralFinder::knowsWhereAMatchBegins_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("starts");
    const auto row = [](const char* pattern, const char* text, const char* starts) {
        QTest::newRow(pattern) << QByteArray(pattern) << QByteArray(text) << QString::fromLatin1(starts);
    };
    row("botox", "free botox, b o t o x", "5 12");
    row("b[\\s._*-]?[o0][\\s._*-]?t[\\s._*-]?[o0][\\s._*-]?x", "a B.0-tox", "2");
    row("(?:free|cheap) .*botox", "free cheap botox", "anywhere");
    row("(?:botulinum|dermatology) (?:[a-z]+ ){0,4}(?:deal|now)", "our botulinum deal", "4");
    row("#botox", "a #botox botox", "2 8");
    row("botox ?[0-9]{2,4}", "botox 20 botox", "0 9");
    row("[^a]botox", "my botox", "anywhere");
    row("[._]?botox", "my botox", "anywhere");
    row("-+botox", "--botox", "anywhere");
    row("x?botox", "xbotox", "anywhere");
    row("(?:x|)botox", "xbotox", "anywhere");
    row("(?:-|)botox", "-botox", "anywhere");
    row(".botox", "xbotox", "anywhere");
    row("(?:botox|#botox)", "#botox", "anywhere");
    row("(?:botox|filler)", "filler botox", "0 7");
    row("[0-9]{3} [0-9]{4}", "ring 123 4567", "5");
    row("[0-9]{1,3} [0-9]{4}", "ring 123 4567", "anywhere");
    row("botox|[0-9]{3}-[0-9]{4}", "botox", "anywhere");
}

/// A start is only told where every match begins with what was found.
void TestLiteralFinder::knowsWhereAMatchBegins()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, text);
    QFETCH(QString, starts);
    QCOMPARE(inWords(candidatesOf(pattern.constData(), text.constData())), starts);
}

/// Where literals stand by the thousand, places are no longer kept.
void TestLiteralFinder::standsACrowdedText()
{
    const QByteArray text = QByteArray("botox ").repeated(100'000);
    const std::vector<Candidate> candidates = candidatesOf("botox", text.constData());
    QVERIFY(candidates.size() < 10'000);
    QCOMPARE(candidates.back().start, Candidate::anywhere);
}

QTEST_APPLESS_MAIN(TestLiteralFinder)
#include "tst_literal_finder.moc"
