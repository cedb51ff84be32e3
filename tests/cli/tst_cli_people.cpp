// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who works here, and what their roles allow from a shell.
#include "cli/stewardctl.h"

using namespace steward::test;

class PeopleTest : public QObject {
    Q_OBJECT

private slots:
    void theFirstPersonHasAllRoles()
    {
        WorkspaceShell shell;
        const auto people = shell.say("person list --json").array();
        QCOMPARE(people.size(), 1);
        QCOMPARE(people.first().toObject().value(u"roles").toArray().size(), 4);
    }

    void somebodyIsAddedAndActs()
    {
        WorkspaceShell shell;
        const auto added = shell.run({QStringLiteral("--json"), QStringLiteral("person"),
            QStringLiteral("add"), QStringLiteral("Siân O’Neill"), QStringLiteral("--role"),
            QStringLiteral("moderator,supervisor")});
        VERIFY_STATUS(added, 0);
        QCOMPARE(added.object().value(u"name").toString(), QStringLiteral("Siân O’Neill"));
        const auto id = shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("hello")))
                            .first()
                            .toObject()
                            .value(u"case")
                            .toString();
        VERIFY_STATUS(
            shell.run({QStringLiteral("--as"), QStringLiteral("Siân O’Neill"), QStringLiteral("claim"), id}),
            0);
        QCOMPARE(shell.say("inbox --json").array().first().toObject().value(u"claimed_by").toString(),
            QStringLiteral("Siân O’Neill"));
        VERIFY_REFUSED(shell.run({QStringLiteral("claim"), id}), 1, "");
        QCOMPARE(shell
                     .run({QStringLiteral("--as"), added.object().value(u"person").toString(),
                         QStringLiteral("release"), id})
                     .status,
            0);
    }

    void aStrangerMayDoNothing()
    {
        WorkspaceShell shell;
        const auto ran
            = shell.run({QStringLiteral("--as"), QStringLiteral("Nobody Known"), QStringLiteral("inbox")});
        VERIFY_REFUSED(ran, 1, "person list");
        QVERIFY2(!ran.error.contains("Nobody Known"), "an error repeats a person's name");
    }

    void rolesDecide_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("call");
        QTest::addColumn<int>("status");
        const auto row = [](const char* role, const char* call, int status) {
            QTest::newRow(qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(role), QLatin1String(call))))
                << QString::fromLatin1(role) << QString::fromLatin1(call) << status;
        };
        row("moderator", "claim 1", 0);
        row("auditor", "claim 1", 1);
        row("auditor", "log list", 0);
        row("auditor", "log export out", 0);
        row("moderator", "log export out", 1);
        row("moderator", "person add X --role moderator", 1);
        row("administrator", "person add X --role moderator", 0);
        row("auditor", "person add X --role auditor", 1);
    }
    void rolesDecide()
    {
        QFETCH(QString, role);
        QFETCH(QString, call);
        QFETCH(int, status);
        WorkspaceShell shell;
        shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("hello")));
        VERIFY_STATUS(shell.run({QStringLiteral("person"), QStringLiteral("add"), QStringLiteral("Kim"),
                          QStringLiteral("--role"), role}),
            0);
        const auto ran
            = shell.run(QStringList{QStringLiteral("--as"), QStringLiteral("Kim")} + call.split(u' '));
        VERIFY_STATUS(ran, status);
        if (status != 0)
            QVERIFY2(isOneSentence(ran.error), ran.told().constData());
    }
};

QTEST_GUILESS_MAIN(PeopleTest)
#include "tst_cli_people.moc"
