// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From old workspaces to this one: forward only, all or nothing, a backup first; and every version that ever
// shipped still opens.
#include "storage/draft_store.h"
#include "storage/inbox_store.h"
#include "storage/log_store.h"
#include "storage/migrations.h"
#include "storage/rule_store.h"
#include "storage/verdict_store.h"
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
    void draftsComeWithTheSecondVersion_data() { addEngines(); }
    void draftsComeWithTheSecondVersion();
    void aDraftOfAnOldVersionIsStillThere();
    void publishedRulesComeWithTheThirdVersion_data() { addEngines(); }
    void publishedRulesComeWithTheThirdVersion();
    void publishedRulesOfAnOldVersionAreStillThere();
    void verdictsComeWithTheFourthVersion_data() { addEngines(); }
    void verdictsComeWithTheFourthVersion();
    void aVerdictOfAnOldVersionIsStillThere();
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

void MigrationsTest::draftsComeWithTheSecondVersion()
{
    const auto place = freshDatabase();
    auto session
        = std::make_unique<Session>(makeConnection(place->address()), dialectOf(place->address().engine));
    must(session->open());
    const auto nothingToLose = [](int) -> Result<void> { return {}; };
    const auto all = shippedMigrations(session->dialect());
    QCOMPARE(must(upgrade(*session, all.first(1), nothingToLose)), 1);
    must(session->begin());
    const PersonId sam = must(PersonStore(*session).add({{}, u"Sam"_s, {Role::Moderator}, true}));
    const Case subject = makeCase(*session, makeGround(*session), u"Written before there were drafts"_s);
    must(session->commit());
    dropConnection(session);

    const auto opened = place->tryOpen(Database::IfMissing::Fail);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    const StoredDraft draft{
        sam, subject.id, u"Half a"_s, Audience::Private, ReplyKind::P, subject.items.first().id, 6, 1, noon};
    wrote(**opened, [&](Session& inside) { must(DraftStore(inside).put(draft)); });
    QCOMPARE(read(**opened, [&](Session& inside) { return must(DraftStore(inside).find(sam, subject.id)); }),
        std::optional(draft));
    QCOMPARE(read(**opened, [&](Session& inside) { return must(CaseStore(inside).load(subject.id)); }).items,
        subject.items);
}

void MigrationsTest::aDraftOfAnOldVersionIsStillThere()
{
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"v2.sqlite"_s);
    QVERIFY(QFile::copy(QStringLiteral(STEWARD_SOURCE_DIR "/tests/storage/samples/v2.sqlite"), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    const auto opened = Database::open({DatabaseAddress::Engine::Sqlite, copy}, Database::IfMissing::Fail);
    QVERIFY(opened);
    const auto draft
        = read(**opened, [](Session& session) { return must(DraftStore(session).find({1}, {1})); });
    QVERIFY(draft);
    QCOMPARE(draft->text, u"We are looking in"_s);
    QCOMPARE(draft->caret, 17);
}

void MigrationsTest::publishedRulesComeWithTheThirdVersion()
{
    const auto place = freshDatabase();
    auto session
        = std::make_unique<Session>(makeConnection(place->address()), dialectOf(place->address().engine));
    must(session->open());
    const auto nothingToLose = [](int) -> Result<void> { return {}; };
    const auto all = shippedMigrations(session->dialect());
    QCOMPARE(must(upgrade(*session, all.first(2), nothingToLose)), 2);
    must(session->begin());
    const PersonId sam = must(PersonStore(*session).add({{}, u"Sam"_s, {Role::Supervisor}, true}));
    const Case subject = makeCase(*session, makeGround(*session), u"Written under the rules that ship"_s);
    must(session->commit());
    dropConnection(session);

    const auto opened = place->tryOpen(Database::IfMissing::Fail);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    QVERIFY(!read(**opened, [](Session& inside) { return must(RuleStore(inside).newest()); }));
    StoredRuleSet set{0, u"2026.11-2"_s, QByteArray(32, '\0'), RuleOrigin::Published, sam, noon};
    const QByteArray content("{\"bytes\": \"as they \xff are\"}");
    set.id = wrote(**opened, [&](Session& inside) { return must(RuleStore(inside).add(set, content)); });
    QCOMPARE(
        read(**opened, [](Session& inside) { return must(RuleStore(inside).newest()); }), std::optional(set));
    QCOMPARE(
        read(**opened, [&](Session& inside) { return must(RuleStore(inside).content(set.id)); }), content);
    QCOMPARE(read(**opened, [&](Session& inside) { return must(CaseStore(inside).load(subject.id)); }).items,
        subject.items);
}

void MigrationsTest::publishedRulesOfAnOldVersionAreStillThere()
{
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"v3.sqlite"_s);
    QVERIFY(QFile::copy(QStringLiteral(STEWARD_SOURCE_DIR "/tests/storage/samples/v3.sqlite"), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    const auto opened = Database::open({DatabaseAddress::Engine::Sqlite, copy}, Database::IfMissing::Fail);
    QVERIFY(opened);
    const auto newest = read(**opened, [](Session& session) { return must(RuleStore(session).newest()); });
    QVERIFY(newest);
    QCOMPARE(newest->version, u"2026.11-2"_s);
    QCOMPARE(newest->origin, RuleOrigin::Published);
    QCOMPARE(read(**opened, [&](Session& session) { return must(RuleStore(session).content(newest->id)); }),
        QByteArray("{\"as\": \"sent\"}"));
    const auto draft = read(**opened, [](Session& session) { return must(RuleStore(session).draft({1})); });
    QVERIFY(draft);
    QCOMPARE(draft->basedOn, u"2026.11-2"_s);
}

void MigrationsTest::verdictsComeWithTheFourthVersion()
{
    const auto place = freshDatabase();
    auto session
        = std::make_unique<Session>(makeConnection(place->address()), dialectOf(place->address().engine));
    must(session->open());
    const auto nothingToLose = [](int) -> Result<void> { return {}; };
    const auto all = shippedMigrations(session->dialect());
    QCOMPARE(must(upgrade(*session, all.first(3), nothingToLose)), 3);
    must(session->begin());
    const PersonId sam = must(PersonStore(*session).add({{}, u"Sam"_s, {Role::Moderator}, true}));
    const Case subject = makeCase(*session, makeGround(*session), u"Found, and nobody said what of it"_s);
    must(session->commit());
    dropConnection(session);

    const auto opened = place->tryOpen(Database::IfMissing::Fail);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    QVERIFY(read(**opened, [](Session& inside) { return must(VerdictStore(inside).all()); }).isEmpty());
    const StoredVerdict verdict{subject.items.first().id, 1, rule("R01"), u"phone"_s, Tier::Likely,
        FindingVerdict::Agreed, sam, noon};
    wrote(**opened, [&](Session& inside) { must(VerdictStore(inside).put(verdict)); });
    QCOMPARE(read(**opened, [](Session& inside) { return must(VerdictStore(inside).all()); }),
        QList<StoredVerdict>{verdict});
    QCOMPARE(read(**opened, [&](Session& inside) { return must(CaseStore(inside).load(subject.id)); }).items,
        subject.items);
}

void MigrationsTest::aVerdictOfAnOldVersionIsStillThere()
{
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"v4.sqlite"_s);
    QVERIFY(QFile::copy(QStringLiteral(STEWARD_SOURCE_DIR "/tests/storage/samples/v4.sqlite"), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    const auto opened = Database::open({DatabaseAddress::Engine::Sqlite, copy}, Database::IfMissing::Fail);
    QVERIFY(opened);
    const auto all = read(**opened, [](Session& session) { return must(VerdictStore(session).all()); });
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().rule, rule("R01"));
    QCOMPARE(all.first().verdict, FindingVerdict::Disagreed);
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
