// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/look_alikes.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>
#include <vector>

namespace steward {

namespace {

/// Where letters stand that are mistaken for Latin ones and survive NFKC: Latin extensions to Cherokee.
constexpr UChar32 firstLetter = 0x80;
constexpr UChar32 beyondLetters = 0x1400;

using Table = std::array<char, size_t(beyondLetters - firstLetter)>;

/// The Latin letter that ICU's skeleton of a letter is, 0 if it is none. ICU counts l, I and 1 as one, so
/// that the dotted letters are named here.
char latinLike(UChar32 c, const USpoofChecker* checker)
{
    if (c == 0x131 || c == 0x456 || c == 0x3B9)
        return 'i';
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(checker, 0, icu::UnicodeString(c), skeleton, &status);
    if (U_FAILURE(status) || skeleton.length() != 1)
        return 0;
    const UChar32 like = u_tolower(skeleton.char32At(0));
    return like >= 'a' && like <= 'z' ? char(like) : char(0);
}

/// Lower-case letters that look Latin only as capitals, or that ICU keeps apart though people do not.
char usedFor(UChar32 c)
{
    switch (c) {
    case 0x43A:
    case 0x3BA:
        return 'k';
    case 0x43C:
        return 'm';
    case 0x442:
    case 0x3C4:
        return 't';
    case 0x43D:
        return 'h';
    case 0x432:
    case 0x3B2:
        return 'b';
    case 0x3C5:
        return 'u';
    case 0x3BD:
        return 'v';
    default:
        return 0;
    }
}

/// Made when the first such word is met: no text of plain English pays for it.
const Table& latinLikes()
{
    static const auto table = [] {
        auto made = std::make_unique<Table>();
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(
            uspoof_open(&status), &uspoof_close);
        for (UChar32 c = firstLetter; c < beyondLetters; ++c) {
            const char known = usedFor(c);
            const bool asked = !known && U_SUCCESS(status) && u_isalpha(c);
            (*made)[size_t(c - firstLetter)] = asked ? latinLike(c, checker.get()) : known;
        }
        return made;
    }();
    return *table;
}

UChar32 lookAlike(UChar32 c)
{
    if (c < firstLetter || c >= beyondLetters)
        return c;
    const char latin = latinLikes()[size_t(c - firstLetter)];
    return latin ? latin : c;
}

} // namespace

std::string foldedBeyondAscii(std::string_view word)
{
    std::string folded;
    bool hasLatin = false;
    bool hasOther = false;
    std::vector<UChar32> letters;
    for (int32_t i = 0; i < int32_t(word.size());) {
        UChar32 c = 0;
        U8_NEXT(word.data(), i, int32_t(word.size()), c);
        if (c == '\'' || c < 0)
            continue;
        c = u_tolower(c);
        hasLatin = hasLatin || (c >= 'a' && c <= 'z');
        hasOther = hasOther || c >= 0x80;
        letters.push_back(c);
    }
    for (UChar32 c : letters) {
        if (hasLatin && hasOther)
            c = lookAlike(c);
        char utf8[4];
        int length = 0;
        U8_APPEND_UNSAFE(utf8, length, c);
        folded.append(utf8, size_t(length));
    }
    return folded;
}

} // namespace steward
