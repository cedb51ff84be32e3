// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rule_precision.h"

#include "storage/verdict_store.h"

namespace steward {

QFuture<Result<QList<RulePrecision>>> rulePrecision(const Workspace& workspace)
{
    return workspace.database().read<QList<RulePrecision>>(
        [rules = workspace.rules()](Session& session) -> Result<QList<RulePrecision>> {
            const auto tallies = VerdictStore(session).tallies();
            if (!tallies)
                return tallies.error();
            QList<RulePrecision> all;
            for (const RuleId& rule : rules->orderedIds())
                all << RulePrecision{rule, 0, 0, 0};
            for (const VerdictTally& tally : *tallies) {
                const RulePrecision told{tally.rule, tally.agreed, tally.disagreed, tally.ignored};
                const auto place = std::find_if(all.begin(), all.end(),
                    [&](const RulePrecision& rule) { return rule.rule == tally.rule; });
                if (place == all.end())
                    all << told;
                else
                    *place = told;
            }
            return all;
        });
}

} // namespace steward
