// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/inbox_list.h"

#include "desktop/inbox/row_delegate.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

namespace steward {

InboxList::InboxList(InboxModel& model, RowDelegate& delegate, QWidget* parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(delegate)
{
    setObjectName(QStringLiteral("inboxList"));
    setAccessibleName(tr("Inbox list"));
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setItemDelegate(&m_delegate);
    setModel(&m_model);
    // Assistive technology selects without making current; here both are the same.
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
        [this](const QItemSelection& selected) {
            const auto indexes = selected.indexes();
            if (!indexes.isEmpty() && indexes.first() != currentIndex())
                selectionModel()->setCurrentIndex(indexes.first(), QItemSelectionModel::NoUpdate);
        });
    connect(&m_model, &InboxModel::settled, this, &InboxList::settle);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_shaping = true; });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_shaping = false;
        m_letGo = m_letGo && m_model.rowCount() > 0;
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex& first, const QModelIndex& last) {
            const int row = currentIndex().row();
            if (row >= first.row() && row <= last.row() && currentCase() != m_current) {
                m_current = currentCase();
                m_model.setAnchor(m_current);
                emit currentCaseChanged(m_current);
            }
        });
}

CaseTarget InboxList::painted() const
{
    return m_painted.isValid() && m_painted.id == currentCase() ? m_painted : CaseTarget{};
}

CaseId InboxList::currentCase() const
{
    const auto* row = currentIndex().isValid() ? m_model.row(currentIndex().row()) : nullptr;
    return row ? row->id : CaseId{};
}

void InboxList::step(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    m_direction = rows < 0 ? -1 : 1;
    goTo(currentIndex().isValid() ? currentIndex().row() + rows : 0);
}

void InboxList::goOn()
{
    const int here = currentIndex().row();
    // Past what is already handled in this direction, then (at the end) back the other way.
    for (const int direction : {m_direction, -m_direction}) {
        for (int row = here + direction; row >= 0 && row < m_model.rowCount(); row += direction) {
            const auto* candidate = m_model.row(row);
            if (!candidate || !m_model.isDimmed(candidate->id)) {
                m_direction = direction;
                return goTo(row);
            }
        }
    }
}

void InboxList::goTo(int row)
{
    m_letGo = false;
    const auto target = m_model.index(std::clamp(row, 0, qMax(0, m_model.rowCount() - 1)));
    if (target.isValid())
        selectionModel()->setCurrentIndex(target, QItemSelectionModel::ClearAndSelect);
    scrollTo(target);
}

void InboxList::letGo()
{
    m_letGo = true;
    selectionModel()->clear();
}

int InboxList::currentTop() const
{
    return visualRect(currentIndex()).top();
}

void InboxList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    const auto box = visualRect(currentIndex());
    const auto* row = currentIndex().isValid() ? m_model.row(currentIndex().row()) : nullptr;
    if (!row || !viewport()->rect().intersects(box))
        return;
    // Another row may have been drawn while the current one was not: only what this event covered counts.
    if (event->region().intersects(box) || m_painted.id != row->id)
        m_painted = event->region().intersects(box) ? CaseTarget{row->id, row->version} : CaseTarget{};
}

void InboxList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (m_shaping)
        return;
    const auto now = currentCase();
    if (now == m_current)
        return;
    m_current = now;
    m_model.setAnchor(m_current);
    emit currentCaseChanged(m_current);
}

void InboxList::settle(int rowsAbove)
{
    executeDelayedItemsLayout();
    if (rowsAbove != 0 && currentIndex().isValid()) {
        auto* bar = verticalScrollBar();
        bar->setValue(bar->value() + rowsAbove * m_delegate.rowHeight(font()));
    }
    if (!currentIndex().isValid() && m_model.rowCount() > 0 && !m_letGo)
        selectionModel()->setCurrentIndex(m_model.index(0), QItemSelectionModel::ClearAndSelect);
    tellRange();
}

void InboxList::tellRange()
{
    const int high = m_delegate.rowHeight(font());
    const int first = verticalScrollBar()->value() / qMax(1, high);
    m_model.setVisibleRange(first, first + viewport()->height() / qMax(1, high));
}

void InboxList::hold()
{
    m_model.setHeld(hasFocus() || m_pointer);
}

void InboxList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    hold();
}

void InboxList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    hold();
}

void InboxList::enterEvent(QEnterEvent* event)
{
    QListView::enterEvent(event);
    m_pointer = true;
    hold();
}

void InboxList::leaveEvent(QEvent* event)
{
    QListView::leaveEvent(event);
    m_pointer = false;
    hold();
}

void InboxList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return QListView::keyPressEvent(event);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit opened();
        return;
    default:
        // No type-ahead: a letter is a command or nothing.
        event->ignore();
    }
}

void InboxList::mouseDoubleClickEvent(QMouseEvent* event)
{
    QListView::mouseDoubleClickEvent(event);
    emit opened();
}

void InboxList::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    tellRange();
}

void InboxList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    tellRange();
}

bool InboxList::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto index = indexAt(help->pos());
        const auto* row = index.isValid() ? m_model.row(index.row()) : nullptr;
        QToolTip::showText(help->globalPos(),
            row ? spoken(*row, m_model.shownExcerpt(*row)).toHtmlEscaped() : QString(), this);
        return true;
    }
    return QListView::viewportEvent(event);
}

} // namespace steward
