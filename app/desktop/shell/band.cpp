// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/band.h"

#include <QPainter>

namespace steward {

Band::Band(const QString& name, Colour ground, Colour ink, QWidget* parent)
    : QWidget(parent)
    , m_ground(ground)
    , m_ink(ink)
{
    setObjectName(name);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Band::say(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    setToolTip(text);
    updateGeometry();
    update();
}

void Band::dye(Colour ground, Colour ink)
{
    m_ground = ground;
    m_ink = ink;
    update();
}

int Band::heightForWidth(int width) const
{
    auto bold = font();
    bold.setBold(true);
    const QRect room(0, 0, qMax(40, width - space(6)), 10000);
    return QFontMetrics(bold).boundingRect(room, Qt::TextWordWrap, m_text).height() + space(2);
}

QSize Band::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, heightForWidth(width())};
}

QSize Band::minimumSizeHint() const
{
    return {space(20), fontMetrics().height() + space(2)};
}

void Band::paintEvent(QPaintEvent*)
{
    const auto& colours = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.*m_ground);
    auto bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(colours.*m_ink);
    painter.drawText(rect().adjusted(space(3), 0, -space(3), 0), Qt::AlignCenter | Qt::TextWordWrap, m_text);
}

} // namespace steward
