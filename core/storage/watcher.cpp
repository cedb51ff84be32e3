// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/watcher.h"

#include "storage/connection.h"

#include <QSqlDriver>

namespace steward {

using namespace Qt::StringLiterals;

Watcher::Watcher(const DatabaseAddress& address, std::function<void()> changed)
    : m_address(address)
    , m_changed(std::move(changed))
{
}

Watcher::~Watcher()
{
    dropConnection(m_session);
}

void Watcher::start()
{
    using namespace std::chrono_literals;
    m_session = std::make_unique<Session>(makeConnection(m_address), dialectOf(m_address.engine), true);
    m_timer = std::make_unique<QTimer>();
    m_timer->setInterval(m_address.engine == DatabaseAddress::Engine::Sqlite ? 250ms : 5000ms);
    connect(m_timer.get(), &QTimer::timeout, this, &Watcher::look);
    if (m_address.engine == DatabaseAddress::Engine::Postgres) {
        connect(m_session->connection().driver(), &QSqlDriver::notification, this, [this] { m_changed(); });
        listen();
    }
    look();
    m_timer->start();
}

bool Watcher::listen()
{
    return m_session->open()
        && m_session->connection().driver()->subscribeToNotification(u"steward_changed"_s);
}

void Watcher::look()
{
    if (m_address.engine == DatabaseAddress::Engine::Postgres) {
        if (m_session->connection().isOpen() && m_session->execute(u"SELECT 1"_s))
            return;
        // The server was away: what happened meanwhile was told to nobody.
        m_session->close();
        if (listen())
            m_changed();
        return;
    }
    if (!m_session->open())
        return;
    const auto version = m_session->number(u"PRAGMA data_version"_s);
    if (!version || *version == m_version)
        return;
    const bool first = m_version < 0;
    m_version = *version;
    if (!first)
        m_changed();
}

} // namespace steward
