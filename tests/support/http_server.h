// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A scripted web server on loopback. A test writes the conversation down and the server holds the program to
// it:
//
//     ScriptedHttpServer server;
//     server.expect("GET", "/wp-json/wp/v2/comments", { { "status", "hold" } }).reply(200, {}, "[]");
//     server.expect("POST", "/wp-json/wp/v2/comments").reset();
//     ...
//     QVERIFY2(server.isDone(), server.complaint());
//
// A request that is not the next one of the script, or a script that was not played to its end, fails the
// test. It also misbehaves on demand: hangs, drips, breaks off half way, never ends, resets the connection.
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace steward::test {

struct SeenRequest {
    QByteArray method;
    QString path;
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// One line of the script: what is asked, and how the server then behaves.
class Exchange {
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    using Query = QList<std::pair<QByteArray, QByteArray>>;
    using Act = std::function<void(QTcpSocket&, const SeenRequest&)>;

    Exchange(QByteArray method, QByteArray path, Query query)
        : m_method(std::move(method))
        , m_path(std::move(path))
        , m_query(std::move(query))
    {
    }

    void reply(int status, const Headers& headers = {}, const QByteArray& body = {})
    {
        m_act = [=](QTcpSocket& socket, const SeenRequest& request) {
            socket.write(head(status, headers, body.size()));
            if (request.method != "HEAD")
                socket.write(body);
        };
    }
    void json(const QByteArray& body, int status = 200, Headers headers = {})
    {
        headers.prepend({"Content-Type", "application/json; charset=UTF-8"});
        reply(status, headers, body);
    }
    /// The answer depends on what was asked: `make` returns the body.
    void answer(const std::function<QByteArray(const SeenRequest&)>& make, const Headers& headers = {})
    {
        m_act = [=](QTcpSocket& socket, const SeenRequest& request) {
            const auto body = make(request);
            socket.write(head(200, headers, body.size()) + body);
        };
    }
    /// Takes the request and never answers.
    void hang()
    {
        m_act = [](QTcpSocket&, const SeenRequest&) {};
    }
    /// Promises the whole body, sends half of it and closes.
    void halfBody(const Headers& headers, const QByteArray& body)
    {
        m_act = [=](QTcpSocket& socket, const SeenRequest&) {
            socket.write(head(200, headers, body.size()) + body.left(body.size() / 2));
            socket.disconnectFromHost();
        };
    }
    /// Sends `chunk` bytes every `every`, so that there is never silence and never an end in time.
    void drip(const QByteArray& body, int chunk, std::chrono::milliseconds every)
    {
        m_act = [=](QTcpSocket& socket, const SeenRequest&) {
            socket.write(head(200, {}, body.size()));
            auto* timer = new QTimer(&socket);
            auto at = std::make_shared<qsizetype>(0);
            QObject::connect(timer, &QTimer::timeout, &socket, [=, &socket] {
                socket.write(body.mid(*at, chunk));
                *at += chunk;
                if (*at >= body.size())
                    timer->stop();
            });
            timer->start(every);
        };
    }
    /// Sends the same piece for ever.
    void endless(const QByteArray& piece, const Headers& headers = {})
    {
        m_act = [=](QTcpSocket& socket, const SeenRequest&) {
            QByteArray lines = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
            for (const auto& [name, value] : headers)
                lines += name + ": " + value + "\r\n";
            socket.write(lines + "\r\n");
            auto more = [=, &socket] {
                while (socket.bytesToWrite() < 1 << 20)
                    socket.write(piece);
            };
            QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
            more();
        };
    }
    /// Reads the whole request, then drops the connection without a word: the caller cannot know whether it
    /// was done.
    void closeWithoutAnswer()
    {
        m_act = [](QTcpSocket& socket, const SeenRequest&) { socket.disconnectFromHost(); };
    }
    void reset()
    {
        m_act = [](QTcpSocket& socket, const SeenRequest&) { socket.abort(); };
    }
    void html(int status = 200)
    {
        reply(status, {{"Content-Type", "text/html"}}, "<!doctype html><title>Hello</title><p>Please log in");
    }

    /// Also requires these headers (names in lower case) and, if set, looks at the whole request.
    Exchange& withHeader(const QByteArray& name, const QByteArray& value)
    {
        m_headers.append({name, value});
        return *this;
    }
    Exchange& checking(std::function<bool(const SeenRequest&)> check)
    {
        m_check = std::move(check);
        return *this;
    }

    bool matches(const SeenRequest& seen) const
    {
        if (seen.method != m_method || seen.path != QString::fromUtf8(m_path))
            return false;
        const auto asked = seen.query.queryItems(QUrl::FullyDecoded);
        for (const auto& [name, value] : m_query) {
            if (!asked.contains(std::pair(QString::fromUtf8(name), QString::fromUtf8(value))))
                return false;
        }
        for (const auto& [name, value] : m_headers) {
            if (seen.headers.value(name) != value)
                return false;
        }
        return !m_check || m_check(seen);
    }
    void act(QTcpSocket& socket, const SeenRequest& seen) const { m_act(socket, seen); }
    QString inWords() const { return QString::fromLatin1(m_method) + u' ' + QString::fromUtf8(m_path); }

    static QByteArray head(int status, const Headers& headers, qsizetype length)
    {
        QByteArray text = "HTTP/1.1 " + QByteArray::number(status)
            + " Scripted\r\nContent-Length: " + QByteArray::number(length) + "\r\n";
        for (const auto& [name, value] : headers)
            text += name + ": " + value + "\r\n";
        return text + "\r\n";
    }

private:
    QByteArray m_method;
    QByteArray m_path;
    Query m_query;
    Headers m_headers;
    std::function<bool(const SeenRequest&)> m_check;
    Act m_act = [](QTcpSocket& socket, const SeenRequest&) { socket.write(head(200, {}, 0)); };
};

class ScriptedHttpServer {
public:
    ScriptedHttpServer()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("The scripted server cannot listen on loopback.");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (auto* socket = m_server.nextPendingConnection())
                serve(socket);
        });
    }
    ~ScriptedHttpServer()
    {
        if (!isDone() && !m_complained)
            QTest::qFail(complaint(), __FILE__, __LINE__);
    }
    ScriptedHttpServer(const ScriptedHttpServer&) = delete;
    ScriptedHttpServer& operator=(const ScriptedHttpServer&) = delete;

    /// The next line of the script. The reference is good until the line is played.
    Exchange& expect(const QByteArray& method, const QByteArray& path, const Exchange::Query& query = {})
    {
        m_script.emplace_back(method, path, query);
        return m_script.back();
    }
    /// An answer that holds at any time and any number of times, when the script's next line does not fit.
    Exchange& always(const QByteArray& method, const QByteArray& path, const Exchange::Query& query = {})
    {
        m_standing.emplace_front(method, path, query);
        return m_standing.front();
    }

    QUrl url(const QByteArray& path = "/") const
    {
        return QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + path);
    }
    quint16 port() const { return m_server.serverPort(); }
    const QList<SeenRequest>& seen() const { return m_seen; }
    /// The whole script was played and nothing else was asked.
    bool isDone() const { return m_unexpected.isEmpty() && m_script.empty(); }
    const char* complaint()
    {
        m_complained = true;
        QStringList parts;
        for (const auto& request : m_unexpected)
            parts << QStringLiteral("unexpected: ") + request;
        for (const auto& line : m_script)
            parts << QStringLiteral("not asked: ") + line.inWords();
        m_words = parts.join(QStringLiteral("; ")).toUtf8();
        return m_words.constData();
    }
    /// Nobody answers at this address any more.
    void goAway()
    {
        m_server.close();
        for (const auto& socket : std::as_const(m_sockets)) {
            if (socket)
                socket->abort();
        }
    }

private:
    void serve(QTcpSocket* socket)
    {
        m_sockets << socket;
        auto buffer = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer] {
            *buffer += socket->readAll();
            while (auto request = takeRequest(*buffer))
                play(*socket, *request);
        });
    }

    static std::optional<SeenRequest> takeRequest(QByteArray& buffer)
    {
        const auto end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        const auto lines = buffer.left(end).split('\n');
        const auto first = lines.first().trimmed().split(' ');
        SeenRequest request;
        request.method = first.value(0);
        const auto url = QUrl::fromEncoded(first.value(1));
        request.path = url.path();
        request.query = QUrlQuery(url);
        for (const auto& line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const auto length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return std::nullopt;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        return request;
    }

    void play(QTcpSocket& socket, const SeenRequest& request)
    {
        m_seen << request;
        if (!m_script.empty() && m_script.front().matches(request)) {
            const auto line = m_script.front();
            m_script.pop_front();
            line.act(socket, request);
            return;
        }
        for (const auto& line : m_standing) {
            if (line.matches(request)) {
                line.act(socket, request);
                return;
            }
        }
        m_unexpected << QString::fromLatin1(request.method) + u' ' + request.path + u'?'
                + request.query.toString();
        socket.write(Exchange::head(599, {}, 0));
    }

    QTcpServer m_server;
    std::deque<Exchange> m_script;
    std::deque<Exchange> m_standing;
    QList<SeenRequest> m_seen;
    QStringList m_unexpected;
    QList<QPointer<QTcpSocket>> m_sockets;
    QByteArray m_words;
    bool m_complained = false;
};

} // namespace steward::test
