// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ip_address.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace steward {

namespace {

/// The whole of `text` as a number in `base`, if it has no more than `most` digits.
std::optional<unsigned> numberIn(std::string_view text, size_t most, int base)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && text.size() <= most ? std::optional(value) : std::nullopt;
}

/// The groups of one side of "::" as bytes; nothing if one is wrong. IPv4 may only stand at the very end.
bool readGroups(std::string_view text, bool mayEndInIpv4, std::vector<uint8_t>& bytes)
{
    while (!text.empty()) {
        const size_t colon = text.find(':');
        const std::string_view group = text.substr(0, colon);
        const bool last = colon == std::string_view::npos;
        if (last && mayEndInIpv4 && group.find('.') != std::string_view::npos) {
            const auto four = parseIpv4(group);
            if (four)
                bytes.insert(bytes.end(), four->end() - 4, four->end());
            return four.has_value();
        }
        const auto value = numberIn(group, 4, 16);
        if (!value || bytes.size() >= 16)
            return false;
        bytes.push_back(uint8_t(*value >> 8));
        bytes.push_back(uint8_t(*value & 0xFF));
        if (last)
            return true;
        text.remove_prefix(colon + 1);
        if (text.empty())
            return false; // ended in a colon
    }
    return true;
}

} // namespace

std::optional<IpAddress> parseIpv4(std::string_view text)
{
    IpAddress address{};
    address[10] = address[11] = 0xFF;
    for (size_t i = 0; i < 4; ++i) {
        const size_t dot = i < 3 ? text.find('.') : text.size();
        if (dot == std::string_view::npos)
            return std::nullopt;
        const std::string_view part = text.substr(0, dot);
        const auto value = numberIn(part, 3, 10);
        if (!value || *value > 255 || (part.size() > 1 && part.front() == '0'))
            return std::nullopt;
        address[12 + i] = uint8_t(*value);
        text.remove_prefix(std::min(text.size(), dot + 1));
    }
    return address;
}

std::optional<IpAddress> parseIpv6(std::string_view text)
{
    const size_t gap = text.find("::");
    const bool whole = gap == std::string_view::npos;
    std::vector<uint8_t> before;
    std::vector<uint8_t> after;
    if (!readGroups(text.substr(0, gap), whole, before))
        return std::nullopt;
    if (!whole && !readGroups(text.substr(gap + 2), true, after))
        return std::nullopt;
    const size_t size = before.size() + after.size();
    if (whole ? size != 16 : size > 14)
        return std::nullopt;
    IpAddress address{};
    std::copy(before.begin(), before.end(), address.begin());
    std::copy(after.rbegin(), after.rend(), address.rbegin());
    return address;
}

std::string canonicalIp(const IpAddress& address)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text(2 * address.size(), '0');
    for (size_t i = 0; i < address.size(); ++i) {
        text[2 * i] = digits[address[i] >> 4];
        text[2 * i + 1] = digits[address[i] & 0xF];
    }
    return text;
}

} // namespace steward
