// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/flow_layout.h"

#include <QStyle>
#include <QWidget>

namespace steward {

FlowLayout::FlowLayout(QWidget* parent, int gap)
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items << item;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& box)
{
    QLayout::setGeometry(box);
    place(box, true);
}

int FlowLayout::place(const QRect& box, bool really) const
{
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = box.x();
    int y = box.y();
    int high = 0;
    for (auto* item : m_items) {
        if (item->isEmpty())
            continue;
        const auto wish = item->sizeHint();
        const QSize size(qMin(wish.width(), box.width()), wish.height());
        if (x > box.x() && x + size.width() > box.right() + 1) {
            x = box.x();
            y += high + m_gap;
            high = 0;
        }
        if (really)
            item->setGeometry(QStyle::visualRect(direction, box, QRect(QPoint(x, y), size)));
        x += size.width() + m_gap;
        high = qMax(high, size.height());
    }
    return y + high - box.y();
}

} // namespace steward
