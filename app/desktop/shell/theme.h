// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How Steward looks: colours for light, dark and high contrast, a 4 px grid, three type sizes. The one place
// for all of them.
#pragma once

#include "desktop/shell/preferences.h"
#include "domain/vocabulary.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <optional>

class QApplication;
class QFontMetrics;

namespace steward {

/// Every colour of the window. Text on its ground has a contrast of at least 4.5:1, parts that must be seen
/// 3:1 (tested).
struct Colours {
    QColor window, surface, text, quietText;
    QColor line; ///< a separator: decoration only
    QColor border; ///< of a control: 3:1 against surface and window
    QColor accent, accentText, selection, hover;
    QColor tile, tileText;
    QColor grave, graveText,
        graveTint; ///< S1, crisis, breach: strong ground with its text, and a tint for behind text
    QColor serious, seriousTint; ///< S2, due soon
    QColor notable, notableTint; ///< S3
    QColor good, goodTint;
    QColor publicBand, publicBandText, privateBand, privateBandText;
    QColor practiceBand, practiceBandText;
    QColor finding, findingUnderline, veil;
    QColor ourBubble, theirBubble;
};

/// The table that belongs to a palette of ours; for a strange one by the lightness of its window.
const Colours& coloursOf(const QPalette& palette);
const Colours& coloursOf(Scheme scheme);
QPalette paletteOf(Scheme scheme);
/// Light or dark by the lightness of the system's window colour, unless the person said which.
Scheme resolved(Scheme wanted, const QPalette& system);

/// Ground and ink for a severity or a clock; the word and the shape beside it say the same without colour.
QColor inkOf(Severity severity, const Colours& colours);

/// Spacing: `steps` of the 4 px grid.
constexpr int space(int steps)
{
    return 4 * steps;
}
/// No target is smaller, at any text size.
constexpr int minimumTarget = 24;

enum class TypeSize { Small, Body, Title };
QFont fontOf(TypeSize size, const QFont& body);

/// Sets style, palette, font and style sheet of the whole program. `systemFont` and `systemPalette` are as
/// they were at the start.
void dress(QApplication& application, const Preferences& preferences, const QPalette& systemPalette,
    const QFont& systemFont, std::optional<Scheme> insistedOn = {});
/// The style sheet for a scheme; lengths follow the text size.
QString styleSheetOf(const Colours& colours, const QFontMetrics& metrics);

/// WCAG contrast ratio, 1 to 21.
double contrast(const QColor& a, const QColor& b);

} // namespace steward
