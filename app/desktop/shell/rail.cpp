// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/rail.h"

#include "desktop/shell/icons.h"
#include "desktop/shell/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace steward {

namespace {

/// Icons grow with the text beside them.
int glyphOf(const QFont& font)
{
    return qBound(22, QFontMetrics(font).height() * 22 / 18, 28);
}

} // namespace

RailButton::RailButton(const QString& page, const QString& title, const QIcon& icon, QWidget* parent)
    : QAbstractButton(parent)
    , m_page(page)
{
    setObjectName(page + QStringLiteral("RailButton"));
    setText(title);
    setIcon(icon);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

void RailButton::setBadge(int count)
{
    if (count == m_badge)
        return;
    m_badge = count;
    setAccessibleDescription(count > 0 ? tr("%n waiting", nullptr, count) : QString());
    update();
}

QSize RailButton::sizeHint() const
{
    const QFontMetrics metrics(fontOf(TypeSize::Small, font()));
    int widest = 0;
    const auto words = text().split(QLatin1Char(' '));
    for (const auto& word : words)
        widest = qMax(widest, metrics.horizontalAdvance(word));
    const int lines = words.size() > 1 ? 2 : 1;
    return {qMax(space(16), widest + space(4)), space(4) + glyphOf(font()) + lines * metrics.height()};
}

QSize RailButton::minimumSizeHint() const
{
    return {sizeHint().width(), qMax(minimumTarget, glyphOf(font()) + space(1))};
}

void RailButton::paintEvent(QPaintEvent*)
{
    // Where many pages or large letters leave too little height the icons stand alone; the tooltip has the
    // words.
    const bool alone = height() < sizeHint().height() - space(3);
    const auto& colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto box = rect().adjusted(2, 1, -2, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? colours.selection : colours.hover);
        painter.drawRoundedRect(box, 6, 6);
    }
    if (isChecked())
        painter.fillRect(
            QRect(layoutDirection() == Qt::RightToLeft ? width() - 3 : 0, space(2), 3, height() - space(4)),
            colours.accent);
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5);
    }
    const int glyph = glyphOf(font());
    const QRect iconBox((width() - glyph) / 2,
        alone ? (height() - glyph) / 2 : qMin(space(2), space(2) - (sizeHint().height() - height()) / 2),
        glyph, glyph);
    icon().paint(&painter, iconBox);
    painter.setFont(fontOf(TypeSize::Small, font()));
    painter.setPen(isChecked() ? colours.text : colours.quietText);
    if (!alone)
        painter.drawText(QRect(0, iconBox.bottom() + 2, width(), height() - iconBox.bottom() - 2),
            Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text());
    if (m_badge <= 0)
        return;
    const QString count = m_badge > 999 ? QStringLiteral("999+") : QString::number(m_badge);
    auto badgeFont = fontOf(TypeSize::Small, font());
    badgeFont.setBold(true);
    const QFontMetrics metrics(badgeFont);
    const int high = metrics.height();
    const int wide = qMax(high, metrics.horizontalAdvance(count) + space(2));
    // Beside the icon rather than on it, as far as there is room.
    const QRect pill(qMin(iconBox.center().x() + space(2), width() - wide - 3),
        qMax(0, iconBox.top() - space(1)), wide, high);
    painter.setPen(QPen(isChecked() ? colours.selection : colours.window, 2));
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(pill, high / 2.0, high / 2.0);
    painter.setFont(badgeFont);
    painter.setPen(colours.accentText);
    painter.drawText(pill, Qt::AlignCenter, count);
}

Rail::Rail(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_column->setContentsMargins(space(1), space(2), space(1), space(2));
    m_column->setSpacing(space(1));
    m_column->addStretch();
    m_group->setExclusive(true);
    // Toggled, not clicked: a screen reader toggles the button and never clicks.
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton* button, bool on) {
        if (on)
            emit chosen(static_cast<RailButton*>(button)->page());
    });
}

void Rail::addPage(const QString& page, const QString& title, const QString& icon, const QString& keys)
{
    auto* button = new RailButton(page, title, themedIcon(icon), this);
    button->setToolTip(keys.isEmpty() ? title : tr("%1 (%2)").arg(title, keys));
    m_group->addButton(button);
    m_column->insertWidget(m_column->count() - 1, button);
}

void Rail::clear()
{
    const auto buttons = m_group->buttons();
    for (auto* button : buttons) {
        m_group->removeButton(button);
        delete button;
    }
}

void Rail::setCurrent(const QString& page)
{
    const QSignalBlocker quiet(m_group);
    const auto buttons = m_group->buttons();
    for (auto* button : buttons) {
        if (static_cast<RailButton*>(button)->page() == page)
            button->setChecked(true);
    }
}

void Rail::setBadge(const QString& page, int count)
{
    const auto buttons = m_group->buttons();
    for (auto* button : buttons) {
        if (static_cast<RailButton*>(button)->page() == page)
            static_cast<RailButton*>(button)->setBadge(count);
    }
}

void Rail::paintEvent(QPaintEvent*)
{
    const auto& colours = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.window);
    painter.fillRect(
        QRect(layoutDirection() == Qt::RightToLeft ? 0 : width() - 1, 0, 1, height()), colours.line);
}

} // namespace steward
