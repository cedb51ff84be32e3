// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clock_keeper.h"

#include "services/circumstances.h"
#include "storage/due_store.h"
#include "storage/log_store.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr auto clockMayDiffer = std::chrono::minutes(1);

Actor keeper()
{
    Actor actor;
    actor.automation = u"clock-keeper"_s;
    return actor;
}

/// Something that was due may have been settled by another process since it was listed: that is no failure.
Result<int> done(const Result<Performed>& performed)
{
    if (performed)
        return performed->events.isEmpty() ? 0 : 1;
    if (performed.error().code == ErrorCode::Refused || performed.error().code == ErrorCode::NotFound)
        return 0;
    return performed.error();
}

class Round {
public:
    Round(Session& session, const DeskPolicy& policy)
        : m_session(session)
        , m_policy(policy)
    {
    }

    Result<int> run()
    {
        for (const auto step : {&Round::noteJump, &Round::markBreached, &Round::wake, &Round::dropClaims}) {
            if (const auto finished = (this->*step)(); !finished)
                return finished.error();
        }
        return m_changed;
    }

private:
    /// The log is in order of writing: an entry from the future says that the machine's clock has been set
    /// back since.
    Result<void> noteJump()
    {
        LogQuery newest;
        newest.limit = 1;
        const auto records = LogStore(m_session).list(newest);
        if (!records)
            return records.error();
        if (records->isEmpty() || records->first().at <= m_policy.now + clockMayDiffer)
            return {};
        const auto back
            = std::chrono::duration_cast<std::chrono::seconds>(records->first().at - m_policy.now).count();
        ++m_changed;
        return commitFact(m_session, {u"clock-jumped"_s, {{u"back-seconds"_s, QString::number(back)}}},
            keeper(), m_policy.now, m_policy.stamp);
    }

    Result<void> markBreached()
    {
        const auto due = DueStore(m_session).clocks(m_policy.now);
        if (!due)
            return due.error();
        for (const DueClock& clock : *due) {
            if (const auto marked = perform(clock.subject, command::MarkBreached{clock.target}); !marked)
                return marked;
        }
        return {};
    }

    Result<void> wake() { return forEach(DueStore(m_session).snoozes(m_policy.now), command::WakeUp{}); }

    Result<void> dropClaims()
    {
        return forEach(DueStore(m_session).claims(m_policy.now), command::Release{});
    }

    Result<void> forEach(const Result<QList<CaseId>>& cases, const Command& command)
    {
        if (!cases)
            return cases.error();
        for (const CaseId id : *cases) {
            if (const auto performed = perform(id, command); !performed)
                return performed;
        }
        return {};
    }

    Result<void> perform(CaseId id, const Command& command)
    {
        const auto changed = done(performIn(m_session, id, command, keeper(), m_policy));
        if (!changed)
            return changed.error();
        m_changed += *changed;
        return {};
    }

    Session& m_session;
    const DeskPolicy& m_policy;
    int m_changed = 0;
};

} // namespace

ClockKeeper::ClockKeeper(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<int>> ClockKeeper::tick()
{
    return m_workspace.database().write<int>(
        [policy = DeskPolicy::of(m_workspace)](Session& session) { return Round(session, policy).run(); });
}

} // namespace steward
