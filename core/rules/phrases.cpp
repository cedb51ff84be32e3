// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/phrases.h"

#include "rules/compiled_phrases.h"
#include "rules/disguised_words.h"

#include <algorithm>
#include <array>
#include <bit>

namespace steward {

namespace {

using Mask = uint64_t; ///< ends of partial matches, as distances from where the match begins

constexpr Mask at(size_t distance)
{
    return distance < 64 ? Mask(1) << distance : 0;
}

} // namespace

struct PhraseList::State {
    std::vector<PhraseSource> sources;
    Spellings spellings;
    CompiledPhrases compiled;

    Mask after(const Step& step, const WordStream& stream, size_t base, Mask from) const;
    Mask afterWord(ClassId set, const WordStream& stream, size_t base, Mask from) const;
    Mask afterGap(int width, const WordStream& stream, size_t base, Mask from) const;
    /// False: no match of `steps` begins with this word or stop.
    bool mayBegin(const Steps& steps, WordId id) const
    {
        if (steps.empty() || steps.front().isOptional)
            return true;
        const Step& first = steps.front();
        if (first.kind == Step::Kind::Class)
            return compiled.isIn(id, first.value);
        if (first.kind != Step::Kind::Choice)
            return true;
        const Choice& choice = compiled.choices[size_t(first.value)];
        return (choice.single != noClass && compiled.isIn(id, choice.single))
            || (!choice.longer.empty() && (choice.begins == noClass || compiled.isIn(id, choice.begins)));
    }
    Mask after(const Steps& steps, const WordStream& stream, size_t base, Mask from) const;
};

/// Most steps are one word, or the stop itself.
Mask PhraseList::State::afterWord(ClassId set, const WordStream& stream, size_t base, Mask from) const
{
    const std::vector<WordId>& ids = stream.ids;
    Mask next = 0;
    for (Mask rest = from; rest != 0; rest &= rest - 1) {
        const auto distance = size_t(std::countr_zero(rest));
        const size_t place = base + distance;
        if (place >= ids.size())
            break;
        if (compiled.isIn(ids[place], set))
            next |= at(distance + 1);
        else if (ids[place] == WordIds::softStop && compiled.isIn(ids[place + 1], set))
            next |= at(distance + 2); // words are read across it; a hard stop comes last
    }
    return next;
}

/// All partial matches at once. A soft stop and the word behind it are one step: no two stops stand together.
Mask PhraseList::State::afterGap(int width, const WordStream& stream, size_t base, Mask from) const
{
    Mask words = 0; // places that are no stop
    Mask softStops = 0;
    const size_t last = std::min(stream.ids.size() - base, size_t(std::bit_width(from)) + 2 * size_t(width));
    for (auto distance = size_t(std::countr_zero(from)); distance < std::min<size_t>(last, 64); ++distance) {
        const WordId id = stream.ids[base + distance];
        softStops |= id == WordIds::softStop ? at(distance) : 0;
        words |= id != WordIds::softStop && id != WordIds::hardStop ? at(distance) : 0;
    }
    Mask to = from;
    for (int round = 0; from != 0 && round < width; ++round) {
        from = (from & words) << 1 | (from & softStops) << 2;
        to |= from;
    }
    return to;
}

Mask PhraseList::State::after(const Step& step, const WordStream& stream, size_t base, Mask from) const
{
    const std::vector<WordId>& ids = stream.ids;
    if (step.kind == Step::Kind::Gap)
        return afterGap(step.value, stream, base, from);
    if (step.kind == Step::Kind::Class)
        return (step.isOptional ? from : 0) | afterWord(step.value, stream, base, from);
    Mask to = step.isOptional ? from : 0;
    for (Mask rest = from; rest != 0; rest &= rest - 1) {
        const auto distance = size_t(std::countr_zero(rest));
        size_t place = base + distance;
        if (place >= ids.size())
            break;
        if (step.kind == Step::Kind::Start) {
            const bool starts
                = place == 0 || ids[place - 1] == WordIds::hardStop || ids[place - 1] == WordIds::softStop;
            to |= starts ? at(distance) : 0;
            continue;
        }
        const bool isStop = ids[place] == WordIds::softStop || ids[place] == WordIds::hardStop;
        if (ids[place] == WordIds::softStop) // words are read across it
            ++place;
        else if (isStop && step.kind != Step::Kind::Choice)
            continue;
        if (step.kind == Step::Kind::Name) {
            to |= stream.isName[place] ? at(place + 1 - base) : 0;
        } else {
            const Choice& choice = compiled.choices[size_t(step.value)];
            if (choice.single != noClass && compiled.isIn(ids[place], choice.single))
                to |= at(place + 1 - base);
            if (choice.begins == noClass || compiled.isIn(ids[place], choice.begins)
                || compiled.isIn(ids[base + distance], choice.begins)) {
                for (const Steps& steps : choice.longer) {
                    if (mayBegin(steps, ids[place]) || mayBegin(steps, ids[base + distance]))
                        to |= after(steps, stream, base, at(distance));
                }
            }
            if (place != base + distance && choice.single != noClass
                && compiled.isIn(ids[base + distance], choice.single)) // the stop itself was asked for
                to |= at(distance + 1);
        }
    }
    return to;
}

Mask PhraseList::State::after(const Steps& steps, const WordStream& stream, size_t base, Mask from) const
{
    for (const Step& step : steps) {
        if (from == 0)
            return 0;
        from = after(step, stream, base, from);
    }
    return from;
}

PhraseList::PhraseList()
    : m_state(std::make_unique<State>())
{
}
PhraseList::~PhraseList() = default;
PhraseList::PhraseList(PhraseList&&) noexcept = default;
PhraseList& PhraseList::operator=(PhraseList&&) noexcept = default;

int PhraseList::add(PhraseSequence phrase, bool isCompanion)
{
    m_state->sources.push_back({std::move(phrase), isCompanion});
    return int(m_state->sources.size() - 1);
}

void PhraseList::addSpelling(const std::string& word, const std::string& other)
{
    m_state->spellings[word].push_back(other);
}

void PhraseList::compile()
{
    m_state->compiled = compiled(m_state->sources, m_state->spellings);
    m_state->sources.clear();
    m_state->spellings.clear();
}

namespace {

/// "Dr." and "J." before a name.
bool isAbbreviation(const Word& word)
{
    static constexpr std::array titles
        = std::to_array<std::string_view>({"cllr", "dr", "mr", "mrs", "ms", "prof", "rev", "sr", "st"});
    return word.folded.size() == 1
        || std::binary_search(titles.begin(), titles.end(), std::string_view(word.folded));
}

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// What the word is without its ending behind an apostrophe: "nurse's", Welsh "freichiau'r"; or with the "g"
/// that speech drops: "endin". `id` if it has none or is known with it.
WordId withoutEnding(const WordIds& words, const Reading& reading, const Word& word, WordId id)
{
    if (id != WordIds::unknown)
        return id;
    if (constexpr size_t shortest = 5; word.folded.size() >= shortest && word.folded.ends_with("in"))
        return words.of(word.folded + 'g');
    const std::string_view written = reading.text(word.span);
    const size_t apostrophe = written.rfind('\'');
    if (apostrophe == std::string_view::npos)
        return id;
    const size_t ending = written.size() - apostrophe - 1;
    constexpr size_t longestEnding = 2; // 's, 'r, 'n, 'ch
    return ending == 0 || ending > longestEnding || ending >= word.folded.size()
        ? id
        : words.of(std::string_view(word.folded).substr(0, word.folded.size() - ending));
}

/// What kind of stop stands between two words, if any.
WordId stopBetween(const Reading& reading, const Word& word, const Word& next)
{
    if (!word.endsSentence)
        return WordIds::unknown;
    size_t dots = 0;
    size_t lines = 0;
    for (const char c : reading.text({word.span.end, next.span.start})) { // nearly always one or two
        if (c == '!' || c == '?' || c == ';')
            return WordIds::hardStop;
        dots += c == '.' ? 1 : 0;
        lines += c == '\n' ? 1 : 0;
    }
    const char c = reading.normal.bytes[next.span.start];
    if (isAbbreviation(word) && isCapital(c) && isCapital(reading.normal.bytes[word.span.start])
        && lines == 0)
        return WordIds::unknown;
    const bool goesOn = (c >= 'a' && c <= 'z') || c == 'I'; // "I want to\nend my life", "i cant ... go on"
    return goesOn && dots != 1 && lines <= 1 ? WordIds::softStop : WordIds::hardStop;
}

} // namespace

WordStream PhraseList::streamOf(const Reading& reading) const
{
    WordStream stream;
    stream.ids.reserve(reading.words.size() + reading.words.size() / 8 + 2);
    stream.wordAt.reserve(stream.ids.capacity());
    stream.present.assign(m_state->compiled.rarest.size(), 0);
    // What is repeated a hundred thousand times adds nothing after the first.
    std::vector<bool> seen(m_state->compiled.rowOf.size(), false);
    const auto push = [&](WordId word, size_t place) {
        const WordId id = m_state->compiled.rowOf[word];
        stream.ids.push_back(id);
        stream.wordAt.push_back(uint32_t(place));
        if (id == WordIds::unknown || seen[id])
            return;
        seen[id] = true;
        for (const WordId known : m_state->compiled.presence[id])
            stream.present[known / 64] |= uint64_t(1) << (known % 64);
    };
    for (size_t i = 0; i < reading.words.size(); ++i) {
        const DisguisedWord hidden = disguisedWordAt(reading, i);
        const WordId id
            = m_state->compiled.words.of(hidden.word.empty() ? reading.words[i].folded : hidden.word);
        push(withoutEnding(m_state->compiled.words, reading, reading.words[i], id), i);
        i = std::max(i, hidden.last);
        if (i + 1 == reading.words.size())
            break;
        if (const WordId stop = stopBetween(reading, reading.words[i], reading.words[i + 1]))
            push(stop, i);
    }
    const auto letters = std::count_if(reading.normal.bytes.begin(), reading.normal.bytes.end(),
        [](char c) { return isCapital(char(c & ~0x20)); });
    const auto capitals = std::count_if(reading.normal.bytes.begin(), reading.normal.bytes.end(), isCapital);
    push(WordIds::hardStop, reading.words.empty() ? 0 : reading.words.size() - 1);
    stream.isName.assign(stream.ids.size(), false);
    for (size_t i = 0; i + 1 < stream.ids.size() && capitals * 2 < letters; ++i) {
        const bool isStop = stream.ids[i] == WordIds::softStop || stream.ids[i] == WordIds::hardStop;
        stream.isName[i]
            = !isStop && isCapital(reading.normal.bytes[reading.words[stream.wordAt[i]].span.start]);
    }
    return stream;
}

bool PhraseList::mayStand(int phrase, const WordStream& stream) const
{
    const auto& required = m_state->compiled.phrases[size_t(phrase)].required;
    return std::all_of(required.begin(), required.end(), [&stream](int place) {
        return (stream.present[size_t(place) / 64] >> (size_t(place) % 64) & 1) != 0;
    });
}

std::vector<int> PhraseList::candidates(const WordStream& stream) const
{
    std::vector<int> found = m_state->compiled.alwaysCandidates;
    for (size_t i = 0; i < stream.present.size(); ++i) {
        for (uint64_t rest = stream.present[i] & m_state->compiled.rarest[i]; rest != 0; rest &= rest - 1) {
            for (const int phrase : m_state->compiled.phrasesBy[i * 64 + size_t(std::countr_zero(rest))]) {
                if (mayStand(phrase, stream))
                    found.push_back(phrase);
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

void PhraseList::forEach(
    int phrase, const WordStream& stream, const std::function<void(size_t begin, size_t end)>& visit) const
{
    const Phrase& wanted = m_state->compiled.phrases[size_t(phrase)];
    for (size_t base = 0; base < stream.ids.size();) {
        if (wanted.begins == noClass || m_state->compiled.isIn(stream.ids[base], wanted.begins)) {
            const Mask ends = m_state->after(wanted.steps, stream, base, 1);
            if (ends > 1) {
                const auto length = size_t(std::bit_width(ends)) - 1;
                visit(base, base + length);
                base += length;
                continue;
            }
        }
        ++base;
    }
}

bool PhraseList::stands(int phrase, const WordStream& stream) const
{
    const Phrase& wanted = m_state->compiled.phrases[size_t(phrase)];
    for (size_t base = 0; base < stream.ids.size(); ++base) {
        if ((wanted.begins == noClass || m_state->compiled.isIn(stream.ids[base], wanted.begins))
            && m_state->after(wanted.steps, stream, base, 1) > 1)
            return true;
    }
    return false;
}

} // namespace steward
