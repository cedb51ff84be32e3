// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// People by name: after a title, a relative or a word for naming, or first name and surname. Staff who are
// thanked by name are a hint and no more.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/person_tone.h"
#include "rules/digits.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto giving = sortedWords("gave", "give", "given", "giving", "gives", "offered", "offering",
    "prescribed", "prescribe", "put", "denied", "refused", "got", "get", "bought", "brought", "sold",
    "taught", "started", "starting", "sent", "send", "showed", "told", "ask", "asked", "test", "tested");
constexpr auto naming = sortedWords("called", "named", "nicknamed", "christened");
constexpr auto beings
    = sortedWords("is", "was", "be", "been", "im", "hes", "shes", "being", "baby", "s", "were");
constexpr auto relationGaps = sortedWords("called", "named", "name", "is", "names");

enum class Standing {
    Patient, ///< somebody's relative, a lay person: a name too much
    Staff, ///< at work: named in praise as often as in anger
    Author ///< says so of themselves
};

class Finder : private ToneReader {
public:
    Finder(const Reading& reading, const Taken& taken, Hits& found)
        : ToneReader(reading)
        , m_taken(taken)
        , m_found(found)
    {
    }

    void findAll()
    {
        for (size_t i = 0; i < words().size();) {
            const WordClasses classes = words()[i].classes;
            size_t next = i + 1;
            const bool isSister
                = (classes & word::Title) && isCapital(i) && !(i > 0 && is(i - 1, word::Possessive));
            if ((classes & word::Relation) && !isSister)
                next = afterRelation(i);
            if (next == i + 1 && (classes & word::Title))
                next = afterTitle(i);
            if (next == i + 1 && (classes & word::StaffRole))
                next = afterRole(i);
            if (next == i + 1 && isNamingWord(i))
                next = afterNaming(i);
            if (next == i + 1 && (classes & (word::FirstName | word::Surname)))
                next = fullName(i);
            if (next == i + 1 && words()[i].folded.size() == 1)
                next = initialAndSurname(i);
            i = next;
        }
    }

private:
    /// "@mr.name": that is a handle's to find.
    bool standsInHandle(size_t at) const
    {
        constexpr size_t longest = 30;
        const std::string& bytes = m_reading.normal.bytes;
        for (size_t back = 0; at > 0 && back < longest; ++back, --at) {
            const char c = bytes[at - 1];
            if (c == '@')
                return true;
            const bool goesOn = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '_' || c == '.' || c == '-';
            if (!goesOn)
                return false;
        }
        return false;
    }

    size_t add(const Name& name, size_t from, Standing standing)
    {
        const ByteSpan span{words()[from].span.start, words()[name.beyond() - 1].span.end};
        if (m_taken.touches(span) || standsInHandle(span.start))
            return from + 1;
        const bool mild = standing == Standing::Author || (standing == Standing::Staff && isPraised(name))
            || isSignedWith(name);
        std::string value;
        for (size_t i = name.first; i < name.beyond(); ++i)
            value += (value.empty() ? "" : " ") + std::string(stem(m_reading, words()[i]));
        m_found.push_back({"person", span, mild ? Tier::Possible : Tier::Likely, {}, std::move(value)});
        return name.beyond();
    }

    /// "my mum Jean", "his late wife, Jean Bloggs", "my little lad called Tom", "fy mam Jean".
    size_t afterRelation(size_t i)
    {
        if (words()[i].endsSentence)
            return i + 1;
        size_t first = i + 1;
        if (first < words().size() && has(relationGaps, at(first))) {
            const bool isNaming = at(first) == "called" || at(first) == "named"
                || ((at(first) == "name" || at(first) == "names") && ++first < words().size());
            if (isNaming && first < words().size()
                && (at(first) == "is" || at(first) == "was" || has(naming, at(first))))
                ++first;
            else if (!isNaming)
                return i + 1;
        }
        bool owned = false;
        for (size_t back = 1; back <= 4 && back <= i && !words()[i - back].endsSentence; ++back)
            owned = owned || is(i - back, word::Possessive);
        if (first >= words().size())
            return i + 1;
        const std::string_view gap = gapBefore(first);
        if (gap.size() > 3 || gap.find_first_not_of(" ,-(:\"'") != std::string_view::npos)
            return i + 1;
        const Name name = nameAt(first, false);
        if (name.words == 0 || isPlaceName(name))
            return i + 1;
        const bool afterComma = gap.find_first_of(",-") != std::string_view::npos;
        const bool several = at(i).ends_with("s"); // "my daughters Issues"
        if (!name.isListed && (!owned || afterComma || several || isGiven(i) || name.words == mostNameWords))
            return i + 1;
        if (!owned && (afterComma || (startsSentence(i) && i + 1 != first)))
            return i + 1;
        const bool wordOnly = is(first, word::OrdinaryWord) && name.words == 1;
        if (wordOnly && (!owned || afterComma) && !(isCapital(first) && m_capitals))
            return i + 1;
        if (is(i, word::StaffRole)) // "my sister Kelly on nights" is more often family than staff
            return add(name, first, owned ? Standing::Patient : Standing::Staff);
        return add(name, first, Standing::Patient);
    }
    /// "gave my mum Oramorph": what follows is more likely a thing.
    bool isGiven(size_t relation) const
    {
        for (size_t back = 1; back <= 4 && back <= relation; ++back) {
            if (has(giving, at(relation - back)))
                return true;
        }
        return false;
    }

    /// "Mrs Jones", "Dr. Sarah Jones", "mrs okonkwo".
    size_t afterTitle(size_t i)
    {
        const std::string_view title = at(i);
        const bool isFormal = title == "mr" || title == "mrs" || title == "ms" || title == "mx"
            || title == "miss" || title == "dr" || title == "prof" || title == "rev" || title == "revd"
            || title == "cllr";
        const size_t first = i + 1;
        if (first >= words().size() || (words()[i].endsSentence && !isAbbreviation(i)))
            return i + 1;
        const std::string_view gap = gapBefore(first);
        if (gap.size() > 3 || gap.find_first_not_of(" .") != std::string_view::npos)
            return i + 1;
        size_t from = first;
        const bool isLetter = at(from).size() == 1 && from + 1 < words().size();
        if (isLetter && at(from) != "i"
            && (at(from) != "a" || m_reading.after(words()[from].span.end) == '.'))
            ++from; // "Dr A. Example"
        Name name = nameAt(from, true);
        const bool possessed = i > 0 && is(i - 1, word::Possessive) && at(i - 1) != "dear";
        const bool shouted = isUpper(i);
        if (name.words == 0 && isFormal && title != "dr" && title != "miss" && !possessed
            && at(from).size() >= 3 && (!m_capitals || isCapital(from) || shouted) && !classesAtIsKnown(from)
            && !hasDigit(at(from))) {
            name = {from, 1, false, false}; // "mrs okonkwo", "MRS OKONKWO"
        }
        if (name.words == 0 || isPlaceName(name) || isJobName(name))
            return i + 1;
        if (!isFormal && !name.isListed && !(isCapital(i) || shouted)) // "the nurse Was"
            return i + 1;
        const bool lay = title == "mr" || title == "mrs" || title == "ms" || title == "miss" || title == "mx"
            || title == "lady" || title == "lord" || title == "sir" || title == "dame";
        if ((title == "sir" || title == "lord" || title == "lady") && !name.isListed)
            return i + 1;
        if ((title == "councillor" || title == "cllr" || isPolitical(name)) && !lay) {
            add(name, i, Standing::Author); // holds a public office
            return name.beyond();
        }
        return add(name, i,
            isPraisedOrPlaced(name, lay) ? Standing::Staff
                : lay                    ? Standing::Patient
                                         : Standing::Staff);
    }
    /// A surgeon is a "Mr": thanked, he is staff.
    bool isPraisedOrPlaced(const Name& name, bool lay) const { return lay && isPraised(name); }
    bool classesAtIsKnown(size_t i) const { return (words()[i].classes & ~word::Surname) != 0; }
    bool isUpper(size_t i) const
    {
        const std::string_view written = m_reading.text(words()[i].span);
        return written.size() > 1
            && std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    }
    bool isAbbreviation(size_t i) const
    {
        const char after = m_reading.after(words()[i].span.end);
        return after == '.' && words()[i].folded.size() <= 4;
    }
    /// "Sister Act", "District Nurse Team" and whatever else is a post.
    bool isJobName(const Name& name) const
    {
        return !name.isListed && is(name.first, word::StaffRole | word::Place | word::NeverName);
    }

    /// "receptionist Kelly", "that carer Sue".
    size_t afterRole(size_t i)
    {
        const size_t first = i + 1;
        if (first >= words().size() || words()[i].endsSentence)
            return i + 1;
        const std::string_view gap = gapBefore(first);
        size_t from = first;
        if (has(naming, at(first)))
            from = first + 1;
        if (gap.size() > 2 || gap.find_first_not_of(" ,") != std::string_view::npos || from >= words().size())
            return i + 1;
        const Name name = nameAt(from, false);
        if (name.words == 0 || !name.isListed || isPlaceName(name))
            return i + 1;
        if (is(from, word::OrdinaryWord) && !(isCapital(from) && m_capitals))
            return i + 1;
        return add(name, from, Standing::Staff);
    }

    bool isNamingWord(size_t i) const
    {
        return has(naming, at(i)) || at(i) == "name" || at(i) == "names" || at(i) == "enw" || at(i) == "henw";
    }
    /// "a girl called Ffion", "his name is Tom Bloggs", "o'r enw Jean"; not "I called Parkway Medical".
    size_t afterNaming(size_t i)
    {
        size_t first = i + 1;
        const bool byName = !has(naming, at(i));
        if (byName) {
            const bool linked = at(first) == "is" || at(first) == "was" || at(first) == "yw"
                || at(first) == "ydy" || at(first) == "oedd";
            if (!linked && at(i) != "names" && at(i) != "enw" && at(i) != "henw")
                return i + 1;
            first += linked ? 1 : 0;
        } else if (at(i) == "called" && !isNamedHere(i)) {
            return i + 1;
        }
        if (first >= words().size() || words()[first - 1].endsSentence)
            return i + 1;
        const std::string_view gap = gapBefore(first);
        if (gap.size() > 3 || gap.find_first_not_of(" ,\"'-:") != std::string_view::npos)
            return i + 1;
        const Name name = nameAt(first, false);
        if (name.words == 0 || isPlaceName(name) || (!name.isListed && at(i) != "called" && !byName))
            return i + 1;
        if (is(first, word::OrdinaryWord) && !(isCapital(first) && m_capitals))
            return i + 1;
        const bool own = byName && i > 0 && (at(i - 1) == "my" || at(i - 1) == "fy");
        if (own && !name.isFull)
            return add(name, first, Standing::Author);
        bool isStaff = false;
        for (size_t back = 1; back <= 4 && back <= i; ++back)
            isStaff = isStaff || is(i - back, word::StaffRole) || at(i - back) == "staff"
                || at(i - back) == "team";
        return add(name, first, isStaff || isPraised(name) ? Standing::Staff : Standing::Patient);
    }
    bool isNamedHere(size_t i) const
    {
        if (i == 0 || words()[i - 1].endsSentence)
            return false;
        return is(i - 1, word::Relation | word::Someone | word::StaffRole) || at(i - 1) == "staff"
            || at(i - 1) == "member" || at(i - 1) == "someone" || at(i - 1) == "somebody"
            || (has(beings, at(i - 1)) && at(i - 1) != "im" && !(i > 1 && at(i - 2) == "i"));
    }

    /// "Jean Bloggs": a common first name and another name, both with capitals.
    size_t fullName(size_t i)
    {
        if (!is(i, word::FirstName))
            return i + 1;
        const bool weak = is(i, word::OrdinaryWord | word::NeverName);
        const Name alone{i, 1, true, false};
        if (!weak && isAtWork(i + 1))
            return add(alone, i, hasBlame(i) ? Standing::Staff : Standing::Author);
        if (!weak && isInApposition(i + 1))
            return add(alone, i, Standing::Patient);
        if (!m_capitals || !isCapital(i))
            return i + 1;
        const Name name = nameAt(i, false);
        if (name.words < 2)
            return i + 1;
        const bool surname = classesAt(i + 1) & word::Surname;
        if (isPlaceName(name) || (weak && !surname) || (i > 0 && at(i - 1) == "the"))
            return i + 1;
        for (size_t part = i + 1; part < name.beyond(); ++part) {
            if ((classesAt(part) & (word::Place | word::Street | word::Politics))
                && !(classesAt(part) & word::Surname))
                return i + 1;
        }
        if (isWhere(name))
            return i + 1;
        const bool listOfNames = !surname; // "Sarah Ffion and Dave": first names in a row
        return add(name, i, listOfNames || isPolitical(name) ? Standing::Author : Standing::Staff);
    }

    /// "at Lawrence Hill", "near Victoria Park": places are called after people and end in ordinary words.
    bool isWhere(const Name& name) const
    {
        static constexpr auto towards
            = sortedWords("at", "in", "near", "to", "via", "around", "from", "behind", "opposite", "outside");
        return name.first > 0 && has(towards, at(name.first - 1))
            && (classesAt(name.beyond() - 1) & (word::OrdinaryWord | word::Place | word::LooseStreet));
    }
    /// "Jean, my mum".
    bool isInApposition(size_t i) const
    {
        return i + 1 < words().size() && !words()[i - 1].endsSentence
            && (at(i) == "my" || at(i) == "his" || at(i) == "her") && is(i + 1, word::Relation)
            && !is(i + 1, word::StaffRole) && gapBefore(i).find(',') != std::string_view::npos;
    }
    /// "Emma on reception", "Sue at the desk".
    bool isAtWork(size_t i) const
    {
        static constexpr auto posts = sortedWords("reception", "desk", "nights", "triage", "switchboard",
            "admin", "appointments", "bloods", "phones", "shift");
        const size_t post = at(i + 1) == "the" ? i + 2 : i + 1;
        return !words()[i - 1].endsSentence
            && (at(i) == "on" || at(i) == "at" || at(i) == "in" || at(i) == "from") && has(posts, at(post));
    }

    /// "J. Bloggs", "J K Bloggs".
    size_t initialAndSurname(size_t i)
    {
        if (!isInitial(i) || !m_capitals || (i > 0 && joinsLetters(i)))
            return i + 1;
        size_t first = i + 1;
        while (
            first < words().size() && first < i + 3 && words()[first].folded.size() == 1 && isInitial(first))
            ++first;
        const bool dotted = m_reading.after(words()[first - 1].span.end) == '.';
        if (first >= words().size() || !isCapital(first) || gapBefore(first).size() > 2
            || gapBefore(first).find_first_not_of(" .") != std::string_view::npos)
            return i + 1;
        const Name name = nameAt(first, true);
        const bool surname = classesAt(first) & word::Surname;
        if (name.words == 0 || name.words > 2 || isPlaceName(name) || !surname || (!dotted && at(i) == "i"))
            return i + 1;
        return add(name, i, dotted ? Standing::Staff : Standing::Author);
    }
    bool isInitial(size_t i) const
    {
        const std::string_view written = m_reading.text(words()[i].span);
        return written.size() == 1 && written[0] >= 'A' && written[0] <= 'Z';
    }
    /// "vitamin D", "plan B", "ward C".
    bool joinsLetters(size_t i) const
    {
        const std::string_view before = at(i - 1);
        return !words()[i - 1].endsSentence
            && (before == "vitamin" || before == "plan" || before == "type" || before == "hepatitis"
                || before == "hep" || before == "block" || before == "level" || before == "strep"
                || before == "group" || is(i - 1, word::CareUnit | word::Place));
    }

    const Taken& m_taken;
    Hits& m_found;
};

} // namespace

Detect makePersonDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        constexpr WordClasses cues
            = word::Relation | word::Title | word::StaffRole | word::FirstName | word::Surname;
        const bool any = std::any_of(reading.words.begin(), reading.words.end(), [](const Word& word) {
            return (word.classes & cues) || Cues(naming).contains(word.folded) || word.folded.ends_with("enw")
                || word.folded == "name" || word.folded == "names";
        });
        if (any)
            Finder(reading, taken, found).findAll();
    };
}

} // namespace steward
