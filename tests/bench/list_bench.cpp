// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benches.h"
#include "corpus.h"
#include "many_cases.h"
#include "outcome.h"
#include "raw_sqlite.h"

#include "storage/database.h"
#include "storage/inbox_query.h"

#include <QTemporaryDir>

namespace steward::bench {

using namespace Qt::StringLiterals;
using Set = InboxFilter::Set;

namespace {

constexpr Instant now = fromMs(1'795'003'200'000);
constexpr int repetitions = 300;

struct Asked {
    QString name;
    InboxFilter filter;
};

InboxFilter of(Set set, const QString& platform = {}, const QString& search = {}, bool withResolved = false)
{
    InboxFilter filter;
    filter.set = set;
    filter.platform = platform;
    filter.search = search;
    filter.withResolved = withResolved;
    filter.me = PersonId{2};
    filter.now = now;
    return filter;
}

QList<Asked> lists()
{
    return {{u"all"_s, of(Set::All)}, {u"platform"_s, of(Set::All, u"facebook"_s)},
        {u"mine"_s, of(Set::Mine)}, {u"unassigned"_s, of(Set::Unassigned)}, {u"overdue"_s, of(Set::Overdue)},
        {u"escalated"_s, of(Set::Escalated)}};
}

QList<Asked> searches()
{
    const Corpus corpus(5);
    const QString common = corpus.word(3);
    const QString middling = corpus.word(300);
    const QString rare = corpus.word(30'000);
    QList<Asked> all;
    for (const bool withResolved : {true, false}) {
        const QString how = withResolved ? u", newest of all"_s : u", open by due"_s;
        all << Asked{u"common word"_s + how, of(Set::All, {}, common, withResolved)}
            << Asked{u"middling word"_s + how, of(Set::All, {}, middling, withResolved)}
            << Asked{u"rare word"_s + how, of(Set::All, {}, rare, withResolved)}
            << Asked{u"two words"_s + how, of(Set::All, {}, QString(common + u' ' + middling), withResolved)};
    }
    return all;
}

void bind(sqlite3_stmt* statement, const QVariantList& values)
{
    for (qsizetype at = 0; at < values.size(); ++at) {
        if (values[at].typeId() == QMetaType::QString)
            bindText(statement, int(at) + 1, values[at].toString().toUtf8());
        else
            sqlite3_bind_int64(statement, int(at) + 1, values[at].toLongLong());
    }
}

/// The page as one would write it who has only the C API: everything that a row shows in one statement.
class RawPage {
public:
    RawPage(RawSqlite& raw, const InboxFilter& filter)
    {
        const QString account = u"c.account, "_s;
        const QString names = u"c.account, a.platform, a.name, p.name, q.name, "_s;
        const QString joins
            = u" LEFT JOIN accounts a ON a.id = c.account LEFT JOIN people p ON p.id = c.owner LEFT JOIN people q ON q.id = c.claim_by"_s;
        for (const InboxQueryText& query : pageQueries(filter, {}, 101)) {
            QString sql = query.sql;
            const QString author = u" LEFT JOIN authors u ON u.id = i.author"_s;
            if (!sql.contains(account) || !sql.contains(author))
                qFatal("The statement of the list has changed; change this one too");
            sql.replace(account, names).replace(author, QString(author + joins));
            m_statements << raw.prepare(sql);
            bind(m_statements.last(), query.values);
        }
    }

    void read() const
    {
        qint64 rows = 0;
        for (sqlite3_stmt* statement : m_statements) {
            rows += RawSqlite::drain(statement);
            if (rows > 100)
                break;
        }
    }

private:
    QList<sqlite3_stmt*> m_statements;
};

void readPage(Database& database, const InboxFilter& filter)
{
    const auto page
        = database
              .read<InboxLines>([&filter](Session& session) { return InboxStore(session).page(filter, 100); })
              .result();
    if (!page)
        qFatal("%s", qPrintable(page.error().message));
}

/// A workspace of so many cases, open through the data layer and through the C API alone.
class Filled {
public:
    explicit Filled(int cases)
        : m_size(QString::number(cases))
        , m_file(m_folder.filePath(u"workspace.steward"_s))
        , m_database(filled(m_file, cases))
        , m_raw(m_file)
    {
    }
    const QString& size() const { return m_size; }
    Database& database() const { return *m_database; }
    RawSqlite& raw() { return m_raw; }

private:
    static std::unique_ptr<Database> filled(const QString& file, int cases)
    {
        (void)must(Database::open({DatabaseAddress::Engine::Sqlite, file}, Database::IfMissing::Create));
        fillWithCases(file, cases, now);
        return must(Database::open({DatabaseAddress::Engine::Sqlite, file}, Database::IfMissing::Fail));
    }

    QTemporaryDir m_folder;
    QString m_size;
    QString m_file;
    std::unique_ptr<Database> m_database;
    RawSqlite m_raw;
};

void measure(Table& table, Filled& filled)
{
    const QString& size = filled.size();
    Database& database = filled.database();
    for (const Asked& asked : lists()) {
        const RawPage floor(filled.raw(), asked.filter);
        const Compared page = timedByTurns(
            repetitions, [&] { floor.read(); }, [&] { readPage(database, asked.filter); });
        table.add(u"list at %1, %2: p50"_s.arg(size, asked.name), page.ours.p50, u"us"_s);
        table.add(u"list at %1, %2: p99"_s.arg(size, asked.name), page.ours.p99, u"us"_s);
        table.add(u"list at %1, %2: over the raw statement"_s.arg(size, asked.name), page.ratio(), u"x"_s, 2);
    }
    for (const Asked& asked : searches()) {
        const Percentiles ours = timed(repetitions, [&] { readPage(database, asked.filter); });
        table.add(u"search at %1, %2: p50"_s.arg(size, asked.name), ours.p50, u"us"_s);
        table.add(u"search at %1, %2: p99"_s.arg(size, asked.name), ours.p99, u"us"_s, 5000);
    }
    const auto nothing = timed(repetitions, [&] {
        (void)database.read<qint64>([](Session& session) { return session.number(u"SELECT 1"_s); }).result();
    });
    table.add(u"a read of nothing at %1: p50"_s.arg(size), nothing.p50, u"us"_s);
    const auto outline = timed(20, [&] {
        (void)database
            .read<InboxAnchors>(
                [](Session& session) { return InboxStore(session).outline(of(Set::All), 200); })
            .result();
    });
    table.add(u"outline at %1: p50"_s.arg(size), outline.p50, u"us"_s);
    const auto totals = timed(20, [&] {
        (void)database
            .read<InboxTotals>([](Session& session) { return InboxStore(session).totals(PersonId{2}, now); })
            .result();
    });
    table.add(u"counts at %1: p50"_s.arg(size), totals.p50, u"us"_s);
}

} // namespace

void benchList(Table& table, int cases, int manyCases)
{
    Filled few(cases);
    measure(table, few);
    if (manyCases <= 0)
        return;
    Filled many(manyCases);
    measure(table, many);
    for (const Asked& asked : lists()) {
        const Compared page = timedByTurns(
            repetitions, [&] { readPage(few.database(), asked.filter); },
            [&] { readPage(many.database(), asked.filter); });
        table.add(u"list, %1: many over few"_s.arg(asked.name), page.ratio(), u"x"_s, 1.3);
    }
}

} // namespace steward::bench
