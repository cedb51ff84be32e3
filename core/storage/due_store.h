// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the clock-keeper looks for. All lists are by time, oldest first.
#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/vocabulary.h"
#include "storage/session.h"

namespace steward {

struct DueClock {
    CaseId subject;
    Target target = Target::FirstResponse;
    Instant due;

    bool operator==(const DueClock&) const = default;
};

class DueStore {
public:
    explicit DueStore(Session& session);

    /// Running clocks of cases that are not resolved, due at or before `now`.
    Result<QList<DueClock>> clocks(Instant now, int limit = 1000);
    /// Snoozed cases whose time has come.
    Result<QList<CaseId>> snoozes(Instant now, int limit = 1000);
    /// Cases whose claim has run out.
    Result<QList<CaseId>> claims(Instant now, int limit = 1000);
    /// When any of them next falls due after `now`; none: nothing runs.
    Result<std::optional<Instant>> next(Instant now);

private:
    Session& m_session;
};

} // namespace steward
