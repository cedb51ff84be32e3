// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stewardctl.h"

#include <sys/stat.h>

using namespace steward::test;

class ImportTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsImportedTwiceIsThereOnce()
    {
        WorkspaceShell shell;
        const QByteArray lines = comment("c1", "jo", QStringLiteral("The queue was long"))
            + comment("c2", "al", QStringLiteral("Thank you all"));
        const auto first = shell.say("import - --json", lines);
        VERIFY_STATUS(first, 0);
        QCOMPARE(first.object().value(u"taken").toInt(), 2);
        const auto second = shell.say("import - --json", lines);
        VERIFY_STATUS(second, 0);
        QCOMPARE(second.object().value(u"taken").toInt(-1), 0);
        QCOMPARE(second.object().value(u"duplicates").toInt(), 2);
        QCOMPARE(shell.say("inbox --json").array().size(), 2);
    }

    void badLinesAreNamedAndGoodOnesTaken()
    {
        WorkspaceShell shell;
        const QByteArray lines = comment("c1", "jo", QStringLiteral("one")) + "{not json\n"
            + "{\"format\":\"steward-items/1\",\"platform\":\"x\"}\n" + "\xff\xfe\n"
            + comment("c2", "jo", QStringLiteral("two"));
        const auto ran = shell.say("import - --json", lines);
        VERIFY_STATUS(ran, 1);
        QVERIFY2(isOneSentence(ran.error), ran.told().constData());
        QCOMPARE(ran.object().value(u"taken").toInt(), 2);
        const auto rejected = ran.object().value(u"rejected").toArray();
        QCOMPARE(rejected.size(), 3);
        QCOMPARE(rejected[0].toObject().value(u"line").toInt(), 2);
        QCOMPARE(rejected[2].toObject().value(u"line").toInt(), 4);
        for (const auto& each : rejected)
            QVERIFY(!each.toObject().value(u"reason").toString().isEmpty());
    }

    void tenThousandBadLinesAreCounted()
    {
        WorkspaceShell shell;
        const auto ran = shell.say("import - --json",
            QByteArray("{\"format\":\n").repeated(10'000) + comment("c1", "jo", QStringLiteral("one")));
        VERIFY_STATUS(ran, 1);
        QCOMPARE(ran.object().value(u"taken").toInt(), 1);
        QCOMPARE(ran.object().value(u"rejected_count").toInt(), 10'000);
    }

    void anEditIsARevision()
    {
        WorkspaceShell shell;
        shell.say("import -", comment("c1", "jo", QStringLiteral("The queue was long")));
        const auto ran
            = shell.say("import - --json", comment("c1", "jo", QStringLiteral("The queue was short")));
        QCOMPARE(ran.object().value(u"revised").toInt(), 1);
    }

    void aFiveMegabyteCommentIsTaken()
    {
        WorkspaceShell shell;
        VERIFY_STATUS(shell.say("import - --json", comment("c1", "jo", QString(5'000'000, u'w'))), 0);
        const auto rows = shell.say("inbox --json").array();
        QCOMPARE(rows.first().toObject().value(u"excerpt").toString().size(), 160);
    }

    void anyPlatformMayBeNamed()
    {
        WorkspaceShell shell;
        auto line = comment("c1", "jo", QStringLiteral("hello"));
        line.replace("facebook", "parish-noticeboard");
        VERIFY_STATUS(shell.say("import -", line), 0);
        QCOMPARE(shell.say("inbox --json").array().first().toObject().value(u"platform").toString(),
            QStringLiteral("parish-noticeboard"));
    }

    void aFileThatIsNotThereCannotBeRead()
    {
        WorkspaceShell shell;
        VERIFY_REFUSED(shell.say("import nowhere.jsonl"), 3, "nowhere.jsonl");
        VERIFY_REFUSED(shell.say("import ."), 3, "");
    }

    void whatIsExportedCanBeImportedElsewhere()
    {
        WorkspaceShell shell;
        shell.say("import -",
            comment("c1", "jo", QStringLiteral("Café \U0001F600 \"quoted\"\nsecond line"))
                + comment("c2", "al", QStringLiteral("yes"), "c1"));
        const auto out = shell.say("export-items -");
        VERIFY_STATUS(out, 0);
        QCOMPARE(out.out.count('\n'), 2);
        WorkspaceShell other;
        const auto taken = other.say("import - --json", out.out);
        VERIFY_STATUS(taken, 0);
        QCOMPARE(taken.object().value(u"taken").toInt(), 2);
        QCOMPARE(other.say("export-items -").out, out.out);
    }

    void anExportIsForItsOwnerOnlyAndNeverHalfThere()
    {
        WorkspaceShell shell;
        shell.say("import -", comment("c1", "jo", QStringLiteral("one")));
        const auto ran = shell.say("export-items items.jsonl --json");
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"items").toInt(), 1);
        struct stat facts { };
        QCOMPARE(::stat(qPrintable(shell.path("items.jsonl")), &facts), 0);
        QCOMPARE(facts.st_mode & 077, 0u);
        VERIFY_REFUSED(shell.say("export-items missing/items.jsonl"), 3, "missing/items.jsonl");
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "tst_cli_import.moc"
