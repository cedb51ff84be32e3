// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Postcodes: a full one is about fifteen households.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/matcher.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace steward {

namespace {

bool isArea(std::string_view area)
{
    // The 124 areas, sorted. They change about once in ten years.
    static constexpr std::array<std::string_view, 124> areas{"AB", "AL", "B", "BA", "BB", "BD", "BH", "BL",
        "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE",
        "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY",
        "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY",
        "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP",
        "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG",
        "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR",
        "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"};
    return std::binary_search(areas.begin(), areas.end(), area);
}

std::string canonical(std::string_view written)
{
    std::string text;
    for (const char c : written) {
        if (c >= 'a' && c <= 'z')
            text.push_back(char(c - 32));
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            text.push_back(c);
    }
    return text;
}

using Letters = uint32_t; ///< a bit each

constexpr Letters lettersOf(std::string_view all)
{
    Letters letters = 0;
    for (const char c : all)
        letters |= Letters(1) << (c - 'A');
    return letters;
}

// Which letters stand where, as the Post Office gives them out.
constexpr Letters firstLetters = lettersOf("ABCDEFGHIJKLMNOPRSTUWYZ");
constexpr Letters secondLetters = lettersOf("ABCDEFGHKLMNOPQRSTUVWXY");
constexpr Letters lastAfterOne = lettersOf("ABCDEFGHJKPSTUW");
constexpr Letters lastAfterTwo = lettersOf("ABEHMNPRVWXY");
constexpr Letters inwardLetters = lettersOf("ABDEFGHJLNPQRSTUWXYZ");

bool isOneOf(Letters letters, char c)
{
    const char upper = c >= 'a' && c <= 'z' ? char(c - 32) : c;
    return upper >= 'A' && upper <= 'Z' && (letters >> (upper - 'A') & 1U) != 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordByte(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Where "4AP" ends, with up to three separators ahead of it; 0: it does not stand there.
size_t inwardEnd(std::string_view bytes, size_t at)
{
    constexpr size_t widestGap = 3;
    const size_t most = std::min(bytes.size(), at + widestGap);
    while (at < most && (bytes[at] == ' ' || bytes[at] == '.' || bytes[at] == '-'))
        ++at;
    if (at + 3 > bytes.size() || !isDigit(bytes[at]) || !isOneOf(inwardLetters, bytes[at + 1])
        || !isOneOf(inwardLetters, bytes[at + 2]))
        return 0;
    return at + 3 < bytes.size() && isWordByte(bytes[at + 3]) ? 0 : at + 3;
}

/// Where the postcode that begins here ends; 0: there is none.
size_t postcodeEnd(std::string_view bytes, size_t start)
{
    if (!isOneOf(firstLetters, bytes[start]))
        return 0;
    size_t at = start + 1;
    const bool hasTwo = at < bytes.size() && isOneOf(secondLetters, bytes[at]);
    at += hasTwo ? 1 : 0;
    if (at >= bytes.size())
        return 0;
    if (!isDigit(bytes[at])) { // "GIR 0AA" is like no other
        const bool mayBeGiro = !hasTwo && at + 1 < bytes.size() && canonical(bytes.substr(start, 3)) == "GIR";
        const size_t end = mayBeGiro ? inwardEnd(bytes, start + 3) : 0;
        return end != 0 && canonical(bytes.substr(end - 3, 3)) == "0AA" ? end : 0;
    }
    ++at;
    if (at < bytes.size()
        && (isDigit(bytes[at]) || isOneOf(hasTwo ? lastAfterTwo : lastAfterOne, bytes[at]))) {
        if (const size_t end = inwardEnd(bytes, at + 1); end != 0)
            return end;
    }
    return inwardEnd(bytes, at);
}

constexpr auto addressWords
    = sortedWords("address", "live", "lives", "living", "postcode", "home", "house", "flat", "road", "street",
        "lane", "avenue", "close", "postal", "moved", "post", "code", "cod", "god", "cyfeiriad", "gyfeiriad",
        "nghyfeiriad", "byw", "fyw", "cartref", "gartref", "nghartref", "heol", "stryd");
constexpr auto negativeWords = sortedWords("ward", "bay", "bed", "room", "level", "floor", "vitamin", "jab",
    "jabs", "dose", "injection", "injections", "flight", "order", "ref", "seat", "gate", "bus", "platform",
    "version", "model", "vertebra", "disc");
constexpr auto wardWords = sortedWords("ward", "bay", "bed");

bool isOurs(const TextFacts& facts, const std::string& postcode)
{
    return std::any_of(facts.ownNumbers.begin(), facts.ownNumbers.end(),
        [&postcode](const QString& own) { return canonical(own.toStdString()) == postcode; });
}

void judge(const Reading& reading, const ByteSpan& span, const std::string& postcode, Mentions& mentions,
    Hits& found)
{
    const std::string_view written = reading.text(span);
    const std::string inward = postcode.substr(postcode.size() - 3);
    const size_t letters = postcode.size() > 1 && postcode[1] >= 'A' ? 2 : 1;
    if (postcode != "GIR0AA" && !isArea(std::string_view(postcode).substr(0, letters)))
        return;
    const bool mayBeNamed = mentions.mayStandBeside(span);
    const auto isNear = [&](const Cues& words) { return mayBeNamed && Context(reading, span).hasAny(words); };
    const bool addressed = isNear(addressWords);
    const bool ordinal = inward == "1ST" || inward == "2ND" || inward == "3RD" || inward.substr(1) == "TH";
    if (ordinal && !addressed)
        return;
    if (addressed) {
        found.push_back({"postcode", span, isNear(wardWords) ? Tier::Likely : Tier::Certain, {}, postcode});
        return;
    }
    const bool shouted
        = std::none_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool weak = isNear(negativeWords) || (!shouted && letters == 1 && postcode.size() == 5);
    found.push_back({"postcode", span, weak ? Tier::Possible : Tier::Likely, {}, postcode});
}

} // namespace

Detect makePostcodeDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts& facts, const Taken& taken, Hits& found) {
        const std::string_view bytes = reading.normal.bytes;
        Mentions mentions(reading, {addressWords, negativeWords});
        for (size_t at = 0; at < bytes.size();) {
            const bool isBeginning = isWordByte(bytes[at]) && !isWordByte(reading.before(at));
            const size_t end = isBeginning ? postcodeEnd(bytes, at) : 0;
            if (end == 0) {
                ++at;
                continue;
            }
            const ByteSpan span{at, end};
            at = end;
            const std::string postcode = canonical(reading.text(span));
            const char ahead = reading.before(span.start);
            const bool insideCode = ahead == '/' || ahead == '=' || ahead == '_' || ahead == '@'
                || ahead == '#' || ahead == '-' || reading.after(span.end) == '_'
                || reading.after(span.end) == '@';
            if (!insideCode && !isOurs(facts, postcode) && !taken.touches(span))
                judge(reading, span, postcode, mentions, found);
        }
    };
}

} // namespace steward
