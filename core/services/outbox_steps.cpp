// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/outbox_steps.h"

#include "services/draft_gate.h"
#include "services/sign_off.h"
#include "storage/case_store.h"
#include "storage/item_store.h"
#include "storage/thread_store.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Actor outboxActor()
{
    Actor actor;
    actor.automation = u"outbox"_s;
    return actor;
}

Result<void> step(Session& session, const TakenUp& taken, const Command& command, const DeskPolicy& policy)
{
    const auto performed = performIn(session, taken.call.subject, command, outboxActor(), policy);
    return performed ? Result<void>() : performed.error();
}

bool isStillWanted(const StoredReply& reply)
{
    const ReplyState state = reply.reply.state;
    return state == ReplyState::Holding || state == ReplyState::Sending || state == ReplyState::Retracted;
}

Result<void> readTarget(Session& session, ItemId id, TakenUp& taken)
{
    const auto item = ItemStore(session).find(id);
    if (!item)
        return item.error();
    if (!item->has_value())
        return {};
    taken.target = (*item)->platformId;
    taken.targetText = (*item)->text.text;
    const auto thread = ThreadStore(session).find((*item)->thread);
    if (!thread)
        return thread.error();
    if (thread->has_value())
        taken.root = (*thread)->root;
    return {};
}

/// False: there is nothing left to do for this call.
Result<bool> readReply(Session& session, TakenUp& taken)
{
    const auto reply = ReplyStore(session).find(taken.call.reply);
    if (!reply)
        return reply.error();
    if (!reply->has_value() || !isStillWanted(**reply))
        return false;
    taken.reply = **reply;
    const bool wasSending = taken.reply->reply.state == ReplyState::Sending;
    taken.mayHaveHappened = wasSending || (taken.isRetraction() && taken.call.startedAt);
    if (const auto target = readTarget(session, taken.reply->reply.inReplyTo, taken); !target)
        return target.error();
    return true;
}

Result<bool> readDecision(Session& session, TakenUp& taken)
{
    const auto subject = CaseStore(session).load(taken.call.subject);
    if (!subject)
        return subject.error();
    const CaseItem* item = subject->item(taken.call.item);
    if (!item || !item->decision || item->decision->action != taken.call.action)
        return false;
    const EnforcementPhase phase = item->decision->phase;
    if (phase != EnforcementPhase::Queued && phase != EnforcementPhase::Waiting
        && phase != EnforcementPhase::Sending)
        return false;
    if (const auto target = readTarget(session, taken.call.item, taken); !target)
        return target.error();
    return true;
}

} // namespace

Result<std::optional<TakenUp>> takeUp(Session& session, qint64 callId, const QString& owner, Instant now)
{
    const std::optional<TakenUp> none;
    OutboxStore outbox(session);
    const auto leased = outbox.takeLease(callId, owner, now, now + leaseFor);
    if (!leased)
        return leased.error();
    if (!*leased)
        return none;
    const auto call = outbox.find(callId);
    if (!call)
        return call.error();
    if (!call->has_value() || (*call)->state == CallState::Failed)
        return none;
    const auto account = AccountStore(session).find((*call)->account);
    if (!account)
        return account.error();
    TakenUp taken;
    taken.call = **call;
    taken.account = account->value_or(StoredAccount{});
    const auto wanted
        = taken.call.kind == CallKind::Reply ? readReply(session, taken) : readDecision(session, taken);
    if (!wanted)
        return wanted.error();
    if (*wanted)
        return std::optional(taken);
    if (const auto finished = outbox.finish(callId); !finished)
        return finished.error();
    return none;
}

namespace {

/// The rules may have changed, and so may the thread, since the reply was signed.
Result<bool> passesTheGate(Session& session, const TakenUp& taken, const DeskPolicy& policy)
{
    const auto subject = CaseStore(session).load(taken.call.subject);
    if (!subject)
        return subject.error();
    const CaseReply& reply = taken.reply->reply;
    const DraftToJudge draft{taken.reply->text.text, reply.audience, reply.kind, reply.inReplyTo,
        signOffFromJson(taken.reply->signOff)};
    const auto judged = judgedDraft(session, *subject, draft, outboxActor(), policy);
    if (!judged)
        return judged.error();
    return judged->gate.mayLeave();
}

Result<Begin> beginReply(Session& session, const TakenUp& taken, const DeskPolicy& policy)
{
    const auto passes = passesTheGate(session, taken, policy);
    if (!passes)
        return passes.error();
    const auto started = *passes ? step(session, taken, command::StartSending{taken.call.reply}, policy)
                                 : Result<void>(Error{ErrorCode::Conflict, {}, u"gate"_s});
    if (started)
        return Begin::Started;
    if (started.error().code == ErrorCode::Conflict) {
        const auto back = sendBack(session, taken, started.error().detail, policy);
        return back ? Result<Begin>(Begin::SentBack) : back.error();
    }
    return started.error();
}

} // namespace

Result<Begin> begin(Session& session, const TakenUp& taken, const DeskPolicy& policy)
{
    Result<Begin> begun = Begin::Started;
    if (taken.call.kind == CallKind::Enforcement) {
        if (const auto started = step(session, taken, command::StartEnforcement{taken.call.item}, policy);
            !started)
            begun = started.error();
    } else if (!taken.isRetraction()) {
        begun = beginReply(session, taken, policy);
    }
    if (!begun && begun.error().code == ErrorCode::Refused)
        return Begin::Settled; // withdrawn, superseded or carried out by hand a moment ago
    if (!begun || *begun != Begin::Started)
        return begun;
    const auto started = OutboxStore(session).start(taken.call.id, policy.now);
    return started ? begun : started.error();
}

Result<void> sendBack(Session& session, const TakenUp& taken, const QString& cause, const DeskPolicy& policy)
{
    return step(session, taken, command::SendBack{taken.call.reply, cause}, policy);
}

Result<void> confirmReply(
    Session& session, const TakenUp& taken, const QString& remoteId, const DeskPolicy& policy)
{
    if (const auto done = step(session, taken, command::ConfirmSent{taken.call.reply, false}, policy); !done)
        return done;
    return ReplyStore(session).setRemoteId(taken.call.reply, remoteId);
}

Result<void> confirmEnforcement(
    Session& session, const TakenUp& taken, Visibility shows, const DeskPolicy& policy)
{
    return step(session, taken, command::ConfirmEnforcement{taken.call.item, false, shows}, policy);
}

Result<void> confirmRetraction(Session& session, const TakenUp& taken, const DeskPolicy& policy)
{
    return step(session, taken, command::ConfirmRetracted{taken.call.reply, false}, policy);
}

CallFailure failureOf(const Error& error, const TakenUp& taken)
{
    // Taking down and moderating can be repeated without harm; only a reply could appear twice.
    const bool repeatable = taken.call.kind == CallKind::Enforcement || taken.isRetraction();
    switch (error.code) {
    case ErrorCode::Throttled:
        return CallFailure::Later;
    case ErrorCode::Unreachable:
    case ErrorCode::Cancelled:
    case ErrorCode::Malformed:
    case ErrorCode::Unreadable:
        return repeatable ? CallFailure::Later : CallFailure::Unknown;
    default:
        return CallFailure::Final;
    }
}

Instant retryAt(Instant now, int attempts, const Error& error)
{
    using namespace std::chrono;
    const auto doubled = seconds(30) * (1 << std::clamp(attempts - 1, 0, 5));
    const auto asked = error.code == ErrorCode::Throttled
        ? seconds(std::clamp(error.detail.toInt(), 0, 24 * 3600))
        : seconds(0);
    return now + std::max(std::min<seconds>(doubled, minutes(15)), asked);
}

Result<void> fail(Session& session, const TakenUp& taken, const Error& error, const DeskPolicy& policy)
{
    const CallFailure failure = failureOf(error, taken);
    const bool final = failure == CallFailure::Final;
    const QString code = QString::number(int(error.code));
    Result<void> noted;
    if (taken.call.kind == CallKind::Enforcement)
        noted = step(session, taken, command::FailEnforcement{taken.call.item, code, final}, policy);
    else if (!taken.isRetraction() && failure != CallFailure::Unknown)
        noted = step(session, taken, command::FailSending{taken.call.reply, code, final}, policy);
    if (!noted && noted.error().code != ErrorCode::Refused)
        return noted;
    const CallState state = final         ? CallState::Failed
        : failure == CallFailure::Unknown ? CallState::Sending
                                          : CallState::Waiting;
    return OutboxStore(session).postpone(
        taken.call.id, state, retryAt(policy.now, taken.call.attempts + 1, error), error.message);
}

Result<void> putOff(
    Session& session, const TakenUp& taken, CallState state, Instant notBefore, const QString& why)
{
    return OutboxStore(session).postpone(
        taken.call.id, taken.mayHaveHappened ? CallState::Sending : state, notBefore, why);
}

} // namespace steward
