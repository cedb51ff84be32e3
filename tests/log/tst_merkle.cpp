// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Merkle tree against the known vectors of Certificate Transparency and against a slow tree written
// straight from RFC 9162.
#include "log/entry.h"
#include "log/merkle.h"
#include "log/proofs.h"

#include <QTest>

using namespace steward;

namespace {

// The eight leaves of the reference tests of Certificate Transparency (RFC 6962 and 9162 share the tree).
const QList<QByteArray> ctLeaves{QByteArray(), QByteArray::fromHex("00"), QByteArray::fromHex("10"),
    QByteArray::fromHex("2021"), QByteArray::fromHex("3031"), QByteArray::fromHex("40414243"),
    QByteArray::fromHex("5051525354555657"), QByteArray::fromHex("606162636465666768696a6b6c6d6e6f")};

const QList<QByteArray> ctRoots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

// MTH of RFC 9162 2.1.1, word for word.
Digest slowRoot(const QList<Digest>& leaves)
{
    if (leaves.isEmpty())
        return emptyRoot();
    if (leaves.size() == 1)
        return leaves.first();
    qsizetype k = 1;
    while (k * 2 < leaves.size())
        k *= 2;
    return nodeHash(slowRoot(leaves.first(k)), slowRoot(leaves.sliced(k)));
}

QList<Digest> someLeaves(int count)
{
    QList<Digest> leaves;
    for (int i = 0; i < count; ++i)
        leaves.append(leafHash(QByteArray::number(i)));
    return leaves;
}

LeafSource sourceOf(const QList<Digest>& leaves)
{
    return [leaves](qint64 index) -> Result<Digest> { return leaves[index]; };
}

} // namespace

class TestMerkle : public QObject {
    Q_OBJECT
private slots:
    void emptyTree();
    void ctVectors();
    void ctProofVectors();
    void streamingRootIsTheSlowRoot();
    void compactRangeSurvivesStorage();
    void refusesADamagedCompactRange();
    void everyInclusionProofHolds();
    void noOtherInclusionProofHolds();
    void everyConsistencyProofHolds();
    void noOtherConsistencyProofHolds();
    void coversMeetEdgeToEdge();
    void aSourceThatFailsIsReported();
};

void TestMerkle::emptyTree()
{
    QCOMPARE(toHex(CompactRange().root()),
        QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

void TestMerkle::ctVectors()
{
    CompactRange tree;
    for (int i = 0; i < 8; ++i) {
        tree.append(leafHash(ctLeaves[i]));
        QCOMPARE(toHex(tree.root()), ctRoots[i]);
    }
}

void TestMerkle::ctProofVectors()
{
    QList<Digest> leaves;
    for (const auto& leaf : ctLeaves)
        leaves.append(leafHash(leaf));
    const auto hexes = [](const QList<Digest>& proof) {
        QList<QByteArray> out;
        for (const auto& hash : proof)
            out.append(toHex(hash));
        return out;
    };
    QCOMPARE(hexes(proveInclusion(0, 8, sourceOf(leaves)).value()),
        (QList<QByteArray>{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
    QCOMPARE(hexes(proveInclusion(5, 8, sourceOf(leaves)).value()),
        (QList<QByteArray>{"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
    QCOMPARE(hexes(proveConsistency(6, 8, sourceOf(leaves)).value()),
        (QList<QByteArray>{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
    QVERIFY(proveConsistency(8, 8, sourceOf(leaves)).value().isEmpty());
}

void TestMerkle::streamingRootIsTheSlowRoot()
{
    CompactRange tree;
    const auto leaves = someLeaves(130);
    for (int size = 0; size <= 130; ++size) {
        QCOMPARE(tree.root(), slowRoot(leaves.first(size)));
        if (size < 130)
            tree.append(leaves[size]);
    }
}

void TestMerkle::compactRangeSurvivesStorage()
{
    CompactRange tree;
    for (const auto& leaf : someLeaves(77)) {
        tree = CompactRange::parse(tree.serialise()).value();
        tree.append(leaf);
    }
    QCOMPARE(tree.size(), 77);
    QCOMPARE(tree.root(), slowRoot(someLeaves(77)));
    QCOMPARE(tree.serialise().size(), 8 + 4 * 32); // 77 = 64 + 8 + 4 + 1
}

void TestMerkle::refusesADamagedCompactRange()
{
    CompactRange tree;
    for (const auto& leaf : someLeaves(5))
        tree.append(leaf);
    const auto bytes = tree.serialise();
    QVERIFY(!CompactRange::parse(QByteArrayView()));
    QVERIFY(!CompactRange::parse(bytes.chopped(1)));
    QVERIFY(!CompactRange::parse(QByteArray(bytes + '\0')));
    QVERIFY(!CompactRange::parse(QByteArray(8, '\xFF')));
    auto resized = bytes;
    resized[7] = 7;
    QVERIFY(!CompactRange::parse(resized));
}

void TestMerkle::everyInclusionProofHolds()
{
    const auto leaves = someLeaves(70);
    for (int size = 1; size <= 70; ++size) {
        const auto root = slowRoot(leaves.first(size));
        for (int index = 0; index < size; ++index) {
            const auto proof = proveInclusion(index, size, sourceOf(leaves)).value();
            QVERIFY(verifyInclusion(leaves[index], index, size, proof, root));
        }
    }
    QVERIFY(inclusionRanges(70, 70).isEmpty());
    QVERIFY(inclusionRanges(-1, 70).isEmpty());
}

void TestMerkle::noOtherInclusionProofHolds()
{
    const auto leaves = someLeaves(23);
    const auto root = slowRoot(leaves);
    for (int index = 0; index < 23; ++index) {
        const auto proof = proveInclusion(index, 23, sourceOf(leaves)).value();
        QVERIFY(!verifyInclusion(leaves[(index + 1) % 23], index, 23, proof, root));
        QVERIFY(!verifyInclusion(leaves[index], (index + 1) % 23, 23, proof, root));
        QVERIFY(!verifyInclusion(leaves[index], index, 23, proof, slowRoot(leaves.first(22))));
        QVERIFY(!verifyInclusion(leaves[index], index, 23, proof.first(proof.size() - 1), root));
        auto longer = proof;
        longer.append(leaves[0]);
        QVERIFY(!verifyInclusion(leaves[index], index, 23, longer, root));
        auto changed = proof;
        changed[changed.size() / 2][31] ^= 1;
        QVERIFY(!verifyInclusion(leaves[index], index, 23, changed, root));
    }
    QVERIFY(!verifyInclusion(leaves[0], -1, 23, {}, root));
    QVERIFY(!verifyInclusion(leaves[0], 23, 23, {}, root));
}

void TestMerkle::everyConsistencyProofHolds()
{
    const auto leaves = someLeaves(70);
    for (int second = 0; second <= 70; ++second) {
        for (int first = 0; first <= second; ++first) {
            const auto proof = proveConsistency(first, second, sourceOf(leaves)).value();
            QVERIFY2(verifyConsistency(
                         first, second, slowRoot(leaves.first(first)), slowRoot(leaves.first(second)), proof),
                qPrintable(QStringLiteral("%1 in %2").arg(first).arg(second)));
        }
    }
}

void TestMerkle::noOtherConsistencyProofHolds()
{
    const auto leaves = someLeaves(40);
    auto forged = leaves;
    forged[3][0] ^= 1;
    for (int first = 4; first < 40; ++first) {
        const auto proof = proveConsistency(first, 40, sourceOf(forged)).value();
        QVERIFY(!verifyConsistency(first, 40, slowRoot(leaves.first(first)), slowRoot(forged), proof));
        const auto honest = proveConsistency(first, 40, sourceOf(leaves)).value();
        QVERIFY(!verifyConsistency(
            first, 40, slowRoot(leaves.first(first)), slowRoot(leaves), honest.first(honest.size() - 1)));
        QVERIFY(!verifyConsistency(first + 1, 40, slowRoot(leaves.first(first)), slowRoot(leaves), honest));
    }
    QVERIFY(!verifyConsistency(41, 40, slowRoot(leaves), slowRoot(leaves), {}));
    QVERIFY(!verifyConsistency(40, 40, slowRoot(forged), slowRoot(leaves), {}));
}

void TestMerkle::coversMeetEdgeToEdge()
{
    const auto leaves = someLeaves(100);
    for (int begin = 0; begin <= 100; begin += 3) {
        for (int end = begin; end <= 100; end += 7) {
            NodeCollector nodes;
            const auto before = coverRanges(0, begin);
            const auto after = coverRanges(end, 100);
            nodes.want(before);
            nodes.want(after);
            for (const auto& leaf : leaves)
                nodes.add(leaf);
            CompactRange tree;
            const auto put = [&](const QList<LeafRange>& places) {
                const auto hashes = nodes.hashes(places);
                for (qsizetype i = 0; i < places.size(); ++i) {
                    QCOMPARE(places[i].begin, tree.size());
                    tree.appendSubtree(std::countr_zero(quint64(places[i].end - places[i].begin)), hashes[i]);
                }
            };
            put(before);
            for (int i = begin; i < end; ++i)
                tree.append(leaves[i]);
            put(after);
            QCOMPARE(tree.root(), slowRoot(leaves));
        }
    }
}

void TestMerkle::aSourceThatFailsIsReported()
{
    const Error gone{ErrorCode::Unreadable, QStringLiteral("The disk is gone."), {}};
    const auto proof = proveInclusion(0, 3, [&](qint64 index) -> Result<Digest> {
        if (index == 2)
            return gone;
        return Digest{};
    });
    QVERIFY(!proof);
    QCOMPARE(proof.error(), gone);
}

QTEST_APPLESS_MAIN(TestMerkle)
#include "tst_merkle.moc"
