// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/plan.h"

namespace steward {

namespace {

Urgency urgencyOf(const GroundRule& rule)
{
    if (rule.severity == Severity::S1)
        return Urgency::Immediate;
    return rule.severity == Severity::S2 ? Urgency::Urgent : Urgency::Routine;
}

bool isOffered(Action action, const QList<OfferedAction>& offered)
{
    return std::any_of(offered.cbegin(), offered.cend(),
        [action](const OfferedAction& o) { return o.action == action && o.enabled; });
}

} // namespace

Plan planFor(const ThreadView& view, ItemId item, const RuleSet& rules, const QList<OfferedAction>& offered)
{
    Plan plan;
    QSet<RuleId> here;
    QSet<RuleId> anywhere;
    QSet<RuleId> sure;
    for (const auto& said : view.items) {
        for (const auto& finding : said.findings) {
            anywhere.insert(finding.rule);
            if (said.id != item)
                continue;
            here.insert(finding.rule);
            if (finding.tier != Tier::Possible)
                sure.insert(finding.rule);
        }
    }
    QList<RuleId> order = rules.precedence();
    for (const auto& rule : rules.rules()) {
        if (!order.contains(rule.id))
            order << rule.id;
    }
    for (const auto& set : {here, anywhere}) {
        for (const auto& id : std::as_const(order)) {
            if (set.contains(id) && !plan.found.contains(id))
                plan.found << id;
        }
    }
    for (const auto& id : std::as_const(plan.found)) {
        const auto* rule = rules.rule(id);
        if (!rule)
            continue;
        if (!plan.proposesRestriction() && rule->isBreach && sure.contains(id)) {
            for (const auto action : rule->actions) {
                if (isRestrictive(action) && isOffered(action, offered)) {
                    plan.restrictBy = action;
                    plan.restrictUnder = id;
                    break;
                }
            }
        }
        const bool escalates
            = rule->steps.contains(QStringLiteral("escalate")) || rule->severity == Severity::S1;
        if (!plan.proposesEscalation() && escalates && !rule->routes.isEmpty()) {
            plan.escalateTo = rule->routes.first();
            plan.escalateFor = id;
            plan.urgency = urgencyOf(*rule);
        }
    }
    return plan;
}

} // namespace steward
