// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window: rail, crisis strip, the page on screen, notices and the palette. Pages own themselves; this
// knows none of them.
#pragma once

#include "desktop/page_table.h"
#include "desktop/shell/command_palette.h"
#include "desktop/shell/crisis_strip.h"
#include "desktop/shell/notice_bar.h"
#include "desktop/shell/rail.h"
#include "desktop/shell/status_line.h"

class QStackedWidget;

namespace steward {

class Band;

class MainWindow : public QWidget {
    Q_OBJECT
public:
    MainWindow(DeskContext& context, QList<PageRow> table, QWidget* parent = nullptr);

    /// Shows a page by id if the person at the desk may see it; true if it is now on screen.
    bool showPage(const QString& id);
    Page* currentPage() const { return m_current; }
    /// Ids of the pages that the person at the desk sees, in the order of the rail.
    QStringList visiblePages() const;
    /// Commands of the shell and of the page on screen: the lines of the palette.
    QList<QAction*> commands() const;

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void layOut();
    void makeCommands();
    void addCommand(const CommandSpec& spec, std::function<void()> run);
    void fillRail();
    void bindKeys();
    void readCounts();
    void takeCounts();
    void jumpToCrisis();
    void openCase(CaseId id);
    void showHelp();
    Page* pageOf(const QString& id);
    const PageRow* rowOf(const QString& id) const;
    bool isVisibleTo(const PageRow& row) const;

    DeskContext& m_context;
    QList<PageRow> m_table;
    QHash<QString, Page*> m_pages;
    Page* m_current = nullptr;
    QList<QPair<QAction*, QKeySequence>> m_commands;
    QList<QAction*> m_pageCommands;
    QAction* m_jump = nullptr;
    Band* m_practice = nullptr;
    CrisisStrip* m_crisis = nullptr;
    Rail* m_rail = nullptr;
    QStackedWidget* m_stack = nullptr;
    NoticeBar* m_notices = nullptr;
    StatusLine* m_status = nullptr;
    CommandPalette* m_palette = nullptr;
    Reread m_counts;
};

} // namespace steward
