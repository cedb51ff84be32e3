// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/item_row.h"

namespace steward {

CaseItem caseItemOf(Row& row)
{
    CaseItem item;
    item.id = row.id<ItemId>();
    item.author = row.id<AuthorId>();
    item.direction = row.word<Direction>();
    item.visibility = row.word<Visibility>();
    item.created = row.instant();
    item.revision = int(row.number());
    item.changedAtVersion = row.number();
    const auto action = row.optionalWord<Action>();
    ItemDecision decision;
    decision.rule = {row.text()};
    decision.by = row.id<PersonId>();
    decision.at = row.instant();
    decision.phase = row.optionalWord<EnforcementPhase>().value_or(EnforcementPhase::None);
    decision.before = row.optionalWord<Visibility>().value_or(Visibility::Unmoderated);
    decision.holdUntil = row.optionalInstant();
    if (action) {
        decision.action = *action;
        item.decision = decision;
    }
    return item;
}

QVariantList decisionValues(const std::optional<ItemDecision>& decision)
{
    if (!decision)
        return QVariantList(7);
    return values(decision->action, decision->rule, decision->by, decision->at, decision->phase,
        decision->before, decision->holdUntil);
}

} // namespace steward
