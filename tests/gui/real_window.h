// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a practice workspace in a folder that is gone afterwards, driven by object names and
// keys.
#pragma once

#include "desktop/inbox/triage_page.h"
#include "desktop/opened_desk.h"
#include "desktop/shell/main_window.h"
#include "desktop/shell/theme.h"
#include "support/fake_clock.h"
#include "support/memory_secret_store.h"
#include "support/wait.h"

#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

namespace steward::test {

template <typename T> T expected(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}
template <typename T> T expected(QFuture<Result<T>> future)
{
    return expected(wait(std::move(future)));
}

class RealWindow {
public:
    explicit RealWindow(QSize size = {1366, 768})
        : m_size(size)
    {
        OrganisationProfile profile;
        profile.name = QStringLiteral("Northbridge CCG");
        profile.practice = true;
        open(expected(Workspace::create(address(), profile, surroundings())));
    }
    /// Closes everything and opens it again, as after a restart.
    void restart()
    {
        m_desk->window().close();
        m_desk.reset();
        m_preferences.reset();
        open(expected(Workspace::open(address(), surroundings())));
    }

    MainWindow& window() { return m_desk->window(); }
    DeskContext& context() { return m_desk->context(); }
    Workspace& workspace() { return m_desk->workspace(); }
    Preferences& preferences() { return *m_preferences; }
    FakeClock& clock() { return m_clock; }
    TriagePage& inbox()
    {
        return *qobject_cast<TriagePage*>(window().findChild<QWidget*>(QStringLiteral("inboxPage")));
    }
    QString settingsFile() const { return m_folder.filePath(QStringLiteral("desktop.ini")); }

    template <typename T = QWidget> T* find(const char* name)
    {
        return window().findChild<T*>(QLatin1StringView(name));
    }
    QAction* action(const char* id) { return window().findChild<QAction*>(QLatin1StringView(id)); }

    /// Until the list and all panes show one painted case.
    bool waitUntilPainted()
    {
        return QTest::qWaitFor([this] { return inbox().target().isValid(); }, 8000);
    }
    /// A key to whatever has the focus, as the window system would deliver it.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        auto* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window(), key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Moves to the first row that `fits` and waits until it is painted; invalid if there is none.
    CaseId goTo(const std::function<bool(const InboxRow&)>& fits)
    {
        for (int i = 0; i < inbox().model().rowCount(); ++i) {
            const auto* row = inbox().model().row(i);
            if (!row || !fits(*row))
                continue;
            const auto id = row->id;
            inbox().list().goTo(i);
            inbox().list().setFocus();
            const bool painted = QTest::qWaitFor(
                [this, id] {
                    return inbox().target().id == id && inbox().workPane().composer().shownCase() == id;
                },
                8000);
            return painted ? id : CaseId{};
        }
        return {};
    }
    Case caseNow(CaseId id) { return expected(context().inbox().thread(id)).subject; }
    QString notice() { return find<NoticeBar>("noticeBar")->text(); }

private:
    DatabaseAddress address() const
    {
        return {DatabaseAddress::Engine::Sqlite, m_folder.filePath(QStringLiteral("practice.steward"))};
    }
    Surroundings surroundings() { return {m_clock, m_secrets, m_connectors}; }
    void open(std::unique_ptr<Workspace> workspace)
    {
        m_preferences = std::make_unique<Preferences>(settingsFile());
        const auto person = expected(OpenedDesk::personAt(*workspace, {}));
        m_desk = std::make_unique<OpenedDesk>(
            std::move(workspace), *m_preferences, person, OpenedDesk::Behind::Rests);
        window().resize(m_size);
        window().show();
        window().activateWindow();
        if (!QTest::qWaitForWindowActive(&window()))
            qFatal("The window did not become active.");
        // The pointer of the offscreen platform stands somewhere in the window; it must not hold the list.
        window().currentPage()->firstFocus()->setFocus();
    }

    QTemporaryDir m_folder;
    QSize m_size;
    FakeClock m_clock;
    MemorySecretStore m_secrets;
    ConnectorRegistry m_connectors;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<OpenedDesk> m_desk;
};

} // namespace steward::test
