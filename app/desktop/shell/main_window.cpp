// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/main_window.h"

#include "base/text.h"
#include "desktop/shell/band.h"
#include "desktop/shell/when_done.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace steward {

MainWindow::MainWindow(DeskContext& context, QList<PageRow> table, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_table(std::move(table))
    , m_counts([this] { readCounts(); }, std::chrono::milliseconds(400))
{
    setObjectName(QStringLiteral("mainWindow"));
    const auto& organisation = m_context.workspace().organisation();
    setWindowTitle(organisation.name.isEmpty() ? tr("Steward") : tr("%1 - Steward").arg(organisation.name));
    makeCommands();
    layOut();
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(&m_context, &DeskContext::noticeRaised, m_notices, &NoticeBar::show);
    connect(&m_context, &DeskContext::pageRequested, this, &MainWindow::showPage);
    connect(&m_context, &DeskContext::caseRequested, this, &MainWindow::openCase);
    connect(&m_context, &DeskContext::countsChanged, this, &MainWindow::takeCounts);
    connect(&m_context.preferences(), &Preferences::changed, this, &MainWindow::bindKeys);
    connect(&m_context, &DeskContext::workspaceChanged, this, [this] {
        m_counts.request();
        if (m_current)
            m_current->refresh();
    });
    connect(&m_context, &DeskContext::personChanged, this, [this] {
        fillRail();
        m_counts.request();
        const auto pages = visiblePages();
        if (m_current && pages.contains(m_current->facts().id))
            m_current->activated();
        else if (!pages.isEmpty())
            showPage(pages.first());
    });
    fillRail();
    resize(1366, 768);
    restoreGeometry(m_context.preferences().place(QStringLiteral("window")));
    m_counts.request();
    m_crisis->refresh();
    m_context.collection().refresh();
}

void MainWindow::layOut()
{
    m_practice
        = new Band(QStringLiteral("practiceBand"), &Colours::practiceBand, &Colours::practiceBandText, this);
    m_practice->say(tr("PRACTICE: a made-up organisation. Nothing here reaches a real platform."));
    m_practice->setVisible(m_context.workspace().organisation().practice);
    m_crisis = new CrisisStrip(m_context, m_jump, this);
    m_rail = new Rail(this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(QStringLiteral("pageStack"));
    m_notices = new NoticeBar(this);
    m_status = new StatusLine(m_context, m_notices, this);

    auto* pages = new QVBoxLayout;
    pages->setSpacing(0);
    pages->addWidget(m_stack, 1);
    pages->addWidget(m_status);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(pages, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_practice);
    column->addWidget(m_crisis);
    column->addLayout(middle, 1);
    m_palette = new CommandPalette(this);
}

void MainWindow::addCommand(const CommandSpec& spec, std::function<void()> run)
{
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action);
    m_commands.append({action, spec.keys});
}

void MainWindow::makeCommands()
{
    addCommand({QStringLiteral("shell.crisis"), tr("Go to the open crisis"), Qt::Key_F8, {}},
        [this] { jumpToCrisis(); });
    m_jump = m_commands.last().first;
    addCommand({QStringLiteral("shell.palette"), tr("Command palette"), Qt::CTRL | Qt::Key_K, {}},
        [this] { m_palette->open(commands()); });
    addCommand(
        {QStringLiteral("shell.help"), tr("Help on this page"), Qt::Key_F1, {}}, [this] { showHelp(); });
    addCommand({QStringLiteral("shell.collect"), tr("Collect now"), Qt::CTRL | Qt::Key_R, {}}, [this] {
        if (!m_context.may(Permission::Collect))
            return m_context.say({Notice::Kind::Warning,
                tr("Your roles do not include collecting; ask a moderator or an administrator."), {}, {}});
        m_context.say({Notice::Kind::Hint, tr("Collecting from every account."), {}, {}});
        whenDone(
            m_context.collector().collectOnce(), this, [this](const Result<QList<CollectedAccount>>& done) {
                if (!done)
                    return m_context.say(done.error());
                int taken = 0;
                QStringList failed;
                for (const auto& account : *done) {
                    taken += account.report.taken;
                    if (account.error)
                        failed << isolated(account.name);
                }
                if (failed.isEmpty())
                    return m_context.say(
                        {Notice::Kind::Done, tr("Collected: %n new.", nullptr, taken), {}, {}});
                m_context.say({Notice::Kind::Warning,
                    tr("Collected %n new, but not from %1.", nullptr, taken).arg(joinWords(failed)),
                    tr("Accounts"), [this] { showPage(QStringLiteral("accounts")); }});
            });
    });
    for (int i = 0; i < m_table.size(); ++i) {
        const auto& facts = m_table.at(i).facts;
        const auto keys = i < 9 ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)) : QKeySequence();
        addCommand({QStringLiteral("shell.page.") + facts.id, tr("Go to %1").arg(facts.title), keys, {}},
            [this, id = facts.id] { showPage(id); });
    }
    bindKeys();
}

void MainWindow::bindKeys()
{
    for (const auto& [action, standard] : std::as_const(m_commands))
        action->setShortcut(m_context.preferences().keysFor(action->objectName(), standard));
}

bool MainWindow::isVisibleTo(const PageRow& row) const
{
    return row.make && (row.facts.roles.isEmpty() || row.facts.roles.intersects(m_context.person().roles));
}

const PageRow* MainWindow::rowOf(const QString& id) const
{
    const auto row = std::find_if(m_table.cbegin(), m_table.cend(),
        [&id](const PageRow& candidate) { return candidate.facts.id == id; });
    return row == m_table.cend() ? nullptr : &*row;
}

QStringList MainWindow::visiblePages() const
{
    QStringList ids;
    for (const auto& row : m_table) {
        if (isVisibleTo(row))
            ids << row.facts.id;
    }
    return ids;
}

void MainWindow::fillRail()
{
    m_rail->clear();
    for (const auto& row : std::as_const(m_table)) {
        const bool shown = isVisibleTo(row);
        auto* action
            = findChild<QAction*>(QStringLiteral("shell.page.") + row.facts.id, Qt::FindDirectChildrenOnly);
        action->setEnabled(shown);
        action->setVisible(shown);
        if (shown)
            m_rail->addPage(row.facts.id, row.facts.title, row.facts.icon,
                action->shortcut().toString(QKeySequence::NativeText));
    }
    if (m_current)
        m_rail->setCurrent(m_current->facts().id);
    takeCounts();
}

Page* MainWindow::pageOf(const QString& id)
{
    if (auto* page = m_pages.value(id))
        return page;
    const auto* row = rowOf(id);
    if (!row || !isVisibleTo(*row))
        return nullptr;
    auto* page = row->make(row->facts, m_context);
    m_stack->addWidget(page);
    m_pages.insert(id, page);
    return page;
}

bool MainWindow::showPage(const QString& id)
{
    const auto* row = rowOf(id);
    if (!row || !isVisibleTo(*row))
        return false;
    auto* page = pageOf(id);
    if (page == m_current) {
        page->firstFocus()->setFocus(Qt::OtherFocusReason);
        return true;
    }
    m_current = page;
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(id);
    page->activated();
    page->firstFocus()->setFocus(Qt::OtherFocusReason);
    return true;
}

QList<QAction*> MainWindow::commands() const
{
    QList<QAction*> all = m_current ? m_current->commands() : QList<QAction*>();
    for (const auto& command : m_commands)
        all << command.first;
    return all;
}

void MainWindow::readCounts()
{
    whenDone(
        m_context.inbox().counts(m_context.person().id), this, [this](const Result<InboxCounts>& counts) {
            m_counts.finished();
            if (counts)
                m_context.takeCounts(*counts);
        });
}

void MainWindow::takeCounts()
{
    for (const auto& row : std::as_const(m_table)) {
        if (row.badge)
            m_rail->setBadge(row.facts.id, row.badge(m_context.counts()));
    }
}

void MainWindow::jumpToCrisis()
{
    const auto id = m_crisis->next();
    if (id.isValid())
        openCase(id);
}

void MainWindow::openCase(CaseId id)
{
    for (const auto& page : visiblePages()) {
        if (auto* candidate = pageOf(page); candidate && candidate->showCase(id)) {
            showPage(page);
            return;
        }
    }
}

void MainWindow::showHelp()
{
    if (m_current)
        m_context.preferences().keep(QStringLiteral("helpTopic"), m_current->facts().help);
    if (!showPage(QStringLiteral("help")))
        m_palette->open(commands());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_context.preferences().keepPlace(QStringLiteral("window"), saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace steward
