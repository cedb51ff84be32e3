// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An export as it was made is intact, whole or in part; what is missing from it or lies beside it is named.
#include "spoilt_export.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class TestVerify : public OverAnExport {
    Q_OBJECT

private slots:
    void initTestCase() { exportWhole(); }
    void init() { QCOMPARE(verifyExport(m_whole).verdict, Verdict::Intact); }

    void anUntouchedExportIsIntact();
    void aRangeIsIntact_data();
    void aRangeIsIntact();
    void oneCaseIsIntactAndEachEntryProved();
    void anEmptyLogIsIntact();
    void missingFiles_data();
    void missingFiles();
    void strayFilesAreNamed();
    void aReportThatWasAddedIsCovered();
    void stoppingIsSaidAsSuch();
    void aFolderThatIsNone();
};

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
    const SampleLog empty(0);
    const auto folder = m_folder->filePath(u"empty"_s);
    QVERIFY(empty.exportTo(folder));
    QVERIFY2(verifyExport(folder).verdict == Verdict::Intact, qPrintable(verifyExport(folder).message));
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
    SampleLog log(4100);
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

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
