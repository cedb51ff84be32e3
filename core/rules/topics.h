// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a text is about, by phrases that people reviewed: "topics" and "wordSets" in the detector data of
// rules.json.
#pragma once

#include "domain/vocabulary.h"
#include "rules/detector.h"
#include "rules/phrases.h"

#include <QJsonObject>

#include <optional>

namespace steward {

/// Where detector data is wrong, and how, in the words of a message.
struct TopicProblem {
    QString where; ///< "topic \"crisis\""
    QString what; ///< "has in \"match\" of phrase 3 an opening bracket without its end: (kill {self}"
};

/// All topics, compiled into one list of phrases. Const and safe from any thread.
class Topics {
public:
    /// Empty data makes topics that hear nothing; so does data with a problem.
    explicit Topics(const QJsonObject& detectorData);

    /// What `Topics` could not read; nothing if all is well.
    static std::optional<TopicProblem> problemIn(const QJsonObject& detectorData);

    /// One hit for each stretch of words that a topic's phrases cover, with the gravest level and the surest
    /// tier of those phrases. A phrase that a guard of its topic touches does not count, up to the guard's
    /// level, or counts less.
    void listen(const Reading& reading, Hits& found) const;

private:
    struct Entry {
        enum class Role { Phrase, Guard, Companion };
        Role role = Role::Phrase;
        int topic = 0;
        int level = 0; ///< place in the topic's levels, from 1; a guard's is the highest that it cancels
        Tier tier = Tier::Likely;
        int lowersTo = 0; ///< a guard only: the level that is left; 0: none
        int needs = -1; ///< number of a companion that must stand in the text
        int unless = -1; ///< number of a companion that must not
    };
    struct Topic {
        std::string name;
        std::vector<std::string> levels; ///< mildest first; empty: the topic knows no levels
    };
    struct Match {
        size_t begin = 0; ///< in the word stream
        size_t end = 0;
        int level = 0;
        Tier tier = Tier::Likely;
    };
    friend class TopicReader;
    Topics() = default;

    std::vector<Topic> m_topics;
    std::vector<Entry> m_entries; ///< by number of the phrase
    PhraseList m_phrases;
};

} // namespace steward
