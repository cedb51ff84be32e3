// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the desk as enums; their texts are the spelling in JSON, log, database and command line.
#pragma once

#include "base/enum_names.h"

namespace steward {

/// State of a case. Never mixed up with the visibility of an item.
enum class State { New, Open, Pending, Snoozed, Escalated, Resolved };
template <>
inline constexpr std::array enumNames<State>{std::pair{State::New, std::string_view("new")},
    std::pair{State::Open, std::string_view("open")}, std::pair{State::Pending, std::string_view("pending")},
    std::pair{State::Snoozed, std::string_view("snoozed")},
    std::pair{State::Escalated, std::string_view("escalated")},
    std::pair{State::Resolved, std::string_view("resolved")}};

/// Of an item on its platform.
enum class Visibility { Unmoderated, Held, Approved, Hidden, Removed, DeletedByAuthor };
template <>
inline constexpr std::array enumNames<Visibility>{
    std::pair{Visibility::Unmoderated, std::string_view("unmoderated")},
    std::pair{Visibility::Held, std::string_view("held")},
    std::pair{Visibility::Approved, std::string_view("approved")},
    std::pair{Visibility::Hidden, std::string_view("hidden")},
    std::pair{Visibility::Removed, std::string_view("removed")},
    std::pair{Visibility::DeletedByAuthor, std::string_view("deleted-by-author")}};

enum class Direction { Inbound, Outbound };
template <>
inline constexpr std::array enumNames<Direction>{std::pair{Direction::Inbound, std::string_view("inbound")},
    std::pair{Direction::Outbound, std::string_view("outbound")}};

enum class ItemKind { Post, Comment, Mention, Message, Review };
template <>
inline constexpr std::array enumNames<ItemKind>{std::pair{ItemKind::Post, std::string_view("post")},
    std::pair{ItemKind::Comment, std::string_view("comment")},
    std::pair{ItemKind::Mention, std::string_view("mention")},
    std::pair{ItemKind::Message, std::string_view("message")},
    std::pair{ItemKind::Review, std::string_view("review")}};

enum class MediaKind { Image, Video, Audio };
template <>
inline constexpr std::array enumNames<MediaKind>{std::pair{MediaKind::Image, std::string_view("image")},
    std::pair{MediaKind::Video, std::string_view("video")},
    std::pair{MediaKind::Audio, std::string_view("audio")}};

/// How sure a finding is.
enum class Tier { Certain, Likely, Possible };
template <>
inline constexpr std::array enumNames<Tier>{std::pair{Tier::Certain, std::string_view("certain")},
    std::pair{Tier::Likely, std::string_view("likely")},
    std::pair{Tier::Possible, std::string_view("possible")}};

/// What a moderator thinks of a finding: right, wrong, or neither here nor there.
enum class FindingVerdict { Agreed, Disagreed, Ignored };
template <>
inline constexpr std::array enumNames<FindingVerdict>{
    std::pair{FindingVerdict::Agreed, std::string_view("agreed")},
    std::pair{FindingVerdict::Disagreed, std::string_view("disagreed")},
    std::pair{FindingVerdict::Ignored, std::string_view("ignored")}};

/// S1 life or safety, S2 serious harm or legal duty, S3 rule breach, S4 housekeeping, S0 none.
enum class Severity { S0, S1, S2, S3, S4 };
template <>
inline constexpr std::array enumNames<Severity>{std::pair{Severity::S0, std::string_view("S0")},
    std::pair{Severity::S1, std::string_view("S1")}, std::pair{Severity::S2, std::string_view("S2")},
    std::pair{Severity::S3, std::string_view("S3")}, std::pair{Severity::S4, std::string_view("S4")}};
/// 1 is gravest, 5 is S0: the order of the inbox.
constexpr int urgencyRank(Severity severity)
{
    return severity == Severity::S0 ? 5 : int(severity);
}
constexpr bool isGraver(Severity a, Severity b)
{
    return urgencyRank(a) < urgencyRank(b);
}

/// What a moderator may rule on an item.
enum class Action { Keep, Approve, Hold, Hide, Unhide, Remove, Restore, Spam, Warn, Block, Unblock, Report };
template <>
inline constexpr std::array enumNames<Action>{std::pair{Action::Keep, std::string_view("keep")},
    std::pair{Action::Approve, std::string_view("approve")},
    std::pair{Action::Hold, std::string_view("hold")}, std::pair{Action::Hide, std::string_view("hide")},
    std::pair{Action::Unhide, std::string_view("unhide")},
    std::pair{Action::Remove, std::string_view("remove")},
    std::pair{Action::Restore, std::string_view("restore")},
    std::pair{Action::Spam, std::string_view("spam")}, std::pair{Action::Warn, std::string_view("warn")},
    std::pair{Action::Block, std::string_view("block")},
    std::pair{Action::Unblock, std::string_view("unblock")},
    std::pair{Action::Report, std::string_view("report")}};

/// The platform call that carries a decision out. `Waiting`: the account has no connection here; `Claimed`:
/// somebody says it was done by hand.
enum class EnforcementPhase { None, Queued, Waiting, Sending, Confirmed, Failed, Withdrawn, Claimed };
template <>
inline constexpr std::array enumNames<EnforcementPhase>{
    std::pair{EnforcementPhase::None, std::string_view("none")},
    std::pair{EnforcementPhase::Queued, std::string_view("queued")},
    std::pair{EnforcementPhase::Waiting, std::string_view("no-connection")},
    std::pair{EnforcementPhase::Sending, std::string_view("sending")},
    std::pair{EnforcementPhase::Confirmed, std::string_view("confirmed")},
    std::pair{EnforcementPhase::Failed, std::string_view("failed")},
    std::pair{EnforcementPhase::Withdrawn, std::string_view("withdrawn")},
    std::pair{EnforcementPhase::Claimed, std::string_view("claimed")}};

/// Life of a reply. `Sending` means a call may already have reached the platform: it is reconciled before it
/// is tried again.
enum class ReplyState {
    Draft,
    Checked,
    AwaitingApproval,
    Returned,
    Holding,
    Sending,
    Sent,
    Failed,
    Withdrawn,
    Retracted
};
template <>
inline constexpr std::array enumNames<ReplyState>{std::pair{ReplyState::Draft, std::string_view("draft")},
    std::pair{ReplyState::Checked, std::string_view("checked")},
    std::pair{ReplyState::AwaitingApproval, std::string_view("awaiting-approval")},
    std::pair{ReplyState::Returned, std::string_view("returned")},
    std::pair{ReplyState::Holding, std::string_view("holding")},
    std::pair{ReplyState::Sending, std::string_view("sending")},
    std::pair{ReplyState::Sent, std::string_view("sent")},
    std::pair{ReplyState::Failed, std::string_view("failed")},
    std::pair{ReplyState::Withdrawn, std::string_view("withdrawn")},
    std::pair{ReplyState::Retracted, std::string_view("retracted")}};

enum class Audience { Public, Private };
template <>
inline constexpr std::array enumNames<Audience>{std::pair{Audience::Public, std::string_view("public")},
    std::pair{Audience::Private, std::string_view("private")}};

/// What a reply is for; decides which checklist items apply. G general, T thanks, C complaint route, M
/// medical signpost, K crisis, F information request, P press or political, D direct message.
enum class ReplyKind { G, T, C, M, K, F, P, D };
template <>
inline constexpr std::array enumNames<ReplyKind>{std::pair{ReplyKind::G, std::string_view("G")},
    std::pair{ReplyKind::T, std::string_view("T")}, std::pair{ReplyKind::C, std::string_view("C")},
    std::pair{ReplyKind::M, std::string_view("M")}, std::pair{ReplyKind::K, std::string_view("K")},
    std::pair{ReplyKind::F, std::string_view("F")}, std::pair{ReplyKind::P, std::string_view("P")},
    std::pair{ReplyKind::D, std::string_view("D")}};

/// Outcome of one automatic check on a draft. Shown to people as "nothing found", "look again", "blocked";
/// never as "safe".
enum class CheckOutcome { Pass, Warn, Block };
template <>
inline constexpr std::array enumNames<CheckOutcome>{std::pair{CheckOutcome::Pass, std::string_view("pass")},
    std::pair{CheckOutcome::Warn, std::string_view("warn")},
    std::pair{CheckOutcome::Block, std::string_view("block")}};

enum class Urgency { Routine, Urgent, Immediate };
template <>
inline constexpr std::array enumNames<Urgency>{std::pair{Urgency::Routine, std::string_view("routine")},
    std::pair{Urgency::Urgent, std::string_view("urgent")},
    std::pair{Urgency::Immediate, std::string_view("immediate")}};

/// How a supervisor or route ended an escalation.
enum class Outcome { Returned, Upheld, TakenOver, ReferredOut };
template <>
inline constexpr std::array enumNames<Outcome>{std::pair{Outcome::Returned, std::string_view("returned")},
    std::pair{Outcome::Upheld, std::string_view("upheld")},
    std::pair{Outcome::TakenOver, std::string_view("taken-over")},
    std::pair{Outcome::ReferredOut, std::string_view("referred-out")}};

enum class ClockStatus { None, Running, Paused, Met, Breached };
template <>
inline constexpr std::array enumNames<ClockStatus>{std::pair{ClockStatus::None, std::string_view("none")},
    std::pair{ClockStatus::Running, std::string_view("running")},
    std::pair{ClockStatus::Paused, std::string_view("paused")},
    std::pair{ClockStatus::Met, std::string_view("met")},
    std::pair{ClockStatus::Breached, std::string_view("breached")}};

/// What a clock measures; the names are those of `stewardctl due --target`.
enum class Target {
    FirstResponse,
    NextResponse,
    Resolution,
    HumanLook,
    ComplaintAcknowledgement,
    InformationRequest,
    SubjectAccess,
    DataProtectionComplaint
};
template <>
inline constexpr std::array enumNames<Target>{
    std::pair{Target::FirstResponse, std::string_view("first-response")},
    std::pair{Target::NextResponse, std::string_view("next-response")},
    std::pair{Target::Resolution, std::string_view("resolution")},
    std::pair{Target::HumanLook, std::string_view("human-look")},
    std::pair{Target::ComplaintAcknowledgement, std::string_view("complaint-acknowledgement")},
    std::pair{Target::InformationRequest, std::string_view("information-request")},
    std::pair{Target::SubjectAccess, std::string_view("subject-access")},
    std::pair{Target::DataProtectionComplaint, std::string_view("data-protection-complaint")}};

enum class Role { Moderator, Supervisor, Auditor, Administrator };
template <>
inline constexpr std::array enumNames<Role>{std::pair{Role::Moderator, std::string_view("moderator")},
    std::pair{Role::Supervisor, std::string_view("supervisor")},
    std::pair{Role::Auditor, std::string_view("auditor")},
    std::pair{Role::Administrator, std::string_view("administrator")}};

} // namespace steward
