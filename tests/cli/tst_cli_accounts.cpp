// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts from a shell, with a keychain that is open, locked or absent.
#include "cli/stewardctl.h"

#include <QDirIterator>

using namespace steward::test;

namespace {

const QByteArray secret = "abcd EFGH ijkl 1234";

bool liesAnywhere(const QString& folder, const QByteArray& needle)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(needle))
            return true;
    }
    return false;
}

} // namespace

class AccountsTest : public QObject {
    Q_OBJECT

private slots:
    void withoutAKeychainTheAccountStaysAndNoSecretIsStored()
    {
        WorkspaceShell shell;
        const auto ran = shell.say("account add wordpress --name blog --url https://blog.northbridge.example "
                                   "--user steward --secret-stdin",
            secret + "\n");
        VERIFY_REFUSED(ran, 3, "");
        const auto row = shell.say("account list --json").array().first().toObject();
        QCOMPARE(row.value(u"name").toString(), QStringLiteral("blog"));
        QCOMPARE(row.value(u"state").toString(), QStringLiteral("needs-sign-in"));
        QVERIFY2(!liesAnywhere(shell.path("."), secret), "the secret lies on the disk");
        QVERIFY(!ran.error.contains(secret) && !ran.out.contains(secret));
    }

    void withAnOpenKeychainTheAccountIsLive()
    {
        const auto ran = withKeyring("unlocked", secret + "\n");
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"state").toString(), QStringLiteral("live"));
    }

    void aLockedKeychainIsToldFromAFault()
    {
        const auto ran = withKeyring("locked", secret + "\n");
        VERIFY_STATUS(ran, 3);
        QVERIFY2(ran.error.contains("keyring") || ran.error.contains("keychain"), ran.told().constData());
    }

    void aFeedNeedsNoSecret()
    {
        WorkspaceShell shell;
        const auto ran = shell.say(
            "account add feed --name news --url https://news.northbridge.example/comments/feed --json");
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"state").toString(), QStringLiteral("live"));
        const auto row = shell.say("account list --json").array().first().toObject();
        for (const char* key : {"name", "platform", "last_collected", "lag_seconds", "error"})
            QVERIFY2(row.contains(QLatin1StringView(key)), key);
        QVERIFY(row.value(u"last_collected").isNull());
        VERIFY_STATUS(shell.say("account remove news"), 0);
        QVERIFY(shell.say("account list --json").array().isEmpty());
    }

    void aPlatformThatComesLaterSaysWhatToUseMeanwhile()
    {
        WorkspaceShell shell;
        VERIFY_REFUSED(
            shell.say("account add bluesky --name skies --url https://bsky.example"), 1, "stewardctl import");
        QVERIFY(shell.say("account list --json").array().isEmpty());
    }

    void whatDoesNotMakeSenseIsRefused()
    {
        WorkspaceShell shell;
        VERIFY_REFUSED(
            shell.say(
                "account add wordpress --name blog --url https://blog.example --user u --secret-stdin", ""),
            2, "no secret on standard input");
        VERIFY_REFUSED(
            shell.say("account add wordpress --name blog --url https://blog.example --user u --secret-stdin",
                QByteArray(70'000, 'x')),
            2, "too long");
        VERIFY_STATUS(shell.say("account add feed --name news --url https://news.example/feed"), 0);
        const auto twice = shell.say("account add feed --name news --url https://news.example/feed");
        QVERIFY2(twice.status != 0 && isOneSentence(twice.error), twice.told().constData());
        VERIFY_REFUSED(shell.say("account remove nobody"), 1, "");
        VERIFY_REFUSED(shell.say("account test nobody"), 1, "");
    }

private:
    /// A fresh workspace and one account, both made within one session of a keyring.
    static Ran withKeyring(const char* mode, const QByteArray& input)
    {
        Shell shell;
        const auto script = QStringLiteral("\"$0\" workspace create --name Trust >/dev/null && "
                                           "\"$0\" --json account add wordpress --name blog --url "
                                           "https://blog.example --user steward --secret-stdin");
        QProcess process;
        shell.environment().insert(QStringLiteral("STEWARD_WORKSPACE"), shell.path("w.steward"));
        process.setProcessEnvironment(shell.environment());
        process.start(QStringLiteral(STEWARD_SOURCE_DIR "/tests/servers/keyring"),
            {QString::fromLatin1(mode), QStringLiteral("bash"), QStringLiteral("-c"), script,
                QStringLiteral(STEWARDCTL)});
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {-1, {}, "did not end"};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_cli_accounts.moc"
