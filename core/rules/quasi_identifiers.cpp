// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/quasi_identifiers.h"

#include "rules/ages.h"
#include "rules/cues.h"
#include "rules/dates.h"
#include "rules/digits.h"
#include "rules/quasi_wordings.h"
#include "rules/writing.h"

#include <algorithm>

namespace steward {

namespace {

constexpr size_t reach = 40; ///< words
constexpr size_t fewestKinds = 3;

constexpr auto dayParts
    = sortedWords("night", "morning", "afternoon", "evening", "nite", "lunchtime", "teatime", "last");
constexpr auto beforeDay = sortedWords("last", "on", "this", "nos", "dydd", "bore", "prynhawn");
constexpr auto livesIn
    = sortedWords("lives", "live", "living", "lived", "moved", "resident", "brought up", "byw", "grew up");
constexpr auto worksAt = sortedWords("works", "worked", "working", "employed", "gweithio");
constexpr auto openingWords = sortedWords("open", "opens", "opening", "closed", "closes", "shut", "shuts",
    "hours", "ar agor", "until", "till", "every", "each", "appointments");
constexpr auto falls = sortedWords("roof", "ladder", "horse", "cliff", "bridge", "window", "balcony",
    "scaffold", "scaffolding", "tree", "tractor", "loft");
constexpr auto ranOver
    = sortedWords("car", "bus", "train", "van", "lorry", "bike", "tractor", "tram", "truck", "motorbike");
constexpr auto noKindOfUnit = sortedWords("the", "a", "my", "your", "this", "that", "our", "your", "any",
    "each", "every", "another", "same", "which", "wrong", "other", "main", "local");

bool has(Cues cues, std::string_view word)
{
    return cues.contains(word);
}

class Finder {
public:
    explicit Finder(const Reading& reading)
        : m_reading(reading)
        , m_capitals(tellsNamesByCapitals(reading))
    {
    }

    std::vector<QuasiDetail> all()
    {
        ages();
        for (size_t i = 0; i < words().size(); ++i) {
            const WordClasses classes = words()[i].classes;
            const char c = words()[i].folded.empty() ? ' ' : words()[i].folded.front();
            if (classes & (word::Relation | word::Someone))
                relation(i);
            if (classes & (word::CareUnit | word::NarrowUnit))
                placeOfCare(i);
            if ((classes & (word::Weekday | word::Month | word::Ordinal)) || (c >= '0' && c <= '9'))
                time(i);
            if (classes & word::Condition)
                add(QuasiKind::Condition, i, i + 1);
            if (classes & word::RareEvent)
                add(QuasiKind::RareEvent, i, i + 1);
            if (classes & word::Job)
                job(i);
            if (classes & word::Faith)
                faith(i);
            if (classes & word::SchoolKind)
                school(i);
            phrases(i);
            addWordings(m_reading, i, m_capitals, m_details);
        }
        std::stable_sort(m_details.begin(), m_details.end(),
            [](const QuasiDetail& a, const QuasiDetail& b) { return a.span.start < b.span.start; });
        const auto isTold = [](const QuasiDetail& a, const QuasiDetail& b) { // "on Tuesday night", "Tuesday"
            return a.kind == b.kind && b.span.start < a.span.end;
        };
        m_details.erase(std::unique(m_details.begin(), m_details.end(), isTold), m_details.end());
        return std::move(m_details);
    }

private:
    const std::vector<Word>& words() const { return m_reading.words; }
    std::string_view at(size_t i) const
    {
        return i < words().size() ? std::string_view(words()[i].folded) : std::string_view();
    }
    bool is(size_t i, WordClasses classes) const
    {
        return i < words().size() && (words()[i].classes & classes) != 0;
    }
    bool isCapital(size_t i) const
    {
        return i < words().size() && m_capitals && isCapitalised(m_reading, words()[i]);
    }
    void add(QuasiKind kind, size_t first, size_t beyond)
    {
        m_details.push_back({kind,
            {words()[first].span.start, words()[std::min(beyond, words().size()) - 1].span.end}, first});
    }

    void ages()
    {
        size_t i = 0;
        for (const ByteSpan& span : agesIn(m_reading)) {
            while (i < words().size() && words()[i].span.end <= span.start)
                ++i;
            m_details.push_back({QuasiKind::Age, span, i});
        }
    }

    /// "my mum", "the man", "84-year-old lady"; not "the lady on reception".
    void relation(size_t i)
    {
        const bool owned = i > 0 && is(i - 1, word::Possessive) && at(i - 1) != "the" && at(i - 1) != "a"
            && at(i - 1) != "an" && at(i - 1) != "that" && at(i - 1) != "this" && at(i - 1) != "another";
        if (is(i, word::Relation) && !is(i, word::StaffRole) && (owned || isOwnedBefore(i)))
            return add(QuasiKind::Relation, i, i + 1);
        const bool ofAge = i > 0 && (at(i - 1) == "old" || at(i - 1) == "aged" || at(i - 1) == "yo");
        const bool someone = is(i, word::Someone) && at(i) != "patient" && at(i) != "person"
            && at(i) != "resident" && at(i) != "claf" && at(i) != "infant";
        if (someone
            && (ofAge || i == 0 || at(i - 1) == "elderly" || at(i - 1) == "a" || at(i - 1) == "the"
                || at(i - 1) == "an" || at(i - 1) == "that" || at(i - 1) == "young"
                || is(i - 1, word::Faith)))
            add(QuasiKind::Relation, i, i + 1);
    }

    /// "your 84 year old mum".
    bool isOwnedBefore(size_t i) const
    {
        for (size_t back = 2; back <= 5 && back <= i && !words()[i - back].endsSentence; ++back) {
            const std::string_view word = at(i - back);
            if (word == "my" || word == "her" || word == "his" || word == "our" || word == "their"
                || word == "your" || word == "fy")
                return true;
        }
        return false;
    }

    bool isNumbered(size_t i) const
    {
        const std::string_view word = at(i);
        if (word.empty() || word.size() > 3)
            return false;
        const bool digit = hasDigit(word);
        const bool letter = word.size() == 1 && word != "a" && word != "i" && word != "s" && word != "x";
        const bool ordinal = word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd");
        return (digit && !ordinal) || letter;
    }

    /// "ward 7", "bed 12", "Orchid Ward", "memory clinic", "NICU".
    void placeOfCare(size_t i)
    {
        static constexpr auto alone
            = sortedWords("icu", "itu", "hdu", "ccu", "picu", "nicu", "scbu", "camhs", "hospice", "oncology",
                "haematology", "dialysis", "antenatal", "postnatal", "neonatal", "urology", "neurology",
                "cardiology", "dermatology", "rheumatology", "ophthalmology", "endoscopy", "gynaecology");
        if (is(i, word::NarrowUnit)) {
            const bool unit = is(i + 1, word::CareUnit) && !words()[i].endsSentence;
            if (unit || has(alone, at(i)))
                add(QuasiKind::PlaceOfCare, i, unit ? i + 2 : i + 1);
            return;
        }
        const size_t number = at(i + 1) == "number" || at(i + 1) == "no" ? i + 2 : i + 1;
        static constexpr auto counted
            = sortedWords("hours", "hour", "hrs", "days", "day", "weeks", "times", "am", "pm", "nights",
                "minutes", "mins", "years", "months", "nurses", "staff", "patients", "people");
        if (!words()[i].endsSentence && isNumbered(number) && !has(counted, at(number + 1)))
            return add(QuasiKind::PlaceOfCare, i, number + 1);
        if (at(i) == "bed" || at(i) == "bays" || at(i) == "room" || i == 0 || words()[i - 1].endsSentence)
            return;
        if (at(i) == "ward" && isCapital(i - 1) && !is(i - 1, word::NeverName)
            && !has(noKindOfUnit, at(i - 1)))
            add(QuasiKind::PlaceOfCare, i - 1, i + 1);
    }

    /// Exact dates, nights and times of day; not opening hours.
    void time(size_t i)
    {
        if (i < m_timeFrom)
            return;
        if (is(i, word::Weekday)) {
            const bool before = i > 0 && !words()[i - 1].endsSentence && has(beforeDay, at(i - 1));
            const bool part = has(dayParts, at(i + 1)) && !words()[i].endsSentence;
            const bool range = at(i + 1) == "to" || at(i + 1) == "and"
                || (i > 0 && (at(i - 1) == "to" || at(i - 1) == "and"));
            if ((before || part) && !range)
                note(i, before ? i - 1 : i, part ? i + 2 : i + 1);
            return;
        }
        if (const auto date = dateFrom(m_reading, i); date && date->day > 0 && !date->isLoose)
            return note(i, i, date->beyond);
        clock(i);
    }
    /// "at 3.15am", "at 02:30".
    void clock(size_t i)
    {
        const std::string_view word = at(i);
        if (i == 0 || !(at(i - 1) == "at" || at(i - 1) == "around" || at(i - 1) == "about"))
            return;
        const auto isHalf = [](std::string_view half) { return half == "am" || half == "pm"; };
        if (word.size() > 2 && word.size() <= 4 && isHalf(word.substr(word.size() - 2)))
            return note(i, i, i + 1);
        if (isHalf(at(i + 1)))
            return note(i, i, i + 2);
        const std::string_view minutes = at(i + 1);
        const char separator = m_reading.after(words()[i].span.end);
        if (word.size() <= 2 && (separator == ':' || separator == '.') && minutes.size() >= 2
            && minutes.size() <= 4 && minutes[0] >= '0' && minutes[0] <= '5' && minutes[1] >= '0'
            && minutes[1] <= '9' && (minutes.size() == 2 || isHalf(minutes.substr(2))))
            note(i, i, isHalf(at(i + 2)) ? i + 3 : i + 2);
    }
    /// A time that begins with word `first`, asked of last: most words are none.
    void note(size_t at, size_t first, size_t beyond)
    {
        if (isOpening(at))
            return;
        add(QuasiKind::Time, first, beyond);
        m_timeFrom = beyond;
    }
    bool isOpening(size_t i) const
    {
        for (size_t back = 1; back <= 4 && back <= i && !words()[i - back].endsSentence; ++back) {
            if (has(openingWords, at(i - back)))
                return true;
        }
        return false;
    }

    /// "a retired farmer", "he's a teacher"; not "the driver", "our teacher".
    void job(size_t i)
    {
        const std::string_view before = i > 0 ? at(i - 1) : std::string_view();
        const std::string_view earlier = i > 1 ? at(i - 2) : std::string_view();
        if (before == "a" || before == "an" || before == "retired" || before == "local" || before == "school"
            || before == "former" || before == "primary" || before == "bus" || before == "the"
            || earlier == "a" || before == "dairy" || before == "sheep" || is(i - (i > 0), word::Relation))
            add(QuasiKind::Job, i, i + 1);
    }

    void faith(size_t i)
    {
        if (is(i + 1, word::Someone | word::Relation | word::Job | word::StaffRole)
            || (i > 0
                && (at(i - 1) == "is" || at(i - 1) == "a" || at(i - 1) == "only" || at(i - 1) == "an"
                    || at(i - 1) == "young" || at(i - 1) == "hes" || at(i - 1) == "shes" || at(i - 1) == "old"
                    || at(i - 1) == "im")))
            add(QuasiKind::Faith, i, i + 1);
    }

    /// "Exampleton Primary School".
    void school(size_t i)
    {
        const bool named = isCapital(i - (i > 0)) && i > 0 && !is(i - 1, word::NeverName);
        const bool school = at(i + 1) == "school" || at(i) == "academy";
        if (school && named)
            add(QuasiKind::School, i - 1, at(i + 1) == "school" ? i + 2 : i + 1);
    }

    bool isPlace(size_t i) const
    {
        constexpr WordClasses others = word::NeverName | word::Title | word::Weekday | word::Month
            | word::CareUnit | word::NarrowUnit | word::Place | word::Relation | word::StaffRole
            | word::Condition | word::FirstName;
        return isCapital(i) && !is(i, others);
    }

    void phrases(size_t i)
    {
        const std::string_view word = at(i);
        if (word.empty() || word.front() < 'a')
            return;
        if (word == "village" || word == "pentref" || word == "hamlet" || word == "town") {
            const size_t name = at(i + 1) == "of" ? i + 2 : i + 1;
            if (isCapital(name))
                add(QuasiKind::District, i, name + 1);
            return;
        }
        if (word == "estate" && i > 0 && isCapital(i - 1))
            return add(QuasiKind::District, i - 1, i + 1);
        if (word == "from" && i > 0 && !words()[i].endsSentence && isFromPlace(i))
            return add(QuasiKind::District, i, i + 2);
        if (has(livesIn, word)
            && (at(i + 1) == "in" || at(i + 1) == "on" || at(i + 1) == "near" || at(i + 1) == "yn"
                || at(i + 1) == "to" || at(i + 1) == "ym")
            && isPlace(i + 2))
            return add(QuasiKind::District, i, i + 3);
        if (has(worksAt, word)
            && (at(i + 1) == "at" || at(i + 1) == "for" || at(i + 1) == "as" || at(i + 1) == "by") && i > 0
            && (isCapital(i + 2) || is(i + 2, word::Job) || is(i + 3, word::Job)))
            return add(QuasiKind::Job, i, i + 3);
        if (word == "ysgol" && isCapital(i + 1))
            return add(QuasiKind::School, i, i + 2);
        if ((word == "fell" || word == "fallen") && !words()[i].endsSentence) {
            for (size_t ahead = i + 1; ahead < std::min(words().size(), i + 6); ++ahead) {
                if (has(falls, at(ahead)))
                    return add(QuasiKind::RareEvent, i, ahead + 1);
            }
            return;
        }
        if ((word == "over" || word == "by") && i > 0
            && (at(i - 1) == "run" || at(i - 1) == "hit" || at(i - 1) == "knocked")
            && has(ranOver, at(at(i + 1) == "by" ? i + 3 : i + 2)))
            return add(QuasiKind::RareEvent, i - 1, i + 3);
        if (word == "ambulance" && i > 0 && at(i - 1) == "air")
            return add(QuasiKind::RareEvent, i - 1, i + 1);
        if (word == "fire" && i > 0 && (at(i - 1) == "house" || at(i - 1) == "flat"))
            return add(QuasiKind::RareEvent, i - 1, i + 1);
        if (word == "replacement" && i > 0
            && (at(i - 1) == "hip" || at(i - 1) == "knee" || at(i - 1) == "valve"))
            return add(QuasiKind::Condition, i - 1, i + 1);
        if (word == "attack" && i > 0 && (at(i - 1) == "heart" || at(i - 1) == "asthma"))
            return add(QuasiKind::Condition, i - 1, i + 1);
        if (word == "attack" && i > 0 && at(i - 1) == "dog")
            return add(QuasiKind::RareEvent, i - 1, i + 1);
        if (word == "broken" && !words()[i].endsSentence) {
            static constexpr auto bones
                = sortedWords("hip", "leg", "arm", "ankle", "wrist", "neck", "back", "jaw", "pelvis", "femur",
                    "elbow", "collarbone", "nose", "ribs", "rib", "finger", "foot", "shoulder");
            if (has(bones, at(i + 1)))
                return add(QuasiKind::Condition, i, i + 2);
        }
        if (word == "fell" || word == "section" || word == "harm") {
            const std::string_view before = i > 0 ? at(i - 1) : std::string_view();
            if ((word == "section" && before == "c") || (word == "harm" && before == "self"))
                add(QuasiKind::Condition, i - 1, i + 1);
        }
    }
    /// "brought in from Exampleton"; not "a call from Sarah", "letter from Dr".
    bool isFromPlace(size_t i) const
    {
        static constexpr auto comes = sortedWords("in", "man", "woman", "lady", "boy", "girl", "lad", "he",
            "she", "is", "was", "im", "hes", "shes", "mum", "dad", "family", "neighbour", "travelled", "came",
            "comes", "originally", "couple", "husband", "wife", "son", "daughter", "transferred", "gentleman",
            "teenager", "pensioner", "farmer", "teacher", "old", "up", "over", "down", "flown", "airlifted",
            "brought");
        return isPlace(i + 1) && has(comes, at(i - 1));
    }

    const Reading& m_reading;
    bool m_capitals;
    size_t m_timeFrom = 0; ///< words before this one belong to a time that was noted
    std::vector<QuasiDetail> m_details;
};

} // namespace

const char* nameOf(QuasiKind kind)
{
    static constexpr std::array<const char*, quasiKinds> names{"age", "relation", "place-of-care", "time",
        "condition", "rare-event", "district", "job", "faith", "school"};
    return names[size_t(kind)];
}

std::vector<QuasiDetail> quasiDetails(const Reading& reading)
{
    return Finder(reading).all();
}

QuasiCluster clusterOf(const std::vector<QuasiDetail>& details)
{
    QuasiCluster cluster;
    if (details.size() < fewestKinds)
        return cluster;
    std::vector<size_t> around(details.size(), 0);
    std::array<size_t, quasiKinds> counts{};
    size_t kinds = 0;
    for (size_t left = 0, right = 0; right < details.size(); ++right) {
        kinds += counts[size_t(details[right].kind)]++ == 0 ? 1 : 0;
        for (; details[right].word > details[left].word + reach; ++left)
            kinds -= --counts[size_t(details[left].kind)] == 0 ? 1 : 0;
        if (kinds < fewestKinds)
            continue;
        cluster.kinds = std::max(cluster.kinds, kinds);
        for (size_t i = left; i <= right; ++i) // at most as many as stand in forty words
            around[i] = std::max(around[i], kinds);
    }
    for (size_t i = 0; i < details.size(); ++i) {
        if (around[i] >= fewestKinds) {
            cluster.pieces.push_back(details[i]);
            cluster.kindsAround.push_back(around[i]);
        }
    }
    return cluster;
}

} // namespace steward
