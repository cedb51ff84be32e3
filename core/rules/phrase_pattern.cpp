// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/phrase_pattern.h"

#include "rules/reading.h"

#include <array>

namespace steward {

namespace {

bool isWordCharacter(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < 0x80)
        return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z')
            || (unit >= u'0' && unit <= u'9') || unit == u'\'';
    return c.isLetterOrNumber() || unit == 0x2019;
}

/// What an ASCII character is in a folded word: lower case, an apostrophe itself; 0: it stands in none.
constexpr auto foldedAscii = [] {
    std::array<char, 0x80> folded{};
    for (unsigned char c = 'a'; c <= 'z'; ++c)
        folded[c] = folded[c - 32] = char(c);
    for (unsigned char c = '0'; c <= '9'; ++c)
        folded[c] = char(c);
    folded['\''] = '\'';
    return folded;
}();

/// Reads one phrase from left to right; the first problem ends it.
class Parser {
public:
    Parser(const QString& text, const WordSets& sets)
        : m_text(text)
        , m_sets(sets)
    {
    }

    std::vector<PhraseSequence> alternatives()
    {
        std::vector<PhraseSequence> all(1);
        for (skipSpaces(); !atEnd() && peek() != u')'; skipSpaces()) {
            if (peek() == u'|') {
                ++m_at;
                all.emplace_back();
                continue;
            }
            if (std::optional<PhraseNode> node = element())
                all.back().push_back(std::move(*node));
            if (!problem.isEmpty())
                return {};
        }
        for (const PhraseSequence& one : all) {
            if (one.empty())
                fail(QStringLiteral("has an empty alternative"));
        }
        return all;
    }

    bool atEnd() const { return m_at >= m_text.size(); }

    QString problem;

private:
    QChar peek() const { return m_text[m_at]; }
    void fail(const QString& what)
    {
        if (problem.isEmpty())
            problem = what;
    }
    void skipSpaces()
    {
        while (!atEnd() && peek().isSpace())
            ++m_at;
    }
    qsizetype lengthWhile(bool (*is)(QChar), qsizetype from) const
    {
        qsizetype end = from;
        while (end < m_text.size() && is(m_text[end]))
            ++end;
        return end - from;
    }

    std::optional<PhraseNode> element()
    {
        PhraseNode node;
        const QChar c = peek();
        if (isWordCharacter(c)) {
            word(node);
        } else if (c == u'(') {
            group(node);
        } else if (c == u'{') {
            set(node);
        } else if (c == u'_') {
            gap(node);
        } else if (c == u'.' || c == u'^' || c == u'#' || c == u'@') {
            node.kind = c == u'.' ? PhraseNode::Kind::Stop
                : c == u'^'       ? PhraseNode::Kind::Start
                : c == u'@'       ? PhraseNode::Kind::Name
                                  : PhraseNode::Kind::Number;
            ++m_at;
        } else {
            fail(QStringLiteral("holds \"%1\", which means nothing there").arg(c));
        }
        if (!problem.isEmpty())
            return {};
        if (!atEnd() && peek() == u'?') {
            node.isOptional = true;
            ++m_at;
        }
        return node;
    }

    /// Tens of thousands of words, nearly all of them plain: folded in the pass that finds their end.
    void word(PhraseNode& node)
    {
        std::array<char, 32> plain;
        size_t length = 0;
        qsizetype end = m_at;
        for (; end < m_text.size() && m_text[end].unicode() < foldedAscii.size(); ++end) {
            const char c = foldedAscii[m_text[end].unicode()];
            if (c == 0)
                break;
            if (length == plain.size()) {
                node.word.append(plain.data(), length);
                length = 0;
            }
            plain[length] = c;
            length += c == '\'' ? 0 : 1;
        }
        node.word.append(plain.data(), length);
        if (end < m_text.size() && m_text[end].unicode() >= foldedAscii.size()) {
            end += lengthWhile(isWordCharacter, end);
            node.word = foldedWord(QStringView(m_text).mid(m_at, end - m_at));
        }
        if (node.word.empty())
            return fail(QStringLiteral("holds \"%1\", which is no word").arg(m_text.mid(m_at, end - m_at)));
        m_at = end;
        if (atEnd())
            return;
        if (peek() == u'*') {
            node.kind = PhraseNode::Kind::Stem;
            if (node.word.size() < 3)
                fail(QStringLiteral("holds the stem \"%1*\"; a stem has three letters or more")
                         .arg(QString::fromStdString(node.word)));
            ++m_at;
        } else if (peek() == u'~') {
            node.isApproximate = true;
            if (node.word.size() < 5)
                fail(QStringLiteral("holds \"%1~\"; only words of five letters or more can be misspelt so")
                         .arg(QString::fromStdString(node.word)));
            ++m_at;
        }
    }

    void group(PhraseNode& node)
    {
        if (++m_depth > 8)
            return fail(QStringLiteral("nests brackets more than eight deep"));
        ++m_at;
        node.kind = PhraseNode::Kind::Choice;
        node.choices = std::make_shared<const std::vector<PhraseSequence>>(alternatives());
        if (atEnd())
            return fail(QStringLiteral("has an opening bracket without its end"));
        ++m_at;
        --m_depth;
    }

    void set(PhraseNode& node)
    {
        const qsizetype end = m_text.indexOf(u'}', m_at);
        if (end < 0)
            return fail(QStringLiteral("has \"{\" without \"}\""));
        const QString name = m_text.mid(m_at + 1, end - m_at - 1);
        const auto found = m_sets.find(name);
        if (found == m_sets.end())
            return fail(QStringLiteral("names the unknown word set \"{%1}\"").arg(name.left(40)));
        node.kind = PhraseNode::Kind::Choice;
        node.choices = found->second;
        m_at = end + 1;
    }

    void gap(PhraseNode& node)
    {
        const qsizetype length = lengthWhile([](QChar c) { return c >= u'0' && c <= u'9'; }, m_at + 1);
        node.kind = PhraseNode::Kind::Gap;
        node.gap = QStringView(m_text).mid(m_at + 1, length).toInt();
        if (node.gap < 1 || node.gap > 20)
            fail(QStringLiteral("has a gap that is not between _1 and _20"));
        m_at += 1 + length;
    }

    const QString& m_text;
    const WordSets& m_sets;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

std::string foldedWord(QStringView word)
{
    std::string plain;
    for (const QChar c : word) {
        const char16_t unit = c.unicode();
        if (!isWordCharacter(c))
            return {};
        if (unit >= 0x80) {
            const Reading reading = readingOf(word);
            return reading.words.size() == 1 ? reading.words.front().folded : std::string();
        }
        if (unit != u'\'')
            plain.push_back(char(unit >= u'A' && unit <= u'Z' ? unit + 32 : unit));
    }
    return plain;
}

std::pair<PhraseChoices, QString> parseChoices(const QString& text, const WordSets& sets)
{
    Parser parser(text, sets);
    auto choices = std::make_shared<const std::vector<PhraseSequence>>(parser.alternatives());
    if (parser.problem.isEmpty() && !parser.atEnd())
        parser.problem = QStringLiteral("has a closing bracket too many");
    if (!parser.problem.isEmpty())
        return {nullptr, parser.problem};
    return {choices, {}};
}

PhraseOrProblem parsePhrase(const QString& text, const WordSets& sets)
{
    auto [choices, problem] = parseChoices(text, sets);
    if (!problem.isEmpty())
        return {{}, problem};
    if (choices->size() == 1)
        return {choices->front(), {}};
    PhraseNode all;
    all.kind = PhraseNode::Kind::Choice;
    all.choices = choices;
    return {{all}, {}};
}

} // namespace steward
