// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QShortcut>

#include <functional>

namespace steward {

/// Escape anywhere inside of `form` does what its Cancel does.
inline void leftByEscape(QWidget* form, std::function<void()> leave)
{
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), form);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(escape, &QShortcut::activated, form, std::move(leave));
}

} // namespace steward
