// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of the practice inbox a story is about.
#pragma once

#include "services/inbox.h"

#include <algorithm>

namespace steward::test {

inline bool isCalm(const InboxRow& row)
{
    return row.state == State::New && row.priority == Severity::S0 && !row.crisis;
}

inline bool breaksR01(const InboxRow& row)
{
    return row.state == State::New && !row.crisis
        && std::any_of(row.findings.cbegin(), row.findings.cend(), [](const FindingBrief& f) {
               return f.rule.value == QStringLiteral("R01") && f.tier != Tier::Possible;
           });
}

} // namespace steward::test
