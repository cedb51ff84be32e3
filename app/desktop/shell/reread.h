// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading again when something changed: never two reads at once, never more often than the pause.
#pragma once

#include <QTimer>

#include <chrono>
#include <functional>

namespace steward {

/// Lives on the main thread. `read` must end in a call of finished(), however it went.
class Reread {
public:
    Reread(std::function<void()> read, std::chrono::milliseconds pause)
        : m_read(std::move(read))
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(pause);
        m_timer.callOnTimeout([this] { begin(); });
    }

    /// At once if the last read is long enough ago, else as soon as it may.
    void request()
    {
        m_wanted = true;
        if (!m_running && !m_timer.isActive())
            begin();
    }
    void finished()
    {
        m_running = false;
        m_timer.start();
    }

private:
    void begin()
    {
        if (!m_wanted || m_running)
            return;
        m_wanted = false;
        m_running = true;
        m_read();
    }

    std::function<void()> m_read;
    QTimer m_timer;
    bool m_wanted = false;
    bool m_running = false;
};

} // namespace steward
