// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is done to an export is found, and the first bad entry named.
#include "log/csv.h"
#include "log/manifest.h"
#include "log/verify.h"
#include "sample_log.h"

#include <QDir>
#include <QTemporaryDir>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

void copyFolder(const QString& from, const QString& to)
{
    QVERIFY(QDir().mkpath(to));
    const auto names = QDir(from).entryList(QDir::Files | QDir::Hidden);
    for (const auto& name : names)
        QVERIFY(QFile::copy(from + u'/' + name, to + u'/' + name));
}

// Somebody who holds the key makes manifest and signature fit again.
void resign(const QString& folder, const SigningKey& key)
{
    auto manifest = parseManifest(contentOf(folder + u"/manifest.json"_s)).value();
    for (auto it = manifest.files.begin(); it != manifest.files.end(); ++it)
        *it = markOf(folder + u'/' + it.key()).value();
    const auto bytes = toBytes(manifest).value();
    put(folder + u"/manifest.json"_s, bytes);
    put(folder + u"/manifest.sig"_s, SignedNote::sign(manifestStatement(bytes), key)->toBytes());
}

// log.csv as it follows from the lines, for a forger who takes care.
void rewriteTable(const QString& folder)
{
    QByteArray table = csvHeader() + "\r\n";
    auto lines = contentOf(folder + u"/log.jsonl"_s).split('\n');
    lines.removeLast();
    for (const auto& line : lines) {
        const auto row = csvRow(line, leafHash(line));
        table += (row ? *row : QByteArray("?")) + "\r\n";
    }
    put(folder + u"/log.csv"_s, table);
}

} // namespace

class TestVerify : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();

    void anUntouchedExportIsIntact();
    void aRangeIsIntact_data();
    void aRangeIsIntact();
    void oneCaseIsIntactAndEachEntryProved();
    void anEmptyLogIsIntact();
    void anyFlippedByteIsFound_data();
    void anyFlippedByteIsFound();
    void aFlippedByteOfAnEntryNamesIt();
    void editedLines_data();
    void editedLines();
    void editedLinesWithATableToMatch_data() { editedLines_data(); }
    void editedLinesWithATableToMatch();
    void editedLinesSignedAnew_data() { editedLines_data(); }
    void editedLinesSignedAnew();
    void aWholeChainWrittenAnewDoesNotFitItsCheckpoint();
    void anotherLogInItsPlace();
    void aTruncatedLine();
    void missingFiles_data();
    void missingFiles();
    void unsignedAndForeign();
    void anUnknownAlgorithm();
    void thePinnedKeyAnchors();
    void anEarlierCheckpointAnchors();
    void aResignedLogIsFoundAgainstACheckpoint();
    void aRolledBackLogIsFoundAgainstACheckpoint();
    void anotherKeyIsFoundAgainstACheckpoint();
    void aPartNeedsAProofForTheCheckpoint();
    void aDamagedCheckpointToCompareWith();
    void strayFilesAreNamed();
    void aReportThatWasAddedIsCovered();
    void stoppingIsSaidAsSuch();
    void aFolderThatIsNone();
    void theChainCheckerNamesTheFirstBadEntry();

private:
    QString copy()
    {
        const auto folder = m_folder->filePath(u"copy%1"_s.arg(++m_copies));
        copyFolder(m_whole, folder);
        return folder;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::SampleLog> m_log;
    QString m_whole;
    int m_copies = 0;
};

void TestVerify::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_unique<test::SampleLog>(60);
    m_whole = m_folder->filePath(u"whole"_s);
    const auto done = m_log->exportTo(m_whole);
    QVERIFY2(done.hasValue(), qPrintable(done ? QString() : done.error().message));
    QCOMPARE(done->entries, 60);
}

void TestVerify::init()
{
    QCOMPARE(verifyExport(m_whole).verdict, Verdict::Intact);
}

void TestVerify::anUntouchedExportIsIntact()
{
    const auto report = verifyExport(m_whole);
    QCOMPARE(report.message,
        u"Intact: 60 entries of a log of 60; consistent in itself, not anchored: compare the fingerprint with the one that was written down."_s);
    QCOMPARE(exitStatus(report.verdict), 0);
    QVERIFY(!report.anchored);
    QVERIFY(report.wholeLog);
    QCOMPARE(report.fingerprint, m_log->key().verifier().fingerprint());
    QCOMPARE(report.rootHex, toHex(m_log->head().root()));
    QCOMPARE(toJson(report)["first_bad"_L1], QJsonValue());
    QCOMPARE(QDir(m_whole).entryList(QDir::Files),
        (QStringList{u"checkpoint.txt"_s, u"log.csv"_s, u"log.jsonl"_s, u"manifest.json"_s, u"manifest.sig"_s,
            u"proofs.json"_s, u"VERIFY.md"_s}));
}

void TestVerify::aRangeIsIntact_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("from the start") << 1 << 17;
    QTest::newRow("in the middle") << 18 << 40;
    QTest::newRow("to the end") << 33 << 60;
    QTest::newRow("one entry") << 37 << 37;
}

void TestVerify::aRangeIsIntact()
{
    QFETCH(int, first);
    QFETCH(int, last);
    const auto folder = m_folder->filePath(u"range%1"_s.arg(first));
    auto plan = m_log->plan(folder);
    plan.first = first;
    plan.last = last;
    QVERIFY(writeExport(plan, m_log->source(), m_log->key()));
    const auto report = verifyExport(folder);
    QVERIFY2(report.verdict == Verdict::Intact, qPrintable(report.message));
    QVERIFY(!report.wholeLog);
    QCOMPARE(report.entries, last - first + 1);
    QCOMPARE(report.logSize, 60);

    auto lines = contentOf(folder + u"/log.jsonl"_s);
    lines.replace(QByteArray("\"seq\":" + QByteArray::number(last)),
        QByteArray("\"seq\":" + QByteArray::number(last + 60)));
    put(folder + u"/log.jsonl"_s, lines);
    QCOMPARE(verifyExport(folder).firstBad, std::optional<qint64>(last));
}

void TestVerify::oneCaseIsIntactAndEachEntryProved()
{
    const auto folder = m_folder->filePath(u"case"_s);
    auto plan = m_log->plan(folder);
    plan.only = m_log->sequencesOfCase(3);
    QVERIFY(plan.only->size() > 3);
    QVERIFY(writeExport(plan, m_log->source(), m_log->key()));
    QVERIFY2(verifyExport(folder).verdict == Verdict::Intact, qPrintable(verifyExport(folder).message));
    QCOMPARE(contentOf(folder + u"/proofs.json"_s).count("\"path\":"), plan.only->size());

    // Taking one entry away, even with everything signed anew, leaves a hole that the root shows.
    auto lines = contentOf(folder + u"/log.jsonl"_s).split('\n');
    lines.removeAt(1);
    put(folder + u"/log.jsonl"_s, lines.join('\n'));
    QCOMPARE(verifyExport(folder).firstBad, std::optional<qint64>(plan.only->at(1)));
    rewriteTable(folder);
    resign(folder, m_log->key());
    QCOMPARE(verifyExport(folder).verdict, Verdict::Tampered);
}

void TestVerify::anEmptyLogIsIntact()
{
    const test::SampleLog empty(0);
    const auto folder = m_folder->filePath(u"empty"_s);
    QVERIFY(empty.exportTo(folder));
    QVERIFY2(verifyExport(folder).verdict == Verdict::Intact, qPrintable(verifyExport(folder).message));
}

void TestVerify::anyFlippedByteIsFound_data()
{
    QTest::addColumn<QString>("name");
    for (const auto& name : QDir(m_whole).entryList(QDir::Files))
        QTest::newRow(qPrintable(name)) << name;
}

void TestVerify::anyFlippedByteIsFound()
{
    QFETCH(QString, name);
    const auto folder = copy();
    const QString path = folder + u'/' + name;
    const auto good = contentOf(path);
    test::RandomEvents random(3);
    const auto step = std::max<qsizetype>(1, good.size() / 120);
    for (qsizetype at = 0; at < good.size(); at += step) {
        auto bad = good;
        bad[at] = char(bad[at] ^ (1 << random.below(8)));
        put(path, bad);
        const auto report = verifyExport(folder);
        QVERIFY2(report.verdict == Verdict::Tampered || report.verdict == Verdict::Unverifiable,
            qPrintable(u"%1 at %2: %3"_s.arg(name).arg(at).arg(report.message)));
        QVERIFY2(!report.file.isEmpty(), qPrintable(report.message));
        if (name == "log.jsonl"_L1 || name == "VERIFY.md"_L1 || name == "proofs.json"_L1)
            QCOMPARE(report.file, name);
    }
    put(path, good);
    QCOMPARE(verifyExport(folder).verdict, Verdict::Intact);
}

void TestVerify::aFlippedByteOfAnEntryNamesIt()
{
    const auto folder = copy();
    const QString path = folder + u"/log.jsonl"_s;
    const auto good = contentOf(path);
    qsizetype start = 0;
    for (int sequence = 1; sequence <= 60; ++sequence) {
        const auto end = good.indexOf('\n', start);
        for (const auto at : {start, (start + end) / 2, good.indexOf("\"prev\":\"", start) + 9, end}) {
            auto bad = good;
            bad[at] = char(bad[at] ^ 1);
            put(path, bad);
            const auto report = verifyExport(folder);
            QCOMPARE(report.verdict, Verdict::Tampered);
            QCOMPARE(report.firstBad, std::optional<qint64>(sequence));
        }
        start = end + 1;
    }
}

using Edit = std::function<void(QList<QByteArray>&)>;

void TestVerify::editedLines_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<qint64>("firstBad");
    QTest::newRow("tail dropped") << Edit([](auto& lines) { lines.resize(50); }) << qint64(51);
    QTest::newRow("all dropped") << Edit([](auto& lines) { lines.clear(); }) << qint64(1);
    QTest::newRow("one dropped") << Edit([](auto& lines) { lines.removeAt(20); }) << qint64(21);
    QTest::newRow("first dropped") << Edit([](auto& lines) { lines.removeFirst(); }) << qint64(1);
    QTest::newRow("last dropped") << Edit([](auto& lines) { lines.removeLast(); }) << qint64(60);
    QTest::newRow("duplicated") << Edit([](auto& lines) { lines.insert(21, lines[20]); }) << qint64(22);
    QTest::newRow("two swapped") << Edit([](auto& lines) { lines.swapItemsAt(20, 21); }) << qint64(21);
    QTest::newRow("two swapped far apart")
        << Edit([](auto& lines) { lines.swapItemsAt(5, 50); }) << qint64(6);
    QTest::newRow("reversed") << Edit([](auto& lines) { std::reverse(lines.begin(), lines.end()); })
                              << qint64(1);
    QTest::newRow("one added at the end")
        << Edit([](auto& lines) { lines.append(lines.last()); }) << qint64(61);
    QTest::newRow("a blank line") << Edit([](auto& lines) { lines.insert(10, QByteArray()); }) << qint64(11);
    QTest::newRow("content changed") << Edit([](auto& lines) { lines[30].replace("desk-3", "desk-4"); })
                                     << qint64(31);
    QTest::newRow("first changed") << Edit([](auto& lines) { lines[0].replace("desk-3", "desk-4"); })
                                   << qint64(1);
    QTest::newRow("last changed") << Edit([](auto& lines) { lines[59].replace("desk-3", "desk-4"); })
                                  << qint64(60);
    QTest::newRow("link changed") << Edit([](auto& lines) {
        const auto at = lines[30].indexOf("\"prev\":\"") + 10;
        lines[30][at] = lines[30][at] == '0' ? '1' : '0';
    }) << qint64(31);
}

void TestVerify::editedLines()
{
    QFETCH(Edit, edit);
    QFETCH(qint64, firstBad);
    const auto folder = copy();
    auto lines = m_log->entries();
    edit(lines);
    put(folder + u"/log.jsonl"_s, lines.join('\n') + (lines.isEmpty() ? "" : "\n"));
    const auto report = verifyExport(folder);
    QCOMPARE(report.verdict, Verdict::Tampered);
    QCOMPARE(report.file, u"log.jsonl"_s);
    QCOMPARE(report.firstBad, std::optional(firstBad));
    QVERIFY2(report.message.contains(QString::number(firstBad)), qPrintable(report.message));
}

// Without the table as a second witness the chain alone names the entry; only the very last one has no
// follower to accuse it.
void TestVerify::editedLinesWithATableToMatch()
{
    QFETCH(Edit, edit);
    QFETCH(qint64, firstBad);
    const auto folder = copy();
    auto lines = m_log->entries();
    edit(lines);
    put(folder + u"/log.jsonl"_s, lines.join('\n') + (lines.isEmpty() ? "" : "\n"));
    rewriteTable(folder);
    const auto report = verifyExport(folder);
    QCOMPARE(report.verdict, Verdict::Tampered);
    if (QByteArray(QTest::currentDataTag()) != "last changed")
        QCOMPARE(report.firstBad, std::optional(firstBad));
}

void TestVerify::editedLinesSignedAnew()
{
    QFETCH(Edit, edit);
    const auto folder = copy();
    auto lines = m_log->entries();
    edit(lines);
    put(folder + u"/log.jsonl"_s, lines.join('\n') + (lines.isEmpty() ? "" : "\n"));
    rewriteTable(folder);
    resign(folder, m_log->key());
    QCOMPARE(verifyExport(folder).verdict, Verdict::Tampered);
}

// The database was rewritten from entry 20 on, links and all, but the checkpoint is the old one.
void TestVerify::aWholeChainWrittenAnewDoesNotFitItsCheckpoint()
{
    const auto folder = copy();
    QByteArray text;
    Digest previous{};
    for (const auto& bytes : m_log->entries()) {
        auto entry = parseEntry(bytes).value();
        entry.previous = previous;
        if (entry.sequence == 20)
            entry.actor.person = PersonId{77};
        const auto forged = toCanonical(entry).value();
        previous = leafHash(forged);
        text += forged + '\n';
    }
    put(folder + u"/log.jsonl"_s, text);
    QCOMPARE(verifyExport(folder).firstBad, std::optional<qint64>(20)); // the table still remembers
    rewriteTable(folder);
    resign(folder, m_log->key());
    const auto report = verifyExport(folder);
    QCOMPARE(report.verdict, Verdict::Tampered);
    QVERIFY2(report.message.contains(u"root"), qPrintable(report.message));
}

void TestVerify::anotherLogInItsPlace()
{
    const test::SampleLog other(60, 2);
    const auto theirs = m_folder->filePath(u"theirs"_s);
    QVERIFY(other.exportTo(theirs));
    const auto folder = copy();
    put(folder + u"/log.jsonl"_s, contentOf(theirs + u"/log.jsonl"_s));
    QCOMPARE(verifyExport(folder).firstBad, std::optional<qint64>(1));
    put(folder + u"/log.csv"_s, contentOf(theirs + u"/log.csv"_s));
    QCOMPARE(verifyExport(folder).verdict, Verdict::Tampered);
    put(folder + u"/checkpoint.txt"_s, contentOf(theirs + u"/checkpoint.txt"_s));
    QCOMPARE(verifyExport(folder).verdict, Verdict::Unverifiable);
}

void TestVerify::aTruncatedLine()
{
    const auto folder = copy();
    const auto good = contentOf(folder + u"/log.jsonl"_s);
    put(folder + u"/log.jsonl"_s, good.chopped(1));
    QCOMPARE(verifyExport(folder).firstBad, std::optional<qint64>(60));
    put(folder + u"/log.jsonl"_s, good.first(good.size() / 2));
    const auto report = verifyExport(folder);
    QCOMPARE(report.verdict, Verdict::Tampered);
    QVERIFY(report.firstBad > 1 && report.firstBad < 60);
}

void TestVerify::missingFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Verdict>("verdict");
    for (const auto& name : QDir(m_whole).entryList(QDir::Files))
        QTest::newRow(qPrintable(name))
            << name << (name == "manifest.sig"_L1 ? Verdict::Unverifiable : Verdict::Incomplete);
}

void TestVerify::missingFiles()
{
    QFETCH(QString, name);
    QFETCH(Verdict, verdict);
    const auto folder = copy();
    QVERIFY(QFile::remove(folder + u'/' + name));
    const auto report = verifyExport(folder);
    QCOMPARE(report.verdict, verdict);
    QCOMPARE(report.file, name);
    QVERIFY2(report.message.contains(name), qPrintable(report.message));
}

void TestVerify::unsignedAndForeign()
{
    const auto folder = copy();
    const auto manifest = contentOf(folder + u"/manifest.json"_s);
    put(folder + u"/manifest.sig"_s, manifestStatement(manifest));
    QCOMPARE(exitStatus(verifyExport(folder).verdict), 3);
    put(folder + u"/manifest.sig"_s, QByteArray());
    QCOMPARE(exitStatus(verifyExport(folder).verdict), 3);
    const auto stranger = SigningKey::generate(u"log.northbridge.example/1"_s).value();
    put(folder + u"/manifest.sig"_s, SignedNote::sign(manifestStatement(manifest), stranger)->toBytes());
    QCOMPARE(exitStatus(verifyExport(folder).verdict), 3);
}

void TestVerify::anUnknownAlgorithm()
{
    const auto folder = copy();
    auto manifest = contentOf(folder + u"/manifest.json"_s);
    const auto key = m_log->key().verifier().toText().toUtf8();
    QVERIFY(manifest.contains(key));
    manifest.replace(
        key, QByteArray("log.northbridge.example/1+00000000+" + QByteArray(33, '\x06').toBase64()));
    put(folder + u"/manifest.json"_s, manifest);
    put(folder + u"/manifest.sig"_s, SignedNote::sign(manifestStatement(manifest), m_log->key())->toBytes());
    const auto report = verifyExport(folder);
    QCOMPARE(exitStatus(report.verdict), 3);
    manifest.replace("steward-log-export/1", "steward-log-export/9");
    put(folder + u"/manifest.json"_s, manifest);
    put(folder + u"/manifest.sig"_s, SignedNote::sign(manifestStatement(manifest), m_log->key())->toBytes());
    QCOMPARE(exitStatus(verifyExport(folder).verdict), 3);
}

void TestVerify::thePinnedKeyAnchors()
{
    const auto fingerprint = m_log->key().verifier().fingerprint();
    const auto report = verifyExport(m_whole, {fingerprint, {}, {}});
    QCOMPARE(report.verdict, Verdict::Intact);
    QVERIFY(report.anchored);
    auto wrong = fingerprint;
    wrong[0] = wrong[0] == u'0' ? u'1' : u'0';
    const auto refused = verifyExport(m_whole, {wrong, {}, {}});
    QCOMPARE(exitStatus(refused.verdict), 3);
    QVERIFY(!refused.anchored);
    QCOMPARE(refused.fingerprint, fingerprint);
}

void TestVerify::anEarlierCheckpointAnchors()
{
    test::SampleLog log(25);
    const auto early = log.checkpoint();
    log.grow(30);
    const auto folder = m_folder->filePath(u"grown"_s);
    QVERIFY(log.exportTo(folder));
    const auto report = verifyExport(folder, {{}, early, {}});
    QVERIFY2(report.verdict == Verdict::Intact && report.anchored, qPrintable(report.message));
    QVERIFY(verifyExport(folder, {{}, log.checkpoint(), {}}).anchored);
}

void TestVerify::aResignedLogIsFoundAgainstACheckpoint()
{
    test::SampleLog log(25);
    const auto early = log.checkpoint();
    // The same key, the same length, another past: all of it signed properly.
    test::SampleLog rewritten(0, 9);
    const auto folder = m_folder->filePath(u"rewritten"_s);
    CompactRange head;
    QList<QByteArray> entries;
    Digest previous{};
    for (const auto& bytes : log.entries()) {
        auto entry = parseEntry(bytes).value();
        entry.previous = previous;
        if (entry.sequence == 4)
            entry.at += std::chrono::hours(1);
        entries.append(toCanonical(entry).value());
        previous = leafHash(entries.last());
        head.append(previous);
        rewritten.appendBytes(entries.last());
    }
    auto plan = log.plan(folder);
    plan.head = signCheckpoint(head, log.key()).value();
    QVERIFY(writeExport(plan, rewritten.source(), log.key()));
    QCOMPARE(verifyExport(folder, {log.key().verifier().fingerprint(), {}, {}}).verdict,
        Verdict::Intact); // why a key alone is not enough
    const auto report = verifyExport(folder, {{}, early, {}});
    QCOMPARE(report.verdict, Verdict::Tampered);
    QVERIFY(!report.anchored);
}

void TestVerify::aRolledBackLogIsFoundAgainstACheckpoint()
{
    test::SampleLog log(25);
    const auto folder = m_folder->filePath(u"yesterday"_s);
    QVERIFY(log.exportTo(folder));
    log.grow(10);
    const auto report = verifyExport(folder, {log.key().verifier().fingerprint(), log.checkpoint(), {}});
    QCOMPARE(report.verdict, Verdict::Tampered);
    QCOMPARE(report.firstBad, std::optional<qint64>(26));
}

void TestVerify::anotherKeyIsFoundAgainstACheckpoint()
{
    const auto stranger = SigningKey::generate(u"log.northbridge.example/1"_s).value();
    const auto early = signCheckpoint(m_log->head(), stranger).value();
    QCOMPARE(exitStatus(verifyExport(m_whole, {{}, early, {}}).verdict), 3);
}

void TestVerify::aPartNeedsAProofForTheCheckpoint()
{
    test::SampleLog log(25);
    const auto early = log.checkpoint();
    log.grow(30);
    const auto without = m_folder->filePath(u"without"_s);
    auto plan = log.plan(without);
    plan.first = 40;
    QVERIFY(writeExport(plan, log.source(), log.key()));
    QCOMPARE(verifyExport(without, {{}, early, {}}).verdict, Verdict::Incomplete);
    plan.folder = m_folder->filePath(u"with"_s);
    plan.earlier = {early, "rubbish", m_log->checkpoint()};
    QVERIFY(writeExport(plan, log.source(), log.key()));
    QVERIFY(verifyExport(plan.folder, {{}, early, {}}).anchored);
    QCOMPARE(verifyExport(plan.folder, {{}, m_log->checkpoint(), {}}).verdict,
        Verdict::Tampered); // another log's, larger than this one
}

void TestVerify::aDamagedCheckpointToCompareWith()
{
    auto checkpoint = m_log->checkpoint();
    QCOMPARE(verifyExport(m_whole, {{}, "not a checkpoint", {}}).verdict, Verdict::Incomplete);
    const auto at = checkpoint.indexOf("\xE2\x80\x94") + 50;
    checkpoint[at] = checkpoint[at] == 'A' ? 'B' : 'A';
    QVERIFY(verifyExport(m_whole, {{}, checkpoint, {}}).verdict != Verdict::Intact);
}

void TestVerify::strayFilesAreNamed()
{
    const auto folder = copy();
    put(folder + u"/report.html"_s, "<p>Nothing to see here</p>");
    const auto report = verifyExport(folder);
    QCOMPARE(report.verdict, Verdict::Intact);
    QVERIFY(report.message.endsWith(u"Not part of the export: report.html."));
}

void TestVerify::aReportThatWasAddedIsCovered()
{
    const auto folder = m_folder->filePath(u"reported"_s);
    auto plan = m_log->plan(folder);
    plan.addReports = [](const QString& unfinished) -> Result<void> {
        put(unfinished + u"/report.html"_s, "<p>60 entries</p>");
        return {};
    };
    QVERIFY(writeExport(plan, m_log->source(), m_log->key()));
    QCOMPARE(verifyExport(folder).message.count(u"Not part"), 0);
    put(folder + u"/report.html"_s, "<p>61 entries</p>");
    QCOMPARE(verifyExport(folder).file, u"report.html"_s);
}

void TestVerify::stoppingIsSaidAsSuch()
{
    const auto folder = m_folder->filePath(u"long"_s);
    test::SampleLog log(4100);
    QVERIFY(log.exportTo(folder));
    VerifyOptions options;
    options.progress = [](qint64, qint64) { return false; };
    QCOMPARE(verifyExport(folder, options).verdict, Verdict::Incomplete);
}

void TestVerify::aFolderThatIsNone()
{
    QCOMPARE(verifyExport(m_folder->filePath(u"nowhere"_s)).verdict, Verdict::Incomplete);
    QCOMPARE(verifyExport(m_whole + u"/log.csv"_s).verdict, Verdict::Incomplete);
    QCOMPARE(verifyExport(QString()).verdict, Verdict::Incomplete);
}

void TestVerify::theChainCheckerNamesTheFirstBadEntry()
{
    ChainChecker good;
    for (qint64 i = 0; i < m_log->size(); ++i)
        QVERIFY(good.add(i + 1, m_log->entries()[i]));
    QVERIFY(good.finish(m_log->head()));
    CompactRange longer = m_log->head();
    longer.append(Digest{});
    QVERIFY(good.finish(longer).error().message.contains(u"entries from 61 on are gone"));
    QVERIFY(!good.finish(CompactRange()));

    ChainChecker bad;
    QVERIFY(bad.add(1, m_log->entries()[0]));
    QVERIFY(!bad.add(2, m_log->entries()[2]));
    auto changed = m_log->entries()[1];
    changed.replace("\"prev\":\"", "\"prev\":\"0");
    const auto refused = bad.add(2, changed);
    QCOMPARE(refused.error().code, ErrorCode::Tampered);
    QVERIFY(refused.error().message.contains(u"entry 2"));
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
