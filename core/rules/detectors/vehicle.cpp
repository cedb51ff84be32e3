// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Number plates. The current form ("AB51 ABC") says of itself when it was issued; older ones look like any
// other letters and digits and need a word beside them.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"
#include "rules/digits.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto plateCues = sortedWords("reg", "regs", "regno", "registration", "reg number", "plate",
    "plates", "number plate", "numberplate", "vrm", "vrn", "rhif cofrestru", "plat", "platiau");
constexpr auto vehicleCues
    = sortedWords("car", "cars", "van", "vehicle", "lorry", "taxi", "bike", "motorbike", "motorcycle",
        "minibus", "ambulance", "parked", "clamped", "driver", "driving", "dvla", "motability", "blue badge",
        "ford", "vauxhall", "toyota", "nissan", "audi", "bmw", "mercedes", "volkswagen", "vw", "kia",
        "hyundai", "honda", "peugeot", "renault", "skoda", "fiesta", "corsa", "golf", "cerbyd", "fan");

/// What may follow a postcode district or a ward in capitals: "LS12 THE", "B12 JAB".
constexpr auto commonWords = sortedWords("ALL", "AND", "ANY", "ARE", "ASK", "BAD", "BAY", "BED", "BUS", "BUT",
    "CAN", "CAR", "DAY", "DUE", "END", "FAR", "FEW", "FOR", "GET", "GOT", "GPS", "HAD", "HAS", "HER", "HOW",
    "JAB", "LAB", "LET", "MAY", "MRS", "NEW", "NHS", "NOR", "NOT", "NOW", "OFF", "OLD", "OUR", "OUT", "PUT",
    "RAN", "SAT", "SAW", "SAY", "SEE", "SET", "SHE", "THE", "TOO", "USE", "VAN", "WAS", "WAY", "WHO", "WHY",
    "YES", "YET", "YOU");

enum class Style { None, Current, Prefix, Suffix, Dateless };

bool isLetterBut(std::string_view excluded, char c)
{
    return c >= 'A' && c <= 'Z' && excluded.find(c) == std::string_view::npos;
}

bool areSerialLetters(std::string_view letters)
{
    return std::all_of(letters.begin(), letters.end(), [](char c) { return isLetterBut("IQ", c); });
}

bool areDigits(std::string_view digits)
{
    return !digits.empty()
        && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// 02 to 29 are Marches, 51 to 79 Septembers.
bool isAgeMark(std::string_view digits)
{
    const int value = (digits[0] - '0') * 10 + digits[1] - '0';
    return (value >= 2 && value <= 29) || (value >= 51 && value <= 79);
}

bool isCurrent(std::string_view plate)
{
    return plate.size() == 7 && isLetterBut("IQZ", plate[0]) && isLetterBut("IQZ", plate[1])
        && areDigits(plate.substr(2, 2)) && isAgeMark(plate.substr(2, 2))
        && areSerialLetters(plate.substr(4));
}

Style styleOf(std::string_view plate)
{
    if (isCurrent(plate))
        return Style::Current;
    const size_t letters = size_t(std::find_if_not(plate.begin(), plate.end(), [](char c) {
        return c >= 'A' && c <= 'Z';
    }) - plate.begin());
    const size_t digits = plate.find_first_not_of("0123456789", letters) == std::string_view::npos
        ? plate.size() - letters
        : plate.find_first_not_of("0123456789", letters) - letters;
    const std::string_view rest = plate.substr(letters + digits);
    if (letters == 1 && digits >= 1 && digits <= 3 && rest.size() == 3 && isLetterBut("IOUZ", plate[0])
        && areSerialLetters(rest))
        return Style::Prefix;
    if (letters == 3 && digits >= 1 && digits <= 3 && rest.size() == 1 && isLetterBut("IOQUZ", rest[0]))
        return Style::Suffix;
    const bool lettersFirst = letters >= 1 && letters <= 3 && digits >= 1 && digits <= 4 && rest.empty();
    const bool digitsFirst = letters == 0 && digits >= 1 && digits <= 4 && !rest.empty() && rest.size() <= 3
        && std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return (lettersFirst || digitsFirst) && plate.size() >= 4 ? Style::Dateless : Style::None;
}

/// Nothing near is in small letters: where all is shouted, capitals say nothing.
bool isShouted(const Reading& reading, const ByteSpan& span)
{
    constexpr size_t reach = 100;
    const size_t from = span.start - std::min(span.start, reach);
    return isUpperCase(reading.text({from, std::min(reading.normal.bytes.size(), span.end + reach)}));
}

/// Every plate begins or ends with a letter.
bool isFigure(const std::string& word)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return !word.empty() && isDigit(word.front()) && isDigit(word.back());
}

std::string lastThree(std::string_view written)
{
    std::string last(written.substr(written.size() - 3));
    for (char& c : last)
        c = c >= 'a' && c <= 'z' ? char(c - 32) : c;
    return last;
}

/// A space or a hyphen, as on the plate; anything else needs a word that says what it is.
bool isUsualGap(const Reading& reading, const Code& plate)
{
    const std::string_view written = reading.text(plate.span);
    const size_t letters = plate.text.size();
    return written.size() == letters + 1
        && (written.find(' ') != std::string_view::npos || written.find('-') != std::string_view::npos);
}

std::optional<Tier> tierOf(const Reading& reading, const Code& plate, Style style, Mentions& mentions)
{
    const std::string_view written = reading.text(plate.span);
    const bool upper = isUpperCase(written);
    const bool apart = plate.words > 1;
    const auto isNear = [&, isSaid = mentions.mayStandBeside(plate.span)](
                            Cues cues) { return isSaid && Nearby(reading, plate.span).says(cues); };
    const bool named = isNear(plateCues);
    if (apart
        && std::binary_search(commonWords.begin(), commonWords.end(), std::string_view(lastThree(written))))
        return std::nullopt;
    const bool tidy = upper || !apart;
    if (apart && !isUsualGap(reading, plate) && !named)
        return std::nullopt;
    if (style == Style::Current) {
        if (named || (tidy && isNear(vehicleCues)))
            return Tier::Certain;
        const bool alone = isWholeText(reading, plate.span);
        if (upper && (alone || !apart || !isShouted(reading, plate.span)))
            return Tier::Likely;
        return alone ? std::optional(Tier::Likely) : tidy ? std::optional(Tier::Possible) : std::nullopt;
    }
    if (style == Style::Dateless)
        return named && upper ? std::optional(Tier::Likely) : std::nullopt;
    const bool said = named || (tidy && isNear(vehicleCues));
    return said || (upper && isWholeText(reading, plate.span)) ? std::optional(Tier::Likely) : std::nullopt;
}

bool standsFree(const Reading& reading, const ByteSpan& span)
{
    const char ahead = reading.before(span.start);
    const char next = reading.after(span.end);
    return std::string_view("@#/_=&-").find(ahead) == std::string_view::npos
        && std::string_view("@/_=-").find(next) == std::string_view::npos;
}

/// The plate that begins with this word: the word itself, or it and the next.
Style plateFrom(const Reading& reading, size_t first, Code& plate)
{
    const std::string& word = reading.words[first].folded;
    if (word.size() > 7)
        return Style::None;
    if (first + 1 < reading.words.size()) {
        const Word& second = reading.words[first + 1];
        const size_t length = word.size() + second.folded.size();
        if (length >= 4 && length <= 7 && !(isFigure(word) && isFigure(second.folded))
            && (hasDigit(word) || hasDigit(second.folded)) && codeFrom(reading, first, length, plate)) {
            const Style style = styleOf(plate.text);
            if (style == Style::Current || (style != Style::None && isUsualGap(reading, plate)))
                return style;
        }
    }
    const bool mayBePlate = word.size() >= 4 && !isFigure(word) && hasDigit(word);
    return mayBePlate && codeFrom(reading, first, word.size(), plate) ? styleOf(plate.text) : Style::None;
}

} // namespace

Detect makeVehicleDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        if (reading.digits.empty())
            return;
        Code plate;
        Mentions mentions(reading, {plateCues, vehicleCues});
        for (size_t i = 0; i < reading.words.size(); ++i) {
            const Style style = plateFrom(reading, i, plate);
            if (style == Style::None || !standsFree(reading, plate.span) || taken.touches(plate.span))
                continue;
            if (const auto tier = tierOf(reading, plate, style, mentions)) {
                found.push_back({"vehicle", plate.span, *tier, {}, plate.text});
                i += plate.words - 1;
            }
        }
    };
}

} // namespace steward
