// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/collector.h"

#include "base/logging.h"
#include "services/async.h"
#include "services/collection.h"
#include "services/connection.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QSysInfo>
#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using namespace std::chrono_literals;

constexpr auto timeOnce = 15s;
/// In the background there is no hurry: a first collection of years of comments gets on.
constexpr auto timeWatching = 120s;
constexpr auto longestBackOff = std::chrono::seconds(1h);
constexpr auto shortestInterval = 1s;

/// How an account that fails is left alone: twice as long after every failure, at least as long as it asked
/// for.
struct BackOff {
    int failures = 0;
    Instant until;
};

std::chrono::seconds pauseAfter(int failures, std::chrono::seconds every, const Error& error)
{
    const auto doubled = every * (1LL << std::min(failures, 10));
    const auto asked
        = std::chrono::seconds(error.code == ErrorCode::Throttled ? error.detail.toLongLong() : 0);
    const bool isHopeless = error.code == ErrorCode::Unauthorised || error.code == ErrorCode::NotFound;
    const auto pause = isHopeless ? longestBackOff : std::min<std::chrono::seconds>(doubled, longestBackOff);
    return std::max({pause, asked, every});
}

} // namespace

namespace {

QFuture<Result<QList<StoredAccount>>> accountsToCollect(Workspace& workspace, const QString& name)
{
    return workspace.database().read<QList<StoredAccount>>([name](Session& session) {
        return name.isEmpty() ? AccountStore(session).all() : AccountStore(session).named(name);
    });
}

CollectedAccount underWayAlready(const QString& name)
{
    CollectedAccount outcome;
    outcome.name = name;
    outcome.elsewhere = true;
    return outcome;
}

Error stopped()
{
    return {ErrorCode::Cancelled, u"The collection was stopped: what was taken is kept."_s, {}};
}
Error noSuchAccount()
{
    return {ErrorCode::NotFound, u"There is no account of that name; \"account list\" shows all."_s, {}};
}
Error noConnection(const QString& name)
{
    return {ErrorCode::Refused,
        u"%1 has no connection, so nothing can be collected: its items come by import."_s.arg(name), {}};
}

} // namespace

/// Shared with the coroutines, which may outlive the collector by a turn of the event loop: each keeps a
/// token of `scope` and touches nothing once it is stopped.
struct Collector::State {
    using Shared = std::shared_ptr<State>;

    State(Workspace& workspace, Collector& collector)
        : workspace(workspace)
        , collector(collector)
        , http(std::make_shared<HttpClient>(workspace.surroundings().clock))
        , leaseOwner(u"%1/%2/%3"_s.arg(QSysInfo::machineHostName(),
              QString::number(QCoreApplication::applicationPid()),
              QUuid::createUuid().toString(QUuid::Id128)))
    {
    }

    static QCoro::Task<CollectedAccount> collectOne(
        Shared state, StoredAccount account, CollectionTerms terms);
    static QCoro::Task<Result<QList<CollectedAccount>>> collectSideBySide(Shared state, QString name);
    static QCoro::Task<void> collectWhatIsDue(Shared state);
    static QCoro::Task<void> watchOne(Shared state, StoredAccount account);

    bool isDue(const StoredAccount& account);
    void learnFrom(const StoredAccount& account, const CollectedAccount& outcome);

    Workspace& workspace;
    Collector& collector;
    std::shared_ptr<HttpClient> http;
    QString leaseOwner;
    std::stop_source scope;
    QTimer timer;
    std::chrono::seconds every{300};
    QSet<AccountId> underWay;
    QHash<AccountId, BackOff> backOffs;
};

QCoro::Task<CollectedAccount> Collector::State::collectOne(
    Shared state, StoredAccount account, CollectionTerms terms)
{
    const auto token = state->scope.get_token();
    state->underWay.insert(account.id);
    emit state->collector.started(account.name);
    auto collecting = collectAccount(state->workspace, account, state->http, terms, token);
    auto outcome = co_await collecting;
    if (token.stop_requested())
        co_return outcome;
    state->underWay.remove(account.id);
    if (outcome.error)
        qCInfo(logPlatforms) << "collection of account" << account.id.value
                             << "failed:" << int(outcome.error->code);
    emit state->collector.finished(outcome);
    co_return outcome;
}

QCoro::Task<Result<QList<CollectedAccount>>> Collector::State::collectSideBySide(Shared state, QString name)
{
    const auto token = state->scope.get_token();
    auto listing = accountsToCollect(state->workspace, name);
    const auto accounts = co_await listing;
    if (token.stop_requested())
        co_return stopped();
    if (!accounts)
        co_return accounts.error();
    if (!name.isEmpty() && accounts->isEmpty())
        co_return noSuchAccount();
    CollectionTerms terms;
    terms.leaseOwner = state->leaseOwner;
    terms.time = timeOnce;
    std::vector<QCoro::Task<CollectedAccount>> running;
    QList<CollectedAccount> outcomes;
    for (const auto& account : *accounts) {
        if (!isConnectable(state->workspace, account))
            continue;
        if (state->underWay.contains(account.id))
            outcomes.append(underWayAlready(account.name));
        else
            running.push_back(collectOne(state, account, terms));
    }
    if (!name.isEmpty() && running.empty() && outcomes.isEmpty())
        co_return noConnection(name);
    for (auto& task : running) {
        auto outcome = co_await task;
        outcomes.append(std::move(outcome));
    }
    co_return outcomes;
}

bool Collector::State::isDue(const StoredAccount& account)
{
    if (!isConnectable(workspace, account) || underWay.contains(account.id))
        return false;
    // Somebody mended it: what went wrong before says nothing any more.
    if (account.state == toText(AccountState::Live))
        backOffs.remove(account.id);
    return backOffs.value(account.id).until <= workspace.now();
}

void Collector::State::learnFrom(const StoredAccount& account, const CollectedAccount& outcome)
{
    if (!outcome.error) {
        backOffs.remove(account.id);
        return;
    }
    auto& backOff = backOffs[account.id];
    backOff.until = workspace.now() + pauseAfter(++backOff.failures, every, *outcome.error);
}

QCoro::Task<void> Collector::State::watchOne(Shared state, StoredAccount account)
{
    const auto token = state->scope.get_token();
    CollectionTerms terms;
    terms.leaseOwner = state->leaseOwner;
    terms.time = timeWatching;
    terms.logEmptyRuns = false;
    auto collecting = collectOne(state, account, terms);
    const auto outcome = co_await collecting;
    if (!token.stop_requested())
        state->learnFrom(account, outcome);
}

QCoro::Task<void> Collector::State::collectWhatIsDue(Shared state)
{
    const auto token = state->scope.get_token();
    auto listing = accountsToCollect(state->workspace, {});
    const auto accounts = co_await listing;
    if (token.stop_requested() || !accounts)
        co_return;
    for (const auto& account : *accounts) {
        if (state->isDue(account))
            watchOne(state, account);
    }
}

Collector::Collector(Workspace& workspace)
    : m_state(std::make_shared<State>(workspace, *this))
{
    connect(&m_state->timer, &QTimer::timeout, this, &Collector::collectDue);
}

Collector::~Collector()
{
    stop();
}

QFuture<Result<QList<CollectedAccount>>> Collector::collectOnce(const QString& account)
{
    return futureOf(State::collectSideBySide(m_state, account));
}

void Collector::watch(std::chrono::seconds every)
{
    m_state->every = std::max(every, shortestInterval);
    m_state->timer.start(m_state->every);
    collectDue();
}

void Collector::collectDue()
{
    State::collectWhatIsDue(m_state);
}

void Collector::stop()
{
    m_state->timer.stop();
    m_state->scope.request_stop();
    m_state->scope = std::stop_source();
    m_state->http->cancelAll();
    // Stopped coroutines touch nothing more, so the leases are given back here.
    for (const auto account : std::as_const(m_state->underWay)) {
        m_state->workspace.database().write<void>([account, owner = m_state->leaseOwner](Session& session) {
            return AccountStore(session).releaseLease(account, owner);
        });
    }
    m_state->underWay.clear();
}

} // namespace steward
