// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Agreeing with what the rules found, or not; and how often each rule is right.
#include "cli/stewardctl.h"

using namespace steward::test;

namespace {

/// A shell with one case in which two rules found something.
struct Story {
    WorkspaceShell shell;
    QString subject;
    QString item;

    Story()
    {
        const auto rows = shell.inboxAfterImport(comment("c1", "jo",
            QStringLiteral(
                "My mum's NHS number is 999 000 0018. I want to make a formal complaint about ward 7")));
        subject = rows.first().toObject().value(u"case").toString();
        item = show().value(u"items").toArray().first().toObject().value(u"item").toString();
    }
    QJsonObject show()
    {
        return shell.run({QStringLiteral("show"), subject, QStringLiteral("--json")}).object();
    }
    Ran judge(const char* verb, const QStringList& more)
    {
        return shell.run(QStringList{QStringLiteral("finding"), QString::fromLatin1(verb), subject,
                             QStringLiteral("--item"), item}
            + more);
    }
    QJsonObject precisionOf(const char* rule)
    {
        for (const auto& row : shell.say("rules precision --json").array()) {
            if (row.toObject().value(u"rule").toString() == QLatin1StringView(rule))
                return row.toObject();
        }
        return {};
    }
    /// "agreed", "disagreed", "ignored", or nothing.
    QString verdictOn(const char* rule)
    {
        const auto findings
            = show().value(u"items").toArray().first().toObject().value(u"findings").toArray();
        for (const auto& finding : findings) {
            if (finding.toObject().value(u"rule").toString() == QLatin1StringView(rule))
                return finding.toObject().value(u"verdict").toString();
        }
        return QStringLiteral("no such finding");
    }
};

const QStringList nhsNumber{QStringLiteral("--rule"), QStringLiteral("R01"), QStringLiteral("--detector"),
    QStringLiteral("nhs-number")};
const QStringList complaint{QStringLiteral("--rule"), QStringLiteral("R08")};

} // namespace

class FindingTest : public QObject {
    Q_OBJECT

private slots:
    void aVerdictIsShownAndCounted()
    {
        Story story;
        QCOMPARE(story.verdictOn("R08"), QString());
        QVERIFY(story.precisionOf("R08").value(u"precision").isNull());
        VERIFY_STATUS(story.judge("agree", complaint), 0);
        QCOMPARE(story.verdictOn("R08"), QStringLiteral("agreed"));
        QCOMPARE(story.precisionOf("R08").value(u"precision").toDouble(), 1.0);
        QCOMPARE(story.precisionOf("R08").value(u"agreed").toInt(), 1);
        // The newest counts.
        VERIFY_STATUS(story.judge("disagree", complaint), 0);
        QCOMPARE(story.verdictOn("R08"), QStringLiteral("disagreed"));
        QCOMPARE(story.precisionOf("R08").value(u"precision").toDouble(), 0.0);
        QCOMPARE(story.precisionOf("R08").value(u"disagreed").toInt(), 1);
        QCOMPARE(story.precisionOf("R08").value(u"agreed").toInt(), 0);
        // To ignore is no judgement of the rule.
        VERIFY_STATUS(story.judge("ignore", complaint), 0);
        QVERIFY(story.precisionOf("R08").value(u"precision").isNull());
        QCOMPARE(story.precisionOf("R08").value(u"ignored").toInt(), 1);
    }

    void everyRuleHasItsLine()
    {
        Story story;
        VERIFY_STATUS(story.judge("agree", nhsNumber), 0);
        QCOMPARE(story.shell.say("rules precision --json").array().size(),
            story.shell.say("rules list --json").array().size());
        const auto plain = story.shell.say("rules precision");
        VERIFY_STATUS(plain, 0);
        QVERIFY2(plain.out.contains("R01  100.0 %  1 agreed, 0 disagreed, 0 ignored"), plain.out.constData());
        QVERIFY2(plain.out.contains("R08  not judged"), plain.out.constData());
    }

    void itIsAnEntryOfTheLogWithoutTheValue()
    {
        Story story;
        VERIFY_STATUS(story.judge("disagree", nhsNumber), 0);
        const auto log = story.shell.say("log list --event finding-judged --json");
        VERIFY_STATUS(log, 0);
        QCOMPARE(log.array().size(), 1);
        QVERIFY(!log.out.contains("999 000 0018"));
        QVERIFY(!log.out.contains("9990000018"));
        VERIFY_STATUS(story.shell.say("log replay"), 0);
        VERIFY_STATUS(story.shell.say("workspace check"), 0);
        // The same again is nothing new.
        VERIFY_STATUS(story.judge("disagree", nhsNumber), 0);
        QCOMPARE(story.shell.say("log list --event finding-judged --json").array().size(), 1);
    }

    void showNamesThePlan()
    {
        Story story;
        const auto shown = story.show();
        QCOMPARE(shown.value(u"plan_item").toString(), story.item);
        const auto plan = shown.value(u"plan").toArray();
        QStringList steps;
        for (const auto& step : plan)
            steps << step.toObject().value(u"step").toString();
        const QStringList expected{
            QStringLiteral("hide"), QStringLiteral("reply"), QStringLiteral("escalate-PALS")};
        QCOMPARE(steps, expected);
        const auto hide = plan.first().toObject();
        QCOMPARE(hide.value(u"action").toString(), QStringLiteral("hide"));
        QCOMPARE(hide.value(u"proposed").toBool(), true);
        QCOMPARE(hide.value(u"reasons").toArray().first().toObject().value(u"rule").toString(),
            QStringLiteral("R01"));
        QVERIFY(!plan.at(1).toObject().value(u"text").toString().contains(QStringLiteral("999 000 0018")));
        QCOMPARE(plan.last().toObject().value(u"urgency").toString(), QStringLiteral("urgent"));
        const auto plain = story.shell.run({QStringLiteral("show"), story.subject});
        VERIFY_STATUS(plain, 0);
        QVERIFY2(plain.out.contains("proposed: escalate-PALS for R08"), plain.out.constData());
    }

    void wrongUseIsSaid()
    {
        Story story;
        VERIFY_REFUSED(story.judge("agree", {}), 2, "--rule");
        VERIFY_REFUSED(
            story.judge("agree", {QStringLiteral("--rule"), QStringLiteral("R16")}), 1, "found nothing");
        VERIFY_REFUSED(story.judge("agree",
                           {QStringLiteral("--rule"), QStringLiteral("R01"), QStringLiteral("--detector"),
                               QStringLiteral("iban")}),
            1, "found nothing");
        VERIFY_REFUSED(story.judge("praise", complaint), 2, "finding");
        story.item = QStringLiteral("4711");
        VERIFY_REFUSED(story.judge("agree", nhsNumber), 1, "no such item");
    }
};

QTEST_GUILESS_MAIN(FindingTest)
#include "tst_cli_finding.moc"
