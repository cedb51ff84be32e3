// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of replies and escalations that the domain knows, read by the case and by their own stores.
#pragma once

#include "domain/case.h"
#include "storage/row.h"

namespace steward {

inline QString replyColumns()
{
    return QStringLiteral(
        "id, state, writer, approver, audience, kind, in_reply_to, written_at, hold_until, thread_version");
}
CaseReply replyOf(Row& row);
Result<void> saveReply(Session& session, CaseId subject, const CaseReply& reply);

inline QString escalationColumns()
{
    return QStringLiteral("id, route, urgency, raised_by, raised_at, due, proposal, proposal_rule, "
                          "proposal_item, acknowledged_by, outcome");
}
CaseEscalation escalationOf(Row& row);
Result<void> saveEscalation(Session& session, CaseId subject, const CaseEscalation& escalation);

} // namespace steward
