// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/language.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace steward {

namespace {

/// Words that hold English or Welsh sentences together and are rare in other languages.
constexpr std::array homeWords = std::to_array<std::string_view>({"a", "about", "all", "am", "and", "any",
    "are", "at", "be", "been", "but", "by", "can", "cant", "did", "do", "does", "dont", "for", "from", "get",
    "got", "had", "has", "have", "he", "her", "here", "him", "his", "how", "i", "if", "im", "in", "is", "it",
    "its", "ive", "just", "me", "my", "no", "not", "of", "on", "one", "or", "our", "out", "please", "she",
    "so", "thank", "thanks", "that", "the", "their", "them", "there", "they", "this", "to", "up", "us", "was",
    "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
    // Welsh
    "ar", "bod", "chi", "dw", "dwi", "ddim", "diolch", "eich", "ein", "fi", "fy", "gan", "gyda", "hi", "mae",
    "mewn", "ni", "oedd", "oes", "roedd", "rydw", "rydym", "wedi", "wrth", "y"});

/// The same of Polish, Romanian, Spanish, Portuguese, French, Italian, German, Dutch, Lithuanian, Turkish,
/// Somali, Czech and Hungarian.
constexpr std::array foreignWords = std::to_array<std::string_view>({"nie", "jest", "się", "sie", "czy",
    "jak", "dla", "proszę", "prosze", "dziękuję", "dziekuje", "mam", "moja", "mój", "przez", "tylko", "gdzie",
    "już", "ale", "można", "że", "na", "tak", "este", "sunt", "nu", "cu", "pentru", "mulțumesc", "multumesc",
    "să", "și", "care", "foarte", "el", "los", "las", "una", "por", "para", "está", "pero", "muy", "gracias",
    "que", "con", "del", "não", "nao", "uma", "obrigado", "obrigada", "você", "mais", "est", "les", "des",
    "une", "pour", "avec", "pas", "je", "vous", "nous", "mais", "dans", "merci", "sur", "qui", "il", "che",
    "di", "non", "per", "sono", "della", "grazie", "und", "der", "die", "das", "nicht", "ist", "ich", "mit",
    "ein", "eine", "für", "auf", "wir", "het", "een", "niet", "voor", "van", "zijn", "ir", "yra", "kad",
    "ačiū", "ve", "bir", "için", "bu", "çok", "teşekkürler", "waa", "iyo", "waxaan", "ku", "ka", "mahadsanid",
    "je", "jsem", "prosím", "děkuji", "az", "egy", "nem", "és", "köszönöm", "hogy", "merhaba", "como",
    "porque", "ist", "sind", "auch"});

struct Votes {
    bool home = false;
    bool foreign = false;
};

Votes votesOf(const std::string& word)
{
    static const auto votes = [] {
        std::unordered_map<std::string_view, Votes> all;
        for (const std::string_view name : homeWords)
            all[name].home = true;
        for (const std::string_view name : foreignWords)
            all[name].foreign = true;
        return all;
    }();
    const auto found = votes.find(word);
    return found == votes.end() ? Votes() : found->second;
}

/// Letters that English and Welsh do without, even in loanwords.
bool hasForeignLetter(std::string_view word)
{
    for (int32_t i = 0; i < int32_t(word.size());) {
        UChar32 c = 0;
        U8_NEXT(word.data(), i, int32_t(word.size()), c);
        c = u_tolower(c);
        if (c >= 0x100 && c < 0x250 && c != 0x174 && c != 0x175 && c != 0x176 && c != 0x177)
            return true;
        if (c == 0xDF || c == 0xE3 || c == 0xF5 || c == 0xF1 || c == 0xE6 || c == 0xF8 || c == 0xE5)
            return true;
    }
    return false;
}

/// Letters of scripts other than Latin are in the majority.
bool isOtherScript(const std::string& bytes)
{
    size_t latin = 0;
    size_t other = 0;
    for (int32_t i = 0; i < int32_t(bytes.size());) {
        UChar32 c = 0;
        U8_NEXT(bytes.data(), i, int32_t(bytes.size()), c);
        if (c < 0 || !u_isalpha(c))
            continue;
        UErrorCode status = U_ZERO_ERROR;
        (c < 0x250 || uscript_getScript(c, &status) == USCRIPT_LATIN ? latin : other) += 1;
    }
    return other >= 2 && other > latin;
}

} // namespace

bool isForeign(const Reading& reading)
{
    const bool isAscii = reading.normal.isAscii;
    if (!isAscii && isOtherScript(reading.normal.bytes))
        return true;
    size_t home = 0;
    size_t foreign = 0;
    size_t lettered = 0;
    size_t counted = 0;
    for (const Word& word : reading.words) {
        if (++counted > 2000)
            break;
        const Votes votes = votesOf(word.folded);
        home += votes.home ? 1 : 0;
        foreign += votes.foreign ? 1 : 0;
        lettered += !isAscii && hasForeignLetter(reading.text(word.span)) ? 1 : 0;
    }
    if (counted < 2)
        return false;
    if (foreign + lettered >= 2 && foreign + lettered > home)
        return true;
    return lettered >= 1 && home == 0;
}

bool namesForeignLanguage(QStringView tag)
{
    const qsizetype end = std::min(tag.indexOf(u'-') < 0 ? tag.size() : tag.indexOf(u'-'),
        tag.indexOf(u'_') < 0 ? tag.size() : tag.indexOf(u'_'));
    const QStringView primary = tag.left(end);
    const auto is
        = [primary](QLatin1StringView name) { return primary.compare(name, Qt::CaseInsensitive) == 0; };
    return !(primary.isEmpty() || is(QLatin1StringView("en")) || is(QLatin1StringView("cy"))
        || is(QLatin1StringView("und")) || is(QLatin1StringView("zxx")) || is(QLatin1StringView("qme"))
        || is(QLatin1StringView("qht")) || is(QLatin1StringView("qst")));
}

} // namespace steward
