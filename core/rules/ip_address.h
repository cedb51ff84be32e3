// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Internet addresses, read as the standards write them and no other way.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace steward {

/// An IPv4 address is held as mapped (::ffff:a.b.c.d), so that both ways of writing it are the same.
using IpAddress = std::array<uint8_t, 16>;

/// Four decimal numbers up to 255 without leading noughts.
std::optional<IpAddress> parseIpv4(std::string_view text);

/// Eight groups of up to four hexadecimal digits, one run of them perhaps left out as "::", the last two
/// perhaps written as IPv4. Without a zone.
std::optional<IpAddress> parseIpv6(std::string_view text);

/// Thirty-two upper-case hexadecimal digits.
std::string canonicalIp(const IpAddress& address);

} // namespace steward
