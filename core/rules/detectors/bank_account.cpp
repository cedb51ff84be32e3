// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// British bank accounts: a sort code and eight digits. Neither has a sum that could be checked without the
// banks' own tables, so the two must stand together or be named.
#include "rules/check_digits.h"
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"

namespace steward {

namespace {

constexpr auto sortCodeCues = sortedWords("sort code", "sortcode", "sort", "sc", "s c", "cod didoli");
constexpr auto accountCues = sortedWords("account number", "account no", "account num", "accountnumber",
    "accountno", "acc no", "acc number", "acct no", "acct number", "a c", "bank account", "bank acc",
    "my account", "rhif cyfrif", "rhif y cyfrif", "cyfrif banc", "bank details", "bacs");

constexpr size_t farthest = 48; ///< bytes between the two: "12-34-56 and the account number is 12345678"

struct Account {
    DigitRun sortCode;
    DigitRun number;
};

/// A hyphen leads on to more digits: a longer code.
bool isContinued(const Reading& reading, const ByteSpan& span)
{
    const char beyond = reading.after(span.end + 1);
    return reading.after(span.end) == '-' && beyond >= '0' && beyond <= '9';
}

/// Eight digits, perhaps in two fours, that no further digits continue.
bool numberAt(const Reading& reading, size_t group, DigitRun& number)
{
    const size_t begins = group < reading.digits.size() ? reading.digits[group].digits.size() : 0;
    return (begins == 8 || begins == 4) && runFrom(reading, group, 8, number)
        && (number.shape == "8" || number.shape == "44") && !isPartOfSomething(reading, number.span)
        && !touchesLetters(reading, number.span) && !isContinued(reading, number.span);
}

bool sortCodeAt(const Reading& reading, size_t group, DigitRun& sortCode)
{
    const size_t begins = reading.digits[group].digits.size();
    return (begins == 2 || begins == 6) && runFrom(reading, group, 6, sortCode)
        && (sortCode.shape == "222" || sortCode.shape == "6") && !isPartOfSomething(reading, sortCode.span)
        && !touchesLetters(reading, sortCode.span);
}

bool isNear(const ByteSpan& first, const ByteSpan& second)
{
    return second.start >= first.end && second.start - first.end <= farthest;
}

ByteSpan around(const ByteSpan& a, const ByteSpan& b)
{
    return {std::min(a.start, b.start), std::max(a.end, b.end)};
}

/// Both parts, the sort code first or last.
bool accountAt(const Reading& reading, size_t group, Account& account)
{
    if (sortCodeAt(reading, group, account.sortCode)) {
        const size_t next = group + account.sortCode.shape.size();
        return numberAt(reading, next, account.number) && isNear(account.sortCode.span, account.number.span);
    }
    if (!numberAt(reading, group, account.number))
        return false;
    const size_t next = group + account.number.shape.size();
    return next < reading.digits.size() && sortCodeAt(reading, next, account.sortCode)
        && isNear(account.number.span, account.sortCode.span);
}

/// "12-03-24 10452030" may as well be a date and a reference.
Tier tierOfUnnamed(const Reading& reading, const Account& account)
{
    const bool together = account.number.span.start >= account.sortCode.span.end
        && account.number.span.start - account.sortCode.span.end <= 3;
    const bool written = reading.text(account.sortCode.span).find('-') != std::string_view::npos;
    return together && written && !isShortDate(account.sortCode.digits) ? Tier::Likely : Tier::Possible;
}

std::optional<Tier> tierOf(const Reading& reading, const Account& account)
{
    const Nearby sortCode(reading, account.sortCode.span);
    const Nearby number(reading, account.number.span);
    const bool sortCodeNamed = sortCode.says(sortCodeCues);
    const bool numberNamed = number.says(accountCues) || sortCode.says(accountCues);
    if (sortCodeNamed || (account.sortCode.shape == "222" && numberNamed))
        return Tier::Certain;
    if (account.sortCode.shape != "222")
        return std::nullopt;
    return tierOfUnnamed(reading, account);
}

/// One of the two alone, called by its name.
void judgePart(const Reading& reading, const DigitRun& part, Cues names, const Taken& taken, Hits& found)
{
    if (!taken.touches(part.span) && Nearby(reading, part.span).upToOtherNumbers().says(names))
        found.push_back({"bank-account", part.span, Tier::Likely, {}, part.digits});
}

} // namespace

Detect makeBankAccountDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        Account account;
        Mentions mentions(reading, {sortCodeCues, accountCues});
        for (size_t i = 0; i < reading.digits.size(); ++i) {
            if (accountAt(reading, i, account)) {
                const ByteSpan span = around(account.sortCode.span, account.number.span);
                const auto tier = taken.touches(span) ? std::nullopt : tierOf(reading, account);
                if (tier) {
                    found.push_back(
                        {"bank-account", span, *tier, {}, account.sortCode.digits + account.number.digits});
                    while (i + 1 < reading.digits.size() && reading.digits[i + 1].span.start < span.end)
                        ++i;
                    continue;
                }
            }
            if (!mentions.mayStandBeside(reading.digits[i].span))
                continue; // one of the two alone must be called by its name
            if (sortCodeAt(reading, i, account.sortCode))
                judgePart(reading, account.sortCode, sortCodeCues, taken, found);
            else if (numberAt(reading, i, account.number))
                judgePart(reading, account.number, accountCues, taken, found);
        }
    };
}

} // namespace steward
