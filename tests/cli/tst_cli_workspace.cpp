// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stewardctl.h"

using namespace steward::test;

class WorkspaceTest : public QObject {
    Q_OBJECT

private slots:
    void aFreshWorkspaceSaysWhatItIs()
    {
        WorkspaceShell shell;
        VERIFY_STATUS(shell.created(), 0);
        const auto info = shell.say("workspace info --json").object();
        QCOMPARE(info.value(u"organisation").toString(), QStringLiteral("Northbridge NHS Trust"));
        QCOMPARE(info.value(u"practice").toBool(true), false);
        QCOMPARE(info.value(u"cases").toInt(-1), 0);
        QVERIFY(info.value(u"log_size").toInt() > 0);
        QVERIFY(!info.value(u"key_fingerprint").toString().isEmpty());
    }

    void withoutAKeychainTheKeyLiesBesideTheWorkspaceForItsOwnerOnly()
    {
        WorkspaceShell shell;
        QCOMPARE(shell.say("workspace info --json").object().value(u"key_place").toString(),
            QStringLiteral("file"));
        QVERIFY(shell.created().out.contains("beside the workspace"));
        const QFile key(shell.path("w.steward.key"));
        QVERIFY(key.exists());
        QCOMPARE(
            key.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
    }

    void nothingThatIsThereIsOverwritten()
    {
        WorkspaceShell shell;
        const auto before = shell.say("workspace info --json").object();
        const auto again = shell.say("workspace create");
        VERIFY_REFUSED(again, 1, "");
        QCOMPARE(shell.say("workspace info --json").object().value(u"key_fingerprint"),
            before.value(u"key_fingerprint"));
    }

    void theStandardPlaceIsUsedWhenNoneIsNamed()
    {
        Shell shell;
        VERIFY_STATUS(shell.say("workspace create --name Trust"), 0);
        QVERIFY(QFile::exists(shell.path("data/Steward/workspace.steward")));
        VERIFY_STATUS(shell.say("inbox --json"), 0);
        VERIFY_STATUS(shell.say("--workspace other.steward workspace create --name Other"), 0);
        QCOMPARE(shell.say("--workspace other.steward workspace info --json")
                     .object()
                     .value(u"organisation")
                     .toString(),
            QStringLiteral("Other"));
    }

    void wherethereIsNoRoomItSaysSo()
    {
        Shell shell;
        shell.write("file", "x");
        const auto ran = shell.say("--workspace file/w.steward workspace create");
        QVERIFY2(ran.status == 3 || ran.status == 1, ran.told().constData());
        QVERIFY2(isOneSentence(ran.error), ran.told().constData());
    }

    void practiceIsFullOfLifeAndHasACrisis()
    {
        WorkspaceShell shell(true);
        VERIFY_STATUS(shell.created(), 0);
        QVERIFY(shell.say("workspace info --json").object().value(u"practice").toBool());
        const auto inbox = shell.say("inbox --json").array();
        QVERIFY2(inbox.size() >= 30, "the practice inbox looks empty");
        QCOMPARE(inbox.first().toObject().value(u"crisis").toBool(), true);
        QVERIFY(!shell.say("inbox --json --view crisis").array().isEmpty());
        VERIFY_STATUS(shell.say("workspace check"), 0);
    }

    void practiceRefusesARealAccount()
    {
        WorkspaceShell shell(true);
        VERIFY_REFUSED(
            shell.say("account add wordpress --name blog --url https://blog.example --user u --secret-stdin",
                "secret\n"),
            1, "practice");
        QVERIFY(!shell.say("account list --json").out.contains("\"blog\""));
    }

    void checkIsQuietOnASoundWorkspaceAndLoudOnABrokenOne()
    {
        WorkspaceShell shell;
        shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("The queue was long")));
        const auto sound = shell.say("workspace check --json");
        VERIFY_STATUS(sound, 0);
        QCOMPARE(sound.object().value(u"ok").toBool(), true);

        QFile file(shell.path("w.steward"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto bytes = file.readAll();
        const auto at = bytes.indexOf("The queue was long");
        QVERIFY(at > 0);
        file.seek(at);
        file.write("The queue was SHORT", 18);
        file.close();
        const auto broken = shell.say("workspace check");
        QVERIFY2(broken.status == 1 || broken.status == 3, broken.told().constData());
        QVERIFY2(isOneSentence(broken.error), broken.told().constData());
    }

    void aBackupOpensLikeTheOriginal()
    {
        WorkspaceShell shell;
        shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("The queue was long")));
        VERIFY_STATUS(
            shell.run({QStringLiteral("workspace"), QStringLiteral("backup"), shell.path("copy.steward")}),
            0);
        const auto copy = shell.run({QStringLiteral("--workspace"), shell.path("copy.steward"),
            QStringLiteral("inbox"), QStringLiteral("--json")});
        VERIFY_STATUS(copy, 0);
        QCOMPARE(copy.array().size(), 1);
        QCOMPARE(QFile(shell.path("copy.steward")).permissions() & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
        VERIFY_REFUSED(
            shell.run({QStringLiteral("workspace"), QStringLiteral("backup"), shell.path("copy.steward")}), 1,
            "");
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_cli_workspace.moc"
