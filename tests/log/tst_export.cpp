// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writing an export: what it refuses, what it leaves behind when it cannot finish, and the table for
// spreadsheets.
#include "log/csv.h"
#include "log/verify.h"
#include "sample_log.h"

#include <QDir>
#include <QTemporaryDir>

using namespace steward;
using namespace Qt::StringLiterals;

class TestExport : public QObject {
    Q_OBJECT
private slots:
    void refusesAFolderThatHoldsSomething();
    void takesAnEmptyFolder();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void refusesADamagedLog();
    void refusesARangeOutsideTheLog();
    void refusesAHeadOfAnotherKey();
    void tellsHowFarItIs();
    void spreadsheetsRunNothing_data();
    void spreadsheetsRunNothing();
    void tableRows();
};

namespace {

QStringList everythingIn(const QString& path)
{
    return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

void TestExport::refusesAFolderThatHoldsSomething()
{
    QTemporaryDir place;
    const test::SampleLog log(3);
    QVERIFY(log.exportTo(place.filePath(u"export"_s)));
    const auto again = log.exportTo(place.filePath(u"export"_s));
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Refused);
    QCOMPARE(verifyExport(place.filePath(u"export"_s)).verdict, Verdict::Intact);
    const auto onAFile = log.exportTo(place.filePath(u"export/log.csv"_s));
    QVERIFY(!onAFile);
    QCOMPARE(everythingIn(place.path()), QStringList{u"export"_s});
}

void TestExport::takesAnEmptyFolder()
{
    QTemporaryDir place;
    QVERIFY(QDir(place.path()).mkpath(u"deep/empty"_s));
    const test::SampleLog log(3);
    QVERIFY(log.exportTo(place.filePath(u"deep/empty/"_s)));
    QVERIFY(log.exportTo(place.filePath(u"new/and/deeper"_s)));
    QCOMPARE(verifyExport(place.filePath(u"deep/empty"_s)).verdict, Verdict::Intact);
    QCOMPARE(verifyExport(place.filePath(u"new/and/deeper"_s)).verdict, Verdict::Intact);
    QCOMPARE(QFile::permissions(place.filePath(u"deep/empty/log.jsonl"_s))
            & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
        QFileDevice::Permissions());
}

void TestExport::leavesNothingBehind_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("cancelled") << ErrorCode::Cancelled;
    QTest::newRow("report fails") << ErrorCode::Unreadable;
    QTest::newRow("source fails") << ErrorCode::NotFound;
}

void TestExport::leavesNothingBehind()
{
    QFETCH(ErrorCode, code);
    QTemporaryDir place;
    const test::SampleLog log(1500);
    auto plan = log.plan(place.filePath(u"export"_s));
    auto source = log.source();
    if (code == ErrorCode::Cancelled)
        plan.progress = [](qint64 done, qint64) { return done < 1000; };
    if (code == ErrorCode::Unreadable)
        plan.addReports = [](const QString&) -> Result<void> {
            return Error{ErrorCode::Unreadable, u"The disk is full."_s, {}};
        };
    if (code == ErrorCode::NotFound)
        source.entries = [](qint64, qint64, const LogSource::EntrySink&) -> Result<void> {
            return Error{ErrorCode::NotFound, u"Gone."_s, {}};
        };
    const auto done = writeExport(plan, source, log.key());
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    QCOMPARE(everythingIn(place.path()), QStringList());
}

void TestExport::refusesADamagedLog()
{
    QTemporaryDir place;
    const test::SampleLog log(20);
    auto source = log.source();
    source.entries = [&](qint64 first, qint64 last, const LogSource::EntrySink& sink) -> Result<void> {
        for (qint64 sequence = first; sequence <= last; ++sequence) {
            auto bytes = log.entries()[sequence - 1];
            if (sequence == 12)
                bytes.replace("desk-3", "desk-4");
            if (const auto done = sink(sequence, bytes); !done)
                return done;
        }
        return {};
    };
    for (const qint64 first : {1, 5}) { // as a whole and as a part
        auto plan = log.plan(place.filePath(u"export"_s));
        plan.first = first;
        const auto done = writeExport(plan, source, log.key());
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Tampered);
    }
    source.entries
        = [&](qint64, qint64, const LogSource::EntrySink& sink) { return sink(2, log.entries()[1]); };
    const auto missing = writeExport(log.plan(place.filePath(u"export"_s)), source, log.key());
    QVERIFY(!missing);
    QVERIFY(missing.error().message.contains(u"entry 1 "));
    QCOMPARE(everythingIn(place.path()), QStringList());
}

void TestExport::refusesARangeOutsideTheLog()
{
    QTemporaryDir place;
    const test::SampleLog log(5);
    auto plan = log.plan(place.filePath(u"export"_s));
    for (const auto& [first, last] : {QPair<qint64, qint64>(0, 3), {1, 6}, {-4, -1}}) {
        plan.first = first;
        plan.last = last;
        const auto done = writeExport(plan, log.source(), log.key());
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Invalid);
    }
    plan.first = 1;
    plan.last = 5;
    for (const auto& only : {QList<qint64>{3, 2}, {2, 2}, {6}, {0}}) {
        plan.only = only;
        QVERIFY(!writeExport(plan, log.source(), log.key()));
    }
}

void TestExport::refusesAHeadOfAnotherKey()
{
    QTemporaryDir place;
    const test::SampleLog log(5);
    const test::SampleLog other(5);
    auto plan = log.plan(place.filePath(u"export"_s));
    QVERIFY(!writeExport(plan, log.source(), other.key()));
    plan.head = "nothing";
    QVERIFY(!writeExport(plan, log.source(), log.key()));
}

void TestExport::tellsHowFarItIs()
{
    QTemporaryDir place;
    const test::SampleLog log(5000);
    auto plan = log.plan(place.filePath(u"export"_s));
    QList<qint64> steps;
    plan.progress = [&](qint64 done, qint64 total) {
        steps.append(done);
        return total == 5000;
    };
    QVERIFY(writeExport(plan, log.source(), log.key()));
    QVERIFY(steps.size() >= 5);
    QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    QCOMPARE(steps.last(), 5000);
}

void TestExport::spreadsheetsRunNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << QByteArray("plain") << QByteArray("plain");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("formula") << QByteArray("=HYPERLINK(1)") << QByteArray("'=HYPERLINK(1)");
    QTest::newRow("plus") << QByteArray("+1") << QByteArray("'+1");
    QTest::newRow("minus") << QByteArray("-1") << QByteArray("'-1");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("'\t=1");
    QTest::newRow("carriage return") << QByteArray("\r=1") << QByteArray("\"'\r=1\"");
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
    QTest::newRow("quotes") << QByteArray("say \"ah\"") << QByteArray("\"say \"\"ah\"\"\"");
    QTest::newRow("formula in quotes") << QByteArray("=A1,\"x\"") << QByteArray("\"'=A1,\"\"x\"\"\"");
    QTest::newRow("new line") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
}

void TestExport::spreadsheetsRunNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(csvCell(text), cell);
}

void TestExport::tableRows()
{
    test::SampleLog log(0);
    log.append(event::Claimed{PersonId{1}, fromMs(5)});
    const auto row = csvRow(log.entries().first(), log.leaves().first()).value();
    QCOMPARE(row.left(row.indexOf("\"{")),
        QByteArray("1,2026-11-18T11:06:40.000Z,Europe/London,0,claimed,"
            + log.entries().first().mid(log.entries().first().indexOf("\"case\":") + 7, 1)
            + ",,,,,1,,\"[\"\"moderator\"\",\"\"auditor\"\"]\",,new,open,desk-3,sam,os-login,0.1.0,2026-"
              "11,"));
    QVERIFY(row.endsWith(toHex(log.leaves().first())));
    QVERIFY(!csvRow("{}x", Digest{}));
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
