// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Time, injected: nothing in core asks the machine for the time except SystemClock.
#pragma once

#include <QDateTime>

#include <chrono>
#include <optional>

namespace steward {

/// A point in time: UTC milliseconds since the epoch, as stored in the database.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

constexpr qint64 toMs(Instant instant)
{
    return instant.time_since_epoch().count();
}
constexpr Instant fromMs(qint64 ms)
{
    return Instant{std::chrono::milliseconds{ms}};
}

/// "2026-11-20T09:12:00.000Z": UTC with milliseconds, the log's form.
QString toUtcText(Instant instant);
/// "2026-11-20T09:12:00+00:00" in the named zone (default Europe/London): RFC 3339, whole seconds, for people
/// and JSON output.
QString toLocalText(Instant instant, const QByteArray& zone = "Europe/London");
/// Reads RFC 3339 / ISO 8601 with a zone or offset; without one the text is taken as UTC. nullopt if it is
/// not a date-time.
std::optional<Instant> parseInstant(QStringView text);

/// Where the time comes from. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

} // namespace steward
