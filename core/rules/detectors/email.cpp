// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// E-mail addresses, also those written round a filter: "jo at gmail dot com".
#include "rules/detectors/detectors.h"
#include "rules/matcher.h"
#include "rules/patterns.h"

#include <algorithm>

namespace steward {

namespace {

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

/// "jo (at) gmail dot com" as "jo@gmail.com".
std::string canonical(std::string_view written)
{
    static const re2::RE2 at("(?i)\\s*[\\[({<]?\\s*\\bat\\b\\s*[\\])}>]?\\s*");
    static const re2::RE2 dot("(?i)\\s*[\\[({<]?\\s*\\bdot\\b\\s*[\\])}>]?\\s*");
    std::string text = lowered(std::string(written));
    re2::RE2::GlobalReplace(&text, dot, ".");
    if (text.find('@') == std::string::npos)
        re2::RE2::GlobalReplace(&text, at, "@");
    std::erase(text, ' ');
    return text;
}

/// A mailbox of an office, not of a person: shown, not counted as somebody's address.
bool isOfficeMailbox(const std::string& address)
{
    static const re2::RE2 office(
        "^(?:pals|info|information|enquir(?:y|ies)|contact(?:us)?|complaints?|feedback|foi|press|media|"
        "communications?|comms|help(?:desk)?|admin|reception|appointments|recruitment|jobs|report|dpo|"
        "hello|office|customerservices?|patientexperience|healthwatch)[.\\-_a-z0-9]*@");
    return re2::RE2::PartialMatch(address, office);
}

bool isOurs(const TextFacts& facts, const std::string& address)
{
    const QString value = QString::fromStdString(address);
    return std::any_of(facts.ownNumbers.begin(), facts.ownNumbers.end(),
        [&value](const QString& own) { return own.trimmed().compare(value, Qt::CaseInsensitive) == 0; });
}

} // namespace

Detect makeEmailDetector(const QJsonObject&)
{
    const auto plain
        = std::make_shared<const re2::RE2>("(?i)[\\p{L}\\p{N}_%+'.\\-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{"
                                           "N}\\-]{0,62})\\.){1,8}(?:\\p{L}{2,24}|xn--[a-z0-9\\-]{2,59})");
    const auto spelled = std::make_shared<const re2::RE2>(
        "(?i)[\\p{L}\\p{N}_%+.\\-]{1,64}(?: ?@ ?| ?[\\[({<] ?at ?[\\])}>] ?| at )"
        "[\\p{L}\\p{N}\\-]{2,63}(?:(?: ?[\\[({<] ?dot ?[\\])}>] ?| dot |\\.)[\\p{L}\\p{N}\\-]{2,63}){0,3}"
        "(?: ?[\\[({<] ?dot ?[\\])}>] ?| dot "
        ")(?:com|net|org|uk|co|cymru|wales|scot|info|me|eu|ie|pl|example)\\b");
    const auto bracketed = std::make_shared<const re2::RE2>(
        "(?i)[\\p{L}\\p{N}_%+.\\-]{1,64}(?: ?[\\[({<] ?at ?[\\])}>] ?| ?@ ?| at )"
        "(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|btinternet|sky|proton|protonmail|nhs)"
        "(?:\\.[a-z]{2,10}){1,3}\\b");
    return [plain, spelled, bracketed](
               const Reading& reading, const TextFacts& facts, const Taken&, Hits& found) {
        Taken mine(reading.normal.bytes.size());
        const auto take = [&](ByteSpan span) {
            while (span.end - span.start > 1
                && std::string_view(".'-").find(reading.normal.bytes[span.start]) != std::string_view::npos)
                ++span.start;
            const std::string address = canonical(reading.text(span));
            if (mine.touches(span) || isOurs(facts, address) || address.starts_with('@'))
                return;
            mine.add(span);
            found.push_back(
                {"email", span, isOfficeMailbox(address) ? Tier::Possible : Tier::Likely, {}, address});
        };
        forEachMatch(*plain, reading.normal.bytes, take);
        forEachMatch(*spelled, reading.normal.bytes, take);
        forEachMatch(*bracketed, reading.normal.bytes, take);
    };
}

} // namespace steward
