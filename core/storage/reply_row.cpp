// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reply_row.h"

namespace steward {

using namespace Qt::StringLiterals;

CaseReply replyOf(Row& row)
{
    CaseReply reply;
    reply.id = row.id<ReplyId>();
    reply.state = row.word<ReplyState>();
    reply.writer = row.id<PersonId>();
    reply.approver = row.optionalId<PersonId>();
    reply.audience = row.word<Audience>();
    reply.kind = row.word<ReplyKind>();
    reply.inReplyTo = row.id<ItemId>();
    reply.writtenAt = row.instant();
    reply.holdUntil = row.optionalInstant();
    reply.threadVersion = row.number();
    return reply;
}

Result<void> saveReply(Session& session, CaseId subject, const CaseReply& reply)
{
    return session.run(
        u"INSERT INTO replies (id, case_id, state, writer, approver, audience, kind, in_reply_to, "
        u"written_at, hold_until, thread_version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
        " writer = excluded.writer, approver = excluded.approver, audience = excluded.audience, kind = "
        "excluded.kind,"
        " in_reply_to = excluded.in_reply_to, written_at = excluded.written_at, hold_until = "
        "excluded.hold_until,"
        " thread_version = excluded.thread_version"_s,
        values(reply.id, subject, reply.state, reply.writer, reply.approver, reply.audience, reply.kind,
            reply.inReplyTo, reply.writtenAt, reply.holdUntil, reply.threadVersion));
}

CaseEscalation escalationOf(Row& row)
{
    CaseEscalation escalation;
    escalation.id = row.id<EscalationId>();
    escalation.route = {row.text()};
    escalation.urgency = row.word<Urgency>();
    escalation.by = row.id<PersonId>();
    escalation.raisedAt = row.instant();
    escalation.dueAt = row.optionalInstant();
    escalation.proposal = row.optionalWord<Action>();
    escalation.proposalRule = {row.text()};
    escalation.proposalItem = row.id<ItemId>();
    escalation.acknowledgedBy = row.optionalId<PersonId>();
    escalation.outcome = row.optionalWord<Outcome>();
    return escalation;
}

Result<void> saveEscalation(Session& session, CaseId subject, const CaseEscalation& escalation)
{
    return session.run(
        u"INSERT INTO escalations (id, case_id, route, urgency, raised_by, raised_at, due, proposal, "
        u"proposal_rule, proposal_item,"
        " acknowledged_by, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET"
        " route = excluded.route, urgency = excluded.urgency, raised_by = excluded.raised_by, raised_at = "
        "excluded.raised_at,"
        " due = excluded.due, proposal = excluded.proposal, proposal_rule = excluded.proposal_rule,"
        " proposal_item = excluded.proposal_item, acknowledged_by = excluded.acknowledged_by, outcome = excluded.outcome"_s,
        values(escalation.id, subject, escalation.route, escalation.urgency, escalation.by,
            escalation.raisedAt, escalation.dueAt, escalation.proposal, escalation.proposalRule,
            escalation.proposalItem, escalation.acknowledgedBy, escalation.outcome));
}

} // namespace steward
