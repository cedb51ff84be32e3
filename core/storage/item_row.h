// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of an item that the domain knows, read by the case and by the item's own store.
#pragma once

#include "domain/case.h"
#include "storage/row.h"

namespace steward {

/// Of a table named i.
inline QString caseItemColumns()
{
    return QStringLiteral("i.id, i.author, i.direction, i.visibility, i.created, i.revision, "
                          "i.changed_at_version, i.decision_action,"
                          " i.decision_rule, i.decision_by, i.decision_at, i.decision_phase, "
                          "i.decision_before, i.decision_hold_until");
}
CaseItem caseItemOf(Row& row);
/// Decision columns in their order: seven values.
QVariantList decisionValues(const std::optional<ItemDecision>& decision);

} // namespace steward
