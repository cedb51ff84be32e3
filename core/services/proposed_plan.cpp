// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proposed_plan.h"

#include "calendar/response_targets.h"

namespace steward {

Plan proposedPlan(
    const Workspace& workspace, const ThreadView& view, ItemId chosen, const QList<OfferedAction>& offered)
{
    PlanFacts facts;
    facts.subject = view.subject;
    facts.chosen = chosen;
    facts.offered = offered;
    facts.capabilities = view.capabilities;
    facts.escalationDue = escalationDue(workspace.now(), workspace.calendar(), workspace.settings().targets);
    for (const auto& item : view.items)
        facts.items << PlanItem{
            item.id, item.direction, item.created, item.findings, item.notRead, item.language};
    return planFor(facts, *workspace.rules());
}

} // namespace steward
