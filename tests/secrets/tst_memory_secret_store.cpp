// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stand-in that other tests use must tell the same lies as the real keychain.
#include "support/memory_secret_store.h"

#include <QTest>

using namespace steward;
using steward::test::MemorySecretStore;

namespace {

template <typename T> Result<T> answer(QFuture<Result<T>> future)
{
    if (future.isFinished() || !QTest::qWaitFor([&] { return future.isFinished(); }, 1000))
        return Error{ErrorCode::Cancelled, QStringLiteral("answered too early or never"), {}};
    return future.result();
}

} // namespace

class MemorySecretStoreTest : public QObject {
    Q_OBJECT

private slots:
    void anOpenOneKeepsWhatItIsGiven()
    {
        MemorySecretStore store;
        QVERIFY(answer(store.write(QStringLiteral("k"), "v")));
        QCOMPARE(*answer(store.read(QStringLiteral("k"))), QByteArray("v"));
        QVERIFY(answer(store.remove(QStringLiteral("k"))));
        QCOMPARE(answer(store.read(QStringLiteral("k"))).error().code, ErrorCode::NotFound);
    }

    void aLockedOneSaysNotFoundAndKeepsItsContent()
    {
        MemorySecretStore store;
        QVERIFY(answer(store.write(QStringLiteral("k"), "v")));
        store.setMode(MemorySecretStore::Mode::Locked);
        QCOMPARE(answer(store.read(QStringLiteral("k"))).error().code, ErrorCode::NotFound);
        QCOMPARE(answer(store.write(QStringLiteral("k"), "w")).error().code, ErrorCode::Unauthorised);
        QCOMPARE(answer(store.remove(QStringLiteral("k"))).error().code, ErrorCode::NotFound);
        store.setMode(MemorySecretStore::Mode::Open);
        QCOMPARE(*answer(store.read(QStringLiteral("k"))), QByteArray("v"));
    }

    void anAbsentOneIsUnreachable()
    {
        MemorySecretStore store(MemorySecretStore::Mode::Absent);
        QCOMPARE(answer(store.read(QStringLiteral("k"))).error().code, ErrorCode::Unreachable);
        QCOMPARE(answer(store.write(QStringLiteral("k"), "v")).error().code, ErrorCode::Unreachable);
        QCOMPARE(answer(store.remove(QStringLiteral("k"))).error().code, ErrorCode::Unreachable);
        QVERIFY(store.content().isEmpty());
    }
};

QTEST_GUILESS_MAIN(MemorySecretStoreTest)
#include "tst_memory_secret_store.moc"
