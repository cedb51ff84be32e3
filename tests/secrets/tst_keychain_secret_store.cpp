// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs inside tests/servers/keyring unlocked.
#include "secrets/keychain_secret_store.h"

#include <QTest>

using namespace steward;

namespace {

template <typename T> Result<T> answer(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        return Error{ErrorCode::Cancelled, QStringLiteral("no answer"), {}};
    return future.result();
}

} // namespace

class KeychainSecretStoreTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(qgetenv("STEWARD_KEYRING") == "unlocked", "run this through tests/servers/keyring unlocked");
    }

    void anySecretComesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("application password") << QByteArray("abcd EFGH 1234 ijkl MNOP 5678");
        QTest::newRow("welsh") << QByteArray("cyfrin\xc3\xa2"
                                             "ch \xf0\x9f\x90\x89");
        QTest::newRow("private key") << QByteArray::fromHex("00ff80c3280a0d00fe");
        QTest::newRow("long token") << QByteArray(16'384, 't');
        QTest::newRow("new line at the end") << QByteArray("token\n");
    }
    void anySecretComesBackAsItWas()
    {
        QFETCH(QByteArray, secret);
        KeychainSecretStore store(QStringLiteral("uk.steward.test"));
        QVERIFY(answer(store.write(QStringLiteral("key"), secret)));
        const auto read = answer(store.read(QStringLiteral("key")));
        QVERIFY(read);
        QCOMPARE(*read, secret);
    }

    void theNewestSecretWins()
    {
        KeychainSecretStore store(QStringLiteral("uk.steward.test"));
        QVERIFY(answer(store.write(QStringLiteral("rotated"), "old")));
        QVERIFY(answer(store.write(QStringLiteral("rotated"), "new")));
        QCOMPARE(*answer(store.read(QStringLiteral("rotated"))), QByteArray("new"));
    }

    void keysAndServicesAreKeptApart()
    {
        KeychainSecretStore ours(QStringLiteral("uk.steward.test"));
        KeychainSecretStore other(QStringLiteral("uk.steward.other"));
        QVERIFY(answer(ours.write(QStringLiteral("a"), "1")));
        QVERIFY(answer(ours.write(QStringLiteral("b"), "2")));
        QCOMPARE(*answer(ours.read(QStringLiteral("a"))), QByteArray("1"));
        const auto foreign = answer(other.read(QStringLiteral("a")));
        QVERIFY(!foreign);
        QCOMPARE(foreign.error().code, ErrorCode::NotFound);
    }

    void removedIsGone()
    {
        KeychainSecretStore store(QStringLiteral("uk.steward.test"));
        QVERIFY(answer(store.write(QStringLiteral("leaving"), "x")));
        QVERIFY(answer(store.remove(QStringLiteral("leaving"))));
        QCOMPARE(answer(store.read(QStringLiteral("leaving"))).error().code, ErrorCode::NotFound);
        QCOMPARE(answer(store.remove(QStringLiteral("leaving"))).error().code, ErrorCode::NotFound);
    }

    void manyCallsAtOnceEachGetTheirOwnAnswer()
    {
        KeychainSecretStore store(QStringLiteral("uk.steward.test"));
        QList<QFuture<Result<void>>> writes;
        for (int i = 0; i < 20; ++i)
            writes << store.write(QStringLiteral("many-%1").arg(i), QByteArray::number(i));
        for (const auto& write : writes)
            QVERIFY(answer(write));
        QList<QFuture<Result<QByteArray>>> reads;
        for (int i = 0; i < 20; ++i)
            reads << store.read(QStringLiteral("many-%1").arg(i));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(*answer(reads[i]), QByteArray::number(i));
    }

    void noAnswerInsideTheCall()
    {
        KeychainSecretStore store(QStringLiteral("uk.steward.test"));
        const auto future = store.read(QStringLiteral("nothing"));
        QVERIFY(!future.isFinished());
        QCOMPARE(answer(future).error().code, ErrorCode::NotFound);
    }

    void aKeychainThatNeverAnswersEndsAsUnreachable()
    {
        KeychainSecretStore impatient(QStringLiteral("uk.steward.test"), std::chrono::milliseconds(0));
        const auto result = answer(impatient.read(QStringLiteral("nothing")));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Unreachable);
        // The late answer changes nothing and the queue goes on.
        KeychainSecretStore patient(QStringLiteral("uk.steward.test"));
        QVERIFY(answer(patient.write(QStringLiteral("after"), "ok")));
        QCOMPARE(*answer(patient.read(QStringLiteral("after"))), QByteArray("ok"));
    }
};

QTEST_GUILESS_MAIN(KeychainSecretStoreTest)
#include "tst_keychain_secret_store.moc"
