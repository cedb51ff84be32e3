// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words that take one line until somebody wants them all.
#pragma once

#include <QLabel>

namespace steward {

/// Folded: one line, cut off at its end, with the whole in its tip and in its accessible name. Unfolded: as
/// many lines as it takes. setText() as of any label; a line break in it is " \u00b7 " while folded.
class FoldedLabel : public QLabel {
    Q_OBJECT
public:
    explicit FoldedLabel(const QString& name, QWidget* parent = nullptr);

    void say(const QString& text);
    void setFolded(bool on);
    bool isFolded() const { return m_folded; }
    /// Something of it is cut off at this width, or would be.
    bool isTooLong() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_whole;
    bool m_folded = true;
};

} // namespace steward
