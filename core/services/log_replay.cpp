// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/log_replay.h"

#include "domain/decide.h"
#include "log/chain_checker.h"
#include "log/commitment.h"
#include "log/entry.h"
#include "log/event_codec.h"
#include "storage/case_store.h"
#include "storage/item_store.h"
#include "storage/log_store.h"
#include "storage/private_text_store.h"
#include "storage/reply_store.h"
#include "storage/verdict_store.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qsizetype mostFindings = 1000;
constexpr int casesAtOnce = 256;
constexpr qint64 progressStep = 1024;

QString sentence(const Case& subject, const QString& what)
{
    return u"Case %1: %2 in the table is not what the log tells."_s.arg(subject.id.toString(), what);
}

// Lists of the same kind, matched by id.
template <typename Entry>
void compareById(const Case& subject, const QString& kind, const QList<Entry>& told,
    const QList<Entry>& stored, QStringList& out)
{
    const auto find = [](const QList<Entry>& list, const Entry& wanted) {
        return std::find_if(
            list.begin(), list.end(), [&](const Entry& entry) { return entry.id == wanted.id; });
    };
    for (const auto& entry : told) {
        const auto there = find(stored, entry);
        if (there == stored.end())
            out << u"Case %1: the log tells of %2 %3, the table does not have it."_s.arg(
                subject.id.toString(), kind, entry.id.toString());
        else if (*there != entry)
            out << sentence(subject, u"%1 %2"_s.arg(kind, entry.id.toString()));
    }
    for (const auto& entry : stored) {
        if (find(told, entry) == told.end())
            out << u"Case %1: the table has %2 %3, the log does not tell of it."_s.arg(
                subject.id.toString(), kind, entry.id.toString());
    }
}

void compareHead(const Case& told, const Case& stored, QStringList& out)
{
    const auto compare = [&](const QString& name, bool same) {
        if (!same)
            out << sentence(stored, name);
    };
    compare(u"the thread"_s, told.thread == stored.thread);
    compare(u"the account"_s, told.account == stored.account && told.platform == stored.platform);
    compare(u"the version"_s, told.version == stored.version && told.contentVersion == stored.contentVersion);
    compare(u"the state"_s, told.state == stored.state);
    compare(u"the owner"_s, told.owner == stored.owner);
    compare(u"the claim"_s, told.claim == stored.claim);
    compare(u"the priority"_s, told.priority == stored.priority && told.crisis == stored.crisis);
    compare(u"what the rules did not read"_s, told.notRead == stored.notRead);
    compare(u"whether a person looked"_s, told.looked == stored.looked);
    compare(u"the snooze"_s, told.snoozedUntil == stored.snoozedUntil);
    compare(u"the topic"_s, told.topic == stored.topic);
    compare(u"what came in"_s,
        told.inboundCount == stored.inboundCount && told.lastInboundAt == stored.lastInboundAt);
    compare(u"whether it is answered"_s, told.answered == stored.answered);
}

void compareClocks(const Case& told, const Case& stored, QStringList& out)
{
    if (told.clocks.size() != stored.clocks.size()) {
        out << sentence(stored, u"the number of clocks"_s);
        return;
    }
    for (qsizetype i = 0; i < told.clocks.size(); ++i) {
        if (told.clocks[i] != stored.clocks[i])
            out << sentence(stored, u"the clock for %1"_s.arg(toText(told.clocks[i].target)));
    }
}

class Replay {
public:
    Replay(Session& session, const std::function<bool(qint64, qint64)>& progress)
        : m_session(session)
        , m_progress(progress)
    {
    }

    Result<QStringList> run()
    {
        const auto head = LogStore(m_session).head();
        const auto cases = CaseStore(m_session).count();
        if (!head || !cases)
            return head ? cases.error() : head.error();
        m_total = head->size + *cases;
        if (const auto done = checkChain(*head); !done)
            return done.error();
        if (const auto done = checkCases(); !done)
            return done.error();
        if (const auto done = checkVerdicts(); !done)
            return done.error();
        return m_findings;
    }

private:
    // A finding, not a failure: the rest is still worth knowing.
    bool find(const QString& finding)
    {
        if (m_findings.size() < mostFindings)
            m_findings << finding;
        return m_findings.size() < mostFindings;
    }

    Result<void> checkChain(const LogHead& head)
    {
        ChainChecker checker;
        bool good = true;
        const auto read = LogStore(m_session).each(1, 0, [&](const LogRecord& record) {
            const auto added = checker.add(record.sequence, record.entry);
            good = added.hasValue();
            if (!good)
                return find(added.error().message) && false;
            checkColumns(record);
            if (record.subject)
                m_told.insert(record.subject->value);
            return tick();
        });
        if (!read)
            return read;
        if (m_stopped)
            return stopped();
        if (!good)
            return {};
        const auto range = head.compactRange.isEmpty() ? Result<CompactRange>(CompactRange())
                                                       : CompactRange::parse(head.compactRange);
        if (!range)
            return range.error();
        if (head.size != range->size())
            find(u"The head of the log says another size than its own tree."_s);
        if (const auto whole = checker.finish(*range); !whole)
            find(whole.error().message);
        return {};
    }

    // The columns are only there to find entries by; a wrong one would hide an entry from whoever looks for
    // it.
    void checkColumns(const LogRecord& record)
    {
        const auto entry = parseEntry(record.entry);
        const bool same = entry && entry->at == record.at && entry->actor.person == record.actor
            && entry->event == record.event && entry->subject.caseId == record.subject
            && toBytes(leafHash(record.entry)) == record.leaf;
        if (!same)
            find(u"Entry %1 of the log is filed under something else than it says."_s.arg(record.sequence));
    }

    Result<void> checkCases()
    {
        CaseStore cases(m_session);
        CaseId after;
        for (;;) {
            const auto page = cases.page(after, casesAtOnce);
            if (!page)
                return page.error();
            for (const auto id : *page) {
                after = id;
                m_told.remove(id.value);
                if (const auto done = checkCase(cases, id); !done)
                    return done;
                if (!tick())
                    return stopped();
            }
            if (page->size() < casesAtOnce)
                break;
        }
        for (const auto id : std::as_const(m_told))
            find(u"Case %1: the log tells of it, the table does not have it."_s.arg(id));
        return {};
    }

    Result<void> checkCase(CaseStore& cases, CaseId id)
    {
        const auto stored = cases.load(id);
        if (!stored)
            return stored.error();
        const auto records = LogStore(m_session).ofCase(id);
        if (!records)
            return records.error();
        Case told;
        for (const auto& record : *records) {
            const auto entry = parseEntry(record.entry);
            if (!entry)
                continue; // already found on the way through the chain
            const auto event = eventFromJson(entry->event, entry->data);
            if (!event) {
                find(event.error().message);
                continue;
            }
            checkState(*entry, told);
            if (const auto* judged = std::get_if<event::FindingJudged>(&*event))
                m_judged.insert({judged->item.value, judged->revision, judged->rule.value, judged->detector},
                    {judged->item, judged->revision, judged->rule, judged->detector, judged->tier,
                        judged->verdict, judged->by, entry->at});
            told = evolve(std::move(told), *event, entry->at);
            told.id = id;
            if (entry->after != told.state)
                find(u"Entry %1 of the log names another state than its event gives."_s.arg(entry->sequence));
            if (const auto done = checkTexts(*event); !done)
                return done;
        }
        const auto found = differences(told, *stored);
        for (const auto& difference : found)
            find(difference);
        return {};
    }

    void checkState(const LogEntry& entry, const Case& told)
    {
        const auto before = told.version == 0 ? std::nullopt : std::optional(told.state);
        if (entry.before != before)
            find(u"Entry %1 of the log names another state than the one before it gives."_s.arg(
                entry.sequence));
    }

    Result<void> checkTexts(const Event& event)
    {
        std::optional<Error> failure;
        forEachPrivateText(event, [&](const QString& path, const PrivateText& text) {
            if (failure || !text.isSealed())
                return;
            const auto stored = storedText(event, path, text.commitment);
            if (!stored)
                failure = stored.error();
            else if (*stored && !(*stored)->salt.isEmpty()
                && !opens((*stored)->text, (*stored)->salt, text.commitment))
                find(u"A text (%1, %2) is not the one that the log committed to."_s.arg(
                    eventName(event), path));
        });
        return failure ? Result<void>(*failure) : Result<void>();
    }

    // Nothing stored any more means that it was erased: the log stays true.
    Result<std::optional<PrivateText>> storedText(
        const Event& event, const QString& path, const QByteArray& commitment)
    {
        if (const auto* received = std::get_if<event::ItemReceived>(&event))
            return ItemStore(m_session).textOf(received->item, 1);
        if (const auto* revised = std::get_if<event::ItemRevised>(&event))
            return ItemStore(m_session).textOf(revised->item, revised->revision);
        if (const auto* reply = std::get_if<event::ReplyWritten>(&event); reply && path == "text"_L1)
            return replyText(reply->reply);
        if (const auto* evidence = std::get_if<event::EvidenceCaptured>(&event))
            return evidenceText(evidence->item, commitment);
        return PrivateTextStore(m_session).find(commitment);
    }

    Result<std::optional<PrivateText>> replyText(ReplyId id)
    {
        const auto reply = ReplyStore(m_session).find(id);
        if (!reply)
            return reply.error();
        return *reply ? std::optional((*reply)->text) : std::nullopt;
    }

    Result<std::optional<PrivateText>> evidenceText(ItemId item, const QByteArray& commitment)
    {
        const auto kept = ItemStore(m_session).evidence(item);
        if (!kept)
            return kept.error();
        for (const auto& snapshot : *kept) {
            if (opens(snapshot.text, snapshot.salt, commitment))
                return std::optional(snapshot);
        }
        return kept->isEmpty() ? std::optional<PrivateText>() : std::optional(kept->first());
    }

    // An item may have moved to another case since: they are compared when all cases were read.
    Result<void> checkVerdicts()
    {
        const auto stored = VerdictStore(m_session).all();
        if (!stored)
            return stored.error();
        const auto sentence = [](const StoredVerdict& verdict) {
            return u"Item %1: what was thought of %2 (%3) in the table is not what the log tells."_s.arg(
                verdict.item.toString(), verdict.rule.value, verdict.detector);
        };
        for (const auto& verdict : *stored) {
            const auto told
                = m_judged.take({verdict.item.value, verdict.revision, verdict.rule.value, verdict.detector});
            if (told != verdict)
                find(sentence(verdict));
        }
        for (const auto& told : std::as_const(m_judged))
            find(sentence(told));
        return {};
    }

    bool tick()
    {
        ++m_done;
        if (m_progress && m_done % progressStep == 0 && !m_progress(m_done, m_total))
            m_stopped = true;
        return !m_stopped;
    }
    static Error stopped()
    {
        return {ErrorCode::Cancelled, u"The replay was stopped before its end; start it again."_s, {}};
    }

    Session& m_session;
    const std::function<bool(qint64, qint64)>& m_progress;
    QSet<qint64> m_told; ///< cases that the log tells of and that were not met in the table yet
    QMap<std::tuple<qint64, int, QString, QString>, StoredVerdict> m_judged; ///< the newest of each finding
    QStringList m_findings;
    qint64 m_done = 0;
    qint64 m_total = 0;
    bool m_stopped = false;
};

} // namespace

QStringList differences(const Case& told, const Case& stored)
{
    QStringList out;
    if (told == stored)
        return out;
    compareHead(told, stored, out);
    compareById(stored, u"item"_s, told.items, stored.items, out);
    compareById(stored, u"reply"_s, told.replies, stored.replies, out);
    compareById(stored, u"escalation"_s, told.escalations, stored.escalations, out);
    compareClocks(told, stored, out);
    if (out.isEmpty())
        out << sentence(stored, u"the order of its items"_s);
    return out;
}

Result<QStringList> replayLog(
    Session& session, const std::function<bool(qint64 done, qint64 total)>& progress)
{
    return Replay(session, progress).run();
}

} // namespace steward
