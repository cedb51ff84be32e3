// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases that ship, with the words that their patterns share put in.
#include "rules/checks/checks.h"

#include <QJsonArray>

#include <algorithm>

namespace steward {

namespace {

using WordSets = QList<QPair<QString, QString>>;

WordSets wordSets(const QJsonObject& object)
{
    WordSets sets;
    const QJsonObject words = object[QLatin1String("words")].toObject();
    for (auto it = words.begin(); it != words.end(); ++it)
        sets.append({u'<' + it.key() + u'>', QLatin1String("(?:") + it.value().toString() + u')'});
    return sets;
}

/// Sets may name each other, a few deep; a name that is none is left and matches nothing.
QString expanded(QString pattern, const WordSets& sets)
{
    constexpr int deepest = 4;
    for (int depth = 0; depth < deepest && pattern.contains(u'<'); ++depth) {
        for (const auto& [name, words] : sets)
            pattern.replace(name, words);
    }
    return pattern;
}

void addAll(PatternList& list, const QJsonArray& patterns, const WordSets& sets, int tag)
{
    for (const auto& pattern : patterns)
        list.add(expanded(pattern.toString(), sets).toStdString(), tag);
}

CheckPhrases readPhrases()
{
    const QJsonObject object = shippedObject(QStringLiteral(":/checklists/phrases.json"));
    const WordSets sets = wordSets(object);
    CheckPhrases phrases;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isArray())
            continue;
        auto list = std::make_shared<PatternList>();
        addAll(*list, it.value().toArray(), sets, 0);
        list->compile();
        phrases.lists.insert(it.key(), std::move(list));
    }
    return phrases;
}

} // namespace

const CheckPhrases& shippedPhrases()
{
    static const CheckPhrases phrases = readPhrases();
    return phrases;
}

QList<ByteSpan> phrasesIn(std::string_view plain, const char* list)
{
    QList<ByteSpan> spans;
    if (const auto patterns = shippedPhrases().lists.value(QLatin1String(list)))
        patterns->forEach(plain, [&](const ByteSpan& span, int) { spans << span; });
    std::sort(spans.begin(), spans.end(), [](const ByteSpan& a, const ByteSpan& b) {
        return std::tie(a.start, a.end) < std::tie(b.start, b.end);
    });
    return spans;
}

bool hasPhrase(std::string_view plain, const char* list)
{
    return !phrasesIn(plain, list).isEmpty();
}

QList<QPair<qsizetype, qsizetype>> spansOf(const DraftReading& reading, const char* list)
{
    QList<QPair<qsizetype, qsizetype>> spans;
    const auto found = phrasesIn(reading.reading.plain, list);
    for (const ByteSpan& span : found)
        spans << reading.spanOfPlain(span);
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    return spans;
}

ByteSpan plainSentence(const std::string& plain, const ByteSpan& around)
{
    // A match begins and ends with a space that may be the one beside a full stop.
    const size_t inside = std::min(around.start + 1, plain.size());
    const size_t before = plain.rfind(" . ", inside);
    const size_t start = before == std::string::npos ? 0 : before + 2;
    const size_t after = plain.find(" . ", std::max(inside, around.end) - 1);
    return {start, after == std::string::npos ? plain.size() : after + 1};
}

} // namespace steward
