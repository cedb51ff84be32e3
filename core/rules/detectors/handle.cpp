// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// "@name" of somebody else together with an accusation or an illness.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/matcher.h"

#include <algorithm>

namespace steward {

namespace {

constexpr size_t reach = 15; ///< words on either side
constexpr size_t longestHandle = 30;

constexpr auto saysOf = sortedWords("is", "was", "has", "had", "are", "were", "s", "should", "needs", "lied",
    "stole", "hit", "abused", "assaulted", "killed", "lies", "steals", "cheated", "attacked", "got", "gave",
    "who", "whos", "you", "your", "ur", "youre", "works", "keeps", "did", "does", "went", "told",
    "threatened", "been", "being", "coming", "just", "lost", "caught", "beat", "left", "will");
/// Said of somebody who is ill or in care, and nobody's business.
constexpr auto healthWords = sortedWords("abortion", "admitted", "ambulance", "appendix", "attack", "baby",
    "caught", "ccu", "chemo", "clinic", "coma", "counselling", "covid", "crying", "discharged", "died",
    "dying", "epidural", "gallbladder", "gynae", "hdu", "hospice", "hysterectomy", "icu", "itu", "labour",
    "mastectomy", "miscarriage", "miscarried", "oncology", "operated", "operation", "overdosed", "pregnant",
    "psych", "resus", "scan", "sectioned", "smear", "surgery", "theatre", "transplant", "tumour",
    "unconscious", "vasectomy", "ventilator", "ward", "withdrawal");
/// What somebody at work is said to have done wrong: "is the nurse who left dad on the floor".
constexpr auto failings = sortedWords("dropped", "forgot", "hit", "hurt", "ignored", "laughed", "left",
    "lost", "mocked", "pushed", "refused", "shouted", "slapped", "swore", "walked");
/// Before a handle that is told of: "saw @name", "pray for @name", "my neighbour @name".
constexpr auto tellsOf = sortedWords("about", "after", "bumped", "classmate", "colleague", "cousin", "ex",
    "friend", "heard", "hear", "into", "mate", "named", "neighbour", "patient", "pray", "prayers", "saw",
    "seeing", "seen", "sister", "spotted", "visited");
/// Parts of handles that organisations have.
constexpr std::array<std::string_view, 26> officeParts{"nhs", "trust", "hospital", "council", "gov", "police",
    "news", "official", "health", "ambulance", "clinic", "surgery", "icb", "uni", "charity", "support", "bbc",
    "itv", "pals", "care", "foundation", "iechyd", "cyngor", "heddlu", "org", "uk"};

bool isHandleCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
        || c == '-';
}

std::string lowered(std::string_view text)
{
    std::string low(text);
    for (char& c : low)
        c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return low;
}

bool isOffice(const TextFacts& facts, const std::string& handle)
{
    const QString name = QString::fromStdString(handle);
    const bool ours
        = std::any_of(facts.ownNumbers.begin(), facts.ownNumbers.end(), [&name](const QString& own) {
              return own.startsWith(u'@') && QStringView(own).mid(1).compare(name, Qt::CaseInsensitive) == 0;
          });
    return ours || std::any_of(officeParts.begin(), officeParts.end(), [&handle](std::string_view part) {
        return handle.find(part) != std::string::npos;
    });
}

/// "the nurse who left": a failing at most three words after a role and "who" or "that".
bool tellsOfFailing(const Reading& reading, size_t role, size_t beyond)
{
    constexpr size_t away = 3;
    const auto& words = reading.words;
    if (role + 1 >= beyond || (words[role + 1].folded != "who" && words[role + 1].folded != "that"))
        return false;
    const auto from = words.begin() + qsizetype(role + 2);
    return std::any_of(
        from, words.begin() + qsizetype(std::min(beyond, role + 2 + away)), [](const Word& word) {
            return std::binary_search(failings.begin(), failings.end(), std::string_view(word.folded));
        });
}

/// Whether something is said that must not be said of a person, near words [first, beyond). Where somebody is
/// treated, and what somebody did at work, weighs only if the handle is told of.
bool hasWeight(const Reading& reading, size_t first, size_t beyond, bool isToldOf)
{
    const size_t from = first - std::min(first, reach);
    const size_t to = std::min(reading.words.size(), beyond + reach);
    for (size_t i = from; i < to; ++i) {
        const Word& word = reading.words[i];
        if ((word.classes & (word::Accusation | word::Condition)) != 0)
            return true;
        if (isToldOf
            && ((word.classes & word::NarrowUnit) != 0
                || std::binary_search(healthWords.begin(), healthWords.end(), std::string_view(word.folded))
                || ((word.classes & word::StaffRole) != 0 && tellsOfFailing(reading, i, to))))
            return true;
    }
    return false;
}

} // namespace

Detect makeHandleDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts& facts, const Taken& taken, Hits& found) {
        const std::string& bytes = reading.normal.bytes;
        bool addressing = true; // handles that open a text say who is spoken to
        size_t last = 0;
        for (size_t at = bytes.find('@'); at != std::string::npos; at = bytes.find('@', at + 1)) {
            size_t end = at + 1;
            while (end < bytes.size() && end - at <= longestHandle && isHandleCharacter(bytes[end]))
                ++end;
            while (end > at + 1 && (bytes[end - 1] == '.' || bytes[end - 1] == '-'))
                --end;
            const char ahead = reading.before(at);
            const ByteSpan span{at, end};
            addressing = addressing
                && std::string_view(bytes).substr(last, at - last).find_first_not_of(" .,")
                    == std::string_view::npos;
            last = end;
            if (end < at + 3 || isHandleCharacter(ahead) || ahead == '@' || taken.touches(span))
                continue;
            const std::string handle = lowered(reading.text({at + 1, end}));
            if (handle.find_first_not_of("0123456789.") == std::string::npos || isOffice(facts, handle))
                continue;
            const auto& words = reading.words;
            const auto first = std::lower_bound(words.begin(), words.end(), at,
                [](const Word& word, size_t to) { return word.span.end <= to; });
            const auto beyond = std::lower_bound(words.begin(), words.end(), end,
                [](const Word& word, size_t to) { return word.span.start < to; });
            const auto next = size_t(beyond - words.begin());
            const bool spokenOf = next < words.size()
                && std::binary_search(saysOf.begin(), saysOf.end(), std::string_view(words[next].folded));
            if (addressing && !spokenOf)
                continue;
            const bool isToldOf = spokenOf
                || (first != words.begin()
                    && std::binary_search(
                        tellsOf.begin(), tellsOf.end(), std::string_view((first - 1)->folded)));
            if (hasWeight(reading, size_t(first - words.begin()), next, isToldOf))
                found.push_back({"handle", span, Tier::Likely, {}, handle});
        }
    };
}

} // namespace steward
