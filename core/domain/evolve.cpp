// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"

#include <algorithm>

namespace steward {

namespace {

template <typename List, typename Key> auto* findById(List& list, const Key& id)
{
    const auto it = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.id == id; });
    return it == list.end() ? nullptr : &*it;
}

/// At most one clock of a target is live: a second arrival can only bring the due time forward, never push it
/// back.
void startClock(Case& c, const event::ClockStart& start)
{
    const auto live = std::find_if(c.clocks.begin(), c.clocks.end(),
        [&](const CaseClock& clock) { return clock.target == start.target && clock.isLive(); });
    if (live == c.clocks.end()) {
        c.clocks << CaseClock{
            start.target, ClockStatus::Running, start.startedAt, start.dueAt, start.elapsed};
        return;
    }
    if (live->status != ClockStatus::Running || start.dueAt >= live->dueAt)
        return;
    live->startedAt = start.startedAt;
    live->dueAt = start.dueAt;
    live->elapsed = start.elapsed;
}

void raiseAttention(Case& c, Severity severity, bool crisis, bool notRead)
{
    if (isGraver(severity, c.priority))
        c.priority = severity;
    c.crisis = c.crisis || crisis;
    c.notRead = c.notRead || notRead;
}

/// Something new to read: it is unanswered, unseen, and opens what was at rest.
void hear(Case& c)
{
    c.contentVersion = c.version;
    c.answered = false;
    c.looked = false;
    c.state = stateAfterInbound(c.state);
    if (c.state != State::Snoozed)
        c.snoozedUntil.reset();
}

template <typename Arrival> CaseItem itemFrom(const Case& c, const Arrival& e)
{
    CaseItem item;
    item.id = e.item;
    item.author = e.author;
    item.direction = e.direction;
    item.visibility = e.visibility;
    item.created = e.created;
    item.changedAtVersion = c.version;
    return item;
}

template <typename Arrival> void arrive(Case& c, const Arrival& e, int revision)
{
    if (!c.thread.isValid()) {
        c.thread = e.thread;
        c.account = e.account;
        c.platform = e.platform;
    }
    CaseItem item = itemFrom(c, e);
    item.revision = revision;
    c.items << item;
    raiseAttention(c, e.severity, e.crisis, e.notRead);
    if (e.direction == Direction::Inbound) {
        const bool first = c.inboundCount++ == 0;
        c.lastInboundAt = first ? e.created : std::max(c.lastInboundAt, e.created);
        hear(c);
    } else if (c.inboundCount > 0 && e.created >= c.lastInboundAt) {
        c.answered = true; // one of us answered on the platform itself
    }
}

void on(Case& c, const event::ItemReceived& e, Instant)
{
    arrive(c, e, 1);
    for (const event::ClockStart& start : e.clocks)
        startClock(c, start);
}

void on(Case& c, const event::ItemAdopted& e, Instant)
{
    arrive(c, e, e.revision);
}

void on(Case& c, const event::ItemRevised& e, Instant)
{
    if (CaseItem* item = findById(c.items, e.item)) {
        item->revision = e.revision;
        item->changedAtVersion = c.version;
    }
    raiseAttention(c, e.severity, e.crisis, e.notRead);
    if (e.direction == Direction::Inbound)
        hear(c);
    for (const event::ClockStart& start : e.clocks)
        startClock(c, start);
}

void on(Case& c, const event::ItemJudgedAgain& e, Instant)
{
    raiseAttention(c, e.severity, e.crisis, false);
    for (const event::ClockStart& start : e.clocks)
        startClock(c, start);
}

void on(Case& c, const event::VisibilityObserved& e, Instant)
{
    if (CaseItem* item = findById(c.items, e.item)) {
        item->visibility = e.to;
        item->changedAtVersion = c.version;
    }
    if (e.to == Visibility::DeletedByAuthor)
        c.contentVersion = c.version;
}

void on(Case& c, const event::CaseMerged&, Instant)
{
    c.state = State::Resolved;
    c.snoozedUntil.reset();
    c.claim.reset();
    c.items.clear();
    c.inboundCount = 0;
    for (CaseClock& clock : c.clocks) {
        if (clock.isLive())
            clock.status = ClockStatus::None;
    }
}

void on(Case& c, const event::Claimed& e, Instant)
{
    c.claim = Claim{e.by, e.until};
    if (c.state == State::New)
        c.state = State::Open;
}

void on(Case& c, const event::Released&, Instant)
{
    c.claim.reset();
}

void on(Case& c, const event::Assigned& e, Instant)
{
    c.owner = e.to;
    if (c.state == State::New && e.to)
        c.state = State::Open;
}

void on(Case&, const event::NoteAdded&, Instant) { }

void on(Case& c, const event::Looked&, Instant)
{
    c.looked = true;
}

void on(Case& c, const event::StateChanged& e, Instant)
{
    c.state = e.to;
    c.snoozedUntil = e.to == State::Snoozed ? e.snoozedUntil : std::nullopt;
    if (!e.topic.isEmpty())
        c.topic = e.topic;
    if (e.to == State::Resolved || e.to == State::Snoozed)
        c.claim.reset();
}

void on(Case& c, const event::ItemDecided& e, Instant at)
{
    CaseItem* item = findById(c.items, e.item);
    if (item) {
        item->decision = ItemDecision{e.action, e.rule, e.by, at, e.phase, e.from, e.holdUntil};
        item->changedAtVersion = c.version;
    }
    if (e.action == Action::Keep)
        c.answered = true;
}

void on(Case& c, const event::EnforcementMoved& e, Instant)
{
    CaseItem* item = findById(c.items, e.item);
    if (!item)
        return;
    if (item->decision && item->decision->action == e.action)
        item->decision->phase = e.phase;
    if (e.phase == EnforcementPhase::Confirmed || e.phase == EnforcementPhase::Claimed)
        item->visibility = e.to;
}

void on(Case&, const event::EvidenceCaptured&, Instant) { }

void on(Case& c, const event::ReplyWritten& e, Instant at)
{
    CaseReply reply;
    reply.id = e.reply;
    reply.state = ReplyState::Checked;
    reply.writer = e.writer;
    reply.audience = e.audience;
    reply.kind = e.kind;
    reply.inReplyTo = e.inReplyTo;
    reply.writtenAt = at;
    reply.threadVersion = c.version;
    c.replies << reply;
}

void on(Case& c, const event::ReplyMoved& e, Instant)
{
    CaseReply* reply = findById(c.replies, e.reply);
    if (!reply)
        return;
    reply->state = e.to;
    reply->holdUntil = e.to == ReplyState::Holding ? e.holdUntil : std::nullopt;
    if (e.approver)
        reply->approver = e.approver;
    else if (e.to == ReplyState::AwaitingApproval)
        reply->approver.reset();
    if (e.to == ReplyState::Sent && c.contentVersion <= reply->threadVersion)
        c.answered = true;
    if (e.to == ReplyState::Retracted)
        c.answered = false;
}

void on(Case& c, const event::EscalationRaised& e, Instant at)
{
    CaseEscalation escalation;
    escalation.id = e.escalation;
    escalation.route = e.route;
    escalation.urgency = e.urgency;
    escalation.by = e.by;
    escalation.raisedAt = at;
    escalation.dueAt = e.dueAt;
    escalation.proposal = e.proposal;
    escalation.proposalRule = e.proposalRule;
    escalation.proposalItem = e.proposalItem;
    c.escalations << escalation;
}

void on(Case& c, const event::EscalationAcknowledged& e, Instant)
{
    if (CaseEscalation* escalation = findById(c.escalations, e.escalation))
        escalation->acknowledgedBy = e.by;
}

void on(Case& c, const event::EscalationReviewed& e, Instant)
{
    if (CaseEscalation* escalation = findById(c.escalations, e.escalation))
        escalation->outcome = e.outcome;
}

void on(Case& c, const event::EscalationWithdrawn& e, Instant)
{
    c.escalations.removeIf([&](const CaseEscalation& entry) { return entry.id == e.escalation; });
}

void on(Case& c, const event::ClockStarted& e, Instant)
{
    startClock(c, e.clock);
}

void on(Case& c, const event::ClockMoved& e, Instant)
{
    const auto newest = std::find_if(
        c.clocks.rbegin(), c.clocks.rend(), [&](const CaseClock& clock) { return clock.target == e.target; });
    if (newest == c.clocks.rend())
        return;
    newest->status = e.to;
    if (e.dueAt)
        newest->dueAt = *e.dueAt;
}

void on(Case& c, const event::StepUndone& e, Instant)
{
    c.state = e.state;
    c.owner = e.owner;
    c.claim.reset();
    if (e.claimBy && e.claimUntil)
        c.claim = Claim{*e.claimBy, *e.claimUntil};
    c.snoozedUntil = e.snoozedUntil;
    c.topic = e.topic;
    c.answered = e.answered;
    c.clocks = e.clocks;
}

void on(Case&, const event::SensitiveRead&, Instant) { }
void on(Case&, const event::FindingJudged&, Instant) { }

void on(Case&, const event::WorkspaceFact&, Instant) { }

} // namespace

Case evolve(Case subject, const Event& event, Instant at)
{
    ++subject.version;
    std::visit([&](const auto& e) { on(subject, e, at); }, event);
    return subject;
}

Case evolveAll(Case subject, const Events& events, Instant at)
{
    for (const Event& event : events)
        subject = evolve(std::move(subject), event, at);
    return subject;
}

} // namespace steward
