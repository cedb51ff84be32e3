// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several steps on one case at one key.
#include "domain/decide_draft.h"
#include "services/circumstances.h"
#include "services/desk_steps.h"
#include "storage/case_store.h"

namespace steward {

namespace {

/// What a plan was made of: everything that was said, and how each item was decided.
qint64 newestOf(const Case& subject)
{
    qint64 newest = subject.conversationVersion();
    for (const CaseItem& item : subject.items)
        newest = std::max(newest, item.changedAtVersion);
    return newest;
}

Result<PlanOutcome> carryOutAll(Session& session, CaseId id, const QList<Command>& steps,
    std::optional<qint64> seenVersion, const Actor& actor, const DeskPolicy& policy)
{
    const auto subject = CaseStore(session).load(id);
    if (!subject)
        return subject.error();
    if (seenVersion && *seenVersion < newestOf(*subject))
        return movedOn(QStringLiteral("plan"));
    PlanOutcome outcome;
    outcome.done.before = outcome.done.after = *subject;
    std::optional<Error> first;
    for (const Command& step : steps) {
        const auto performed = performIn(session, id, step, actor, policy);
        if (!performed) {
            if (exitStatus(performed.error().code) != 1)
                return performed.error();
            first = first.value_or(performed.error());
            outcome.leftOut.append({commandName(step), performed.error().message});
            continue;
        }
        ++outcome.carriedOut;
        outcome.done.after = performed->after;
        outcome.done.events += performed->events;
    }
    if (first && outcome.carriedOut == 0)
        return *first;
    return outcome;
}

} // namespace

QFuture<Result<PlanOutcome>> Desk::carryOut(
    const Actor& actor, CaseId id, const QList<Command>& steps, std::optional<qint64> seenVersion)
{
    const auto policy = DeskPolicy::of(m_workspace);
    auto written = m_workspace.database().write<PlanOutcome>(
        [=](Session& session) { return carryOutAll(session, id, steps, seenVersion, actor, policy); });
    return written.then(QtFuture::Launch::Sync, [steps = m_steps, actor](Result<PlanOutcome> outcome) {
        if (outcome && outcome->carriedOut > 0 && actor.person)
            steps->push(*actor.person, {Steps::Step{outcome->done.before, outcome->done.after}});
        return outcome;
    });
}

} // namespace steward
