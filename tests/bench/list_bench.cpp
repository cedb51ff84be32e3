// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benches.h"
#include "corpus.h"
#include "raw_sqlite.h"

#include "storage/database.h"
#include "storage/inbox_query.h"

#include <QTemporaryDir>

namespace steward::bench {

using namespace Qt::StringLiterals;
using Set = InboxFilter::Set;

namespace {

constexpr Instant now = fromMs(1'795'003'200'000);
constexpr int openOfTheNewest = 550; // in a thousand
constexpr int openOfTheRest = 8;
constexpr int repetitions = 300;

template <typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    return std::move(*result);
}

void bindText(sqlite3_stmt* statement, int at, const QByteArray& text)
{
    sqlite3_bind_text(statement, at, text.constData(), int(text.size()), SQLITE_TRANSIENT);
}

/// Cases with one item each, a few in a hundred still open, written as fast as can be: their making is not
/// what is measured.
void fill(const QString& file, int cases)
{
    (void)must(Database::open({DatabaseAddress::Engine::Sqlite, file}, Database::IfMissing::Create));
    RawSqlite raw(file);
    raw.execute("PRAGMA foreign_keys = OFF");
    raw.execute("PRAGMA synchronous = OFF");
    raw.execute("INSERT INTO people (id, name) VALUES (1, 'Sam'), (2, 'Kim'), (3, 'Lee')");
    raw.execute("INSERT INTO accounts (id, platform, name, state) VALUES (1, 'wordpress', 'blog', 'live'), "
                "(2, 'facebook', 'page', 'live')");
    raw.execute("BEGIN");
    raw.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                " INSERT INTO authors (id, account, platform_id, handle, name) SELECT i, 1, 'u-' || i, '@u' "
                "|| i, 'Name ' || i FROM n");
    sqlite3_stmt* theCase = raw.prepare(u"INSERT INTO cases (id, thread, account, platform, version, "
                                        u"content_version, state, owner, priority, rank, due,"
                                        " clock, excerpt_item, findings, items, updated) VALUES (?1, ?1, ?2, "
                                        "?3, 3, 1, ?4, ?5, ?6, ?7, ?8, 'running',"
                                        " ?1, ?9, 1, ?10)"_s);
    sqlite3_stmt* theItem
        = raw.prepare(u"INSERT INTO items (id, thread, case_id, account, author, platform_id, kind, "
                      u"direction, visibility, created,"
                      " collected, text, salt, joined_at_version, changed_at_version) VALUES (?1, ?1, ?1, "
                      "?2, ?3, 'c-' || ?1,"
                      " 'comment', 'inbound', 'unmoderated', ?4, ?4, ?5, zeroblob(32), 1, 1)"_s);
    Corpus corpus(5);
    QRandomGenerator random(5);
    for (int id = 1; id <= cases; ++id) {
        // What is open is mostly new: of the newest tenth more than half, of the rest a few stragglers.
        const int share = id > cases - cases / 10 ? openOfTheNewest : openOfTheRest;
        const bool isOpen = int(random.bounded(1000)) < share;
        const int severity = int(random.bounded(5));
        const bool isCrisis = random.bounded(2000) == 0;
        const qint64 due = toMs(now) + qint64(random.bounded(20'000'000)) - 2'000'000;
        const bool onFacebook = random.bounded(3) == 0;
        sqlite3_bind_int64(theCase, 1, id);
        sqlite3_bind_int(theCase, 2, onFacebook ? 2 : 1);
        bindText(theCase, 3, onFacebook ? "facebook" : "wordpress");
        bindText(theCase, 4, !isOpen ? "resolved" : random.bounded(12) ? "open" : "escalated");
        if (random.bounded(2))
            sqlite3_bind_int(theCase, 5, 1 + int(random.bounded(3)));
        else
            sqlite3_bind_null(theCase, 5);
        bindText(theCase, 6, "S" + QByteArray::number(severity));
        sqlite3_bind_int(theCase, 7, isCrisis ? 0 : severity == 0 ? 5 : severity);
        sqlite3_bind_int64(theCase, 8, due);
        bindText(theCase, 9, severity ? "R05\thate\tlikely\nR01\tnhs-number\tcertain\n" : "");
        sqlite3_bind_int64(theCase, 10, toMs(now));
        sqlite3_step(theCase);
        sqlite3_reset(theCase);
        sqlite3_bind_int64(theItem, 1, id);
        sqlite3_bind_int(theItem, 2, onFacebook ? 2 : 1);
        sqlite3_bind_int(theItem, 3, 1 + int(random.bounded(5000)));
        sqlite3_bind_int64(theItem, 4, toMs(now) - 1000LL * (cases - id));
        bindText(theItem, 5, corpus.text().toUtf8());
        if (sqlite3_step(theItem) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(raw.handle()));
        sqlite3_reset(theItem);
        if (id % 50'000 == 0) {
            raw.execute("COMMIT");
            raw.execute("BEGIN");
        }
    }
    raw.execute("COMMIT");
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

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
Percentiles rawPage(RawSqlite& raw, const InboxFilter& filter)
{
    const QString ours
        = u"SELECT c.id, c.thread, c.account, c.state || ' ' || c.priority || ' ' || c.clock || ' ' ||"
          " coalesce(i.visibility, 'unmoderated') || ' ' || c.platform,"_s;
    const QString plain
        = u"SELECT c.id, c.thread, a.name, c.state, c.priority, c.clock, i.visibility, c.platform, p.name, q.name, c.crisis,"_s;
    const QString joins
        = u" LEFT JOIN accounts a ON a.id = c.account LEFT JOIN people p ON p.id = c.owner LEFT JOIN people q ON q.id = c.claim_by"_s;
    QList<sqlite3_stmt*> statements;
    for (const InboxQueryText& query : pageQueries(filter, {}, 101)) {
        QString sql = query.sql;
        const QString author = u" LEFT JOIN authors u ON u.id = i.author"_s;
        if (!sql.startsWith(ours) || !sql.contains(author))
            qFatal("The statement of the list has changed; change this one too");
        sql.replace(0, ours.size(), plain).replace(author, QString(author + joins));
        statements << raw.prepare(sql);
        bind(statements.last(), query.values);
    }
    return timed(repetitions, [&] {
        qint64 rows = 0;
        for (sqlite3_stmt* statement : statements) {
            rows += RawSqlite::drain(statement);
            if (rows > 100)
                break;
        }
    });
}

Percentiles ourPage(Database& database, const InboxFilter& filter)
{
    return timed(repetitions, [&] {
        const auto page = database
                              .read<InboxLines>([&filter](Session& session) {
                                  return InboxStore(session).page(filter, 100);
                              })
                              .result();
        if (!page)
            qFatal("%s", qPrintable(page.error().message));
    });
}

QHash<QString, double> measured(Table& table, const QString& size, int cases)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"workspace.steward"_s);
    fill(file, cases);
    RawSqlite raw(file);
    const auto database
        = must(Database::open({DatabaseAddress::Engine::Sqlite, file}, Database::IfMissing::Fail));
    QHash<QString, double> medians;
    for (const Asked& asked : lists()) {
        const Percentiles floor = rawPage(raw, asked.filter);
        const Percentiles ours = ourPage(*database, asked.filter);
        table.add(u"list at %1, %2: p50"_s.arg(size, asked.name), ours.p50, u"us"_s);
        table.add(u"list at %1, %2: p99"_s.arg(size, asked.name), ours.p99, u"us"_s);
        table.add(u"list at %1, %2: over the raw statement"_s.arg(size, asked.name), ours.p50 / floor.p50,
            u"x"_s, 2);
        medians.insert(asked.name, ours.p50);
    }
    for (const Asked& asked : searches()) {
        const Percentiles ours = ourPage(*database, asked.filter);
        table.add(u"search at %1, %2: p99"_s.arg(size, asked.name), ours.p99, u"us"_s, 5000);
    }
    const auto nothing = timed(repetitions, [&] {
        (void)database->read<qint64>([](Session& session) { return session.number(u"SELECT 1"_s); }).result();
    });
    table.add(u"a read of nothing at %1: p50"_s.arg(size), nothing.p50, u"us"_s);
    const auto outline = timed(20, [&] {
        (void)database
            ->read<InboxAnchors>(
                [](Session& session) { return InboxStore(session).outline(of(Set::All), 200); })
            .result();
    });
    table.add(u"outline at %1: p50"_s.arg(size), outline.p50, u"us"_s);
    const auto totals = timed(20, [&] {
        (void)database
            ->read<InboxTotals>([](Session& session) { return InboxStore(session).totals(PersonId{2}, now); })
            .result();
    });
    table.add(u"counts at %1: p50"_s.arg(size), totals.p50, u"us"_s);
    return medians;
}

} // namespace

void benchList(Table& table, int cases, int manyCases)
{
    const auto few = measured(table, QString::number(cases), cases);
    if (manyCases <= 0)
        return;
    const auto many = measured(table, QString::number(manyCases), manyCases);
    for (const Asked& asked : lists())
        table.add(
            u"list, %1: many over few"_s.arg(asked.name), many[asked.name] / few[asked.name], u"x"_s, 1.3);
}

} // namespace steward::bench
