// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// NHS numbers: ten digits, mod 11, known ranges, the 3-3-4 shape and the words around them.
#include "rules/detectors/detectors.h"
#include "rules/digits.h"

#include <algorithm>

namespace steward {

namespace {

struct Candidate {
    ByteSpan span;
    std::string digits;
    bool shaped = false; ///< written 3-3-4
    bool oneGroup = false;
};

/// Issued in England, Wales and the Isle of Man (400-499, 600-799), or the test block (900-999), which is
/// personal all the same.
bool isInRange(const std::string& digits)
{
    const char first = digits.front();
    return first == '4' || first == '6' || first == '7' || first == '9';
}

const std::vector<std::string>& positiveWords()
{
    static const std::vector<std::string> words{"nhs", "patient", "patients", "nhsnumber", "nhsno"};
    return words;
}
const std::vector<std::string>& weakWords()
{
    static const std::vector<std::string> words{"number", "no", "num", "numbers"};
    return words;
}
const std::vector<std::string>& negativeWords()
{
    static const std::vector<std::string> words{"order", "ref", "reference", "isbn", "tracking", "ubrn",
        "account", "invoice", "parcel", "ticket", "utr", "barcode", "serial"};
    return words;
}

/// The candidate that begins with group `first` and has exactly ten digits, if its groups end there.
bool candidateAt(const std::vector<DigitGroup>& groups, size_t first, Candidate& candidate)
{
    candidate = {};
    bool atThreeOrSix = true; // 999 000 0018, and 999 0000018 where an invisible space stood
    for (size_t i = first; i < groups.size() && i < first + 10; ++i) {
        atThreeOrSix
            = atThreeOrSix && (i == first || candidate.digits.size() == 3 || candidate.digits.size() == 6);
        if (i > first && (!groups[i].joinsPrevious || groups[i].spoken))
            return false;
        candidate.digits += groups[i].digits;
        if (candidate.digits.size() > 10)
            return false;
        if (candidate.digits.size() == 10) {
            candidate.span = {groups[first].span.start, groups[i].span.end};
            candidate.oneGroup = i == first;
            candidate.shaped = i > first && atThreeOrSix;
            return true;
        }
    }
    return false;
}

/// What stands right against the digits can say that they are a price, a path or the tail of a telephone
/// number.
bool isPartOfSomething(const Reading& reading, const ByteSpan& span)
{
    const std::string_view bytes = reading.normal.bytes;
    const std::string_view ahead = bytes.substr(0, span.start);
    if (ahead.ends_with("£") || ahead.ends_with("€") || ahead.ends_with("$") || ahead.ends_with("£ "))
        return true;
    for (const char* prefix : {"+44 ", "+44", "0044 ", "0044", "(0) ", "(0)", "/", "=", "@", "_"}) {
        if (ahead.ends_with(prefix))
            return true;
    }
    const char next = reading.after(span.end);
    return (next == '.' || next == ',') && span.end + 1 < bytes.size() && bytes[span.end + 1] >= '0'
        && bytes[span.end + 1] <= '9';
}

/// Letters grown onto the front: fine for "nhs9990000018" and "no9990000018", else it is some other code.
bool hasForeignPrefix(const Reading& reading, const ByteSpan& span)
{
    const char c = reading.before(span.start);
    const bool letter
        = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
    if (!letter)
        return false;
    std::string ahead(
        std::string_view(reading.normal.bytes).substr(span.start - std::min<size_t>(span.start, 6), 6));
    ahead.resize(std::min<size_t>(span.start, 6));
    std::transform(ahead.begin(), ahead.end(), ahead.begin(),
        [](char x) { return x >= 'A' && x <= 'Z' ? char(x + 32) : x; });
    return !(ahead.ends_with("nhs") || ahead.ends_with("no") || ahead.ends_with("num")
        || ahead.ends_with("number"));
}

Tier demoted(Tier tier)
{
    return tier == Tier::Certain ? Tier::Likely : Tier::Possible;
}

void judge(const Reading& reading, const Candidate& candidate, Hits& found)
{
    const Context context(reading, candidate.span);
    const bool attached = [&] {
        const char c = reading.before(candidate.span.start);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }(); // only a known prefix gets this far
    const bool strong = attached || context.hasAny(positiveWords())
        || context.joinedBefore().find(" my number ") != std::string::npos;
    const bool against = !strong && context.hasAny(negativeWords());
    const bool positive = strong || (!against && context.hasAny(weakWords()));
    const bool checks = passesMod11(candidate.digits);
    if (!candidate.oneGroup && !candidate.shaped && !positive)
        return;
    if (!checks) { // perhaps mistyped: worth a look, never more
        if (strong && isInRange(candidate.digits))
            found.push_back({"nhs-number", candidate.span, Tier::Possible, {}, candidate.digits});
        return;
    }
    const bool backed = positive || (candidate.shaped && !candidate.oneGroup);
    Tier tier = isInRange(candidate.digits) ? (backed ? Tier::Certain : Tier::Likely)
                                            : (backed ? Tier::Likely : Tier::Possible);
    if (against) {
        if (tier == Tier::Possible)
            return;
        tier = demoted(tier);
    }
    found.push_back({"nhs-number", candidate.span, tier, {}, candidate.digits});
}

} // namespace

Detect makeNhsNumberDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        Candidate candidate;
        for (size_t i = 0; i < reading.digits.size(); ++i) {
            if (!candidateAt(reading.digits, i, candidate) || isRepeatedDigit(candidate.digits))
                continue;
            if (isPartOfSomething(reading, candidate.span) || hasForeignPrefix(reading, candidate.span)
                || taken.touches(candidate.span))
                continue;
            judge(reading, candidate, found);
        }
    };
}

} // namespace steward
