// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a practice workspace in a folder that is gone afterwards, driven by object names and
// keys.
#pragma once

#include "desktop/inbox/triage_page.h"
#include "desktop/opened_desk.h"
#include "desktop/shell/main_window.h"
#include "desktop/shell/theme.h"
#include "support/open_workspace.h"

#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

namespace steward::test {

/// Somebody who uses keys alone can go on.
inline bool isFocusSound()
{
    const auto* focus = QApplication::focusWidget();
    return focus && focus->isVisible() && focus->isEnabled();
}

/// What the window is opened on. `connectors` outlives it.
struct Stage {
    QSize size{1366, 768};
    bool practice = true;
    const ConnectorRegistry* connectors = nullptr;
};

class RealWindow {
public:
    explicit RealWindow(QSize size = {1366, 768})
        : RealWindow(Stage{size})
    {
    }
    explicit RealWindow(const Stage& stage)
        : m_stage(stage)
    {
        OrganisationProfile profile;
        profile.name = QStringLiteral("Northbridge CCG");
        profile.practice = stage.practice;
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
    MemorySecretStore& secrets() { return m_secrets; }
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

    /// The list and all panes show one painted case and what can be done about it: a key is answered.
    bool isPainted() { return inbox().target().isValid() && inbox().property("filled").toBool(); }
    bool waitUntilPainted()
    {
        return QTest::qWaitFor([this] { return isPainted(); }, paintedWithin);
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
                    return inbox().target().id == id && inbox().workPane().composer().shownCase() == id
                        && isPainted();
                },
                paintedWithin);
            return painted ? id : CaseId{};
        }
        return {};
    }
    Case caseNow(CaseId id) { return expected(context().inbox().thread(id)).subject; }
    QString notice() { return find<NoticeBar>("noticeBar")->text(); }

    /// Shows a page and gives it; the test ends if the person at the desk has no such page.
    Page& page(const char* id)
    {
        if (!window().showPage(QLatin1StringView(id)))
            qFatal("There is no page %s for this person.", id);
        return *window().currentPage();
    }
    /// The same person with other roles.
    void become(const QSet<Role>& roles)
    {
        auto person = context().person();
        person.roles = roles;
        context().switchTo(person);
    }
    /// Somebody else comes to work here, and does not sit down.
    Actor somebody(const QString& name, const QSet<Role>& roles)
    {
        return People::actorFor(expected(context().people().add(context().actor(), name, roles)));
    }
    void import(const QList<Line>& lines)
    {
        QByteArray bytes;
        for (const auto& one : lines)
            bytes += one.bytes();
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(bytes);
        buffer->open(QIODevice::ReadOnly);
        const auto report = expected(Intake(workspace()).importLines(context().actor(), buffer));
        if (report.rejectedCount > 0)
            qFatal("the test's own lines are bad");
    }
    /// A statement at the store, for states that only damage brings about.
    void atTheStore(const QString& sql)
    {
        expected(workspace().database().write<void>(
            [sql](Session& session) -> Result<void> { return session.execute(sql); }));
    }
    /// What stands where the body of the page on screen has nothing to show; empty if it has.
    QString statement()
    {
        const auto* label = window().currentPage()->findChild<QLabel*>(QStringLiteral("emptyStateLabel"));
        return label && label->isVisible() ? label->text() : QString();
    }

private:
    static constexpr int paintedWithin = 30000; ///< ms; a busy machine is no failure

    DatabaseAddress address() const
    {
        return {DatabaseAddress::Engine::Sqlite, m_folder.filePath(QStringLiteral("practice.steward"))};
    }
    Surroundings surroundings()
    {
        return {m_clock, m_secrets, m_stage.connectors ? *m_stage.connectors : m_connectors};
    }
    void open(std::unique_ptr<Workspace> workspace)
    {
        m_preferences = std::make_unique<Preferences>(settingsFile());
        const auto person = expected(OpenedDesk::personAt(*workspace, {}));
        m_desk = std::make_unique<OpenedDesk>(
            std::move(workspace), *m_preferences, person, OpenedDesk::Behind::Rests);
        window().resize(m_stage.size);
        window().show();
        window().activateWindow();
        if (!QTest::qWaitForWindowActive(&window()))
            qFatal("The window did not become active.");
        // The pointer of the offscreen platform stands somewhere in the window; it must not hold the list.
        window().currentPage()->firstFocus()->setFocus();
    }

    QTemporaryDir m_folder;
    Stage m_stage;
    FakeClock m_clock;
    MemorySecretStore m_secrets;
    ConnectorRegistry m_connectors;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<OpenedDesk> m_desk;
};

} // namespace steward::test
