// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a workspace is: what an address may say, and that it never holds a password.
#include "one_setting.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class DatabaseAddressTest : public QObject {
    Q_OBJECT

private slots:
    void parsesAddresses_data();
    void parsesAddresses();
    void refusesPasswords_data();
    void refusesPasswords();
};

void DatabaseAddressTest::parsesAddresses_data()
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

void DatabaseAddressTest::parsesAddresses()
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

void DatabaseAddressTest::refusesPasswords_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("in front of the host") << u"postgresql://sam:hush@db.example/s"_s;
    QTest::newRow("empty") << u"postgresql://sam:@db.example/s"_s;
    QTest::newRow("as an option") << u"postgresql://db.example/s?password=hush"_s;
    QTest::newRow("as an encoded option") << u"postgresql://db.example/s?p%61ssword=hush"_s;
    QTest::newRow("of the key") << u"postgresql://db.example/s?sslpassword=hush"_s;
}

void DatabaseAddressTest::refusesPasswords()
{
    QFETCH(QString, url);
    const auto parsed = DatabaseAddress::parse(url);
    QVERIFY(!parsed);
    QCOMPARE(exitStatus(parsed.error().code), 2);
    QVERIFY(!parsed.error().message.contains(u"hush"_s));
    QVERIFY(parsed.error().message.contains(u"PGPASSFILE"_s));
}

QTEST_GUILESS_MAIN(DatabaseAddressTest)
#include "tst_database_address.moc"
