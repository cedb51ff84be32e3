// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// collect: once, or watching until told to stop.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/reading.h"
#include "cli/shapes.h"
#include "cli/stop_signals.h"
#include "cli/waiting.h"
#include "services/clock_keeper.h"

#include <QTimer>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

QString lineOf(const CollectedAccount& account)
{
    if (account.error)
        return u"%1: %2"_s.arg(account.name, account.error->message);
    const auto& report = account.report;
    return u"%1: %2 new, %3 already known, %4 revised, %5 gone"_s.arg(account.name)
        .arg(report.taken)
        .arg(report.duplicates)
        .arg(report.revised)
        .arg(report.gone);
}

Error noAccount()
{
    return {ErrorCode::Refused,
        u"There is no account to collect from; \"stewardctl account add\" adds one."_s, {}};
}

Result<int> collectOnce(Program& program, const QString& account)
{
    Collector collector(**program.workspace());
    const auto collected = waitFor(collector.collectOnce(account));
    if (!collected)
        return collected.error();
    if (collected->isEmpty())
        return noAccount();
    auto& out = program.out();
    if (out.json()) {
        out.document(shapesOf(*collected));
    } else {
        for (const auto& each : *collected)
            out.line(lineOf(each));
    }
    const auto failed = std::ranges::count_if(
        *collected, [](const CollectedAccount& each) { return each.error.has_value(); });
    if (failed == 0)
        return 0;
    Output::complain(
        u"%1 of %2 accounts could not be collected; \"stewardctl account list\" says why."_s.arg(failed).arg(
            collected->size()));
    return 3;
}

/// Collects, sends and keeps the clocks until stopped.
class Watch : public QObject {
public:
    Watch(Program& program, Workspace& workspace)
        : m_program(program)
        , m_collector(workspace)
        , m_outbox(workspace)
        , m_keeper(workspace)
    {
        connect(&m_collector, &Collector::finished, this,
            [this](const CollectedAccount& account) { tell(account); });
        connect(&m_signals, &StopSignals::stop, &m_loop, &QEventLoop::quit);
        connect(&m_minute, &QTimer::timeout, this, [this] { keepClocks(); });
    }

    int run(std::chrono::seconds every, const QString& account)
    {
        QTimer again;
        if (account.isEmpty()) {
            m_collector.watch(every);
        } else {
            connect(&again, &QTimer::timeout, this, [this, account] { collectNamed(account); });
            again.start(every);
            collectNamed(account);
        }
        m_outbox.start();
        m_minute.start(std::chrono::minutes(1));
        keepClocks();
        m_loop.exec();
        m_collector.stop();
        m_outbox.stop();
        // What is under way is finished, whatever it gave: it has said so already.
        std::ignore = waitFor(m_named);
        std::ignore = waitFor(m_tick);
        return m_program.out().failed() ? 3 : 0;
    }

private:
    void tell(const CollectedAccount& account)
    {
        auto& out = m_program.out();
        if (out.json())
            out.document(shapeOf(account));
        else
            out.line(lineOf(account));
        out.flush();
        if (out.failed())
            m_loop.quit();
    }

    void collectNamed(const QString& account)
    {
        if (m_named.isFinished())
            m_named = m_collector.collectOnce(account);
    }

    void keepClocks()
    {
        if (m_tick.isFinished())
            m_tick = m_keeper.tick();
    }

    Program& m_program;
    Collector m_collector;
    Outbox m_outbox;
    ClockKeeper m_keeper;
    StopSignals m_signals;
    QEventLoop m_loop;
    QTimer m_minute;
    QFuture<Result<QList<CollectedAccount>>> m_named
        = QtFuture::makeReadyFuture(Result<QList<CollectedAccount>>());
    QFuture<Result<int>> m_tick = QtFuture::makeReadyFuture(Result<int>());
};

Result<int> collect(Program& program, const Words& words)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    if (!actor->may(Permission::Collect))
        return Error{
            ErrorCode::Refused, u"Your roles do not allow collecting; ask a colleague who may."_s, {}};
    const auto account = words.value(u"account"_s);
    if (!words.has(u"watch"_s))
        return collectOnce(program, account);
    const auto every = readNumber(words.value(u"watch"_s), u"--watch"_s, 1, 86'400);
    if (!every)
        return every.error();
    Accounts accounts(**workspace);
    const auto rows = waitFor(accounts.list());
    if (!rows)
        return rows.error();
    if (std::ranges::none_of(
            *rows, [](const AccountRow& row) { return row.state != AccountState::Unconnected; }))
        return noAccount();
    Watch watch(program, **workspace);
    return watch.run(std::chrono::seconds(*every), account);
}

} // namespace

QList<CommandSpec> collectCommands()
{
    return {{u"collect"_s, {}, {{u"account"_s, u"NAME"_s}, {u"watch"_s, u"SECONDS"_s}},
        u"Fetch what is new; --watch goes on, and sends, until told to stop"_s, collect}};
}

} // namespace steward::cli
