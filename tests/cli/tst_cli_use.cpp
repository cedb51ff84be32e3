// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Wrong use is told in one sentence with exit status 2, before anything is opened or made.
#include "cli/stewardctl.h"

using namespace steward::test;

class UseTest : public QObject {
    Q_OBJECT

private slots:
    void wrongUse_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* words, const char* says) {
            QTest::newRow(words[0] ? words : "nothing") << QByteArray(words) << QByteArray(says);
        };
        row("", "Say what to do");
        row("frobnicate", "unknown command");
        row("lint --platform x --kind Z", "--kind");
        row("length", "--platform");
        row("erase 1 --reason x", "unknown command");
        row("subject-access 1 folder", "unknown command");
        row("workspace", "workspace create");
        row("workspace destroy", "workspace create");
        row("inbox --colour red", "unknown option");
        row("inbox --view everything", "all, mine, unassigned, overdue, escalated, crisis");
        row("inbox --limit many", "--limit");
        row("inbox --limit 0", "--limit");
        row("claim", "stewardctl claim CASE");
        row("claim twelve", "CASE is a number");
        row("claim -7", "CASE is a number");
        row("claim 1 2", "too many words");
        row("assign 1", "--to");
        row("note 1 --text", "needs a value");
        row("snooze 1 --until tomorrow", "--until is a time");
        row("decide 1 --item 1 --action explode", "keep, approve, hold");
        row("decide 1 --item x --action keep", "--item is a number");
        row("reply 1 --text hello --kind Z", "--kind");
        row("reply 1 --text hello --hold soon", "--hold");
        row("reply 1 --text hello --hold -1", "--hold");
        row("escalate 1 --to SAFE --urgency now --reason x", "routine, urgent, immediate");
        row("review 1 --outcome fine --reason x", "returned, upheld, taken-over, referred-out");
        row("approve first", "REPLY is a number");
        row("person add Sam --role king", "moderator, supervisor, auditor, administrator");
        row("account add myspace --name n", "unknown platform");
        row("account add wordpress", "--name");
        row("collect --watch often", "--watch");
        row("log list --from lately", "--from is a time");
        row("log export x --case all", "--case is a number");
        row("log export x --from 2026-02-01T00:00:00Z --to 2026-01-01T00:00:00Z",
            "--from is later than --to");
        row("--workspace postgresql://sam:hunter2@db.example/steward inbox", "password");
    }
    void wrongUse()
    {
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, says);
        Shell shell;
        const auto ran = shell.say(words.constData());
        // Some of these words are judged only once a workspace is there.
        if (ran.status == 3 && ran.error.contains("There is no workspace")) {
            WorkspaceShell opened;
            VERIFY_REFUSED(opened.say(words.constData()), 2, says);
            return;
        }
        VERIFY_REFUSED(ran, 2, says);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(!ran.error.contains("hunter2"));
        QVERIFY2(!QFile::exists(shell.path("data/Steward/workspace.steward")), "wrong use made a workspace");
    }

    void everyPlatformOfTheManualIsKnown()
    {
        const auto ran = Shell().say("account add myspace --name n");
        for (const char* platform : {"facebook", "instagram", "x", "youtube", "linkedin", "wordpress",
                 "blogger", "discourse", "nodebb", "mastodon", "bluesky", "reddit", "vimeo", "viva-engage",
                 "google-business", "care-opinion", "nhs-uk", "feed", "manual", "email"})
            QVERIFY2(ran.error.contains(platform), platform);
    }

    void helpAndVersion()
    {
        const auto help = Shell().say("--help");
        VERIFY_STATUS(help, 0);
        for (const char* command : {"workspace create", "import", "inbox", "show", "claim", "decide", "reply",
                 "escalate", "review", "log verify", "outbox flush", "scan", "due"})
            QVERIFY2(help.out.contains(command), command);
        QVERIFY(Shell().say("reply --help").out.contains("--sign-off"));
        QVERIFY(Shell().say("--version").out.startsWith("stewardctl 0."));
    }

    void withoutAWorkspaceItSaysWhatToDo()
    {
        for (const char* words : {"inbox", "show 1", "claim 1", "outbox", "person list", "account list",
                 "workspace info", "workspace check", "log list", "log replay", "collect"}) {
            Shell shell;
            const auto ran = shell.say(words);
            VERIFY_REFUSED(ran, 3, "workspace create");
            QVERIFY(ran.out.isEmpty());
        }
    }

    void whatIsNoWorkspaceIsNotOpened()
    {
        Shell shell;
        const auto picture = QByteArray("\xff\xd8\xff\xe0 not a database").repeated(100);
        shell.write("holiday.jpg", picture);
        const auto ran = shell.say("--workspace holiday.jpg inbox");
        VERIFY_REFUSED(ran, 3, "");
        QCOMPARE(shell.read(QStringLiteral("holiday.jpg")), picture);
    }

    void anInvalidArgumentIsStillOneSentence()
    {
        QProcess process;
        Shell shell;
        process.setProcessEnvironment(shell.environment());
        process.start(QStringLiteral("/bin/bash"),
            {QStringLiteral("-c"), QStringLiteral("\"" STEWARDCTL "\" $'inb\\xffox' --json")});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(isOneSentence(process.readAllStandardError()));
    }

    void aLocaleThatIsNotUtf8IsNoReasonToTalk()
    {
        Shell shell;
        shell.environment().insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        const auto ran = shell.say("scan --json", "caf\xc3\xa9 999 000 0018\n");
        VERIFY_STATUS(ran, 0);
        QVERIFY2(ran.error.isEmpty(), ran.error.constData());
        QVERIFY(ran.out.contains("\"start\":5"));
    }
};

QTEST_GUILESS_MAIN(UseTest)
#include "tst_cli_use.moc"
