// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened. Every event is one entry of the moderation log; state is the fold of them. The names and
// field names are the log's format (core/log/FORMAT.md): never renamed, only added to.
#pragma once

#include "domain/case.h"
#include "domain/checklist.h"
#include "domain/private_text.h"

#include <QMap>

#include <variant>

namespace steward::event {

// Every event lists its fields once, through `fields(self, visit)`; JSON writer, reader and equality tests
// are made from it.
#define STEWARD_EVENT(eventName, ...)                                                                        \
    static constexpr const char* name = eventName;                                                           \
    template <typename Self, typename Visit>                                                                 \
    static void fields([[maybe_unused]] Self& self, [[maybe_unused]] Visit&& visit)                          \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }
#define STEWARD_FIELD(field) visit(#field, self.field);

/// A clock that starts with an event.
struct ClockStart {
    Target target = Target::FirstResponse;
    Instant startedAt;
    Instant dueAt;
    bool elapsed = false;
    bool operator==(const ClockStart&) const = default;
    STEWARD_EVENT(
        "", STEWARD_FIELD(target) STEWARD_FIELD(startedAt) STEWARD_FIELD(dueAt) STEWARD_FIELD(elapsed))
};
/// A finding as the log keeps it: no span, no digest, no value.
struct FindingFact {
    RuleId rule;
    QString detector;
    Tier tier = Tier::Possible;
    bool operator==(const FindingFact&) const = default;
    STEWARD_EVENT("", STEWARD_FIELD(rule) STEWARD_FIELD(detector) STEWARD_FIELD(tier))
};

/// An item arrived; the first of a thread opens the case.
struct ItemReceived {
    ThreadId thread;
    AccountId account;
    QString platform;
    ItemId item;
    AuthorId author;
    Direction direction = Direction::Inbound;
    Visibility visibility = Visibility::Unmoderated;
    Instant created;
    Severity severity = Severity::S0;
    bool crisis = false;
    bool notRead = false;
    QList<FindingFact> findings;
    QList<ClockStart> clocks;
    PrivateText text;
    bool operator==(const ItemReceived&) const = default;
    STEWARD_EVENT("item-received",
        STEWARD_FIELD(thread) STEWARD_FIELD(account) STEWARD_FIELD(platform) STEWARD_FIELD(item)
            STEWARD_FIELD(author) STEWARD_FIELD(direction) STEWARD_FIELD(visibility) STEWARD_FIELD(created)
                STEWARD_FIELD(severity) STEWARD_FIELD(crisis) STEWARD_FIELD(notRead) STEWARD_FIELD(findings)
                    STEWARD_FIELD(clocks) STEWARD_FIELD(text))
};
/// The author edited it: a new revision with its own findings. Severity only ever rises.
struct ItemRevised {
    ItemId item;
    int revision = 1;
    Severity severity = Severity::S0;
    bool crisis = false;
    bool notRead = false;
    QList<FindingFact> findings;
    QList<ClockStart> clocks;
    PrivateText text;
    Direction direction = Direction::Inbound; ///< outbound: we edited our own words on the platform
    bool operator==(const ItemRevised&) const = default;
    STEWARD_EVENT("item-revised",
        STEWARD_FIELD(item) STEWARD_FIELD(revision) STEWARD_FIELD(severity) STEWARD_FIELD(crisis)
            STEWARD_FIELD(notRead) STEWARD_FIELD(findings) STEWARD_FIELD(clocks) STEWARD_FIELD(text)
                STEWARD_FIELD(direction))
};
/// The platform shows it differently now, without us (author deleted it, another moderator acted there).
struct VisibilityObserved {
    ItemId item;
    Visibility from = Visibility::Unmoderated;
    Visibility to = Visibility::Unmoderated;
    bool operator==(const VisibilityObserved&) const = default;
    STEWARD_EVENT("visibility-observed", STEWARD_FIELD(item) STEWARD_FIELD(from) STEWARD_FIELD(to))
};
/// A thread that began with a gap turned out to belong to another one; its items move, this case ends as
/// merged.
struct CaseMerged {
    CaseId into;
    bool operator==(const CaseMerged&) const = default;
    STEWARD_EVENT("case-merged", STEWARD_FIELD(into))
};
/// The other side of CaseMerged: one item of `from` joins this case as it was there.
struct ItemAdopted {
    CaseId from;
    ThreadId thread;
    AccountId account;
    QString platform;
    ItemId item;
    AuthorId author;
    Direction direction = Direction::Inbound;
    Visibility visibility = Visibility::Unmoderated;
    Instant created;
    int revision = 1;
    Severity severity = Severity::S0;
    bool crisis = false;
    bool notRead = false;
    bool operator==(const ItemAdopted&) const = default;
    STEWARD_EVENT("item-adopted",
        STEWARD_FIELD(from) STEWARD_FIELD(thread) STEWARD_FIELD(account) STEWARD_FIELD(platform)
            STEWARD_FIELD(item) STEWARD_FIELD(author) STEWARD_FIELD(direction) STEWARD_FIELD(visibility)
                STEWARD_FIELD(created) STEWARD_FIELD(revision) STEWARD_FIELD(severity) STEWARD_FIELD(crisis)
                    STEWARD_FIELD(notRead))
};

/// What is found in an item depends on what its author said before in the thread: threads were united, and
/// there is more of it now. Nothing new was said.
struct ItemJudgedAgain {
    ItemId item;
    int revision = 1;
    Severity severity = Severity::S0;
    bool crisis = false;
    QList<FindingFact> findings;
    QList<ClockStart> clocks;
    bool operator==(const ItemJudgedAgain&) const = default;
    STEWARD_EVENT("item-judged-again",
        STEWARD_FIELD(item) STEWARD_FIELD(revision) STEWARD_FIELD(severity) STEWARD_FIELD(crisis)
            STEWARD_FIELD(findings) STEWARD_FIELD(clocks))
};

struct Claimed {
    PersonId by;
    Instant until;
    bool operator==(const Claimed&) const = default;
    STEWARD_EVENT("claimed", STEWARD_FIELD(by) STEWARD_FIELD(until))
};
struct Released {
    PersonId by;
    PrivateText handOver;
    bool operator==(const Released&) const = default;
    STEWARD_EVENT("released", STEWARD_FIELD(by) STEWARD_FIELD(handOver))
};
struct Assigned {
    std::optional<PersonId> from;
    std::optional<PersonId> to;
    bool operator==(const Assigned&) const = default;
    STEWARD_EVENT("assigned", STEWARD_FIELD(from) STEWARD_FIELD(to))
};
struct NoteAdded {
    PrivateText note;
    bool operator==(const NoteAdded&) const = default;
    STEWARD_EVENT("note-added", STEWARD_FIELD(note))
};
struct Looked {
    bool operator==(const Looked&) const = default;
    STEWARD_EVENT("looked", )
};
/// The case moved from one state to another; `cause` says why: resolve, reopen, snooze, wake, sent, returned,
/// upheld, taken-over, referred-out, escalated, inbound, kept, undo.
struct StateChanged {
    State from = State::New;
    State to = State::Open;
    QString cause;
    std::optional<Instant> snoozedUntil;
    QString topic;
    bool operator==(const StateChanged&) const = default;
    STEWARD_EVENT("state-changed",
        STEWARD_FIELD(from) STEWARD_FIELD(to) STEWARD_FIELD(cause) STEWARD_FIELD(snoozedUntil)
            STEWARD_FIELD(topic))
};

struct ItemDecided {
    ItemId item;
    Action action = Action::Keep;
    RuleId rule;
    PersonId by;
    Visibility from = Visibility::Unmoderated;
    EnforcementPhase phase = EnforcementPhase::None;
    std::optional<Instant> holdUntil;
    PrivateText reason;
    bool operator==(const ItemDecided&) const = default;
    STEWARD_EVENT("item-decided",
        STEWARD_FIELD(item) STEWARD_FIELD(action) STEWARD_FIELD(rule) STEWARD_FIELD(by) STEWARD_FIELD(from)
            STEWARD_FIELD(phase) STEWARD_FIELD(holdUntil) STEWARD_FIELD(reason))
};
/// How far the platform call came. `to` is what the item then shows as on the platform.
struct EnforcementMoved {
    ItemId item;
    Action action = Action::Keep;
    EnforcementPhase from = EnforcementPhase::None;
    EnforcementPhase phase = EnforcementPhase::Queued;
    Visibility to = Visibility::Unmoderated;
    QString code; ///< machine word of a failure
    bool operator==(const EnforcementMoved&) const = default;
    STEWARD_EVENT("enforcement-moved",
        STEWARD_FIELD(item) STEWARD_FIELD(action) STEWARD_FIELD(from) STEWARD_FIELD(phase) STEWARD_FIELD(to)
            STEWARD_FIELD(code))
};
/// Text, address, id and time were kept with a hash before anything was hidden or removed.
struct EvidenceCaptured {
    ItemId item;
    PrivateText snapshot; ///< canonical JSON of the item; the log holds its commitment only
    bool operator==(const EvidenceCaptured&) const = default;
    STEWARD_EVENT("evidence-captured", STEWARD_FIELD(item) STEWARD_FIELD(snapshot))
};

struct ReplyWritten {
    ReplyId reply;
    PersonId writer;
    Audience audience = Audience::Public;
    ReplyKind kind = ReplyKind::G;
    ItemId inReplyTo;
    qint64 threadVersion = 0;
    QList<ChecklistAnswer> answers;
    bool signedInBulk = false;
    QMap<QString, PrivateText> overrides;
    PrivateText text;
    bool operator==(const ReplyWritten&) const = default;
    STEWARD_EVENT("reply-written",
        STEWARD_FIELD(reply) STEWARD_FIELD(writer) STEWARD_FIELD(audience) STEWARD_FIELD(kind)
            STEWARD_FIELD(inReplyTo) STEWARD_FIELD(threadVersion) STEWARD_FIELD(answers)
                STEWARD_FIELD(signedInBulk) STEWARD_FIELD(overrides) STEWARD_FIELD(text))
};
/// A reply went from one state to the next. `cause`: hold, approval-needed, approved, returned, withdrawn,
/// undo, sending, sent, by-hand, failed, retry, author-deleted, author-edited, thread-moved-on, too-old,
/// gate, retracted, taken-down, superseded.
struct ReplyMoved {
    ReplyId reply;
    ReplyState from = ReplyState::Draft;
    ReplyState to = ReplyState::Draft;
    QString cause;
    std::optional<Instant> holdUntil;
    std::optional<PersonId> approver;
    PrivateText reason;
    bool operator==(const ReplyMoved&) const = default;
    STEWARD_EVENT("reply-moved",
        STEWARD_FIELD(reply) STEWARD_FIELD(from) STEWARD_FIELD(to) STEWARD_FIELD(cause)
            STEWARD_FIELD(holdUntil) STEWARD_FIELD(approver) STEWARD_FIELD(reason))
};

struct EscalationRaised {
    EscalationId escalation;
    RouteId route;
    Urgency urgency = Urgency::Routine;
    PersonId by;
    std::optional<Instant> dueAt;
    std::optional<Action> proposal;
    RuleId proposalRule;
    ItemId proposalItem;
    PrivateText reason;
    bool operator==(const EscalationRaised&) const = default;
    STEWARD_EVENT("escalation-raised",
        STEWARD_FIELD(escalation) STEWARD_FIELD(route) STEWARD_FIELD(urgency) STEWARD_FIELD(by)
            STEWARD_FIELD(dueAt) STEWARD_FIELD(proposal) STEWARD_FIELD(proposalRule)
                STEWARD_FIELD(proposalItem) STEWARD_FIELD(reason))
};
struct EscalationAcknowledged {
    EscalationId escalation;
    PersonId by;
    bool operator==(const EscalationAcknowledged&) const = default;
    STEWARD_EVENT("escalation-acknowledged", STEWARD_FIELD(escalation) STEWARD_FIELD(by))
};
struct EscalationReviewed {
    EscalationId escalation;
    Outcome outcome = Outcome::Returned;
    PersonId by;
    bool ownEscalation = false; ///< reviewed by the one who raised it: allowed and shown as such
    PrivateText reason;
    bool operator==(const EscalationReviewed&) const = default;
    STEWARD_EVENT("escalation-reviewed",
        STEWARD_FIELD(escalation) STEWARD_FIELD(outcome) STEWARD_FIELD(by) STEWARD_FIELD(ownEscalation)
            STEWARD_FIELD(reason))
};
/// An escalation taken back by its sender before anybody acknowledged it.
struct EscalationWithdrawn {
    EscalationId escalation;
    PersonId by;
    bool operator==(const EscalationWithdrawn&) const = default;
    STEWARD_EVENT("escalation-withdrawn", STEWARD_FIELD(escalation) STEWARD_FIELD(by))
};

struct ClockStarted {
    ClockStart clock;
    bool operator==(const ClockStarted&) const = default;
    STEWARD_EVENT("clock-started", STEWARD_FIELD(clock))
};
/// The newest clock of that target changed: met, breached, paused, running again.
struct ClockMoved {
    Target target = Target::FirstResponse;
    ClockStatus from = ClockStatus::Running;
    ClockStatus to = ClockStatus::Met;
    std::optional<Instant> dueAt; ///< new due time, where it changed
    bool operator==(const ClockMoved&) const = default;
    STEWARD_EVENT(
        "clock-moved", STEWARD_FIELD(target) STEWARD_FIELD(from) STEWARD_FIELD(to) STEWARD_FIELD(dueAt))
};
/// The work state went back to what it was before the actor's last command.
struct StepUndone {
    State state = State::New;
    std::optional<PersonId> owner;
    std::optional<PersonId> claimBy;
    std::optional<Instant> claimUntil;
    std::optional<Instant> snoozedUntil;
    QString topic;
    bool answered = false;
    QList<CaseClock> clocks;
    bool operator==(const StepUndone&) const = default;
    STEWARD_EVENT("step-undone",
        STEWARD_FIELD(state) STEWARD_FIELD(owner) STEWARD_FIELD(claimBy) STEWARD_FIELD(claimUntil)
            STEWARD_FIELD(snoozedUntil) STEWARD_FIELD(topic) STEWARD_FIELD(answered) STEWARD_FIELD(clocks))
};
/// A sensitive case (S1, S2) was on screen for two seconds or more.
struct SensitiveRead {
    PersonId by;
    bool operator==(const SensitiveRead&) const = default;
    STEWARD_EVENT("sensitive-read", STEWARD_FIELD(by))
};

/// A person judged what a rule found in an item: all findings of one detector under one rule together, as
/// they are shown. The newest counts. Never the value found, nor where.
struct FindingJudged {
    ItemId item;
    int revision = 1;
    RuleId rule;
    QString detector;
    Tier tier = Tier::Possible; ///< of the surest of them
    FindingVerdict verdict = FindingVerdict::Agreed;
    PersonId by;
    bool operator==(const FindingJudged&) const = default;
    STEWARD_EVENT("finding-judged",
        STEWARD_FIELD(item) STEWARD_FIELD(revision) STEWARD_FIELD(rule) STEWARD_FIELD(detector)
            STEWARD_FIELD(tier) STEWARD_FIELD(verdict) STEWARD_FIELD(by))
};

/// Something that is not about one case: an export, a person added, a collection run. `facts` holds Steward's
/// own ids, counts and machine words only; never a name, a handle, an address or a platform's id.
struct WorkspaceFact {
    QString what; ///< workspace-created person-added person-changed account-added account-removed
                  ///< account-tested collection-ran import-ran rules-published setting-changed log-exported
                  ///< log-verified checkpoint-made backup-made key-stored person-searched clock-jumped
    QMap<QString, QString> facts;
    bool operator==(const WorkspaceFact&) const = default;
    STEWARD_EVENT("workspace-fact", STEWARD_FIELD(what) STEWARD_FIELD(facts))
};

#undef STEWARD_FIELD
#undef STEWARD_EVENT

} // namespace steward::event

namespace steward {

using Event = std::variant<event::ItemReceived, event::ItemRevised, event::VisibilityObserved,
    event::CaseMerged, event::ItemAdopted, event::Claimed, event::Released, event::Assigned, event::NoteAdded,
    event::Looked, event::StateChanged, event::ItemDecided, event::EnforcementMoved, event::EvidenceCaptured,
    event::ReplyWritten, event::ReplyMoved, event::EscalationRaised, event::EscalationAcknowledged,
    event::EscalationReviewed, event::EscalationWithdrawn, event::ClockStarted, event::ClockMoved,
    event::StepUndone, event::SensitiveRead, event::FindingJudged, event::ItemJudgedAgain,
    event::WorkspaceFact>;

using Events = QList<Event>;

} // namespace steward
