// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A moderator puts a case before somebody; a supervisor answers.
#include "cli/stewardctl.h"

using namespace steward::test;

class EscalationTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_shell = std::make_unique<WorkspaceShell>();
        const auto rows = m_shell->inboxAfterImport(
            comment("c1", "jo", QStringLiteral("I waited nine hours and want to complain")));
        m_case = rows.first().toObject().value(u"case").toString();
        VERIFY_STATUS(m_shell->say("person add Mo --role moderator"), 0);
        VERIFY_STATUS(m_shell->say("person add Sue --role supervisor"), 0);
    }

    void itIsNotReachedUntilSomebodySaysSo()
    {
        const auto raised = m_shell->run({QStringLiteral("--as"), QStringLiteral("Mo"),
            QStringLiteral("--json"), QStringLiteral("escalate"), m_case, QStringLiteral("--to"),
            QStringLiteral("PALS"), QStringLiteral("--urgency"), QStringLiteral("urgent"),
            QStringLiteral("--reason"), QStringLiteral("wants a formal complaint")});
        VERIFY_STATUS(raised, 0);
        QCOMPARE(raised.object().value(u"state").toString(), QStringLiteral("escalated"));
        QVERIFY(!raised.object().value(u"escalation").toString().isEmpty());
        QVERIFY(escalation().value(u"acknowledged_by").isNull());
        QVERIFY(!escalation().value(u"due").isNull());
        QCOMPARE(m_shell->say("inbox --json --view escalated").array().size(), 1);

        VERIFY_STATUS(
            m_shell->run({QStringLiteral("--as"), QStringLiteral("Sue"), QStringLiteral("acknowledge"),
                m_case, QStringLiteral("--route"), QStringLiteral("PALS")}),
            0);
        QCOMPARE(escalation().value(u"acknowledged_by").toString(), QStringLiteral("Sue"));
        const auto reviewed = m_shell->run({QStringLiteral("--as"), QStringLiteral("Sue"),
            QStringLiteral("--json"), QStringLiteral("review"), m_case, QStringLiteral("--outcome"),
            QStringLiteral("returned"), QStringLiteral("--reason"), QStringLiteral("answer with the route")});
        VERIFY_STATUS(reviewed, 0);
        QCOMPARE(reviewed.object().value(u"state").toString(), QStringLiteral("open"));
        QCOMPARE(escalation().value(u"outcome").toString(), QStringLiteral("returned"));
        VERIFY_STATUS(m_shell->say("log replay"), 0);
    }

    void aModeratorDoesNotReview()
    {
        escalateAs("Mo");
        VERIFY_REFUSED(m_shell->run({QStringLiteral("--as"), QStringLiteral("Mo"), QStringLiteral("review"),
                           m_case, QStringLiteral("--outcome"), QStringLiteral("upheld"),
                           QStringLiteral("--reason"), QStringLiteral("mine")}),
            1, "");
    }

    void outcomesLeadWhereTheManualSays_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("state");
        QTest::newRow("returned") << QStringLiteral("returned") << QStringLiteral("open");
        QTest::newRow("upheld") << QStringLiteral("upheld") << QStringLiteral("open");
        QTest::newRow("taken-over") << QStringLiteral("taken-over") << QStringLiteral("open");
        QTest::newRow("referred-out") << QStringLiteral("referred-out") << QStringLiteral("pending");
    }
    void outcomesLeadWhereTheManualSays()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, state);
        escalateAs("Mo");
        const auto ran = m_shell->run({QStringLiteral("--as"), QStringLiteral("Sue"),
            QStringLiteral("--json"), QStringLiteral("review"), m_case, QStringLiteral("--outcome"), outcome,
            QStringLiteral("--reason"), QStringLiteral("r")});
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"state").toString(), state);
    }

    void aRouteThatIsNotSetUpIsRefused()
    {
        VERIFY_REFUSED(m_shell->run({QStringLiteral("escalate"), m_case, QStringLiteral("--to"),
                           QStringLiteral("MAYOR"), QStringLiteral("--reason"), QStringLiteral("r")}),
            1, "");
    }

    void everyShippedRouteTakesAnEscalation()
    {
        for (const char* route : {"DUTY", "SUP", "SAFE", "CALD", "CLIN", "PALS", "MEDS", "LEGAL", "MEDIA",
                 "FOI", "SEC", "POLICE"}) {
            const auto ran = m_shell->run({QStringLiteral("escalate"), m_case, QStringLiteral("--to"),
                QString::fromLatin1(route), QStringLiteral("--reason"), QStringLiteral("r")});
            VERIFY_STATUS(ran, 0);
        }
    }

private:
    void escalateAs(const char* who)
    {
        VERIFY_STATUS(m_shell->run({QStringLiteral("--as"), QString::fromLatin1(who),
                          QStringLiteral("escalate"), m_case, QStringLiteral("--to"), QStringLiteral("SUP"),
                          QStringLiteral("--reason"), QStringLiteral("look")}),
            0);
    }
    QJsonObject escalation() const
    {
        return m_shell->run({QStringLiteral("--json"), QStringLiteral("show"), m_case})
            .object()
            .value(u"escalations")
            .toArray()
            .first()
            .toObject();
    }

    std::unique_ptr<WorkspaceShell> m_shell;
    QString m_case;
};

QTEST_GUILESS_MAIN(EscalationTest)
#include "tst_cli_escalation.moc"
