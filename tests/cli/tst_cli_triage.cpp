// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A moderator's morning: the inbox, a case, decisions.
#include "cli/stewardctl.h"

using namespace steward::test;

namespace {

QString firstCase(const QJsonArray& rows)
{
    return rows.first().toObject().value(u"case").toString();
}

QStringList words(std::initializer_list<QString> list)
{
    return QStringList(list);
}

} // namespace

class TriageTest : public QObject {
    Q_OBJECT

private slots:
    void rowsCarryWhatOtherProgramsRelyOn()
    {
        WorkspaceShell shell;
        const auto row
            = shell
                  .inboxAfterImport(comment("c1", "jo",
                      QStringLiteral("My mum's NHS number is 999 000 0018,\n\n   she still waits")))
                  .first()
                  .toObject();
        for (const char* key :
            {"case", "thread", "platform", "account", "author", "excerpt", "state", "visibility", "priority",
                "assignee", "due", "clock", "findings", "items", "updated", "cursor"})
            QVERIFY2(row.contains(QLatin1StringView(key)), key);
        QVERIFY(row.value(u"case").isString());
        QCOMPARE(row.value(u"state").toString(), QStringLiteral("new"));
        QCOMPARE(row.value(u"priority").toString(), QStringLiteral("S2"));
        QCOMPARE(row.value(u"clock").toString(), QStringLiteral("running"));
        QVERIFY(row.value(u"assignee").isNull());
        QCOMPARE(row.value(u"items").toInt(), 1);
        QCOMPARE(row.value(u"excerpt").toString(),
            QStringLiteral("My mum's NHS number is 999 000 0018, she still waits"));
        const auto finding = row.value(u"findings").toArray().first().toObject();
        QCOMPARE(finding.value(u"rule").toString(), QStringLiteral("R01"));
        QCOMPARE(finding.value(u"detector").toString(), QStringLiteral("nhs-number"));
        QCOMPARE(finding.value(u"tier").toString(), QStringLiteral("certain"));
        QVERIFY(QDateTime::fromString(row.value(u"due").toString(), Qt::ISODate).isValid());
    }

    void aCrisisComesFirstAndIsCountedOutsideAFilter()
    {
        WorkspaceShell shell;
        const auto rows = shell.inboxAfterImport(
            comment("c1", "jo", QStringLiteral("NHS number 999 000 0018"))
            + comment("c2", "al", QStringLiteral("I want to end my life tonight, I've got the tablets here"))
            + comment("c3", "cy", QStringLiteral("Lovely staff")));
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.first().toObject().value(u"crisis").toBool(), true);
        const auto found = shell.say("inbox --json --search lovely");
        VERIFY_STATUS(found, 0);
        QCOMPARE(found.array().size(), 1);
        QVERIFY2(found.error.contains("1 open crises"), found.error.constData());
    }

    void pagesFollowTheCursor()
    {
        WorkspaceShell shell;
        QByteArray lines;
        for (int i = 0; i < 25; ++i)
            lines += comment(
                qPrintable(QStringLiteral("c%1").arg(i)), "jo", QStringLiteral("comment %1").arg(i));
        shell.inboxAfterImport(lines);
        QSet<QString> seen;
        QString cursor;
        int pages = 0;
        for (;;) {
            QStringList call = words({QStringLiteral("inbox"), QStringLiteral("--json"),
                QStringLiteral("--limit"), QStringLiteral("10")});
            if (!cursor.isEmpty())
                call << QStringLiteral("--after") << cursor;
            const auto rows = shell.run(call).array();
            if (rows.isEmpty())
                break;
            ++pages;
            for (const auto& row : rows)
                seen.insert(row.toObject().value(u"case").toString());
            cursor = rows.last().toObject().value(u"cursor").toString();
        }
        QCOMPARE(pages, 3);
        QCOMPARE(seen.size(), 25);
        QCOMPARE(shell.say("inbox --json --limit 1000000").array().size(), 25);
    }

    void showIsOneObject()
    {
        WorkspaceShell shell;
        const auto id
            = firstCase(shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("NHS number 999 000 0018"))
                + comment("c2", "al", QStringLiteral("same here"), "c1")));
        const auto shown = shell.run(words({QStringLiteral("show"), id, QStringLiteral("--json")}));
        VERIFY_STATUS(shown, 0);
        const auto object = shown.object();
        for (const char* key :
            {"case", "thread", "state", "version", "items", "replies", "clocks", "history"})
            QVERIFY2(object.contains(QLatin1StringView(key)), key);
        const auto items = object.value(u"items").toArray();
        QCOMPARE(items.size(), 2);
        const auto item = items.first().toObject();
        for (const char* key : {"item", "author", "text", "created", "visibility", "findings"})
            QVERIFY2(item.contains(QLatin1StringView(key)), key);
        QCOMPARE(item.value(u"text").toString(), QStringLiteral("NHS number 999 000 0018"));
        QVERIFY(!object.value(u"history").toArray().isEmpty());
        VERIFY_REFUSED(shell.say("show 4711"), 1, "");
    }

    void lookingAtASensitiveCaseIsLogged()
    {
        WorkspaceShell shell;
        const auto id = firstCase(
            shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("NHS number 999 000 0018"))));
        shell.run(words({QStringLiteral("show"), id}));
        QVERIFY(!shell.say("log list --json --event sensitive-read").array().isEmpty());
    }

    void aCaseGoesThroughItsStates()
    {
        WorkspaceShell shell;
        const auto id
            = firstCase(shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("Where is the clinic?"))));
        const auto state = [&] {
            return shell.run(words({QStringLiteral("show"), id, QStringLiteral("--json")}))
                .object()
                .value(u"state")
                .toString();
        };
        VERIFY_STATUS(shell.run(words({QStringLiteral("claim"), id})), 0);
        VERIFY_STATUS(shell.run(words({QStringLiteral("note"), id, QStringLiteral("--text"),
                          QStringLiteral("asked the clinic")})),
            0);
        VERIFY_STATUS(shell.run(words({QStringLiteral("snooze"), id, QStringLiteral("--until"),
                          QStringLiteral("2099-01-01T09:00:00Z")})),
            0);
        QCOMPARE(state(), QStringLiteral("snoozed"));
        VERIFY_REFUSED(shell.run(words({QStringLiteral("reopen"), id})), 1, "resolved");
        VERIFY_STATUS(shell.run(words({QStringLiteral("resolve"), id, QStringLiteral("--topic"),
                          QStringLiteral("clinics")})),
            0);
        QCOMPARE(state(), QStringLiteral("resolved"));
        QVERIFY(shell.say("inbox --json").array().isEmpty());
        VERIFY_STATUS(shell.run(words({QStringLiteral("reopen"), id})), 0);
        QCOMPARE(state(), QStringLiteral("open"));
        VERIFY_STATUS(shell.run(words({QStringLiteral("release"), id})), 0);
        VERIFY_REFUSED(shell.run(words(
                           {QStringLiteral("assign"), id, QStringLiteral("--to"), QStringLiteral("nobody")})),
            1, "owner"); // nobody owns it already
        VERIFY_STATUS(shell.say("log replay"), 0);
    }

    void aRestrictiveDecisionNeedsARule()
    {
        WorkspaceShell shell;
        const auto id = firstCase(
            shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("NHS number 999 000 0018"))));
        const auto shown = shell.run(words({QStringLiteral("show"), id, QStringLiteral("--json")})).object();
        const auto item = shown.value(u"items").toArray().first().toObject().value(u"item").toString();
        const auto decide = [&](const char* rest) {
            return shell.run(words({QStringLiteral("--json"), QStringLiteral("decide"), id,
                                 QStringLiteral("--item"), item})
                + QString::fromLatin1(rest).split(u' '));
        };
        VERIFY_REFUSED(decide("--action hide"), 1, "rule");
        VERIFY_REFUSED(decide("--action hide --rule R99"), 1, "");
        VERIFY_STATUS(decide("--action hide --rule R01 --reason private"), 0);
        // The account came with an import: the decision is taken and waits for a connection.
        const auto waiting = shell.say("outbox --json").array().first().toObject();
        QCOMPARE(waiting.value(u"state").toString(), QStringLiteral("no-connection"));
        QCOMPARE(waiting.value(u"case").toString(), id);
        QVERIFY(!waiting.value(u"why").toString().isEmpty());
        QVERIFY(!shell.say("log list --json --event evidence-captured").array().isEmpty());
    }

    void keepResolvesWithoutARule()
    {
        WorkspaceShell shell;
        const auto id = firstCase(
            shell.inboxAfterImport(comment("c1", "jo", QStringLiteral("Lovely staff, thank you"))));
        const auto item = shell.run(words({QStringLiteral("show"), id, QStringLiteral("--json")}))
                              .object()
                              .value(u"items")
                              .toArray()
                              .first()
                              .toObject()
                              .value(u"item")
                              .toString();
        const auto kept = shell.run(words({QStringLiteral("--json"), QStringLiteral("decide"), id,
            QStringLiteral("--item"), item, QStringLiteral("--action"), QStringLiteral("keep")}));
        VERIFY_STATUS(kept, 0);
        QCOMPARE(kept.object().value(u"state").toString(), QStringLiteral("resolved"));
    }

    void hostileTextReachesNoTerminal()
    {
        WorkspaceShell shell;
        const auto id = firstCase(shell.inboxAfterImport(
            comment("c1", "jo", QStringLiteral("hello \x1b]0;owned\x07\x1b[2J \u202eabc"))));
        for (const auto& call : {words({QStringLiteral("inbox")}), words({QStringLiteral("show"), id})}) {
            const auto ran = shell.run(call);
            VERIFY_STATUS(ran, 0);
            QVERIFY(
                !ran.out.contains('\x1b') && !ran.out.contains('\x07') && !ran.out.contains("\xe2\x80\xae"));
        }
    }
};

QTEST_GUILESS_MAIN(TriageTest)
#include "tst_cli_triage.moc"
