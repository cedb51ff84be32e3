// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <atomic>

namespace steward::test {

/// A clock that moves only when told to. Thread-safe.
class FakeClock final : public Clock {
public:
    explicit FakeClock(Instant start = fromMs(1'795'000'000'000)) // 2026-11-18 11:06:40 UTC, a Wednesday
        : m_now(toMs(start))
    {
    }
    Instant now() const override { return fromMs(m_now.load()); }
    void set(Instant now) { m_now = toMs(now); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now;
};

} // namespace steward::test
