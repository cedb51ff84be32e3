// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger.h"

#include "log/commitment.h"
#include "log/event_codec.h"
#include "log/merkle.h"
#include "services/outgoing_calls.h"
#include "services/private_texts.h"
#include "storage/case_store.h"
#include "storage/log_store.h"
#include "storage/verdict_store.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// One thing that happened, with the state of its case around it.
struct Happened {
    Event event;
    CaseId subject;
    std::optional<State> before;
    std::optional<State> after;
};

QList<Role> inOrder(const QSet<Role>& roles)
{
    QList<Role> ordered(roles.begin(), roles.end());
    std::sort(ordered.begin(), ordered.end());
    return ordered;
}

/// All that the entries of one commit have in common.
LogEntry frameOf(const Actor& actor, Instant at, const LogStamp& stamp)
{
    LogEntry frame;
    frame.at = at;
    frame.zone = stamp.zone;
    frame.offsetSeconds
        = QTimeZone(stamp.zone).offsetFromUtc(QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::UTC));
    frame.actor = LogActor{
        actor.person, actor.isAutomation() ? actor.automation : QString(), inOrder(actor.roles), {}};
    frame.origin = stamp.origin;
    if (actor.isAutomation())
        frame.origin.authenticatedBy = u"automation"_s;
    return frame;
}

LogEntry framed(const Happened& happened, const LogEntry& frame)
{
    auto entry = entryFor(happened.event, happened.subject);
    entry.id = newEntryId();
    entry.at = frame.at;
    entry.zone = frame.zone;
    entry.offsetSeconds = frame.offsetSeconds;
    entry.actor = frame.actor;
    entry.origin = frame.origin;
    entry.before = happened.before;
    entry.after = happened.after;
    return entry;
}

Digest digestOf(const QByteArray& bytes)
{
    Digest digest{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), qsizetype(digest.size())), digest.begin());
    return digest;
}

QByteArray bytesOf(const Digest& digest)
{
    return QByteArray(reinterpret_cast<const char*>(digest.data()), qsizetype(digest.size()));
}

Result<CompactRange> rangeOf(const LogHead& head)
{
    if (head.compactRange.isEmpty())
        return CompactRange{};
    return CompactRange::parse(head.compactRange);
}

Result<void> append(Session& session, const QList<Happened>& all, const LogEntry& frame)
{
    if (all.isEmpty())
        return {};
    LogStore log(session);
    auto head = log.head();
    if (!head)
        return head.error();
    auto range = rangeOf(*head);
    if (!range)
        return range.error();

    auto previous = digestOf(head->lastLeaf);
    QList<LogRecord> records;
    records.reserve(all.size());
    for (const auto& happened : all) {
        auto entry = framed(happened, frame);
        entry.sequence = ++head->size;
        entry.previous = previous;
        const auto bytes = toCanonical(entry);
        if (!bytes)
            return bytes.error();
        previous = leafHash(*bytes);
        range->append(previous);
        records.append({entry.sequence, entry.at, entry.actor.person, entry.event, entry.subject.caseId,
            *bytes, bytesOf(previous)});
    }
    return log.append(records, {head->size, bytesOf(previous), range->serialise()});
}

/// The case after its events; each of them sealed and noted down on the way.
Case happen(CaseChange& change, Instant at, QList<Happened>& all)
{
    auto subject = std::move(change.before);
    for (auto& event : change.events) {
        sealAll(event);
        const auto before = subject.version == 0 ? std::nullopt : std::optional(subject.state);
        const auto id = subject.id;
        subject = evolve(std::move(subject), event, at);
        subject.id = id;
        all.append({event, id, before, subject.state});
    }
    return subject;
}

Result<void> keepVerdicts(Session& session, const Events& events, Instant at)
{
    for (const auto& event : events) {
        const auto* judged = std::get_if<event::FindingJudged>(&event);
        if (!judged)
            continue;
        const auto kept = VerdictStore(session).put({judged->item, judged->revision, judged->rule,
            judged->detector, judged->tier, judged->verdict, judged->by, at});
        if (!kept)
            return kept;
    }
    return {};
}

Result<void> save(Session& session, const Case& before, const Case& after, const Events& events, Instant at)
{
    CaseStore cases(session);
    if (const auto saved = before.version == 0 ? cases.insert(after, at) : cases.save(before, after, at);
        !saved)
        return saved;
    if (const auto kept = keepPrivateTexts(session, after.id, events, at); !kept)
        return kept;
    if (const auto kept = keepVerdicts(session, events, at); !kept)
        return kept;
    return keepOutboxInStep(session, after, events, at);
}

} // namespace

Result<QList<Case>> commitAll(
    Session& session, QList<CaseChange> changes, const Actor& actor, Instant at, const LogStamp& stamp)
{
    QList<Happened> all;
    QList<Case> cases;
    for (auto& change : changes) {
        const auto before = change.before;
        cases.append(happen(change, at, all));
        if (const auto saved = save(session, before, cases.last(), change.events, at); !saved)
            return saved.error();
    }
    if (const auto appended = append(session, all, frameOf(actor, at, stamp)); !appended)
        return appended.error();
    return cases;
}

Result<Case> commit(Session& session, const Case& before, Events events, const Actor& actor, Instant at,
    const LogStamp& stamp)
{
    auto cases = commitAll(session, {CaseChange{before, std::move(events)}}, actor, at, stamp);
    if (!cases)
        return cases.error();
    return std::move(cases->first());
}

Result<void> commitFact(
    Session& session, const event::WorkspaceFact& fact, const Actor& actor, Instant at, const LogStamp& stamp)
{
    return append(session, {Happened{fact, {}, {}, {}}}, frameOf(actor, at, stamp));
}

} // namespace steward
