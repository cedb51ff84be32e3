// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/check_digits.h"

#include <array>

namespace steward {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    bool twice = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
        const int value = (*digit - '0') * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return !digits.empty() && sum % 10 == 0;
}

bool passesMod97(std::string_view iban)
{
    if (iban.size() < 5)
        return false;
    int remainder = 0;
    for (size_t i = 0; i < iban.size(); ++i) {
        const char c = iban[(i + 4) % iban.size()];
        remainder = isDigit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
    }
    return remainder == 1;
}

bool isShortDate(std::string_view ddmmyy)
{
    if (ddmmyy.size() != 6)
        return false;
    const auto pair = [&](size_t at) { return (ddmmyy[at] - '0') * 10 + ddmmyy[at + 1] - '0'; };
    static constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int day = pair(0);
    const int month = pair(2);
    const int year = pair(4);
    if (month < 1 || month > 12 || day < 1 || day > days[size_t(month - 1)])
        return false;
    return month != 2 || day != 29 || year % 4 == 0; // "00" is 2000, which was a leap year
}

} // namespace steward
