// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/detectors/surroundings.h"

#include <algorithm>

namespace steward {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetterByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}

bool joins(std::string_view between)
{
    return !between.empty() && between.size() <= 3 && std::all_of(between.begin(), between.end(), [](char c) {
        return c == ' ' || (c >= '-' && c <= '/') || c == '_';
    });
}

} // namespace

bool runFrom(const Reading& reading, size_t first, size_t length, DigitRun& run)
{
    const auto& groups = reading.digits;
    size_t count = 0;
    size_t beyond = first;
    for (; beyond < groups.size() && count < length;
         ++beyond) { // most runs end here, before anything is copied
        if (beyond > first && (!groups[beyond].joinsPrevious || groups[beyond].spoken))
            return false;
        count += groups[beyond].digits.size();
    }
    if (count != length)
        return false;
    run.digits.clear();
    run.shape.clear();
    for (size_t i = first; i < beyond; ++i) {
        run.digits += groups[i].digits;
        run.shape.push_back(char('0' + groups[i].digits.size()));
    }
    run.span = {groups[first].span.start, groups[beyond - 1].span.end};
    return true;
}

bool codeFrom(const Reading& reading, size_t first, size_t length, Code& code)
{
    const auto& words = reading.words;
    size_t count = 0;
    size_t beyond = first;
    for (; beyond < words.size() && count < length; ++beyond) { // most end here, before anything is copied
        if (beyond > first && !joins(reading.text({words[beyond - 1].span.end, words[beyond].span.start})))
            return false;
        count += words[beyond].folded.size();
    }
    if (count != length)
        return false;
    code.text.clear();
    for (size_t i = first; i < beyond; ++i) {
        for (const char c : words[i].folded) {
            if (c & 0x80)
                return false;
            code.text.push_back(c >= 'a' && c <= 'z' ? char(c - 32) : c);
        }
    }
    code.span = {words[first].span.start, words[beyond - 1].span.end};
    code.words = beyond - first;
    return true;
}

namespace {

/// Whether what ends here is the query of a web address ("x.example?id="), not a form ("number=").
bool isInQuery(std::string_view ahead)
{
    constexpr size_t longestLookBack = 256;
    if (ahead.size() > longestLookBack)
        ahead.remove_prefix(ahead.size() - longestLookBack);
    const size_t space = ahead.find_last_of(" \n\t");
    return ahead.substr(space == std::string_view::npos ? 0 : space).find_first_of("?&/")
        != std::string_view::npos;
}

} // namespace

namespace {

bool isIntroducedByOther(std::string_view ahead)
{
    if (ahead.empty())
        return false;
    if (std::string_view("$/@_+").find(ahead.back()) != std::string_view::npos)
        return true;
    if (ahead.back() == '=')
        return isInQuery(ahead);
    if (ahead.back() == ' ')
        ahead.remove_suffix(1);
    return ahead.ends_with("£") || ahead.ends_with("€") || ahead.ends_with("+44") || ahead.ends_with("0044")
        || ahead.ends_with("(0)");
}

} // namespace

bool isPartOfSomething(const Reading& reading, const ByteSpan& span)
{
    const std::string_view bytes = reading.normal.bytes;
    if (isIntroducedByOther(bytes.substr(0, span.start)))
        return true;
    const char next = reading.after(span.end);
    if (next == '_' || next == '@')
        return true;
    return (next == '.' || next == ',') && span.end + 1 < bytes.size() && isDigit(bytes[span.end + 1]);
}

bool followsPlus(const Reading& reading, size_t group)
{
    constexpr size_t mostGroups = 5; // in a telephone number, before its last ten digits
    for (size_t i = 0; i < mostGroups && group > 0 && reading.digits[group].joinsPrevious; ++i)
        --group;
    return reading.before(reading.digits[group].span.start) == '+';
}

bool touchesLetters(const Reading& reading, const ByteSpan& span)
{
    return isLetterByte(reading.before(span.start)) || isLetterByte(reading.after(span.end));
}

bool isUpperCase(std::string_view written)
{
    return std::none_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace steward
