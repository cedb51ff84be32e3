// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// E-mail addresses, also those written round a filter: "jo at gmail dot com".
#include "rules/detectors/detectors.h"
#include "rules/matcher.h"
#include "rules/patterns.h"

#include <algorithm>
#include <array>
#include <optional>

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
    static const re2::RE2 at("(?i)\\s*(?:[\\[({<]\\s*(?:a|at|@)\\s*[\\])}>]|\\bat\\b)\\s*");
    static const re2::RE2 dot("(?i)\\s*[\\[({<]?\\s*\\bdot\\b\\s*[\\])}>]?\\s*");
    std::string text = lowered(std::string(written));
    if (text.find("dot") != std::string::npos)
        re2::RE2::GlobalReplace(&text, dot, ".");
    if (text.find('@') == std::string::npos)
        re2::RE2::GlobalReplace(&text, at, "@");
    std::erase(text, ' ');
    std::replace(text.begin(), text.end(), ',', '.');
    return text;
}

/// A mailbox of an office, not of a person: shown, not counted as somebody's address.
bool isOfficeMailbox(const std::string& address)
{
    static constexpr auto offices = std::to_array<std::string_view>(
        {"pals", "info", "enquiry", "enquiries", "contact", "complaint", "feedback", "foi", "press", "media",
            "communication", "comms", "help", "admin", "reception", "appointments", "recruitment", "jobs",
            "report", "dpo", "hello", "office", "customerservice", "patientexperience", "healthwatch"});
    const std::string_view local = std::string_view(address).substr(0, address.find('@'));
    const bool isPlain = std::all_of(local.begin(), local.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
    return isPlain && std::any_of(offices.begin(), offices.end(), [local](std::string_view office) {
        return local.starts_with(office);
    });
}

bool isOurs(const TextFacts& facts, const std::string& address)
{
    if (facts.ownNumbers.isEmpty())
        return false;
    const QString value = QString::fromStdString(address);
    return std::any_of(facts.ownNumbers.begin(), facts.ownNumbers.end(),
        [&value](const QString& own) { return own.trimmed().compare(value, Qt::CaseInsensitive) == 0; });
}

constexpr size_t longestLocal = 64;
constexpr size_t longestDomain = 253;

bool isLocal(char c)
{
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric || (static_cast<unsigned char>(c) & 0x80)
        || std::string_view("_%+'.-").find(c) != std::string_view::npos;
}
bool isDomain(char c)
{
    return isLocal(c) && c != '_' && c != '%' && c != '+' && c != '\'';
}

/// Two labels or more, the last of them letters (or punycode).
bool isHost(std::string_view domain)
{
    const size_t dot = domain.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || domain.find("..") != std::string_view::npos)
        return false;
    const std::string_view last = domain.substr(dot + 1);
    if (last.starts_with("xn--"))
        return last.size() > 4;
    return last.size() >= 2
        && std::none_of(last.begin(), last.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

/// The address around an "@", written as it should be.
std::optional<ByteSpan> addressAround(const std::string& bytes, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < longestLocal && isLocal(bytes[start - 1]))
        --start;
    size_t end = at + 1;
    while (end < bytes.size() && end - at <= longestDomain && isDomain(bytes[end]))
        ++end;
    while (end > at + 1 && (bytes[end - 1] == '.' || bytes[end - 1] == '-'))
        --end;
    if (start == at || !isHost(std::string_view(bytes).substr(at + 1, end - at - 1)))
        return std::nullopt;
    return ByteSpan{start, end};
}

} // namespace

Detect makeEmailDetector(const QJsonObject&)
{
    const auto spelled = std::make_shared<const re2::RE2>(
        "(?i)(?:[a-z0-9_]+ dot )?[a-z0-9_%+.\\-]+(?: ?@ ?| ?[\\[({<] ?at ?[\\])}>] ?| at )"
        "[a-z0-9\\-]+(?:(?: ?[\\[({<] ?dot ?[\\])}>] ?| dot |\\.)[a-z0-9\\-]+)*"
        "(?: ?[\\[({<] ?dot ?[\\])}>] ?| dot "
        ")(?:com|net|org|uk|co|cymru|wales|scot|info|me|eu|ie|pl|example)\\b");
    const auto provider
        = std::make_shared<const re2::RE2>("(?i)[a-z0-9_%+.\\-]+(?: ?[\\[({<] ?at ?[\\])}>] ?| ?@ ?| at )"
                                           "(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|"
                                           "btinternet|sky|proton|protonmail|nhs)(?:\\.[a-z]+)+\\b");
    const auto bracketed
        = std::make_shared<const re2::RE2>("(?i)[a-z0-9_%+.\\-]+ ?[\\[({<] ?(?:at|a|@) ?[\\])}>] "
                                           "?[a-z0-9\\-]+(?:\\.[a-z0-9\\-]+)*\\.[a-z]{2,}\\b");
    const auto comma = std::make_shared<const re2::RE2>(
        "(?i)[a-z0-9_%+.\\-]+@(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|btinternet|sky)"
        "(?:, ?|\\. )(?:com|net|co[.,]uk)\\b");
    return [spelled, provider, bracketed, comma](
               const Reading& reading, const TextFacts& facts, const Taken&, Hits& found) {
        const std::string& bytes = reading.normal.bytes;
        Taken mine(bytes.size());
        const auto take = [&](ByteSpan span) {
            while (span.end - span.start > 1
                && std::string_view(".'-").find(bytes[span.start]) != std::string_view::npos)
                ++span.start;
            const std::string address = canonical(reading.text(span));
            if (mine.touches(span) || address.starts_with('@') || isOurs(facts, address))
                return;
            mine.add(span, Tier::Likely);
            found.push_back(
                {"email", span, isOfficeMailbox(address) ? Tier::Possible : Tier::Likely, {}, address});
        };
        for (size_t at = bytes.find('@'); at != std::string::npos; at = bytes.find('@', at + 1)) {
            if (const auto span = addressAround(bytes, at))
                take(*span);
        }
        const bool hasSign = bytes.find('@') != std::string::npos;
        const bool hasBracket = bytes.find_first_of("([{<") != std::string::npos;
        if (!hasSign && !hasBracket && reading.plain.find(" at ") == std::string::npos)
            return; // most texts
        forEachMatch(*spelled, bytes, take);
        forEachMatch(*provider, bytes, take);
        if (hasBracket)
            forEachMatch(*bracketed, bytes, take);
        if (hasSign)
            forEachMatch(*comma, bytes, take);
    };
}

} // namespace steward
