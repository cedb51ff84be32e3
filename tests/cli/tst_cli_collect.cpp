// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Collecting from a feed that a small server of the test's own gives out.
#include "cli/stewardctl.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

using namespace steward::test;

namespace {

/// Answers every request with one comment feed, or with what it is told to.
class FeedServer : public QTcpServer {
public:
    FeedServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            auto* peer = nextPendingConnection();
            connect(peer, &QTcpSocket::readyRead, peer, [this, peer] {
                m_request += peer->readAll();
                if (!m_request.contains("\r\n\r\n"))
                    return;
                m_request.clear();
                ++m_requests;
                peer->write(answer());
                peer->disconnectFromHost();
            });
        });
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1/comments/feed").arg(serverPort()); }
    int requests() const { return m_requests; }
    void breakDown() { m_broken = true; }
    void say(const QByteArray& comment) { m_comments << comment; }

private:
    QByteArray answer() const
    {
        if (m_broken)
            return "HTTP/1.1 500 Oh dear\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        QByteArray body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss "
                          "version=\"2.0\"><channel><title>Comments</title><link>http://127.0.0.1/</link>";
        for (qsizetype i = 0; i < m_comments.size(); ++i) {
            body += "<item><title>Comment by Jo</title><guid isPermaLink=\"false\">c" + QByteArray::number(i)
                + "</guid><pubDate>Fri, 20 Nov 2026 09:1" + QByteArray::number(i)
                + ":00 +0000</pubDate><description>" + m_comments[i] + "</description></item>";
        }
        body += "</channel></rss>";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    }

    QByteArray m_request;
    QList<QByteArray> m_comments{"The queue was long"};
    int m_requests = 0;
    bool m_broken = false;
};

} // namespace

class CollectTest : public QObject {
    Q_OBJECT

private slots:
    void withoutAnAccountThereIsNothingToCollect()
    {
        WorkspaceShell shell;
        VERIFY_REFUSED(shell.say("collect"), 1, "account add");
        VERIFY_REFUSED(shell.say("collect --watch 5"), 1, "account add");
    }

    void whatIsNewIsTakenOnce()
    {
        WorkspaceShell shell;
        FeedServer server;
        VERIFY_STATUS(
            run(shell,
                {QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("feed"),
                    QStringLiteral("--name"), QStringLiteral("news"), QStringLiteral("--url"), server.url()}),
            0);
        const auto first = run(shell, {QStringLiteral("--json"), QStringLiteral("collect")});
        VERIFY_STATUS(first, 0);
        QCOMPARE(first.array().first().toObject().value(u"taken").toInt(), 1);
        const auto second = run(shell,
            {QStringLiteral("--json"), QStringLiteral("collect"), QStringLiteral("--account"),
                QStringLiteral("news")});
        VERIFY_STATUS(second, 0);
        QCOMPARE(second.array().first().toObject().value(u"taken").toInt(-1), 0);
        QCOMPARE(run(shell, {QStringLiteral("--json"), QStringLiteral("inbox")}).array().size(), 1);
        QVERIFY(!run(shell, {QStringLiteral("--json"), QStringLiteral("account"), QStringLiteral("list")})
                     .array()
                     .first()
                     .toObject()
                     .value(u"last_collected")
                     .isNull());
    }

    void oneBrokenAccountNeverStopsTheOthers()
    {
        WorkspaceShell shell;
        FeedServer well;
        FeedServer ill;
        ill.breakDown();
        addFeed(shell, "well", well.url());
        addFeed(shell, "ill", ill.url());
        const auto ran = run(shell, {QStringLiteral("--json"), QStringLiteral("collect")});
        VERIFY_STATUS(ran, 3);
        QVERIFY2(isOneSentence(ran.error), ran.told().constData());
        QCOMPARE(ran.array().size(), 2);
        QCOMPARE(run(shell, {QStringLiteral("--json"), QStringLiteral("inbox")}).array().size(), 1);
        for (const auto& row :
            run(shell, {QStringLiteral("--json"), QStringLiteral("account"), QStringLiteral("list")}).array())
            QCOMPARE(
                row.toObject().value(u"error").isNull(), row.toObject().value(u"name").toString() == u"well");
    }

    void aWatchGoesOnAndEndsCleanly_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void aWatchGoesOnAndEndsCleanly()
    {
        QFETCH(int, signal);
        WorkspaceShell shell;
        FeedServer server;
        addFeed(shell, "news", server.url());
        QProcess watch;
        shell.start(watch,
            {QStringLiteral("--json"), QStringLiteral("collect"), QStringLiteral("--watch"),
                QStringLiteral("1")});
        QVERIFY(QTest::qWaitFor([&] { return server.requests() >= 1; }, 20'000));
        server.say("And the car park is full");
        QVERIFY(QTest::qWaitFor(
            [&] {
                return run(shell, {QStringLiteral("--json"), QStringLiteral("inbox")}).array().size() == 2;
            },
            20'000));
        QByteArray told;
        QVERIFY(QTest::qWaitFor(
            [&] { return (told += watch.readAllStandardOutput()).count('\n') >= 2; }, 20'000));
        ::kill(pid_t(watch.processId()), signal);
        QVERIFY(QTest::qWaitFor([&] { return watch.state() == QProcess::NotRunning; }, 20'000));
        QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
        QCOMPARE(watch.exitCode(), 0);
        const auto lines = QByteArray(told + watch.readAllStandardOutput()).trimmed().split('\n');
        for (const auto& line : lines)
            QCOMPARE(
                QJsonDocument::fromJson(line).object().value(u"account").toString(), QStringLiteral("news"));
        QCOMPARE(run(shell, {QStringLiteral("workspace"), QStringLiteral("check")}).status, 0);
    }

private:
    /// Like Shell::run, but the test's own server goes on answering meanwhile.
    static Ran run(const Shell& shell, const QStringList& words)
    {
        QProcess process;
        shell.start(process, words);
        process.closeWriteChannel();
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000)) {
            process.kill();
            return {-1, {}, "did not end"};
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static void addFeed(const Shell& shell, const char* name, const QString& url)
    {
        VERIFY_STATUS(
            run(shell,
                {QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("feed"),
                    QStringLiteral("--name"), QString::fromLatin1(name), QStringLiteral("--url"), url}),
            0);
    }
};

QTEST_GUILESS_MAIN(CollectTest)
#include "tst_cli_collect.moc"
