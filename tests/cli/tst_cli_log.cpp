// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An auditor's afternoon: read, export, verify, and catch whoever changed a byte.
#include "cli/stewardctl.h"

using namespace steward::test;

class LogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_shell = std::make_unique<WorkspaceShell>();
        const auto id
            = m_shell->inboxAfterImport(comment("c1", "jo", QStringLiteral("Thanks to Sister Joy of ward 7")))
                  .first()
                  .toObject()
                  .value(u"case")
                  .toString();
        VERIFY_STATUS(m_shell->run({QStringLiteral("claim"), id}), 0);
        VERIFY_STATUS(m_shell->run({QStringLiteral("note"), id, QStringLiteral("--text"),
                          QStringLiteral("rang the ward about it")}),
            0);
        const auto exported = m_shell->run({QStringLiteral("--json"), QStringLiteral("log"),
            QStringLiteral("export"), m_shell->path("audit")});
        VERIFY_STATUS(exported, 0);
        QVERIFY(exported.object().value(u"entries").toInt() > 3);
        m_fingerprint = exported.object().value(u"fingerprint").toString();
    }

    void theExportHoldsEverythingItPromises()
    {
        for (const char* name : {"log.jsonl", "log.csv", "checkpoint.txt", "report.html", "report.pdf",
                 "proofs.json", "manifest.json", "manifest.sig", "VERIFY.md"})
            QVERIFY2(!m_shell->read(QStringLiteral("audit/%1").arg(QLatin1String(name))).isEmpty(), name);
        const auto log = m_shell->read(QStringLiteral("audit/log.jsonl"));
        QVERIFY2(
            !log.contains("rang the ward") && !log.contains("Sister Joy"), "the log holds private words");
    }

    void verifyNeedsNoWorkspace()
    {
        Shell bare;
        const auto ran = bare.run({QStringLiteral("log"), QStringLiteral("verify"), m_shell->path("audit"),
            QStringLiteral("--json")});
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"fingerprint").toString(), m_fingerprint);
        QCOMPARE(ran.object().value(u"anchored").toBool(true), false);
        QVERIFY(bare.run({QStringLiteral("log"), QStringLiteral("verify"), m_shell->path("audit")})
                    .out.contains("not anchored"));
    }

    void aPinnedKeyAnchorsAndAWrongOneIsStatusThree()
    {
        const auto anchored = m_shell->run({QStringLiteral("log"), QStringLiteral("verify"),
            m_shell->path("audit"), QStringLiteral("--key"), m_fingerprint, QStringLiteral("--json")});
        VERIFY_STATUS(anchored, 0);
        QCOMPARE(anchored.object().value(u"anchored").toBool(), true);
        QString other = m_fingerprint;
        other.replace(other.size() - 1, 1, other.back() == u'0' ? QStringLiteral("1") : QStringLiteral("0"));
        const auto wrong = m_shell->run({QStringLiteral("log"), QStringLiteral("verify"),
            m_shell->path("audit"), QStringLiteral("--key"), other});
        VERIFY_REFUSED(wrong, 3, "");
    }

    void anEarlierCheckpointFindsALogThatWasRolledBack()
    {
        const auto checkpoint = m_shell->say("log checkpoint");
        VERIFY_STATUS(checkpoint, 0);
        m_shell->write("kept.txt", checkpoint.out);
        VERIFY_STATUS(
            m_shell->run({QStringLiteral("log"), QStringLiteral("export"), m_shell->path("later")}), 0);
        const auto later
            = m_shell->run({QStringLiteral("log"), QStringLiteral("verify"), m_shell->path("later"),
                QStringLiteral("--against"), m_shell->path("kept.txt"), QStringLiteral("--json")});
        VERIFY_STATUS(later, 0);
        QCOMPARE(later.object().value(u"anchored").toBool(), true);
        // The export made before the checkpoint is a log rolled back, as far as the checkpoint can tell.
        const auto rolledBack = m_shell->run({QStringLiteral("log"), QStringLiteral("verify"),
            m_shell->path("audit"), QStringLiteral("--against"), m_shell->path("kept.txt")});
        QVERIFY2(rolledBack.status == 1 || rolledBack.status == 2, rolledBack.told().constData());
        VERIFY_STATUS(m_shell->run({QStringLiteral("log"), QStringLiteral("verify"), m_shell->path("audit"),
                          QStringLiteral("--against"), m_shell->path("nowhere.txt")}),
            2);
    }

    void oneChangedByteIsFoundAndNamed()
    {
        copyAudit("changed");
        auto log = m_shell->read(QStringLiteral("changed/log.jsonl"));
        const auto second = log.indexOf('\n') + 1;
        const auto at = log.indexOf("\"seq", second) > 0 ? log.indexOf("\"at", second) : second + 20;
        log[at + 8] = log[at + 8] == '1' ? '2' : '1';
        m_shell->write("changed/log.jsonl", log);
        const auto ran
            = m_shell->run({QStringLiteral("log"), QStringLiteral("verify"), m_shell->path("changed")});
        VERIFY_REFUSED(ran, 1, "2");
    }

    void aMissingFileIsIncomplete()
    {
        copyAudit("missing");
        QVERIFY(QFile::remove(m_shell->path("missing/manifest.json")));
        const auto ran
            = m_shell->run({QStringLiteral("log"), QStringLiteral("verify"), m_shell->path("missing")});
        QVERIFY2(ran.status == 2, ran.told().constData());
        VERIFY_STATUS(
            m_shell->run({QStringLiteral("log"), QStringLiteral("verify"), m_shell->path("nothing-here")}),
            2);
        VERIFY_STATUS(
            m_shell->run({QStringLiteral("log"), QStringLiteral("verify"), m_shell->path("w.steward")}), 2);
    }

    void withoutASignatureItIsStatusThree()
    {
        copyAudit("unsigned");
        m_shell->write("unsigned/manifest.sig", "");
        const auto ran
            = m_shell->run({QStringLiteral("log"), QStringLiteral("verify"), m_shell->path("unsigned")});
        QVERIFY2(ran.status == 3 || ran.status == 2, ran.told().constData());
    }

    void aFolderThatHoldsSomethingIsLeftAlone()
    {
        QDir().mkpath(m_shell->path("full"));
        m_shell->write("full/mine.txt", "keep");
        VERIFY_REFUSED(
            m_shell->run({QStringLiteral("log"), QStringLiteral("export"), m_shell->path("full")}), 1, "");
        QCOMPARE(m_shell->read(QStringLiteral("full/mine.txt")), QByteArray("keep"));
    }

    void theListCanBeNarrowed()
    {
        const auto all = m_shell->say("log list --json --limit 1000").array();
        QVERIFY(all.size() > 4);
        const auto first = all.first().toObject();
        QVERIFY(first.value(u"sequence").toInt() > all.last().toObject().value(u"sequence").toInt());
        const auto notes = m_shell->say("log list --json --event note-added").array();
        QCOMPARE(notes.size(), 1);
        QCOMPARE(notes.first().toObject().value(u"case").toString(), QStringLiteral("1"));
        QVERIFY(m_shell->say("log list --json --case 4711").array().isEmpty());
        QVERIFY(m_shell->say("log list --json --to 2020-01-01T00:00:00Z").array().isEmpty());
        QCOMPARE(m_shell->say("log list --json --limit 2").array().size(), 2);
        const auto below
            = m_shell
                  ->run({QStringLiteral("log"), QStringLiteral("list"), QStringLiteral("--json"),
                      QStringLiteral("--before"), QString::number(first.value(u"sequence").toInt() - 1)})
                  .array();
        QVERIFY(below.first().toObject().value(u"sequence").toInt() < first.value(u"sequence").toInt());
    }

    void replayProvesTheStates()
    {
        const auto ran = m_shell->say("log replay --json");
        VERIFY_STATUS(ran, 0);
        QCOMPARE(ran.object().value(u"same").toBool(), true);
    }

private:
    void copyAudit(const char* to) const
    {
        QDir().mkpath(m_shell->path(to));
        const QDir from(m_shell->path("audit"));
        for (const auto& name : from.entryList(QDir::Files))
            QVERIFY(QFile::copy(from.filePath(name), QDir(m_shell->path(to)).filePath(name)));
    }

    std::unique_ptr<WorkspaceShell> m_shell;
    QString m_fingerprint;
};

QTEST_GUILESS_MAIN(LogTest)
#include "tst_cli_log.moc"
