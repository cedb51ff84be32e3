// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/theme.h"

#include <QFontMetrics>

namespace steward {

namespace {

// Words in @at-signs@ are replaced; lengths derive from the text's height, so that nothing is clipped at 200
// %.
constexpr auto sheet = R"(
QToolTip { color: @text@; background: @surface@; border: 1px solid @border@; padding: 4px; }
QFrame#card, QWidget#card, QFrame#planCard { background: @surface@; border: 1px solid @line@; border-radius: 6px; }
QLabel#quiet { color: @quiet@; }
QPushButton { color: @text@; background: @surface@; border: 1px solid @border@; border-radius: 5px; padding: 2px 8px; min-height: @target@; }
QPushButton:hover { background: @hover@; }
QPushButton:pressed, QPushButton:checked { background: @selection@; }
QPushButton:focus { border: 2px solid @accent@; padding: 1px 7px; }
QPushButton:disabled { color: @quiet@; border: 1px @out@ @line@; background: transparent; }
QPushButton[primary="true"] { color: @accentText@; background: @accent@; border-color: @accent@; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid @text@; }
QPushButton[primary="true"]:disabled { color: @quiet@; background: transparent; border: 1px @out@ @line@; }
QPushButton[flat="true"] { border: 1px solid transparent; background: transparent; }
QPushButton[flat="true"]:hover { background: @hover@; }
QPushButton[flat="true"]:focus { border: 2px solid @accent@; }
QCheckBox, QRadioButton { color: @text@; spacing: 6px; min-height: @bare@; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 2px solid @border@; background: @surface@; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: @accent@; border-color: @accent@; image: url(@tick@); }
QRadioButton::indicator:checked { background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 @accent@, stop: 0.55 @accent@, stop: 0.6 @surface@, stop: 1 @surface@); border-color: @accent@; }
QCheckBox:focus::indicator, QRadioButton:focus::indicator { border-color: @accent@; }
QCheckBox:focus, QRadioButton:focus { outline: none; text-decoration: underline; }
QCheckBox:disabled, QRadioButton:disabled { color: @quiet@; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateTimeEdit, QTimeEdit, QComboBox {
  color: @text@; background: @surface@; border: 1px solid @border@; border-radius: 5px; padding: 3px 6px;
  selection-background-color: @accent@; selection-color: @accentText@; }
QLineEdit, QComboBox, QSpinBox, QDateTimeEdit, QTimeEdit { min-height: @target@; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateTimeEdit:focus, QTimeEdit:focus, QComboBox:focus { border: 2px solid @accent@; padding: 2px 5px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; border-left: 4px solid @surface@; border-right: 4px solid @surface@; border-top: 5px solid @text@; margin-right: 6px; }
QComboBox QAbstractItemView { color: @text@; background: @surface@; border: 1px solid @border@; selection-background-color: @accent@; selection-color: @accentText@; }
QListView, QTreeView, QTableView, QScrollArea { border: none; background: @surface@; }
QListView:focus, QTreeView:focus { border: none; }
QTableView { border: 1px solid @line@; }
QTableView:focus { border: 1px solid @accent@; }
QListWidget#helpTopicsList { border-right: 1px solid @line@; padding: 8px; outline: none; }
QListWidget#helpTopicsList::item { padding: 6px 8px; border: 2px solid transparent; border-radius: 5px; color: @text@; }
QListWidget#helpTopicsList::item:hover { background: @hover@; }
QListWidget#helpTopicsList::item:selected { background: @selection@; color: @text@; }
QListWidget#helpTopicsList::item:selected:active { border: 2px solid @accent@; }
QListWidget#ownList { border: 1px solid @border@; border-radius: 5px; padding: 2px; outline: none; }
QListWidget#ownList:focus { border: 2px solid @accent@; padding: 1px; }
QListWidget#ownList::item { padding: 2px 4px; color: @text@; }
QListWidget#ownList::item:selected { background: @selection@; color: @text@; }
QTextBrowser#helpText { border: 2px solid transparent; padding: 0; }
QTextBrowser#helpText:focus { border: 2px solid @accent@; padding: 0; }
QHeaderView { background: @surface@; border: none; }
QHeaderView::section { color: @quiet@; background: @surface@; border: none; border-bottom: 1px solid @line@; padding: 6px 11px; }
QTableView { gridline-color: @line@; selection-background-color: @selection@; selection-color: @text@; }
QTableView::item { padding: 0 8px; border: none; }
QTableView::item:selected { background: @selection@; color: @text@; }
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button { border: none; background: transparent; width: 24px; }
QSpinBox::up-arrow, QTimeEdit::up-arrow, QDateTimeEdit::up-arrow { image: none; width: 0; height: 0; border-left: 4px solid @surface@; border-right: 4px solid @surface@; border-bottom: 5px solid @text@; }
QSpinBox::down-arrow, QTimeEdit::down-arrow, QDateTimeEdit::down-arrow { image: none; width: 0; height: 0; border-left: 4px solid @surface@; border-right: 4px solid @surface@; border-top: 5px solid @text@; }
QSplitter::handle { background: @line@; }
QSplitter::handle:hover, QSplitter::handle:focus { background: @accent@; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @border@; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @quiet@; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none; width: 0; height: 0; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { color: @quiet@; background: transparent; border: none; border-bottom: 2px solid transparent; padding: 6px 8px 5px 8px; min-height: @target@; }
QTabBar::tab:selected { color: @text@; border-bottom: 2px solid @accent@; }
QTabBar::tab:hover { color: @text@; background: @hover@; }
QTabBar::tab:focus { color: @accent@; }
QGroupBox { border: 1px solid @line@; border-radius: 6px; margin-top: @target@; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; color: @quiet@; }
QProgressBar { border: 1px solid @border@; border-radius: 4px; background: @surface@; color: @text@; text-align: center; min-height: 8px; }
QProgressBar::chunk { background: @accent@; }
QMenu { color: @text@; background: @surface@; border: 1px solid @border@; padding: 4px; }
QMenu::item { padding: 6px 20px; border-radius: 4px; }
QMenu::item:selected { color: @accentText@; background: @accent@; }
)";

} // namespace

QString styleSheetOf(const Colours& colours, const QFontMetrics& metrics)
{
    // Padding and border of a control make up the rest of the 24 px that a target needs.
    const int target = qMax(minimumTarget - 8, metrics.height());
    const QList<QPair<QString, QString>> words{
        {QStringLiteral("@window@"), colours.window.name()},
        {QStringLiteral("@surface@"), colours.surface.name()},
        {QStringLiteral("@text@"), colours.text.name()},
        {QStringLiteral("@quiet@"), colours.quietText.name()},
        {QStringLiteral("@line@"), colours.line.name()},
        {QStringLiteral("@border@"), colours.border.name()},
        {QStringLiteral("@accent@"), colours.accent.name()},
        {QStringLiteral("@accentText@"), colours.accentText.name()},
        {QStringLiteral("@selection@"), colours.selection.name()},
        {QStringLiteral("@tick@"),
            colours.accentText.lightness() > 128 ? QStringLiteral(":/desktop/tick-light.svg")
                                                 : QStringLiteral(":/desktop/tick-dark.svg")},
        {QStringLiteral("@hover@"), colours.hover.name()},
        // Where nothing is quieter than the text, what cannot be pressed has another edge.
        {QStringLiteral("@out@"),
            colours.quietText == colours.text ? QStringLiteral("dashed") : QStringLiteral("solid")},
        {QStringLiteral("@target@"), QStringLiteral("%1px").arg(target)},
        // A tick has neither padding nor border.
        {QStringLiteral("@bare@"), QStringLiteral("%1px").arg(qMax(minimumTarget, metrics.height()))},
    };
    QString text = QString::fromLatin1(sheet);
    for (const auto& [word, value] : words)
        text.replace(word, value);
    return text;
}

} // namespace steward
