// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last line of the window: how fresh the inbox is, what is to be mended, who is at the desk. A notice has
// the place of the freshness while there is one.
#pragma once

#include "desktop/shell/desk_context.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace steward {

class NoticeBar;

class StatusLine : public QWidget {
    Q_OBJECT
public:
    StatusLine(DeskContext& context, NoticeBar* notices, QWidget* parent = nullptr);

private:
    void say();

    DeskContext& m_context;
    QLabel* m_collection = nullptr;
    QPushButton* m_mend = nullptr;
    QLabel* m_person = nullptr;
};

} // namespace steward
