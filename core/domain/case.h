// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The case: the work on one thread, as a value. It is what `decide` looks at and what `evolve` makes.
#pragma once

#include "base/clock.h"
#include "domain/finding.h"
#include "domain/ids.h"
#include "domain/vocabulary.h"

#include <QList>

#include <optional>

namespace steward {

/// An exclusive, expiring hold on a case by one person; ownership (`Case::owner`) is another thing.
struct Claim {
    PersonId by;
    Instant until;

    bool operator==(const Claim&) const = default;
};

/// The last decision on an item and how far its enforcement came.
struct ItemDecision {
    Action action = Action::Keep;
    RuleId rule;
    PersonId by;
    Instant at;
    EnforcementPhase phase = EnforcementPhase::None;
    Visibility before = Visibility::Unmoderated; ///< what undo goes back to
    std::optional<Instant>
        holdUntil; ///< one-way actions wait as long as a reply does before they are carried out

    bool operator==(const ItemDecision&) const = default;
};

struct CaseItem {
    ItemId id;
    AuthorId author;
    Direction direction = Direction::Inbound;
    Visibility visibility = Visibility::Unmoderated;
    Instant created;
    int revision = 1;
    qint64 changedAtVersion = 0; ///< case version of the last change of this item (arrival, edit, decision)
    std::optional<ItemDecision> decision;

    bool operator==(const CaseItem&) const = default;
};

struct CaseReply {
    ReplyId id;
    ReplyState state = ReplyState::Draft;
    PersonId writer;
    std::optional<PersonId> approver;
    Audience audience = Audience::Public;
    ReplyKind kind = ReplyKind::G;
    ItemId inReplyTo;
    Instant writtenAt;
    std::optional<Instant> holdUntil; ///< while Holding
    qint64 threadVersion
        = 0; ///< Case::version when it was written: what the author says later is newer than this

    bool operator==(const CaseReply&) const = default;
};

struct CaseEscalation {
    EscalationId id;
    RouteId route;
    Urgency urgency = Urgency::Routine;
    PersonId by;
    Instant raisedAt;
    std::optional<Instant> dueAt;
    std::optional<Action> proposal; ///< what the moderator would do
    RuleId proposalRule;
    ItemId proposalItem;
    std::optional<PersonId> acknowledgedBy; ///< not "reached" until a named person acknowledges
    std::optional<Outcome> outcome; ///< none: still open

    bool isOpen() const { return !outcome.has_value(); }
    bool operator==(const CaseEscalation&) const = default;
};

/// A response target applied to this case.
struct CaseClock {
    Target target = Target::FirstResponse;
    ClockStatus status = ClockStatus::Running;
    Instant startedAt;
    Instant dueAt;
    bool elapsed = false; ///< runs day and night (crisis, safeguarding, threat)

    /// Not ended yet. A breached clock still waits for the deed that ends it; the log keeps that it was late.
    bool isLive() const { return status == ClockStatus::Running || status == ClockStatus::Breached; }
    bool operator==(const CaseClock&) const = default;
};

struct Case {
    CaseId id;
    ThreadId thread;
    AccountId account;
    QString platform; ///< platform id of the account
    qint64 version = 0; ///< +1 with every event; 0 means "not opened yet"
    qint64 contentVersion = 0; ///< version of the last inbound item, edit or deletion by an author
    State state = State::New;
    std::optional<PersonId> owner;
    std::optional<Claim> claim;
    Severity priority = Severity::S0; ///< the gravest item that still counts
    bool crisis = false;
    bool notRead = false; ///< holds something that the rules do not read
    bool looked = false; ///< a person opened it or acted on it
    std::optional<Instant> snoozedUntil;
    QString topic;
    int inboundCount = 0;
    Instant lastInboundAt;
    bool answered = false; ///< the newest inbound item has a reply of ours, or was kept
    QList<CaseItem> items; ///< in order of arrival
    QList<CaseReply> replies;
    QList<CaseEscalation> escalations;
    QList<CaseClock> clocks;

    const CaseItem* item(ItemId id) const;
    const CaseReply* reply(ReplyId id) const;
    const CaseEscalation* openEscalation(const RouteId& route) const; ///< empty route: the oldest open one
    const CaseClock* clock(Target target) const; ///< the newest of that target
    /// The clock that the inbox shows: the running or breached one that is due first.
    const CaseClock* leadingClock() const;
    bool isClaimedByOther(const std::optional<PersonId>& person, Instant now) const;
    bool hasOpenEscalation() const;
    const CaseItem* newestInbound() const; ///< that its author has not deleted, if there is one
    /// Version of the newest thing that anybody said here, us included: what replying and resolving depend
    /// on.
    qint64 conversationVersion() const;

    bool operator==(const Case&) const = default;
};

} // namespace steward
