// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One open workspace with all its services, its window, and the work that goes on behind it.
#pragma once

#include "desktop/shell/desk_context.h"
#include "services/clock_keeper.h"

#include <QTimer>

namespace steward {

class MainWindow;

/// The composition root of one workspace: made when it is opened, gone when its window is closed. Members die
/// in the right order: window, context, background work, services, workspace.
class OpenedDesk : public QObject {
    Q_OBJECT
public:
    /// Nothing runs behind the window when it is only looked at (screenshots, tests).
    enum class Behind { Works, Rests };

    /// `person`: name or id of who is at the desk; empty: the operating-system user's person.
    static QFuture<Result<Person>> personAt(Workspace& workspace, const QString& person);
    OpenedDesk(
        std::unique_ptr<Workspace> workspace, Preferences& preferences, const Person& person, Behind behind);
    ~OpenedDesk() override;

    MainWindow& window() { return *m_window; }
    DeskContext& context() { return m_context; }
    Workspace& workspace() { return *m_workspace; }

private:
    void work();

    std::unique_ptr<Workspace> m_workspace;
    Inbox m_inbox;
    Desk m_desk;
    Outbox m_outbox;
    Collector m_collector;
    Accounts m_accounts;
    People m_people;
    LogBook m_logBook;
    ClockKeeper m_clockKeeper;
    DeskContext m_context;
    std::unique_ptr<MainWindow> m_window;
    QTimer m_tick;
};

} // namespace steward
