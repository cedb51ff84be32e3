// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The door: opening, refusing, transactions, several processes at one workspace.
#include "one_setting.h"

#include <QFileInfo>
#include <QSemaphore>

#include <atomic>
#include <thread>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

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
