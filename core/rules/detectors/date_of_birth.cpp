// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dates of birth: a real date, not in the future and at most 120 years back, that something says is one.
#include "rules/cues.h"
#include "rules/dates.h"
#include "rules/detectors/detectors.h"
#include "rules/digits.h"

#include <algorithm>

namespace steward {

namespace {

/// Nothing but a date of birth is called that.
constexpr auto birthNames = sortedWords("dob", "dobs", "d o b", "d . o . b", "date of birth", "dateofbirth",
    "birth date", "birthdate", "dates of birth", "dyddiad geni", "ddyddiad geni", "nyddiad geni",
    "dyddiadau geni", "d o birth", "born");
constexpr auto bornWords = sortedWords("born", "birthday", "bday", "b day", "ganwyd", "ganed", "anwyd",
    "geni", "eni", "ngeni", "aned", "penblwydd", "phenblwydd", "mhenblwydd", "benblwydd", "pen blwydd",
    "phen blwydd", "mhen blwydd", "ben blwydd");
/// Between the cue and the date these say that the date is another one.
constexpr auto otherEvents
    = sortedWords("seen", "admitted", "discharged", "appointment", "appt", "clinic", "moved", "died", "visit",
        "visited", "booked", "due", "since", "referred", "scan", "operation", "op", "surgery", "letter",
        "posted", "opened", "closed", "until", "on ward", "premature", "event", "party", "celebrates");

enum class Cue { None, Born, Named };

/// The closest cue on either side: up to six words before and four after, and no other number or event
/// between.
Cue cueFor(const Reading& reading, const WrittenDate& date)
{
    const auto& words = reading.words;
    const auto isCue = [&](size_t i, Cues cues) {
        const std::string_view plain = std::string_view(reading.plain).substr(words[i].plainAt);
        return std::any_of(cues.begin(), cues.end(), [&](std::string_view cue) {
            return plain.starts_with(cue) && plain.substr(cue.size(), 1) == " "; // "d.o.b." has stops in it
        });
    };
    const auto cueAt = [&](size_t i) {
        const bool grown = words[i].folded.starts_with("dob") && words[i].folded.size() <= 5;
        const bool candidate = grown || (words[i].classes & word::Birth) || words[i].folded == "d"
            || words[i].folded == "date" || words[i].folded == "dates" || words[i].folded == "dyddiad"
            || words[i].folded == "ddyddiad" || words[i].folded == "nyddiad" || words[i].folded == "b"
            || words[i].folded == "pen" || words[i].folded == "phenblwydd";
        if (!candidate)
            return Cue::None;
        const bool isNew
            = i > 0 && (words[i - 1].folded == "new" || words[i - 1].folded == "first"); // "new born unit"
        if (grown || (isCue(i, birthNames) && words[i].folded != "born"))
            return Cue::Named;
        return isCue(i, bornWords) && !isNew ? Cue::Born : Cue::None;
    };
    const auto isInTheWay = [&](size_t i) {
        if (isCue(i, otherEvents))
            return true;
        if (!hasDigit(words[i].folded))
            return false;
        static constexpr auto besides = sortedWords("am", "pm", "lb", "lbs", "oz", "kg", "weeks", "wks");
        const auto isBeside = [&](size_t at) { // "born at 3.15am, 7lb 4oz, on ..."
            const std::string_view word = at < words.size() ? std::string_view(words[at].folded) : "";
            return std::any_of(
                besides.begin(), besides.end(), [&](std::string_view unit) { return word.ends_with(unit); });
        };
        return !isBeside(i) && !isBeside(i + 1);
    };
    Cue best = Cue::None;
    for (size_t i = date.first; i > 0 && date.first - i < 8; --i) {
        const Cue cue = cueAt(i - 1);
        best = std::max(best, cue);
        if (isInTheWay(i - 1) && cue == Cue::None)
            break;
    }
    if (best != Cue::None)
        return best;
    for (size_t i = date.beyond; i < std::min(words.size(), date.beyond + 4); ++i) {
        const Cue cue = cueAt(i);
        if (cue != Cue::None)
            return cue == Cue::Named || i < date.beyond + 3 ? cue : Cue::None;
        if (isInTheWay(i) || words[i].endsSentence)
            break;
    }
    return Cue::None;
}

std::optional<Tier> tierOf(const WrittenDate& date, Cue cue)
{
    const std::optional<int> age = ageFrom(date, currentDay());
    if (cue == Cue::None)
        return std::nullopt;
    if (date.year == 0 && !date.isShortYear) // a birthday
        return date.day > 0 ? std::optional(Tier::Possible) : std::nullopt;
    if (!age)
        return std::nullopt;
    if (date.day == 0)
        return Tier::Possible; // "born in March 1956"
    return cue == Cue::Named ? Tier::Certain : Tier::Likely;
}

std::string canonical(const WrittenDate& date)
{
    const std::optional<int> age = ageFrom(date, currentDay());
    int year = yearsOf(date).later;
    if (age && date.isShortYear && year > int(currentDay().year()))
        year = yearsOf(date).earlier;
    return std::to_string(year * 10000 + date.month * 100 + date.day);
}

} // namespace

Detect makeDateOfBirthDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        const auto& words = reading.words;
        const bool said = std::any_of(words.begin(), words.end(), [](const Word& word) {
            return (word.classes & word::Birth) || word.folded.starts_with("dob") || word.folded == "d"
                || word.folded == "b" || word.folded == "pen" || word.folded == "phenblwydd";
        });
        if (!said) // most texts
            return;
        for (size_t i = 0; i < words.size();) {
            const auto date = dateFrom(reading, i);
            if (!date) {
                ++i;
                continue;
            }
            const auto tier
                = taken.touches(date->span) ? std::nullopt : tierOf(*date, cueFor(reading, *date));
            if (tier)
                found.push_back({"date-of-birth", date->span, *tier, {}, canonical(*date)});
            i = date->beyond;
        }
    };
}

} // namespace steward
