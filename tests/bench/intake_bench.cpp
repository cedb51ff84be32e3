// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benches.h"
#include "corpus.h"
#include "outcome.h"
#include "raw_sqlite.h"

#include "services/intake.h"
#include "storage/account_store.h"
#include "storage/migrations.h"
#include "support/memory_secret_store.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <deque>

namespace steward::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int batchSize = 1000;

struct Timing {
    double wall = 0;
    double cpu = 0;
};

Timing fullIntake(const QString& file, const QList<Collected>& batches)
{
    const SystemClock clock;
    test::MemorySecretStore secrets;
    const ConnectorRegistry connectors;
    OrganisationProfile profile;
    profile.name = u"Northbridge"_s;
    profile.administrator = u"Sam"_s;
    const auto workspace = must(
        Workspace::create({DatabaseAddress::Engine::Sqlite, file}, profile, {clock, secrets, connectors}));
    const AccountId account = must(workspace->database()
                                       .write<AccountId>([](Session& session) {
                                           return AccountStore(session).add({{}, u"wordpress"_s, u"bench"_s,
                                               {}, {}, u"live"_s, {}, {}, false, 0});
                                       })
                                       .result());
    Intake intake(*workspace);
    qint64 taken = 0;
    const Watch watch;
    // Two under way: the rules read one batch while the writer stores the other.
    std::deque<QFuture<Result<IntakeReport>>> under;
    for (const Collected& batch : batches) {
        under.push_back(intake.take(account, batch));
        if (under.size() < 2)
            continue;
        taken += awaited(under.front()).taken;
        under.pop_front();
    }
    for (auto& last : under)
        taken += awaited(last).taken;
    const Timing timing{watch.wall(), watch.cpu()};
    if (taken != batches.size() * batchSize)
        qFatal("Only %lld items were taken", static_cast<long long>(taken));
    return timing;
}

/// The rows as they are at the end, in the order of their keys, by batches of as many items as the intake
/// had.
Timing rawInserts(const QString& from, const QString& to)
{
    RawSqlite source(from);
    RawSqlite target(to);
    for (const Migration& migration : shippedMigrations(sqliteDialect())) {
        for (const QString& statement : migration.statements)
            target.execute(statement.toUtf8().constData());
    }
    target.execute("DELETE FROM log_head");
    // Rows come by share and not by need, so references are not looked at: one thing less to do than we have.
    target.execute("PRAGMA foreign_keys = OFF");
    std::vector<std::unique_ptr<RawTable>> once;
    for (const char* name : {"people", "accounts", "log_head"})
        once.push_back(std::make_unique<RawTable>(source, QString::fromLatin1(name)));
    std::vector<std::unique_ptr<RawTable>> tables;
    for (const char* name :
        {"posts", "authors", "threads", "cases", "items", "media", "findings", "clocks", "log"})
        tables.push_back(std::make_unique<RawTable>(source, QString::fromLatin1(name)));
    size_t items = 0;
    for (auto* group : {&once, &tables}) {
        for (auto& table : *group)
            table->prepareInto(target);
    }
    for (auto& table : once) {
        for (size_t row = 0; row < table->rows(); ++row)
            table->insert(row);
    }
    items = tables[4]->rows();
    const size_t batches = (items + batchSize - 1) / batchSize;
    const Watch watch;
    for (size_t batch = 0; batch < batches; ++batch) {
        target.execute("BEGIN IMMEDIATE");
        for (auto& table : tables) {
            const size_t first = table->rows() * batch / batches;
            const size_t end = table->rows() * (batch + 1) / batches;
            for (size_t row = first; row < end; ++row)
                table->insert(row);
        }
        target.execute("COMMIT");
    }
    return {watch.wall(), watch.cpu()};
}

qint64 sizeOf(const QString& file)
{
    return QFileInfo(file).size() + QFileInfo(file + u"-wal"_s).size();
}

} // namespace

void benchIntake(Table& table, int items)
{
    Corpus corpus;
    QList<Collected> batches;
    qint64 bytes = 0;
    for (int at = 0; at < items; at += batchSize) {
        Collected batch;
        for (int n = 0; n < batchSize; ++n) {
            batch.items << corpus.item();
            bytes += batch.items.last().text.toUtf8().size();
        }
        batch.next = {u"bench/1"_s, {}};
        batches << batch;
    }
    const qint64 count = batches.size() * batchSize;
    QTemporaryDir folder;
    const QString ours = folder.filePath(u"ours.steward"_s);
    const QString raw = folder.filePath(u"raw.sqlite"_s);
    const Timing full = fullIntake(ours, batches);
    batches.clear();
    const Timing floor = rawInserts(ours, raw);
    table.add(u"intake: mean text"_s, double(bytes) / double(count), u"bytes"_s);
    table.add(u"intake: items per second, everything"_s, double(count) / full.wall, u"items/s"_s);
    table.add(u"intake: items per processor second, everything"_s, double(count) / full.cpu, u"items/s"_s);
    table.add(
        u"raw SQLite: items per second, same rows and indexes"_s, double(count) / floor.wall, u"items/s"_s);
    table.add(u"raw SQLite: items per processor second"_s, double(count) / floor.cpu, u"items/s"_s);
    table.add(u"intake over raw SQLite, wall"_s, floor.wall / full.wall, u"x"_s, 0.3, true);
    table.add(u"intake over raw SQLite, processor"_s, floor.cpu / full.cpu, u"x"_s);
    table.add(u"workspace over text"_s, double(sizeOf(ours)) / double(bytes), u"x"_s);
}

} // namespace steward::bench
