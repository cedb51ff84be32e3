// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of a page: what the shell needs to know to show it, and nothing else.
#pragma once

#include "desktop/shell/desk_context.h"

#include <QList>
#include <QSet>
#include <QWidget>

#include <functional>

class QAction;

namespace steward {

/// What is fixed about a page; one row of the table in page_table.cpp.
struct PageFacts {
    QString id; ///< "inbox"; also the object name of the widget with "Page" after it
    QString title; ///< as people read it and as assistive technology announces it
    QString icon; ///< name in resources/icons
    QSet<Role> roles; ///< who sees it in the rail; empty: everybody
    QString help; ///< topic of F1
};

/// One command of a page or of the shell: a line of the palette, a shortcut, usually a button.
struct CommandSpec {
    QString id; ///< "inbox.claim": object name of the action, key of a rebinding
    QString text; ///< "Claim": also the accessible name of its buttons
    QKeySequence keys; ///< standard keys; people may rebind them
    QString icon; ///< may be empty
};

/// A page owns its widgets, commands and state; pages never include each other. Every call comes on the main
/// thread.
class Page : public QWidget {
    Q_OBJECT
public:
    Page(PageFacts facts, DeskContext& context, QWidget* parent = nullptr);

    const PageFacts& facts() const { return m_facts; }
    const QList<QAction*>& commands() const { return m_commands; }
    int badge() const { return m_badge; }

    /// The page came on screen (or the person at the desk changed while it is): load what is missing.
    virtual void activated() = 0;
    /// Something was committed while the page is on screen: read again, keep focus, selection and scroll
    /// position.
    virtual void refresh() = 0;
    /// Where the focus goes when the page comes on screen; never null.
    virtual QWidget* firstFocus() = 0;
    /// Shows one case, if this page is about cases; true if it did.
    virtual bool showCase(CaseId id);

signals:
    void badgeChanged(int count);
    void commandsChanged();

protected:
    DeskContext& context() const { return m_context; }
    /// Makes a command that works while the focus is inside the page (a letter typed into a text field stays
    /// a letter).
    QAction* addCommand(const CommandSpec& spec, std::function<void()> run);
    void setBadge(int count);

private:
    void bindKeys();

    struct Binding {
        QAction* action = nullptr;
        QKeySequence standard;
    };
    PageFacts m_facts;
    DeskContext& m_context;
    QList<QAction*> m_commands;
    QList<Binding> m_bindings;
    int m_badge = 0;
};

} // namespace steward
