// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ages.h"

#include "rules/cues.h"
#include "rules/dates.h"
#include "rules/numbers.h"

#include <algorithm>

namespace steward {

namespace {

constexpr int oldest = 120;

constexpr auto yearUnits = sortedWords("y", "yo", "yr", "yrs", "year", "years", "yrold", "yearold",
    "yearsold", "mlwydd", "blwydd", "flwydd", "mlynedd", "oed");
constexpr auto babyUnits = sortedWords(
    "month", "months", "mth", "mths", "week", "weeks", "wk", "wks", "day", "days", "mis", "wythnos");
/// "I'm 84" is an age, "I'm 84th", "I'm 84 miles away" and "she is 2 on the list" are not.
constexpr auto beings = sortedWords("im", "hes", "shes", "am", "is", "was", "were", "turned", "turning");
constexpr auto whoIs = sortedWords("i", "he", "she", "im", "hes", "shes", "mum", "mam", "dad", "mother",
    "father", "nan", "gran", "grandad", "granddad", "husband", "wife", "son", "daughter", "who", "sister",
    "brother", "grandmother", "grandfather", "mil", "fil", "uncle", "aunt", "auntie", "baby", "neighbour");
constexpr auto notYears = sortedWords("miles", "mile", "minutes", "minute", "mins", "min", "hours", "hour",
    "hrs", "hr", "days", "day", "weeks", "week", "wks", "months", "month", "stone", "st", "kg", "lbs", "cm",
    "feet", "foot", "ft", "percent", "pounds", "quid", "nd", "rd", "th", "in", "on", "of", "out", "times",
    "people", "patients", "beds", "bed", "ward", "am", "pm", "oclock", "down", "away", "pence", "p", "mm",
    "km", "am", "different", "or", "to", "x", "k", "units", "degrees", "points", "down", "behind", "hundred",
    "thousand", "million", "staff", "nurses", "doctors", "appointments", "pregnant", "and a half hours", "mg",
    "ml", "g", "long", "short", "late", "early", "overdue", "ahead");
/// What else grows old.
constexpr auto things = sortedWords("address", "appliance", "approach", "beds", "bed", "boiler", "building",
    "buildings", "car", "carpet", "carpets", "chair", "chairs", "complaint", "computer", "computers",
    "curtains", "data", "decor", "device", "equipment", "facilities", "furniture", "guidance", "hearing",
    "hospital", "injury", "inhaler", "issue", "kit", "letter", "lift", "machine", "machines", "magazines",
    "mattress", "mattresses", "phone", "policy", "problem", "record", "records", "referral", "request",
    "results", "scan", "scanner", "scanners", "scar", "site", "software", "surgery", "system", "systems",
    "technology", "test", "tests", "theatre", "tv", "tvs", "ulcer", "unit", "vehicle", "ward", "wards",
    "website", "wheelchair", "wheelchairs", "windows", "wound", "xray");
constexpr auto thingsBefore = sortedWords("building", "equipment", "machine", "machines", "scanner", "system",
    "carpet", "furniture", "hospital", "ward", "letter", "referral", "bed", "beds", "mattress", "website",
    "list", "policy", "data", "chairs", "it", "wheelchair", "technology", "computer", "computers", "they");
constexpr auto decades = sortedWords("20s", "30s", "40s", "50s", "60s", "70s", "80s", "90s", "twenties",
    "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties");
constexpr auto decadeLeads = sortedWords("in her", "in his", "in my", "in their", "early", "late", "mid");

bool has(Cues cues, std::string_view word)
{
    return cues.contains(word);
}

struct Finder {
    const Reading& reading;
    std::vector<ByteSpan> found;

    std::string_view at(size_t i) const
    {
        return i < reading.words.size() ? std::string_view(reading.words[i].folded) : std::string_view();
    }
    bool endsSentence(size_t i) const { return i < reading.words.size() && reading.words[i].endsSentence; }

    size_t add(size_t first, size_t beyond)
    {
        found.push_back({reading.words[first].span.start, reading.words[beyond - 1].span.end});
        return beyond;
    }

    /// Grown onto the figure: "84yo", "84yrs", "84y".
    static int ageIn(std::string_view word, std::string_view& unit)
    {
        size_t digits = 0;
        int value = 0;
        while (digits < word.size() && digits < 3 && word[digits] >= '0' && word[digits] <= '9')
            value = value * 10 + word[digits++] - '0';
        unit = word.substr(digits);
        return digits == 0 || (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ? -1
                                                                                                   : value;
    }

    bool isThing(size_t first, size_t beyond) const
    {
        for (size_t i = beyond; i < std::min(reading.words.size(), beyond + 2); ++i) {
            const bool someone = (reading.words[i].classes & (word::Someone | word::Relation)) != 0;
            const ByteSpan gap{reading.words[i - 1].span.end, reading.words[i].span.start};
            if (someone || reading.text(gap).find_first_not_of(" -") != std::string_view::npos)
                break;
            if (has(things, at(i)))
                return true;
        }
        for (size_t i = first; i > 0 && i + 3 > first && !endsSentence(i - 1); --i) {
            if (has(thingsBefore, at(i - 1)))
                return true;
        }
        return false;
    }

    /// An age whose figure takes words [first, next); where it ends, or `next` if it is none.
    size_t withUnit(size_t first, size_t next, int value, std::string_view grown)
    {
        const std::string_view unit = grown.empty() ? at(next) : grown;
        size_t end = grown.empty() ? next + 1 : next;
        if (endsSentence(next - 1) && grown.empty())
            return next;
        const bool mayBeUnit = !unit.empty() && unit.front() >= 'a';
        const bool years = mayBeUnit && has(yearUnits, unit);
        if (!years && !(mayBeUnit && has(babyUnits, unit)))
            return grown.empty() ? bare(first, next, value) : next;
        if (unit == "y" && at(end) == "o")
            ++end;
        const bool isWelsh = unit == "oed" || at(end) == "oed";
        bool isOld = isWelsh || unit == "yo" || unit.ends_with("old") || (unit == "y" && at(end - 1) == "o");
        if (at(end) == "oed")
            ++end;
        if (at(end) == "old" || at(end) == "olds") {
            isOld = true;
            ++end;
        } else if (at(end) == "of" && at(end + 1) == "age") {
            isOld = true;
            end += 2;
        }
        const bool introduced = first > 0 && (at(first - 1) == "aged" || at(first - 1) == "age");
        if (!isOld && !introduced) // "84 years" alone is how long something took
            return next;
        if (years && value > oldest)
            return next;
        if (isThing(first, end))
            return next;
        return add(introduced ? first - 1 : first, end);
    }

    /// Without a unit: "aged 84", "she's 84".
    size_t bare(size_t first, size_t next, int value)
    {
        if (value > oldest || first == 0 || endsSentence(first - 1))
            return next;
        const std::string_view before = at(first - 1);
        if (before.empty() || before.front() < 'a') // a figure
            return next;
        if (before == "aged" || before == "age" || before == "oed" || before == "oedran"
            || (before == "of" && first > 1 && at(first - 2) == "age"))
            return add(first - 1, next);
        if (value < 2 || !has(beings, before) || !isBareFigure(first))
            return next;
        const bool grown = before == "im" || before == "hes" || before == "shes";
        if (!grown && (first < 2 || !has(whoIs, at(first - 2))))
            return next;
        if (has(notYears, at(next)) && !endsSentence(next - 1))
            return next;
        const char after = reading.after(reading.words[next - 1].span.end);
        if (after == '%' || after == ':' || after == '/' || after == '.' || after == '-') {
            const size_t end = reading.words[next - 1].span.end;
            const char beyond = reading.after(end + 1);
            if (after != '.' || (beyond >= '0' && beyond <= '9'))
                return next;
        }
        return add(first, next);
    }
    bool isBareFigure(size_t i) const
    {
        const char ahead = reading.before(reading.words[i].span.start);
        return ahead == ' ' || ahead == '\n' || ahead == '(' || ahead == '~';
    }

    /// "born in 1956", "ganwyd ym 1956".
    void bornIn(size_t i)
    {
        size_t year = i + 1;
        while (year < i + 3 && (at(year) == "in" || at(year) == "yn" || at(year) == "ym" || at(year) == "c"))
            ++year;
        const std::string_view word = at(year);
        if (word.size() != 4 || (word.substr(0, 2) != "19" && word.substr(0, 2) != "20")
            || word.find_first_not_of("0123456789") != std::string_view::npos)
            return;
        const auto separator = reading.after(reading.words[year].span.end);
        if (separator != '/' && separator != '-')
            add(i, year + 1);
    }

    void decade(size_t i)
    {
        if (i < 1 || !at(i).ends_with('s') || !has(decades, at(i)))
            return;
        const std::string_view lead = at(i - 1);
        if (has(decadeLeads, lead)
            || ((lead == "her" || lead == "his" || lead == "my" || lead == "their") && i > 1
                && (at(i - 2) == "in" || at(i - 2) == "into")))
            add(i - 1, i + 1);
    }
};

} // namespace

std::vector<ByteSpan> agesIn(const Reading& reading)
{
    Finder finder{reading, {}};
    const auto& words = reading.words;
    for (size_t i = 0; i < words.size();) {
        const Word& word = words[i];
        const char c = word.folded.empty() ? ' ' : word.folded.front();
        size_t next = i + 1;
        if (c >= '0' && c <= '9') {
            finder.decade(i);
            std::string_view unit;
            const int value = Finder::ageIn(word.folded, unit);
            if (value >= 0 && reading.before(word.span.start) != '.')
                next = finder.withUnit(i, i + 1, value, unit);
        } else if (word.classes & word::Number) {
            const NamedNumber number = numberNamed(reading, i);
            if (number.words > 0)
                next = finder.withUnit(i, i + number.words, number.value, {});
        } else if (word.classes & word::Birth) {
            finder.bornIn(i);
        } else if (c == 't' || c == 'f' || c == 's' || c == 'e' || c == 'n') {
            finder.decade(i);
        }
        i = next;
    }
    return std::move(finder.found);
}

} // namespace steward
