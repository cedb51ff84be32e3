// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A network between a program and a real server that does the worst at the worst moment: at the first POST
// whose path ends as told it kills the program or loses the request or the answer. Everything else passes
// unchanged.
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace steward::test {

class KillingProxy {
public:
    enum class Moment {
        Never,
        RequestArrived, ///< the program is killed, the server never hears of it
        RequestForwarded, ///< the server works on it, the program is gone
        AnswerArrived, ///< the server has done it, the program is killed before it can know
        HalfAnswer, ///< the program has read half of the answer
        LoseRequest, ///< the connection breaks before the server hears of it; the program lives
        LoseAnswer, ///< the connection breaks after the server has done it; the program lives
    };

    KillingProxy(quint16 upstream, QByteArray path)
        : m_upstream(upstream)
        , m_path(std::move(path))
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("The proxy cannot listen on loopback.");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (auto* client = m_server.nextPendingConnection())
                relay(client);
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_server.serverPort())); }
    void arm(Moment moment, std::function<void()> kill = {})
    {
        m_moment = moment;
        m_kill = std::move(kill);
    }
    bool fired() const { return m_moment == Moment::Never; }

private:
    void relay(QTcpSocket* client)
    {
        auto* server = new QTcpSocket(client);
        auto request = std::make_shared<QByteArray>();
        auto chosen = std::make_shared<bool>(false);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_upstream);
        QObject::connect(client, &QTcpSocket::readyRead, server, [=, this] {
            const auto bytes = client->readAll();
            *request += bytes;
            *chosen = *chosen || isChosen(*request);
            if (*chosen && !isWhole(*request))
                return; // held back until all of it is here
            if (*chosen && swallowRequest(client))
                return;
            server->write(*request);
            request->clear();
            if (*chosen && m_moment == Moment::RequestForwarded) {
                server->flush();
                fire();
            }
        });
        QObject::connect(server, &QTcpSocket::readyRead, client, [=, this] {
            const auto bytes = server->readAll();
            if (*chosen && swallowAnswer(client, bytes))
                return;
            client->write(bytes);
        });
        QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        QObject::connect(
            server, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
        // The server goes on with what it has, even if the program is gone.
        QObject::connect(
            client, &QTcpSocket::disconnected, server, [server] { server->disconnectFromHost(); });
    }

    bool isChosen(const QByteArray& request) const
    {
        const auto line = request.left(request.indexOf("\r\n"));
        return m_moment != Moment::Never && line.startsWith("POST ")
            && line.contains(QByteArray(m_path).append(" HTTP/"));
    }
    static bool isWhole(const QByteArray& request)
    {
        const auto end = request.indexOf("\r\n\r\n");
        const auto start = request.toLower().indexOf("content-length:");
        if (end < 0 || start < 0)
            return false;
        const auto length
            = request.mid(start + 15, request.indexOf("\r\n", start) - start - 15).trimmed().toLongLong();
        return request.size() >= end + 4 + length;
    }
    bool swallowRequest(QTcpSocket* client)
    {
        if (m_moment != Moment::RequestArrived && m_moment != Moment::LoseRequest)
            return false;
        fire();
        client->abort();
        return true;
    }
    bool swallowAnswer(QTcpSocket* client, const QByteArray& bytes)
    {
        if (m_moment == Moment::HalfAnswer) {
            client->write(bytes.left(bytes.size() / 2));
            client->flush();
        } else if (m_moment != Moment::AnswerArrived && m_moment != Moment::LoseAnswer) {
            return m_lost;
        }
        m_lost = true;
        fire();
        client->abort();
        return true;
    }
    void fire()
    {
        m_moment = Moment::Never;
        if (m_kill)
            m_kill();
    }

    QTcpServer m_server;
    quint16 m_upstream;
    QByteArray m_path;
    Moment m_moment = Moment::Never;
    std::function<void()> m_kill;
    bool m_lost = false;
};

} // namespace steward::test
