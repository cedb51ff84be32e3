// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes on one workspace, and processes that are killed.
#include "cli/stewardctl.h"

using namespace steward::test;

namespace {

QByteArray manyComments(const char* prefix, int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += comment(qPrintable(QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(i)), "jo",
            QStringLiteral("comment %1 of %2").arg(i).arg(QLatin1String(prefix)));
    return lines;
}

} // namespace

class ConcurrencyTest : public QObject {
    Q_OBJECT

private slots:
    void fourImportsAtOnceLoseNothing()
    {
        WorkspaceShell shell;
        QList<QByteArray> names{"a", "b", "c", "d"};
        std::vector<std::unique_ptr<QProcess>> imports;
        for (const auto& name : names) {
            shell.write(name.constData(), manyComments(name.constData(), 200));
            imports.push_back(std::make_unique<QProcess>());
            shell.start(*imports.back(),
                {QStringLiteral("--json"), QStringLiteral("import"), QString::fromLatin1(name)});
        }
        for (const auto& process : imports) {
            QVERIFY(process->waitForFinished(120'000));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
            QCOMPARE(
                QJsonDocument::fromJson(process->readAllStandardOutput()).object().value(u"taken").toInt(),
                200);
        }
        QCOMPARE(shell.say("inbox --json --limit 2000").array().size(), 800);
        VERIFY_STATUS(shell.say("workspace check"), 0);
        VERIFY_STATUS(shell.say("log replay"), 0);
    }

    void theSameFileTwiceAtOnceIsTakenOnce()
    {
        WorkspaceShell shell;
        shell.write("same", manyComments("s", 300));
        QProcess one;
        QProcess two;
        shell.start(one, {QStringLiteral("--json"), QStringLiteral("import"), QStringLiteral("same")});
        shell.start(two, {QStringLiteral("--json"), QStringLiteral("import"), QStringLiteral("same")});
        int taken = 0;
        for (auto* process : {&one, &two}) {
            QVERIFY(process->waitForFinished(120'000));
            QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
            taken
                += QJsonDocument::fromJson(process->readAllStandardOutput()).object().value(u"taken").toInt();
        }
        QCOMPARE(taken, 300);
        QCOMPARE(shell.say("inbox --json --limit 2000").array().size(), 300);
    }

    void twoPeopleClaimOneCaseAndOneGetsIt()
    {
        WorkspaceShell shell;
        shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("hello")));
        for (const char* name : {"Al", "Bo", "Cy"})
            VERIFY_STATUS(
                shell.run({QStringLiteral("person"), QStringLiteral("add"), QString::fromLatin1(name),
                    QStringLiteral("--role"), QStringLiteral("moderator")}),
                0);
        std::vector<std::unique_ptr<QProcess>> claims;
        for (const char* name : {"Al", "Bo", "Cy"}) {
            claims.push_back(std::make_unique<QProcess>());
            shell.start(*claims.back(),
                {QStringLiteral("--as"), QString::fromLatin1(name), QStringLiteral("claim"),
                    QStringLiteral("1")});
        }
        int won = 0;
        for (const auto& process : claims) {
            QVERIFY(process->waitForFinished(60'000));
            QVERIFY(process->exitCode() == 0 || process->exitCode() == 1);
            won += process->exitCode() == 0;
        }
        QCOMPARE(won, 1);
        QCOMPARE(shell.say("log list --json --event claimed").array().size(), 1);
    }

    void anImportThatIsKilledCanBeRepeated()
    {
        WorkspaceShell shell;
        shell.write("big", manyComments("k", 3000));
        for (const int after : {30, 120, 300}) {
            QProcess import;
            shell.start(import, {QStringLiteral("import"), QStringLiteral("big")});
            import.waitForFinished(after);
            import.kill();
            import.waitForFinished();
            VERIFY_STATUS(shell.say("workspace check"), 0);
        }
        VERIFY_STATUS(shell.say("import big"), 0);
        QCOMPARE(shell.say("inbox --json --limit 5000").array().size(), 3000);
        VERIFY_STATUS(shell.say("log replay"), 0);
    }
};

QTEST_GUILESS_MAIN(ConcurrencyTest)
#include "tst_cli_concurrency.moc"
