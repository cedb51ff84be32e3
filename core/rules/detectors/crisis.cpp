// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cries for help, by phrases that people reviewed. A text without a finding is "not flagged", never "no
// risk".
#include "rules/detectors/detectors.h"
#include "rules/patterns.h"

#include <QJsonArray>

#include <algorithm>

namespace steward {

namespace {

struct Phrase {
    int level = 0; ///< 1 to 3
    std::unique_ptr<re2::RE2>
        needs; ///< something that must stand elsewhere in the text; none: the phrase is enough
};

struct Phrases {
    std::vector<Phrase> all;
    PatternList patterns; ///< tag: index into all
    PatternList
        guards; ///< idioms and negations that cancel what they touch; tag: highest level that they cancel
};

int levelOf(const QString& name)
{
    return name == QLatin1String("Q3") ? 3 : name == QLatin1String("Q2") ? 2 : 1;
}

/// "{self}" and the like stand for the alternatives under "shorthand".
std::string expanded(QString pattern, const QJsonObject& shorthand)
{
    for (auto it = shorthand.begin(); it != shorthand.end(); ++it) {
        const QString name = u'{' + it.key() + u'}';
        pattern.replace(name, it.value().toString());
    }
    return pattern.toStdString();
}

std::shared_ptr<const Phrases> phrasesFrom(const QJsonObject& data)
{
    const QJsonObject shorthand = data[QLatin1String("shorthand")].toObject();
    auto phrases = std::make_shared<Phrases>();
    for (const auto& value : data[QLatin1String("phrases")].toArray()) {
        const QJsonObject entry = value.toObject();
        Phrase phrase;
        phrase.level = levelOf(entry[QLatin1String("level")].toString());
        const QString needs = entry[QLatin1String("needs")].toString();
        if (!needs.isEmpty())
            phrase.needs = std::make_unique<re2::RE2>(expanded(needs, shorthand), re2::RE2::Quiet);
        phrases->patterns.add(
            expanded(entry[QLatin1String("match")].toString(), shorthand), int(phrases->all.size()));
        phrases->all.push_back(std::move(phrase));
    }
    for (const auto& value : data[QLatin1String("guards")].toArray()) {
        const QJsonObject entry = value.toObject();
        phrases->guards.add(expanded(entry[QLatin1String("match")].toString(), shorthand),
            levelOf(entry[QLatin1String("upTo")].toString()));
    }
    phrases->patterns.compile();
    phrases->guards.compile();
    return phrases;
}

struct Match {
    ByteSpan span;
    int level = 0;
};

/// The gravest of what overlaps, in order.
std::vector<Match> merged(std::vector<Match> matches)
{
    std::sort(matches.begin(), matches.end(),
        [](const Match& a, const Match& b) { return a.span.start < b.span.start; });
    std::vector<Match> result;
    for (const Match& match : matches) {
        if (!result.empty() && result.back().span.overlaps(match.span)) {
            result.back().span.end = std::max(result.back().span.end, match.span.end);
            result.back().level = std::max(result.back().level, match.level);
        } else {
            result.push_back(match);
        }
    }
    return result;
}

} // namespace

Detect makeCrisisDetector(const QJsonObject& detectorData)
{
    const auto phrases = phrasesFrom(detectorData[QLatin1String("crisis")].toObject());
    return [phrases](const Reading& reading, const TextFacts&, const Taken&, Hits& found) {
        std::vector<Match> matches;
        phrases->patterns.forEach(reading.plain, [&](const ByteSpan& span, int index) {
            const Phrase& phrase = phrases->all[size_t(index)];
            if (!phrase.needs || re2::RE2::PartialMatch(re2::StringPiece(reading.plain), *phrase.needs))
                matches.push_back({span, phrase.level});
        });
        if (matches.empty())
            return;
        std::vector<Match> cancelling;
        phrases->guards.forEach(reading.plain, [&](const ByteSpan& span, int upTo) {
            cancelling.push_back({span, upTo});
        });
        cancelling = merged(std::move(cancelling));
        const auto isCancelled = [&cancelling](const Match& match) {
            const auto after = std::lower_bound(cancelling.begin(), cancelling.end(), match.span.start,
                [](const Match& guard, size_t at) { return guard.span.end <= at; });
            return after != cancelling.end() && after->span.overlaps(match.span)
                && after->level >= match.level;
        };
        std::erase_if(matches, isCancelled);
        for (const Match& match : merged(std::move(matches))) {
            const ByteSpan words = reading.wordsUnder(match.span);
            if (words.end > words.start)
                found.push_back({"crisis", words, Tier::Likely, "Q" + std::to_string(match.level), {}});
        }
    };
}

} // namespace steward
