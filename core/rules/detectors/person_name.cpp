// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/detectors/person_name.h"

#include "rules/digits.h"
#include "rules/medicines.h"

namespace steward {

namespace {

constexpr auto particles = sortedWords("van", "von", "de", "der", "den", "la", "le", "al", "el", "bin", "ibn",
    "ap", "ab", "da", "dos", "du", "mac", "mc", "st", "o");
constexpr auto verbsAfterWill
    = sortedWords("be", "have", "not", "need", "never", "get", "go", "still", "now", "also", "always", "only",
        "you", "i", "we", "they", "he", "she", "it", "this", "my", "the", "someone", "anyone");

} // namespace

bool NameReader::isNameWord(size_t i, bool surname, bool& listed) const
{
    if (i >= words().size() || words()[i].folded.size() < 2)
        return false;
    const std::string_view folded = stem(m_reading, words()[i]);
    if (hasDigit(folded))
        return false;
    const WordClasses classes = classesAt(i);
    const bool common = classes & (word::FirstName | word::Surname);
    const bool ordinary = classes & (word::OrdinaryWord | word::NeverName | word::Weekday | word::Month);
    const bool capital = isCapital(i) && m_capitals;
    if (classes & word::NeverName && !(common && capital))
        return false;
    if (!capital) {
        listed = common && !ordinary;
        return common && !ordinary && (surname || !(classes & word::Place));
    }
    constexpr WordClasses others = word::Weekday | word::Place | word::Street | word::Condition
        | word::StaffRole | word::Relation | word::CareUnit | word::Faith | word::Number;
    if (!common && ((classes & (others | word::Month)) || isMedicine(folded)))
        return false;
    if ((classes & word::Weekday) || (!surname && (classes & word::Place) && !common))
        return false;
    if ((folded == "will" || folded == "may") && has(verbsAfterWill, at(i + 1)))
        return false;
    listed = common;
    return true;
}

Name NameReader::nameAt(size_t first, bool surname) const
{
    Name name{first, 0, false, false};
    for (size_t i = first;
         i < words().size() && name.words < mostNameWords + (name.first != i && isParticle(i - 1) ? 1 : 0);
         ++i) {
        if (i > first && (words()[i - 1].endsSentence || !joins(gapBefore(i))))
            break;
        if ((i > first || surname) && isParticle(i)) { // "van der Berg"
            ++name.words;
            continue;
        }
        bool listed = false;
        if (!isNameWord(i, surname || i > first, listed))
            break;
        if (i > first && !listed && !(isCapital(i) && m_capitals))
            break;
        if (i > first && !isCapital(i) && isCapital(i - 1) && m_capitals)
            break; // "Jean hill walking"
        name.isListed = name.isListed || listed;
        ++name.words;
        const std::string_view written = m_reading.text(words()[i].span);
        if (written.ends_with("'s") || written.ends_with("'S"))
            break;
    }
    while (name.words > 0 && has(particles, at(name.beyond() - 1)) && name.words > 1)
        --name.words;
    name.isFull = name.words > 1;
    return name;
}

bool NameReader::isParticle(size_t i) const
{
    size_t next = i;
    while (has(particles, at(next)) && next < i + 3)
        ++next;
    return next > i && next < words().size() && isCapital(next) && m_capitals && !is(next, word::NeverName);
}

bool NameReader::joins(std::string_view gap)
{
    return !gap.empty() && gap.size() <= 2 && gap.find_first_not_of(" -'.") == std::string_view::npos;
}

bool NameReader::isPlaceName(const Name& name) const
{
    const auto isPlaceWord = [&](size_t i) {
        return is(i, word::Place | word::Street | word::CareUnit) && !is(i, word::FirstName);
    };
    const size_t beyond = name.beyond();
    if (name.first > 0 && (at(name.first - 1) == "st" || at(name.first - 1) == "saint"))
        return true; // "St James's"
    if (beyond >= words().size() || words()[beyond - 1].endsSentence)
        return false;
    if (isPlaceWord(beyond)
        && (isCapital(beyond) || is(beyond, word::CareUnit) || at(beyond) == "house"
            || at(beyond) == "hospital" || at(beyond) == "centre" || at(beyond) == "surgery"))
        return true;
    return beyond + 1 < words().size() && isCapital(beyond) && m_capitals && isPlaceWord(beyond + 1)
        && isCapital(beyond + 1);
}

} // namespace steward
