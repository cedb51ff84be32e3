// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Postcodes: a full one is about fifteen households.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/matcher.h"
#include "rules/patterns.h"

#include <algorithm>
#include <array>

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

constexpr auto addressWords
    = sortedWords("address", "live", "lives", "living", "postcode", "home", "house", "flat", "road", "street",
        "lane", "avenue", "close", "postal", "moved", "post", "code", "cod", "god", "cyfeiriad", "gyfeiriad",
        "nghyfeiriad", "byw", "fyw", "cartref", "gartref", "nghartref", "heol", "stryd");
constexpr auto negativeWords = sortedWords("ward", "bay", "bed", "room", "level", "floor", "vitamin", "jab",
    "jabs", "dose", "injection", "injections", "flight", "order", "ref", "seat", "gate", "bus", "platform",
    "version", "model", "vertebra", "disc");
constexpr auto wardWords = sortedWords("ward", "bay", "bed");

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

bool isOurs(const TextFacts& facts, const std::string& postcode)
{
    return std::any_of(facts.ownNumbers.begin(), facts.ownNumbers.end(),
        [&postcode](const QString& own) { return canonical(own.toStdString()) == postcode; });
}

void judge(const Reading& reading, const ByteSpan& span, const std::string& postcode, Hits& found)
{
    const std::string_view written = reading.text(span);
    const std::string inward = postcode.substr(postcode.size() - 3);
    const size_t letters = postcode.size() > 1 && postcode[1] >= 'A' ? 2 : 1;
    if (postcode != "GIR0AA" && !isArea(std::string_view(postcode).substr(0, letters)))
        return;
    const Context context(reading, span);
    const bool addressed = context.hasAny(addressWords);
    const bool ordinal = inward == "1ST" || inward == "2ND" || inward == "3RD" || inward.substr(1) == "TH";
    if (ordinal && !addressed)
        return;
    if (addressed) {
        found.push_back(
            {"postcode", span, context.hasAny(wardWords) ? Tier::Likely : Tier::Certain, {}, postcode});
        return;
    }
    const bool shouted
        = std::none_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool weak = context.hasAny(negativeWords) || (!shouted && letters == 1 && postcode.size() == 5);
    found.push_back({"postcode", span, weak ? Tier::Possible : Tier::Likely, {}, postcode});
}

} // namespace

Detect makePostcodeDetector(const QJsonObject&)
{
    const auto shape = std::make_shared<const re2::RE2>(
        "(?i)\\b(?:GIR[ .\\-]{0,3}0AA|[A-PR-UWYZ](?:[0-9][0-9A-HJKPSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?)[ "
        ".\\-]{0,3}"
        "[0-9][ABD-HJLNP-UW-Z]{2})\\b");
    return [shape](const Reading& reading, const TextFacts& facts, const Taken& taken, Hits& found) {
        forEachMatch(*shape, reading.normal.bytes, [&](const ByteSpan& span) {
            const std::string postcode = canonical(reading.text(span));
            const char ahead = reading.before(span.start);
            const bool insideCode = ahead == '/' || ahead == '=' || ahead == '_' || ahead == '@'
                || ahead == '#' || ahead == '-' || reading.after(span.end) == '_'
                || reading.after(span.end) == '@';
            if (!insideCode && !isOurs(facts, postcode) && !taken.touches(span))
                judge(reading, span, postcode, found);
        });
    };
}

} // namespace steward
