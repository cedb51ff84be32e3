// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A label for whole sentences: inert, and in as many lines as it takes.
#pragma once

#include <QLabel>

namespace steward {

/// Named for tests; owned by `parent`, or by the layout that takes it.
inline QLabel* wrappedLabel(const QString& name, QWidget* parent = nullptr)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace steward
