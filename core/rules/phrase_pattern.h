// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How phrases are written in rules.json: words, alternatives, gaps. resources/ground-rules/FORMAT.md
// documents it.
#pragma once

#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace steward {

struct PhraseNode;
using PhraseSequence = std::vector<PhraseNode>;
/// Alternatives. Shared: a word set that a thousand phrases name is held, and compiled, once.
using PhraseChoices = std::shared_ptr<const std::vector<PhraseSequence>>;

/// One element of a phrase.
struct PhraseNode {
    enum class Kind {
        Word, ///< exactly this folded word
        Stem, ///< every word that begins like this
        Number, ///< a word of digits
        Name, ///< a word with a capital letter, in a text that does not shout
        Gap, ///< up to `gap` words of one sentence
        Stop, ///< the end of a sentence or of the text
        Start, ///< the beginning of a sentence
        Choice, ///< one of `choices`
    };
    Kind kind = Kind::Word;
    std::string word; ///< folded as in Word::folded
    bool isApproximate = false; ///< also with a letter lost, doubled or swapped with its neighbour
    bool isOptional = false;
    int gap = 0;
    PhraseChoices choices;
};

/// Named alternatives that phrases refer to as "{name}".
using WordSets = std::map<QString, PhraseChoices>;

/// A phrase, or what is wrong with it in the words of a message: "has an opening bracket without its end".
struct PhraseOrProblem {
    PhraseSequence phrase;
    QString problem; ///< empty: all is well
};

/// No more words than this can stand between the first and the last word of a match.
inline constexpr int longestPhrase = 60;

/// Reads "{will} (just )?(kill|hang) {self} _3 tonight". Sets must be known already.
PhraseOrProblem parsePhrase(const QString& text, const WordSets& sets);

/// The same for the alternatives of a set: "myself|my self|me self". Empty choices and a problem if it is
/// wrong.
std::pair<PhraseChoices, QString> parseChoices(const QString& text, const WordSets& sets);

/// A word as phrases compare it: "can't" is "cant". Empty if it is not one word.
std::string foldedWord(QStringView word);

} // namespace steward
