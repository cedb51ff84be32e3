// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/topics.h"

#include "rules/disguised_words.h"

#include <QJsonArray>

#include <algorithm>

namespace steward {

/// Reads the data into topics; keeps the first problem.
class TopicReader {
public:
    explicit TopicReader(const QJsonObject& detectorData)
        : m_data(detectorData)
    {
    }

    void read(Topics& topics)
    {
        readSpellings(m_data[QLatin1String("spellings")].toObject(), topics);
        readSets(m_data[QLatin1String("wordSets")].toObject());
        const QJsonObject all = m_data[QLatin1String("topics")].toObject();
        for (auto it = all.begin(); it != all.end() && !problem; ++it) {
            m_where = QStringLiteral("topic \"%1\"").arg(it.key().left(40));
            readTopic(it.key(), it.value().toObject(), topics);
        }
    }

    std::optional<TopicProblem> problem;

private:
    void fail(const QString& what)
    {
        if (!problem)
            problem = TopicProblem{m_where, what};
    }

    void readSpellings(const QJsonObject& spellings, Topics& topics)
    {
        for (auto it = spellings.begin(); it != spellings.end(); ++it) {
            m_where = QStringLiteral("spellings of \"%1\"").arg(it.key().left(40));
            const std::string word = foldedWord(it.key());
            for (const QString& written : it.value().toString().split(u' ', Qt::SkipEmptyParts)) {
                const std::string other = foldedWord(written);
                if (word.empty() || other.empty())
                    return fail(QStringLiteral("hold \"%1\", which is not one word")
                                    .arg((word.empty() ? it.key() : written).left(40)));
                topics.m_phrases.addSpelling(word, other);
            }
        }
    }

    /// A set may name another one, wherever that stands; what goes round in circles is never resolved.
    void readSets(const QJsonObject& sets)
    {
        QStringList open = sets.keys();
        QString why;
        for (bool progress = true; progress && !open.isEmpty();) {
            progress = false;
            for (const QString& name : QStringList(open)) {
                auto [choices, wrong] = parseChoices(sets[name].toString(), m_sets);
                if (!wrong.isEmpty()) {
                    m_where = QStringLiteral("word set \"%1\"").arg(name.left(40));
                    why = wrong;
                    continue;
                }
                m_sets.emplace(name, std::move(choices));
                open.removeOne(name);
                progress = true;
            }
        }
        if (!open.isEmpty())
            fail(why);
    }

    PhraseSequence phraseFrom(const QJsonValue& value, const char* key, int number)
    {
        PhraseOrProblem read = parsePhrase(value.toString(), m_sets);
        if (!read.problem.isEmpty())
            fail(QStringLiteral("has a mistake in \"%1\" of entry %2, which %3: %4")
                     .arg(QLatin1String(key))
                     .arg(number)
                     .arg(read.problem, value.toString().left(120)));
        return std::move(read.phrase);
    }

    int levelFrom(const QJsonObject& object, const char* key, const QStringList& levels, int otherwise)
    {
        const QString name = object[QLatin1String(key)].toString();
        const auto place = int(levels.indexOf(name));
        if (place < 0 && !name.isEmpty())
            fail(QStringLiteral("names in \"%1\" the level \"%2\", which is not among its \"levels\"")
                     .arg(QLatin1String(key), name.left(20)));
        return name.isEmpty() ? otherwise : place + 1;
    }

    int companionFrom(const QJsonObject& object, const char* key, int number, Topics& topics)
    {
        if (!object.contains(QLatin1String(key)))
            return -1;
        return add(phraseFrom(object[QLatin1String(key)], key, number),
            {.role = Topics::Entry::Role::Companion}, topics);
    }

    int add(PhraseSequence phrase, const Topics::Entry& entry, Topics& topics)
    {
        topics.m_entries.push_back(entry);
        return topics.m_phrases.add(std::move(phrase), entry.role == Topics::Entry::Role::Companion);
    }

    void readTopic(const QString& name, const QJsonObject& object, Topics& topics)
    {
        Topics::Topic topic{name.toStdString(), {}};
        QStringList levels;
        for (const auto& value : object[QLatin1String("levels")].toArray())
            levels << value.toString();
        for (const QString& level : levels)
            topic.levels.push_back(level.toStdString());
        topics.m_topics.push_back(topic);
        Topics::Entry common;
        common.topic = int(topics.m_topics.size() - 1);
        const int gravest = std::max(1, int(levels.size()));
        readEntries(object, "phrases", "level", levels, 1, common, topics);
        common.role = Topics::Entry::Role::Guard;
        readEntries(object, "guards", "upTo", levels, gravest, common, topics);
    }

    void readEntries(const QJsonObject& object, const char* list, const char* levelKey,
        const QStringList& levels, int otherwise, const Topics::Entry& common, Topics& topics)
    {
        int number = 0;
        for (const auto& value : object[QLatin1String(list)].toArray()) {
            const QJsonObject one = value.toObject();
            ++number;
            Topics::Entry entry = common;
            entry.level = levelFrom(one, levelKey, levels, otherwise);
            if (one.contains(QLatin1String("tier"))) {
                const auto tier = parseEnum<Tier>(one[QLatin1String("tier")].toString());
                if (!tier)
                    fail(QStringLiteral("names an unknown \"tier\" in entry %1 of \"%2\"")
                             .arg(number)
                             .arg(QLatin1String(list)));
                entry.tier = tier.value_or(Tier::Likely);
            }
            entry.lowersTo = levelFrom(one, "lowersTo", levels, 0);
            entry.needs = companionFrom(one, "needs", number, topics);
            entry.unless = companionFrom(one, "unless", number, topics);
            const QJsonArray match = one[QLatin1String("match")].toArray();
            if (match.isEmpty())
                fail(QStringLiteral("has no \"match\" in entry %1 of \"%2\"")
                         .arg(number)
                         .arg(QLatin1String(list)));
            for (const auto& phrase : match)
                add(phraseFrom(phrase, "match", number), entry, topics);
        }
    }

    const QJsonObject& m_data;
    WordSets m_sets;
    QString m_where;
};

Topics::Topics(const QJsonObject& detectorData)
{
    TopicReader reader(detectorData);
    reader.read(*this);
    if (reader.problem) {
        m_topics.clear();
        m_entries.clear();
        m_phrases = PhraseList();
    }
    m_phrases.compile();
}

std::optional<TopicProblem> Topics::problemIn(const QJsonObject& detectorData)
{
    Topics topics;
    TopicReader reader(detectorData);
    reader.read(topics);
    return reader.problem;
}

void Topics::listen(const Reading& reading, Hits& found) const
{
    const WordStream stream = m_phrases.streamOf(reading);
    const std::vector<int> candidates = m_phrases.candidates(stream);
    std::vector<std::vector<Match>> matchesOf(m_topics.size());
    const auto holds = [&](const Entry& entry) {
        const auto stands = [&](int phrase) {
            return m_phrases.mayStand(phrase, stream) && m_phrases.stands(phrase, stream);
        };
        return (entry.needs < 0 || stands(entry.needs)) && (entry.unless < 0 || !stands(entry.unless));
    };
    for (const int phrase : candidates) {
        const Entry& entry = m_entries[size_t(phrase)];
        if (entry.role != Entry::Role::Phrase
            || (entry.needs >= 0 && !m_phrases.mayStand(entry.needs, stream)))
            continue;
        std::vector<Match>& matches = matchesOf[size_t(entry.topic)];
        const size_t before = matches.size();
        m_phrases.forEach(phrase, stream, [&](size_t begin, size_t end) {
            matches.push_back({begin, end, entry.level, entry.tier});
        });
        if (matches.size() > before && !holds(entry))
            matches.resize(before);
    }
    for (size_t topic = 0; topic < m_topics.size(); ++topic) {
        std::vector<Match>& matches = matchesOf[topic];
        if (matches.empty())
            continue;
        std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
            return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
        });
        for (const int phrase : candidates) {
            const Entry& entry = m_entries[size_t(phrase)];
            if (entry.role != Entry::Role::Guard || entry.topic != int(topic) || !holds(entry))
                continue;
            auto near = matches.begin(); // guards come in the order of the text, as the matches stand
            m_phrases.forEach(phrase, stream, [&](size_t begin, size_t end) {
                while (near != matches.end() && near->begin + PhraseList::longestMatch <= begin)
                    ++near;
                for (auto match = near; match != matches.end() && match->begin < end; ++match) {
                    if (begin < match->end && match->level <= entry.level)
                        match->level = std::min(match->level, entry.lowersTo);
                }
            });
        }
        std::erase_if(matches, [](const Match& match) { return match.level == 0; });
        for (size_t i = 0; i < matches.size();) {
            Match whole = matches[i];
            for (++i; i < matches.size() && matches[i].begin < whole.end; ++i) {
                whole.end = std::max(whole.end, matches[i].end);
                whole.level = std::max(whole.level, matches[i].level);
                whole.tier = std::min(whole.tier, matches[i].tier); // the surest comes first
            }
            const auto& levels = m_topics[topic].levels;
            const size_t last = stream.wordAt[whole.end - 1]; // a disguised word may take several
            const ByteSpan span{reading.words[stream.wordAt[whole.begin]].span.start,
                reading.words[std::max(last, disguisedWordAt(reading, last).last)].span.end};
            found.push_back({m_topics[topic].name, span, whole.tier,
                levels.empty() ? std::string() : levels[size_t(whole.level - 1)], {}});
        }
    }
}

} // namespace steward
