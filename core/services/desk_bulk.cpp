// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One action for many cases, and taking back.
#include "services/circumstances.h"
#include "services/desk_steps.h"
#include "storage/case_store.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Why a case needs a person's own eyes and is left out of a bulk action.
std::optional<QString> whyAlone(const Case& subject, const Actor& actor, Instant now)
{
    if (subject.crisis)
        return u"It is a crisis: open it by itself."_s;
    if (urgencyRank(subject.priority) <= urgencyRank(Severity::S2))
        return u"It is too grave to be decided in bulk."_s;
    if (subject.state == State::Escalated)
        return u"It is escalated."_s;
    if (subject.notRead)
        return u"It holds something that the rules do not read."_s;
    if (subject.isClaimedByOther(actor.person, now))
        return u"Somebody else is working on it."_s;
    return std::nullopt;
}

struct BulkDone {
    BulkOutcome outcome;
    QList<QPair<Case, Case>> steps;
};

Result<BulkDone> decideAll(Session& session, const Actor& actor, const QList<CaseId>& cases,
    const command::DecideItem& wanted, const DeskPolicy& policy)
{
    BulkDone done;
    QSet<CaseId> seen;
    for (const CaseId id : cases) {
        if (seen.contains(id))
            continue;
        seen.insert(id);
        const auto subject = CaseStore(session).load(id);
        if (!subject)
            return subject.error();
        const CaseItem* newest = subject->newestInbound();
        auto reason = whyAlone(*subject, actor, policy.now);
        if (!reason && !newest)
            reason = u"It holds nothing to decide on."_s;
        if (reason) {
            done.outcome.leftOut.append({id, *reason});
            continue;
        }
        command::DecideItem decide = wanted;
        decide.item = newest->id;
        const auto performed = performIn(session, id, decide, actor, policy);
        if (performed) {
            ++done.outcome.done;
            done.steps.append({performed->before, performed->after});
        } else if (exitStatus(performed.error().code) == 1) {
            done.outcome.leftOut.append({id, performed.error().message});
        } else {
            return performed.error();
        }
    }
    return done;
}

} // namespace

QFuture<Result<BulkOutcome>> Desk::decideMany(
    const Actor& actor, const QList<CaseId>& cases, Action action, const RuleId& rule, const QString& reason)
{
    const auto policy = DeskPolicy::of(m_workspace);
    const command::DecideItem wanted{{}, action, rule, PrivateText{reason, {}, {}}};
    auto written = m_workspace.database().write<BulkDone>(
        [=](Session& session) { return decideAll(session, actor, cases, wanted, policy); });
    return written.then(
        QtFuture::Launch::Sync, [steps = m_steps, actor](Result<BulkDone> done) -> Result<BulkOutcome> {
            if (!done)
                return done.error();
            Steps::Deed deed;
            for (const auto& [before, after] : done->steps)
                deed.append({before, after});
            if (!deed.isEmpty() && actor.person)
                steps->push(*actor.person, deed);
            return done->outcome;
        });
}

QFuture<Result<Done>> Desk::undo(const Actor& actor)
{
    const auto policy = DeskPolicy::of(m_workspace);
    auto written = m_workspace.database().write<Done>([steps = m_steps, actor, policy](
                                                          Session& session) -> Result<Done> {
        const auto deed = actor.person ? steps->newest(*actor.person) : std::nullopt;
        if (!deed)
            return Error{ErrorCode::Refused, u"There is nothing of yours to take back at this desk."_s, {}};
        Done last;
        // All of a deed or none of it: half of a bulk action taken back would be a state that nobody chose.
        for (auto step = deed->crbegin(); step != deed->crend(); ++step) {
            const auto undone = performIn(
                session, step->before.id, command::Undo{step->before, step->after}, actor, policy);
            if (!undone)
                return undone.error();
            last = Done{undone->before, undone->after, undone->events, {}, {}};
        }
        return last;
    });
    return written.then(QtFuture::Launch::Sync, [steps = m_steps, actor](Result<Done> done) {
        // What can never be taken back must not bar the way to what was done before it; a conflict or a full
        // disk may pass.
        const bool settled = done || done.error().code == ErrorCode::Refused;
        if (settled && actor.person)
            steps->drop(*actor.person);
        return done;
    });
}

} // namespace steward
