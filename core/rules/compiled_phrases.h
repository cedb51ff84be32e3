// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases as numbers, made for matching.
#pragma once

#include "rules/bit_rows.h"
#include "rules/phrase_pattern.h"
#include "rules/word_ids.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace steward {

using Words = std::vector<WordId>; ///< sorted
using ClassId = int; ///< a set of words
inline constexpr ClassId noClass = -1;

struct Step {
    enum class Kind { Class, Gap, Start, Name, Choice };
    Kind kind = Kind::Class;
    bool isOptional = false;
    int value = 0; ///< class, width of the gap, or index of the choice
};
using Steps = std::vector<Step>;

struct Choice {
    ClassId single = noClass; ///< alternatives of one word
    std::vector<Steps> longer;
    ClassId begins = noClass; ///< what `longer` can begin with; noClass: anything
    ClassId required = noClass; ///< one of these stands in every match; noClass: none need
    ClassId beginning = noClass; ///< a match begins with one of these; noClass: anything may
};

struct Phrase {
    Steps steps;
    ClassId begins = noClass;
    std::vector<int> required; ///< places in WordStream::present that must all be set, the rarest first
};

/// Only read once it is made; thread-safe from then on.
struct CompiledPhrases {
    WordIds words;
    std::vector<Choice> choices;
    std::vector<Phrase> phrases;
    std::vector<std::vector<int>> phrasesBy; ///< by the place of their rarest class
    std::vector<uint64_t> rarest; ///< bitmap of those places
    std::vector<int> alwaysCandidates; ///< phrases that require nothing
    std::vector<WordId> rowOf; ///< by word id: words that the same classes hold share a row
    BitRows membership; ///< by row: the classes that hold it
    std::vector<Words> presence; ///< by row: the places of the required classes that hold it

    bool isIn(WordId row, ClassId set) const { return membership.holds(row, size_t(set)); }
};

/// A phrase as it was written. A companion is only asked for beside another phrase.
struct PhraseSource {
    PhraseSequence sequence;
    bool isCompanion = false;
};

/// By the word that is asked for: the others that answer to it, all folded.
using Spellings = std::unordered_map<std::string, std::vector<std::string>>;

/// The phrases in the order of their sources. Takes milliseconds for thousands.
CompiledPhrases compiled(const std::vector<PhraseSource>& sources, const Spellings& spellings);

} // namespace steward
