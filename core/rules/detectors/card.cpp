// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Payment cards: the range of a scheme, the lengths that it issues, and the Luhn sum.
#include "rules/check_digits.h"
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"
#include "rules/digits.h"

#include <algorithm>
#include <array>

namespace steward {

namespace {

constexpr auto cardCues = sortedWords("amex", "american express", "card", "cards", "cardnumber", "cc",
    "ccnum", "cerdyn", "credit", "cvc", "cvv", "debit", "diners", "discover", "expires", "expiry", "jcb",
    "maestro", "mastercard", "pan", "payment", "switch", "unionpay", "visa");

constexpr size_t shortest = 13;
constexpr size_t longest = 19;

constexpr unsigned lengths(size_t from, size_t to)
{
    unsigned set = 0;
    for (size_t length = from; length <= to; ++length)
        set |= 1U << length;
    return set;
}

struct Scheme {
    int from; ///< first six digits; whole hundreds, so that four tell a scheme
    int to;
    unsigned lengths;
};

constexpr size_t prefixLength = 4;

/// Who may have issued it, by the first four digits. A number may lie in two schemes: their lengths add up.
constexpr auto lengthsByPrefix = [] {
    constexpr unsigned sixteenUp = lengths(16, 19);
    constexpr std::array schemes{
        Scheme{100100, 199999, lengths(15, 15)}, // UATP, airline 001 upwards
        Scheme{220000, 220499, sixteenUp}, // Mir
        Scheme{222100, 272099, lengths(16, 16)}, // Mastercard
        Scheme{300000, 305999, lengths(14, 19)}, // Diners Club
        Scheme{309500, 309599, lengths(14, 19)}, Scheme{340000, 349999, lengths(15, 15)}, // American Express
        Scheme{352800, 358999, sixteenUp}, // JCB
        Scheme{360000, 369999, lengths(14, 19)}, // Diners Club
        Scheme{370000, 379999, lengths(15, 15)}, // American Express
        Scheme{380000, 399999, lengths(14, 19)}, // Diners Club
        Scheme{400000, 499999, lengths(13, 13) | lengths(16, 16) | lengths(18, 19)}, // Visa, Switch
        Scheme{500000, 509999, sixteenUp}, // Maestro, Dankort, Verve, RuPay
        Scheme{501800, 501899, lengths(13, 19)}, // Maestro
        Scheme{502000, 502099, lengths(13, 19)}, Scheme{503800, 503899, lengths(13, 19)},
        Scheme{510000, 559999, lengths(16, 16)}, // Mastercard
        Scheme{560000, 589999, sixteenUp}, // Maestro
        Scheme{589300, 589399, lengths(13, 19)},
        Scheme{600000, 699999, sixteenUp}, // Discover, UnionPay, Maestro, RuPay
        Scheme{630400, 630499, lengths(13, 19)}, // Maestro
        Scheme{675900, 675999, lengths(13, 19)}, Scheme{676100, 676399, lengths(13, 19)},
        Scheme{810000, 817199, sixteenUp}, // UnionPay
        Scheme{979200, 979299, lengths(16, 16)}, // Troy
    };
    std::array<unsigned, 10000> table{};
    for (const Scheme& scheme : schemes) {
        for (int prefix = scheme.from / 100; prefix <= scheme.to / 100; ++prefix)
            table[size_t(prefix)] |= scheme.lengths;
    }
    return table;
}();

unsigned lengthsFor(std::string_view digits)
{
    size_t prefix = 0;
    for (const char c : digits.substr(0, prefixLength))
        prefix = prefix * 10 + size_t(c - '0');
    return lengthsByPrefix[prefix];
}

/// As embossed: four by four, or 4-6-5 and 4-6-4.
bool isEmbossed(const std::string& shape)
{
    return shape == "4444" || shape == "465" || shape == "464" || shape == "4443" || shape == "4441";
}

void readCard(const Reading& reading, size_t first, size_t beyond, DigitRun& card)
{
    card.digits.clear();
    card.shape.clear();
    for (size_t i = first; i < beyond; ++i) {
        card.digits += reading.digits[i].digits;
        card.shape.push_back(char('0' + reading.digits[i].digits.size()));
    }
    card.span = {reading.digits[first].span.start, reading.digits[beyond - 1].span.end};
}

/// The card that begins with this group: as embossed before anything longer, because an expiry date or a
/// security code may follow it.
bool cardFrom(const Reading& reading, size_t first, DigitRun& card)
{
    const auto& groups = reading.digits;
    std::array<char, longest> digits;
    size_t count = 0;
    unsigned issued = 0; // lengths that the scheme issues
    size_t beyond = 0;
    for (size_t i = first; i < groups.size(); ++i) {
        const std::string& group = groups[i].digits;
        if ((i > first && (!groups[i].joinsPrevious || groups[i].spoken)) || count + group.size() > longest)
            break;
        const bool knewScheme = count >= prefixLength;
        for (const char digit : group)
            digits[count++] = digit;
        if (!knewScheme && count >= prefixLength)
            issued = lengthsFor({digits.data(), prefixLength});
        if (count >= prefixLength && (issued >> count) == 0)
            break; // longer than any that the scheme issues
        const std::string_view number(digits.data(), count);
        if (count < shortest || !(issued & (1U << count)) || isRepeatedDigit(number) || !passesLuhn(number))
            continue;
        beyond = i + 1;
        readCard(reading, first, beyond, card);
        if (isEmbossed(card.shape))
            break;
    }
    return beyond > 0;
}

std::optional<Tier> tierOf(const Reading& reading, const DigitRun& card)
{
    const Nearby nearby(reading, card.span);
    if (nearby.says(cardCues))
        return Tier::Certain;
    const bool tidy = card.isOneGroup() || isEmbossed(card.shape)
        || card.shape.find_first_of("12") >= card.shape.size() - 1; // no lone digits but at the end
    if (!tidy)
        return std::nullopt;
    const bool against = nearby.says(commercialCues());
    if (isEmbossed(card.shape))
        return against ? Tier::Likely : Tier::Certain;
    return against ? Tier::Possible : Tier::Likely;
}

} // namespace

Detect makeCardDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        DigitRun card;
        Mentions mentions(reading, {cardCues});
        for (size_t i = 0; i < reading.digits.size(); ++i) {
            const DigitGroup& group = reading.digits[i];
            const char first = group.digits.front();
            const bool isTidy = group.digits.size() > 2; // else a word must say that it is a card
            if (first == '0' || first == '7' || (!isTidy && !mentions.mayStandBeside(group.span))
                || !cardFrom(reading, i, card))
                continue;
            if (isPartOfSomething(reading, card.span) || followsPlus(reading, i)
                || touchesLetters(reading, card.span) || taken.touches(card.span))
                continue;
            if (const auto tier = tierOf(reading, card)) {
                found.push_back({"card", card.span, *tier, {}, card.digits});
                while (i + 1 < reading.digits.size() && reading.digits[i + 1].span.start < card.span.end)
                    ++i;
            }
        }
    };
}

} // namespace steward
