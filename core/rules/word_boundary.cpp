// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/word_boundary.h"

#include <unicode/utf8.h>

namespace steward {

bool isWordCharacter(UChar32 c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

bool isFreeBefore(std::string_view text, size_t at)
{
    if (at == 0)
        return true;
    auto i = int32_t(at);
    UChar32 c = 0;
    U8_PREV(text.data(), 0, i, c);
    return c < 0 || !isWordCharacter(c);
}

bool isFreeAfter(std::string_view text, size_t at)
{
    if (at >= text.size())
        return true;
    auto i = int32_t(at);
    UChar32 c = 0;
    U8_NEXT(text.data(), i, int32_t(text.size()), c);
    return c < 0 || !isWordCharacter(c);
}

} // namespace steward
