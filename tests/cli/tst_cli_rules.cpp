// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stewardctl.h"

using namespace steward::test;

namespace {

QByteArray shippedFile()
{
    QFile file(QStringLiteral(STEWARD_SOURCE_DIR "/resources/ground-rules/rules.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT

private slots:
    void listsEveryRuleGravestFirst()
    {
        const auto ran = Shell().say("rules list --json");
        VERIFY_STATUS(ran, 0);
        const auto rows = ran.array();
        QCOMPARE(rows.size(), 19);
        QCOMPARE(rows[0].toObject().value(u"rule").toString(), QStringLiteral("R03"));
        QCOMPARE(rows[0].toObject().value(u"severity").toString(), QStringLiteral("S1"));
        const auto plain = Shell().say("rules list");
        QCOMPARE(plain.out.count('\n'), 19);
        QVERIFY2(plain.out.startsWith("R03  S1  route"), plain.told().constData());
    }

    void showsOneRule()
    {
        const auto ran = Shell().say("rules show r01 --json");
        VERIFY_STATUS(ran, 0);
        const auto rule = ran.object();
        QCOMPARE(rule.value(u"rule").toString(), QStringLiteral("R01"));
        QVERIFY(!rule.value(u"version").toString().isEmpty());
        QVERIFY(rule.value(u"is_breach").toBool());
        QCOMPARE(rule.value(u"look_within_minutes").toInt(), 60);
        QVERIFY(rule.value(u"wording").toObject().contains(u"cy"));
        QVERIFY(!rule.value(u"examples").toObject().value(u"match").toArray().isEmpty());
        const auto plain = Shell().say("rules show R01");
        QVERIFY2(plain.out.contains("Why: ") && plain.out.contains("routes: CALD"), plain.told().constData());
        VERIFY_REFUSED(Shell().say("rules show R99"), 1, "no rule \"R99\"");
    }

    void whatShipsPassesItsOwnCheck()
    {
        const Shell shell;
        shell.write("rules.json", shippedFile());
        const auto ran = shell.say("rules check rules.json --json");
        VERIFY_STATUS(ran, 0);
        QVERIFY(ran.object().value(u"ok").toBool());
        QVERIFY(ran.object().value(u"tried").toInt() > 100);
        QVERIFY(ran.object().value(u"failed").toArray().isEmpty());
        VERIFY_STATUS(shell.say("rules check -", shippedFile()), 0);
    }

    void aBrokenExampleIsNamed()
    {
        auto file = shippedFile();
        file.replace("\"My mum waited nine hours in A&E\"", "\"My NHS number is 999 000 0018\"");
        const auto ran = Shell().say("rules check - --json", file);
        VERIFY_STATUS(ran, 1);
        const auto failed = ran.object().value(u"failed").toArray();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0].toObject().value(u"rule").toString(), QStringLiteral("R01"));
        const auto plain = Shell().say("rules check -", file);
        QCOMPARE(plain.status, 1);
        QVERIFY2(
            plain.out.contains("Rule R01 is raised by its own counter-example"), plain.told().constData());
    }

    void aFileThatCannotBeUsedSaysWhy()
    {
        const Shell shell;
        auto file = shippedFile();
        file.replace("\"severity\": \"S3\"", "\"severity\": \"S9\"");
        VERIFY_REFUSED(shell.say("rules check -", file), 1, "severity");
        file = shippedFile();
        file.replace("tel:116123", "https://example.org");
        VERIFY_REFUSED(shell.say("rules check -", file), 1, "tel:");
        VERIFY_REFUSED(shell.say("rules check -", "{"), 1, "JSON");
        VERIFY_REFUSED(shell.say("rules check nowhere.json"), 3, "could not be read");
        VERIFY_REFUSED(shell.say("rules check"), 2, "needs more words");
    }

    void writesThePublicPage()
    {
        const Shell shell;
        const auto html = shell.say("rules house-rules");
        VERIFY_STATUS(html, 0);
        QVERIFY(html.out.startsWith("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
        QVERIFY(html.out.contains("some of the time only"));
        const auto markdown = shell.say("rules house-rules --format markdown --language cy");
        VERIFY_STATUS(markdown, 0);
        QVERIFY2(markdown.out.startsWith("# Rheolau ein tudalennau\n"), markdown.told().constData());
        const auto json = shell.say("rules house-rules --format markdown --json");
        QVERIFY(json.object().value(u"page").toString().startsWith(u"# "));
        VERIFY_REFUSED(shell.say("rules house-rules --format pdf"), 2, "html");
        VERIFY_REFUSED(shell.say("rules house-rules --language pl"), 2, "cy");
    }

    void publishesAndGoesBack()
    {
        const WorkspaceShell shell;
        auto file = shippedFile();
        const auto version = QJsonDocument::fromJson(file).object().value(u"version").toString();
        file.replace(QByteArray("\"version\": \"" + version.toUtf8() + '"'), "\"version\": \"t-2\"");
        file.replace("\"Stay on the subject\"", "\"Keep to the subject\"");
        shell.write("next.json", file);
        const auto published = shell.say("rules publish next.json --json");
        VERIFY_STATUS(published, 0);
        QCOMPARE(published.object().value(u"version").toString(), QStringLiteral("t-2"));
        QCOMPARE(published.object().value(u"origin").toString(), QStringLiteral("published"));
        QVERIFY(shell.say("rules list").out.contains("Keep to the subject"));
        QCOMPARE(
            shell.say("workspace info --json").object().value(u"rule_set").toString(), QStringLiteral("t-2"));
        VERIFY_REFUSED(shell.say("rules publish next.json"), 1, "in force already");
        const auto back = shell.run({QStringLiteral("rules"), QStringLiteral("rollback"), version});
        VERIFY_STATUS(back, 0);
        QVERIFY(shell.say("rules list").out.contains("Stay on the subject"));
        const auto history = shell.say("rules history --json").array();
        QCOMPARE(history.size(), 3);
        QCOMPARE(history[0].toObject().value(u"origin").toString(), QStringLiteral("restored"));
        QCOMPARE(history[2].toObject().value(u"origin").toString(), QStringLiteral("shipped"));
        QVERIFY(shell.say("log list").out.contains("Ground rules published"));
        VERIFY_STATUS(shell.say("log replay"), 0);
        VERIFY_REFUSED(shell.say("rules rollback t-9"), 1, "never in force");
    }

    void refusesToPublishWhatIsUnfit()
    {
        const WorkspaceShell shell;
        VERIFY_STATUS(shell.say("person add Kim --role moderator"), 0);
        auto file = shippedFile();
        file.replace("\"Stay on the subject\"", "\"Keep to the subject\"");
        VERIFY_REFUSED(shell.say("rules publish -", file), 1, "version");
        file.replace("\"version\": \"", "\"version\": \"t-");
        VERIFY_REFUSED(shell.say("--as Kim rules publish -", file), 1, "supervisor");
        file.replace("\"My mum waited nine hours in A&E\"", "\"My NHS number is 999 000 0018\"");
        VERIFY_REFUSED(shell.say("rules publish -", file), 1, "R01");
        VERIFY_REFUSED(shell.say("rules publish -", "{"), 1, "JSON");
        QCOMPARE(shell.say("rules history --json").array().size(), 1);
    }

    void aRuleOfOnesOwnAndOneThatIsOff()
    {
        const WorkspaceShell shell;
        auto root = QJsonDocument::fromJson(shippedFile()).object();
        root[u"version"] = QStringLiteral("t-2");
        auto rules = root[u"rules"].toArray();
        for (auto rule : rules) {
            auto object = rule.toObject();
            if (object[u"id"].toString() == u"R19")
                object[u"isOff"] = true;
            rule = object;
        }
        const auto text = [](const char* words) {
            return QJsonObject{{QStringLiteral("en-GB"), QString::fromLatin1(words)}};
        };
        rules << QJsonObject{{QStringLiteral("id"), QStringLiteral("R101")},
            {QStringLiteral("title"), text("No zebras")},
            {QStringLiteral("wording"), text("Leave them out.")},
            {QStringLiteral("rationale"), text("They confuse.")},
            {QStringLiteral("severity"), QStringLiteral("S3")}, {QStringLiteral("isBreach"), true},
            {QStringLiteral("lookWithinMinutes"), 60},
            {QStringLiteral("words"), QJsonArray{QStringLiteral("zebra")}},
            {QStringLiteral("examples"),
                QJsonObject{{QStringLiteral("match"), QJsonArray{QStringLiteral("A zebra came by")}}}}};
        root[u"rules"] = rules;
        shell.write("own.json", QJsonDocument(root).toJson());
        VERIFY_STATUS(shell.say("rules check own.json"), 0);
        VERIFY_STATUS(shell.say("rules publish own.json"), 0);
        const auto list = shell.say("rules list");
        QVERIFY2(list.out.contains("R101  S3  breach  No zebras"), list.told().constData());
        QVERIFY2(list.out.contains("R19  S3  off"), list.told().constData());
        QVERIFY(shell.say("rules show R19").out.contains("Switched off"));
        QVERIFY(shell.say("rules show R19 --json").object().value(u"is_off").toBool());
        QVERIFY(!shell.say("rules show R101 --json").object().value(u"is_off").toBool());
        QVERIFY(shell.say("scan", "a zebra\n").out.contains("R101"));
        QVERIFY(!shell.say("scan", "you wankers\n").out.contains("R19"));
        QVERIFY(shell.say("rules house-rules --format markdown").out.contains("Leave them out."));
        QVERIFY(!shell.say("rules house-rules --format markdown").out.contains("abusive is not"));
        // What is about life or safety is not switched off.
        root[u"version"] = QStringLiteral("t-3");
        rules = root[u"rules"].toArray();
        for (auto rule : rules) {
            auto object = rule.toObject();
            if (object[u"id"].toString() == u"R03")
                object[u"isOff"] = true;
            rule = object;
        }
        root[u"rules"] = rules;
        VERIFY_REFUSED(shell.say("rules publish -", QJsonDocument(root).toJson()), 1, "R03");
    }

    void backTestsAFile()
    {
        const WorkspaceShell shell;
        (void)shell.inboxAfterImport(comment("c-1", "jo", QStringLiteral("My NHS no is 999 000 0018"))
            + comment("c-2", "kim", QStringLiteral("The bus was late")));
        auto file = shippedFile();
        file.replace("    \"nhs-number\",\n", "");
        const auto ran = shell.say("rules back-test - --json", file);
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"items").toInt(), 2);
        QCOMPARE(ran.object().value(u"flagged_in_force").toInt(), 1);
        const auto plain = shell.say("rules back-test - --items 1", file);
        QVERIFY2(plain.out.startsWith("1 items: "), plain.told().constData());
        VERIFY_REFUSED(shell.say("rules back-test - --items 0", file), 2, "items");
    }

    void theWorkspaceGivesNameAndHours()
    {
        const auto ran = WorkspaceShell().say("rules house-rules");
        VERIFY_STATUS(ran, 0);
        QVERIFY2(
            ran.out.contains("Northbridge NHS Trust") && ran.out.contains("Monday to Friday 09:00 to 17:00"),
            ran.told().constData());
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_cli_rules.moc"
