// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A full-width band that says one thing that must never be mistaken: practice, public, private.
#pragma once

#include "desktop/shell/theme.h"

#include <QWidget>

namespace steward {

class Band : public QWidget {
    Q_OBJECT
public:
    using Colour = QColor Colours::*;
    Band(const QString& name, Colour ground, Colour ink, QWidget* parent = nullptr);

    void say(const QString& text);
    void dye(Colour ground, Colour ink);
    QString text() const { return m_text; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Colour m_ground;
    Colour m_ink;
};

} // namespace steward
