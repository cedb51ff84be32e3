// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where somebody lives or lies: a house number with a street, a flat, a bed on a ward.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/digits.h"
#include "rules/matcher.h"
#include "rules/writing.h"

#include <algorithm>
#include <optional>

namespace steward {

namespace {

constexpr size_t mostNameWords = 3; ///< between the number and "Road"

constexpr auto homeCues = sortedWords("address", "addresses", "live", "lives", "lived", "living", "home",
    "house", "flat", "moved", "reside", "resides", "postcode", "neighbour", "neighbours", "door", "off",
    "cyfeiriad", "gyfeiriad", "nghyfeiriad", "chyfeiriad", "byw", "fyw", "cartref", "gartref", "nghartref",
    "ty", "my house", "her house", "his house", "staying", "stays", "deliver", "delivered", "ambulance to",
    "come to", "came to", "sent to", "visit", "visited", "at", "from");
constexpr auto livingCues = sortedWords("address", "live", "lives", "lived", "living", "home", "house",
    "flat", "moved", "reside", "resides", "neighbour", "staying", "stays", "cyfeiriad", "byw", "cartref");
constexpr auto publicCues = sortedWords("surgery", "clinic", "clinics", "hospital", "centre", "center",
    "practice", "pharmacy", "chemist", "boots", "shop", "office", "offices", "church", "hall", "library",
    "school", "college", "trust", "hub", "cafe", "meeting", "event", "branch", "ltd", "company", "store",
    "meddygfa", "ysbyty", "clinig", "restaurant", "pub", "hotel", "bus", "buses");
/// What counts things rather than houses, or joins words where a street's name would stand.
constexpr auto notInNames = sortedWords("a", "an", "and", "are", "as", "at", "bed", "beds", "between", "bus",
    "by", "car", "cars", "day", "days", "different", "for", "from", "had", "has", "have", "hour", "hours",
    "hr", "hrs", "i", "in", "into", "is", "it", "km", "lane", "lot", "metre", "metres", "mile", "miles",
    "min", "mins", "minute", "minutes", "month", "months", "more", "my", "no", "not", "nurses", "of", "off",
    "on", "one", "or", "other", "our", "out", "over", "past", "patients", "people", "per", "staff", "that",
    "their", "they", "this", "through", "times", "to", "two", "up", "was", "way", "we", "week", "weeks",
    "were", "when", "where", "which", "with", "yard", "yards", "year", "years", "you", "your", "am", "pm",
    "st", "nd", "rd", "th", "ward", "wards", "storey", "bedroom", "door", "main", "busy", "only", "but", "so",
    "if");

/// Stand before the name.
constexpr auto welshStreets = sortedWords("heol", "stryd", "ffordd", "lon", "rhodfa", "maes", "clos");

bool has(Cues cues, std::string_view word)
{
    return cues.contains(word);
}

/// "14", "14a", "14-16" begins with "14".
bool isHouseNumber(std::string_view word)
{
    size_t digits = 0;
    while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9')
        ++digits;
    return digits >= 1 && digits <= 4 && word.front() != '0'
        && (digits == word.size() || (digits + 1 == word.size() && word[digits] <= 'h'));
}

bool isShortGap(std::string_view gap)
{
    return gap.size() <= 3 && std::all_of(gap.begin(), gap.end(), [](char c) {
        return c == ' ' || (c >= ',' && c <= '/') || c == '\'' || c == '\n';
    });
}

class Finder {
public:
    Finder(const Reading& reading, const TextFacts& facts, const Taken& taken, Hits& found)
        : m_reading(reading)
        , m_facts(facts)
        , m_taken(taken)
        , m_found(found)
        , m_capitals(tellsNamesByCapitals(reading))
    {
    }

    void findAll()
    {
        const auto& words = m_reading.words;
        for (size_t i = 0; i < words.size();) {
            size_t next = i + 1;
            const char c = words[i].folded.empty() ? ' ' : words[i].folded.front();
            if (c >= '0' && c <= '9')
                next = hasStreet() ? house(i) : i + 1;
            else if (words[i].folded == "flat" || words[i].folded == "apartment"
                || words[i].folded == "fflat")
                next = flat(i);
            else if (words[i].folded == "ward")
                next = wardAndBed(i);
            else if (words[i].folded == "bed" || words[i].folded == "gwely")
                next = bed(i);
            i = next;
        }
    }

private:
    std::string_view at(size_t i) const
    {
        return i < m_reading.words.size() ? std::string_view(m_reading.words[i].folded) : std::string_view();
    }
    /// Where no word stands on either side, no gap is short.
    std::string_view gapBefore(size_t i) const
    {
        if (i == 0 || i >= m_reading.words.size())
            return "|";
        return m_reading.text({m_reading.words[i - 1].span.end, m_reading.words[i].span.start});
    }
    bool isCapital(size_t i) const { return isCapitalised(m_reading, m_reading.words[i]); }

    /// Whether there is a street anywhere: asked only where there is a number, and once.
    bool hasStreet()
    {
        if (!m_hasStreet)
            m_hasStreet = std::any_of(m_reading.words.begin(), m_reading.words.end(), [](const Word& word) {
                return (word.classes & (word::Street | word::LooseStreet)) || has(welshStreets, word.folded);
            });
        return *m_hasStreet;
    }

    /// A full postcode begins within the next eight words. Sets `ours` if it is one of the organisation's.
    bool postcodeAfter(size_t beyond, bool& ours) const
    {
        const auto& words = m_reading.words;
        for (size_t i = beyond; i < std::min(words.size(), beyond + 8); ++i) {
            std::string code(words[i].folded);
            const bool split = code.size() <= 4 && i + 1 < words.size() && words[i + 1].folded.size() == 3;
            if (split)
                code += words[i + 1].folded;
            if (code.size() < 5 || code.size() > 7 || !isPostcodeShaped(code))
                continue;
            ours = std::any_of(m_facts.ownNumbers.begin(), m_facts.ownNumbers.end(), [&](const QString& own) {
                return QString(own).remove(u' ').compare(QString::fromStdString(code), Qt::CaseInsensitive)
                    == 0;
            });
            return true;
        }
        return false;
    }
    static bool isPostcodeShaped(std::string_view code)
    {
        const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
        const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
        const std::string_view inward = code.substr(code.size() - 3);
        const std::string_view outward = code.substr(0, code.size() - 3);
        return isDigit(inward[0]) && isLetter(inward[1]) && isLetter(inward[2]) && isLetter(outward[0])
            && std::any_of(outward.begin(), outward.end(), isDigit);
    }

    void add(size_t first, size_t beyond, Tier tier)
    {
        const ByteSpan span{m_reading.words[first].span.start, m_reading.words[beyond - 1].span.end};
        if (m_taken.touches(span))
            return;
        std::string value;
        for (size_t i = first; i < beyond; ++i)
            value += m_reading.words[i].folded;
        m_found.push_back({"address", span, tier, {}, std::move(value)});
    }

    /// Where the street that begins with this word ends; 0 if there is none. `sure`: the writing leaves no
    /// doubt.
    size_t streetFrom(size_t first, bool& sure) const
    {
        const auto& words = m_reading.words;
        const bool isThe = at(first) == "the" || at(first) == "y" || at(first) == "yr";
        const bool isWelsh = has(welshStreets, at(first));
        bool capitals = true;
        for (size_t i = first; i < std::min(words.size(), first + mostNameWords + 1); ++i) {
            if (i > first && (!isShortGap(gapBefore(i)) || words[i - 1].endsSentence)
                && at(i - 1) != "st") // "St. Johns Road"
                return 0;
            capitals = capitals && isCapital(i);
            if (isWelsh && i > first) { // "Heol y Bont"
                if (at(i) == "y" || at(i) == "yr" || at(i) == "ty")
                    continue;
                sure = isCapital(first) && isCapital(i);
                return has(notInNames, at(i)) ? 0 : i + 1;
            }
            const WordClasses classes = words[i].classes;
            const bool named = i > first;
            if (named && (classes & word::Street)) {
                sure = capitals || (isThe && isCapital(i));
                return endOfStreet(i + 1);
            }
            const bool goesOn = i + 1 < words.size() && isCapital(i + 1)
                && (words[i + 1].classes & (word::Street | word::LooseStreet));
            if (named && (classes & word::LooseStreet) && !goesOn && !(at(i) == "st" && i == first)) {
                sure = capitals || (isThe && isCapital(i));
                return sure || (!m_capitals && !isThe) ? i + 1 : 0;
            }
            if (!isThe && !(isWelsh && i == first) && has(notInNames, at(i)) && at(i) != "st")
                return 0;
            if (isThe && i > first)
                return 0;
        }
        return 0;
    }
    /// "14 Mill Street West".
    size_t endOfStreet(size_t beyond) const
    {
        const bool points
            = at(beyond) == "north" || at(beyond) == "south" || at(beyond) == "east" || at(beyond) == "west";
        return points && isCapital(beyond) ? beyond + 1 : beyond;
    }

    size_t house(size_t i)
    {
        const auto& words = m_reading.words;
        if (!isHouseNumber(at(i)) || i + 2 >= words.size())
            return i + 1;
        size_t street = i + 1;
        while (street < i + 3 && isHouseNumber(at(street))) // "flat 2, 14 ...", "14-16"
            ++street;
        if (street < i + 2 && at(street).size() == 1 && at(street) <= "h" && at(street) >= "a"
            && at(street) != "a") // "14 B Mill Lane"
            ++street;
        const char ahead = m_reading.before(words[i].span.start);
        if (ahead == '.' || ahead == ':' || ahead == '/' || ahead == '-' || ahead == '+'
            || !isShortGap(gapBefore(street)) || words[i].endsSentence || words[street - 1].endsSentence)
            return i + 1;
        bool sure = false;
        const size_t beyond = streetFrom(street, sure);
        if (beyond == 0)
            return i + 1;
        size_t from = i;
        while (from > 0 && from + 4 > i && isUnitWord(from - 1))
            --from;
        const ByteSpan span{words[from].span.start, words[beyond - 1].span.end};
        const Nearby nearby(m_reading, span, 6, 4);
        const bool living = nearby.says(livingCues);
        const bool isPublic = nearby.says(publicCues) && !living;
        bool ours = false;
        if (postcodeAfter(beyond, ours)) {
            if (!ours)
                add(from, beyond, isPublic ? Tier::Likely : Tier::Certain);
            return beyond;
        }
        const bool likely
            = (sure && (m_capitals || words.size() <= 8)) || living || (sure && nearby.says(homeCues));
        add(from, beyond, likely && !isPublic ? Tier::Likely : Tier::Possible);
        return beyond;
    }
    bool isUnitWord(size_t i) const
    {
        return at(i) == "flat" || at(i) == "apartment" || at(i) == "apt" || at(i) == "fflat"
            || (isHouseNumber(at(i)) && i > 0 && (at(i - 1) == "flat" || at(i - 1) == "apartment"));
    }

    /// "flat 3, Rose Court"; with a house number house() sees it.
    size_t flat(size_t i)
    {
        const auto& words = m_reading.words;
        if (!isHouseNumber(at(i + 1)) || words[i].endsSentence || !isShortGap(gapBefore(i + 1)))
            return i + 1;
        bool sure = false;
        const size_t name = i + 2;
        size_t beyond = name < words.size() && !isHouseNumber(at(name)) && isShortGap(gapBefore(name))
                && !words[i + 1].endsSentence
            ? streetFrom(name, sure)
            : 0;
        if (beyond == 0 && isHouseNumber(at(name)) && name < words.size())
            return house(name) > name + 1 ? name + 2 : i + 2;
        const bool isNamed = name + 1 < words.size() && isCapital(name)
            && (words[name + 1].classes & word::Place) && isCapital(name + 1);
        if (beyond == 0 && isNamed) { // "Flat 3 Tudor House"
            beyond = name + 2;
            sure = true;
        }
        if (beyond == 0) {
            const Nearby nearby(m_reading, {words[i].span.start, words[i + 1].span.end});
            if (nearby.says(livingCues))
                add(i, i + 2, Tier::Possible);
            return i + 2;
        }
        bool ours = false;
        const bool postcode = postcodeAfter(beyond, ours);
        if (!ours)
            add(i, beyond, postcode ? Tier::Certain : Tier::Likely);
        return beyond;
    }

    bool isPlaceNumber(size_t i) const
    {
        const std::string_view word = at(i);
        const bool digits = word.size() <= 3 && hasDigit(word);
        return digits || (word.size() == 1 && word != "a" && word != "i");
    }

    /// "ward 7 bed 12", "ward 7, bay C, bed 2": one bed in one hospital.
    size_t wardAndBed(size_t i)
    {
        const auto& words = m_reading.words;
        for (size_t bed = i + 1; bed < std::min(words.size(), i + 9); ++bed) {
            if ((at(bed) == "bed" || at(bed) == "gwely") && !words[bed].endsSentence) {
                const size_t number = at(bed + 1) == "number" || at(bed + 1) == "no" ? bed + 2 : bed + 1;
                if (number < words.size() && isPlaceNumber(number) && at(number) != "s"
                    && (isPlaceNumber(i + 1) || bed <= i + 5)) {
                    add(i, number + 1, Tier::Likely);
                    return number + 1;
                }
            }
            if (words[bed].endsSentence)
                break;
        }
        return i + 1;
    }

    /// "bed 12" and, after it, "on ward 7".
    size_t bed(size_t i)
    {
        const auto& words = m_reading.words;
        const size_t number = at(i + 1) == "number" || at(i + 1) == "no" ? i + 2 : i + 1;
        if (number >= words.size() || words[i].endsSentence || !isPlaceNumber(number))
            return i + 1;
        const bool counts = at(number + 1) == "days" || at(number + 1) == "hours" || at(number + 1) == "times"
            || at(number + 1) == "weeks" || at(number + 1) == "am" || at(number + 1) == "pm"
            || at(number + 1) == "nights" || at(number + 1) == "minutes";
        if (counts || !isShortGap(gapBefore(number)))
            return number;
        for (size_t ward = number + 1; ward < std::min(words.size(), number + 5); ++ward) {
            if (words[ward - 1].endsSentence)
                break;
            if (at(ward) == "ward" && ward + 1 < words.size()
                && (isPlaceNumber(ward + 1) || isCapital(ward + 1))) {
                add(i, ward + 2, Tier::Likely);
                return ward + 2;
            }
            if (ward > number + 1 && at(ward) == "ward"
                && (isCapital(ward - 1) || (words[ward - 1].classes & word::NarrowUnit))) {
                add(i, ward + 1, Tier::Likely);
                return ward + 1;
            }
        }
        add(i, number + 1, Tier::Possible);
        return number + 1;
    }

    const Reading& m_reading;
    const TextFacts& m_facts;
    const Taken& m_taken;
    Hits& m_found;
    bool m_capitals;
    std::optional<bool> m_hasStreet;
};

} // namespace

Detect makeAddressDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts& facts, const Taken& taken, Hits& found) {
        const std::string_view bytes = reading.normal.bytes;
        if (hasDigit(bytes) || reading.plain.find(" bed ") != std::string::npos) // "ward D bed C"
            Finder(reading, facts, taken, found).findAll();
    };
}

} // namespace steward
