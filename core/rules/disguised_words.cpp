// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/disguised_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace steward {

namespace {

constexpr std::array graveWords = std::to_array<std::string_view>({"abuse", "abused", "abusing", "beaten",
    "bleach", "bridge", "cutting", "dead", "death", "die", "dying", "goodbye", "groomed", "hang", "hanging",
    "harm", "harming", "help", "jump", "kill", "killed", "killing", "knife", "life", "meds", "molested",
    "myself", "noose", "overdose", "overdosed", "pills", "rape", "raped", "raping", "razor", "rope",
    "selfharm", "suicidal", "suicide", "tablets", "tonight", "unalive", "unaliving", "wrists"});
constexpr size_t longestGrave = 9;
static_assert(graveWords.size() <= 64, "one bit each");

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

/// Signs that stand inside a word for a letter.
bool isSign(char c)
{
    return c == '*' || c == '!' || c == '$' || c == '@' || c == '|';
}

/// Which letters a figure or sign looks like; "*" may be any.
constexpr bool looksLike(char written, char letter)
{
    switch (written) {
    case '*':
        return true;
    case '0':
        return letter == 'o';
    case '1':
    case '!':
    case '|':
        return letter == 'i' || letter == 'l';
    case '3':
        return letter == 'e';
    case '4':
    case '@':
        return letter == 'a';
    case '5':
    case '$':
        return letter == 's';
    case '7':
        return letter == 't';
    case '8':
        return letter == 'b';
    case '9':
        return letter == 'g';
    default:
        return lowered(written) == letter;
    }
}

/// Grave words, a bit each.
using Graves = uint64_t;

/// By place in the word and the character that is written there: the words that may have it there. All words
/// are compared at once, and most texts part from all of them at the first or second character. (Made when
/// the program starts: more steps than a compiler must take.)
const auto gravesWith = [] {
    std::array<std::array<Graves, 128>, longestGrave> table{};
    for (size_t word = 0; word < graveWords.size(); ++word) {
        for (size_t place = 0; place < graveWords[word].size(); ++place) {
            for (size_t c = 0; c < table[place].size(); ++c) {
                if (looksLike(char(c), graveWords[word][place]))
                    table[place][c] |= Graves(1) << word;
            }
        }
    }
    return table;
}();

constexpr auto gravesOfLength = [] {
    std::array<Graves, longestGrave + 1> table{};
    for (size_t word = 0; word < graveWords.size(); ++word)
        table[graveWords[word].size()] |= Graves(1) << word;
    return table;
}();

Graves remaining(Graves graves, size_t place, char written)
{
    const auto c = static_cast<unsigned char>(written);
    return c < 128 ? graves & gravesWith[place][c] : 0;
}

/// The first in the alphabet.
std::string_view firstOf(Graves graves)
{
    return graveWords[size_t(std::countr_zero(graves))];
}

/// Mostly letters, and each of the others looks like the one that is missing: "r***" is anything.
bool isMostlyLetters(std::string_view written)
{
    const auto letters = size_t(std::count_if(written.begin(), written.end(), isLetter));
    return letters < written.size() && letters * 2 >= written.size();
}

/// "k1ll", "mys3lf", "k!ll", "su*c*de", "$uicide": without a space inside.
DisguisedWord withSigns(const Reading& reading, size_t word)
{
    const std::string& bytes = reading.normal.bytes;
    const auto& words = reading.words;
    const size_t start = words[word].span.start - (reading.before(words[word].span.start) == '$' ? 1 : 0);
    size_t end = words[word].span.end;
    size_t last = word;
    while (end + 1 < bytes.size() && isSign(bytes[end]) && end - start <= longestGrave) {
        size_t next = end;
        while (next < bytes.size() && isSign(bytes[next]))
            ++next;
        if (last + 1 == words.size() || words[last + 1].span.start != next)
            break;
        ++last;
        end = words[last].span.end;
    }
    const std::string_view written = reading.text({start, end});
    if (written.size() > longestGrave || !isMostlyLetters(written))
        return {};
    Graves graves = gravesOfLength[written.size()];
    for (size_t i = 0; i < written.size() && graves != 0; ++i)
        graves = remaining(graves, i, written[i]);
    return graves != 0 ? DisguisedWord{firstOf(graves), last} : DisguisedWord{};
}

/// "s u i c i d e", "k.i.l.l", "d-i-e": single letters with a little between.
DisguisedWord letterByLetter(const Reading& reading, size_t word)
{
    constexpr size_t widestGap = 3;
    const std::string& bytes = reading.normal.bytes;
    const auto& words = reading.words;
    DisguisedWord longest;
    Graves graves = ~Graves(0);
    for (size_t i = word; i < words.size() && i - word < longestGrave && words[i].folded.size() == 1; ++i) {
        const size_t from = i == word ? words[i].span.start : words[i - 1].span.end;
        const std::string_view gap = reading.text({from, words[i].span.start});
        graves = remaining(graves, i - word, bytes[words[i].span.start]);
        if (graves == 0 || gap.size() > widestGap
            || gap.find_first_not_of(" .-_*/") != std::string_view::npos)
            break;
        if (const Graves ended = graves & gravesOfLength[i - word + 1]; ended != 0)
            longest = {firstOf(ended), i};
    }
    return longest;
}

} // namespace

DisguisedWord disguisedWordAt(const Reading& reading, size_t word)
{
    const Word& first = reading.words[word];
    if (first.folded.size() > longestGrave)
        return {};
    const bool isAlone = first.folded.size() == 1 && isLetter(first.folded.front());
    if (isAlone && word + 1 < reading.words.size() && reading.words[word + 1].folded.size() == 1) {
        if (const DisguisedWord spelt = letterByLetter(reading, word); !spelt.word.empty())
            return spelt;
    }
    const bool goesOn = isSign(reading.after(first.span.end))
        && first.span.end + 1 < reading.normal.bytes.size()
        && reading.normal.bytes[first.span.end + 1] != ' ';
    bool hasFigure = false; // asked of every word of every text
    for (const char c : first.folded)
        hasFigure = hasFigure || (c >= '0' && c <= '9');
    return goesOn || hasFigure || reading.before(first.span.start) == '$' ? withSigns(reading, word)
                                                                          : DisguisedWord{};
}

} // namespace steward
