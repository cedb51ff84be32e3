// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, signed notes and checkpoints: the C2SP forms, and everything that is not quite one.
#include "log/checkpoint.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class TestNote : public QObject {
    Q_OBJECT
private slots:
    void readsAKeyAndNoteOfTheGoImplementation();
    void aKeySurvivesItsText();
    void keysThatAreNotOnes_data();
    void keysThatAreNotOnes();
    void namesThatCannotBeSigned();
    void fingerprintHoweverItIsTyped();
    void aSignedNoteVerifies();
    void everyChangedByteIsNoticed();
    void aStrangersNote();
    void checkpointsRoundTrip();
    void textsThatAreNoCheckpoints_data();
    void textsThatAreNoCheckpoints();
};

// The example of golang.org/x/mod/sumdb/note, which defined the form.
void TestNote::readsAKeyAndNoteOfTheGoImplementation()
{
    const auto key
        = VerifierKey::parse(u"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"_s);
    QVERIFY(key.hasValue());
    const QByteArray bytes(
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
        "\n"
        "\xE2\x80\x94 PeterNeumann "
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
    const auto note = SignedNote::parse(bytes);
    QVERIFY(note.hasValue());
    QCOMPARE(note->standing(*key), SignedNote::Standing::Signed);
    QCOMPARE(note->toBytes(), bytes);
    QCOMPARE(key->toText(), u"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"_s);
    const auto secret
        = SigningKey::parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    QVERIFY(secret.hasValue());
    QCOMPARE(SignedNote::sign(note->text, *secret)->toBytes(), bytes);
}

void TestNote::aKeySurvivesItsText()
{
    const auto key = SigningKey::generate(u"log.northbridge.example/1"_s).value();
    const auto again = SigningKey::parse(QByteArray(key.toText() + '\n')).value();
    QCOMPARE(again.verifier(), key.verifier());
    QCOMPARE(again.sign("words\n"), key.sign("words\n"));
    QCOMPARE(VerifierKey::parse(key.verifier().toText()).value(), key.verifier());
    QVERIFY(SigningKey::generate(u"log.northbridge.example/1"_s)->verifier() != key.verifier());
}

void TestNote::keysThatAreNotOnes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("name only") << u"PeterNeumann"_s;
    QTest::newRow("wrong key id") << u"PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"_s;
    QTest::newRow("other name") << u"PeterNewman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"_s;
    QTest::newRow("unknown algorithm")
        << u"PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"_s;
    QTest::newRow("too short") << u"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegw"_s;
    QTest::newRow("not base64") << u"PeterNeumann+c74f20a3+????"_s;
    QTest::newRow("space in its name")
        << u"Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"_s;
}

void TestNote::keysThatAreNotOnes()
{
    QFETCH(QString, text);
    QVERIFY(!VerifierKey::parse(text));
    QVERIFY(!SigningKey::parse(QByteArray("PRIVATE+KEY+" + text.toUtf8())));
    QVERIFY(!SigningKey::parse(text.toUtf8()));
}

void TestNote::namesThatCannotBeSigned()
{
    for (const auto& name : {u""_s, u"two words"_s, u"a+b"_s, u"line\nbreak"_s, QString(QChar(0xD800))})
        QVERIFY2(!SigningKey::generate(name), qPrintable(name));
}

void TestNote::fingerprintHoweverItIsTyped()
{
    const auto key = SigningKey::generate(u"log"_s).value();
    const auto fingerprint = key.verifier().fingerprint();
    QCOMPARE(fingerprint.size(), 39); // eight groups of four, seven hyphens
    auto spaced = fingerprint;
    QVERIFY(key.verifier().hasFingerprint(fingerprint));
    QVERIFY(key.verifier().hasFingerprint(spaced.replace(u'-', u' ').toUpper()));
    QVERIFY(key.verifier().hasFingerprint(spaced.replace(u' ', u':')));
    QVERIFY(!key.verifier().hasFingerprint(fingerprint.chopped(1)));
    QVERIFY(!key.verifier().hasFingerprint(QString()));
    QVERIFY(!key.verifier().hasFingerprint(SigningKey::generate(u"log"_s)->verifier().fingerprint()));
}

void TestNote::aSignedNoteVerifies()
{
    const auto key = SigningKey::generate(u"log.northbridge.example/1"_s).value();
    const auto note = SignedNote::sign("first\n\nsecond\n", key).value();
    const auto read = SignedNote::parse(note.toBytes()).value();
    QCOMPARE(read, note);
    QCOMPARE(read.text, QByteArray("first\n\nsecond\n"));
    QCOMPARE(read.standing(key.verifier()), SignedNote::Standing::Signed);
    QVERIFY(!SignedNote::sign("no new line", key));
}

void TestNote::everyChangedByteIsNoticed()
{
    const auto key = SigningKey::generate(u"log"_s).value();
    const auto bytes = SignedNote::sign("log\n12\nwords\n", key)->toBytes();
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        for (const int bit : {1, 0x20, 0x80}) {
            auto changed = bytes;
            changed[at] = char(changed[at] ^ bit);
            const auto read = SignedNote::parse(changed);
            QVERIFY2(!read || read->standing(key.verifier()) != SignedNote::Standing::Signed,
                qPrintable(QString::number(at)));
        }
    }
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const auto read = SignedNote::parse(bytes.first(size));
        QVERIFY(!read || read->standing(key.verifier()) != SignedNote::Standing::Signed);
    }
    QVERIFY(!SignedNote::parse(QByteArray(2 << 20, '\n')));
}

void TestNote::aStrangersNote()
{
    const auto ours = SigningKey::generate(u"log"_s).value();
    const auto theirs = SigningKey::generate(u"log"_s).value();
    auto note = SignedNote::sign("words\n", theirs).value();
    QCOMPARE(note.standing(ours.verifier()), SignedNote::Standing::Stranger);
    note.signatures.append(SignedNote::sign("words\n", ours)->signatures.first());
    QCOMPARE(note.standing(ours.verifier()), SignedNote::Standing::Signed);
    note.text = "other words\n";
    QCOMPARE(note.standing(ours.verifier()), SignedNote::Standing::Forged);
    note.signatures.clear();
    QCOMPARE(SignedNote::parse(note.toBytes())->standing(ours.verifier()), SignedNote::Standing::Stranger);
}

void TestNote::checkpointsRoundTrip()
{
    const auto key = SigningKey::generate(u"log.northbridge.example/1"_s).value();
    CompactRange head;
    for (int i = 0; i < 5; ++i)
        head.append(sha256(QByteArray::number(i)));
    const auto bytes = signCheckpoint(head, key).value();
    const auto read = parseSignedCheckpoint(bytes).value();
    QCOMPARE(read.checkpoint, (Checkpoint{u"log.northbridge.example/1"_s, 5, head.root()}));
    QCOMPARE(read.note.standing(key.verifier()), SignedNote::Standing::Signed);
    QCOMPARE(parseCheckpointText(QByteArray(checkpointText(read.checkpoint) + "an extension\n")).value(),
        read.checkpoint);
}

void TestNote::textsThatAreNoCheckpoints_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray root = QByteArray(32, 'x').toBase64();
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no origin") << QByteArray("\n5\n" + root + '\n');
    QTest::newRow("leading zero") << QByteArray("log\n05\n" + root + '\n');
    QTest::newRow("negative") << QByteArray("log\n-5\n" + root + '\n');
    QTest::newRow("not a number") << QByteArray("log\nfive\n" + root + '\n');
    QTest::newRow("number too large") << QByteArray("log\n99999999999999999999\n" + root + '\n');
    QTest::newRow("short root") << QByteArray("log\n5\n" + QByteArray(31, 'x').toBase64() + '\n');
    QTest::newRow("root with rubbish") << QByteArray("log\n5\n" + root + " \n");
    QTest::newRow("no final new line") << QByteArray("log\n5\n" + root);
}

void TestNote::textsThatAreNoCheckpoints()
{
    QFETCH(QByteArray, text);
    const auto read = parseCheckpointText(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Malformed);
}

QTEST_APPLESS_MAIN(TestNote)
#include "tst_note.moc"
