// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Telephone numbers: British shapes of our own, confirmed by libphonenumber; its own finder matches far too
// much.
#include "rules/detectors/detectors.h"
#include "rules/digits.h"
#include "rules/matcher.h"

#include <phonenumbers/phonenumberutil.h>

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace steward {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

/// Beyond this no run of digits is a telephone number; libphonenumber is never shown more.
constexpr size_t mostDigits = 25;

const std::vector<std::string>& phoneWords()
{
    static const std::vector<std::string> words{"phone", "call", "called", "ring", "rang", "text", "txt",
        "mobile", "mob", "tel", "telephone", "landline", "whatsapp", "contact", "number", "cell"};
    return words;
}
const std::vector<std::string>& negativeWords()
{
    static const std::vector<std::string> words{"order", "ref", "reference", "isbn", "tracking", "ubrn",
        "account", "invoice", "parcel", "serial", "acct"};
    return words;
}

struct Candidate {
    ByteSpan span;
    std::string digits; ///< as written, without "+" and "(0)"
    size_t groups = 0;
    std::vector<size_t> shape;
    enum class Start { Nought, Plus, DoubleNought, Seven } start = Start::Nought;
    bool spoken = false;
};

/// The national number without its leading 0, or empty if it has no British length and range.
std::string britishNational(const std::string& national)
{
    if (national.empty() || national.front() < '1' || national.front() == '4' || national.front() == '6')
        return {};
    if (national.size() == 10)
        return national;
    const bool shortForm = (national.size() == 9 && (national.front() == '1' || national.front() == '8'));
    return shortForm ? national : std::string();
}

bool isPossible(const std::string& international)
{
    PhoneNumber number;
    const PhoneNumberUtil* util = PhoneNumberUtil::GetInstance();
    return util->Parse(international, "GB", &number) == PhoneNumberUtil::NO_PARSING_ERROR
        && util->IsPossibleNumber(number);
}

bool isValidAbroad(const std::string& international)
{
    PhoneNumber number;
    const PhoneNumberUtil* util = PhoneNumberUtil::GetInstance();
    return util->Parse(international, "GB", &number) == PhoneNumberUtil::NO_PARSING_ERROR
        && number.country_code() != 44 && util->IsValidNumber(number);
}

bool looksLikeDate(const std::vector<size_t>& shape)
{
    return shape.size() >= 3 && shape[0] <= 2 && shape[1] <= 2 && (shape[2] == 4 || shape[2] == 2);
}

bool hasPound(const Reading& reading, size_t at)
{
    const std::string_view ahead = std::string_view(reading.normal.bytes).substr(0, at);
    return ahead.ends_with("£") || ahead.ends_with("£ ") || ahead.ends_with("€") || ahead.ends_with("$");
}

/// National digits (E.164 without the plus for numbers abroad), or empty if this is no telephone number.
std::string canonical(const Candidate& candidate)
{
    std::string national;
    switch (candidate.start) {
    case Candidate::Start::Nought:
        national = candidate.digits.substr(1);
        break;
    case Candidate::Start::DoubleNought:
        national = candidate.digits.substr(4);
        break;
    case Candidate::Start::Plus:
        if (!candidate.digits.starts_with("44"))
            return isValidAbroad("+" + candidate.digits) ? candidate.digits : std::string();
        national = candidate.digits.substr(2);
        break;
    case Candidate::Start::Seven:
        national = candidate.digits;
        break;
    }
    if (candidate.start != Candidate::Start::Nought && national.starts_with('0'))
        national.erase(0, 1); // "+44 (0)113"
    national = britishNational(national);
    return !national.empty() && isPossible("+44" + national) ? national : std::string();
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

/// The longest candidate from this group on that is a number; `next` is the group after it.
bool longestFrom(const Reading& reading, size_t first, Candidate& best, std::string& number, size_t& next)
{
    const auto& groups = reading.digits;
    Candidate candidate;
    if (!begin(reading, groups[first], candidate))
        return false;
    bool any = false;
    for (size_t i = first; i < groups.size() && i < first + 8; ++i) {
        if (i > first && (!groups[i].joinsPrevious || groups[i].spoken || candidate.spoken))
            break;
        candidate.digits += groups[i].digits;
        candidate.shape.push_back(groups[i].digits.size());
        candidate.span.end = groups[i].span.end;
        ++candidate.groups;
        if (candidate.digits.size() > std::min(mostDigits, fullLength(candidate)))
            break;
        const char after = reading.after(candidate.span.end);
        const std::string value = after == ':' || after == '%' || candidate.digits.size() < 9
            ? std::string()
            : canonical(candidate);
        if (value.empty())
            continue;
        best = candidate;
        number = value;
        next = i + 1;
        any = true;
    }
    return any;
}

std::optional<Tier> tierOf(const Reading& reading, const Candidate& candidate, const std::string& number)
{
    const Context context(reading, candidate.span);
    const bool named = context.hasAny(phoneWords());
    if (candidate.start == Candidate::Start::Seven) {
        const bool nhsShape = candidate.shape == std::vector<size_t>{3, 3, 4};
        const bool grouped = candidate.groups > 1 && candidate.shape.front() >= 4 && !nhsShape;
        if (!grouped && (!named || nhsShape || context.hasAny({"nhs", "patient"})))
            return std::nullopt;
        if (number.size() != 10 || number[1] == '0' || number[1] == '6')
            return std::nullopt;
        return Tier::Likely;
    }
    if (candidate.start == Candidate::Start::Nought && (looksLikeDate(candidate.shape) && !named))
        return std::nullopt;
    const bool against = !named && context.hasAny(negativeWords());
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

bool isOurs(const TextFacts& facts, const std::string& number)
{
    return std::any_of(facts.ownNumbers.begin(), facts.ownNumbers.end(), [&number](const QString& own) {
        std::string digits = digitsOf(own.toStdString());
        if (digits.starts_with("0044"))
            digits.erase(0, 4);
        else if (digits.starts_with("44") && digits.size() > 10)
            digits.erase(0, 2);
        if (digits.starts_with('0'))
            digits.erase(0, 1);
        return digits.size() >= 5 && digits == number;
    });
}

} // namespace

Detect makePhoneDetector(const QJsonObject& detectorData)
{
    QSet<QString> helplines; // national form, without the leading 0
    for (const auto& entry : detectorData[QLatin1String("neverFlagged")].toArray()) {
        const QString digits = QString::fromStdString(digitsOf(entry.toString().toStdString()));
        helplines.insert(digits.startsWith(u'0') ? digits.mid(1) : digits);
    }
    return [helplines](const Reading& reading, const TextFacts& facts, const Taken& taken, Hits& found) {
        for (size_t i = 0; i < reading.digits.size();) {
            Candidate candidate;
            std::string number;
            size_t next = i + 1;
            if (!longestFrom(reading, i, candidate, number, next)) {
                ++i;
                continue;
            }
            takeExtension(reading, next, candidate);
            i = next;
            if (isOurs(facts, number) || helplines.contains(QString::fromStdString(number))
                || taken.touches(candidate.span))
                continue;
            if (const auto tier = tierOf(reading, candidate, number))
                found.push_back({"phone", candidate.span, *tier, {}, number});
        }
    };
}

} // namespace steward
