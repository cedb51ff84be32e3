// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The test vectors of FORMAT.md are what this code does. STEWARD_WRITE_VECTORS=1 writes them anew (look at
// the difference before keeping it).
#include "log/checkpoint.h"
#include "log/commitment.h"
#include "log/csv.h"
#include "log/entry.h"
#include "log/event_codec.h"
#include "log/manifest.h"
#include "log/proofs.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

const QString formatFile = QStringLiteral(STEWARD_SOURCE_DIR "/core/log/FORMAT.md");

QByteArray seed()
{
    QByteArray bytes;
    for (int i = 0; i < 32; ++i)
        bytes += char(i);
    return bytes;
}

/// What the private key of the vectors is, built by hand from section 4.
SigningKey key()
{
    // The key id was worked out with openssl, so that a slip in ours would show.
    const QByteArray text
        = "PRIVATE+KEY+log.northbridge.example/1+d3589a04+" + QByteArray('\x01' + seed()).toBase64();
    auto parsed = SigningKey::parse(text);
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().message));
    return std::move(*parsed);
}

PrivateText note()
{
    PrivateText text{u"Rang the ward, they will call back."_s, QByteArray(32, '\x07'), {}};
    text.commitment = commitmentOf(text.text, text.salt);
    return text;
}

QList<QByteArray> entries()
{
    event::ItemReceived received;
    received.thread = ThreadId{1};
    received.account = AccountId{1};
    received.platform = u"wordpress"_s;
    received.item = ItemId{1};
    received.author = AuthorId{1};
    received.created = fromMs(1'795'000'000'000);
    received.severity = Severity::S2;
    received.findings = {{RuleId{u"R01"_s}, u"nhs-number"_s, Tier::Certain}};
    received.clocks = {{Target::HumanLook, fromMs(1'795'000'000'000), fromMs(1'795'003'600'000), false}};
    const QList<Event> events{event::WorkspaceFact{u"workspace-created"_s, {{u"practice"_s, u"no"_s}}},
        received, event::NoteAdded{note()}};
    QList<QByteArray> all;
    for (const auto& event : events) {
        const bool ofCase = !all.isEmpty();
        auto entry = entryFor(event, ofCase ? CaseId{1} : CaseId{});
        entry.sequence = all.size() + 1;
        entry.id = QByteArray::number(entry.sequence).rightJustified(32, '0');
        entry.previous = all.isEmpty() ? Digest{} : leafHash(all.last());
        entry.at = fromMs(1'795'000'000'000 + entry.sequence * 1000);
        entry.zone = "Europe/London";
        if (entry.sequence == 2)
            entry.actor.automation = u"intake"_s;
        else
            entry.actor = {PersonId{1}, {}, {Role::Moderator, Role::Administrator}, {}};
        entry.origin = {u"desk-3"_s, u"sam"_s, u"os-login"_s, u"0.1.0"_s, u"2026-11"_s};
        if (ofCase)
            entry.after = State::New;
        if (entry.sequence == 3)
            entry.before = State::New;
        all.append(toCanonical(entry).value());
    }
    return all;
}

QJsonArray hexes(const QList<Digest>& digests)
{
    QJsonArray list;
    for (const auto& digest : digests)
        list.append(QString::fromLatin1(toHex(digest)));
    return list;
}

QJsonObject vectors()
{
    const auto all = entries();
    const auto signer = key();
    QJsonArray lines;
    QJsonArray rows;
    QList<Digest> leaves;
    CompactRange head;
    QList<Digest> roots{head.root()};
    for (const auto& bytes : all) {
        lines.append(QString::fromUtf8(bytes));
        leaves.append(leafHash(bytes));
        rows.append(QString::fromUtf8(csvRow(bytes, leaves.last()).value()));
        head.append(leaves.last());
        roots.append(head.root());
    }
    const LeafSource source = [&](qint64 index) -> Result<Digest> { return leaves[index]; };
    const QByteArray manifest("{}\n");
    return {
        {u"commitment"_s,
            QJsonObject{{u"text"_s, note().text}, {u"salt"_s, QString::fromLatin1(note().salt.toHex())},
                {u"commitment"_s, QString::fromLatin1(note().commitment.toHex())}}},
        {u"entries"_s, lines},
        {u"leaves"_s, hexes(leaves)},
        {u"rootsOfSize0to3"_s, hexes(roots)},
        {u"compactRange"_s, QString::fromLatin1(head.serialise().toHex())},
        {u"inclusionOfSeq2In3"_s, hexes(proveInclusion(1, 3, source).value())},
        {u"consistency2To3"_s, hexes(proveConsistency(2, 3, source).value())},
        {u"csv"_s, rows},
        {u"publicKey"_s, signer.verifier().toText()},
        {u"fingerprint"_s, signer.verifier().fingerprint()},
        {u"checkpoint"_s, QString::fromUtf8(signCheckpoint(head, signer).value())},
        {u"signatureOfManifestThatIsBracesAndLineFeed"_s,
            QString::fromUtf8(SignedNote::sign(manifestStatement(manifest), signer)->toBytes())},
    };
}

QString readFormat()
{
    QFile file(formatFile);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestFormat : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("STEWARD_WRITE_VECTORS"))
            return;
        auto text = readFormat();
        const auto begin = text.indexOf(u"~~~json\n"_s) + 8;
        const auto end = text.indexOf(u"~~~"_s, begin);
        text.replace(begin, end - begin, QString::fromUtf8(QJsonDocument(vectors()).toJson()));
        QFile file(formatFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }

    void theVectorsAreTrue()
    {
        const auto text = readFormat();
        const auto begin = text.indexOf(u"~~~json\n"_s) + 8;
        const auto written
            = QJsonDocument::fromJson(text.mid(begin, text.indexOf(u"~~~"_s, begin) - begin).toUtf8())
                  .object();
        const auto now = vectors();
        QCOMPARE(written.keys(), now.keys());
        for (const auto& name : now.keys())
            QVERIFY2(written[name] == now[name], qPrintable(name));
    }

    // A made-up vector would be worth nothing: these must hold among themselves.
    void theVectorsHoldTogether()
    {
        const auto all = entries();
        CompactRange head;
        for (const auto& bytes : all) {
            QVERIFY(parseEntry(bytes).hasValue());
            head.append(leafHash(bytes));
        }
        const auto checkpoint = parseSignedCheckpoint(vectors()[u"checkpoint"_s].toString().toUtf8()).value();
        QCOMPARE(checkpoint.checkpoint.root, head.root());
        QCOMPARE(checkpoint.note.standing(key().verifier()), SignedNote::Standing::Signed);
        QVERIFY(opens(note()));
    }

    void everyEventAndColumnIsAsTheDocumentSays()
    {
        const auto text = readFormat();
        QVERIFY(text.contains(QString::fromLatin1(csvHeader())));
        for (const auto& word : {u"steward-log-export/1"_s, u"steward-proofs/1"_s, u"steward-manifest/1"_s})
            QVERIFY2(text.contains(word), qPrintable(word));
    }
};

QTEST_APPLESS_MAIN(TestFormat)
#include "tst_format.moc"
