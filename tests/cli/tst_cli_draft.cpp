// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// lint and length: what the gate says of a draft, for scripts and for people.
#include "cli/stewardctl.h"

using namespace steward::test;

namespace {

QJsonObject checkOf(const Ran& ran, const char* item)
{
    const auto checks = ran.object().value(u"checks").toArray();
    for (const auto& check : checks) {
        if (check.toObject().value(u"item") == QLatin1StringView(item))
            return check.toObject();
    }
    return {};
}

QString outcomeOf(const Ran& ran, const char* item)
{
    return checkOf(ran, item).value(u"outcome").toString();
}

} // namespace

class DraftTest : public QObject {
    Q_OBJECT

private slots:
    void aCalmDraftPassesEveryCheck()
    {
        const auto ran = Shell().say("lint --platform facebook --json", "Thank you for your kind words.\n");
        VERIFY_STATUS(ran, 0);
        for (const char* item : {"C01", "C02", "C03", "C04", "C06", "C07", "C08", "C09", "C10", "C11", "C12"})
            QCOMPARE(outcomeOf(ran, item), QStringLiteral("pass"));
    }

    void aBlockSaysWhereAndWhyAndWhatInstead()
    {
        const auto ran = Shell().say(
            "lint --platform facebook --json", "Hello. We are sorry that your appointment was cancelled.\n");
        VERIFY_STATUS(ran, 1);
        const auto check = checkOf(ran, "C02");
        QCOMPARE(check.value(u"outcome").toString(), QStringLiteral("block"));
        QVERIFY(check.value(u"message").toString().endsWith(u'.'));
        const auto spans = check.value(u"spans").toArray();
        QVERIFY(!spans.isEmpty());
        QCOMPARE(spans.first().toArray().size(), 2);
        const auto suggestion = check.value(u"suggestion").toObject();
        QCOMPARE(suggestion.value(u"text").toString(), QStringLiteral("We are sorry to read this."));
        QCOMPARE(suggestion.value(u"span").toArray(), (QJsonArray{7, 56}));
    }

    void spansCountCodePoints()
    {
        const auto ran = Shell().say(
            "lint --platform facebook --json", "\xf0\x9f\x98\x80\xf0\x9f\x98\x80 Samaritans: 116 132\n");
        VERIFY_STATUS(ran, 1);
        const auto check = checkOf(ran, "C08");
        QCOMPARE(check.value(u"spans").toArray().first().toArray(), (QJsonArray{15, 22}));
        QCOMPARE(check.value(u"suggestion").toObject().value(u"text").toString(), QStringLiteral("116 123"));
    }

    void theThreadTellsWhatTheAuthorPosted()
    {
        Shell shell;
        shell.write("thread.jsonl",
            R"({"id":"1","text":"Nine hours on Ward 7!"})"
            "\n");
        const QByteArray draft = "We are sorry about the wait on ward 7.\n";
        QCOMPARE(outcomeOf(shell.say("lint --platform facebook --thread thread.jsonl --kind C --json", draft),
                     "C05"),
            QStringLiteral("pass"));
        shell.write("thread.jsonl",
            R"({"id":"1","text":"Nine hours!"})"
            "\n");
        QCOMPARE(outcomeOf(shell.say("lint --platform facebook --thread thread.jsonl --json", draft), "C05"),
            QStringLiteral("block"));
        shell.write("thread.json", R"({"items":[{"text":"Nine hours on Ward 7!"}]})");
        QCOMPARE(outcomeOf(shell.say("lint --platform facebook --thread thread.json --json", draft), "C05"),
            QStringLiteral("pass"));
        QVERIFY(checkOf(shell.say("lint --platform facebook --json", draft), "C05").isEmpty());
    }

    void aCrisisReplySkipsToneButNotTheNumbers()
    {
        const auto ran = Shell().say(
            "lint --platform facebook --kind K --json", "Please don't do it!! Samaritans are on 116 132.\n");
        VERIFY_STATUS(ran, 1);
        QVERIFY(checkOf(ran, "C09").isEmpty() && checkOf(ran, "C03").isEmpty());
        QCOMPARE(outcomeOf(ran, "C08"), QStringLiteral("block"));
    }

    void peopleReadLines()
    {
        const auto ran
            = Shell().say("lint --platform facebook", "We are sorry that your appointment was cancelled.\n");
        VERIFY_STATUS(ran, 1);
        QVERIFY(ran.out.contains("C02 block: "));
        QVERIFY(ran.out.contains("    instead: We are sorry to read this.\n"));
        QVERIFY(ran.error.isEmpty());
    }

    void anUnknownPlatformIsNamedWithThoseThatAre()
    {
        for (const char* words : {"lint --platform geocities", "length --platform geocities"}) {
            const auto ran = Shell().say(words, "hello\n");
            VERIFY_STATUS(ran, 2);
            QVERIFY(ran.error.contains("unknown platform") && ran.error.contains("wordpress"));
        }
    }

    void aThreadThatIsNotThereIsSaid()
    {
        VERIFY_STATUS(Shell().say("lint --platform facebook --thread nowhere.jsonl", "hello\n"), 3);
    }

    void lengthCountsAsThePlatformDoes()
    {
        const auto ran = Shell().say("length --platform x --json", "https://www.nhs.uk/vaccinations\n");
        VERIFY_STATUS(ran, 0);
        const auto told = ran.object();
        QCOMPARE(told.value(u"length").toInt(), 23);
        QCOMPARE(told.value(u"limit").toInt(), 280);
        QCOMPARE(told.value(u"unit").toString(), QStringLiteral("weighted"));
        QCOMPARE(told.value(u"fits").toBool(), true);
        const auto tooLong = Shell().say("length --platform x --json", QByteArray(281, 'a') + '\n');
        VERIFY_STATUS(tooLong, 1);
        QCOMPARE(tooLong.object().value(u"fits").toBool(), false);
    }
};

QTEST_GUILESS_MAIN(DraftTest)
#include "tst_cli_draft.moc"
