// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Line icons of our own that follow the palette, and letter tiles for platforms.
#pragma once

#include <QColor>
#include <QIcon>

class QPainter;
class QRectF;

namespace steward {

/// The SVG :/icons/NAME.svg drawn in the palette's text colour of the moment (its strokes are currentColor).
/// An unknown name gives an icon that paints nothing.
QIcon themedIcon(const QString& name);

/// Paints a rounded square with the first letter of a platform, so that it can be told apart without colour
/// or logo.
void paintLetterTile(QPainter& painter, const QRectF& box, const QString& platform);
/// What stands in the tile: "f" for facebook, "W" for wordpress.
QString tileLetters(const QString& platform);

} // namespace steward
