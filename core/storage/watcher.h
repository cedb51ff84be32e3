// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that this or another process has committed.
#pragma once

#include "storage/database.h"

#include <QObject>
#include <QTimer>

namespace steward {

/// Lives on a thread of its own with an event loop and a connection of its own: SQLite is asked for its data
/// version four times a second, PostgreSQL tells. Calls `changed` on that thread.
class Watcher : public QObject {
    Q_OBJECT
public:
    Watcher(const DatabaseAddress& address, std::function<void()> changed);
    ~Watcher() override;

    /// On its own thread.
    void start();

private:
    bool listen();
    void look();

    const DatabaseAddress m_address;
    const std::function<void()> m_changed;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QTimer> m_timer;
    qint64 m_version = -1;
};

} // namespace steward
