// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// VERIFY.md carried out to the letter, with python3 and openssl and nothing of ours.
#include "log/manifest.h"
#include "sample_log.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int status = -1;
    QString said;
};

Outcome shell(const QString& folder, const QString& command)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"/bin/sh"_s, {u"-c"_s, command});
    process.waitForFinished(60000);
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

} // namespace

class TestVerifyGuide : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everyCommandInTheGuideWorks();
    void itNamesTheBadEntry();
    void itFindsWhatWeFind_data();
    void itFindsWhatWeFind();
    void itComparesWithAnEarlierCheckpoint();
    void itReadsRangesAndCases();

private:
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<test::SampleLog> m_log;
    QString m_folder;
};

void TestVerifyGuide::init()
{
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty()
        || QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("python3 or openssl is not installed");
    m_place = std::make_unique<QTemporaryDir>();
    m_log = std::make_unique<test::SampleLog>(40);
    m_folder = m_place->filePath(u"export"_s);
    QVERIFY(m_log->exportTo(m_folder));
}

// Indented lines are commands, in the order in which a reader would type them.
void TestVerifyGuide::everyCommandInTheGuideWorks()
{
    put(m_folder + u"/earlier-checkpoint.txt"_s, m_log->checkpoint());
    const auto guide = QString::fromUtf8(contentOf(m_folder + u"/VERIFY.md"_s));
    QVERIFY(guide.contains(m_log->key().verifier().fingerprint()) && !guide.contains(u"@FINGERPRINT@"));
    int commands = 0;
    const auto lines = guide.left(guide.indexOf(u"~~~python\nimport"_s)).split(u'\n');
    for (const auto& line : lines) {
        if (!line.startsWith(u"    "_s) || line.contains(QRegularExpression(u"^ +[0-9a-f-]{39}$"_s)))
            continue;
        const auto outcome = shell(m_folder, line.trimmed());
        QVERIFY2(outcome.status == 0, qPrintable(line + u": "_s + outcome.said));
        if (line.contains(u"pkeyutl"_s))
            QVERIFY2(outcome.said.contains(u"Signature Verified Successfully"_s), qPrintable(outcome.said));
        if (line.contains(u"dgst"_s))
            QVERIFY(outcome.said.contains(
                QString::fromLatin1(toHex(sha256(contentOf(m_folder + u"/log.jsonl"_s))))));
        if (line.contains(u"verify.py . --"_s) && !line.contains(u"parts"_s))
            QVERIFY2(outcome.said.contains(u"anchored outside this export"_s), qPrintable(outcome.said));
        ++commands;
    }
    QCOMPARE(commands, 8);
}

void TestVerifyGuide::itNamesTheBadEntry()
{
    QCOMPARE(
        shell(m_folder,
            u"python3 -c \"import re; open('verify.py', 'w').write(re.search('~~~python\\n(.*?)~~~', open('VERIFY.md', encoding='utf-8').read(), re.S)[1])\""_s)
            .status,
        0);
    const QString path = m_folder + u"/log.jsonl"_s;
    const auto lines = m_log->entries();
    for (const int sequence : {1, 17, 40}) {
        auto changed = lines;
        changed[sequence - 1].replace("desk-3", "desk-4");
        put(path, changed.join('\n') + '\n');
        const auto outcome = shell(m_folder, u"python3 verify.py ."_s);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.said.contains(u"entry %1 "_s.arg(sequence)), qPrintable(outcome.said));
    }
}

void TestVerifyGuide::itFindsWhatWeFind_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << u":"_s << 0;
    QTest::newRow("tail dropped") << u"head -n 30 log.jsonl > x; mv x log.jsonl"_s << 1;
    QTest::newRow("duplicated") << u"(head -n 10 log.jsonl; tail -n +10 log.jsonl) > x; mv x log.jsonl"_s
                                << 1;
    QTest::newRow("reversed") << u"tac log.jsonl > x; mv x log.jsonl"_s << 1;
    QTest::newRow("report changed") << u"echo more >> VERIFY.md"_s << 1;
    QTest::newRow("table changed") << u"echo more >> log.csv"_s << 1;
    QTest::newRow("manifest changed") << u"sed -i s/Northbridge/Southbridge/ manifest.json"_s << 1;
    QTest::newRow("checkpoint changed") << u"sed -i 2s/40/41/ checkpoint.txt"_s << 1;
    QTest::newRow("signature gone") << u"rm manifest.sig"_s << 3;
    QTest::newRow("table gone") << u"rm log.csv"_s << 2;
    QTest::newRow("another key pinned") << u"set -- --key 0000-0000-0000-0000-0000-0000-0000-0000"_s << 3;
}

void TestVerifyGuide::itFindsWhatWeFind()
{
    QFETCH(QString, damage);
    QFETCH(int, status);
    const auto outcome = shell(m_folder,
        u"python3 -c \"import re; open('../verify.py', 'w').write(re.search('~~~python\\n(.*?)~~~', open('VERIFY.md', encoding='utf-8').read(), re.S)[1])\"; "_s
            + damage + u"; python3 ../verify.py . \"$@\""_s);
    QVERIFY2(outcome.status == status, qPrintable(outcome.said));
}

void TestVerifyGuide::itComparesWithAnEarlierCheckpoint()
{
    put(m_place->filePath(u"early.txt"_s), m_log->checkpoint());
    m_log->grow(13);
    const auto grown = m_place->filePath(u"grown"_s);
    QVERIFY(m_log->exportTo(grown));
    put(m_place->filePath(u"late.txt"_s), m_log->checkpoint());
    QCOMPARE(
        shell(grown,
            u"python3 -c \"import re; open('../verify.py', 'w').write(re.search('~~~python\\n(.*?)~~~', open('VERIFY.md', encoding='utf-8').read(), re.S)[1])\""_s)
            .status,
        0);
    QCOMPARE(shell(grown, u"python3 ../verify.py . --against ../early.txt"_s).status, 0);
    const auto rolledBack = shell(m_folder, u"python3 ../verify.py . --against ../late.txt"_s);
    QCOMPARE(rolledBack.status, 1);
    QVERIFY2(rolledBack.said.contains(u"entry 41 "_s), qPrintable(rolledBack.said));
    const test::SampleLog other(20, 5);
    put(m_place->filePath(u"other.txt"_s), other.checkpoint());
    QCOMPARE(shell(grown, u"python3 ../verify.py . --against ../other.txt"_s).status, 1);
}

void TestVerifyGuide::itReadsRangesAndCases()
{
    const auto early = m_log->checkpoint();
    m_log->grow(30);
    auto plan = m_log->plan(m_place->filePath(u"range"_s));
    plan.first = 45;
    plan.last = 60;
    plan.earlier = {early};
    QVERIFY(writeExport(plan, m_log->source(), m_log->key()));
    plan = m_log->plan(m_place->filePath(u"case"_s));
    plan.only = m_log->sequencesOfCase(2);
    plan.earlier = {early};
    QVERIFY(writeExport(plan, m_log->source(), m_log->key()));
    put(m_place->filePath(u"early.txt"_s), early);
    for (const auto& name : {u"range"_s, u"case"_s}) {
        const auto outcome = shell(m_place->filePath(name),
            u"python3 -c \"import re; open('../verify.py', 'w').write(re.search('~~~python\\n(.*?)~~~', open('VERIFY.md', encoding='utf-8').read(), re.S)[1])\"; python3 ../verify.py . --against ../early.txt"_s);
        QVERIFY2(outcome.status == 0, qPrintable(outcome.said));
        const auto cut = shell(m_place->filePath(name), u"sed -i 2d log.jsonl; python3 ../verify.py ."_s);
        QCOMPARE(cut.status, 1);
    }
}

QTEST_GUILESS_MAIN(TestVerifyGuide)
#include "tst_verify_guide.moc"
