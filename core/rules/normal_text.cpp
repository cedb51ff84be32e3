// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/normal_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace steward {

namespace {

constexpr int longestCluster = 32;

/// Plain ASCII for a character that people or keyboards put in its place; 0 if there is none.
char plainFor(UChar32 c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case 0x00B4:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2033:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
        return '-';
    case 0x2044:
    case 0x2215:
        return '/';
    default:
        break;
    }
    if (u_charType(c) == U_SPACE_SEPARATOR)
        return ' ';
    const int digit = u_charDigitValue(c);
    return digit >= 0 && u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? char('0' + digit) : char(0);
}

bool isInvisible(UChar32 c)
{
    switch (u_charType(c)) {
    case U_FORMAT_CHAR: // zero width, bidi controls, soft hyphen, tags
    case U_NON_SPACING_MARK: // what NFKC could not compose: struck-through digits, variation selectors
    case U_ENCLOSING_MARK: // keycaps
        return true;
    default:
        break;
    }
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/// The two odd ones out; every other ASCII character stands for itself.
char plainAscii(char16_t c)
{
    return c == u'\t' ? ' ' : c == u'`' ? '\'' : char(c);
}

void append(NormalText& out, UChar32 c, uint32_t from, uint32_t to)
{
    if (c < 0x80) {
        out.bytes.push_back(plainAscii(char16_t(c)));
    } else if (isInvisible(c)) {
        return;
    } else if (const char plain = plainFor(c)) {
        out.bytes.push_back(plain);
    } else {
        out.isAscii = false;
        char utf8[4];
        int length = 0;
        U8_APPEND_UNSAFE(utf8, length, c);
        out.bytes.append(utf8, size_t(length));
    }
    out.from.resize(out.bytes.size(), from);
    out.to.resize(out.bytes.size(), to);
}

/// A character with whatever composes with it.
void appendCluster(NormalText& out, const icu::UnicodeString& cluster, uint32_t from, uint32_t to)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    if (U_SUCCESS(status) && cluster.length() <= 2 && !cluster.hasMoreChar32Than(0, 2, 1)
        && nfkc->isInert(cluster.char32At(0)))
        return append(out, cluster.char32At(0), from, to);
    const icu::UnicodeString plain = nfkc ? nfkc->normalize(cluster, status) : cluster;
    const icu::UnicodeString& chosen = U_SUCCESS(status) ? plain : cluster;
    for (int32_t i = 0; i < chosen.length(); i = chosen.moveIndex32(i, 1))
        append(out, chosen.char32At(i), from, to);
}

/// ASCII that nothing combines with, copied as it is; how many characters that were.
qsizetype appendAsciiRun(NormalText& out, QStringView text, uint32_t position)
{
    qsizetype length = 0;
    while (length < text.size() && text[length] < u'\u0080')
        ++length;
    if (length < text.size() && length > 0 && text[length] >= u'\u0300')
        --length; // what follows may be a mark for the last one
    const size_t start = out.bytes.size();
    out.bytes.resize(start + size_t(length));
    out.from.resize(start + size_t(length));
    out.to.resize(start + size_t(length));
    for (qsizetype i = 0; i < length; ++i) {
        out.bytes[start + size_t(i)] = plainAscii(text[i].unicode());
        out.from[start + size_t(i)] = position + uint32_t(i);
        out.to[start + size_t(i)] = position + uint32_t(i) + 1;
    }
    return length;
}

} // namespace

NormalText normalised(QStringView text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    NormalText out;
    out.bytes.reserve(size_t(text.size()) + 16);
    out.from.reserve(size_t(text.size()) + 16);
    out.to.reserve(size_t(text.size()) + 16);

    icu::UnicodeString cluster;
    uint32_t clusterFrom = 0;
    int clusterLength = 0;
    uint32_t position = 0;
    const auto flush = [&](uint32_t end) {
        if (clusterLength == 1 && cluster.char32At(0) < 0x80)
            append(out, cluster.char32At(0), clusterFrom, end);
        else if (clusterLength > 0)
            appendCluster(out, cluster, clusterFrom, end);
        cluster.remove();
        clusterLength = 0;
        clusterFrom = end;
    };
    for (qsizetype i = 0; i < text.size(); ++position) {
        if (text[i] < u'\u0080') {
            flush(position);
            const qsizetype length = appendAsciiRun(out, text.mid(i), position);
            i += length;
            position += uint32_t(length);
            clusterFrom = position;
            if (i == text.size())
                break;
        }
        UChar32 c = text[i].unicode();
        qsizetype width = 1;
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = UChar32(QChar::surrogateToUcs4(text[i], text[i + 1]));
            width = 2;
        } else if (text[i].isSurrogate()) {
            c = 0xFFFD;
        }
        if (clusterLength >= longestCluster || c < 0x300 || !nfkc || nfkc->hasBoundaryBefore(c))
            flush(position);
        cluster.append(c);
        ++clusterLength;
        i += width;
    }
    flush(position);
    return out;
}

} // namespace steward
