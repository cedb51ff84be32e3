// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: every command that can be given now, found by typing a few letters, with its key beside it.
#pragma once

#include <QFrame>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;

namespace steward {

/// Lies over its window, takes the focus while it is open and gives it back.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* window);

    void open(const QList<QAction*>& commands);
    void close();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void filter(const QString& words);
    void run();
    void place();

    QLineEdit* m_words = nullptr;
    QListWidget* m_list = nullptr;
    QList<QPointer<QAction>> m_commands;
    QPointer<QWidget> m_before;
};

} // namespace steward
