// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The line over the three panes: views as tabs with counts, search, filter, and what waits to be let in.
#pragma once

#include "services/inbox.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QBoxLayout;
class QComboBox;
class QLineEdit;
class QTabBar;

namespace steward {

class InboxBar : public QWidget {
    Q_OBJECT
public:
    /// `letIn`: the command that lets waiting rows in; `pane`: the one that opens the work pane where it is
    /// folded.
    InboxBar(QAction* letIn, QAction* pane, QWidget* parent = nullptr);

    View view() const;
    QString search() const;
    QString platform() const;
    QLineEdit* searchField() const { return m_search; }
    void stepView(int by);
    void showCounts(const InboxCounts& counts);
    void offerPlatforms(const QStringList& platforms);
    void showAll();

signals:
    void changed();
    void left(); ///< Escape or Enter in the search field: back to the list

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeRoom();

    QBoxLayout* m_row = nullptr;
    QWidget* m_filters = nullptr;
    QTabBar* m_views = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox* m_platform = nullptr;
    QTimer m_pause;
};

} // namespace steward
