// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Says what happened, inline: the place of every message that other programs put into a modal dialog.
#pragma once

#include "desktop/shell/desk_context.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace steward {

/// Shows one notice at a time; a failure stays until it is closed, everything else leaves by itself.
/// Announced by assistive technology. Has its place in the status line, so that no button moves under the
/// hand when a notice comes or goes.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void show(const Notice& notice);
    void dismiss();
    QString text() const;

signals:
    void stands(bool here);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text = nullptr;
    QPushButton* m_action = nullptr;
    QPushButton* m_close = nullptr;
    QTimer m_leave;
    Notice m_notice;
};

/// Tells assistive technology that `label` has something urgent to read out (Qt 6.4 has no announcement
/// event).
void announce(QWidget* label, const QString& text);

} // namespace steward
