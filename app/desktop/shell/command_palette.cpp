// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/command_palette.h"

#include "desktop/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace steward {

namespace {

constexpr int commandRole = Qt::UserRole;

bool matches(const QString& text, const QString& words)
{
    const auto parts = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(parts.cbegin(), parts.cend(),
        [&text](const QString& part) { return text.contains(part, Qt::CaseInsensitive); });
}

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window)
    , m_words(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    m_words->setObjectName(QStringLiteral("commandPaletteEdit"));
    m_words->setAccessibleName(tr("Find a command"));
    m_words->setPlaceholderText(tr("Find a command"));
    m_list->setObjectName(QStringLiteral("commandPaletteList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(3), space(3), space(3));
    column->addWidget(m_words);
    column->addWidget(m_list);
    m_words->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::open(const QList<QAction*>& commands)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_commands.clear();
    for (auto* command : commands) {
        if (command->isEnabled() && command->isVisible())
            m_commands << command;
    }
    m_words->clear();
    filter({});
    place();
    show();
    raise();
    m_words->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::filter(const QString& words)
{
    m_list->clear();
    for (int i = 0; i < m_commands.size(); ++i) {
        const auto& command = m_commands.at(i);
        if (!command || !matches(command->text(), words))
            continue;
        const auto keys = command->shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(
            keys.isEmpty() ? command->text() : tr("%1    %2").arg(command->text(), keys), m_list);
        item->setData(commandRole, i);
        item->setSizeHint({0, qMax(minimumTarget, fontMetrics().height() + space(2))});
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const auto* item = m_list->currentItem();
    close();
    if (!item)
        return;
    if (const auto command = m_commands.value(item->data(commandRole).toInt()))
        command->trigger();
}

void CommandPalette::place()
{
    const auto* window = parentWidget();
    const int wide = qMin(window->width() - space(8), fontMetrics().averageCharWidth() * 70);
    const int high = qMin(window->height() - space(24), fontMetrics().height() * 20);
    setGeometry((window->width() - wide) / 2, space(12), wide, high);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_words && event->type() == QEvent::FocusOut && isVisible()
        && QApplication::focusWidget() != nullptr)
        hide();
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QApplication::sendEvent(m_list, event);
        return true;
    default:
        return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    const auto& colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.border, 1));
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace steward
