// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How every page but the inbox is laid out: a title with its buttons, a body, and one sentence where the body
// has nothing to show.
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QAction;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTableView;
class QAbstractItemModel;

namespace steward {

class EmptyState;

class PageFrame : public QWidget {
    Q_OBJECT
public:
    PageFrame(const QString& title, QWidget* body, QWidget* parent = nullptr);

    /// A button for `action` at the end of the title line; it shows the action's text and key.
    void addButton(QAction* action);
    /// A widget before the buttons (a search field, a filter).
    void addWidget(QWidget* widget);
    /// A line under the title, in secondary text; empty hides it.
    void setSubtitle(const QString& text);

    void showBody();
    /// One sentence and, if `buttonText` is not empty, one button instead of the body.
    void showStatement(
        const QString& sentence, const QString& buttonText = {}, std::function<void()> run = {});
    /// What the page shows is being read. If nothing came after 300 ms it says so, with a button that asks
    /// `again`; what is shown already stays.
    void expect(std::function<void()> again);
    /// What was expected did not come, and why: `sentence` with a button that asks again. It says at once
    /// that it is being read: to ask twice would only make both wait.
    void showFailure(const QString& sentence);
    /// What can take the focus now: `body`, or what stands in its place.
    QWidget* firstFocus(QWidget* body) const;

private:
    void sayReading();
    void turnTo(QWidget* shown);

    QHBoxLayout* m_titleLine;
    QLabel* m_subtitle;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTimer m_slow;
    std::function<void()> m_again;
    bool m_told = false; ///< the body or a statement is what the page has to say
};

/// A table as all pages show rows: whole rows, no grid, no editing, Tab leaves it.
QTableView* makeTable(QAbstractItemModel* model, const QString& name, const QString& accessibleName);

} // namespace steward
