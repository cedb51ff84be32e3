// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/command_button.h"

#include "desktop/shell/theme.h"

#include <QAction>
#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace steward {

CommandButton::CommandButton(QAction* action, QWidget* parent)
    : QPushButton(parent)
    , m_action(action)
{
    const auto id = action->objectName();
    setObjectName(id.mid(id.lastIndexOf(QLatin1Char('.')) + 1) + QStringLiteral("Button"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(action, &QAction::changed, this, &CommandButton::follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    follow();
}

void CommandButton::follow()
{
    setText(m_action->text());
    setAccessibleName(m_action->text());
    setAccessibleDescription(m_action->statusTip());
    setEnabled(m_action->isEnabled());
    setToolTip(m_action->statusTip().isEmpty() ? m_action->text() : m_action->statusTip());
    updateGeometry();
    update();
}

QString CommandButton::keys() const
{
    return m_action->shortcut().toString(QKeySequence::NativeText);
}

QSize CommandButton::sizeHint() const
{
    auto size = QPushButton::sizeHint();
    if (!keys().isEmpty())
        size.rwidth() += fontMetrics().horizontalAdvance(keys()) + space(3);
    return size;
}

QSize CommandButton::minimumSizeHint() const
{
    return sizeHint();
}

void CommandButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    painter.drawControl(QStyle::CE_PushButton, option);
    const bool primary = property("primary").toBool() && isEnabled();
    // The style sheet dyes this widget's own palette: only the program's tells the scheme.
    const auto& colours = coloursOf(QGuiApplication::palette());
    const auto inner = rect().adjusted(space(2) + 1, 0, -space(2) - 1, 0);
    painter.setPen(primary ? colours.accentText : isEnabled() ? colours.text : colours.quietText);
    auto bold = font();
    bold.setBold(primary);
    painter.setFont(bold);
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
    const auto trailing = QStyle::visualAlignment(layoutDirection(), Qt::AlignTrailing | Qt::AlignVCenter);
    painter.drawText(inner, int(leading), m_action->text());
    painter.setFont(font());
    painter.setPen(primary ? colours.accentText : colours.quietText);
    painter.drawText(inner, int(trailing), keys());
}

} // namespace steward
