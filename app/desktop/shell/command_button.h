// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A button for a command that shows its key, so that the keyboard is learned by looking.
#pragma once

#include <QPushButton>

class QAction;

namespace steward {

/// Follows its action: text, tool tip, enabled, checked, and the key at its trailing edge. Accessible name:
/// the action's text alone.
class CommandButton : public QPushButton {
    Q_OBJECT
public:
    explicit CommandButton(QAction* action, QWidget* parent = nullptr);

    QAction* command() const { return m_action; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    QString keys() const;

    QAction* m_action = nullptr;
};

} // namespace steward
