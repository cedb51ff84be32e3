// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list of patterns finds what each would find alone, whatever is in the patterns and in the text.
#include "rules/aho_corasick.h"
#include "rules/patterns.h"
#include "rules/required_literals.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace steward;

namespace {

using Found = std::vector<std::tuple<int, size_t, size_t>>;

/// The patterns one by one and as a list.
class Both {
public:
    explicit Both(const std::vector<std::string>& patterns)
    {
        for (const std::string& pattern : patterns) {
            m_alone.push_back(std::make_unique<re2::RE2>(pattern, re2::RE2::Quiet));
            m_list.add(pattern, int(m_alone.size()) - 1);
        }
        m_list.compile();
    }
    Found alone(const std::string& text) const
    {
        Found found;
        for (size_t i = 0; i < m_alone.size(); ++i) {
            if (m_alone[i]->ok())
                forEachMatch(*m_alone[i], text,
                    [&](const ByteSpan& span) { found.emplace_back(int(i), span.start, span.end); });
        }
        return found;
    }
    Found together(const std::string& text) const
    {
        Found found;
        m_list.forEach(
            text, [&](const ByteSpan& span, int tag) { found.emplace_back(tag, span.start, span.end); });
        return found;
    }

private:
    std::vector<std::unique_ptr<re2::RE2>> m_alone;
    PatternList m_list;
};

Found foundTogether(const std::vector<std::string>& patterns, const std::string& text)
{
    return Both(patterns).together(text);
}

const char* oneOf(QRandomGenerator& random, const std::vector<const char*>& pieces)
{
    return pieces[random.bounded(quint32(pieces.size()))];
}

std::string randomText(QRandomGenerator& random)
{
    static const std::vector<const char*> pieces{"a", "b", "K", "s", "S", "k", " ", "kiss", "SKI", "ask", "é",
        "\xC5\xBF", "\xE2\x84\xAA", "ŵ", "1", "9", "@", "-", "\n", "ab", "\xFF", "\xC5"};
    std::string text;
    for (int n = int(random.bounded(14)); n > 0; --n)
        text += oneOf(random, pieces);
    return text;
}

/// Mostly well formed; what RE2 refuses must match nothing in the list either.
std::string randomPattern(QRandomGenerator& random, int depth = 0)
{
    static const std::vector<const char*> atoms{"a", "b", "k", "s", "K", "S", "kiss", "sk", "ask", "é", "ŵ",
        "\xC5\xBF", "\xE2\x84\xAA", ".", "[ab]", "[^a]", "[k-s]", "[sS]", "[a\\]]", "[]a]", "[a-]",
        "[[:alpha:]]", "[\\d@]", "\\d", "\\s", "\\b", "\\B", "^", "$", "\\.", "\\pL", "\\p{Greek}", "@", " ",
        "{", "a{,2}", "\\Qa.b\\E", "\\x41", "(?i)", "\\C", "[é]", "-"};
    static const std::vector<const char*> counts{
        "", "", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "??", "{0}"};
    static const std::vector<const char*> opens{"(", "(?:", "(?i:", "(?P<n>", "(?s-i:"};
    std::string pattern;
    for (int n = 1 + int(random.bounded(4)); n > 0; --n) {
        if (depth < 3 && random.bounded(5) == 0)
            pattern += oneOf(random, opens) + randomPattern(random, depth + 1) + ")";
        else
            pattern += oneOf(random, atoms);
        pattern += oneOf(random, counts);
        if (random.bounded(6) == 0)
            pattern += "|";
    }
    return pattern;
}

QString joined(const std::vector<std::string>& strings)
{
    QStringList list;
    for (const std::string& string : strings)
        list << QString::fromStdString(string);
    return list.join(u'/');
}

} // namespace

class TestPatterns : public QObject {
    Q_OBJECT
private slots:
    void findsEveryWordInOnePass();
    void findsWordsAsAPlainSearchDoes();
    void knowsWhatAPatternRequires_data();
    void knowsWhatAPatternRequires();
    void findsWhatEachFindsAlone();
    void foldsTheTwoOddLetters();
    void keepsTheOrderInWhichTheyWereAdded();
    void leavesOutWhatCannotBeRead();
    void readsDeepAndLongPatterns();
};

void TestPatterns::findsEveryWordInOnePass()
{
    const AhoCorasick words({"he", "she", "hers", "", "his", "he"});
    std::vector<std::pair<int, size_t>> seen;
    words.forEach("uSHErs", [&](int word, size_t end) { seen.emplace_back(word, end); });
    const std::vector<std::pair<int, size_t>> expected{{1, 4}, {0, 4}, {2, 6}};
    QCOMPARE(seen, expected);
    AhoCorasick(std::vector<std::string>()).forEach("anything", [](int, size_t) {
        QFAIL("there was nothing to find");
    });
    AhoCorasick().forEach("anything", [](int, size_t) { QFAIL("there was nothing to find"); });
}

void TestPatterns::findsWordsAsAPlainSearchDoes()
{
    QRandomGenerator random(7);
    const auto letters = [&random](int most) {
        std::string text;
        for (int n = int(random.bounded(most)); n >= 0; --n)
            text.push_back("abc\xC3\xA9"[random.bounded(5)]);
        return text;
    };
    for (int round = 0; round < 2000; ++round) {
        std::set<std::string> distinct;
        for (int n = 0; n < 8; ++n)
            distinct.insert(letters(4));
        const std::vector<std::string> words(distinct.begin(), distinct.end());
        const std::string text = letters(40);
        std::set<std::pair<int, size_t>> expected;
        for (size_t w = 0; w < words.size(); ++w) {
            for (size_t at = text.find(words[w]); at != std::string::npos; at = text.find(words[w], at + 1))
                expected.emplace(int(w), at + words[w].size());
        }
        std::set<std::pair<int, size_t>> seen;
        AhoCorasick(words).forEach(text, [&](int word, size_t end) { seen.emplace(word, end); });
        QCOMPARE(seen, expected);
    }
}

void TestPatterns::knowsWhatAPatternRequires_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QString>("literals");
    const auto row = [](const char* pattern, const char* literals) {
        QTest::newRow(pattern) << QByteArray(pattern) << QString::fromUtf8(literals);
    };
    row("free botox", "free botox");
    row("(?i)\\bBotox\\b", "botox");
    row(" (?:wish|want) i (?:could )?disappear ", " want i coul/ want i disa/ wish i coul/ wish i disa");
    row("gr[ae]y", "gray/grey");
    row("colou?r", "color/colour");
    row("ab+cdef", "cdef");
    row("(?:abc)*def", "def");
    row("abc{0,3}", "ab");
    row("(abc|[0-9]+)", "");
    row("(abc|xyz)[0-9]+", "abc/xyz");
    row("[0-9]{3}", "");
    row("b[\\s.]?[a@4]?", "");
    row("@[a-z]+", "@");
    row("a\\.b", "a.b");
    row("é+tude", "tude");
    row("\\Qabc\\E", "");
    row("abc\\", "");
    row("abc)", "");
    row("x{,3}yz", "x{,3}yz");
}

void TestPatterns::knowsWhatAPatternRequires()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QString, literals);
    QCOMPARE(joined(requiredLiterals(pattern.toStdString())), literals);
}

void TestPatterns::findsWhatEachFindsAlone()
{
    QRandomGenerator random(20261127);
    size_t hits = 0;
    size_t filtered = 0;
    for (int round = 0; round < 600; ++round) {
        std::vector<std::string> patterns;
        for (int n = 0; n < 8; ++n) {
            patterns.push_back(randomPattern(random));
            filtered += requiredLiterals(patterns.back()).empty() ? 0 : 1;
        }
        const Both both(patterns);
        for (int n = 0; n < 20; ++n) {
            const std::string text = randomText(random);
            const Found alone = both.alone(text);
            hits += alone.size();
            QVERIFY2(both.together(text) == alone,
                qPrintable(joined(patterns) + u" in " + QString::fromStdString(text)));
        }
    }
    QVERIFY(hits > 10'000); // else nothing was compared
    QVERIFY(filtered > 300);
}

void TestPatterns::foldsTheTwoOddLetters()
{
    QCOMPARE(withOddLettersFolded("plain é"), std::string());
    QCOMPARE(withOddLettersFolded("\xC5\xBFKI \xE2\x84\xAAiss"), std::string("sKI kiss"));
    QCOMPARE(foundTogether({"(?i)kiss", "kiss"}, "\xE2\x84\xAAi\xC5\xBFS").size(), size_t(1));
}

void TestPatterns::keepsTheOrderInWhichTheyWereAdded()
{
    const Found expected{{0, 8, 11}, {1, 0, 1}, {1, 1, 2}, {2, 4, 7}};
    QCOMPARE(foundTogether({"two", "[0-9]", "one", "three"}, "12  one two"), expected);
}

void TestPatterns::leavesOutWhatCannotBeRead()
{
    const Found expected{{1, 0, 3}};
    QCOMPARE(foundTogether({"(abc", "abc", "abc**", "[b-a]bc", "\\1abc", ""}, "abc"), expected);
    QVERIFY(foundTogether({}, "abc").empty());
}

void TestPatterns::readsDeepAndLongPatterns()
{
    const std::string deep = std::string(100'000, '(') + "abc" + std::string(100'000, ')');
    QVERIFY(requiredLiterals(deep).empty());
    QCOMPARE(requiredLiterals(std::string(100'000, 'a')).size(), size_t(1));
    std::string many = "aa";
    for (int n = 0; n < 5000; ++n)
        many += "|b" + std::to_string(n);
    QVERIFY(requiredLiterals(many).empty());
    QCOMPARE(foundTogether({many}, "x b4711 y").size(), size_t(1));
}

QTEST_APPLESS_MAIN(TestPatterns)
#include "tst_patterns.moc"
