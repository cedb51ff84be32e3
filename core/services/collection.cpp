// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/collection.h"

#include "services/async.h"
#include "services/connection.h"

#include <QElapsedTimer>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using namespace std::chrono_literals;

/// Longer than any single step may take; a process that dies keeps others away no longer than this.
constexpr auto leaseFor = 60s;

Actor collectorActor()
{
    Actor actor;
    actor.automation = u"collector"_s;
    return actor;
}

Error cancelled()
{
    return {ErrorCode::Cancelled, u"The collection was stopped: what was taken is kept."_s, {}};
}

Error tooLate(const StoredAccount& account)
{
    return {ErrorCode::Unreachable, u"%1 did not answer in time: Steward will try again."_s.arg(account.name),
        u"time-out"_s};
}

Error leaseLost(const StoredAccount& account)
{
    return {ErrorCode::Cancelled, u"Another program has taken over the collection of %1."_s.arg(account.name),
        u"lease"_s};
}

void add(IntakeReport& total, const IntakeReport& part)
{
    total.taken += part.taken;
    total.duplicates += part.duplicates;
    total.revised += part.revised;
    total.gone += part.gone;
}

/// Takes or renews the lease; the cursor, or nothing if somebody else holds it.
QFuture<Result<std::optional<Cursor>>> leasedCursor(
    Workspace& workspace, AccountId account, const QString& owner)
{
    return workspace.database().write<std::optional<Cursor>>(
        [account, owner, now = workspace.now()](Session& session) -> Result<std::optional<Cursor>> {
            AccountStore accounts(session);
            const auto taken = accounts.takeLease(account, owner, now, now + leaseFor);
            if (!taken)
                return taken.error();
            if (!*taken)
                return std::optional<Cursor>();
            const auto stored = accounts.cursor(account);
            if (!stored)
                return stored.error();
            return std::optional(Cursor{stored->tag, QJsonDocument::fromJson(stored->json).object()});
        });
}

/// A team shares the account but not its password: that it is missing here says nothing about the others.
bool concernsOnlyHere(const Workspace& workspace, const Error& error)
{
    const bool isTeam = workspace.database().address().engine == DatabaseAddress::Engine::Postgres;
    return isTeam && (error.code == ErrorCode::Unauthorised || error.code == ErrorCode::Unreachable)
        && error.detail.isEmpty();
}

QString stateAfter(const StoredAccount& account, const std::optional<Error>& error)
{
    if (account.practice)
        return toText(AccountState::Practice);
    if (!error)
        return toText(AccountState::Live);
    return toText(error->code == ErrorCode::Unauthorised ? AccountState::NeedsSignIn : AccountState::Failing);
}

QString outcomeWord(const std::optional<Error>& error)
{
    if (!error)
        return u"ok"_s;
    switch (error->code) {
    case ErrorCode::Unauthorised:
        return u"unauthorised"_s;
    case ErrorCode::Throttled:
        return u"throttled"_s;
    case ErrorCode::Unreachable:
        return u"unreachable"_s;
    case ErrorCode::Malformed:
        return u"malformed"_s;
    case ErrorCode::Cancelled:
        return u"cancelled"_s;
    default:
        return u"failed"_s;
    }
}

event::WorkspaceFact factOf(AccountId account, const CollectedAccount& outcome)
{
    const auto& report = outcome.report;
    return {u"collection-ran"_s,
        {{u"account"_s, account.toString()}, {u"taken"_s, QString::number(report.taken)},
            {u"duplicates"_s, QString::number(report.duplicates)},
            {u"revised"_s, QString::number(report.revised)}, {u"gone"_s, QString::number(report.gone)},
            {u"outcome"_s, outcomeWord(outcome.error)}}};
}

bool changedSomething(const IntakeReport& report)
{
    return report.taken > 0 || report.revised > 0 || report.gone > 0;
}

CollectionRun runOf(
    const StoredAccount& account, const CollectedAccount& outcome, Instant started, Instant finished)
{
    CollectionRun run;
    run.account = account.id;
    run.started = started;
    run.finished = finished;
    run.taken = outcome.report.taken;
    run.duplicates = outcome.report.duplicates;
    run.revised = outcome.report.revised;
    run.gone = outcome.report.gone;
    if (outcome.error)
        run.error = outcome.error->message;
    return run;
}

/// The end of a run in one transaction: how the account is doing, the entry in the log, and the lease given
/// back.
QFuture<Result<void>> record(Workspace& workspace, const StoredAccount& account,
    const CollectedAccount& outcome, Instant started, const CollectionTerms& terms)
{
    const auto state = stateAfter(account, outcome.error);
    const bool worthAnEntry
        = terms.logEmptyRuns || changedSomething(outcome.report) || state != account.state;
    return workspace.database().write<void>(
        [run = runOf(account, outcome, started, workspace.now()), fact = factOf(account.id, outcome), state,
            worthAnEntry, owner = terms.leaseOwner,
            stamp = workspace.logStamp()](Session& session) -> Result<void> {
            AccountStore accounts(session);
            if (const auto kept = accounts.recordRun(run); !kept)
                return kept;
            if (const auto set = accounts.setState(run.account, state, run.error); !set)
                return set;
            if (worthAnEntry) {
                const auto logged = commitFact(session, fact, collectorActor(), run.finished, stamp);
                if (!logged)
                    return logged;
            }
            return accounts.releaseLease(run.account, owner);
        });
}

QFuture<Result<void>> release(Workspace& workspace, AccountId account, const QString& owner)
{
    return workspace.database().write<void>(
        [account, owner](Session& session) { return AccountStore(session).releaseLease(account, owner); });
}

/// Time that is left of the account's.
class Budget {
public:
    explicit Budget(std::chrono::milliseconds time)
        : m_time(time)
    {
        m_spent.start();
    }
    std::chrono::milliseconds left() const
    {
        return std::max(std::chrono::milliseconds(0), m_time - std::chrono::milliseconds(m_spent.elapsed()));
    }

private:
    QElapsedTimer m_spent;
    std::chrono::milliseconds m_time;
};

QCoro::Task<CollectedAccount> readPages(Workspace& workspace, StoredAccount account, Cursor cursor,
    std::shared_ptr<Connector> connector, CollectionTerms terms, std::stop_token owner)
{
    CollectedAccount outcome;
    outcome.name = account.name;
    const Budget budget(terms.time);
    bool tookAPage = false;
    Intake intake(workspace);
    for (bool more = true; more;) {
        auto asking = within(futureOf(connector->collect(cursor)), budget.left(), tooLate(account));
        const auto page = co_await asking;
        if (owner.stop_requested()) {
            outcome.error = cancelled();
            co_return outcome;
        }
        if (!page) {
            // Much was taken and the rest goes on from here next time: that is no failure.
            const bool outOfTime = tookAPage && page.error().detail == "time-out"_L1;
            if (!outOfTime)
                outcome.error = page.error();
            co_return outcome;
        }
        auto taking = intake.take(account.id, *page);
        const auto taken = co_await taking;
        if (!taken || owner.stop_requested()) {
            outcome.error = cancelled();
            if (!taken)
                outcome.error = taken.error();
            co_return outcome;
        }
        add(outcome.report, *taken);
        tookAPage = true;
        more = page->more && budget.left() > 0ms;
        cursor = page->next;
        if (!more)
            continue;
        auto renewing = leasedCursor(workspace, account.id, terms.leaseOwner);
        const auto renewed = co_await renewing;
        if (owner.stop_requested() || !renewed || !*renewed) {
            outcome.error = leaseLost(account);
            co_return outcome;
        }
    }
    co_return outcome;
}

} // namespace

QCoro::Task<CollectedAccount> collectAccount(Workspace& workspace, StoredAccount account,
    std::shared_ptr<HttpClient> http, CollectionTerms terms, std::stop_token owner)
{
    CollectedAccount outcome;
    outcome.name = account.name;
    const auto started = workspace.now();
    auto leasing = leasedCursor(workspace, account.id, terms.leaseOwner);
    const auto cursor = co_await leasing;
    if (owner.stop_requested()) {
        outcome.error = cancelled();
        co_return outcome;
    }
    if (!cursor) {
        outcome.error = cursor.error();
        co_return outcome;
    }
    if (!*cursor) {
        outcome.elsewhere = true;
        co_return outcome;
    }
    auto connecting = connectTo(workspace, account, *http, owner);
    const auto connector = co_await connecting;
    if (owner.stop_requested()) {
        outcome.error = cancelled();
        co_return outcome;
    }
    if (!connector && concernsOnlyHere(workspace, connector.error())) {
        outcome.error = connector.error();
        auto releasing = release(workspace, account.id, terms.leaseOwner);
        const auto released = co_await releasing;
        co_return outcome;
    }
    if (connector) {
        auto reading = readPages(workspace, account, **cursor, *connector, terms, owner);
        outcome = co_await reading;
        if (owner.stop_requested())
            co_return outcome;
    } else {
        outcome.error = connector.error();
    }
    auto recording = record(workspace, account, outcome, started, terms);
    const auto recorded = co_await recording;
    if (!recorded && !outcome.error)
        outcome.error = recorded.error();
    co_return outcome;
}

} // namespace steward
