// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A user's days with a keyring: stored today, locked tomorrow, gone on a server without one.
#include "base/result.h"

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;

namespace {

struct Answer {
    int status = -1;
    QByteArray secret;
    QByteArray said;

    bool is(ErrorCode code) const { return said.contains(QByteArray(QByteArray::number(int(code)) + ' ')); }
};

} // namespace

class KeychainSessions : public QObject {
    Q_OBJECT

private slots:
    void whatIsStoredOutlivesTheSession()
    {
        QTemporaryDir home;
        QCOMPARE(
            inSession(home.path(), "unlocked", {"write", "account-1"}, "p\xc3\xa4ss w\xc3\xb6rd").status, 0);
        const auto answer = inSession(home.path(), "unlocked", {"read", "account-1"});
        QCOMPARE(answer.status, 0);
        QCOMPARE(answer.secret, QByteArray("p\xc3\xa4ss w\xc3\xb6rd"));
    }

    void aLockedKeyringSaysNotFoundAndTheSentenceAdmitsIt()
    {
        QTemporaryDir home;
        QCOMPARE(inSession(home.path(), "unlocked", {"write", "account-1"}, "token").status, 0);
        const auto locked = inSession(home.path(), "locked", {"read", "account-1"});
        QVERIFY2(locked.is(ErrorCode::NotFound), locked.said.constData());
        QVERIFY2(locked.said.contains("not found or the keyring is locked"), locked.said.constData());
        QVERIFY(locked.secret.isEmpty());
        QCOMPARE(inSession(home.path(), "unlocked", {"read", "account-1"}).secret, QByteArray("token"));
    }

    void aLockedKeyringTakesNothingAndLosesNothing()
    {
        QTemporaryDir home;
        QCOMPARE(inSession(home.path(), "unlocked", {"write", "account-1"}, "token").status, 0);
        const auto refused = inSession(home.path(), "locked", {"write", "account-1"}, "other");
        QVERIFY2(refused.is(ErrorCode::Unauthorised), refused.said.constData());
        const auto notRemoved = inSession(home.path(), "locked", {"remove", "account-1"});
        QVERIFY2(notRemoved.is(ErrorCode::NotFound), notRemoved.said.constData());
        QCOMPARE(inSession(home.path(), "unlocked", {"read", "account-1"}).secret, QByteArray("token"));
    }

    void withoutASecretServiceEveryCallSaysSoAndNothingIsWrittenAnywhere()
    {
        QTemporaryDir home;
        for (const char* verb : {"read", "write", "remove"}) {
            const auto answer
                = inSession(home.path(), "absent", {verb, "account-1"}, "hunter2-never-on-disk");
            QVERIFY2(answer.is(ErrorCode::Unreachable), answer.said.constData());
            QCOMPARE(answer.status, 3);
            QVERIFY(answer.said.contains("No keychain answered"));
        }
        QDirIterator files(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("hunter2-never-on-disk"), qPrintable(file.fileName()));
        }
    }

private:
    static Answer inSession(
        const QString& home, const char* mode, const QStringList& call, const QByteArray& input = {})
    {
        QProcess process;
        QStringList arguments{QStringLiteral("--home"), home, QString::fromLatin1(mode),
            QStringLiteral(STEWARD_BINARY_DIR "/tests/keychain_probe")};
        process.start(QStringLiteral(STEWARD_SOURCE_DIR "/tests/servers/keyring"), arguments + call);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {-1, {}, "the session did not end"};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static Answer inSession(const QString& home, const char* mode, std::initializer_list<const char*> call,
        const QByteArray& input = {})
    {
        QStringList words;
        for (const char* word : call)
            words << QString::fromLatin1(word);
        return inSession(home, mode, words, input);
    }
};

QTEST_GUILESS_MAIN(KeychainSessions)
#include "tst_keychain_sessions.moc"
