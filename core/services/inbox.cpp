// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/inbox.h"

#include "base/text.h"
#include "services/known_names.h"
#include "services/thread_view.h"
#include "storage/case_store.h"
#include "storage/escalation_store.h"
#include "storage/inbox_store.h"
#include "storage/item_store.h"
#include "storage/private_text_store.h"
#include "storage/reply_store.h"
#include "storage/route_store.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

InboxFilter::Set setOf(View view)
{
    switch (view) {
    case View::All:
        return InboxFilter::Set::All;
    case View::Mine:
        return InboxFilter::Set::Mine;
    case View::Unassigned:
        return InboxFilter::Set::Unassigned;
    case View::Overdue:
        return InboxFilter::Set::Overdue;
    case View::Escalated:
        return InboxFilter::Set::Escalated;
    case View::Crisis:
        return InboxFilter::Set::Crisis;
    }
    return InboxFilter::Set::All;
}

InboxFilter filterOf(const InboxQuery& query, Instant now)
{
    InboxFilter filter;
    filter.set = setOf(query.view);
    filter.platform = query.platform;
    filter.me = query.me;
    filter.search = query.search;
    filter.now = now;
    return filter;
}

/// What a row must not show over a shoulder: personal data and what upsets.
bool isSensitive(const InboxLine& line)
{
    static const QSet<QString> upsetting{u"crisis"_s, u"safeguarding"_s, u"threat"_s, u"hate"_s};
    static const QSet<QString> harmless{u"profanity"_s, u"praise"_s, u"complaint"_s, u"advert"_s, u"spam"_s,
        u"off-topic"_s, u"political"_s, u"misinformation"_s, u"information-request"_s, u"media-enquiry"_s,
        u"medical-advice"_s, u"side-effect"_s, u"allegation"_s, u"media-link"_s, u"identifiability"_s,
        u"own-words"_s, u"own-pattern"_s};
    return line.crisis
        || std::any_of(line.findings.begin(), line.findings.end(), [](const FindingKind& finding) {
               return upsetting.contains(finding.detector)
                   || (finding.tier != Tier::Possible && !harmless.contains(finding.detector));
           });
}

InboxRow rowOf(const InboxLine& line, Instant now)
{
    InboxRow row;
    row.id = line.id;
    row.thread = line.thread;
    row.platform = line.platform;
    row.account = line.account;
    row.author = line.author.isEmpty() ? line.handle : line.author;
    row.handle = line.handle;
    row.excerpt = excerptOf(line.text);
    row.excerptIsSensitive = isSensitive(line);
    row.state = line.state;
    row.visibility = line.visibility;
    row.priority = line.priority;
    row.crisis = line.crisis;
    row.notRead = line.notRead;
    row.owner = line.owner;
    row.ownerName = line.ownerName;
    // A claim that has run out holds nothing, even before the clock-keeper has come by.
    if (line.claimedBy && line.claimUntil > now) {
        row.claimedBy = line.claimedBy;
        row.claimedByName = line.claimedByName;
    }
    row.due = line.due;
    row.clock = line.clock;
    for (const auto& finding : line.findings)
        row.findings.append({finding.rule, finding.detector, finding.tier});
    row.items = line.items;
    row.updated = line.updated;
    row.version = line.version;
    row.cursor = line.cursor;
    return row;
}

Result<QString> wordsOf(Session& session, const QByteArray& commitment)
{
    if (commitment.isEmpty())
        return QString();
    const auto found = PrivateTextStore(session).find(commitment);
    if (!found)
        return found.error();
    return *found ? (*found)->text : QString();
}

/// The item that a list shows of a case: the newest inbound one.
Result<QString> excerptOfCase(Session& session, const Case& subject)
{
    const auto* item = subject.newestInbound();
    if (!item)
        return QString();
    const auto text = ItemStore(session).textOf(item->id, item->revision);
    if (!text)
        return text.error();
    return *text ? excerptOf((*text)->text) : QString();
}

Result<EscalationRow> escalationRow(
    Session& session, const StoredEscalation& stored, const KnownNames& names, std::optional<PersonId> me)
{
    const auto subject = CaseStore(session).load(stored.subject);
    if (!subject)
        return subject.error();
    const auto reason = wordsOf(session, stored.reason);
    const auto excerpt = excerptOfCase(session, *subject);
    if (!reason || !excerpt)
        return (reason ? excerpt : reason).error();
    const auto& escalation = stored.escalation;
    EscalationRow row;
    row.id = stored.subject;
    row.escalation = escalation.id;
    row.route = escalation.route;
    row.routeName = names.route(escalation.route);
    row.urgency = escalation.urgency;
    row.reason = *reason;
    row.byName = names.person(escalation.by);
    row.excerpt = *excerpt;
    row.raisedAt = escalation.raisedAt;
    row.due = escalation.dueAt;
    row.acknowledged = escalation.acknowledgedBy.has_value();
    row.own = me == escalation.by;
    row.version = subject->version;
    return row;
}

Result<ApprovalRow> approvalRow(Session& session, const StoredReply& stored, const KnownNames& names)
{
    const auto subject = CaseStore(session).load(stored.subject);
    if (!subject)
        return subject.error();
    const auto excerpt = excerptOfCase(session, *subject);
    if (!excerpt)
        return excerpt.error();
    ApprovalRow row;
    row.id = stored.subject;
    row.reply = stored.reply.id;
    row.text = stored.text.text;
    row.writerName = names.person(stored.reply.writer);
    row.excerpt = *excerpt;
    row.writtenAt = stored.reply.writtenAt;
    row.version = subject->version;
    return row;
}

} // namespace

Inbox::Inbox(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<InboxPage>> Inbox::page(const InboxQuery& query)
{
    return m_workspace.database().read<InboxPage>(
        [query, now = m_workspace.now()](Session& session) -> Result<InboxPage> {
            InboxStore store(session);
            const auto filter = filterOf(query, now);
            const auto lines = store.page(filter, std::clamp(query.limit, 1, 10'000), query.after);
            if (!lines)
                return lines.error();
            const auto outside = store.crisesOutside(filter);
            if (!outside)
                return outside.error();
            InboxPage page;
            page.more = lines->more;
            page.crisesOutside = *outside;
            page.rows.reserve(lines->lines.size());
            for (const auto& line : lines->lines)
                page.rows.append(rowOf(line, now));
            return page;
        });
}

QFuture<Result<InboxOutline>> Inbox::outline(const InboxQuery& query, int pageSize)
{
    return m_workspace.database().read<InboxOutline>(
        [query, pageSize, now = m_workspace.now()](Session& session) -> Result<InboxOutline> {
            const auto anchors = InboxStore(session).outline(filterOf(query, now), pageSize);
            if (!anchors)
                return anchors.error();
            return InboxOutline{anchors->rows, anchors->anchors};
        });
}

QFuture<Result<InboxCounts>> Inbox::counts(std::optional<PersonId> me)
{
    return m_workspace.database().read<InboxCounts>(
        [me, now = m_workspace.now()](Session& session) -> Result<InboxCounts> {
            const auto totals = InboxStore(session).totals(me, now);
            if (!totals)
                return totals.error();
            return InboxCounts{totals->all, totals->mine, totals->unassigned, totals->overdue,
                totals->escalated, totals->crisis, totals->waitingCalls, totals->openEscalations};
        });
}

QFuture<Result<ThreadView>> Inbox::thread(CaseId id)
{
    return m_workspace.database().read<ThreadView>(
        [id, rules = m_workspace.rules()](Session& session) { return threadView(session, id, *rules); });
}

QFuture<Result<QList<EscalationRow>>> Inbox::escalations(std::optional<PersonId> me)
{
    return m_workspace.database().read<QList<EscalationRow>>(
        [me, rules = m_workspace.rules()](Session& session) -> Result<QList<EscalationRow>> {
            const auto open = EscalationStore(session).open();
            const auto names = knownNames(session, *rules);
            if (!open)
                return open.error();
            if (!names)
                return names.error();
            QList<EscalationRow> rows;
            for (const auto& stored : *open) {
                auto row = escalationRow(session, stored, *names, me);
                if (!row)
                    return row.error();
                rows.append(std::move(*row));
            }
            return rows;
        });
}

QFuture<Result<QList<ApprovalRow>>> Inbox::approvals()
{
    return m_workspace.database().read<QList<ApprovalRow>>(
        [rules = m_workspace.rules()](Session& session) -> Result<QList<ApprovalRow>> {
            const auto waiting = ReplyStore(session).awaitingApproval();
            const auto names = knownNames(session, *rules);
            if (!waiting)
                return waiting.error();
            if (!names)
                return names.error();
            QList<ApprovalRow> rows;
            for (const auto& stored : *waiting) {
                auto row = approvalRow(session, stored, *names);
                if (!row)
                    return row.error();
                rows.append(std::move(*row));
            }
            return rows;
        });
}

QFuture<Result<QList<Route>>> Inbox::routes()
{
    return m_workspace.database().read<QList<Route>>([](Session& session) -> Result<QList<Route>> {
        const auto stored = RouteStore(session).all();
        if (!stored)
            return stored.error();
        QList<Route> routes;
        for (const auto& route : *stored)
            routes.append({route.id, route.name, route.contact});
        return routes;
    });
}

} // namespace steward
