// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Steward opens and where it lets itself be sent: pure decisions about addresses.
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QUrl>

#include <optional>

namespace steward {

/// Only https, or plain http to this machine itself (tests, a site on the same computer); no user name or
/// password in the address.
Result<void> mayOpen(const QUrl& url);

/// Where a redirect leads, or nothing if it must not be followed: another host or port, https to http, not an
/// address we open.
std::optional<QUrl> redirectTarget(const QUrl& from, const QByteArray& location);

/// An address for traces: no user, no fragment, and of the query only the names.
QString forTrace(const QUrl& url);

/// The seconds of a Retry-After header in either form, never negative, at most a day.
std::optional<qint64> retryAfterSeconds(const QByteArray& header, Instant now);

/// The seconds until a rate limit starts afresh, from the header that platforms name ...-Reset and fill as
/// they please: seconds to go (also with decimals), seconds or milliseconds since the epoch, an ISO 8601 or
/// an HTTP date. Never negative, at most a day.
std::optional<qint64> resetSeconds(const QByteArray& header, Instant now);

} // namespace steward
