// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real WordPress for a test: started fresh, stopped at the end, and the people who write on it.
#pragma once

#include "platforms/connector.h"
#include "support/wait.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrlQuery>

namespace steward::test {

class WordPressServer {
public:
    WordPressServer() = default;
    ~WordPressServer() { run({QStringLiteral("stop"), m_dir.path()}); }
    WordPressServer(const WordPressServer&) = delete;
    WordPressServer& operator=(const WordPressServer&) = delete;

    /// False, with what(), if it cannot start: the test must then fail, not skip. Keeps its port over
    /// restarts.
    bool start()
    {
        const bool started = run({QStringLiteral("start"), m_dir.path(), QString::number(m_port)});
        QFile file(m_dir.filePath(QStringLiteral("env")));
        if (!started || !file.open(QIODevice::ReadOnly))
            return false;
        for (const auto& line : file.readAll().split('\n')) {
            const auto equals = line.indexOf('=');
            m_env.insert(line.left(equals), line.mid(equals + 1));
        }
        m_port = quint16(url().port());
        return true;
    }
    bool stop() { return run({QStringLiteral("stop"), m_dir.path()}); }
    /// Hangs without closing anything: the port still takes connections and nothing answers.
    void freeze() { signal("-STOP"); }
    void thaw() { signal("-CONT"); }
    const char* what()
    {
        m_words = m_process.readAllStandardError();
        return m_words.constData();
    }

    QUrl url() const { return QUrl(QString::fromLatin1(m_env.value("WP_URL"))); }
    QByteArray passwordOf(const QByteArray& user) const
    {
        return m_env.value("WP_" + user.toUpper() + "_PASSWORD");
    }
    AccountAccess accessAs(const QByteArray& user) const
    {
        return {QStringLiteral("northbridge-blog"), url(), QString::fromLatin1(user), passwordOf(user)};
    }

    /// What the site's administrator does: any call of the REST interface.
    QJsonDocument admin(const QByteArray& method, const QString& route, const QJsonObject& body = {})
    {
        QNetworkRequest request(QUrl(QString(url().toString() + QStringLiteral("/wp-json/wp/v2/") + route)));
        const QByteArray pair = QByteArray("admin:").append(passwordOf("admin"));
        request.setRawHeader("Authorization", QByteArray("Basic ").append(pair.toBase64()));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        return QJsonDocument::fromJson(exchange(m_manager.sendCustomRequest(
            request, method, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson())));
    }
    QString publish(const QString& title, const QString& text)
    {
        const auto post = admin("POST", QStringLiteral("posts"),
            {{QStringLiteral("title"), title}, {QStringLiteral("content"), text},
                {QStringLiteral("status"), QStringLiteral("publish")}});
        return QString::number(post.object().value(u"id").toInteger());
    }
    /// A visitor fills in the form under a post. The first comment of a visitor waits for approval.
    void visitorWrites(const QString& post, const QString& name, const QString& text,
        const QString& parent = QStringLiteral("0"))
    {
        QUrlQuery form;
        form.addQueryItem(QStringLiteral("comment_post_ID"), post);
        form.addQueryItem(QStringLiteral("comment_parent"), parent);
        form.addQueryItem(QStringLiteral("author"), name);
        form.addQueryItem(
            QStringLiteral("email"), QString(name.toLower() + QStringLiteral("@visitors.example")));
        form.addQueryItem(QStringLiteral("comment"), QString::fromLatin1(QUrl::toPercentEncoding(text)));
        QNetworkRequest request(QUrl(QString(url().toString() + QStringLiteral("/wp-comments-post.php"))));
        request.setHeader(
            QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        exchange(m_manager.post(request, form.query(QUrl::FullyEncoded).toLatin1()));
    }
    /// All comments with this text, whatever their status, as the site's administrator sees them.
    QList<QJsonObject> commentsSaying(const QString& text)
    {
        QList<QJsonObject> found;
        const auto all = admin(
            "GET", QStringLiteral("comments?status=any&context=edit&per_page=100&orderby=id&order=desc"))
                             .array();
        for (const auto& value : all) {
            if (value.toObject().value(u"content").toObject().value(u"raw").toString().contains(text))
                found << value.toObject();
        }
        return found;
    }
    QString statusOf(const QString& comment)
    {
        return admin("GET", QString(QStringLiteral("comments/") + comment + QStringLiteral("?context=edit")))
            .object()
            .value(u"status")
            .toString();
    }

private:
    bool run(const QStringList& arguments)
    {
        m_process.start(QStringLiteral(STEWARD_SOURCE_DIR "/tests/servers/wordpress.sh"), arguments);
        return m_process.waitForFinished(120'000) && m_process.exitStatus() == QProcess::NormalExit
            && m_process.exitCode() == 0;
    }
    void signal(const char* which)
    {
        QFile file(m_dir.filePath(QStringLiteral("php.pid")));
        if (!file.open(QIODevice::ReadOnly))
            return;
        const auto pid = QString::fromLatin1(file.readAll().trimmed());
        QProcess ps;
        ps.start(QStringLiteral("ps"),
            {QStringLiteral("-o"), QStringLiteral("pid="), QStringLiteral("--ppid"), pid});
        ps.waitForFinished();
        auto pids = QString::fromLatin1(ps.readAll()).simplified().split(u' ', Qt::SkipEmptyParts);
        QProcess::execute(QStringLiteral("kill"), QStringList{QString::fromLatin1(which)} + (pids << pid));
    }
    static QByteArray exchange(QNetworkReply* reply)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        reply->deleteLater();
        return reply->readAll();
    }

    QTemporaryDir m_dir{QStringLiteral("/tmp/steward-wp-XXXXXX")};
    QProcess m_process;
    QNetworkAccessManager m_manager;
    QHash<QByteArray, QByteArray> m_env;
    QByteArray m_words;
    quint16 m_port = 0;
};

} // namespace steward::test
