// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <utility>

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
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& box)
{
    QLayout::setGeometry(box);
    place(box, true);
}

int FlowLayout::place(const QRect& whole, bool really) const
{
    const auto margins = contentsMargins();
    const QRect box = whole.marginsRemoved(margins);
    QList<QPair<QLayoutItem*, QRect>> line;
    int high = 0;
    const auto endLine = [&] {
        const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
        for (auto& [item, rect] : line) {
            rect.translate(0, (high - rect.height()) / 2); // words stand in the middle of a line of buttons
            if (really)
                item->setGeometry(QStyle::visualRect(direction, box, rect));
        }
        line.clear();
        return std::exchange(high, 0);
    };
    int x = box.x();
    int y = box.y();
    for (auto* item : m_items) {
        if (item->isEmpty())
            continue;
        const auto wish = item->sizeHint();
        const QSize size(qMin(wish.width(), box.width()), wish.height());
        if (x > box.x() && x + size.width() > box.right() + 1) {
            x = box.x();
            y += endLine() + m_gap;
        }
        line.append({item, QRect(QPoint(x, y), size)});
        x += size.width() + m_gap;
        high = qMax(high, size.height());
    }
    y += endLine();
    return y + margins.bottom() - whole.y();
}

} // namespace steward
