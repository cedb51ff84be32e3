// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/quasi_wordings.h"

#include "rules/cues.h"
#include "rules/writing.h"

#include <algorithm>

namespace steward {

namespace {

/// What somebody keeps, runs or works at; "in Abermawr" behind it says where.
constexpr auto premises = sortedWords("abattoir", "bakery", "bookies", "butchers", "cafe", "chapel", "chippy",
    "church", "dairy", "docks", "factory", "farm", "farmshop", "foundry", "garage", "garages", "hotel", "inn",
    "kennels", "mill", "mosque", "nursery", "office", "pub", "quarry", "salon", "sawmill", "school", "shop",
    "stables", "takeaway", "temple", "vicarage", "village", "barbers", "launderette", "brewery", "allotments",
    "stores", "newsagents", "chemist", "post");
/// Before a calling: "only female firefighter", "37 year old plumber".
constexpr auto beforeCalling = sortedWords("female", "male", "only", "old", "woman", "lady", "trainee",
    "head", "deputy", "assistant", "village", "town", "county", "newly", "young", "ex", "qualified", "yo",
    "aged", "welsh", "scottish", "irish", "blind", "deaf", "disabled");
/// Callings that everybody in a place knows by their post: "our postman".
constexpr auto knownToAll = sortedWords("postman", "postie", "postwoman", "milkman", "vicar", "priest", "vet",
    "binman", "farrier", "publican", "landlord", "landlady", "undertaker", "headteacher", "headmaster",
    "headmistress", "mayor", "councillor", "caretaker", "butcher", "baker", "lollipop");
/// Of a driver or a lady: "taxi driver", "dinner lady".
constexpr auto drives = sortedWords("bus", "taxi", "cab", "lorry", "train", "tram", "van", "coach", "hgv",
    "tractor", "forklift", "digger", "crane", "minibus", "ambulance");
constexpr auto ladies = sortedWords("dinner", "lollipop", "tea", "cleaning");
constexpr auto smallPlaces = sortedWords("little", "long", "great", "upper", "lower", "north", "south",
    "east", "west", "nether", "st", "old", "new", "much", "market", "abbots", "bishops", "kings", "lane",
    "higher", "over", "castle", "llan");
constexpr auto roads = sortedWords("street", "road", "avenue", "lane", "close", "drive", "row", "court",
    "crescent", "terrace", "mews", "gardens", "way", "hill", "grove", "walk", "place", "estate", "green");
constexpr auto clinics = sortedWords("chest", "eye", "pain", "fertility", "sexual", "hiv", "diabetes",
    "asthma", "wound", "foot", "hand", "breast", "lung", "heart", "liver", "kidney", "skin", "bone",
    "allergy", "epilepsy", "parkinsons", "dementia", "headache", "sleep", "ivf", "pregnancy", "methadone",
    "tb", "gum", "prostate", "bowel", "spinal", "lipid", "gender", "falls");
constexpr auto limbs
    = sortedWords("leg", "legs", "arm", "arms", "foot", "feet", "hand", "finger", "fingers", "toe", "toes",
        "thumb", "eye", "ear", "kidney", "breast", "breasts", "spleen", "bowel", "baby", "sight", "hearing");
constexpr auto fires = sortedWords("mill", "factory", "farm", "pub", "caravan", "kitchen", "barn", "chip",
    "school", "warehouse", "garage", "chalet", "hotel", "boat");
constexpr auto nothingSpecial = sortedWords("every", "each", "until", "till", "from", "to", "and", "or", "by",
    "next", "open", "mon", "a", "one", "black", "good", "see", "happy", "shut", "closed", "before", "most",
    "any", "some", "for", "between");

bool has(Cues cues, std::string_view word)
{
    return std::binary_search(cues.begin(), cues.end(), word);
}

class Wordings {
public:
    Wordings(const Reading& reading, bool hasCapitals, std::vector<QuasiDetail>& details)
        : m_words(reading.words)
        , m_reading(reading)
        , m_hasCapitals(hasCapitals)
        , m_details(details)
    {
    }

    void around(size_t i)
    {
        const WordClasses classes = m_words[i].classes;
        if (classes & (word::Relation | word::Someone | word::Job))
            person(i);
        if (classes & word::Job)
            calling(i);
        if (classes & word::SchoolKind)
            school(i);
        if (classes & (word::Weekday | word::Month))
            time(i);
        const std::string_view word = at(i); // by its first letter: most words end here
        switch (word.empty() ? ' ' : word.front()) {
        case 'a':
            if (word == "at")
                place(i);
            else if (word == "amputated")
                operated(i);
            break;
        case 'c':
            if (word == "clinic" && follows(i) && has(clinics, at(i - 1)))
                add(QuasiKind::PlaceOfCare, i - 1, i + 1);
            break;
        case 'd':
            if (word == "driver" && follows(i) && has(drives, at(i - 1)))
                add(QuasiKind::Job, i - 1, i + 1);
            break;
        case 'f':
            if (word == "from")
                place(i);
            else if (word == "fire" && follows(i) && has(fires, at(i - 1)))
                add(QuasiKind::RareEvent, i - 1, i + 1);
            break;
        case 'h':
            if (word == "has")
                keeper(i);
            break;
        case 'i':
            if (word == "in")
                place(i);
            break;
        case 'k':
            if (word == "keeps")
                keeper(i);
            break;
        case 'l':
            if (word == "lost")
                loss(i);
            else if (word == "lady" && follows(i) && has(ladies, at(i - 1)))
                add(QuasiKind::Job, i - 1, i + 1);
            else if (word == "lives" || word == "live" || word == "living" || word == "lived")
                home(i);
            break;
        case 'm':
            if (word == "manages" || word == "managed")
                keeper(i);
            break;
        case 'n':
            if (word == "near")
                place(i);
            break;
        case 'o':
            if (word == "off" || word == "out")
                operated(i);
            else if (word == "owns" || word == "owned")
                keeper(i);
            break;
        case 'r':
            if (word == "runs" || word == "ran")
                keeper(i);
            else if (word == "removed")
                operated(i);
            break;
        case 'w':
            if (word == "works" || word == "worked" || word == "working")
                workplace(i);
            break;
        case 'e':
            if (word == "employed")
                workplace(i);
            break;
        case 'y':
            if (word == "year")
                yearGroup(i);
            break;
        default:
            if (isYears(i))
                betweenCommas(i);
            break;
        }
    }

private:
    std::string_view at(size_t i) const
    {
        return i < m_words.size() ? std::string_view(m_words[i].folded) : std::string_view();
    }
    bool is(size_t i, WordClasses classes) const
    {
        return i < m_words.size() && (m_words[i].classes & classes) != 0;
    }
    bool isCapital(size_t i) const
    {
        return i < m_words.size() && m_hasCapitals && isCapitalised(m_reading, m_words[i]);
    }
    /// Whether the word stands behind another one of its sentence.
    bool follows(size_t i) const { return i > 0 && i < m_words.size() && !m_words[i - 1].endsSentence; }
    void add(QuasiKind kind, size_t first, size_t beyond)
    {
        m_details.push_back({kind,
            {m_words[first].span.start, m_words[std::min(beyond, m_words.size()) - 1].span.end}, first});
    }
    bool isYears(size_t i) const
    {
        const std::string_view word = at(i);
        return !word.empty() && word.size() <= 2 && word.find_first_not_of("0123456789") == word.npos
            && word.front() != '0';
    }

    /// "my aunt, 71, runs", "Polish lad, 19, works", "man 40s"; not "my boy, 3 weeks".
    void person(size_t i)
    {
        if (!follows(i + 1))
            return;
        const std::string_view age = at(i + 1);
        if (age.size() == 3 && age.ends_with("0s") && age.front() >= '2' && age.front() <= '9')
            return add(QuasiKind::Age, i + 1, i + 2);
        const char before = m_reading.after(m_words[i].span.end);
        const char after = isYears(i + 1) ? m_reading.after(m_words[i + 1].span.end) : 'x';
        if ((before == ',' || before == '(')
            && (after == ',' || after == ')' || after == '.' || after == '\n'))
            add(QuasiKind::Age, i + 1, i + 2);
        if (i > 0 && is(i, word::Someone | word::Relation) && is(i - 1, word::Relation) && follows(i)
            && m_reading.text(m_words[i - 1].span).find('\'') != std::string_view::npos)
            add(QuasiKind::Relation, i - 1, i + 1);
    }

    /// "retired bus driver, 74, had", "the vicar's wife at St Sample's, 58, is".
    void betweenCommas(size_t i)
    {
        constexpr size_t reach = 6;
        if (!follows(i) || at(i).size() < 2 || m_reading.after(m_words[i - 1].span.end) != ','
            || m_reading.after(m_words[i].span.end) != ',')
            return;
        for (size_t back = 1; back <= std::min(i, reach) && follows(i - back + 1); ++back) {
            if (is(i - back, word::Relation | word::Someone | word::Job | word::StaffRole))
                return add(QuasiKind::Age, i, i + 1);
        }
    }

    void calling(size_t i)
    {
        if (!follows(i))
            return;
        const std::string_view before = at(i - 1);
        if (has(beforeCalling, before) || (before == "our" && has(knownToAll, at(i)))
            || is(i - 1, word::Faith))
            add(QuasiKind::Job, i, i + 1);
    }

    /// "runs the post office", "owns a farm".
    void keeper(size_t i)
    {
        if (at(i + 1) != "the" && at(i + 1) != "a" && at(i + 1) != "our")
            return;
        for (size_t ahead = i + 2; ahead < std::min(m_words.size(), i + 5); ++ahead) {
            if (has(premises, at(ahead)))
                return add(QuasiKind::Job, i, ahead + 1);
        }
    }
    /// "works at the abattoir".
    void workplace(size_t i)
    {
        const std::string_view where = at(i + 1);
        if (where != "at" && where != "in" && where != "for" && where != "on" && where != "down")
            return;
        for (size_t ahead = i + 2; ahead < std::min(m_words.size(), i + 5); ++ahead) {
            if (has(premises, at(ahead)))
                return add(QuasiKind::Job, i, ahead + 1);
        }
    }

    /// "lives on Chapel Row".
    void home(size_t i)
    {
        const std::string_view where = at(i + 1);
        if (where != "on" && where != "in" && where != "at" && where != "down" && where != "up")
            return;
        for (size_t ahead = i + 2; ahead < std::min(m_words.size(), i + 5) && isCapital(ahead); ++ahead) {
            if (has(roads, at(ahead)) && ahead > i + 2)
                return add(QuasiKind::District, i, ahead + 1);
        }
    }

    bool isPlaceName(size_t i) const
    {
        constexpr WordClasses others = word::NeverName | word::Title | word::Weekday | word::Month
            | word::CareUnit | word::NarrowUnit | word::Place | word::Relation | word::StaffRole
            | word::Condition | word::FirstName | word::Faith;
        return isCapital(i) && !is(i, others);
    }
    /// "the chip shop in Abermawr", "taxi driver from Exampleton", "at Little Sampleford".
    void place(size_t i)
    {
        if (!follows(i) || m_words[i].endsSentence)
            return;
        if (has(smallPlaces, at(i + 1)) && isCapital(i + 1) && isPlaceName(i + 2) && !has(roads, at(i + 2)))
            return add(QuasiKind::District, i, i + 3);
        const bool ofSomebody = has(premises, at(i - 1)) || is(i - 1, word::Job | word::Someone)
            || at(i - 1) == "driver" || at(i - 1) == "family" || at(i - 1) == "couple"
            || at(i - 1) == "neighbour" || at(i - 1) == "lady";
        if (ofSomebody && isPlaceName(i + 1))
            add(QuasiKind::District, i, i + 2);
    }

    /// "Year 9 at Exampleton High", "Year 10 girl".
    void yearGroup(size_t i)
    {
        if (!isYears(i + 1) || m_words[i].endsSentence)
            return;
        const std::string_view next = at(i + 2);
        if (next == "at" || next == "in" || next == "pupil" || next == "student" || next == "girl"
            || next == "boy" || next == "lad" || next == "lass") {
            add(QuasiKind::School, i, i + 2);
            if (is(i + 2, word::Someone | word::Relation))
                add(QuasiKind::Relation, i + 2, i + 3);
        }
    }
    /// "Exampleton High", "the village school".
    void school(size_t i)
    {
        if (!follows(i))
            return;
        const std::string_view next = at(i + 1);
        if (isCapital(i) && isCapital(i - 1) && !is(i - 1, word::NeverName) && next != "street"
            && next != "road" && next != "school" && at(i) != "nursery")
            add(QuasiKind::School, i - 1, i + 1);
    }

    /// "since Monday", "second op Friday", "in March"; not "open Monday".
    void time(size_t i)
    {
        if (!follows(i))
            return;
        const std::string_view before = at(i - 1);
        const std::string_view next = at(i + 1);
        if (is(i, word::Weekday) && !is(i, word::Month) && at(i).size() > 3 && !has(nothingSpecial, before)
            && next != "to" && next != "and" && next != "or" && next != "club" && next != "clinic")
            return add(QuasiKind::Time, i, i + 1);
        if (is(i, word::Month) && isCapital(i) && (before == "in" || before == "since" || before == "last"))
            add(QuasiKind::Time, i - 1, i + 1);
    }

    /// "had her leg off", "his bowel out".
    void operated(size_t i)
    {
        if (follows(i) && has(limbs, at(i - 1)))
            add(QuasiKind::Condition, i - 1, i + 1);
    }
    /// "lost two fingers", "lost her leg".
    void loss(size_t i)
    {
        for (size_t ahead = i + 1; ahead < std::min(m_words.size(), i + 4); ++ahead) {
            if (has(limbs, at(ahead)))
                return add(QuasiKind::Condition, i, ahead + 1);
        }
    }

    const std::vector<Word>& m_words;
    const Reading& m_reading;
    bool m_hasCapitals;
    std::vector<QuasiDetail>& m_details;
};

} // namespace

void addWordings(const Reading& reading, size_t word, bool hasCapitals, std::vector<QuasiDetail>& details)
{
    Wordings(reading, hasCapitals, details).around(word);
}

} // namespace steward
