// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/connection.h"
#include "services/outbox_state.h"

#include <QCoro/QCoroFuture>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using StatePtr = std::shared_ptr<OutboxState>;

constexpr auto connectionIsLookedForAfter = std::chrono::minutes(5);

/// One call on its way. In a coroutine frame of its own, so that connector and case outlive every suspension.
struct Errand {
    StatePtr state;
    TakenUp taken;
    std::shared_ptr<Connector> connector;

    OutgoingReply outgoing() const
    {
        OutgoingReply reply;
        reply.key = taken.reply->key;
        reply.text = taken.reply->text.text;
        reply.inReplyTo = taken.target;
        reply.root = taken.root;
        reply.audience = taken.reply->reply.audience;
        reply.firstTriedAt = taken.call.startedAt.value_or(taken.reply->reply.writtenAt);
        return reply;
    }
};

template <typename T>
QFuture<Result<T>> inStore(
    const Errand& errand, std::function<Result<T>(Session&, const TakenUp&, const DeskPolicy&)> job)
{
    return errand.state->write<T>(
        [job = std::move(job), taken = errand.taken, policy = errand.state->policy()](
            Session& session) { return job(session, taken, policy); });
}

void tellMoved(const Errand& errand)
{
    if (!errand.state->stop.stop_requested())
        emit errand.state->outbox->moved(errand.taken.call.subject);
}

/// Settled in the store: refused means that somebody else settled it first, which is as good.
QCoro::Task<Result<Sent>> settled(std::shared_ptr<Errand> errand, QFuture<Result<void>> storing, Sent sent)
{
    const auto stored = co_await storing;
    if (!stored && stored.error().code != ErrorCode::Refused)
        co_return stored.error();
    tellMoved(*errand);
    co_return sent;
}

QCoro::Task<Result<Sent>> putOffUntil(
    std::shared_ptr<Errand> errand, CallState state, Instant notBefore, QString why)
{
    auto storing = inStore<void>(*errand, [=](Session& session, const TakenUp& taken, const DeskPolicy&) {
        return putOff(session, taken, state, notBefore, why);
    });
    auto task = settled(errand, storing, Sent::Later);
    co_return co_await task;
}

QCoro::Task<Result<Sent>> failed(std::shared_ptr<Errand> errand, Error error)
{
    auto storing
        = inStore<void>(*errand, [error](Session& session, const TakenUp& taken, const DeskPolicy& policy) {
              return fail(session, taken, error, policy);
          });
    Sent sent = Sent::Later;
    if (failureOf(error, errand->taken) == CallFailure::Final)
        sent = Sent::Failed;
    auto task = settled(errand, storing, sent);
    co_return co_await task;
}

QCoro::Task<Result<Sent>> sentBack(std::shared_ptr<Errand> errand, QString cause)
{
    auto storing
        = inStore<void>(*errand, [cause](Session& session, const TakenUp& taken, const DeskPolicy& policy) {
              return sendBack(session, taken, cause, policy);
          });
    auto task = settled(errand, storing, Sent::Returned);
    co_return co_await task;
}

QCoro::Task<Result<Sent>> confirmed(std::shared_ptr<Errand> errand, QString remoteId)
{
    auto storing = inStore<void>(
        *errand, [remoteId](Session& session, const TakenUp& taken, const DeskPolicy& policy) {
            return confirmReply(session, taken, remoteId, policy);
        });
    auto task = settled(errand, storing, Sent::Done);
    co_return co_await task;
}

/// Commits "sending" before the platform hears of it.
QCoro::Task<Result<Begin>> begun(std::shared_ptr<Errand> errand)
{
    auto storing
        = inStore<Begin>(*errand, [](Session& session, const TakenUp& taken, const DeskPolicy& policy) {
              return begin(session, taken, policy);
          });
    const auto started = co_await storing;
    if (started)
        tellMoved(*errand);
    co_return started;
}

Sent notBegun(Begin begin)
{
    return begin == Begin::SentBack ? Sent::Returned : Sent::Skipped;
}

/// What only the platform can tell of the item that is answered; none: nothing stands against sending.
QCoro::Task<Result<std::optional<QString>>> objectionFromPlatform(std::shared_ptr<Errand> errand)
{
    const std::optional<QString> none;
    auto reading = errand->connector->read(errand->taken.target);
    const auto shown = co_await reading;
    if (!shown) {
        const ErrorCode code = shown.error().code;
        if (code == ErrorCode::NotFound)
            co_return std::optional(u"author-deleted"_s);
        if (code == ErrorCode::Unreachable || code == ErrorCode::Throttled || code == ErrorCode::Cancelled)
            co_return shown.error();
        co_return none; // a platform that cannot read one item is no reason not to answer it
    }
    if (!shown->exists || shown->visibility == Visibility::DeletedByAuthor)
        co_return std::optional(u"author-deleted"_s);
    const bool edited
        = !shown->text.isEmpty() && shown->text.simplified() != errand->taken.targetText.simplified();
    if (edited)
        co_return std::optional(u"author-edited"_s);
    co_return none;
}

QCoro::Task<Result<Sent>> sendReply(std::shared_ptr<Errand> errand)
{
    auto beginning = begun(errand);
    const auto begin = co_await beginning;
    if (!begin)
        co_return begin.error();
    if (*begin != Begin::Started)
        co_return notBegun(*begin);
    const auto outgoing = errand->outgoing();
    auto sending = errand->connector->reply(outgoing);
    const auto sent = co_await sending;
    if (sent) {
        auto task = confirmed(errand, *sent);
        co_return co_await task;
    }
    if (sent.error().code == ErrorCode::Rejected) {
        // "Already said that" may mean an earlier try of ours that arrived after all.
        auto finding = errand->connector->findReply(outgoing);
        const auto found = co_await finding;
        if (found && !found->isEmpty()) {
            auto task = confirmed(errand, *found);
            co_return co_await task;
        }
    }
    auto task = failed(errand, sent.error());
    co_return co_await task;
}

/// It may be out already: looked for before anything else.
QCoro::Task<Result<Sent>> reconcile(std::shared_ptr<Errand> errand)
{
    const auto outgoing = errand->outgoing();
    auto finding = errand->connector->findReply(outgoing);
    const auto found = co_await finding;
    if (!found) {
        const Instant again
            = retryAt(errand->state->workspace.now(), errand->taken.call.attempts, found.error());
        auto task = putOffUntil(errand, CallState::Sending, again, found.error().message);
        co_return co_await task;
    }
    if (!found->isEmpty()) {
        auto task = confirmed(errand, *found);
        co_return co_await task;
    }
    auto task = sendReply(errand);
    co_return co_await task;
}

QCoro::Task<Result<Sent>> sendNewReply(std::shared_ptr<Errand> errand)
{
    auto asking = objectionFromPlatform(errand);
    const auto objection = co_await asking;
    if (!objection) {
        // Nothing has begun: the reply can still be withdrawn while it waits.
        const Instant again
            = retryAt(errand->state->workspace.now(), errand->taken.call.attempts + 1, objection.error());
        auto task = putOffUntil(errand, CallState::Waiting, again, objection.error().message);
        co_return co_await task;
    }
    if (objection->has_value()) {
        auto task = sentBack(errand, **objection);
        co_return co_await task;
    }
    auto task = sendReply(errand);
    co_return co_await task;
}

QCoro::Task<Result<Sent>> enforce(std::shared_ptr<Errand> errand)
{
    auto beginning = begun(errand);
    const auto begin = co_await beginning;
    if (!begin)
        co_return begin.error();
    if (*begin != Begin::Started)
        co_return notBegun(*begin);
    auto enforcing = errand->connector->enforce(errand->taken.target, *errand->taken.call.action);
    const auto shown = co_await enforcing;
    if (!shown) {
        auto task = failed(errand, shown.error());
        co_return co_await task;
    }
    const Visibility shows = shown->exists ? shown->visibility : Visibility::Removed;
    auto storing
        = inStore<void>(*errand, [shows](Session& session, const TakenUp& taken, const DeskPolicy& policy) {
              return confirmEnforcement(session, taken, shows, policy);
          });
    auto task = settled(errand, storing, Sent::Done);
    co_return co_await task;
}

QCoro::Task<Result<Sent>> takeDown(std::shared_ptr<Errand> errand)
{
    auto beginning = begun(errand);
    const auto begin = co_await beginning;
    if (!begin)
        co_return begin.error();
    if (*begin != Begin::Started)
        co_return notBegun(*begin);
    auto retracting = errand->connector->retract(errand->taken.reply->remoteId);
    const auto gone = co_await retracting;
    if (!gone && gone.error().code != ErrorCode::NotFound) {
        auto task = failed(errand, gone.error());
        co_return co_await task;
    }
    auto storing
        = inStore<void>(*errand, [](Session& session, const TakenUp& taken, const DeskPolicy& policy) {
              return confirmRetraction(session, taken, policy);
          });
    auto task = settled(errand, storing, Sent::Done);
    co_return co_await task;
}

QCoro::Task<Result<Sent>> carryOut(std::shared_ptr<Errand> errand)
{
    if (errand->taken.call.kind == CallKind::Enforcement)
        return enforce(errand);
    if (errand->taken.isRetraction())
        return takeDown(errand);
    return errand->taken.mayHaveHappened ? reconcile(errand) : sendNewReply(errand);
}

QString notConnected()
{
    return u"This account has no connection; carry it out there and record it as done by hand, or connect the account."_s;
}

QCoro::Task<Result<Sent>> runCall(StatePtr state, qint64 callId)
{
    auto taking = state->write<std::optional<TakenUp>>(
        [callId, owner = state->owner, now = state->workspace.now()](
            Session& session) { return takeUp(session, callId, owner, now); });
    const auto taken = co_await taking;
    if (!taken)
        co_return taken.error();
    if (!taken->has_value())
        co_return Sent::Skipped;
    auto errand = std::make_shared<Errand>();
    errand->state = state;
    errand->taken = **taken;
    if (!isConnectable(state->workspace, errand->taken.account)) {
        auto task = putOffUntil(errand, CallState::NoConnection,
            state->workspace.now() + connectionIsLookedForAfter, notConnected());
        co_return co_await task;
    }
    auto connecting
        = connectTo(state->workspace, errand->taken.account, state->http, state->stop.get_token());
    const auto connected = co_await connecting;
    if (!connected) {
        auto task = putOffUntil(errand, CallState::NoConnection,
            state->workspace.now() + connectionIsLookedForAfter, connected.error().message);
        co_return co_await task;
    }
    errand->connector = *connected;
    auto task = carryOut(errand);
    co_return co_await task;
}

/// Everything that is due, and what had no connection when it was last tried: finding out costs no network.
Result<QList<OutboxCall>> dueCalls(Session& session, Instant now)
{
    OutboxStore outbox(session);
    auto due = outbox.due(now, 10'000);
    if (!due)
        return due;
    const auto all = outbox.all();
    if (!all)
        return all.error();
    for (const OutboxCall& call : *all) {
        if (call.state == CallState::NoConnection && call.notBefore > now && call.leaseUntil <= now)
            due->append(call);
    }
    return due;
}

void count(FlushReport& report, Sent sent)
{
    report.sent += sent == Sent::Done;
    report.failed += sent == Sent::Failed;
    report.returned += sent == Sent::Returned;
}

/// What is still here afterwards, each reason once.
void addWaiting(FlushReport& report, const QList<OutboxCall>& left)
{
    for (const OutboxCall& call : left) {
        report.waiting += call.state != CallState::Failed;
        if (!call.lastError.isEmpty() && !report.reasons.contains(call.lastError))
            report.reasons << call.lastError;
    }
}

} // namespace

QCoro::Task<Result<FlushReport>> runOutbox(std::shared_ptr<OutboxState> state)
{
    auto listing = state->workspace.database().read<QList<OutboxCall>>(
        [now = state->workspace.now()](Session& session) { return dueCalls(session, now); });
    const auto due = co_await listing;
    if (!due)
        co_return due.error();
    FlushReport report;
    for (const OutboxCall& call : *due) {
        if (state->stop.stop_requested())
            break;
        auto running = runCall(state, call.id);
        const auto sent = co_await running;
        if (!sent)
            co_return sent.error();
        count(report, *sent);
    }
    auto looking = state->workspace.database().read<QList<OutboxCall>>(
        [](Session& session) { return OutboxStore(session).all(); });
    const auto left = co_await looking;
    if (!left)
        co_return left.error();
    addWaiting(report, *left);
    co_return report;
}

} // namespace steward
