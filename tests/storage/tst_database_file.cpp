// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace in a file: private, written through, backed up; what is wrong with one is said in a sentence.
#include "one_setting.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <unistd.h>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

Error openingError(const QString& file, Database::IfMissing ifMissing = Database::IfMissing::Fail)
{
    const auto opened = Database::open({DatabaseAddress::Engine::Sqlite, file}, ifMissing);
    return opened ? Error{ErrorCode::Refused, u"it opened"_s, {}} : opened.error();
}

void writeFile(const QString& name, const QByteArray& bytes)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class DatabaseFileTest : public QObject {
    Q_OBJECT

private slots:
    void keepsTheFilePrivate();
    void syncsFully();
    void saysWhatIsWrongWithAFile();
    void findsDamage();
    void backsUpWhileOthersWork();
    void refusesToBackUpOverAFile();
    void refusesToBackUpAServer();
};

void DatabaseFileTest::keepsTheFilePrivate()
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

void DatabaseFileTest::syncsFully()
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

void DatabaseFileTest::saysWhatIsWrongWithAFile()
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

void DatabaseFileTest::findsDamage()
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

void DatabaseFileTest::backsUpWhileOthersWork()
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

void DatabaseFileTest::refusesToBackUpOverAFile()
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

void DatabaseFileTest::refusesToBackUpAServer()
{
    const FreshDatabase place(DatabaseAddress::Engine::Postgres);
    const auto done = place.open()->backup(u"/nowhere"_s).result();
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(u"pg_dump"_s));
}

QTEST_GUILESS_MAIN(DatabaseFileTest)
#include "tst_database_file.moc"
