// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/dates.h"

#include "rules/numbers.h"
#include "rules/word_classes.h"

#include <algorithm>
#include <array>

namespace steward {

namespace {

constexpr int oldest = 120;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int monthNamed(std::string_view word)
{
    if (word.size() < 3 || isDigit(word.front()))
        return 0;
    static constexpr std::array<std::pair<std::string_view, int>, 39> names{
        {{"january", 1}, {"jan", 1}, {"ionawr", 1}, {"february", 2}, {"feb", 2}, {"chwefror", 2},
            {"march", 3}, {"mar", 3}, {"mawrth", 3}, {"fawrth", 3}, {"april", 4}, {"apr", 4}, {"ebrill", 4},
            {"may", 5}, {"mai", 5}, {"fai", 5}, {"june", 6}, {"jun", 6}, {"mehefin", 6}, {"fehefin", 6},
            {"july", 7}, {"jul", 7}, {"gorffennaf", 7}, {"orffennaf", 7}, {"august", 8}, {"aug", 8},
            {"awst", 8}, {"september", 9}, {"sept", 9}, {"sep", 9}, {"medi", 9}, {"fedi", 9}, {"october", 10},
            {"oct", 10}, {"hydref", 10}, {"november", 11}, {"nov", 11}, {"december", 12}, {"dec", 12}}};
    for (const auto& [name, month] : names) {
        if (name == word)
            return month;
    }
    if (word == "tachwedd" || word == "dachwedd")
        return 11;
    return word == "rhagfyr" || word == "ragfyr" ? 12 : 0;
}

/// Figures with letters that stand for digits ("O3", "l2"); -1 if it is none.
int figure(std::string_view word)
{
    if (word.empty() || word.size() > 4)
        return -1;
    int value = 0;
    bool any = false;
    for (const char c : word) {
        const char digit = c == 'o' ? '0' : c == 'l' ? '1' : c;
        if (!isDigit(digit))
            return -1;
        any = any || isDigit(c);
        value = value * 10 + digit - '0';
    }
    return any ? value : -1;
}

/// "12", "12th", "12fed", "twelfth"; 0 if it is no day.
int dayIn(std::string_view word)
{
    if (word.empty())
        return 0;
    if (!isDigit(word.front()) && word.front() != 'o')
        return ordinalNamed(word);
    size_t digits = 0;
    while (digits < word.size() && isDigit(word[digits]))
        ++digits;
    const std::string_view ending = word.substr(digits);
    static constexpr std::array<std::string_view, 10> endings{
        "", "st", "nd", "rd", "th", "fed", "af", "ain", "eg", "ydd"};
    if (std::find(endings.begin(), endings.end(), ending) == endings.end())
        return 0;
    const int day = figure(word.substr(0, digits));
    return day >= 1 && day <= 31 ? day : 0;
}

bool exists(int day, int month, int year)
{
    static constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1 || day > days[size_t(month - 1)])
        return false;
    const bool leap
        = year == 0 || (year < 100 && year % 4 == 0) || (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month != 2 || day != 29 || leap;
}

/// Reads from one word on; `at` is the next word.
struct Reader {
    const Reading& reading;
    size_t at;

    std::string_view word(size_t ahead = 0) const
    {
        return at + ahead < reading.words.size() ? std::string_view(reading.words[at + ahead].folded)
                                                 : std::string_view();
    }
    /// What stands between this word and the one before.
    std::string_view gap(size_t ahead = 0) const
    {
        const size_t i = at + ahead;
        return i == 0 || i >= reading.words.size()
            ? std::string_view()
            : reading.text({reading.words[i - 1].span.end, reading.words[i].span.start});
    }
    bool isNear(size_t ahead = 0) const
    {
        const std::string_view between = gap(ahead);
        return !between.empty() && between.size() <= 4
            && std::all_of(between.begin(), between.end(), [](char c) {
                   return c == ' ' || (c >= '\'' && c <= '/' && c != '*' && c != '+') || c == '\n';
               });
    }
};

void readYear(Reader& reader, WrittenDate& date)
{
    if (!reader.isNear())
        return;
    const std::string_view word = reader.word();
    const int value = figure(word);
    if (word.size() == 4 && value >= 1800 && value < 2200) {
        date.year = value;
        ++reader.at;
    } else if (word.size() == 2 && value >= 0) {
        date.year = value;
        date.isShortYear = true;
        ++reader.at;
    } else if (word == "nineteen" || word == "twenty") { // "nineteen fifty six", "twenty twelve"
        const NamedNumber rest = numberNamed(reader.reading, reader.at + 1);
        if (rest.words == 0 || rest.value > 99)
            return;
        date.year = (word == "nineteen" ? 1900 : 2000) + rest.value;
        reader.at += 1 + rest.words;
    } else if (word == "two" && reader.word(1) == "thousand") {
        const size_t skip = reader.word(2) == "and" ? 3 : 2;
        const NamedNumber rest = numberNamed(reader.reading, reader.at + skip);
        date.year = 2000 + (rest.words > 0 && rest.value < 100 ? rest.value : 0);
        reader.at += rest.words > 0 && rest.value < 100 ? skip + rest.words : 2;
    }
}

std::optional<WrittenDate> finished(const Reader& reader, size_t first, WrittenDate date)
{
    if (date.day > 0 && !exists(date.day, date.month, date.year)) {
        std::swap(date.day, date.month); // the American order
        if (!exists(date.day, date.month, date.year))
            return std::nullopt;
    }
    date.first = first;
    date.beyond = reader.at;
    date.span = {reader.reading.words[first].span.start, reader.reading.words[reader.at - 1].span.end};
    return date;
}

bool isDateGap(std::string_view gap)
{
    return !gap.empty() && gap.size() <= 3
        && std::all_of(gap.begin(), gap.end(), [](char c) { return c == ' ' || (c >= '-' && c <= '/'); });
}

/// "12/3/56", "1956-03-12", "12 3 1956".
std::optional<WrittenDate> inFigures(const Reading& reading, size_t first)
{
    Reader reader{reading, first};
    const std::string_view a = reader.word();
    const std::string_view b = reader.word(1);
    const std::string_view c = reader.word(2);
    const bool isYearFirst = a.size() == 4 && c.size() <= 2;
    const bool isYearLast = a.size() <= 2 && (c.size() == 2 || c.size() == 4);
    if (b.size() > 2 || !(isYearFirst || isYearLast))
        return std::nullopt; // most, before anything is read
    const int one = figure(a);
    const int two = figure(b);
    const int three = figure(c);
    if (one < 0 || two < 0 || three < 0 || !isDateGap(reader.gap(1)) || !isDateGap(reader.gap(2)))
        return std::nullopt;
    WrittenDate date;
    date.isLoose = reader.gap(1) == " " || reader.gap(2) == " ";
    reader.at += 3;
    if (isYearFirst && one >= 1800 && one < 2200) {
        date.year = one;
        date.month = two;
        date.day = three;
    } else if (isYearLast && (c.size() == 2 || (three >= 1800 && three < 2200))) {
        date.day = one;
        date.month = two;
        date.year = three;
        date.isShortYear = c.size() == 2;
    } else {
        return std::nullopt;
    }
    return date.day == 0 || date.month == 0 ? std::nullopt : finished(reader, first, date);
}

/// "120356", "12031956", "19560312", "12mar56".
std::optional<WrittenDate> inOneWord(const Reading& reading, size_t first)
{
    Reader reader{reading, first};
    const std::string_view word = reader.word();
    size_t digits = 0;
    while (digits < word.size() && isDigit(word[digits]))
        ++digits;
    ++reader.at;
    WrittenDate date;
    const auto part = [&](size_t at, size_t length) { return figure(word.substr(at, length)); };
    if (digits == word.size() && (digits == 6 || digits == 8)) {
        date.isLoose = true;
        date.day = part(0, 2);
        date.month = part(2, 2);
        date.year = part(4, digits - 4);
        date.isShortYear = digits == 6;
        if (digits == 8 && (date.year < 1800 || date.year >= 2200)) {
            date.year = part(0, 4);
            date.month = part(4, 2);
            date.day = part(6, 2);
            if (date.year < 1800 || date.year >= 2200)
                return std::nullopt;
        }
    } else if (digits >= 1 && digits <= 2 && word.size() >= digits + 3) {
        size_t letters = digits;
        while (letters < word.size() && !isDigit(word[letters]))
            ++letters;
        date.day = part(0, digits);
        date.month = monthNamed(word.substr(digits, letters - digits));
        if (date.month == 0)
            return std::nullopt;
        const size_t rest = word.size() - letters;
        if (rest == 2 || rest == 4) {
            date.year = part(letters, rest);
            date.isShortYear = rest == 2;
        } else if (rest == 0) {
            readYear(reader, date);
        } else {
            return std::nullopt;
        }
    } else {
        return std::nullopt;
    }
    return date.day == 0 || date.month == 0 ? std::nullopt : finished(reader, first, date);
}

/// "12th of March 1956", "twenty-first of March", "12 o Fawrth 1956".
std::optional<WrittenDate> dayFirst(const Reading& reading, size_t first)
{
    Reader reader{reading, first};
    WrittenDate date;
    date.day = dayIn(reader.word());
    ++reader.at;
    if (date.day == 0) {
        const NamedNumber tens = numberNamed(reading, first);
        if (tens.words != 1 || (tens.value != 20 && tens.value != 30))
            return std::nullopt;
        const int unit = ordinalNamed(reader.word());
        if (unit < 1 || unit > 9)
            return std::nullopt;
        date.day = tens.value + unit;
        ++reader.at;
    }
    for (int i = 0; i < 2
         && (reader.word() == "of" || reader.word() == "o" || reader.word() == "the"
             || reader.word() == "day");
         ++i)
        ++reader.at;
    date.month = monthNamed(reader.word());
    if (date.month == 0 || !reader.isNear())
        return std::nullopt;
    ++reader.at;
    readYear(reader, date);
    return date.day > 31 ? std::nullopt : finished(reader, first, date);
}

/// "March 12th, 1956", "March the 12th", "March 1956".
std::optional<WrittenDate> monthFirst(const Reading& reading, size_t first)
{
    Reader reader{reading, first};
    WrittenDate date;
    date.month = monthNamed(reader.word());
    ++reader.at;
    if (reader.word() == "the")
        ++reader.at;
    date.day = reader.isNear() ? dayIn(reader.word()) : 0;
    if (date.day > 0) {
        ++reader.at;
        readYear(reader, date);
        return finished(reader, first, date);
    }
    readYear(reader, date);
    if (date.year == 0 || date.isShortYear)
        return std::nullopt; // a month alone
    return finished(reader, first, date);
}

} // namespace

std::optional<WrittenDate> dateFrom(const Reading& reading, size_t word)
{
    const Word& first = reading.words[word];
    const char c = first.folded.empty() ? ' ' : first.folded.front();
    if (isDigit(c) || c == 'o' || c == 'l') {
        if (auto date = inFigures(reading, word))
            return date;
        constexpr size_t shortest = 4; // "1may"
        if (first.folded.size() >= shortest) {
            if (auto date = inOneWord(reading, word))
                return date;
        }
        const bool isBeforeWord = word + 1 < reading.words.size() && !reading.words[word + 1].folded.empty()
            && !isDigit(reading.words[word + 1].folded.front());
        return isDigit(c) && isBeforeWord ? dayFirst(reading, word) : std::nullopt;
    }
    if (first.classes & word::Month)
        return monthFirst(reading, word);
    if (first.classes & (word::Ordinal | word::Number))
        return dayFirst(reading, word);
    return std::nullopt;
}

Years yearsOf(const WrittenDate& date)
{
    if (date.year == 0 && !date.isShortYear)
        return {};
    return date.isShortYear ? Years{1900 + date.year, 2000 + date.year} : Years{date.year, date.year};
}

std::optional<int> ageFrom(const WrittenDate& date, std::chrono::year_month_day today)
{
    const Years years = yearsOf(date);
    if (years.earlier == 0)
        return std::nullopt;
    const auto age = [&](int year) {
        const auto month = int(unsigned(today.month()));
        const bool hadBirthday
            = month > date.month || (month == date.month && int(unsigned(today.day())) >= date.day);
        return int(today.year()) - year - (hadBirthday ? 0 : 1);
    };
    for (const int years : {age(years.later), age(years.earlier)}) {
        if (years >= 0 && years <= oldest)
            return years;
    }
    return std::nullopt;
}

std::chrono::year_month_day currentDay()
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

} // namespace steward
