// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is done to the entries of an export is found, and the first bad one named.
#include "spoilt_export.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class TestTampering : public OverAnExport {
    Q_OBJECT

private slots:
    void initTestCase() { exportWhole(); }
    void init() { QCOMPARE(verifyExport(m_whole).verdict, Verdict::Intact); }

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
};

void TestTampering::anyFlippedByteIsFound_data()
{
    QTest::addColumn<QString>("name");
    for (const auto& name : QDir(m_whole).entryList(QDir::Files))
        QTest::newRow(qPrintable(name)) << name;
}

void TestTampering::anyFlippedByteIsFound()
{
    QFETCH(QString, name);
    const auto folder = copy();
    const QString path = folder + u'/' + name;
    const auto good = contentOf(path);
    RandomEvents random(3);
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

void TestTampering::aFlippedByteOfAnEntryNamesIt()
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
void TestTampering::editedLines_data()
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

void TestTampering::editedLines()
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
void TestTampering::editedLinesWithATableToMatch()
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

void TestTampering::editedLinesSignedAnew()
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
void TestTampering::aWholeChainWrittenAnewDoesNotFitItsCheckpoint()
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

void TestTampering::anotherLogInItsPlace()
{
    const SampleLog other(60, 2);
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

void TestTampering::aTruncatedLine()
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

QTEST_GUILESS_MAIN(TestTampering)
#include "tst_tampering.moc"
