// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Telephone numbers: British shapes of our own, numbers abroad as libphonenumber knows them; its own finder
// matches far too much.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/digits.h"
#include "rules/matcher.h"

#include <phonenumbers/phonenumberutil.h>

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace steward {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

/// Beyond this no run of digits is a telephone number; libphonenumber is never shown more.
constexpr size_t mostDigits = 25;
constexpr size_t mostGroups = 14; ///< "0 7 7 0 0 9 0 0 1 2 3"

constexpr auto phoneWords = sortedWords("phone", "call", "called", "ring", "rang", "text", "txt", "mobile",
    "mob", "tel", "telephone", "landline", "whatsapp", "contact", "number", "cell");
constexpr auto negativeWords = sortedWords("order", "ref", "reference", "isbn", "tracking", "ubrn", "account",
    "invoice", "parcel", "serial", "acct");
constexpr auto patientWords = sortedWords("nhs", "patient");

/// Lengths of the first groups of a number.
class Shape {
public:
    void add(size_t length)
    {
        if (m_groups < m_lengths.size())
            m_lengths[m_groups++] = uint8_t(std::min<size_t>(length, 255));
    }
    size_t size() const { return m_groups; }
    size_t operator[](size_t group) const { return m_lengths[group]; }
    bool is(std::initializer_list<uint8_t> lengths) const
    {
        return std::equal(lengths.begin(), lengths.end(), m_lengths.begin(), m_lengths.begin() + m_groups);
    }

private:
    std::array<uint8_t, mostGroups> m_lengths{};
    uint8_t m_groups = 0;
};

struct Candidate {
    ByteSpan span;
    std::string digits; ///< as written, without "+" and "(0)"
    Shape shape;
    enum class Start { Nought, Plus, DoubleNought, Seven } start = Start::Nought;
    bool spoken = false;
};

/// The national number, without its leading 0, has a British length and range. (libphonenumber calls every
/// such number possible: tst_phone_shapes asks it.)
bool isBritishNational(std::string_view national)
{
    if (national.empty() || national.front() < '1' || national.front() == '4' || national.front() == '6')
        return false;
    const bool shortForm = national.size() == 9 && (national.front() == '1' || national.front() == '8');
    return national.size() == 10 || shortForm;
}

/// Which numbers abroad are real is known to libphonenumber only, and asking it takes as long as reading a
/// page: each number is asked about once a text, and past some hundreds whatever begins like one is taken for
/// one.
class NumbersAbroad {
public:
    bool isValid(const std::string& digits)
    {
        constexpr size_t shortest = 7;
        constexpr size_t mostQuestions = 250;
        if (digits.size() < shortest || !beginsWithCode(digits))
            return false;
        if (m_asked.size() >= mostQuestions)
            return true;
        const auto [known, isNew] = m_asked.try_emplace(digits, false);
        if (isNew)
            known->second = ask("+" + digits);
        return known->second;
    }

private:
    static bool ask(const std::string& international)
    {
        PhoneNumber number;
        const PhoneNumberUtil* util = PhoneNumberUtil::GetInstance();
        return util->Parse(international, "GB", &number) == PhoneNumberUtil::NO_PARSING_ERROR
            && number.country_code() != 44 && util->IsValidNumber(number);
    }
    /// No code is the beginning of another.
    static bool beginsWithCode(const std::string& digits)
    {
        static const std::set<int> codes = [] {
            std::set<int> all;
            PhoneNumberUtil::GetInstance()->GetSupportedCallingCodes(&all);
            return all;
        }();
        int code = 0;
        for (size_t i = 0; i < 3; ++i) {
            code = code * 10 + digits[i] - '0';
            if (code > 0 && codes.contains(code))
                return true;
        }
        return false;
    }

    std::unordered_map<std::string, bool> m_asked;
};

bool looksLikeDate(const Shape& shape)
{
    return shape.size() >= 3 && shape[0] <= 2 && shape[1] <= 2 && (shape[2] == 4 || shape[2] == 2);
}

bool hasPound(const Reading& reading, size_t at)
{
    const std::string_view ahead = std::string_view(reading.normal.bytes).substr(0, at);
    return ahead.ends_with("£") || ahead.ends_with("£ ") || ahead.ends_with("€") || ahead.ends_with("$");
}

/// National digits (E.164 without the plus for numbers abroad), or empty if this is no telephone number.
std::string canonical(const Candidate& candidate, NumbersAbroad& abroad)
{
    std::string_view national = candidate.digits;
    switch (candidate.start) {
    case Candidate::Start::Nought:
        national.remove_prefix(1);
        break;
    case Candidate::Start::DoubleNought:
        national.remove_prefix(4);
        break;
    case Candidate::Start::Plus:
        if (!candidate.digits.starts_with("44"))
            return abroad.isValid(candidate.digits) ? candidate.digits : std::string();
        national.remove_prefix(2);
        break;
    case Candidate::Start::Seven:
        break;
    }
    if (candidate.start != Candidate::Start::Nought && national.starts_with('0'))
        national.remove_prefix(1); // "+44 (0)113"
    return isBritishNational(national) ? std::string(national) : std::string();
}

/// Begins a candidate at a group, or says that no number begins there.
bool begin(const Reading& reading, const DigitGroup& group, Candidate& candidate)
{
    candidate = {};
    candidate.spoken = group.spoken;
    const size_t at = group.span.start;
    const char ahead = reading.before(at);
    candidate.span.start = ahead == '+' || ahead == '(' ? at - 1 : at;
    if (ahead == '+')
        candidate.start = Candidate::Start::Plus;
    else if (group.digits.starts_with("0044"))
        candidate.start = Candidate::Start::DoubleNought;
    else if (group.digits.starts_with('0') && !group.digits.starts_with("00"))
        candidate.start = Candidate::Start::Nought;
    else if (group.digits.starts_with('7'))
        candidate.start = Candidate::Start::Seven;
    else
        return false;
    if (candidate.span.start != at && candidate.span.start > 0 && reading.before(candidate.span.start) == '+')
        candidate.start = Candidate::Start::Plus;
    const char letter = reading.before(candidate.span.start);
    return letter != '/' && letter != '=' && letter != '_' && !hasPound(reading, candidate.span.start);
}

size_t fullLength(const Candidate& candidate)
{
    switch (candidate.start) {
    case Candidate::Start::Nought:
        return 11;
    case Candidate::Start::Seven:
        return 10;
    case Candidate::Start::DoubleNought:
        return candidate.digits.size() > 4 && candidate.digits[4] == '0' ? 15 : 14;
    case Candidate::Start::Plus:
        break;
    }
    if (!candidate.digits.starts_with("44"))
        return 15;
    return candidate.digits.size() > 2 && candidate.digits[2] == '0' ? 13 : 12;
}

/// What is read of a number: as far as it may be one.
struct Found {
    Candidate candidate;
    std::string number; ///< canonical; empty: none
    size_t next = 0; ///< the group after it
};

/// Most groups begin no number, which their first two digits tell. No British number begins with "00", "04"
/// or "06": long runs of noughts are left at once.
bool mayBegin(const Reading& reading, size_t first)
{
    const auto& groups = reading.digits;
    const std::string& digits = groups[first].digits;
    const char ahead = reading.before(groups[first].span.start);
    if (ahead == '+' || ahead == '(' || digits.front() == '7')
        return true;
    if (digits.front() != '0')
        return false;
    if (digits.size() > 1)
        return (digits[1] != '0' || digits.starts_with("0044")) && digits[1] != '4' && digits[1] != '6';
    if (first + 1 == groups.size() || !groups[first + 1].joinsPrevious || groups[first + 1].spoken)
        return false;
    const char second = groups[first + 1].digits.front();
    return second != '0' && second != '4' && second != '6';
}

/// The longest candidate from this group on that is a number.
bool longestFrom(const Reading& reading, size_t first, NumbersAbroad& abroad, Found& found)
{
    const auto& groups = reading.digits;
    Candidate& candidate = found.candidate;
    if (!mayBegin(reading, first) || !begin(reading, groups[first], candidate))
        return false;
    struct End {
        size_t digits;
        size_t groups;
    };
    std::array<End, mostGroups> ends; // where a number may end
    size_t count = 0;
    for (size_t i = first; i < groups.size() && i < first + mostGroups; ++i) {
        if (i > first && (!groups[i].joinsPrevious || groups[i].spoken || candidate.spoken))
            break;
        if (candidate.digits.size() + groups[i].digits.size() > mostDigits)
            break;
        candidate.digits += groups[i].digits;
        candidate.shape.add(groups[i].digits.size());
        const size_t digits = candidate.digits.size();
        const size_t full = fullLength(candidate);
        if (digits > full)
            break;
        if (candidate.start == Candidate::Start::Nought && digits > 1
            && (candidate.digits[1] == '0' || candidate.digits[1] == '4' || candidate.digits[1] == '6'))
            break; // no number begins like that: long runs of noughts are left at once
        const char after = reading.after(groups[i].span.end);
        const bool isScale = candidate.shape.size() > 8 && digits < full; // "0 1 2 3"
        if (after != ':' && after != '%' && digits >= 9 && !isScale)
            ends[count++] = {digits, i + 1 - first};
    }
    while (count > 0) {
        const End& end = ends[--count];
        candidate.digits.resize(end.digits);
        found.number = canonical(candidate, abroad);
        if (found.number.empty())
            continue;
        Shape shape;
        for (size_t i = 0; i < end.groups; ++i)
            shape.add(candidate.shape[i]);
        candidate.shape = shape;
        candidate.span.end = groups[first + end.groups - 1].span.end;
        found.next = first + end.groups;
        return true;
    }
    return false;
}

std::optional<Tier> tierOf(const Reading& reading, const Candidate& candidate, const std::string& number)
{
    const Context context(reading, candidate.span);
    const bool named = context.hasAny(phoneWords);
    if (candidate.start == Candidate::Start::Seven) {
        const bool nhsShape = candidate.shape.is({3, 3, 4});
        const bool grouped = candidate.shape.size() > 1 && candidate.shape[0] >= 4 && !nhsShape;
        if (!grouped && (!named || nhsShape || context.hasAny(patientWords)))
            return std::nullopt;
        if (number.size() != 10 || number[1] == '0' || number[1] == '6')
            return std::nullopt;
        return Tier::Likely;
    }
    if (candidate.start == Candidate::Start::Nought && (looksLikeDate(candidate.shape) && !named))
        return std::nullopt;
    const bool against = !named && context.hasAny(negativeWords);
    const bool abroad = candidate.start == Candidate::Start::Plus && !candidate.digits.starts_with("44");
    const char range = number.front();
    const bool personal = abroad || range == '1' || range == '2' || range == '7';
    const bool shortForm = !abroad && number.size() == 9;
    if (!personal || against || (shortForm && !named))
        return Tier::Possible;
    return Tier::Likely;
}

/// "ext 12", "x12" after a number belongs to it.
void takeExtension(const Reading& reading, size_t next, Candidate& candidate)
{
    if (next >= reading.digits.size() || reading.digits[next].digits.size() > 6)
        return;
    const DigitGroup& group = reading.digits[next];
    if (group.span.start <= candidate.span.end || group.span.start - candidate.span.end > 12)
        return;
    std::string between(reading.text({candidate.span.end, group.span.start}));
    std::erase_if(between, [](char c) { return c == ' ' || c == '.' || c == '#' || c == ','; });
    std::transform(between.begin(), between.end(), between.begin(),
        [](char x) { return x >= 'A' && x <= 'Z' ? char(x + 32) : x; });
    if (between == "ext" || between == "x" || between == "extension" || between == "extn")
        candidate.span.end = group.span.end;
}

using Numbers = std::unordered_set<std::string>;

/// The organisation's own, in national form without the leading 0.
Numbers ownNumbers(const TextFacts& facts)
{
    Numbers numbers;
    for (const QString& own : facts.ownNumbers) {
        std::string digits = digitsOf(own.toStdString());
        if (digits.starts_with("0044"))
            digits.erase(0, 4);
        else if (digits.starts_with("44") && digits.size() > 10)
            digits.erase(0, 2);
        if (digits.starts_with('0'))
            digits.erase(0, 1);
        if (digits.size() >= 5)
            numbers.insert(digits);
    }
    return numbers;
}

} // namespace

Detect makePhoneDetector(const QJsonObject& detectorData)
{
    Numbers helplines; // national form, without the leading 0
    for (const auto& entry : detectorData[QLatin1String("neverFlagged")].toArray()) {
        const std::string digits = digitsOf(entry.toString().toStdString());
        helplines.insert(digits.starts_with('0') ? digits.substr(1) : digits);
    }
    return [helplines](const Reading& reading, const TextFacts& facts, const Taken& taken, Hits& found) {
        if (reading.digits.empty())
            return;
        const Numbers ours = ownNumbers(facts);
        NumbersAbroad abroad;
        Found one;
        for (size_t i = 0; i < reading.digits.size();) {
            if (!longestFrom(reading, i, abroad, one)) {
                ++i;
                continue;
            }
            takeExtension(reading, one.next, one.candidate);
            i = one.next;
            if (ours.contains(one.number) || helplines.contains(one.number)
                || taken.touches(one.candidate.span))
                continue;
            if (const auto tier = tierOf(reading, one.candidate, one.number))
                found.push_back({"phone", one.candidate.span, *tier, {}, one.number});
        }
    };
}

} // namespace steward
