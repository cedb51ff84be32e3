// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A check box whose words go on in the next line where there is no room for them.
#pragma once

#include <QCheckBox>

namespace steward {

/// QCheckBox itself cuts its words off.
class WrappedCheck : public QCheckBox {
public:
    explicit WrappedCheck(const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    bool hitButton(const QPoint& place) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    int wordsFrom() const; ///< pixels before the words
    int heightOf(int width) const;
};

} // namespace steward
