// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/widgets/folded_label.h"

#include <QPainter>
#include <QStyle>

namespace steward {

FoldedLabel::FoldedLabel(const QString& name, QWidget* parent)
    : QLabel(parent)
{
    setObjectName(name);
    setTextFormat(Qt::PlainText);
    setMinimumWidth(1);
    setFolded(true);
}

void FoldedLabel::say(const QString& text)
{
    m_whole = text;
    setFolded(m_folded);
}

void FoldedLabel::setFolded(bool on)
{
    m_folded = on;
    setWordWrap(!on);
    QString shown = m_whole;
    if (on)
        shown.replace(QLatin1Char('\n'), QStringLiteral(" \u00b7 "));
    setText(shown);
    setToolTip(on ? shown : QString());
    setAccessibleName(m_whole);
    updateGeometry();
}

bool FoldedLabel::isTooLong() const
{
    return !m_whole.isEmpty()
        && fontMetrics().horizontalAdvance(text()) + qMax(0, indent()) > contentsRect().width();
}

QSize FoldedLabel::sizeHint() const
{
    return m_folded ? QSize(QLabel::sizeHint().width(), fontMetrics().height()) : QLabel::sizeHint();
}

QSize FoldedLabel::minimumSizeHint() const
{
    return m_folded ? QSize(1, fontMetrics().height()) : QLabel::minimumSizeHint();
}

void FoldedLabel::paintEvent(QPaintEvent* event)
{
    if (!m_folded)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    const int from = qMax(0, indent());
    const auto room
        = QStyle::visualRect(layoutDirection(), contentsRect(), contentsRect().adjusted(from, 0, 0, 0));
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(room, int(leading) | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

} // namespace steward
