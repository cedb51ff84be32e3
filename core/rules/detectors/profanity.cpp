// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Abusive and obscene words on two levels, however they are disguised. The soft level only ever says
// "possible".
#include "rules/aho_corasick.h"
#include "rules/detectors/detectors.h"
#include "rules/patterns.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace steward {

namespace {

using WordSet = std::unordered_set<std::string>;

enum Kind : uint8_t { Hard = 1, Soft = 2, Allowed = 4 };

struct Lists {
    std::unordered_map<std::string, uint8_t> kinds; ///< of a word, one look-up for all
    AhoCorasick anywhere; ///< hard even inside a longer word
    std::array<std::vector<std::string>, 26> masked; ///< hard forms by their first letter, for "f***"
    PatternList guards; ///< "finger prick test", "called me a ..."; tag 0 cancels, 1 makes it possible
};

WordSet withEndings(const std::vector<std::string>& stems, const std::vector<std::string>& endings)
{
    WordSet forms;
    for (const std::string& stem : stems) {
        forms.insert(stem);
        for (const std::string& ending : endings)
            forms.insert(stem + ending);
    }
    return forms;
}

std::shared_ptr<const Lists> listsFrom(const QJsonObject& data)
{
    auto lists = std::make_shared<Lists>();
    const WordSet hard = withEndings(stringsAt(data, "hard"), stringsAt(data, "endings"));
    for (const std::string& word : hard)
        lists->kinds[word] |= Kind::Hard;
    for (const std::string& word : withEndings(stringsAt(data, "soft"), {"s"}))
        lists->kinds[word] |= Kind::Soft;
    for (const std::string& word : stringsAt(data, "allowed"))
        lists->kinds[word] |= Kind::Allowed;
    lists->anywhere = AhoCorasick(stringsAt(data, "anywhere"));
    for (const std::string& word : hard) {
        if (!word.empty() && word.front() >= 'a' && word.front() <= 'z')
            lists->masked[size_t(word.front() - 'a')].push_back(word);
    }
    for (const std::string& guard : stringsAt(data, "guards"))
        lists->guards.add(guard, 0);
    for (const std::string& quoted : stringsAt(data, "quoted"))
        lists->guards.add(quoted, 1);
    lists->guards.compile();
    return lists;
}

constexpr size_t longestWord = 40;
constexpr char wild = '*';

/// The letter that a character stands for in "tw@t", "sh1t" and "a$$", '*' for "could be any", 0 for none.
constexpr auto letters = [] {
    std::array<char, 256> table{};
    for (size_t c = 'a'; c <= 'z'; ++c)
        table[c] = table[c - 32] = char(c);
    constexpr std::pair<char, std::string_view> signsFor[]{
        {'a', "@4"}, {'e', "3"}, {'i', "1!|"}, {'o', "0"}, {'s', "5$"}, {'t', "7+"}, {wild, "*#%"}};
    for (const auto& [letter, signs] : signsFor) {
        for (const char sign : signs)
            table[static_cast<unsigned char>(sign)] = letter;
    }
    return table;
}();

char letterFor(char c)
{
    return letters[static_cast<unsigned char>(c)];
}

bool hasLongRun(std::string_view word)
{
    for (size_t i = 2; i < word.size(); ++i) {
        if (word[i] == word[i - 1] && word[i] == word[i - 2])
            return true;
    }
    return false;
}

/// "fuuuuck" as "fuck": only words with a letter three times in a row are squeezed.
std::string squeezed(const std::string& word)
{
    std::string result;
    for (size_t i = 0; i < word.size();) {
        size_t run = 1;
        while (i + run < word.size() && word[i + run] == word[i])
            ++run;
        result.append(run >= 3 ? 1 : run, word[i]);
        i += run;
    }
    return result;
}

/// Whether `mask` ("f***", "w*nk**") can be `word`: as long as it, and every letter that shows is right.
bool fits(const std::string& mask, const std::string& word)
{
    if (mask.size() != word.size())
        return false;
    for (size_t i = 0; i < mask.size(); ++i) {
        if (mask[i] != wild && mask[i] != word[i])
            return false;
    }
    return true;
}

enum class Level { None, Soft, Hard };

Level levelOf(const Lists& lists, const std::string& word)
{
    const auto kindsOf = [&lists](const std::string& form) {
        const auto known = lists.kinds.find(form);
        return known == lists.kinds.end() ? uint8_t(0) : known->second;
    };
    uint8_t kinds = kindsOf(word);
    if (kinds & Kind::Allowed)
        return Level::None;
    if (word.find(wild) != std::string::npos) {
        const bool isLetter = word.front() >= 'a' && word.front() <= 'z'; // a mask begins with one
        const auto isThis = [&word](const std::string& form) { return fits(word, form); };
        return isLetter && std::ranges::any_of(lists.masked[size_t(word.front() - 'a')], isThis)
            ? Level::Hard
            : Level::None;
    }
    const bool repeats = hasLongRun(word);
    const std::string plain = repeats ? squeezed(word) : std::string();
    if (repeats)
        kinds |= kindsOf(plain);
    if (kinds & Kind::Hard)
        return Level::Hard;
    const std::string_view shown = repeats ? plain : word;
    bool isInside = false;
    lists.anywhere.forEach(shown, [&isInside](int, size_t) { isInside = true; });
    if (isInside)
        return Level::Hard;
    return kinds & Kind::Soft ? Level::Soft : Level::None;
}

struct Token {
    ByteSpan span;
    std::string letters;
};

bool isLiteral(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Runs of letters and of characters that can stand for one. Marks of emphasis and punctuation at the ends
/// fall off.
std::vector<Token> tokensOf(const std::string& bytes)
{
    std::vector<Token> tokens;
    for (size_t i = 0; i < bytes.size();) {
        if (!letterFor(bytes[i])) {
            ++i;
            continue;
        }
        size_t end = i;
        while (end < bytes.size() && letterFor(bytes[end]))
            ++end;
        size_t start = i;
        i = end;
        while (start < end
            && (bytes[start] == '*' || bytes[start] == '#' || bytes[start] == '!' || bytes[start] == '+'
                || bytes[start] == '%'))
            ++start;
        const bool emphasised = start > 0 && bytes[start - 1] == '*';
        while (end > start
            && (bytes[end - 1] == '!' || bytes[end - 1] == '+' || bytes[end - 1] == '|'
                || (emphasised && bytes[end - 1] == '*')))
            --end;
        if (end - start < 3 || end - start > longestWord)
            continue;
        Token token{{start, end}, {}};
        bool literal = false;
        for (size_t k = start; k < end; ++k) {
            token.letters.push_back(letterFor(bytes[k]));
            literal = literal || isLiteral(bytes[k]);
        }
        if (literal && token.letters.front() != wild)
            tokens.push_back(std::move(token));
    }
    return tokens;
}

/// Words with letters of another alphabet that look Latin; Reading folds those.
std::vector<Token> lookAlikes(const Reading& reading)
{
    std::vector<Token> tokens;
    for (const Word& word : reading.words) {
        const std::string_view written = reading.text(word.span);
        const bool mixed = std::any_of(
            written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) & 0x80; });
        if (!mixed || word.folded.size() < 3 || word.folded.size() > longestWord)
            continue;
        std::string asU = word.folded; // the Cyrillic letter like y also stands in for u
        std::replace(asU.begin(), asU.end(), 'y', 'u');
        tokens.push_back({word.span, word.folded});
        if (asU != word.folded)
            tokens.push_back({word.span, asU});
    }
    return tokens;
}

/// "f u c k" and "f.u.c.k": single letters one after another.
std::vector<Token> spelledOut(const Reading& reading)
{
    std::vector<Token> tokens;
    const auto& words = reading.words;
    for (size_t i = 0; i < words.size();) {
        Token token{words[i].span, {}};
        size_t next = i;
        for (; next < words.size() && words[next].folded.size() == 1 && token.letters.size() < longestWord;
             ++next) {
            if (next > i && words[next].span.start - words[next - 1].span.end > 2)
                break;
            token.letters += words[next].folded;
            token.span.end = words[next].span.end;
        }
        if (token.letters.size() >= 4)
            tokens.push_back(std::move(token));
        i = std::max(next, i + 1);
    }
    return tokens;
}

} // namespace

Detect makeProfanityDetector(const QJsonObject& detectorData)
{
    const auto lists = listsFrom(detectorData[QLatin1String("profanity")].toObject());
    return [lists](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        Hits mine;
        const auto look = [&](const std::vector<Token>& tokens) {
            for (const Token& token : tokens) {
                const Level level = levelOf(*lists, token.letters);
                if (level != Level::None && !taken.touches(token.span))
                    mine.push_back({"profanity", token.span,
                        level == Level::Hard ? Tier::Likely : Tier::Possible, {}, {}});
            }
        };
        look(tokensOf(reading.normal.bytes));
        look(lookAlikes(reading));
        look(spelledOut(reading));
        if (mine.empty())
            return;
        std::vector<std::pair<ByteSpan, int>> guards;
        lists->guards.forEach(reading.plain,
            [&](const ByteSpan& span, int tag) { guards.emplace_back(reading.wordsUnder(span), tag); });
        std::sort(guards.begin(), guards.end(),
            [](const auto& a, const auto& b) { return a.first.start < b.first.start; });
        size_t at = 0;
        const auto startsBefore = [](const Hit& a, const Hit& b) { return a.span.start < b.span.start; };
        if (!std::is_sorted(mine.begin(), mine.end(), startsBefore))
            std::stable_sort(mine.begin(), mine.end(), startsBefore);
        for (Hit& hit : mine) {
            while (at < guards.size() && guards[at].first.end <= hit.span.start)
                ++at;
            bool cancelled = false;
            for (size_t i = at; i < guards.size() && guards[i].first.start < hit.span.end; ++i) {
                cancelled = cancelled || guards[i].second == 0;
                hit.tier = Tier::Possible; // somebody else's words: a complaint, not abuse
            }
            if (!cancelled)
                found.push_back(std::move(hit));
        }
    };
}

} // namespace steward
