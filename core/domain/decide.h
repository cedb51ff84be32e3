// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pure middle: what a command does to a case, and what an event makes of it.
#pragma once

#include "base/result.h"
#include "domain/command.h"
#include "domain/event.h"
#include "domain/person.h"
#include "domain/platform.h"

#include <QHash>
#include <QSet>

namespace steward {

/// What `decide` needs to know of a ground rule.
struct RuleFacts {
    Severity severity = Severity::S3;
    bool isBreach = false; ///< only a breach may justify a restrictive action
};

/// Everything outside the case that a decision depends on, gathered by the service before it asks. Plain
/// values: no clock, no I/O.
struct Circumstances {
    Actor actor;
    Instant now;
    std::optional<qint64>
        seenVersion; ///< version of the case that was painted; none: the caller reads and acts in one go
    Capabilities capabilities; ///< platform narrowed by account
    bool connected = true; ///< this account has a connection somewhere; if not, calls wait as "no connection"
    QHash<RuleId, RuleFacts> rules;
    QSet<RouteId> routes;
    QHash<PersonId, QSet<Role>> people; ///< active people
    QHash<Target, Instant> deadlines; ///< due times for clocks that may start now
    QHash<Urgency, Instant> escalationDue;
    std::chrono::minutes claimFor{30};
    std::chrono::seconds holdFor{30}; ///< undo window of replies and of one-way enforcement
    std::chrono::minutes replyStaleAfter{240};
    std::chrono::minutes crisisReplyStaleAfter{20};
    bool approvalNeeded = false; ///< policy of the account or role: a second person must approve
    PrivateText evidence; ///< canonical snapshot of the item for a restrictive decision, or of the reply for
                          ///< a retraction
    RouteId breachRoute{QStringLiteral("CALD")}; ///< who hears of a reply that had to be retracted
    QList<event::FindingFact> findings; ///< of the item that a JudgeFinding is about, as it is now
    std::optional<FindingVerdict> judged; ///< how that finding stands judged so far
    ReplyId nextReply; ///< ids to give to what the command creates
    EscalationId nextEscalation;
};

inline size_t qHash(Target target, size_t seed = 0)
{
    return ::qHash(int(target), seed);
}
inline size_t qHash(Urgency urgency, size_t seed = 0)
{
    return ::qHash(int(urgency), seed);
}

/// Restrictive actions need a ground rule that names a breach, and leave evidence.
constexpr bool isRestrictive(Action action)
{
    return action == Action::Hold || action == Action::Hide || action == Action::Remove
        || action == Action::Spam || action == Action::Block || action == Action::Report
        || action == Action::Warn;
}
/// What an item shows as once an action is confirmed; `now` for actions that do not change it.
Visibility visibilityAfter(Action action, Visibility now);

/// The events that `command` gives on `subject`, or one plain sentence why not. Pure. A refusal changes
/// nothing; acting on a free case claims it in the same list of events; on a case claimed by somebody else it
/// is refused (ErrorCode::Refused). A case that moved on (by what the command depends on, see desk rule 9)
/// gives ErrorCode::Conflict.
Result<Events> decide(const Case& subject, const Command& command, const Circumstances& circumstances);

/// The case after `event`, which happened at `at`. Total: never fails, ignores what it does not know. Each
/// event adds 1 to Case::version. Head fields (everything but the four lists) never need a scan of `items`,
/// so intake may evolve a case loaded without them.
Case evolve(Case subject, const Event& event, Instant at);

/// Folds a list.
Case evolveAll(Case subject, const Events& events, Instant at);

/// One action as it is offered to a person: role x capability x state.
struct OfferedAction {
    Action action = Action::Keep;
    bool enabled = true;
    QString whyNot; ///< if not enabled
    Reversibility reversibility = Reversibility::Reversible;
    QString note; ///< said before: how far it can be taken back, who still sees it

    bool operator==(const OfferedAction&) const = default;
};

/// The actions on one item, in the order of the desk. Pure.
QList<OfferedAction> offeredActions(const Case& subject, ItemId item, const Circumstances& circumstances);

/// What a case is in once something inbound arrives or is edited: resolved, pending and snoozed cases open
/// again. `evolve` applies it.
constexpr State stateAfterInbound(State state)
{
    return state == State::Resolved || state == State::Pending || state == State::Snoozed ? State::Open
                                                                                          : state;
}

/// The gate at the moment of sending: why this reply must go back to its writer (a cause of
/// event::ReplyMoved), or none. Pure.
std::optional<QString> reasonToSendBack(
    const Case& subject, const CaseReply& reply, const Circumstances& circumstances);

/// The permission that an action on an item needs.
Permission permissionFor(Action action);
/// The action that takes this one back, if there is one.
std::optional<Action> oppositeOf(Action action);

/// The name of a command as people read it ("hide", "send reply"), for notices and the palette. Untranslated
/// key.
QString commandName(const Command& command);

} // namespace steward
