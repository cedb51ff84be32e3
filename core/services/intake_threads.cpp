// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where an item of a batch goes, asked of what waits here and of what is stored; and the merging of threads.
#include "services/intake_batch.h"
#include "storage/case_store.h"
#include "storage/draft_store.h"
#include "storage/post_store.h"
#include "storage/reply_store.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Somebody worked on it: its number, replies and decisions must stay where they are.
bool isWorkedOn(const Case& subject)
{
    const bool decided = std::any_of(subject.items.begin(), subject.items.end(),
        [](const CaseItem& item) { return item.decision.has_value(); });
    return decided || !subject.replies.isEmpty() || !subject.escalations.isEmpty();
}

event::ItemAdopted adopted(const Case& from, const Case& into, const CaseItem& item, bool notRead)
{
    event::ItemAdopted event;
    event.from = from.id;
    event.thread = into.thread;
    event.account = into.account;
    event.platform = into.platform;
    event.item = item.id;
    event.author = item.author;
    event.direction = item.direction;
    event.visibility = item.visibility;
    event.created = item.created;
    event.revision = item.revision;
    event.severity = item.direction == Direction::Inbound ? from.priority : Severity::S0;
    event.crisis = item.direction == Direction::Inbound && from.crisis;
    event.notRead = notRead;
    return event;
}

} // namespace

Result<Placement> IntakeBatch::place(AccountId account, const IncomingItem& item)
{
    // The questions are asked inside a pure function, which knows no errors: the first one is kept here.
    std::optional<Error> failure;
    const auto answer = [&failure](const auto& result) {
        using Answer = std::decay_t<decltype(*result)>;
        if (!result && !failure)
            failure = result.error();
        return result ? *result : Answer{};
    };
    const KnownThreads known{
        [&](const QString& id) { return answer(threadOfItem(account, id)); },
        [&](const QString& starter) { return answer(startedBy(account, starter)); },
        [&](const QString& id) {
            const auto waiting = answer(m_threads.awaiting(account, id));
            return waiting.isEmpty() ? std::nullopt : std::optional(waiting.first().id);
        },
        [&](const QString& id) { return answer(isPost(account, id)); },
    };
    const auto placement = placed(item, known);
    return failure ? Result<Placement>(*failure) : Result<Placement>(placement);
}

Result<std::optional<ThreadId>> IntakeBatch::threadOfItem(AccountId account, const QString& platformId)
{
    if (const auto waiting = m_placed.constFind({account, platformId}); waiting != m_placed.cend())
        return std::optional(*waiting);
    const auto stored = m_threads.ofItem(account, platformId);
    if (!stored)
        return stored.error();
    if (*stored)
        return std::optional((*stored)->id);
    // An answer to our reply names the reply as its parent.
    const auto reply = ReplyStore(m_session).ofRemote(account, platformId);
    if (!reply)
        return reply.error();
    if (!*reply)
        return std::optional<ThreadId>();
    const auto head = CaseStore(m_session).loadHead((*reply)->subject);
    return head ? Result<std::optional<ThreadId>>(head->thread) : head.error();
}

Result<std::optional<ThreadId>> IntakeBatch::startedBy(AccountId account, const QString& starter)
{
    auto thread = m_threads.byStarter(account, starter);
    while (thread && *thread && (*thread)->mergedInto)
        thread = m_threads.find(*(*thread)->mergedInto);
    if (!thread)
        return thread.error();
    return *thread ? std::optional((*thread)->id) : std::nullopt;
}

Result<bool> IntakeBatch::isPost(AccountId account, const QString& platformId)
{
    const ItemKey key{account, platformId};
    if (const auto known = m_posts.constFind(key); known != m_posts.cend())
        return *known;
    const auto stored = PostStore(m_session).find(account, platformId);
    if (!stored)
        return stored.error();
    return *m_posts.insert(key, stored->has_value());
}

/// The case that nobody worked on joins the other one. If both were worked on they stay two: no reply,
/// decision or escalation may lose its case.
Result<ThreadId> IntakeBatch::absorb(ThreadId home, ThreadId waiting)
{
    if (const auto written = flush(); !written)
        return written.error();
    m_caseOfThread.remove(home);
    m_caseOfThread.remove(waiting);
    CaseStore cases(m_session);
    const auto homeCase = cases.ofThread(home);
    const auto waitingCase = cases.ofThread(waiting);
    if (!homeCase || !waitingCase)
        return (homeCase ? waitingCase : homeCase).error();
    if (!*waitingCase) {
        const auto merged = m_threads.merge(waiting, home);
        return merged ? Result<ThreadId>(home) : merged.error();
    }
    if (!*homeCase) {
        // A conversation that has just been opened and holds nothing yet.
        const auto merged = m_threads.merge(home, waiting);
        return merged ? Result<ThreadId>(waiting) : merged.error();
    }

    auto into = cases.load(**homeCase);
    auto from = cases.load(**waitingCase);
    if (!into || !from)
        return (into ? from : into).error();
    if (isWorkedOn(*from))
        std::swap(*into, *from);
    if (isWorkedOn(*from)) {
        const auto closed = m_threads.closeGap(waiting);
        return closed ? Result<ThreadId>(home) : closed.error();
    }
    if (const auto merged = merge(*from, *into); !merged)
        return merged.error();
    return into->thread;
}

Result<void> IntakeBatch::merge(const Case& from, const Case& into)
{
    const auto findings = m_itemStore.findingsOfCase(from.id);
    const auto rows = m_itemStore.ofCase(from.id);
    if (!findings || !rows)
        return findings ? rows.error() : findings.error();
    Events joining;
    for (const auto& row : *rows)
        joining.append(adopted(from, into, row.item, row.notRead));
    for (const auto& clock : from.clocks) {
        if (clock.isLive())
            joining.append(event::ClockStarted{{clock.target, clock.startedAt, clock.dueAt, clock.elapsed}});
    }
    const auto done = commitAll(m_session, {{from, {event::CaseMerged{into.id}}}, {into, joining}},
        m_policy.actor, m_policy.now, m_policy.stamp);
    if (!done)
        return done.error();

    auto version = into.version;
    for (const auto& row : *rows) {
        if (const auto moved = m_itemStore.move(row.item.id, into.thread, into.id, ++version); !moved)
            return moved;
        const auto found = findings->value(row.item.id);
        if (found.isEmpty())
            continue;
        if (const auto set = m_itemStore.setFindings(row.item.id, into.id, row.item.revision, found); !set)
            return set;
    }
    if (const auto moved = DraftStore(m_session).move(from.id, into.id); !moved)
        return moved;
    if (const auto merged = m_threads.merge(from.thread, into.thread); !merged)
        return merged;
    QSet<ItemId> adopted;
    for (const auto& row : *rows)
        adopted.insert(row.item.id);
    return judgeAgain(into, adopted);
}

} // namespace steward
