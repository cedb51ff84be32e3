// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/log_book.h"

#include "log/event_codec.h"
#include "log/export.h"
#include "services/checkpoint_copy.h"
#include "services/describe.h"
#include "services/known_names.h"
#include "services/log_replay.h"
#include "services/permission.h"
#include "storage/checkpoint_store.h"
#include "storage/log_store.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using SharedKey = std::shared_ptr<const SigningKey>;

LogRow rowOf(const LogRecord& record, const KnownNames& names)
{
    LogRow row;
    row.sequence = record.sequence;
    row.at = record.at;
    row.event = record.event;
    row.subject = record.subject;
    row.leafHash = record.leaf;
    const auto entry = parseEntry(record.entry);
    if (!entry) {
        row.summary = u"This entry is damaged; run \"workspace check\"."_s;
        return row;
    }
    row.actor = actorInWords(entry->actor.person, entry->actor.automation, names);
    const auto event = eventFromJson(entry->event, entry->data);
    row.summary = event ? describe(*event, names) : event.error().message;
    return row;
}

Result<QList<LogRow>> rowsOf(Session& session, const LogFilter& filter, const RuleSet& rules)
{
    const auto names = knownNames(session, rules);
    if (!names)
        return names.error();
    const auto records = LogStore(session).list(
        {filter.subject, filter.event, filter.person, filter.from, filter.to, filter.before, filter.limit});
    if (!records)
        return records.error();
    QList<LogRow> rows;
    rows.reserve(records->size());
    for (const auto& record : *records)
        rows.append(rowOf(record, *names));
    return rows;
}

Result<CompactRange> headRange(Session& session)
{
    const auto head = LogStore(session).head();
    if (!head)
        return head.error();
    return head->compactRange.isEmpty() ? Result<CompactRange>(CompactRange())
                                        : CompactRange::parse(head->compactRange);
}

/// Logs `fact`, signs the head that then is, and keeps the checkpoint: all or nothing.
Result<StoredCheckpoint> signHead(Session& session, const event::WorkspaceFact& fact, const Actor& actor,
    Instant at, const LogStamp& stamp, const SigningKey& key)
{
    if (const auto logged = commitFact(session, fact, actor, at, stamp); !logged)
        return logged.error();
    const auto range = headRange(session);
    if (!range)
        return range.error();
    const auto note = signCheckpoint(*range, key);
    if (!note)
        return note.error();
    StoredCheckpoint checkpoint;
    checkpoint.size = range->size();
    checkpoint.root = toBytes(range->root());
    checkpoint.madeAt = at;
    checkpoint.note = QString::fromUtf8(*note);
    const auto id = CheckpointStore(session).add(checkpoint);
    if (!id)
        return id.error();
    checkpoint.id = *id;
    return checkpoint;
}

/// Reads of one snapshot for writeExport.
LogSource sourceOf(Session& session)
{
    LogSource source;
    source.entries = [&session](qint64 first, qint64 last, const LogSource::EntrySink& sink) -> Result<void> {
        Result<void> outcome;
        const auto read = LogStore(session).each(first, last, [&](const LogRecord& record) {
            outcome = sink(record.sequence, record.entry);
            return outcome.hasValue();
        });
        return read ? outcome : read;
    };
    source.leaves = [&session](qint64 last, const LogSource::LeafSink& sink) -> Result<void> {
        Result<void> outcome;
        const auto read = LogStore(session).eachLeaf(1, last, [&](qint64, const QByteArray& leaf) {
            const auto digest = digestFromBytes(leaf);
            outcome = digest ? sink(*digest)
                             : Result<void>(Error{
                                 ErrorCode::Tampered, u"The log is damaged; run \"workspace check\"."_s, {}});
            return outcome.hasValue();
        });
        return read ? outcome : read;
    };
    return source;
}

QString aboutOf(const ExportRequest& request)
{
    QStringList words;
    if (request.subject)
        words << u"case %1"_s.arg(request.subject->toString());
    if (request.from)
        words << u"from %1"_s.arg(toLocalText(*request.from));
    if (request.to)
        words << u"before %1"_s.arg(toLocalText(*request.to));
    return words.isEmpty() ? u"whole log"_s : words.join(u", "_s);
}

QMap<QString, QString> factsOf(const ExportRequest& request)
{
    QMap<QString, QString> facts;
    if (request.subject)
        facts.insert(u"case"_s, request.subject->toString());
    if (request.from)
        facts.insert(u"from"_s, toUtcText(*request.from));
    if (request.to)
        facts.insert(u"to"_s, toUtcText(*request.to));
    if (facts.isEmpty())
        facts.insert(u"range"_s, u"whole"_s);
    return facts;
}

/// Fills in which entries are meant, among those up to the plan's head.
Result<void> select(Session& session, const ExportRequest& request, qint64 size, ExportPlan& plan)
{
    const Error nothing{
        ErrorCode::NotFound, u"There is no entry in that part of the log; choose a wider one."_s, {}};
    plan.first = 1;
    plan.last = size;
    if (request.from || request.to) {
        const auto range = LogStore(session).rangeOf(request.from, request.to);
        if (!range)
            return range.error();
        plan.first = range->first;
        plan.last = std::min(range->second, size);
        if (plan.first < 1 || plan.last < plan.first)
            return nothing;
    }
    if (!request.subject)
        return {};
    const auto records = LogStore(session).ofCase(*request.subject);
    if (!records)
        return records.error();
    QList<qint64> only;
    for (const auto& record : *records) {
        if (record.sequence >= plan.first && record.sequence <= plan.last)
            only.append(record.sequence);
    }
    plan.only = only;
    return only.isEmpty() ? Result<void>(nothing) : Result<void>();
}

Result<QList<QByteArray>> earlierCheckpoints(Session& session)
{
    const auto stored = CheckpointStore(session).list();
    if (!stored)
        return stored.error();
    QList<QByteArray> notes;
    for (const auto& checkpoint : *stored)
        notes.prepend(checkpoint.note.toUtf8());
    return notes;
}

Result<ExportSummary> writeSelected(
    Session& session, const ExportRequest& request, ExportPlan plan, qint64 size, const SigningKey& key)
{
    const auto earlier = earlierCheckpoints(session);
    if (!earlier)
        return earlier.error();
    plan.earlier = *earlier;
    if (const auto selected = select(session, request, size, plan); !selected)
        return selected.error();
    const auto written = writeExport(plan, sourceOf(session), key);
    if (!written)
        return written.error();
    return ExportSummary{written->entries, written->fingerprint, toBytes(written->head.root)};
}

} // namespace

LogBook::LogBook(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<QList<LogRow>>> LogBook::list(const Actor& actor, const LogFilter& filter)
{
    if (const auto allowed = permitted(actor, Permission::ReadLog); !allowed)
        return ready<QList<LogRow>>(allowed.error());
    return m_workspace.database().read<QList<LogRow>>(
        [filter, rules = m_workspace.rules()](Session& session) { return rowsOf(session, filter, *rules); });
}

QFuture<Result<QString>> LogBook::checkpoint(const Actor& actor)
{
    if (const auto allowed = permitted(actor, Permission::VerifyLog); !allowed)
        return ready<QString>(allowed.error());
    return m_workspace.signingKey().then(&m_workspace.pool(),
        [workspace = &m_workspace, actor](const Result<SharedKey>& key) -> Result<QString> {
            if (!key)
                return key.error();
            const event::WorkspaceFact fact{
                u"checkpoint-made"_s, {{u"fingerprint"_s, (*key)->verifier().fingerprint()}}};
            const auto made = workspace->database()
                                  .write<StoredCheckpoint>([&](Session& session) {
                                      return signHead(session, fact, actor, workspace->now(),
                                          workspace->logStamp(), **key);
                                  })
                                  .result();
            if (!made)
                return made.error();
            const auto folder = workspace->settings().checkpointFolder;
            if (folder.isEmpty())
                return made->note;
            if (const auto copied = copyCheckpoint(folder, workspace->verifierKey().name(), *made); !copied)
                return copied.error();
            const auto left = workspace->database()
                                  .write<void>([&](Session& session) {
                                      return CheckpointStore(session).setLeft(made->id, workspace->now());
                                  })
                                  .result();
            return left ? Result<QString>(made->note) : left.error();
        });
}

QFuture<Result<ExportSummary>> LogBook::exportTo(const Actor& actor, const ExportRequest& request,
    std::function<Result<void>(const QString& folder)> addReports, Progress progress)
{
    if (const auto allowed = permitted(actor, Permission::ExportLog); !allowed)
        return ready<ExportSummary>(allowed.error());
    ExportPlan plan;
    plan.folder = request.folder;
    plan.made = m_workspace.now();
    plan.programVersion = m_workspace.logStamp().origin.programVersion;
    plan.organisation = m_workspace.organisation().name;
    plan.about = aboutOf(request);
    plan.addReports = std::move(addReports);
    plan.progress = std::move(progress);
    return m_workspace.signingKey().then(&m_workspace.pool(),
        [workspace = &m_workspace, actor, request, plan](
            const Result<SharedKey>& key) -> Result<ExportSummary> {
            if (!key)
                return key.error();
            if (const auto place = exportPlace(request.folder); !place)
                return place.error();
            // Said before it is done: nobody carries a log away unseen by stopping the program in time.
            const event::WorkspaceFact fact{u"log-exported"_s, factsOf(request)};
            const auto head
                = workspace->database()
                      .write<StoredCheckpoint>([&](Session& session) {
                          return signHead(session, fact, actor, plan.made, workspace->logStamp(), **key);
                      })
                      .result();
            if (!head)
                return head.error();
            auto full = plan;
            full.head = head->note.toUtf8();
            return workspace->database()
                .read<ExportSummary>([&](Session& session) {
                    return writeSelected(session, request, full, head->size, **key);
                })
                .result();
        });
}

QFuture<Result<VerifyReport>> LogBook::verify(
    const Actor& actor, const QString& folder, const VerifyOptions& options)
{
    if (const auto allowed = permitted(actor, Permission::VerifyLog); !allowed)
        return ready<VerifyReport>(allowed.error());
    return QtConcurrent::run(
        &m_workspace.pool(), [workspace = &m_workspace, actor, folder, options]() -> Result<VerifyReport> {
            const auto report = verifyExport(folder, options);
            event::WorkspaceFact fact{u"log-verified"_s,
                {{u"verdict"_s, toText(report.verdict)},
                    {u"anchored"_s, report.anchored ? u"yes"_s : u"no"_s},
                    {u"entries"_s, QString::number(report.entries)}}};
            if (report.firstBad)
                fact.facts.insert(u"first-bad"_s, QString::number(*report.firstBad));
            const auto logged
                = workspace->database()
                      .write<void>([&](Session& session) {
                          return commitFact(session, fact, actor, workspace->now(), workspace->logStamp());
                      })
                      .result();
            return logged ? Result<VerifyReport>(report) : logged.error();
        });
}

QFuture<Result<QStringList>> LogBook::replay(Progress progress)
{
    return m_workspace.database().read<QStringList>(
        [progress = std::move(progress)](Session& session) { return replayLog(session, progress); });
}

} // namespace steward
