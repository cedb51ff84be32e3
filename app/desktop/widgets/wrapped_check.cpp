// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/widgets/wrapped_check.h"

#include "desktop/shell/theme.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace steward {

namespace {

constexpr int lettersInALine = 60;
constexpr int fewestLetters = 16;

} // namespace

WrappedCheck::WrappedCheck(const QString& text, QWidget* parent)
    : QCheckBox(text, parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int WrappedCheck::wordsFrom() const
{
    return style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this) + space(2);
}

int WrappedCheck::heightOf(int width) const
{
    const QRect room(0, 0, qMax(1, width - wordsFrom()), 100'000);
    const auto words = fontMetrics().boundingRect(room, Qt::TextWordWrap | Qt::TextShowMnemonic, text());
    return qMax(minimumTarget, words.height());
}

int WrappedCheck::heightForWidth(int width) const
{
    return heightOf(width);
}

QSize WrappedCheck::sizeHint() const
{
    const int wide = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    const int line = fontMetrics().averageCharWidth() * lettersInALine;
    const int width = wordsFrom() + qMin(wide, line) + 1;
    return {width, heightOf(width)};
}

QSize WrappedCheck::minimumSizeHint() const
{
    return {wordsFrom() + fontMetrics().averageCharWidth() * fewestLetters, minimumTarget};
}

bool WrappedCheck::hitButton(const QPoint& place) const
{
    return rect().contains(place);
}

void WrappedCheck::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_CheckBox, option);
    const auto room = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(wordsFrom(), 0, 0, 0));
    const auto& colours = coloursOf(QGuiApplication::palette());
    auto letters = font();
    letters.setUnderline(hasFocus());
    painter.setFont(letters);
    painter.setPen(isEnabled() ? colours.text : colours.quietText);
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
    painter.drawText(room, int(leading) | Qt::TextWordWrap | Qt::TextShowMnemonic, text());
}

} // namespace steward
