// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cases and circumstances for stories: aCase().withInbound("rude").claimedBy(sam).
#pragma once

#include "domain/decide.h"

namespace steward::test {

inline constexpr Instant noon = fromMs(1'795'003'200'000); // 2026-11-18 12:00:00 UTC, a Wednesday
inline constexpr PersonId sam{1}; ///< a moderator
inline constexpr PersonId kim{2}; ///< another moderator
inline constexpr PersonId lee{3}; ///< a supervisor
inline constexpr PersonId ada{4}; ///< an auditor
inline constexpr PersonId pat{5}; ///< all roles

inline RuleId rule(const char* id)
{
    return RuleId{QString::fromLatin1(id)};
}
inline RouteId route(const char* id)
{
    return RouteId{QString::fromLatin1(id)};
}
inline ChecklistItemId checklistItem(const char* id)
{
    return ChecklistItemId{QString::fromLatin1(id)};
}
inline PrivateText words(const char* text)
{
    return PrivateText{QString::fromUtf8(text), {}, {}};
}

inline QHash<PersonId, QSet<Role>> everybody()
{
    return {{sam, {Role::Moderator}}, {kim, {Role::Moderator}}, {lee, {Role::Supervisor}},
        {ada, {Role::Auditor}},
        {pat, {Role::Moderator, Role::Supervisor, Role::Auditor, Role::Administrator}}};
}

inline Actor actor(PersonId person)
{
    return Actor{person, everybody().value(person), {}};
}
inline Actor automation(const char* name)
{
    return Actor{{}, {}, QString::fromLatin1(name)};
}

/// What surrounds a command unless a test says otherwise: WordPress, connected, at noon, every rule and
/// route.
inline Circumstances circumstances(const Actor& who, Instant now = noon)
{
    Circumstances in;
    in.actor = who;
    in.now = now;
    in.capabilities = platformOf(QStringLiteral("wordpress")).capabilities;
    for (const char* id : {"R01", "R05", "R06", "R12", "R19"})
        in.rules.insert(rule(id), {Severity::S2, true});
    for (const char* id : {"R02", "R03", "R08", "R18"})
        in.rules.insert(rule(id), {Severity::S2, false});
    for (const char* id : {"DUTY", "SUP", "SAFE", "CALD", "PALS"})
        in.routes.insert(route(id));
    in.people = everybody();
    in.escalationDue = {{Urgency::Routine, now + std::chrono::hours(8)},
        {Urgency::Urgent, now + std::chrono::hours(1)}, {Urgency::Immediate, now + std::chrono::minutes(15)}};
    in.evidence = words("{\"text\":\"as it was\"}");
    in.nextReply = ReplyId{901};
    in.nextEscalation = EscalationId{801};
    return in;
}

/// A verdict of the gate that lets everything through.
inline GateVerdict passed()
{
    return GateVerdict{{{checklistItem("C01"), AnswerBy::Machine}, {checklistItem("C02"), AnswerBy::Person}}};
}

class CaseBuilder {
public:
    CaseBuilder() { m_case.id = CaseId{1042}; }

    CaseBuilder& withInbound(
        ItemId item = {}, Severity severity = Severity::S0, AuthorId author = AuthorId{7})
    {
        event::ItemReceived e = arrival(item, Direction::Inbound, author);
        e.severity = severity;
        return with(e);
    }
    CaseBuilder& withCrisis()
    {
        event::ItemReceived e = arrival({}, Direction::Inbound, AuthorId{7});
        e.severity = Severity::S1;
        e.crisis = true;
        e.clocks << event::ClockStart{Target::HumanLook, m_at, m_at + std::chrono::minutes(15), true};
        return with(e);
    }
    CaseBuilder& withOurItem() { return with(arrival({}, Direction::Outbound, AuthorId{1})); }
    CaseBuilder& showing(Visibility visibility)
    {
        return with(event::VisibilityObserved{m_lastItem, {}, visibility});
    }
    CaseBuilder& withClock(Target target, std::chrono::minutes due)
    {
        return with(event::ClockStarted{{target, m_at, m_at + due, false}});
    }
    CaseBuilder& at(Instant at)
    {
        m_at = at;
        return *this;
    }
    CaseBuilder& claimedBy(PersonId person, std::chrono::minutes length = std::chrono::minutes(30))
    {
        return with(event::Claimed{person, m_at + length});
    }
    CaseBuilder& ownedBy(PersonId person) { return with(event::Assigned{{}, person}); }
    CaseBuilder& in(State state)
    {
        return with(event::StateChanged{m_case.state, state, QStringLiteral("test"), {}, {}});
    }
    CaseBuilder& withReply(ReplyId id, ReplyState state, PersonId writer = sam)
    {
        event::ReplyWritten written;
        written.reply = id;
        written.writer = writer;
        written.inReplyTo = m_lastItem;
        with(written);
        return with(event::ReplyMoved{id, ReplyState::Checked, state, QStringLiteral("test"),
            state == ReplyState::Holding ? std::optional(m_at) : std::nullopt, {}, {}});
    }
    CaseBuilder& escalatedTo(const char* id, std::optional<Action> proposal = {}, PersonId by = sam)
    {
        event::EscalationRaised e;
        e.escalation = EscalationId{m_nextId++};
        e.route = route(id);
        e.by = by;
        e.proposal = proposal;
        e.proposalRule = proposal ? rule("R19") : RuleId{};
        e.proposalItem = proposal ? m_lastItem : ItemId{};
        with(e);
        return m_case.state == State::Escalated ? *this : in(State::Escalated);
    }
    CaseBuilder& decided(Action action, EnforcementPhase phase, PersonId by = sam)
    {
        event::ItemDecided e;
        e.item = m_lastItem;
        e.action = action;
        e.rule = rule("R19");
        e.by = by;
        e.from = m_case.item(m_lastItem)->visibility;
        e.phase = phase;
        with(e);
        if (phase == EnforcementPhase::Confirmed)
            with(event::EnforcementMoved{
                m_lastItem, action, phase, phase, visibilityAfter(action, e.from), {}});
        return *this;
    }
    CaseBuilder& with(const Event& event)
    {
        m_case = evolve(m_case, event, m_at);
        return *this;
    }

    ItemId lastItem() const { return m_lastItem; }
    operator Case() const { return m_case; }
    Case build() const { return m_case; }

private:
    event::ItemReceived arrival(ItemId item, Direction direction, AuthorId author)
    {
        m_lastItem = item.isValid() ? item : ItemId{m_nextId++};
        event::ItemReceived e;
        e.thread = ThreadId{55};
        e.account = AccountId{3};
        e.platform = QStringLiteral("wordpress");
        e.item = m_lastItem;
        e.author = author;
        e.direction = direction;
        e.created = m_at;
        return e;
    }

    Case m_case;
    Instant m_at = noon - std::chrono::hours(1);
    ItemId m_lastItem;
    qint64 m_nextId = 100;
};

inline CaseBuilder aCase()
{
    return {};
}
inline CaseBuilder aHeardCase()
{
    return CaseBuilder().withInbound();
}

/// The part of a case that undo promises to give back: everything but versions, the fact that somebody
/// looked, and withdrawn traces.
inline Case workState(Case c)
{
    c.version = 0;
    c.contentVersion = 0;
    c.looked = false;
    for (CaseItem& item : c.items) {
        item.changedAtVersion = 0;
        if (item.decision && item.decision->phase == EnforcementPhase::Withdrawn)
            item.decision.reset();
        if (item.decision)
            item.decision->at = {};
    }
    c.replies.removeIf([](const CaseReply& reply) { return reply.state == ReplyState::Withdrawn; });
    for (CaseReply& reply : c.replies)
        reply.holdUntil.reset();
    return c;
}

} // namespace steward::test
