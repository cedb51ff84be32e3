// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/intake.h"

#include "services/intake_batch.h"
#include "services/own_contacts.h"
#include "services/permission.h"

#include <QIODevice>
#include <QJsonDocument>
#include <QtConcurrentRun>

#include <deque>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int mostRejectedLines = 1000;
constexpr int linesInABatch = 500;
constexpr qsizetype bytesInABatch = 8 * 1024 * 1024;

Actor intakeActor()
{
    Actor actor;
    actor.automation = u"intake"_s;
    return actor;
}

void add(IntakeReport& total, const IntakeReport& part)
{
    total.taken += part.taken;
    total.duplicates += part.duplicates;
    total.revised += part.revised;
    total.gone += part.gone;
}

void reject(IntakeReport& report, qint64 line, const QString& reason)
{
    ++report.rejectedCount;
    if (report.rejected.size() < mostRejectedLines)
        report.rejected.append({line, reason});
}

/// The account of an imported line; one that is met for the first time is added, without a connection.
Result<AccountId> ensureAccount(Session& session, const IncomingItem& item, const IntakePolicy& policy)
{
    AccountStore accounts(session);
    const auto known = accounts.on(item.platform, item.account);
    if (!known)
        return known.error();
    if (*known)
        return (*known)->id;
    StoredAccount account;
    account.platform = item.platform;
    account.name = item.account;
    account.state = u"unconnected"_s;
    const auto id = accounts.add(account);
    if (!id)
        return id;
    const event::WorkspaceFact fact{
        u"account-added"_s, {{u"account"_s, id->toString()}, {u"by"_s, u"import"_s}}};
    const auto logged = commitFact(session, fact, policy.actor, policy.now, policy.stamp);
    return logged ? id : logged.error();
}

void markRepeats(QList<PreparedItem>& batch)
{
    QHash<QStringList, qsizetype> last;
    for (qsizetype i = 0; i < batch.size(); ++i) {
        const auto& item = batch[i].item;
        const QStringList key{item.platform, item.account, item.id};
        if (const auto before = last.constFind(key); before != last.cend())
            batch[*before].saidAgain = true;
        last.insert(key, i);
    }
}

using Prepared = std::shared_ptr<const QList<PreparedItem>>;

Result<IntakeReport> writeLines(
    Session& session, const QList<PreparedItem>& lines, const IntakePolicy& policy)
{
    IntakeBatch batch(session, policy);
    QHash<std::pair<QString, QString>, AccountId> accounts;
    for (const auto& line : lines) {
        auto& account = accounts[{line.item.platform, line.item.account}];
        if (!account.isValid()) {
            const auto ensured = ensureAccount(session, line.item, policy);
            if (!ensured)
                return ensured.error();
            account = *ensured;
        }
        if (const auto taken = batch.take(account, line); !taken)
            return taken.error();
    }
    return batch.finish();
}

/// Reads, judges and seals lines on this thread while the writer's thread stores the batch before.
class LineImport {
public:
    LineImport(Workspace& workspace, IntakePolicy policy, QIODevice& device, Progress progress)
        : m_database(workspace.database())
        , m_clock(workspace.surroundings().clock)
        , m_closing(workspace.closing())
        , m_policy(std::move(policy))
        , m_lines(device)
        , m_total(device.isSequential() ? 0 : device.size())
        , m_progress(std::move(progress))
    {
    }

    Result<IntakeReport> run()
    {
        const auto own = m_database.read<QStringList>(ownContacts).result();
        if (!own)
            return own.error();
        m_ownContacts = *own;
        while (true) {
            const auto batch = nextBatch();
            if (batch->isEmpty())
                break;
            // The batch before must be in before the next one is queued: memory stays bounded.
            if (const auto settled = settle(); !settled)
                return settled.error();
            m_policy.now = m_clock.now();
            m_writing = m_database.write<IntakeReport>(
                [batch, policy = m_policy](Session& session) { return writeLines(session, *batch, policy); });
            if (m_closing.stop_requested() || (m_progress && !m_progress(m_lines.bytesRead(), m_total)))
                return cancelled();
        }
        if (const auto settled = settle(); !settled)
            return settled.error();
        if (!m_lines.isIntact())
            return Error{ErrorCode::Unreadable,
                u"The file could not be read to its end; what was read is kept, so import it again once it can be read."_s,
                {}};
        if (const auto logged = logRun(); !logged)
            return logged.error();
        return m_report;
    }

private:
    Prepared nextBatch()
    {
        auto batch = std::make_shared<QList<PreparedItem>>();
        qsizetype bytes = 0;
        while (batch->size() < linesInABatch && bytes < bytesInABatch) {
            const auto line = m_lines.next();
            if (!line)
                break;
            bytes += line->bytes.size();
            prepare(*line, *batch);
        }
        markRepeats(*batch);
        return batch;
    }

    void prepare(const ItemLines::Line& line, QList<PreparedItem>& batch)
    {
        if (line.tooLong) {
            reject(m_report, line.number,
                u"The line is longer than 8 MB; shorten its text and import it again."_s);
            return;
        }
        auto item = parseItemLine(line.bytes);
        if (item)
            batch.append(prepared(std::move(*item), *m_policy.matcher, m_ownContacts, line.number));
        else
            reject(m_report, line.number, item.error().message);
    }

    Result<void> settle()
    {
        if (!m_writing)
            return {};
        const auto written = std::exchange(m_writing, std::nullopt)->result();
        if (!written)
            return written.error();
        add(m_report, *written);
        return {};
    }

    Error cancelled()
    {
        const auto settled = settle();
        if (!settled)
            return settled.error();
        return {ErrorCode::Cancelled,
            u"The import was stopped; what was taken so far is kept, and importing the file again goes on from there."_s,
            {}};
    }

    Result<void> logRun()
    {
        const event::WorkspaceFact fact{u"import-ran"_s,
            {{u"taken"_s, QString::number(m_report.taken)},
                {u"duplicates"_s, QString::number(m_report.duplicates)},
                {u"revised"_s, QString::number(m_report.revised)},
                {u"rejected"_s, QString::number(m_report.rejectedCount)}}};
        return m_database
            .write<void>([fact, policy = m_policy](Session& session) {
                return commitFact(session, fact, policy.actor, policy.now, policy.stamp);
            })
            .result();
    }

    Database& m_database;
    const Clock& m_clock;
    std::stop_token m_closing;
    IntakePolicy m_policy; ///< its time is that of the batch
    QStringList m_ownContacts;
    ItemLines m_lines;
    qint64 m_total;
    Progress m_progress;
    IntakeReport m_report;
    std::optional<QFuture<Result<IntakeReport>>> m_writing;
};

Result<IntakeReport> writeCollected(Session& session, AccountId account, const Collected& batch,
    const QList<PreparedItem>& items, const IntakePolicy& policy)
{
    IntakeBatch intake(session, policy);
    for (const auto& post : batch.posts) {
        if (const auto put = intake.putPost(account, post); !put)
            return put.error();
    }
    for (const auto& item : items) {
        if (const auto taken = intake.take(account, item); !taken)
            return taken.error();
    }
    for (const auto& gone : batch.gone) {
        if (const auto marked = intake.markGone(account, gone); !marked)
            return marked.error();
    }
    const auto report = intake.finish();
    if (!report)
        return report;
    const StoredCursor cursor{
        batch.next.tag, QJsonDocument(batch.next.anchors).toJson(QJsonDocument::Compact)};
    const auto kept = AccountStore(session).setCursor(account, cursor);
    return kept ? report : kept.error();
}

} // namespace

Intake::Intake(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<IntakeReport>> Intake::take(AccountId account, Collected batch)
{
    const auto policy = IntakePolicy::of(m_workspace, intakeActor(), IntakePolicy::Source::Platform);
    return QtConcurrent::run(&m_workspace.pool(),
        [account, batch = std::move(batch), policy,
            &database = m_workspace.database()]() -> Result<IntakeReport> {
            const auto own = database.read<QStringList>(ownContacts).result();
            if (!own)
                return own.error();
            QList<PreparedItem> items;
            items.reserve(batch.items.size());
            for (const auto& item : batch.items)
                items.append(prepared(item, *policy.matcher, *own));
            return database
                .write<IntakeReport>(
                    [&](Session& session) { return writeCollected(session, account, batch, items, policy); })
                .result();
        });
}

QFuture<Result<IntakeReport>> Intake::importLines(
    const Actor& actor, std::shared_ptr<QIODevice> lines, Progress progress)
{
    if (const auto allowed = permitted(actor, Permission::ImportItems); !allowed)
        return ready<IntakeReport>(allowed.error());
    auto policy = IntakePolicy::of(m_workspace, actor, IntakePolicy::Source::File);
    return QtConcurrent::run(&m_workspace.pool(),
        [&workspace = m_workspace, policy = std::move(policy), lines = std::move(lines),
            progress = std::move(progress)] {
            return LineImport(workspace, policy, *lines, progress).run();
        });
}

} // namespace steward
