// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The door: opening, refusing, transactions, several processes at one workspace.
#include "storage/setting_store.h"
#include "stored.h"

#include <QFileInfo>
#include <QSemaphore>
#include <QSignalSpy>

#include <atomic>

#include <unistd.h>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

Result<bool> put(Session& session, const QString& key, int value)
{
    const auto done = SettingStore(session).set(key, value);
    return done ? Result<bool>(true) : Result<bool>(done.error());
}

int valueOf(Database& database, const QString& key)
{
    return read(
        database, [key](Session& session) { return must(SettingStore(session).value(key)).toInt(-1); });
}

Error openingError(const QString& file, Database::IfMissing ifMissing = Database::IfMissing::Fail)
{
    const auto opened = Database::open({DatabaseAddress::Engine::Sqlite, file}, ifMissing);
    return opened ? Error{ErrorCode::Refused, u"it opened"_s, {}} : opened.error();
}

bool isOneSentence(const QString& message)
{
    return message.endsWith(u'.') && message.count(u". "_s) == 0 && message.size() > 20
        && !message.contains(u'\n');
}

void writeFile(const QString& name, const QByteArray& bytes)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

private slots:
    void opensWhatItCreated_data() { addEngines(); }
    void opensWhatItCreated();
    void refusesWhereThereIsNone_data() { addEngines(); }
    void refusesWhereThereIsNone();
    void refusesANewerSchema_data() { addEngines(); }
    void refusesANewerSchema();
    void refusesAForeignDatabase_data() { addEngines(); }
    void refusesAForeignDatabase();
    void rollsBackWhatFailed_data() { addEngines(); }
    void rollsBackWhatFailed();
    void rollsBackAfterAFailedStatementThatTheJobIgnored_data() { addEngines(); }
    void rollsBackAfterAFailedStatementThatTheJobIgnored();
    void readsASnapshot_data() { addEngines(); }
    void readsASnapshot();
    void refusesToWriteInARead_data() { addEngines(); }
    void refusesToWriteInARead();
    void letsManyWritersCount_data() { addEngines(); }
    void letsManyWritersCount();
    void twoAtOneWorkspaceSeeEachOther_data() { addEngines(); }
    void twoAtOneWorkspaceSeeEachOther();
    void createsOnceWhenTwoCreateAtOnce_data() { addEngines(); }
    void createsOnceWhenTwoCreateAtOnce();
    void finishesQueuedJobsBeforeItGoes_data() { addEngines(); }
    void finishesQueuedJobsBeforeItGoes();
    void keepsHostileTextHarmless_data() { addEngines(); }
    void keepsHostileTextHarmless();
    void findsAFreshWorkspaceSound_data() { addEngines(); }
    void findsAFreshWorkspaceSound();

    void parsesAddresses_data();
    void parsesAddresses();
    void refusesPasswords_data();
    void refusesPasswords();
    void keepsTheFilePrivate();
    void syncsFully();
    void saysWhatIsWrongWithAFile();
    void findsDamage();
    void backsUpWhileOthersWork();
    void refusesToBackUpOverAFile();
    void refusesToBackUpAServer();
    void survivesALostServerConnection();
};

void DatabaseTest::opensWhatItCreated()
{
    const auto place = freshDatabase();
    {
        const auto database = place->open();
        QCOMPARE(database->schemaVersion(), 4);
        must(database->write<bool>([](Session& session) { return put(session, u"name"_s, 7); }).result());
    }
    const auto again = place->tryOpen(Database::IfMissing::Fail);
    QVERIFY(again);
    QCOMPARE(valueOf(**again, u"name"_s), 7);
}

void DatabaseTest::refusesWhereThereIsNone()
{
    const auto place = freshDatabase();
    const auto opened = place->tryOpen(Database::IfMissing::Fail);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NotFound);
    QVERIFY(isOneSentence(opened.error().message));
    QVERIFY(!QFileInfo::exists(place->address().location));
}

void DatabaseTest::refusesANewerSchema()
{
    const auto place = freshDatabase();
    {
        const auto database = place->open();
        wrote(*database,
            [](Session& session) { must(session.run(u"UPDATE schema_version SET version = 4711"_s)); });
    }
    const auto opened = place->tryOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Refused);
    QVERIFY(opened.error().message.contains(u"newer Steward (schema 4711)"_s));
    QVERIFY(isOneSentence(opened.error().message));
}

void DatabaseTest::refusesAForeignDatabase()
{
    const auto place = freshDatabase();
    auto session
        = std::make_unique<Session>(makeConnection(place->address()), dialectOf(place->address().engine));
    must(session->open());
    must(session->execute(u"CREATE TABLE somebody_elses (id INTEGER)"_s));
    dropConnection(session);
    const auto opened = place->tryOpen();
    QVERIFY(!opened);
    QVERIFY(opened.error().message.contains(u"not a Steward workspace"_s));
}

void DatabaseTest::rollsBackWhatFailed()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto outcome = database
                             ->write<bool>([](Session& session) -> Result<bool> {
                                 if (auto done = put(session, u"half"_s, 1); !done)
                                     return done;
                                 return Error{ErrorCode::Refused, u"Not today."_s, {}};
                             })
                             .result();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().message, u"Not today."_s);
    QCOMPARE(valueOf(*database, u"half"_s), -1);
    // The lane is fit for the next job.
    must(database->write<bool>([](Session& session) { return put(session, u"whole"_s, 2); }).result());
    QCOMPARE(valueOf(*database, u"whole"_s), 2);
}

void DatabaseTest::rollsBackAfterAFailedStatementThatTheJobIgnored()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto outcome
        = database
              ->write<bool>([](Session& session) -> Result<bool> {
                  if (auto done = put(session, u"before"_s, 1); !done)
                      return done;
                  (void)session.run(u"INSERT INTO settings (key, value) VALUES (?, NULL)"_s, {u"null"_s});
                  (void)put(session, u"after"_s, 2);
                  return true;
              })
              .result();
    QVERIFY(!outcome);
    QCOMPARE(valueOf(*database, u"before"_s), -1);
    QCOMPARE(valueOf(*database, u"after"_s), -1);
}

void DatabaseTest::readsASnapshot()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) { return must(put(session, u"n"_s, 1)); });
    QSemaphore looked;
    QSemaphore changed;
    auto reading = database->read<QList<int>>([&](Session& session) -> Result<QList<int>> {
        QList<int> seen;
        seen << must(SettingStore(session).value(u"n"_s)).toInt();
        looked.release();
        changed.acquire();
        seen << must(SettingStore(session).value(u"n"_s)).toInt();
        return seen;
    });
    looked.acquire();
    wrote(*database, [](Session& session) { return must(put(session, u"n"_s, 2)); });
    changed.release();
    QCOMPARE(must(reading.result()), (QList<int>{1, 1}));
    QCOMPARE(valueOf(*database, u"n"_s), 2);
}

void DatabaseTest::refusesToWriteInARead()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto outcome
        = database->read<bool>([](Session& session) { return put(session, u"sneaky"_s, 1); }).result();
    QVERIFY(!outcome);
    QCOMPARE(valueOf(*database, u"sneaky"_s), -1);
}

void DatabaseTest::letsManyWritersCount()
{
    const auto place = freshDatabase();
    const auto one = place->open();
    const auto two = place->open();
    wrote(*one, [](Session& session) { return must(put(session, u"n"_s, 0)); });
    const auto increase = [](Session& session) -> Result<bool> {
        const auto before = SettingStore(session).value(u"n"_s);
        if (!before)
            return before.error();
        return put(session, u"n"_s, before->toInt() + 1);
    };
    QList<QFuture<Result<bool>>> jobs;
    for (int round = 0; round < 100; ++round)
        jobs << one->write<bool>(increase) << two->write<bool>(increase);
    for (auto& job : jobs)
        must(job.result());
    QCOMPARE(valueOf(*one, u"n"_s), 200);
    QCOMPARE(valueOf(*two, u"n"_s), 200);
}

void DatabaseTest::twoAtOneWorkspaceSeeEachOther()
{
    const auto place = freshDatabase();
    const auto one = place->open();
    const auto two = place->open();
    std::atomic<int> heard = 0;
    two->onChange([&heard] { ++heard; });
    // The listener needs a moment to be there; nobody is promised what happened before.
    QTest::qWait(700);
    heard = 0;
    wrote(*one, [](Session& session) { return must(put(session, u"n"_s, 5)); });
    QTRY_VERIFY_WITH_TIMEOUT(heard > 0, 5000);
    QCOMPARE(valueOf(*two, u"n"_s), 5);
    // Its own commits are told as well.
    QTest::qWait(400);
    heard = 0;
    wrote(*two, [](Session& session) { return must(put(session, u"n"_s, 6)); });
    QTRY_VERIFY(heard > 0);
    two->onChange({});
    heard = 0;
    wrote(*one, [](Session& session) { return must(put(session, u"n"_s, 7)); });
    QTest::qWait(600);
    QCOMPARE(heard, 0);
}

void DatabaseTest::createsOnceWhenTwoCreateAtOnce()
{
    const auto place = freshDatabase();
    std::atomic<int> opened = 0;
    std::vector<std::thread> both;
    for (int who = 0; who < 2; ++who) {
        both.emplace_back([&] {
            if (const auto database = place->tryOpen())
                ++opened;
            else
                qWarning("%s", qPrintable(database.error().message + database.error().detail));
        });
    }
    for (std::thread& one : both)
        one.join();
    QCOMPARE(opened, 2);
    const auto database = place->open();
    QCOMPARE(
        read(*database,
            [](Session& session) { return must(session.number(u"SELECT count(*) FROM schema_version"_s)); }),
        qint64(1));
}

void DatabaseTest::finishesQueuedJobsBeforeItGoes()
{
    const auto place = freshDatabase();
    QFuture<Result<bool>> last;
    {
        const auto database = place->open();
        for (int n = 1; n <= 50; ++n)
            last = database->write<bool>([n](Session& session) { return put(session, u"n"_s, n); });
    }
    QVERIFY(last.isFinished());
    must(last.result());
    QCOMPARE(valueOf(*place->open(), u"n"_s), 50);
}

void DatabaseTest::keepsHostileTextHarmless()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const QString hostile = u"'; DROP TABLE settings; -- ? :name $1 \\ \" % _ \u202E\U0001F600 "_s + QChar(0)
        + QChar(0xD800) + u'x' + QChar(0xDC00);
    wrote(*database, [hostile](Session& session) { must(SettingStore(session).set(hostile, hostile)); });
    const auto back = read(*database,
        [hostile](Session& session) { return must(SettingStore(session).value(hostile)).toString(); });
    const QString stored = storableText(hostile);
    QVERIFY(stored != hostile);
    QCOMPARE(stored.count(QChar::ReplacementCharacter), 3);
    // The settings go through JSON, which has a say in what it makes of halves of pairs: the key tells what
    // the engine kept.
    QVERIFY(!back.isNull());
    const auto keys
        = read(*database, [](Session& session) { return must(SettingStore(session).all()).keys(); });
    QCOMPARE(keys, QStringList{stored});
}

void DatabaseTest::findsAFreshWorkspaceSound()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) { makeCase(session, makeGround(session), u"Thank you all"_s); });
    QCOMPARE(must(database->check().result()), QStringList());
    wrote(*database, [](Session& session) { must(session.execute(u"DROP INDEX cases_inbox"_s)); });
    QCOMPARE(must(database->check().result()), QStringList{u"The index “cases_inbox” is missing."_s});
    wrote(*database, [](Session& session) { must(session.run(u"UPDATE log_head SET size = 3"_s)); });
    QCOMPARE(must(database->check().result()).size(), 2);
}

void DatabaseTest::parsesAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("options");
    const QString always = u" connect_timeout='10' application_name='steward'"_s;
    QTest::newRow("plain") << u"postgresql://db.example/steward"_s
                           << QString(u"host='db.example' dbname='steward'"_s + always);
    QTest::newRow("short scheme") << u"postgres://db.example:5433/steward"_s
                                  << QString(u"host='db.example' port='5433' dbname='steward'"_s + always);
    QTest::newRow("user") << u"postgresql://sam@db.example/s"_s
                          << QString(u"user='sam' host='db.example' dbname='s'"_s + always);
    QTest::newRow("socket") << u"postgresql:///s?host=/run/pg"_s
                            << QString(u"dbname='s' host='/run/pg'"_s + always);
    QTest::newRow("several hosts")
        << u"postgresql://a:1,b:2/s"_s
        << QString(u"host='a,b' port='1,2' dbname='s' target_session_attrs='read-write'"_s + always);
    QTest::newRow("sixth version") << u"postgresql://[::1]:5432/s"_s
                                   << QString(u"host='::1' port='5432' dbname='s'"_s + always);
    QTest::newRow("quotes") << u"postgresql://h/it%27s%5C"_s
                            << QString(u"host='h' dbname='it\\'s\\\\'"_s + always);
    QTest::newRow("options")
        << u"postgresql://h/s?sslmode=verify-full&connect_timeout=3"_s
        << u"host='h' dbname='s' sslmode='verify-full' connect_timeout='3' application_name='steward'"_s;
    QTest::newRow("semicolon") << u"postgresql://h/a%3Bb"_s << QString();
    QTest::newRow("hostile keyword") << u"postgresql://h/s?a%27b=c"_s << QString();
    QTest::newRow("other scheme") << u"mysql://h/s"_s << QString();
}

void DatabaseTest::parsesAddresses()
{
    QFETCH(QString, url);
    QFETCH(QString, options);
    const auto parsed = DatabaseAddress::parse(url);
    QCOMPARE(bool(parsed), !options.isEmpty());
    if (!parsed) {
        QCOMPARE(parsed.error().code, ErrorCode::Invalid);
        QVERIFY(isOneSentence(parsed.error().message));
        return;
    }
    QCOMPARE(must(libpqOptions(url)), options);
}

void DatabaseTest::refusesPasswords_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("in front of the host") << u"postgresql://sam:hush@db.example/s"_s;
    QTest::newRow("empty") << u"postgresql://sam:@db.example/s"_s;
    QTest::newRow("as an option") << u"postgresql://db.example/s?password=hush"_s;
    QTest::newRow("as an encoded option") << u"postgresql://db.example/s?p%61ssword=hush"_s;
    QTest::newRow("of the key") << u"postgresql://db.example/s?sslpassword=hush"_s;
}

void DatabaseTest::refusesPasswords()
{
    QFETCH(QString, url);
    const auto parsed = DatabaseAddress::parse(url);
    QVERIFY(!parsed);
    QCOMPARE(exitStatus(parsed.error().code), 2);
    QVERIFY(!parsed.error().message.contains(u"hush"_s));
    QVERIFY(parsed.error().message.contains(u"PGPASSFILE"_s));
}

void DatabaseTest::keepsTheFilePrivate()
{
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    const auto database = place.open();
    wrote(*database, [](Session& session) { return must(put(session, u"n"_s, 1)); });
    must(database->backup(place.folder() + u"/copy"_s).result());
    const QFile::Permissions others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString& file : {place.address().location, QString(place.address().location + u"-wal"_s),
             QString(place.address().location + u"-shm"_s), QString(place.folder() + u"/copy"_s)}) {
        QVERIFY2(QFileInfo::exists(file), qPrintable(file));
        QVERIFY2(!(QFile::permissions(file) & others), qPrintable(file));
    }
}

void DatabaseTest::syncsFully()
{
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    const auto database = place.open();
    const auto pragma = [&database](const QString& name) {
        return wrote(
            *database, [name](Session& session) { return must(session.number(u"PRAGMA "_s + name)); });
    };
    QCOMPARE(pragma(u"synchronous"_s), qint64(2));
    QCOMPARE(pragma(u"foreign_keys"_s), qint64(1));
    QCOMPARE(pragma(u"wal_autocheckpoint"_s), qint64(4000));
}

void DatabaseTest::saysWhatIsWrongWithAFile()
{
    QTemporaryDir folder;
    const Error missing = openingError(folder.filePath(u"no/such/folder/w"_s), Database::IfMissing::Create);
    QCOMPARE(missing.code, ErrorCode::NotFound);
    QVERIFY(missing.message.contains(u"folder"_s));

    const Error isFolder = openingError(folder.path(), Database::IfMissing::Create);
    QCOMPARE(isFolder.code, ErrorCode::Invalid);

    const QString text = folder.filePath(u"letter.txt"_s);
    writeFile(text, QByteArray("Dear Sir or Madam, ").repeated(200));
    const Error letter = openingError(text, Database::IfMissing::Create);
    QVERIFY(letter.message.contains(u"not a Steward workspace"_s));

    const QString empty = folder.filePath(u"empty"_s);
    writeFile(empty, {});
    QCOMPARE(openingError(empty).code, ErrorCode::NotFound);

    for (const Error& error : {missing, isFolder, letter})
        QVERIFY2(isOneSentence(error.message), qPrintable(error.message));

    const QString locked = folder.filePath(u"locked"_s);
    {
        must(Database::open({DatabaseAddress::Engine::Sqlite, locked}, Database::IfMissing::Create));
    }
    QVERIFY(QFile::setPermissions(locked, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
    // Root may write everywhere: it looks as somebody else would.
    const bool isRoot = ::geteuid() == 0;
    QVERIFY(!isRoot || ::setresuid(65534, 65534, 0) == 0);
    const Error readOnly = openingError(locked);
    QVERIFY(!isRoot || ::setresuid(0, 0, 0) == 0);
    QVERIFY2(readOnly.message.contains(u"read-only"_s), qPrintable(readOnly.message));
    QVERIFY(isOneSentence(readOnly.message));
}

void DatabaseTest::findsDamage()
{
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    {
        const auto database = place.open();
        wrote(*database, [](Session& session) {
            const Ground ground = makeGround(session);
            for (int n = 0; n < 300; ++n)
                makeCase(session, ground, u"Words that fill pages, number %1"_s.arg(n).repeated(20));
        });
        QCOMPARE(must(database->check().result()), QStringList());
    }
    QFile file(place.address().location);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 4096 * 30; at < file.size(); at += 4096 * 7) {
        file.seek(at);
        file.write(QByteArray(900, '\x5a'));
    }
    file.close();
    const auto opened = place.tryOpen();
    if (!opened) {
        QVERIFY(isOneSentence(opened.error().message));
        QVERIFY(opened.error().message.contains(u"damaged"_s));
        return;
    }
    QVERIFY(!must((*opened)->check().result()).isEmpty());
}

void DatabaseTest::backsUpWhileOthersWork()
{
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    const auto database = place.open();
    wrote(*database, [](Session& session) { return must(put(session, u"n"_s, 1)); });
    const QString copy = place.folder() + u"/backup.steward"_s;
    auto backup = database->backup(copy);
    for (int n = 2; n < 20; ++n)
        wrote(*database, [n](Session& session) { return must(put(session, u"n"_s, n)); });
    must(backup.result());
    QVERIFY(!QFileInfo::exists(copy + u".part"_s));
    auto opened = Database::open({DatabaseAddress::Engine::Sqlite, copy}, Database::IfMissing::Fail);
    QVERIFY(opened);
    QVERIFY(valueOf(**opened, u"n"_s) >= 1);
    QCOMPARE(must((*opened)->check().result()), QStringList());
}

void DatabaseTest::refusesToBackUpOverAFile()
{
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    const auto database = place.open();
    const QString there = place.folder() + u"/there"_s;
    writeFile(there, "somebody's");
    const auto done = database->backup(there).result();
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Refused);
    QFile file(there);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("somebody's"));
    QVERIFY(!database->backup(place.folder() + u"/no/folder/x"_s).result());
}

void DatabaseTest::refusesToBackUpAServer()
{
    const FreshDatabase place(DatabaseAddress::Engine::Postgres);
    const auto done = place.open()->backup(u"/nowhere"_s).result();
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(u"pg_dump"_s));
}

void DatabaseTest::survivesALostServerConnection()
{
    const FreshDatabase place(DatabaseAddress::Engine::Postgres);
    const auto database = place.open();
    const auto other = place.open();
    wrote(*database, [](Session& session) { return must(put(session, u"n"_s, 1)); });
    QCOMPARE(valueOf(*database, u"n"_s), 1);
    wrote(*other, [](Session& session) {
        must(session.execute(
            u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"_s));
    });
    // The job is run again on a new connection; nobody notices.
    wrote(*database, [](Session& session) { return must(put(session, u"n"_s, 2)); });
    QCOMPARE(valueOf(*database, u"n"_s), 2);
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
