// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus.h"

#include <cmath>

namespace steward::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int vocabulary = 40'000;
constexpr int viralThreads = 8;
constexpr Instant monday = fromMs(1'794'816'000'000);

} // namespace

Corpus::Corpus(quint32 seed)
    : m_random(seed)
{
    const QString consonants = u"bcdfghklmnprstvw"_s;
    const QString vowels = u"aeiou"_s;
    m_words.reserve(vocabulary);
    while (m_words.size() < vocabulary) {
        QString word;
        const int syllables = 1 + int(m_random.bounded(4));
        for (int n = 0; n < syllables; ++n) {
            word += consonants[m_random.bounded(int(consonants.size()))];
            word += vowels[m_random.bounded(int(vowels.size()))];
        }
        // Two in a hundred are Cyrillic or accented.
        if (m_random.bounded(100) < 2)
            word += m_random.bounded(2) ? u"\u0436\u0438"_s : u"\u00e9e"_s;
        m_words << word
                + (m_words.size() > 200 ? QString::number(m_words.size() % 7, 8).replace(u'0', u'n')
                                        : QString());
    }
}

QString Corpus::sampled()
{
    // The inverse of a Zipf distribution, closely enough.
    const double place = std::pow(double(vocabulary), m_random.generateDouble()) - 1;
    return m_words[qBound(0, int(place), vocabulary - 1)];
}

QString Corpus::text()
{
    QString text;
    const int length = 60 + int(m_random.bounded(240));
    while (text.size() < length) {
        const int kind = int(m_random.bounded(1000));
        if (kind < 2)
            text += u"999 %1 %2 "_s.arg(m_random.bounded(100, 999)).arg(m_random.bounded(1000, 9999));
        else if (kind < 6)
            text += u"\U0001F620 "_s;
        else
            text += sampled() + u' ';
    }
    return text;
}

IncomingItem Corpus::item()
{
    IncomingItem item;
    const qint64 number = ++m_count;
    item.platform = u"wordpress"_s;
    item.account = u"bench"_s;
    item.id = QString::number(number);
    item.root = u"p-%1"_s.arg(number / 500);
    item.parent = item.root;
    const int kind = int(m_random.bounded(100));
    // 35 in a hundred begin a thread, 15 join a viral one, the others answer something recent.
    if (number > viralThreads && kind >= 85)
        item.parent = QString::number(1 + m_random.bounded(viralThreads));
    else if (number > viralThreads && kind >= 35)
        item.parent
            = QString::number(number - 1 - qint64(m_random.bounded(quint32(qMin<qint64>(number - 1, 300)))));
    item.authorId = u"u-%1"_s.arg(m_random.bounded(30'000));
    item.authorHandle = u'@' + item.authorId;
    item.authorName = u"Name "_s + item.authorId;
    item.text = text();
    item.language = u"en"_s;
    item.url = u"https://blog.example/c/%1"_s.arg(number);
    item.created = monday + std::chrono::seconds(number);
    return item;
}

} // namespace steward::bench
