// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The patient numbers of the four nations: ten digits with one check sum, told apart by range. One judgement
// for all three, so that a number is always exactly one of them.
#include "rules/check_digits.h"
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"
#include "rules/digits.h"

namespace steward {

namespace {

enum class Register { Nhs, Chi, Hc };

constexpr auto nhsCues = sortedWords("nhs", "nhsno", "nhsnumber", "nhsnum", "nhsid", "nhsn", "patient",
    "patients", "patientno", "gig", "rhifgig", "claf", "cleifion", "health number", "rhif iechyd");
constexpr auto chiCues = sortedWords("chi", "chino", "chinumber", "community health index", "aireamh chi");
constexpr auto hcCues = sortedWords(
    "hcn", "hcno", "hcnumber", "h c", "hsc", "health and care", "health care number", "health social care");
constexpr auto numberCues = sortedWords("no", "num", "number", "numbers", "nr", "rhif", "my number");
constexpr auto phoneCues = sortedWords("phone", "telephone", "tel", "mobile", "mob", "landline", "fax",
    "call", "called", "calling", "ring", "rang", "ringing", "dial", "text", "txt", "whatsapp", "cell", "ffon",
    "ffoniwch", "ffonio", "symudol");

const char* nameOf(Register which)
{
    switch (which) {
    case Register::Chi:
        return "chi-number";
    case Register::Hc:
        return "hc-number";
    case Register::Nhs:
        break;
    }
    return "nhs-number";
}

struct Place {
    Register of = Register::Nhs;
    bool inRange = false;
};

/// Outside all ranges it passes for an NHS number. CHI numbers begin with a date of birth; Northern Ireland
/// has 320 to 399; England, Wales and the Isle of Man have 400-499 and 600-799; 900-999 is the test block,
/// personal all the same.
Place placeOf(const std::string& digits)
{
    if (isShortDate(std::string_view(digits).substr(0, 6)))
        return {Register::Chi, true};
    const char first = digits[0];
    if (first == '3' && digits[1] >= '2')
        return {Register::Hc, true};
    if (first == '4' || first == '6' || first == '7' || first == '9')
        return {Register::Nhs, true};
    return {};
}

/// Written in the groups that cards and letters use. A bracket between them, or the exchange that American
/// examples have, makes it a telephone number. "37": an invisible space stood between the last two groups.
bool isShaped(const Reading& reading, const DigitRun& run)
{
    const std::string_view written = reading.text(run.span);
    const bool american
        = written.find_first_of("()") != std::string_view::npos || written.substr(3, 5) == "-555-";
    return !american && (run.shape == "334" || run.shape == "37" || run.shape == "64");
}

/// A short telephone number ("01" or "08" and eight digits) is what the detector of telephone numbers may
/// have taken it for. It claims nothing more than these very digits, so both are offered and the surer one
/// stays.
bool isTakenByMore(const Reading& reading, const Taken& taken, const DigitRun& run)
{
    if (!taken.touches(run.span))
        return false;
    const auto touches = [&](size_t at) {
        return at < reading.normal.bytes.size() && taken.touches({at, at + 1});
    };
    return run.digits.front() != '0' || (run.span.start > 0 && touches(run.span.start - 1))
        || touches(run.span.end) || Nearby(reading, run.span).says(phoneCues);
}

Tier demoted(Tier tier)
{
    return tier == Tier::Certain ? Tier::Likely : Tier::Possible;
}

bool saysOne(const Nearby& nearby)
{
    return nearby.says(nhsCues) || nearby.says(chiCues) || nearby.says(hcCues);
}

/// In groups of another shape, or with a wrong sum, a number counts only where something says what it is.
bool mayBeOne(const Reading& reading, size_t first, Mentions& mentions, DigitRun& run)
{
    const DigitGroup& group = reading.digits[first];
    const size_t begins = group.digits.size();
    if (begins != 3 && begins != 6 && begins != 10 && !mentions.mayStandBeside(group.span))
        return false;
    return runFrom(reading, first, 10, run) && !isRepeatedDigit(run.digits)
        && (passesMod11(run.digits)
            || (mentions.mayStandBeside(run.span) && saysOne(Nearby(reading, run.span))));
}

std::optional<Tier> tierOf(const Reading& reading, const DigitRun& run, const Nearby& nearby, bool inRange)
{
    const bool strong = saysOne(nearby);
    const bool against = !strong && (nearby.says(commercialCues()) || nearby.says(phoneCues));
    const bool named = strong || (!against && nearby.introducedBy(numberCues));
    const bool shaped = isShaped(reading, run);
    if (!run.isOneGroup() && !shaped && !named)
        return std::nullopt;
    if (!passesMod11(run.digits)) // perhaps mistyped: worth a look, never more
        return strong && inRange ? std::optional(Tier::Possible) : std::nullopt;
    const bool backed = named || shaped;
    const Tier tier = inRange && backed ? Tier::Certain : inRange || backed ? Tier::Likely : Tier::Possible;
    if (!against)
        return tier;
    return tier == Tier::Possible ? std::nullopt : std::optional(demoted(tier));
}

void judge(const Reading& reading, const DigitRun& run, Hits& found)
{
    const Nearby nearby(reading, run.span);
    if (!nearby.grownOn().empty() && !nearby.introducedBy(numberCues) && !nearby.introducedBy(nhsCues)
        && !nearby.introducedBy(chiCues) && !nearby.introducedBy(hcCues))
        return; // some other code
    const Place place = placeOf(run.digits);
    if (const auto tier = tierOf(reading, run, nearby, place.inRange))
        found.push_back({nameOf(place.of), run.span, *tier, {}, run.digits});
}

} // namespace

Detect makeHealthNumberDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        DigitRun run;
        Mentions mentions(reading, {nhsCues, chiCues, hcCues, numberCues});
        for (size_t i = 0; i < reading.digits.size(); ++i) {
            if (mayBeOne(reading, i, mentions, run) && !isPartOfSomething(reading, run.span)
                && !followsPlus(reading, i) && !isTakenByMore(reading, taken, run))
                judge(reading, run, found);
        }
    };
}

} // namespace steward
