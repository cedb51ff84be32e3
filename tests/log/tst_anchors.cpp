// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who vouches for an export: its signature, a fingerprint that was written down, an earlier checkpoint.
#include "spoilt_export.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class TestAnchors : public OverAnExport {
    Q_OBJECT

private slots:
    void initTestCase() { exportWhole(); }
    void init() { QCOMPARE(verifyExport(m_whole).verdict, Verdict::Intact); }

    void unsignedAndForeign();
    void anUnknownAlgorithm();
    void thePinnedKeyAnchors();
    void anEarlierCheckpointAnchors();
    void aResignedLogIsFoundAgainstACheckpoint();
    void aRolledBackLogIsFoundAgainstACheckpoint();
    void anotherKeyIsFoundAgainstACheckpoint();
    void aPartNeedsAProofForTheCheckpoint();
    void aDamagedCheckpointToCompareWith();
};

void TestAnchors::unsignedAndForeign()
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

void TestAnchors::anUnknownAlgorithm()
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

void TestAnchors::thePinnedKeyAnchors()
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

void TestAnchors::anEarlierCheckpointAnchors()
{
    SampleLog log(25);
    const auto early = log.checkpoint();
    log.grow(30);
    const auto folder = m_folder->filePath(u"grown"_s);
    QVERIFY(log.exportTo(folder));
    const auto report = verifyExport(folder, {{}, early, {}});
    QVERIFY2(report.verdict == Verdict::Intact && report.anchored, qPrintable(report.message));
    QVERIFY(verifyExport(folder, {{}, log.checkpoint(), {}}).anchored);
}

void TestAnchors::aResignedLogIsFoundAgainstACheckpoint()
{
    SampleLog log(25);
    const auto early = log.checkpoint();
    // The same key, the same length, another past: all of it signed properly.
    SampleLog rewritten(0, 9);
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

void TestAnchors::aRolledBackLogIsFoundAgainstACheckpoint()
{
    SampleLog log(25);
    const auto folder = m_folder->filePath(u"yesterday"_s);
    QVERIFY(log.exportTo(folder));
    log.grow(10);
    const auto report = verifyExport(folder, {log.key().verifier().fingerprint(), log.checkpoint(), {}});
    QCOMPARE(report.verdict, Verdict::Tampered);
    QCOMPARE(report.firstBad, std::optional<qint64>(26));
}

void TestAnchors::anotherKeyIsFoundAgainstACheckpoint()
{
    const auto stranger = SigningKey::generate(u"log.northbridge.example/1"_s).value();
    const auto early = signCheckpoint(m_log->head(), stranger).value();
    QCOMPARE(exitStatus(verifyExport(m_whole, {{}, early, {}}).verdict), 3);
}

void TestAnchors::aPartNeedsAProofForTheCheckpoint()
{
    SampleLog log(25);
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

void TestAnchors::aDamagedCheckpointToCompareWith()
{
    auto checkpoint = m_log->checkpoint();
    QCOMPARE(verifyExport(m_whole, {{}, "not a checkpoint", {}}).verdict, Verdict::Incomplete);
    const auto at = checkpoint.indexOf("\xE2\x80\x94") + 50;
    checkpoint[at] = checkpoint[at] == 'A' ? 'B' : 'A';
    QVERIFY(verifyExport(m_whole, {{}, checkpoint, {}}).verdict != Verdict::Intact);
}

QTEST_GUILESS_MAIN(TestAnchors)
#include "tst_anchors.moc"
