// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The named characters of HTML 4: what blogs and feeds use. Sorted by name in code unit order for binary
// search.
#include "platforms/html_text.h"

#include <array>
#include <string_view>

namespace steward {

namespace {

struct Entity {
    std::u16string_view name;
    char16_t character;
};

constexpr std::array entities{Entity{u"AElig", 0xc6}, Entity{u"Aacute", 0xc1}, Entity{u"Acirc", 0xc2},
    Entity{u"Agrave", 0xc0}, Entity{u"Alpha", 0x391}, Entity{u"Aring", 0xc5}, Entity{u"Atilde", 0xc3},
    Entity{u"Auml", 0xc4}, Entity{u"Beta", 0x392}, Entity{u"Ccedil", 0xc7}, Entity{u"Chi", 0x3a7},
    Entity{u"Dagger", 0x2021}, Entity{u"Delta", 0x394}, Entity{u"ETH", 0xd0}, Entity{u"Eacute", 0xc9},
    Entity{u"Ecirc", 0xca}, Entity{u"Egrave", 0xc8}, Entity{u"Epsilon", 0x395}, Entity{u"Eta", 0x397},
    Entity{u"Euml", 0xcb}, Entity{u"Gamma", 0x393}, Entity{u"Iacute", 0xcd}, Entity{u"Icirc", 0xce},
    Entity{u"Igrave", 0xcc}, Entity{u"Iota", 0x399}, Entity{u"Iuml", 0xcf}, Entity{u"Kappa", 0x39a},
    Entity{u"Lambda", 0x39b}, Entity{u"Mu", 0x39c}, Entity{u"Ntilde", 0xd1}, Entity{u"Nu", 0x39d},
    Entity{u"OElig", 0x152}, Entity{u"Oacute", 0xd3}, Entity{u"Ocirc", 0xd4}, Entity{u"Ograve", 0xd2},
    Entity{u"Omega", 0x3a9}, Entity{u"Omicron", 0x39f}, Entity{u"Oslash", 0xd8}, Entity{u"Otilde", 0xd5},
    Entity{u"Ouml", 0xd6}, Entity{u"Phi", 0x3a6}, Entity{u"Pi", 0x3a0}, Entity{u"Prime", 0x2033},
    Entity{u"Psi", 0x3a8}, Entity{u"Rho", 0x3a1}, Entity{u"Scaron", 0x160}, Entity{u"Sigma", 0x3a3},
    Entity{u"THORN", 0xde}, Entity{u"Tau", 0x3a4}, Entity{u"Theta", 0x398}, Entity{u"Uacute", 0xda},
    Entity{u"Ucirc", 0xdb}, Entity{u"Ugrave", 0xd9}, Entity{u"Upsilon", 0x3a5}, Entity{u"Uuml", 0xdc},
    Entity{u"Xi", 0x39e}, Entity{u"Yacute", 0xdd}, Entity{u"Yuml", 0x178}, Entity{u"Zeta", 0x396},
    Entity{u"aacute", 0xe1}, Entity{u"acirc", 0xe2}, Entity{u"acute", 0xb4}, Entity{u"aelig", 0xe6},
    Entity{u"agrave", 0xe0}, Entity{u"alefsym", 0x2135}, Entity{u"alpha", 0x3b1}, Entity{u"amp", 0x26},
    Entity{u"and", 0x2227}, Entity{u"ang", 0x2220}, Entity{u"apos", 0x27}, Entity{u"aring", 0xe5},
    Entity{u"asymp", 0x2248}, Entity{u"atilde", 0xe3}, Entity{u"auml", 0xe4}, Entity{u"bdquo", 0x201e},
    Entity{u"beta", 0x3b2}, Entity{u"brvbar", 0xa6}, Entity{u"bull", 0x2022}, Entity{u"cap", 0x2229},
    Entity{u"ccedil", 0xe7}, Entity{u"cedil", 0xb8}, Entity{u"cent", 0xa2}, Entity{u"chi", 0x3c7},
    Entity{u"circ", 0x2c6}, Entity{u"clubs", 0x2663}, Entity{u"cong", 0x2245}, Entity{u"copy", 0xa9},
    Entity{u"crarr", 0x21b5}, Entity{u"cup", 0x222a}, Entity{u"curren", 0xa4}, Entity{u"dArr", 0x21d3},
    Entity{u"dagger", 0x2020}, Entity{u"darr", 0x2193}, Entity{u"deg", 0xb0}, Entity{u"delta", 0x3b4},
    Entity{u"diams", 0x2666}, Entity{u"divide", 0xf7}, Entity{u"eacute", 0xe9}, Entity{u"ecirc", 0xea},
    Entity{u"egrave", 0xe8}, Entity{u"empty", 0x2205}, Entity{u"emsp", 0x2003}, Entity{u"ensp", 0x2002},
    Entity{u"epsilon", 0x3b5}, Entity{u"equiv", 0x2261}, Entity{u"eta", 0x3b7}, Entity{u"eth", 0xf0},
    Entity{u"euml", 0xeb}, Entity{u"euro", 0x20ac}, Entity{u"exist", 0x2203}, Entity{u"fnof", 0x192},
    Entity{u"forall", 0x2200}, Entity{u"frac12", 0xbd}, Entity{u"frac14", 0xbc}, Entity{u"frac34", 0xbe},
    Entity{u"frasl", 0x2044}, Entity{u"gamma", 0x3b3}, Entity{u"ge", 0x2265}, Entity{u"gt", 0x3e},
    Entity{u"hArr", 0x21d4}, Entity{u"harr", 0x2194}, Entity{u"hearts", 0x2665}, Entity{u"hellip", 0x2026},
    Entity{u"iacute", 0xed}, Entity{u"icirc", 0xee}, Entity{u"iexcl", 0xa1}, Entity{u"igrave", 0xec},
    Entity{u"image", 0x2111}, Entity{u"infin", 0x221e}, Entity{u"int", 0x222b}, Entity{u"iota", 0x3b9},
    Entity{u"iquest", 0xbf}, Entity{u"isin", 0x2208}, Entity{u"iuml", 0xef}, Entity{u"kappa", 0x3ba},
    Entity{u"lArr", 0x21d0}, Entity{u"lambda", 0x3bb}, Entity{u"lang", 0x2329}, Entity{u"laquo", 0xab},
    Entity{u"larr", 0x2190}, Entity{u"lceil", 0x2308}, Entity{u"ldquo", 0x201c}, Entity{u"le", 0x2264},
    Entity{u"lfloor", 0x230a}, Entity{u"lowast", 0x2217}, Entity{u"loz", 0x25ca}, Entity{u"lrm", 0x200e},
    Entity{u"lsaquo", 0x2039}, Entity{u"lsquo", 0x2018}, Entity{u"lt", 0x3c}, Entity{u"macr", 0xaf},
    Entity{u"mdash", 0x2014}, Entity{u"micro", 0xb5}, Entity{u"middot", 0xb7}, Entity{u"minus", 0x2212},
    Entity{u"mu", 0x3bc}, Entity{u"nabla", 0x2207}, Entity{u"nbsp", 0xa0}, Entity{u"ndash", 0x2013},
    Entity{u"ne", 0x2260}, Entity{u"ni", 0x220b}, Entity{u"not", 0xac}, Entity{u"notin", 0x2209},
    Entity{u"nsub", 0x2284}, Entity{u"ntilde", 0xf1}, Entity{u"nu", 0x3bd}, Entity{u"oacute", 0xf3},
    Entity{u"ocirc", 0xf4}, Entity{u"oelig", 0x153}, Entity{u"ograve", 0xf2}, Entity{u"oline", 0x203e},
    Entity{u"omega", 0x3c9}, Entity{u"omicron", 0x3bf}, Entity{u"oplus", 0x2295}, Entity{u"or", 0x2228},
    Entity{u"ordf", 0xaa}, Entity{u"ordm", 0xba}, Entity{u"oslash", 0xf8}, Entity{u"otilde", 0xf5},
    Entity{u"otimes", 0x2297}, Entity{u"ouml", 0xf6}, Entity{u"para", 0xb6}, Entity{u"part", 0x2202},
    Entity{u"permil", 0x2030}, Entity{u"perp", 0x22a5}, Entity{u"phi", 0x3c6}, Entity{u"pi", 0x3c0},
    Entity{u"piv", 0x3d6}, Entity{u"plusmn", 0xb1}, Entity{u"pound", 0xa3}, Entity{u"prime", 0x2032},
    Entity{u"prod", 0x220f}, Entity{u"prop", 0x221d}, Entity{u"psi", 0x3c8}, Entity{u"quot", 0x22},
    Entity{u"rArr", 0x21d2}, Entity{u"radic", 0x221a}, Entity{u"rang", 0x232a}, Entity{u"raquo", 0xbb},
    Entity{u"rarr", 0x2192}, Entity{u"rceil", 0x2309}, Entity{u"rdquo", 0x201d}, Entity{u"real", 0x211c},
    Entity{u"reg", 0xae}, Entity{u"rfloor", 0x230b}, Entity{u"rho", 0x3c1}, Entity{u"rlm", 0x200f},
    Entity{u"rsaquo", 0x203a}, Entity{u"rsquo", 0x2019}, Entity{u"sbquo", 0x201a}, Entity{u"scaron", 0x161},
    Entity{u"sdot", 0x22c5}, Entity{u"sect", 0xa7}, Entity{u"shy", 0xad}, Entity{u"sigma", 0x3c3},
    Entity{u"sigmaf", 0x3c2}, Entity{u"sim", 0x223c}, Entity{u"spades", 0x2660}, Entity{u"sub", 0x2282},
    Entity{u"sube", 0x2286}, Entity{u"sum", 0x2211}, Entity{u"sup", 0x2283}, Entity{u"sup1", 0xb9},
    Entity{u"sup2", 0xb2}, Entity{u"sup3", 0xb3}, Entity{u"supe", 0x2287}, Entity{u"szlig", 0xdf},
    Entity{u"tau", 0x3c4}, Entity{u"there4", 0x2234}, Entity{u"theta", 0x3b8}, Entity{u"thetasym", 0x3d1},
    Entity{u"thinsp", 0x2009}, Entity{u"thorn", 0xfe}, Entity{u"tilde", 0x2dc}, Entity{u"times", 0xd7},
    Entity{u"trade", 0x2122}, Entity{u"uArr", 0x21d1}, Entity{u"uacute", 0xfa}, Entity{u"uarr", 0x2191},
    Entity{u"ucirc", 0xfb}, Entity{u"ugrave", 0xf9}, Entity{u"uml", 0xa8}, Entity{u"upsih", 0x3d2},
    Entity{u"upsilon", 0x3c5}, Entity{u"uuml", 0xfc}, Entity{u"weierp", 0x2118}, Entity{u"xi", 0x3be},
    Entity{u"yacute", 0xfd}, Entity{u"yen", 0xa5}, Entity{u"yuml", 0xff}, Entity{u"zeta", 0x3b6},
    Entity{u"zwj", 0x200d}, Entity{u"zwnj", 0x200c}};

static_assert(std::is_sorted(
    entities.begin(), entities.end(), [](const Entity& a, const Entity& b) { return a.name < b.name; }));

constexpr int longestEntity = 10;

/// Browsers read the numbers 128 to 159 as Windows characters, because so many pages mean that.
constexpr std::array<char16_t, 32> windowsCharacters{0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020,
    0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d,
    0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178};

QString characterOf(uint code)
{
    if (code >= 0x80 && code < 0xa0)
        return QString(QChar(windowsCharacters[code - 0x80]));
    const bool usable = code >= 0x20 || code == '\n' || code == '\t' || code == '\r';
    if (!usable || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        return QString(QChar(QChar::ReplacementCharacter));
    const char32_t ucs4 = code;
    return QString::fromUcs4(&ucs4, 1);
}

/// The character of "#39" or "#x27"; empty if it is not a number.
QString numberedEntity(QStringView body)
{
    const bool hexadecimal = body.size() > 1 && (body[1] == u'x' || body[1] == u'X');
    const auto digits = body.mid(hexadecimal ? 2 : 1);
    if (digits.isEmpty() || digits.front() == u'+' || digits.front() == u'-')
        return {};
    bool isNumber = false;
    const auto code = digits.toULongLong(&isNumber, hexadecimal ? 16 : 10);
    return isNumber ? characterOf(uint(std::min<qulonglong>(code, 0x110000))) : QString();
}

} // namespace

QString namedEntity(QStringView name)
{
    const std::u16string_view wanted(name.utf16(), size_t(name.size()));
    const auto found = std::lower_bound(entities.begin(), entities.end(), wanted,
        [](const Entity& entity, std::u16string_view n) { return entity.name < n; });
    return found != entities.end() && found->name == wanted ? QString(QChar(found->character)) : QString();
}

QString decodeEntities(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const auto ampersand = text.indexOf(u'&', at);
        if (ampersand < 0)
            return out + text.mid(at);
        out += text.mid(at, ampersand - at);
        const auto semicolon = text.mid(ampersand + 1, longestEntity + 1).indexOf(u';');
        const auto body = text.mid(ampersand + 1, std::max<qsizetype>(semicolon, 0));
        const auto decoded = body.startsWith(u'#') ? numberedEntity(body) : namedEntity(body);
        out += decoded.isEmpty() ? QStringLiteral("&") : decoded;
        at = ampersand + 1 + (decoded.isEmpty() ? 0 : body.size() + 1);
    }
    return out;
}

} // namespace steward
