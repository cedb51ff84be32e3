// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The view of the inbox: one case is current, and what is on screen is remembered as painted.
#pragma once

#include "desktop/inbox/inbox_model.h"

#include <QListView>

namespace steward {

class RowDelegate;

/// Holds the model while it has the focus or the pointer. Commands ask painted() what was on screen as the
/// current case when it was last drawn: nothing before the first paint, nothing while the current row has not
/// been drawn yet.
class InboxList : public QListView {
    Q_OBJECT
public:
    InboxList(InboxModel& model, RowDelegate& delegate, QWidget* parent = nullptr);

    /// The current case as it was painted; invalid if what is current is not what was painted.
    CaseTarget painted() const;
    CaseId currentCase() const;
    /// Moves by rows; the direction is remembered for goOn().
    void step(int rows);
    /// To the neighbour in the direction of travel; never to the top.
    void goOn();
    void goTo(int row);
    /// No row is current: a case outside of the list is being shown. Stays so until somebody moves or asks
    /// for another list.
    void letGo();
    int currentTop() const; ///< pixel of the current row in the viewport

signals:
    void currentCaseChanged(steward::CaseId id);
    void opened();

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void hold();
    void settle(int rowsAbove);
    void tellRange();

    InboxModel& m_model;
    RowDelegate& m_delegate;
    CaseTarget m_painted;
    CaseId m_current;
    int m_direction = 1;
    bool m_pointer = false;
    bool m_shaping = false;
    bool m_letGo = false;
};

} // namespace steward
