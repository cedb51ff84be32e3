// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person (or an automation) may ask of a case.
#pragma once

#include "domain/case.h"
#include "domain/checklist.h"
#include "domain/private_text.h"

#include <variant>

namespace steward::command {

struct TakeClaim { };
struct Release {
    PrivateText handOver;
};
struct Assign {
    std::optional<PersonId> to;
}; ///< none: back to nobody
struct AddNote {
    PrivateText note;
};
/// Agrees with a finding, disagrees or ignores it: all of one detector under one rule in an item together.
struct JudgeFinding {
    ItemId item;
    RuleId rule;
    QString detector;
    FindingVerdict verdict = FindingVerdict::Agreed;
};
struct Snooze {
    Instant until;
};
struct Resolve {
    QString topic;
};
struct Reopen { };
struct Look { }; ///< a person opened the case: meets the human-look clock
struct DecideItem {
    ItemId item;
    Action action = Action::Keep;
    RuleId rule;
    PrivateText reason;
};
/// A reply as it leaves the composer. `gate` is the verdict of domain/checklist.h on exactly this text.
struct WriteReply {
    PrivateText text;
    Audience audience = Audience::Public;
    ReplyKind kind = ReplyKind::G;
    ItemId inReplyTo; ///< invalid: the newest unanswered inbound item
    SignOff signOff;
    GateVerdict gate;
    std::optional<std::chrono::seconds> holdFor; ///< none: the workspace's undo window
    std::optional<ReplyId> replaces; ///< a returned or failed reply that this one supersedes
};
struct ApproveReply {
    ReplyId reply;
};
struct ReturnReply {
    ReplyId reply;
    PrivateText reason;
};
struct WithdrawReply {
    ReplyId reply;
};
struct RetractReply {
    ReplyId reply;
    PrivateText reason;
};
struct Escalate {
    RouteId route;
    Urgency urgency = Urgency::Routine;
    PrivateText reason;
    std::optional<Action> proposal;
    RuleId proposalRule;
    ItemId proposalItem;
};
struct Acknowledge {
    RouteId route;
}; ///< empty route: the oldest open one
struct Review {
    RouteId route;
    Outcome outcome = Outcome::Returned;
    PrivateText reason;
};
/// Takes back the actor's own last command: the case as it was before and after that. What others changed
/// since stays as it is.
struct Undo {
    Case before;
    Case after;
};

// The outbox's own steps; only automation may ask for them.
struct StartSending {
    ReplyId reply;
};
struct ConfirmSent {
    ReplyId reply;
    bool byHand = false;
};
struct FailSending {
    ReplyId reply;
    QString code;
    bool final = false;
}; ///< not final: back to holding, tried again later
struct SendBack {
    ReplyId reply;
    QString cause;
}; ///< the gate at the moment of sending said no: returns to its writer
struct StartEnforcement {
    ItemId item;
};
struct ConfirmEnforcement {
    ItemId item;
    bool byHand = false;
    std::optional<Visibility> shows;
}; ///< shows: what the platform said afterwards
struct FailEnforcement {
    ItemId item;
    QString code;
    bool final = false;
};
struct ConfirmRetracted {
    ReplyId reply;
    bool byHand = false;
}; ///< the platform no longer shows a retracted reply
// The clock-keeper's.
struct MarkBreached {
    Target target = Target::FirstResponse;
};
struct WakeUp { }; ///< a snooze has run out

} // namespace steward::command

namespace steward {

using Command = std::variant<command::TakeClaim, command::Release, command::Assign, command::AddNote,
    command::JudgeFinding, command::Snooze, command::Resolve, command::Reopen, command::Look,
    command::DecideItem, command::WriteReply, command::ApproveReply, command::ReturnReply,
    command::WithdrawReply, command::RetractReply, command::Escalate, command::Acknowledge, command::Review,
    command::Undo, command::StartSending, command::ConfirmSent, command::FailSending, command::SendBack,
    command::StartEnforcement, command::ConfirmEnforcement, command::FailEnforcement,
    command::ConfirmRetracted, command::MarkBreached, command::WakeUp>;

} // namespace steward
