// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules propose for a case, merged into one plan. Rules propose; a person decides. Pure.
#pragma once

#include "rules/rule_set.h"
#include "services/inbox.h"

namespace steward {

struct Plan {
    QList<RuleId> found; ///< that hit the chosen item first, then the rest of the thread; by precedence
    Action restrictBy = Action::Keep; ///< Keep: nothing restrictive is proposed
    RuleId restrictUnder;
    RouteId escalateTo; ///< empty: no route is proposed
    RuleId escalateFor;
    Urgency urgency = Urgency::Routine;

    bool proposesRestriction() const { return restrictBy != Action::Keep; }
    bool proposesEscalation() const { return !escalateTo.isEmpty(); }
    bool operator==(const Plan&) const = default;
};

/// A restriction is proposed only if a breach was found that suggests an action which is offered on this item
/// now. A possible finding is a reason to look, not to propose.
Plan planFor(const ThreadView& view, ItemId item, const RuleSet& rules, const QList<OfferedAction>& offered);

} // namespace steward
