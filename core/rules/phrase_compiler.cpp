// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/compiled_phrases.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <unordered_set>

namespace steward {

namespace {

/// How much a word says: phrases are looked up by their rarest word.
int weightOf(std::string_view word)
{
    static constexpr std::array common = std::to_array<std::string_view>({"a", "about", "after", "all", "am",
        "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "cant", "care", "did", "do",
        "dont", "for", "from", "get", "go", "got", "had", "has", "have", "he", "her", "him", "his", "i", "if",
        "im", "in", "is", "it", "its", "ive", "just", "me", "my", "no", "not", "of", "on", "one", "or", "our",
        "out", "she", "so", "that", "the", "their", "them", "there", "they", "this", "time", "to", "up", "us",
        "very", "want", "was", "we", "were", "what", "when", "who", "will", "with", "would", "you", "your"});
    return std::binary_search(common.begin(), common.end(), word) ? 40 : 1;
}

/// The word with a letter lost, doubled, or swapped with its neighbour; the first letter stays.
std::vector<std::string> misspellings(const std::string& word)
{
    std::vector<std::string> all;
    for (size_t i = 1; i < word.size(); ++i) {
        all.push_back(word.substr(0, i) + word.substr(i + 1));
        all.push_back(word.substr(0, i) + word[i] + word.substr(i));
        if (i + 1 < word.size()) {
            std::string swapped = word;
            std::swap(swapped[i], swapped[i + 1]);
            all.push_back(std::move(swapped));
        }
    }
    return all;
}

struct WordsHash {
    size_t operator()(const Words& words) const
    {
        size_t hash = words.size();
        for (const WordId id : words)
            hash = hash * 1099511628211ULL + id;
        return hash;
    }
};

class PhraseCompiler {
public:
    PhraseCompiler(const std::vector<PhraseSource>& sources, const Spellings& spellings)
        : m_sources(sources)
        , m_spellings(spellings)
    {
    }
    CompiledPhrases compile();

private:
    void collect(const PhraseSequence& sequence, std::unordered_set<const void*>& seen);
    void collectSpellings();
    Words wordsOf(const PhraseNode& node);
    Words asNamed(const PhraseNode& node);
    ClassId classOf(const PhraseNode& node);
    ClassId classFor(Words set);
    Step stepFor(const PhraseNode& node);
    Steps stepsFor(const PhraseSequence& sequence);
    int choiceFor(const PhraseChoices& alternatives);
    ClassId requiredOf(const PhraseNode& node);
    ClassId rarestOf(const PhraseSequence& sequence);
    ClassId beginningOf(const PhraseSequence& sequence);
    void arrange(const std::vector<ClassId>& required);

    const std::vector<PhraseSource>& m_sources;
    const Spellings& m_spellings;
    CompiledPhrases m_made;
    std::unordered_map<Words, ClassId, WordsHash> m_numberOf;
    std::vector<Words> m_classes;
    std::vector<int> m_wordWeights; ///< by id
    std::vector<int> m_weights; ///< by class
    std::vector<ClassId> m_classOfWord; ///< by id, of nodes that are just that word
    std::unordered_map<std::string, ClassId> m_classOfNode; ///< of the others
    std::unordered_map<const void*, int> m_choiceOf;
};

/// First all words, so that a stem knows which words it covers.
void PhraseCompiler::collect(const PhraseSequence& sequence, std::unordered_set<const void*>& seen)
{
    for (const PhraseNode& node : sequence) {
        if (node.kind == PhraseNode::Kind::Word) {
            m_made.words.add(node.word);
            if (node.isApproximate) {
                for (const std::string& wrong : misspellings(node.word))
                    m_made.words.add(wrong);
            }
        } else if (node.kind == PhraseNode::Kind::Stem) {
            m_made.words.addStem(node.word);
        } else if (node.kind == PhraseNode::Kind::Choice && seen.insert(node.choices.get()).second) {
            for (const PhraseSequence& one : *node.choices)
                collect(one, seen);
        }
    }
}

/// Only of words that some phrase asks for, whole or by a stem.
void PhraseCompiler::collectSpellings()
{
    for (const auto& [word, others] : m_spellings) {
        if (m_made.words.of(word) < WordIds::first)
            continue;
        m_made.words.add(word);
        for (const std::string& other : others)
            m_made.words.add(other);
    }
}

Words PhraseCompiler::wordsOf(const PhraseNode& node)
{
    Words set = asNamed(node);
    const size_t named = set.size();
    for (size_t i = 0; i < named && !m_spellings.empty(); ++i) {
        const auto found
            = set[i] < WordIds::first ? m_spellings.end() : m_spellings.find(m_made.words.text(set[i]));
        if (found == m_spellings.end())
            continue;
        for (const std::string& other : found->second)
            set.push_back(m_made.words.add(other));
    }
    return set;
}

Words PhraseCompiler::asNamed(const PhraseNode& node)
{
    switch (node.kind) {
    case PhraseNode::Kind::Stem:
        return m_made.words.beginningWith(node.word);
    case PhraseNode::Kind::Number:
        return m_made.words.digits();
    case PhraseNode::Kind::Stop:
        return {WordIds::softStop, WordIds::hardStop};
    default:
        break;
    }
    Words set{m_made.words.add(node.word)};
    if (node.isApproximate) {
        for (const std::string& spelling : misspellings(node.word))
            set.push_back(m_made.words.add(spelling));
    }
    return set;
}

/// The class of a node that is one word. The same word is asked for a thousand times.
ClassId PhraseCompiler::classOf(const PhraseNode& node)
{
    if (node.kind == PhraseNode::Kind::Word && !node.isApproximate) {
        const WordId id = m_made.words.add(node.word);
        if (m_classOfWord.size() <= id)
            m_classOfWord.resize(m_made.words.size(), noClass);
        if (m_classOfWord[id] == noClass)
            m_classOfWord[id] = classFor(wordsOf(node));
        return m_classOfWord[id];
    }
    const auto [known, isNew] = m_classOfNode.try_emplace(
        node.word + char('0' + int(node.kind)) + (node.isApproximate ? '~' : ' '), noClass);
    if (isNew)
        known->second = classFor(wordsOf(node));
    return known->second;
}

ClassId PhraseCompiler::classFor(Words set)
{
    if (!std::is_sorted(set.begin(), set.end()))
        std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    const auto [known, isNew] = m_numberOf.try_emplace(set, ClassId(m_classes.size()));
    if (isNew) {
        int weight = 0;
        for (const WordId id : set)
            weight += m_wordWeights[id];
        m_weights.push_back(weight);
        m_classes.push_back(std::move(set));
    }
    return known->second;
}

Step PhraseCompiler::stepFor(const PhraseNode& node)
{
    if (node.kind == PhraseNode::Kind::Gap)
        return {Step::Kind::Gap, false, node.gap};
    if (node.kind == PhraseNode::Kind::Start)
        return {Step::Kind::Start, node.isOptional, 0};
    if (node.kind == PhraseNode::Kind::Name)
        return {Step::Kind::Name, node.isOptional, 0};
    if (node.kind != PhraseNode::Kind::Choice)
        return {Step::Kind::Class, node.isOptional, classOf(node)};
    const int choice = choiceFor(node.choices);
    if (m_made.choices[size_t(choice)].longer.empty())
        return {Step::Kind::Class, node.isOptional, m_made.choices[size_t(choice)].single};
    return {Step::Kind::Choice, node.isOptional, choice};
}

Steps PhraseCompiler::stepsFor(const PhraseSequence& sequence)
{
    Steps steps;
    steps.reserve(sequence.size());
    for (const PhraseNode& node : sequence)
        steps.push_back(stepFor(node));
    return steps;
}

int PhraseCompiler::choiceFor(const PhraseChoices& alternatives)
{
    const auto known = m_choiceOf.find(alternatives.get());
    if (known != m_choiceOf.end())
        return known->second;
    Choice choice;
    Words single;
    Words begins;
    Words required;
    bool beginsAnyhow = false;
    bool requiresNothing = false;
    const auto unite = [this](Words& into, ClassId set) {
        into.insert(into.end(), m_classes[size_t(set)].begin(), m_classes[size_t(set)].end());
    };
    for (const PhraseSequence& one : *alternatives) {
        const bool isSingle = one.size() == 1 && !one.front().isOptional
            && one.front().kind != PhraseNode::Kind::Gap && one.front().kind != PhraseNode::Kind::Start
            && one.front().kind != PhraseNode::Kind::Name && one.front().kind != PhraseNode::Kind::Choice;
        if (isSingle) {
            unite(single, classOf(one.front()));
            continue;
        }
        choice.longer.push_back(stepsFor(one));
        if (const ClassId rarest = rarestOf(one); rarest == noClass)
            requiresNothing = true;
        else
            unite(required, rarest);
        if (const ClassId beginning = beginningOf(one); beginning == noClass)
            beginsAnyhow = true;
        else
            unite(begins, beginning);
    }
    choice.single = single.empty() ? noClass : classFor(single);
    choice.begins = beginsAnyhow || begins.empty() ? noClass : classFor(begins);
    required.insert(required.end(), single.begin(), single.end());
    begins.insert(begins.end(), single.begin(), single.end());
    choice.required = requiresNothing ? noClass : classFor(std::move(required));
    choice.beginning = beginsAnyhow ? noClass : classFor(std::move(begins));
    m_made.choices.push_back(std::move(choice));
    m_choiceOf.emplace(alternatives.get(), int(m_made.choices.size() - 1));
    return int(m_made.choices.size() - 1);
}

/// What every match of this node holds one of; noClass: nothing in particular.
ClassId PhraseCompiler::requiredOf(const PhraseNode& node)
{
    if (node.isOptional || node.kind == PhraseNode::Kind::Gap || node.kind == PhraseNode::Kind::Start
        || node.kind == PhraseNode::Kind::Name)
        return noClass;
    return node.kind == PhraseNode::Kind::Choice ? m_made.choices[size_t(choiceFor(node.choices))].required
                                                 : classOf(node);
}

ClassId PhraseCompiler::rarestOf(const PhraseSequence& sequence)
{
    ClassId rarest = noClass;
    for (const PhraseNode& node : sequence) {
        const ClassId set = requiredOf(node);
        if (set != noClass && (rarest == noClass || m_weights[size_t(set)] < m_weights[size_t(rarest)]))
            rarest = set;
    }
    return rarest;
}

ClassId PhraseCompiler::beginningOf(const PhraseSequence& sequence)
{
    Words beginning;
    for (const PhraseNode& node : sequence) {
        if (node.kind == PhraseNode::Kind::Start)
            continue;
        if (node.kind == PhraseNode::Kind::Gap || node.kind == PhraseNode::Kind::Name)
            return noClass;
        const ClassId set = node.kind == PhraseNode::Kind::Choice
            ? m_made.choices[size_t(choiceFor(node.choices))].beginning
            : classOf(node);
        if (set == noClass)
            return noClass;
        if (beginning.empty() && !node.isOptional)
            return set;
        beginning.insert(beginning.end(), m_classes[size_t(set)].begin(), m_classes[size_t(set)].end());
        if (!node.isOptional)
            return classFor(std::move(beginning));
    }
    return noClass;
}

/// Thousands of m_classes were only steps on the way; those that matching asks for become columns.
void PhraseCompiler::arrange(const std::vector<ClassId>& required)
{
    std::vector<ClassId> columnOf(m_classes.size(), noClass);
    std::vector<ClassId> columns;
    const auto renumber = [&](ClassId& set) {
        if (set == noClass)
            return;
        ClassId& column = columnOf[size_t(set)];
        if (column == noClass) {
            column = ClassId(columns.size());
            columns.push_back(set);
        }
        set = column;
    };
    const auto renumberSteps = [&renumber](Steps& steps) {
        for (Step& step : steps) {
            if (step.kind == Step::Kind::Class)
                renumber(step.value);
        }
    };
    for (Phrase& phrase : m_made.phrases) {
        renumberSteps(phrase.steps);
        renumber(phrase.begins);
    }
    for (Choice& choice : m_made.choices) {
        for (Steps& steps : choice.longer)
            renumberSteps(steps);
        renumber(choice.single);
        renumber(choice.begins);
    }
    std::vector<Words> heldBy(m_made.words.size()); // columns, then places
    for (size_t column = 0; column < columns.size(); ++column) {
        for (const WordId id : m_classes[size_t(columns[column])])
            heldBy[id].push_back(WordId(column));
    }
    for (size_t place = 0; place < required.size(); ++place) {
        for (const WordId id : m_classes[size_t(required[place])])
            heldBy[id].push_back(WordId(columns.size() + place));
    }
    std::unordered_map<Words, WordId, WordsHash> rowFor;
    std::vector<const Words*> rows;
    m_made.rowOf.resize(m_made.words.size());
    for (WordId id = 0; id < m_made.words.size(); ++id) {
        if (id < WordIds::first) { // these are told apart by their number
            m_made.rowOf[id] = id;
            rows.push_back(&heldBy[id]);
            continue;
        }
        const auto [known, isNew] = rowFor.try_emplace(heldBy[id], WordId(rows.size()));
        if (isNew)
            rows.push_back(&heldBy[id]);
        m_made.rowOf[id] = known->second;
    }
    m_made.rarest.assign((required.size() + 63) / 64, 0);
    for (size_t place = 0; place < required.size(); ++place)
        m_made.rarest[place / 64] |= uint64_t(m_made.phrasesBy[place].empty() ? 0 : 1) << (place % 64);
    m_made.membership = BitRows(columns.size());
    m_made.presence.reserve(rows.size());
    for (const Words* row : rows) {
        const auto places = std::find_if(
            row->begin(), row->end(), [&columns](WordId held) { return held >= columns.size(); });
        m_made.membership.add(std::ranges::subrange(row->begin(), places));
        Words& known = m_made.presence.emplace_back(places, row->end());
        for (WordId& place : known)
            place -= WordId(columns.size());
    }
    m_made.membership.close();
}

CompiledPhrases PhraseCompiler::compile()
{
    std::unordered_set<const void*> seen;
    for (const PhraseSource& source : m_sources)
        collect(source.sequence, seen);
    collectSpellings();
    m_made.words.close();
    m_wordWeights.assign(m_made.words.size(), 100); // stops and numbers stand everywhere
    for (WordId id = WordIds::first; id < m_made.words.size(); ++id)
        m_wordWeights[id] = weightOf(m_made.words.text(id));
    m_made.phrases.reserve(m_sources.size());
    std::vector<int> placeOf;
    std::vector<ClassId> required;
    for (const PhraseSource& source : m_sources) {
        Phrase phrase;
        phrase.steps = stepsFor(source.sequence);
        phrase.begins = beginningOf(source.sequence);
        std::vector<ClassId> needed;
        for (const PhraseNode& node : source.sequence) {
            if (const ClassId set = requiredOf(node); set != noClass)
                needed.push_back(set);
        }
        std::stable_sort(needed.begin(), needed.end(),
            [this](ClassId a, ClassId b) { return m_weights[size_t(a)] < m_weights[size_t(b)]; });
        placeOf.resize(m_classes.size(), noClass);
        for (const ClassId set : needed) {
            int& place = placeOf[size_t(set)];
            if (place == noClass) {
                place = int(required.size());
                required.push_back(set);
            }
            phrase.required.push_back(place);
        }
        m_made.phrases.push_back(std::move(phrase));
    }
    m_made.phrasesBy.resize(required.size());
    for (size_t i = 0; i < m_made.phrases.size(); ++i) {
        const auto& needed = m_made.phrases[i].required;
        if (!m_sources[i].isCompanion)
            (needed.empty() ? m_made.alwaysCandidates : m_made.phrasesBy[size_t(needed.front())])
                .push_back(int(i));
    }
    arrange(required);
    return std::move(m_made);
}

} // namespace

CompiledPhrases compiled(const std::vector<PhraseSource>& sources, const Spellings& spellings)
{
    return PhraseCompiler(sources, spellings).compile();
}

} // namespace steward
