// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that was acknowledged is ever lost, and nothing is ever half there: whatever the power, the disk or
// a signal does.
#include "storage/log_store.h"
#include "storage/setting_store.h"
#include "stored.h"

#include <QProcess>
#include <QRandomGenerator>

#include <signal.h>
#include <sys/mount.h>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

struct Aftermath {
    qint64 acknowledged = 0; ///< number of the last step that the victim was told is safe
    QStringList complaints;
    bool crashed = false;
};

/// Where a victim says how many changes it made: outside the folder in which they are counted.
QString countFile()
{
    static const QTemporaryDir scratch;
    return scratch.filePath(u"count"_s);
}

QProcessEnvironment faulty(const QString& folder, const QString& kind, qint64 at)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(STEWARD_FAULTS));
    environment.insert(u"FAULT_DIR"_s, folder);
    environment.insert(u"FAULT_COUNT"_s, countFile());
    if (!kind.isEmpty()) {
        environment.insert(u"FAULT_KIND"_s, kind);
        environment.insert(u"FAULT_AT"_s, QString::number(at));
    }
    return environment;
}

Aftermath aftermathOf(const QByteArray& output, const QProcess& victim)
{
    Aftermath outcome;
    for (const QByteArray& line : output.split('\n')) {
        if (line.startsWith('!'))
            outcome.complaints << QString::fromUtf8(line.mid(2));
        else if (!line.isEmpty())
            outcome.acknowledged = line.toLongLong();
    }
    outcome.crashed = victim.exitStatus() == QProcess::CrashExit;
    return outcome;
}

Aftermath worked(const DatabaseAddress& address, int steps, const QProcessEnvironment& environment)
{
    QProcess victim;
    victim.setProcessEnvironment(environment);
    victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    victim.start(QStringLiteral(STEWARD_VICTIM), {address.location, QString::number(steps)});
    if (!victim.waitForFinished(60'000))
        victim.kill();
    return aftermathOf(victim.readAllStandardOutput(), victim);
}

void prepare(const FreshDatabase& place)
{
    const auto database = place.open();
    wrote(*database, [](Session& session) { makeGround(session); });
}

/// One sentence of what is wrong with the workspace after the victim; empty if nothing is.
QString wrongWith(const FreshDatabase& place, const Aftermath& outcome)
{
    const auto opened = place.tryOpen(Database::IfMissing::Fail);
    if (!opened)
        return u"it does not open: "_s + opened.error().message + opened.error().detail;
    const QStringList findings = must((*opened)->check().result());
    if (!findings.isEmpty())
        return findings.join(u' ');
    return read(**opened, [&](Session& session) {
        const qint64 steps = must(LogStore(session).head()).size;
        const QList<qint64> counts{must(CaseStore(session).count()), must(ItemStore(session).count()),
            must(SettingStore(session).value(u"step"_s)).toInteger(),
            must(session.number(u"SELECT count(*) FROM threads"_s))};
        for (const qint64 count : counts) {
            if (count != steps)
                return u"half a step is there: %1 of %2"_s.arg(count).arg(steps);
        }
        if (steps < outcome.acknowledged)
            return u"lost: %1 were acknowledged, %2 are there"_s.arg(outcome.acknowledged).arg(steps);
        return QString();
    });
}

qint64 changesCounted()
{
    QFile file(countFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
}

} // namespace

class DurabilityTest : public QObject {
    Q_OBJECT

private slots:
    void survivesPowerCuts();
    void wouldNoticeADiskThatLies();
    void survivesEveryFailure_data();
    void survivesEveryFailure();
    void survivesBeingKilled_data() { addEngines(); }
    void survivesBeingKilled();
    void survivesAFullDisk();
};

void DurabilityTest::survivesPowerCuts()
{
    // A run without a fault tells how many changes there are to cut at.
    const FreshDatabase rehearsal(DatabaseAddress::Engine::Sqlite);
    prepare(rehearsal);
    const Aftermath all = worked(rehearsal.address(), 6, faulty(rehearsal.folder(), {}, 0));
    QCOMPARE(all.acknowledged, qint64(6));
    QVERIFY(all.complaints.isEmpty());
    const qint64 changes = changesCounted();
    QVERIFY2(changes > 20, qPrintable(QString::number(changes)));

    int cuts = 0;
    qint64 acknowledged = 0;
    for (int seed = 1; seed <= 2; ++seed) {
        for (qint64 at = seed; at <= changes; at += 3) {
            const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
            prepare(place);
            QProcessEnvironment environment = faulty(place.folder(), u"power"_s, at);
            environment.insert(u"FAULT_SEED"_s, QString::number(seed * 1000 + at));
            const Aftermath outcome = worked(place.address(), 6, environment);
            const QString wrong = wrongWith(place, outcome);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"cut at change %1, seed %2: "_s.arg(at).arg(seed) + wrong));
            cuts += outcome.crashed;
            acknowledged += outcome.acknowledged;
        }
    }
    qInfo("%d power cuts, %lld acknowledged steps, none lost", cuts, static_cast<long long>(acknowledged));
    QVERIFY(cuts > 20);
    QVERIFY(acknowledged > 20);
}

void DurabilityTest::wouldNoticeADiskThatLies()
{
    int noticed = 0;
    for (int seed = 1; seed <= 24; ++seed) {
        const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
        prepare(place);
        QProcessEnvironment environment = faulty(place.folder(), u"power"_s, 100 + 23 * seed);
        environment.insert(u"FAULT_SEED"_s, QString::number(seed));
        environment.insert(u"FAULT_LIE"_s, u"1"_s);
        const Aftermath outcome = worked(place.address(), 40, environment);
        noticed += outcome.crashed && !wrongWith(place, outcome).isEmpty();
    }
    qInfo("%d of 24 noticed", noticed);
    QVERIFY(noticed >= 8);
}

void DurabilityTest::survivesEveryFailure_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("lasting");
    QTest::newRow("disk full once") << u"ENOSPC"_s << false;
    QTest::newRow("disk full from then on") << u"ENOSPC"_s << true;
    QTest::newRow("disk error once") << u"EIO"_s << false;
    QTest::newRow("disk error from then on") << u"EIO"_s << true;
}

void DurabilityTest::survivesEveryFailure()
{
    QFETCH(QString, kind);
    QFETCH(bool, lasting);
    int complained = 0;
    for (qint64 at = 1;; ++at) {
        QVERIFY2(at < 500, "The failures never end");
        const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
        prepare(place);
        QProcessEnvironment environment = faulty(place.folder(), kind, at);
        if (lasting)
            environment.insert(u"FAULT_FOREVER"_s, u"1"_s);
        const Aftermath outcome = worked(place.address(), 2, environment);
        QVERIFY2(!outcome.crashed, qPrintable(u"change %1"_s.arg(at)));
        const QString wrong = wrongWith(place, outcome);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"change %1: "_s.arg(at) + wrong));
        for (const QString& complaint : outcome.complaints)
            QVERIFY2(complaint.endsWith(u'.') && complaint.size() > 30, qPrintable(complaint));
        complained += !outcome.complaints.isEmpty();
        if (changesCounted() < at)
            break;
    }
    qInfo("%d failures were said", complained);
    QVERIFY(complained > 5);
}

void DurabilityTest::survivesBeingKilled()
{
    const auto place = freshDatabase();
    prepare(*place);
    QRandomGenerator random(11);
    qint64 acknowledged = 0;
    for (int round = 0; round < 15; ++round) {
        QProcess victim;
        victim.start(QStringLiteral(STEWARD_VICTIM), {place->address().location, u"100000"_s});
        QVERIFY(victim.waitForReadyRead(20'000));
        QTest::qWait(random.bounded(60));
        victim.kill();
        QVERIFY(victim.waitForFinished());
        const Aftermath outcome = aftermathOf(victim.readAllStandardOutput(), victim);
        QVERIFY(outcome.crashed);
        QVERIFY(outcome.acknowledged > acknowledged);
        acknowledged = outcome.acknowledged;
        const QString wrong = wrongWith(*place, outcome);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
}

void DurabilityTest::survivesAFullDisk()
{
    QTemporaryDir folder;
    const QByteArray mountPoint = QFile::encodeName(folder.path());
    if (::mount("tmpfs", mountPoint.constData(), "tmpfs", 0, "size=3m") != 0)
        QSKIP("A small disk cannot be mounted here: run this as root to fill a real one");
    {
        const DatabaseAddress address{
            DatabaseAddress::Engine::Sqlite, folder.filePath(u"workspace.steward"_s)};
        auto opened = Database::open(address, Database::IfMissing::Create);
        QVERIFY(opened);
        Database& database = **opened;
        wrote(database, [](Session& session) { makeGround(session); });
        const auto add = [](Session& session) -> Result<bool> {
            const auto before = SettingStore(session).value(u"n"_s);
            if (!before)
                return before.error();
            const int n = before->toInt() + 1;
            if (auto done = SettingStore(session).set(u"n"_s, n); !done)
                return done.error();
            const auto done = SettingStore(session).set(u"text %1"_s.arg(n), QString(20'000, u't'));
            return done ? Result<bool>(true) : Result<bool>(done.error());
        };
        int acknowledged = 0;
        auto last = database.write<bool>(add).result();
        for (; last && acknowledged < 1000; last = database.write<bool>(add).result())
            ++acknowledged;
        QVERIFY(!last);
        QVERIFY2(last.error().message.contains(u"full"_s), qPrintable(last.error().message));
        const auto number = [&] {
            return read(
                database, [](Session& session) { return must(SettingStore(session).value(u"n"_s)).toInt(); });
        };
        QCOMPARE(number(), acknowledged);
        // A backup into the full disk fails whole and leaves nothing behind.
        QVERIFY(!database.backup(folder.filePath(u"copy"_s)).result());
        QCOMPARE(QDir(folder.path()).entryList({u"copy*"_s}), QStringList());
        // Space is found, and work goes on in the same process.
        QCOMPARE(::mount("tmpfs", mountPoint.constData(), "tmpfs", MS_REMOUNT, "size=64m"), 0);
        must(database.write<bool>(add).result());
        QCOMPARE(number(), acknowledged + 1);
        QCOMPARE(must(database.check().result()), QStringList());
    }
    QCOMPARE(::umount(mountPoint.constData()), 0);
}

QTEST_GUILESS_MAIN(DurabilityTest)
#include "tst_durability.moc"
