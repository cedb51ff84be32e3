// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rule_corpus.h"

#include "corpus.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace steward::bench {

using namespace Qt::StringLiterals;

namespace {

bool isAscii(const QString& word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c < u'\u0080'; });
}

/// Words of the corpus in ASCII by how common they are.
class Vocabulary {
public:
    Vocabulary()
        : m_random(99)
    {
        const Corpus corpus;
        for (int rank = 0; rank < 40'000; ++rank) {
            if (isAscii(corpus.word(rank)))
                m_words << corpus.word(rank);
        }
    }
    /// As common as words are.
    QString sampled()
    {
        const double place = std::pow(double(m_words.size()), m_random.generateDouble()) - 1;
        return m_words[qBound(0, int(place), int(m_words.size()) - 1)];
    }
    /// For a rule: never among the commonest, and long enough to mean something.
    QString telling()
    {
        for (;;) {
            const QString word = m_words[300 + m_random.bounded(int(m_words.size()) - 300)];
            if (word.size() >= 5)
                return word;
        }
    }
    QRandomGenerator& random() { return m_random; }

private:
    QRandomGenerator m_random;
    QStringList m_words;
};

/// "b[\s._*-]?[a@4]..." for "ba...".
QString spreadOut(const QString& word)
{
    QString pattern;
    for (const QChar c : word) {
        if (!pattern.isEmpty())
            pattern += u"[\\s._*-]?"_s;
        switch (c.unicode()) {
        case 'a':
            pattern += u"[a@4]"_s;
            break;
        case 'e':
            pattern += u"[e3]"_s;
            break;
        case 'i':
            pattern += u"[i1!]"_s;
            break;
        case 'o':
            pattern += u"[o0]"_s;
            break;
        case 's':
            pattern += u"[s$5]"_s;
            break;
        default:
            pattern += c;
        }
    }
    return pattern;
}

const QStringList& shapes()
{
    static const QStringList all{u"\\b[0-9]{3} [0-9]{3} [0-9]{4}\\b"_s, u"\\b0[0-9]{10}\\b"_s,
        u"\\b[a-z]{2} ?[0-9]{6} ?[a-d]\\b"_s, u"\\b[0-9]{2}-[0-9]{2}-[0-9]{2}\\b"_s,
        u"\\b[a-z]{1,2}[0-9]{1,2} ?[0-9][a-z]{2}\\b"_s, u"\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b"_s,
        u"\\b[a-z]{2}[0-9]{2} [a-z]{3}\\b"_s, u"\\b[0-9]{9}\\b"_s, u"\\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\\b"_s,
        u"\\b(?:[0-9]{4} ){3}[0-9]{4}\\b"_s};
    return all;
}

QString patternOf(Vocabulary& words, int kind)
{
    if (kind < 40)
        return u"\\b%1\\b"_s.arg(words.telling());
    if (kind < 55)
        return u"\\b%1 %2\\b"_s.arg(words.sampled(), words.telling());
    if (kind < 75)
        return spreadOut(words.telling());
    if (kind < 90)
        return u"\\b(?:%1|%2|%3) (?:[a-z0-9]+ ){0,4}(?:%4|%5)\\b"_s.arg(
            words.telling(), words.telling(), words.telling(), words.telling(), words.telling());
    if (kind < 95)
        return u"\\b%1 ?[0-9]{2,4}\\b"_s.arg(words.telling());
    return u"#%1\\b"_s.arg(words.telling());
}

} // namespace

QStringList rulePatterns(int count)
{
    Vocabulary words;
    QStringList patterns = shapes().mid(0, count);
    while (patterns.size() < count)
        patterns << patternOf(words, int(patterns.size()) % 100);
    return patterns;
}

QStringList ruleTexts(int count)
{
    Vocabulary words;
    QRandomGenerator& random = words.random();
    QStringList texts;
    for (int n = 0; n < count; ++n) {
        QString text;
        const int length = 60 + int(random.bounded(240));
        while (text.size() < length) {
            const int kind = int(random.bounded(1000));
            if (kind < 2)
                text += u"999 %1 %2 "_s.arg(random.bounded(100, 999)).arg(random.bounded(1000, 9999));
            else if (kind < 6)
                text += u"\U0001F620 "_s;
            else if (kind < 26)
                text += u"\u0436\u0438\u0436\u0438 "_s;
            else if (kind < 36)
                text += words.sampled() + u". "_s;
            else
                text += words.sampled() + u' ';
        }
        texts << text;
    }
    return texts;
}

QByteArray ruleFile(const QStringList& patterns)
{
    const QJsonObject text{{u"en-GB"_s, u"A rule of our own"_s}};
    QJsonArray rules;
    for (qsizetype n = 0; n < patterns.size(); ++n)
        rules << QJsonObject{{u"id"_s, u"R%1"_s.arg(1000 + n)}, {u"title"_s, text}, {u"wording"_s, text},
            {u"rationale"_s, text}, {u"severity"_s, u"S3"_s}, {u"isBreach"_s, false},
            {u"lookWithinMinutes"_s, 60}, {u"patterns"_s, QJsonArray{patterns[n]}}};
    return QJsonDocument(
        QJsonObject{{u"format"_s, u"steward-rules/1"_s}, {u"version"_s, u"bench"_s}, {u"rules"_s, rules}})
        .toJson();
}

} // namespace steward::bench
