// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Internet addresses, read strictly: an address says whose computer it was.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"
#include "rules/digits.h"
#include "rules/ip_address.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto addressCues = sortedWords("ip", "ips", "ipv4", "ipv6", "ip address", "address", "addresses",
    "server", "router", "host", "ping", "pinged", "subnet", "gateway", "vpn", "dns", "cyfeiriad ip");
constexpr auto versionCues = sortedWords("version", "versions", "ver", "v", "release", "firmware", "update",
    "updated", "build", "ios", "android", "app", "section", "paragraph", "para", "clause", "chapter",
    "appendix", "software", "driver", "fersiwn", "adran");

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
        || (static_cast<unsigned char>(c) & 0x80);
}

/// Four small numbers with dots are more often a version or a paragraph.
bool mayBeVersion(const IpAddress& address)
{
    return std::all_of(address.end() - 4, address.end(), [](uint8_t byte) { return byte < 32; });
}

Tier tierOfFour(const Reading& reading, const ByteSpan& span, const IpAddress& address, Mentions& mentions)
{
    bool isVersion = false;
    if (mentions.mayStandBeside(span)) {
        const Nearby nearby(reading, span);
        if (nearby.says(addressCues))
            return Tier::Certain;
        isVersion = nearby.says(versionCues);
    }
    const bool doubtful = isVersion || mayBeVersion(address);
    return doubtful && !isWholeText(reading, span) ? Tier::Possible : Tier::Likely;
}

void findFour(const Reading& reading, const Taken& taken, Mentions& mentions, Hits& found)
{
    const auto& groups = reading.digits;
    const std::string& bytes = reading.normal.bytes;
    for (size_t i = 0; i + 3 < groups.size(); ++i) {
        const ByteSpan span{groups[i].span.start, groups[i + 3].span.end};
        if (groups[i].spoken || reading.after(groups[i].span.end) != '.' || span.end <= span.start
            || span.end - span.start > 15)
            continue;
        const char ahead = reading.before(span.start);
        const char next = reading.after(span.end);
        const bool goesOn
            = (next == '.' || next == '-') && span.end + 1 < bytes.size() && isWordByte(bytes[span.end + 1]);
        if (isWordByte(ahead) || ahead == '.' || ahead == '-' || ahead == ':' || isWordByte(next) || goesOn
            || taken.touches(span))
            continue;
        if (const auto address = parseIpv4(reading.text(span)))
            found.push_back(
                {"ip", span, tierOfFour(reading, span, *address, mentions), {}, canonicalIp(*address)});
    }
}

/// "10::30" is a time: a short form with so little in it must be called an address.
bool saysEnough(std::string_view written)
{
    return std::count(written.begin(), written.end(), ':') >= 3;
}

/// The end of "%eth0" after an address, or where it stood if there is none.
size_t zoneEnd(const std::string& bytes, size_t at)
{
    if (at >= bytes.size() || bytes[at] != '%')
        return at;
    size_t end = at + 1;
    while (end < bytes.size() && end - at <= 16 && isWordByte(bytes[end]))
        ++end;
    return end > at + 1 ? end : at;
}

void judgeColons(const Reading& reading, ByteSpan span, Mentions& mentions, Hits& found)
{
    const std::string_view written = reading.text(span);
    const auto address = parseIpv6(written);
    if (!address || !hasDigit(written) // "dad::" is somebody's punctuation
        || std::all_of(address->begin(), address->end(), [](uint8_t byte) { return byte == 0; }))
        return;
    const bool enough = saysEnough(written);
    span.end = zoneEnd(reading.normal.bytes, span.end);
    const bool named = mentions.mayStandBeside(span) && Nearby(reading, span).says(addressCues);
    if (named || enough || isWholeText(reading, span))
        found.push_back(
            {"ip", span, named && enough ? Tier::Certain : Tier::Likely, {}, canonicalIp(*address)});
}

/// Runs of what an address of the newer kind is written with.
void findColons(const Reading& reading, const Taken& taken, Mentions& mentions, Hits& found)
{
    constexpr size_t longest = 45;
    const std::string& bytes = reading.normal.bytes;
    const auto belongs = [](char c) { return isHex(c) || c == ':' || c == '.'; };
    size_t done = 0;
    for (size_t colon = bytes.find(':'); colon != std::string::npos; colon = bytes.find(':', done)) {
        ByteSpan span{colon, colon};
        while (span.start > done && belongs(bytes[span.start - 1]))
            --span.start;
        while (span.end < bytes.size() && belongs(bytes[span.end]))
            ++span.end;
        done = span.end;
        while (span.end > span.start && bytes[span.end - 1] == '.')
            --span.end;
        if (span.end - span.start > 2 && bytes[span.end - 1] == ':' && bytes[span.end - 2] != ':')
            --span.end; // "2001:db8::1: refused"
        while (span.start < span.end && bytes[span.start] == '.')
            ++span.start;
        const bool free = !isWordByte(reading.before(span.start)) && !isWordByte(reading.after(span.end));
        if (free && span.end - span.start >= 3 && span.end - span.start <= longest && !taken.touches(span))
            judgeColons(reading, span, mentions, found);
    }
}

} // namespace

Detect makeIpDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        Mentions mentions(reading, {addressCues, versionCues});
        if (!reading.digits.empty())
            findFour(reading, taken, mentions, found);
        findColons(reading, taken, mentions, found);
    };
}

} // namespace steward
