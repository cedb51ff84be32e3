// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/case_store.h"

#include "storage/item_store.h"
#include "storage/reply_row.h"

#include <limits>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noDue = std::numeric_limits<qint64>::max();

/// What the list sorts by and shows of a case's clocks.
struct Standing {
    qint64 rank = 5;
    qint64 due = noDue;
    ClockStatus clock = ClockStatus::None;
};

Standing standingOf(const Case& subject)
{
    Standing standing;
    standing.rank = subject.crisis ? 0 : urgencyRank(subject.priority);
    if (const CaseClock* leading = subject.leadingClock()) {
        standing.due = toMs(leading->dueAt);
        standing.clock = leading->status;
        return standing;
    }
    for (const CaseClock& clock : subject.clocks) {
        if (standing.clock != ClockStatus::Paused)
            standing.clock = clock.status;
    }
    return standing;
}

/// The newest inbound item that only `after` has, and how many items it has more.
struct Arrivals {
    std::optional<ItemId> newest;
    qint64 count = 0;
};

Arrivals arrivalsOf(const Case& after, const QHash<ItemId, const CaseItem*>& before)
{
    Arrivals arrivals{{}, after.items.size() - before.size()};
    for (const CaseItem& item : after.items) {
        if (item.direction == Direction::Inbound && !before.contains(item.id))
            arrivals.newest = item.id;
    }
    return arrivals;
}

template <typename T> QHash<decltype(T::id), const T*> byId(const QList<T>& list)
{
    QHash<decltype(T::id), const T*> found;
    found.reserve(list.size());
    for (const T& entry : list)
        found.insert(entry.id, &entry);
    return found;
}

QVariantList headValues(const Case& subject, Instant at)
{
    const Standing standing = standingOf(subject);
    const auto claimBy = subject.claim ? std::optional(subject.claim->by) : std::nullopt;
    const auto claimUntil = subject.claim ? std::optional(subject.claim->until) : std::nullopt;
    return values(subject.thread, subject.account, subject.platform, subject.version, subject.contentVersion,
        subject.state, subject.owner, claimBy, claimUntil, subject.priority, subject.crisis, subject.notRead,
        subject.looked, subject.snoozedUntil, subject.topic, subject.inboundCount, subject.lastInboundAt,
        subject.answered, standing.rank, standing.due, standing.clock, at);
}

Case headOf(Row& row)
{
    Case subject;
    subject.id = row.id<CaseId>();
    subject.thread = row.id<ThreadId>();
    subject.account = row.id<AccountId>();
    subject.platform = row.text();
    subject.version = row.number();
    subject.contentVersion = row.number();
    subject.state = row.word<State>();
    subject.owner = row.optionalId<PersonId>();
    const auto claimBy = row.optionalId<PersonId>();
    const auto claimUntil = row.optionalInstant();
    if (claimBy && claimUntil)
        subject.claim = Claim{*claimBy, *claimUntil};
    subject.priority = row.word<Severity>();
    subject.crisis = row.flag();
    subject.notRead = row.flag();
    subject.looked = row.flag();
    subject.snoozedUntil = row.optionalInstant();
    subject.topic = row.text();
    subject.inboundCount = int(row.number());
    subject.lastInboundAt = row.instant();
    subject.answered = row.flag();
    return subject;
}

Error movedOn()
{
    return {ErrorCode::Conflict,
        u"This case has changed since you saw it; look at it again before you go on."_s, {}};
}

template <typename T, typename Save>
Result<void> saveDiffering(const QList<T>& before, const QList<T>& after, Save save)
{
    const auto known = byId(before);
    for (const T& entry : after) {
        const T* old = known.value(entry.id);
        if (old && *old == entry)
            continue;
        if (auto done = save(entry); !done)
            return done;
    }
    return {};
}

/// A withdrawn escalation is no longer part of its case. Its row stays, so that its number is never given
/// again.
Result<void> markWithdrawn(
    Session& session, const QList<CaseEscalation>& before, const QList<CaseEscalation>& after)
{
    const auto kept = byId(after);
    for (const CaseEscalation& entry : before) {
        if (kept.contains(entry.id))
            continue;
        if (auto done
            = session.run(u"UPDATE escalations SET outcome = 'withdrawn' WHERE id = ?"_s, values(entry.id));
            !done)
            return done;
    }
    return {};
}

} // namespace

CaseStore::CaseStore(Session& session)
    : m_session(session)
{
}

Result<CaseId> CaseStore::nextId()
{
    const auto last = m_session.number(u"SELECT coalesce(max(id), 0) FROM cases"_s);
    if (!last)
        return last.error();
    return CaseId{*last + 1};
}

Result<Case> CaseStore::loadHead(CaseId id)
{
    auto head = readOne<Case>(m_session,
        u"SELECT id, thread, account, platform, version, content_version, state, owner, claim_by, "
        u"claim_until, priority, crisis, not_read,"
        " looked, snoozed_until, topic, inbound_count, last_inbound_at, answered FROM cases WHERE id = ?"_s,
        values(id), headOf);
    if (!head)
        return head.error();
    if (!*head)
        return Error{ErrorCode::NotFound,
            u"There is no case %1; look at the inbox for its number."_s.arg(id.value), {}};
    auto running = clocks(id);
    if (!running)
        return running.error();
    (*head)->clocks = std::move(*running);
    return std::move(**head);
}

Result<Case> CaseStore::load(CaseId id)
{
    auto subject = loadHead(id);
    if (!subject)
        return subject;
    if (auto done = readLists(*subject); !done)
        return done.error();
    return subject;
}

Result<void> CaseStore::readLists(Case& subject)
{
    auto items = ItemStore(m_session).caseItems(subject.id);
    if (!items)
        return items.error();
    subject.items = std::move(*items);
    auto replies = readAll<CaseReply>(m_session,
        QString(u"SELECT "_s + replyColumns() + u" FROM replies WHERE case_id = ? ORDER BY id"_s),
        values(subject.id), replyOf);
    if (!replies)
        return replies.error();
    subject.replies = std::move(*replies);
    auto escalations = readAll<CaseEscalation>(m_session,
        QString(u"SELECT "_s + escalationColumns()
            + u" FROM escalations WHERE case_id = ? AND coalesce(outcome, '') <> 'withdrawn' ORDER BY id"_s),
        values(subject.id), escalationOf);
    if (!escalations)
        return escalations.error();
    subject.escalations = std::move(*escalations);
    return {};
}

Result<QList<CaseClock>> CaseStore::clocks(CaseId id)
{
    return readAll<CaseClock>(m_session,
        u"SELECT target, status, started, due, elapsed FROM clocks WHERE case_id = ? ORDER BY position"_s,
        values(id), [](Row& row) {
            return CaseClock{
                row.word<Target>(), row.word<ClockStatus>(), row.instant(), row.instant(), row.flag()};
        });
}

Result<std::optional<CaseId>> CaseStore::ofThread(ThreadId thread)
{
    return readOne<CaseId>(m_session, u"SELECT id FROM cases WHERE thread = ?"_s, values(thread),
        [](Row& row) { return row.id<CaseId>(); });
}

Result<void> CaseStore::insert(const Case& subject, Instant at)
{
    const Arrivals arrivals = arrivalsOf(subject, {});
    QVariantList all = values(subject.id)
        << headValues(subject, at) << bound(arrivals.newest) << arrivals.count;
    if (auto done = m_session.run(
            u"INSERT INTO cases (id, thread, account, platform, version, content_version, state, owner, "
            u"claim_by,"
            " claim_until, priority, crisis, not_read, looked, snoozed_until, topic, inbound_count, "
            "last_inbound_at,"
            " answered, rank, due, clock, updated, excerpt_item, items)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            all);
        !done)
        return done;
    return saveClocks(subject.id, {}, subject.clocks);
}

Result<void> CaseStore::save(const Case& before, const Case& after, Instant at)
{
    const auto known = byId(before.items);
    const Arrivals arrivals = arrivalsOf(after, known);
    QVariantList all = headValues(after, at)
        << bound(arrivals.newest) << arrivals.count << bound(before.id) << before.version;
    if (auto done = m_session.run(
            u"UPDATE cases SET thread = ?, account = ?, platform = ?, version = ?, content_version = ?, "
            u"state = ?,"
            " owner = ?, claim_by = ?, claim_until = ?, priority = ?, crisis = ?, not_read = ?, looked = ?,"
            " snoozed_until = ?, topic = ?, inbound_count = ?, last_inbound_at = ?, answered = ?, rank = ?, "
            "due = ?,"
            " clock = ?, updated = ?, excerpt_item = coalesce(?, excerpt_item), items = items + ?"
            " WHERE id = ? AND version = ?"_s,
            all);
        !done)
        return done;
    if (m_session.affected() != 1)
        return movedOn();
    ItemStore items(m_session);
    for (const CaseItem& item : after.items) {
        const CaseItem* old = known.value(item.id);
        if (!old || *old == item)
            continue;
        if (auto done = items.update(item); !done)
            return done;
    }
    const auto saveOne = [&](const auto& entry) {
        if constexpr (std::is_same_v<std::decay_t<decltype(entry)>, CaseReply>)
            return saveReply(m_session, before.id, entry);
        else
            return saveEscalation(m_session, before.id, entry);
    };
    if (auto done = saveDiffering(before.replies, after.replies, saveOne); !done)
        return done;
    if (auto done = saveDiffering(before.escalations, after.escalations, saveOne); !done)
        return done;
    if (auto done = markWithdrawn(m_session, before.escalations, after.escalations); !done)
        return done;
    return saveClocks(before.id, before.clocks, after.clocks);
}

Result<void> CaseStore::saveClocks(CaseId id, const QList<CaseClock>& before, const QList<CaseClock>& after)
{
    for (qsizetype position = 0; position < after.size(); ++position) {
        const CaseClock& clock = after[position];
        if (position < before.size() && before[position] == clock)
            continue;
        if (auto done
            = m_session.run(u"INSERT INTO clocks (case_id, position, target, status, started, due, elapsed) "
                            u"VALUES (?, ?, ?, ?, ?, ?, ?)"
                            " ON CONFLICT (case_id, position) DO UPDATE SET target = excluded.target, status "
                            "= excluded.status,"
                            " started = excluded.started, due = excluded.due, elapsed = excluded.elapsed"_s,
                values(id, qint64(position), clock.target, clock.status, clock.startedAt, clock.dueAt,
                    clock.elapsed));
            !done)
            return done;
    }
    if (after.size() >= before.size())
        return {};
    return m_session.run(
        u"DELETE FROM clocks WHERE case_id = ? AND position >= ?"_s, values(id, qint64(after.size())));
}

Result<QList<CaseId>> CaseStore::page(CaseId after, int limit)
{
    return readAll<CaseId>(m_session, u"SELECT id FROM cases WHERE id > ? ORDER BY id LIMIT ?"_s,
        values(after, limit), [](Row& row) { return row.id<CaseId>(); });
}

Result<qint64> CaseStore::count()
{
    return m_session.number(u"SELECT count(*) FROM cases"_s);
}

} // namespace steward
