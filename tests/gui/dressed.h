// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program in its own clothes, as people see it: theme, font and text size.
#pragma once

#include "gui/real_window.h"

namespace steward::test {

/// The program dressed for a text size, and undressed again.
class Dressed {
public:
    explicit Dressed(RealWindow& desk, int percent)
        : m_font(QApplication::font())
    {
        desk.preferences().setTextPercent(percent);
        dress(*qApp, desk.preferences(), paletteOf(Scheme::Light), m_font);
    }
    ~Dressed()
    {
        QApplication::setFont(m_font);
        qApp->setStyleSheet({});
    }
    Q_DISABLE_COPY_MOVE(Dressed)

private:
    QFont m_font;
};

} // namespace steward::test
