// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From old workspaces to this one: forward only, all or nothing, a backup first; and every version that ever
// shipped still opens.
#include "storage/inbox_store.h"
#include "storage/log_store.h"
#include "storage/migrations.h"
#include "stored.h"

#include <QDir>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

/// The shipped schema and one step more, as the next version will have.
QList<Migration> withNext(const Dialect& dialect, const QStringList& statements)
{
    QList<Migration> all = shippedMigrations(dialect);
    all << Migration{all.last().version + 1, statements};
    return all;
}

int newest(const Dialect& dialect)
{
    return shippedMigrations(dialect).last().version;
}

} // namespace

class MigrationsTest : public QObject {
    Q_OBJECT

private slots:
    void upgradesAndBacksUpFirst_data() { addEngines(); }
    void upgradesAndBacksUpFirst();
    void stopsIfTheBackupFails_data() { addEngines(); }
    void stopsIfTheBackupFails();
    void undoesAFailedStep_data() { addEngines(); }
    void undoesAFailedStep();
    void bothEnginesHaveTheSameTables();
    void partsStatements();
    void opensEveryVersionThatShipped();
};

void MigrationsTest::upgradesAndBacksUpFirst()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) { makeCase(session, makeGround(session), u"Old words"_s); });
    auto session
        = std::make_unique<Session>(makeConnection(place->address()), dialectOf(place->address().engine));
    must(session->open());
    const int now = newest(session->dialect());
    int backedUpFrom = 0;
    const auto migrations = withNext(session->dialect(),
        {u"ALTER TABLE people ADD COLUMN pronouns TEXT"_s, u"CREATE TABLE extra (id BIGINT)"_s});
    const auto version = upgrade(*session, migrations, [&](int from) -> Result<void> {
        backedUpFrom = from;
        return {};
    });
    QCOMPARE(must(version), now + 1);
    QCOMPARE(backedUpFrom, now);
    QCOMPARE(must(storedVersion(*session)), now + 1);
    must(session->run(u"INSERT INTO people (name, pronouns) VALUES ('Sam', 'they')"_s));
    // Once is enough.
    backedUpFrom = 0;
    QCOMPARE(must(upgrade(*session, migrations,
                 [&](int from) -> Result<void> {
                     backedUpFrom = from;
                     return {};
                 })),
        now + 1);
    QCOMPARE(backedUpFrom, 0);
    dropConnection(session);
    QCOMPARE(place->tryOpen().error().code, ErrorCode::Refused);
}

void MigrationsTest::stopsIfTheBackupFails()
{
    const auto place = freshDatabase();
    (void)place->open();
    auto session
        = std::make_unique<Session>(makeConnection(place->address()), dialectOf(place->address().engine));
    must(session->open());
    const auto outcome = upgrade(*session,
        withNext(session->dialect(), {u"CREATE TABLE extra (id BIGINT)"_s}), [](int) -> Result<void> {
            return Error{ErrorCode::Unreadable, u"No space."_s, {}};
        });
    QCOMPARE(outcome.error().message, u"No space."_s);
    QCOMPARE(must(storedVersion(*session)), newest(session->dialect()));
    dropConnection(session);
}

void MigrationsTest::undoesAFailedStep()
{
    const auto place = freshDatabase();
    (void)place->open();
    auto session
        = std::make_unique<Session>(makeConnection(place->address()), dialectOf(place->address().engine));
    must(session->open());
    const auto outcome = upgrade(*session,
        withNext(session->dialect(),
            {u"CREATE TABLE extra (id BIGINT)"_s, u"INSERT INTO no_such_table VALUES (1)"_s}),
        [](int) -> Result<void> { return {}; });
    QVERIFY(!outcome);
    dropConnection(session);
    const auto opened = place->tryOpen(Database::IfMissing::Fail);
    QVERIFY(opened);
    wrote(**opened, [](Session& inside) { must(inside.execute(u"CREATE TABLE extra (id BIGINT)"_s)); });
}

void MigrationsTest::bothEnginesHaveTheSameTables()
{
    const auto sqlite = shippedMigrations(sqliteDialect());
    const auto postgres = shippedMigrations(postgresDialect());
    QVERIFY(!sqlite.isEmpty());
    QCOMPARE(sqlite.size(), postgres.size());
    QStringList tables = tablesOf(sqlite);
    QVERIFY(tables.size() > 20);
    QVERIFY(tables.removeOne(u"items_text"_s));
    QCOMPARE(tablesOf(postgres), tables);
    QStringList indexes = indexesOf(postgres);
    QVERIFY(indexes.removeOne(u"items_words"_s));
    QCOMPARE(indexesOf(sqlite), indexes);
}

void MigrationsTest::partsStatements()
{
    QCOMPARE(statementsOf(u"-- why\nCREATE A;\n-- ;;\n\nCREATE B BEGIN x; y; END\n  -- ;;  \n"_s),
        (QStringList{u"-- why\nCREATE A;"_s, u"CREATE B BEGIN x; y; END"_s}));
    QCOMPARE(statementsOf(u"ONE"_s), QStringList{u"ONE"_s});
    QVERIFY(statementsOf({}).isEmpty());
}

void MigrationsTest::opensEveryVersionThatShipped()
{
    const QDir samples(QStringLiteral(STEWARD_SOURCE_DIR "/tests/storage/samples"));
    const QStringList files = samples.entryList({u"v*.sqlite"_s}, QDir::Files, QDir::Name);
    // One for each version, or a migration has no witness.
    QCOMPARE(files.size(), newest(sqliteDialect()));
    for (const QString& name : files) {
        QTemporaryDir folder;
        const QString copy = folder.filePath(name);
        QVERIFY(QFile::copy(samples.filePath(name), copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        auto opened = Database::open({DatabaseAddress::Engine::Sqlite, copy}, Database::IfMissing::Fail);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        QCOMPARE(must((*opened)->check().result()), QStringList());
        const InboxLines lines
            = read(**opened, [](Session& session) { return must(InboxStore(session).page({}, 10)); });
        QCOMPARE(lines.lines.size(), 2);
        QCOMPARE(lines.lines.first().text, u"I cannot go on"_s);
        QVERIFY(lines.lines.first().crisis);
        const Case subject = read(
            **opened, [&](Session& session) { return must(CaseStore(session).load(lines.lines.last().id)); });
        QCOMPARE(subject.replies.size(), 1);
        QCOMPARE(subject.replies.first().state, ReplyState::Sent);
        QCOMPARE(subject.escalations.size(), 1);
        QCOMPARE(subject.items.first().decision->action, Action::Hide);
        QCOMPARE(
            read(**opened, [](Session& session) { return must(LogStore(session).head()); }).size, qint64(2));
        InboxFilter search;
        search.search = u"trolley"_s;
        QCOMPARE(read(**opened, [&](Session& session) { return must(InboxStore(session).page(search, 10)); })
                     .lines.size(),
            1);
    }
}

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
