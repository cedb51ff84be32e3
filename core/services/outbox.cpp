// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/outbox_state.h"

#include "base/text.h"
#include "storage/case_store.h"
#include "storage/item_store.h"

#include <QCoro/QCoroFuture>
#include <QEventLoop>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr auto soonest = std::chrono::milliseconds(250);
constexpr auto latest = std::chrono::seconds(60);

} // namespace

OutboxState::OutboxState(Workspace& where, Outbox* object)
    : workspace(where)
    , outbox(object)
    , owner(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , http(where.surroundings().clock)
{
    timer.setSingleShot(true);
}

Outbox::Outbox(Workspace& workspace)
    : m_state(std::make_shared<OutboxState>(workspace, this))
{
    connect(&m_state->timer, &QTimer::timeout, this, [this] { flush(); });
    // Something new may be due sooner than what the timer waits for.
    connect(&workspace, &Workspace::changed, this, [this] {
        if (m_state->started && m_state->timer.remainingTimeAsDuration() > soonest)
            m_state->timer.start(soonest);
    });
}

Outbox::~Outbox()
{
    stop();
    m_state->stop.request_stop();
    m_state->http.cancelAll();
    // A run reads and writes the workspace, which is about to go: it ends first, as cancelled calls do at
    // once.
    while (m_state->underWay > 0) {
        QEventLoop turn;
        QTimer::singleShot(10, &turn, &QEventLoop::quit);
        turn.exec(QEventLoop::ExcludeUserInputEvents);
    }
}

namespace {

QCoro::Task<> runInto(
    std::shared_ptr<OutboxState> state, std::shared_ptr<QPromise<Result<FlushReport>>> promise)
{
    auto running = runOutbox(state);
    auto report = co_await running;
    state->running.reset();
    promise->addResult(std::move(report));
    promise->finish();
    --state->underWay;
}

QCoro::Task<> waitForNext(std::shared_ptr<OutboxState> state)
{
    auto reading = state->workspace.database().read<std::optional<Instant>>(
        [](Session& session) { return OutboxStore(session).nextDue(); });
    const auto next = co_await reading;
    --state->underWay;
    if (!state->started || state->stop.stop_requested())
        co_return;
    std::chrono::milliseconds wait = latest;
    if (next && next->has_value())
        wait = std::clamp<std::chrono::milliseconds>(**next - state->workspace.now(), soonest, latest);
    state->timer.start(wait);
}

} // namespace

QFuture<Result<FlushReport>> Outbox::flush()
{
    if (m_state->running)
        return *m_state->running;
    auto promise = std::make_shared<QPromise<Result<FlushReport>>>();
    promise->start();
    const auto future = promise->future();
    m_state->running = future;
    ++m_state->underWay;
    runInto(m_state, promise);
    if (m_state->started) {
        auto next = future;
        next.then(this, [this](const Result<FlushReport>&) {
            if (!m_state->started)
                return;
            ++m_state->underWay;
            waitForNext(m_state);
        });
    }
    return future;
}

void Outbox::start()
{
    m_state->started = true;
    m_state->timer.start(soonest);
}

void Outbox::stop()
{
    m_state->started = false;
    m_state->timer.stop();
}

namespace {

QString stateOf(const OutboxCall& call, const std::optional<StoredReply>& reply,
    const std::optional<CaseItem>& item, Instant now)
{
    if (call.state == CallState::NoConnection || call.state == CallState::Failed)
        return toText(call.state);
    if (call.leaseUntil > now && call.state == CallState::Sending)
        return u"sending"_s;
    const auto hold = reply      ? reply->reply.holdUntil
        : item && item->decision ? item->decision->holdUntil
                                 : std::nullopt;
    return hold && *hold > now && call.attempts == 0 ? u"holding"_s : u"waiting"_s;
}

QString whyOf(const OutboxRow& row, const QString& error)
{
    if (!error.isEmpty())
        return error;
    if (row.state == u"holding"_s)
        return u"It can still be taken back; it leaves when the hold runs out."_s;
    if (row.state == u"sending"_s)
        return u"It is on its way."_s;
    if (row.state == u"no-connection"_s)
        return u"The account has no connection; carry it out there and record it as done by hand, or connect the account."_s;
    if (row.state == u"awaiting-approval"_s)
        return u"It waits for a second person to approve it."_s;
    return u"It is due and leaves with the next run of the outbox."_s;
}

class Lister {
public:
    Lister(Session& session, Instant now)
        : m_session(session)
        , m_now(now)
    {
    }

    Result<QList<OutboxRow>> list()
    {
        if (const auto done = addCalls(); !done)
            return done.error();
        if (const auto done = addApprovals(); !done)
            return done.error();
        return m_rows;
    }

private:
    Result<void> addCalls()
    {
        const auto calls = OutboxStore(m_session).all();
        if (!calls)
            return calls.error();
        for (const OutboxCall& call : *calls) {
            if (const auto added = addCall(call); !added)
                return added;
        }
        return {};
    }

    Result<void> addCall(const OutboxCall& call)
    {
        const auto subject = CaseStore(m_session).load(call.subject);
        if (!subject)
            return subject.error();
        std::optional<StoredReply> reply;
        if (call.kind == CallKind::Reply) {
            const auto found = ReplyStore(m_session).find(call.reply);
            if (!found)
                return found.error();
            reply = *found;
        }
        const CaseItem* item = subject->item(call.item);
        OutboxRow row;
        row.isReply = call.kind == CallKind::Reply;
        row.reply = call.reply;
        row.item = call.item;
        row.excerpt = reply ? excerptOf(reply->text.text) : call.action ? toText(*call.action) : QString();
        row.notBefore = call.notBefore;
        row.attempts = call.attempts;
        row.state = stateOf(call, reply, item ? std::optional(*item) : std::nullopt, m_now);
        return add(row, *subject, call.lastError);
    }

    Result<void> addApprovals()
    {
        const auto waiting = ReplyStore(m_session).awaitingApproval();
        if (!waiting)
            return waiting.error();
        for (const StoredReply& reply : *waiting) {
            const auto subject = CaseStore(m_session).loadHead(reply.subject);
            if (!subject)
                return subject.error();
            OutboxRow row;
            row.reply = reply.reply.id;
            row.excerpt = excerptOf(reply.text.text);
            row.state = u"awaiting-approval"_s;
            if (const auto added = add(row, *subject, {}); !added)
                return added;
        }
        return {};
    }

    Result<void> add(OutboxRow row, const Case& subject, const QString& error)
    {
        const auto account = AccountStore(m_session).find(subject.account);
        if (!account)
            return account.error();
        row.id = subject.id;
        row.version = subject.version;
        row.platform = subject.platform;
        row.account = account->has_value() ? (*account)->name : QString();
        row.why = whyOf(row, error);
        m_rows << row;
        return {};
    }

    Session& m_session;
    Instant m_now;
    QList<OutboxRow> m_rows;
};

Result<Command> byHand(Session& session, const OutboxRow& row)
{
    if (!row.isReply)
        return Command(command::ConfirmEnforcement{row.item, true, {}});
    const auto reply = ReplyStore(session).find(row.reply);
    if (!reply)
        return reply.error();
    if (reply->has_value() && (*reply)->reply.state == ReplyState::Retracted)
        return Command(command::ConfirmRetracted{row.reply, true});
    return Command(command::ConfirmSent{row.reply, true});
}

} // namespace

QFuture<Result<QList<OutboxRow>>> Outbox::list()
{
    return m_state->workspace.database().read<QList<OutboxRow>>(
        [now = m_state->workspace.now()](Session& session) { return Lister(session, now).list(); });
}

QFuture<Result<void>> Outbox::recordByHand(const Actor& actor, const OutboxRow& row)
{
    return m_state->write<void>([actor, row, policy = m_state->policy()](Session& session) -> Result<void> {
        const auto command = byHand(session, row);
        if (!command)
            return command.error();
        const auto performed = performIn(session, row.id, *command, actor, policy);
        return performed ? Result<void>() : performed.error();
    });
}

} // namespace steward
