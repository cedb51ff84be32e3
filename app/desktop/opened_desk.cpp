// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/opened_desk.h"

#include "desktop/shell/main_window.h"
#include "desktop/shell/when_done.h"

namespace steward {

QFuture<Result<Person>> OpenedDesk::personAt(Workspace& workspace, const QString& person)
{
    return People(workspace).find(person);
}

OpenedDesk::OpenedDesk(
    std::unique_ptr<Workspace> workspace, Preferences& preferences, const Person& person, Behind behind)
    : m_workspace(std::move(workspace))
    , m_inbox(*m_workspace)
    , m_desk(*m_workspace)
    , m_outbox(*m_workspace)
    , m_collector(*m_workspace)
    , m_accounts(*m_workspace)
    , m_people(*m_workspace)
    , m_logBook(*m_workspace)
    , m_clockKeeper(*m_workspace)
    , m_context({*m_workspace, m_inbox, m_desk, m_outbox, m_collector, m_accounts, m_people, m_logBook},
          preferences, person)
    , m_window(std::make_unique<MainWindow>(m_context, pageTable()))
{
    const auto pages = m_window->visiblePages();
    if (!pages.isEmpty())
        m_window->showPage(pages.first());
    if (behind == Behind::Works)
        work();
}

OpenedDesk::~OpenedDesk()
{
    m_collector.stop();
    m_outbox.stop();
}

void OpenedDesk::work()
{
    m_outbox.start();
    if (m_context.may(Permission::Collect))
        m_collector.watch(m_workspace->settings().collectEvery);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        whenDone(m_clockKeeper.tick(), this, [this](const Result<int>& moved) {
            if (!moved)
                m_context.say(moved.error());
        });
    });
    m_tick.start(std::chrono::seconds(20));
}

} // namespace steward
