// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answering in public, through the privacy checklist.
#include "cli/stewardctl.h"

using namespace steward::test;

class ReplyTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_shell = std::make_unique<WorkspaceShell>();
        const auto rows = m_shell->inboxAfterImport(
            comment("c1", "jo", QStringLiteral("Where is the flu clinic this Saturday?")));
        m_case = rows.first().toObject().value(u"case").toString();
    }

    void withoutSignOffTheOpenItemsAreListed()
    {
        const auto ran = reply({QStringLiteral("--text"), QStringLiteral("The clinic is in the main hall.")});
        VERIFY_REFUSED(ran, 1, "C0");
        QVERIFY(m_shell->say("outbox --json").array().isEmpty());
    }

    void signedItWaitsInTheHoldAndThenForAConnection()
    {
        const auto held = reply({QStringLiteral("--text"), QStringLiteral("The clinic is in the main hall."),
            QStringLiteral("--sign-off"), QStringLiteral("all"), QStringLiteral("--hold"),
            QStringLiteral("3600")});
        VERIFY_STATUS(held, 0);
        QCOMPARE(held.object().value(u"reply_state").toString(), QStringLiteral("holding"));
        QVERIFY(!held.object().value(u"hold_until").isNull());
        const auto row = m_shell->say("outbox --json").array().first().toObject();
        QCOMPARE(row.value(u"kind").toString(), QStringLiteral("reply"));
        QCOMPARE(row.value(u"reply").toString(), held.object().value(u"reply").toString());
        const auto flushed = m_shell->say("outbox flush --json");
        VERIFY_STATUS(flushed, 0);
        QCOMPARE(flushed.object().value(u"sent").toInt(-1), 0);
    }

    void aReplyInTheHoldCanBeWithdrawnAndOnlyOnce()
    {
        const auto held = reply({QStringLiteral("--text"), QStringLiteral("The clinic is in the main hall."),
            QStringLiteral("--sign-off"), QStringLiteral("all"), QStringLiteral("--hold"),
            QStringLiteral("3600")});
        VERIFY_STATUS(held, 0);
        const auto id = held.object().value(u"reply").toString();
        VERIFY_STATUS(m_shell->run({QStringLiteral("withdraw"), id}), 0);
        QVERIFY(m_shell->say("outbox --json").array().isEmpty());
        VERIFY_REFUSED(m_shell->run({QStringLiteral("withdraw"), id}), 1, "");
        VERIFY_STATUS(m_shell->say("log replay"), 0);
    }

    void aPatientsNumberNeverLeavesWhateverIsSigned()
    {
        for (const auto& extra :
            QList<QStringList>{{}, {QStringLiteral("--override"), QStringLiteral("C01=it is theirs")}}) {
            const auto ran = reply(QStringList{QStringLiteral("--text"),
                                       QStringLiteral("We found you: NHS number 999 000 0018."),
                                       QStringLiteral("--sign-off"), QStringLiteral("all")}
                + extra);
            VERIFY_STATUS(ran, 1);
            QVERIFY2(ran.error.contains("C01"), ran.told().constData());
            QVERIFY2(!ran.error.contains("999 000 0018"), "the refusal repeats what must not be said");
        }
    }

    void theTextMayComeFromStandardInput()
    {
        const auto ran = m_shell->run(
            {QStringLiteral("--json"), QStringLiteral("reply"), m_case, QStringLiteral("--text"),
                QStringLiteral("-"), QStringLiteral("--sign-off"), QStringLiteral("all")},
            "The clinic is in the main hall.\n");
        VERIFY_STATUS(ran, 0);
        const auto shown = m_shell->run({QStringLiteral("--json"), QStringLiteral("show"), m_case}).object();
        QCOMPARE(shown.value(u"replies").toArray().first().toObject().value(u"text").toString(),
            QStringLiteral("The clinic is in the main hall."));
    }

    void emptyWordsAreNoReply()
    {
        VERIFY_REFUSED(reply({QStringLiteral("--text"), QStringLiteral("   ")}), 2, "needs words");
        VERIFY_REFUSED(reply({QStringLiteral("--text"), QStringLiteral("x"), QStringLiteral("--override"),
                           QStringLiteral("C02")}),
            2, "ITEM=REASON");
        VERIFY_REFUSED(reply({QStringLiteral("--text"), QStringLiteral("x"), QStringLiteral("--sign-off"),
                           QStringLiteral("C98")}),
            2, "checklist");
    }

    void whatIsUnknownIsSaid()
    {
        VERIFY_REFUSED(m_shell->say("withdraw 4711"), 1, "4711");
        VERIFY_REFUSED(m_shell->say("approve 4711"), 1, "4711");
        VERIFY_REFUSED(
            m_shell->run({QStringLiteral("reply"), QStringLiteral("4711"), QStringLiteral("--text"),
                QStringLiteral("x"), QStringLiteral("--sign-off"), QStringLiteral("all")}),
            1, "");
    }

private:
    Ran reply(const QStringList& rest) const
    {
        return m_shell->run(QStringList{QStringLiteral("--json"), QStringLiteral("reply"), m_case} + rest);
    }

    std::unique_ptr<WorkspaceShell> m_shell;
    QString m_case;
};

QTEST_GUILESS_MAIN(ReplyTest)
#include "tst_cli_reply.moc"
