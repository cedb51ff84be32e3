// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/theme.h"

#include <QApplication>
#include <QFontMetrics>
#include <QStyleFactory>

#include <cmath>

namespace steward {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Colours lightColours()
{
    Colours c;
    c.window = rgb(0xF3F5F7), c.surface = rgb(0xFFFFFF), c.text = rgb(0x16202A), c.quietText = rgb(0x4C5966);
    c.line = rgb(0xD8DEE4), c.border = rgb(0x78848F);
    c.accent = rgb(0x0A5A8F), c.accentText = rgb(0xFFFFFF), c.selection = rgb(0xDBEAF5),
    c.hover = rgb(0xEBF1F6);
    c.tile = rgb(0x45525E), c.tileText = rgb(0xFFFFFF);
    c.grave = rgb(0xAB1F17), c.graveText = rgb(0xFFFFFF), c.graveTint = rgb(0xFBE9E7);
    c.serious = rgb(0x8A4300), c.seriousTint = rgb(0xFCEFDC);
    c.notable = rgb(0x5B4B9A), c.notableTint = rgb(0xEFECF9);
    c.good = rgb(0x1E6B3A), c.goodTint = rgb(0xE4F3E9);
    c.publicBand = rgb(0xFFDD94), c.publicBandText = rgb(0x332200), c.privateBand = rgb(0xD6DEF8),
    c.privateBandText = rgb(0x17255C);
    c.practiceBand = rgb(0xE3DCF5), c.practiceBandText = rgb(0x35205F);
    c.finding = rgb(0xFFF0C2), c.findingUnderline = rgb(0x8A4300), c.veil = rgb(0x6B7782);
    c.ourBubble = rgb(0xE6F0F8), c.theirBubble = rgb(0xFFFFFF);
    return c;
}

Colours darkColours()
{
    Colours c;
    c.window = rgb(0x14181D), c.surface = rgb(0x1B2027), c.text = rgb(0xE4E9EE), c.quietText = rgb(0xA9B4BF);
    c.line = rgb(0x2D3640), c.border = rgb(0x7D8995);
    c.accent = rgb(0x74B9EC), c.accentText = rgb(0x08141E), c.selection = rgb(0x223C52),
    c.hover = rgb(0x242B34);
    c.tile = rgb(0xB4BEC8), c.tileText = rgb(0x14181D);
    c.grave = rgb(0xFF9A90), c.graveText = rgb(0x2A0603), c.graveTint = rgb(0x41201D);
    c.serious = rgb(0xF5B56B), c.seriousTint = rgb(0x3B2A14);
    c.notable = rgb(0xBDB0F5), c.notableTint = rgb(0x2C2747);
    c.good = rgb(0x84D3A0), c.goodTint = rgb(0x17331F);
    c.publicBand = rgb(0x5A4108), c.publicBandText = rgb(0xFFE9B8), c.privateBand = rgb(0x29356B),
    c.privateBandText = rgb(0xE2E8FF);
    c.practiceBand = rgb(0x3A2F5C), c.practiceBandText = rgb(0xEBE4FF);
    c.finding = rgb(0x4A3A10), c.findingUnderline = rgb(0xF5B56B), c.veil = rgb(0x8C98A4);
    c.ourBubble = rgb(0x1F3445), c.theirBubble = rgb(0x232A32);
    return c;
}

Colours highContrastColours()
{
    Colours c;
    c.window = rgb(0x000000), c.surface = rgb(0x000000), c.text = rgb(0xFFFFFF), c.quietText = rgb(0xFFFFFF);
    c.line = rgb(0xFFFFFF), c.border = rgb(0xFFFFFF);
    c.accent = rgb(0xFFE100), c.accentText = rgb(0x000000), c.selection = rgb(0x003A75),
    c.hover = rgb(0x262626);
    c.tile = rgb(0xFFFFFF), c.tileText = rgb(0x000000);
    c.grave = rgb(0xFFB3AB), c.graveText = rgb(0x000000), c.graveTint = rgb(0x000000);
    c.serious = rgb(0xFFC773), c.seriousTint = rgb(0x000000);
    c.notable = rgb(0xD9D0FF), c.notableTint = rgb(0x000000);
    c.good = rgb(0x9CF0B7), c.goodTint = rgb(0x000000);
    c.publicBand = rgb(0xFFE100), c.publicBandText = rgb(0x000000), c.privateBand = rgb(0xFFFFFF),
    c.privateBandText = rgb(0x000000);
    c.practiceBand = rgb(0xD9D0FF), c.practiceBandText = rgb(0x000000);
    c.finding = rgb(0x4D4400), c.findingUnderline = rgb(0xFFE100), c.veil = rgb(0xFFFFFF);
    c.ourBubble = rgb(0x00264D), c.theirBubble = rgb(0x000000);
    return c;
}

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
        + 0.0722 * channel(colour.blueF());
}

} // namespace

const Colours& coloursOf(Scheme scheme)
{
    static const Colours light = lightColours();
    static const Colours dark = darkColours();
    static const Colours highContrast = highContrastColours();
    switch (scheme) {
    case Scheme::Dark:
        return dark;
    case Scheme::HighContrast:
        return highContrast;
    case Scheme::System:
    case Scheme::Light:
        break;
    }
    return light;
}

const Colours& coloursOf(const QPalette& palette)
{
    const auto window = palette.color(QPalette::Window);
    if (window == coloursOf(Scheme::HighContrast).window)
        return coloursOf(Scheme::HighContrast);
    return coloursOf(window.lightness() < 128 ? Scheme::Dark : Scheme::Light);
}

QPalette paletteOf(Scheme scheme)
{
    const auto& c = coloursOf(scheme);
    QPalette palette;
    const auto set
        = [&palette](QPalette::ColorRole role, const QColor& colour) { palette.setColor(role, colour); };
    set(QPalette::Window, c.window), set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.surface), set(QPalette::AlternateBase, c.hover), set(QPalette::Text, c.text);
    set(QPalette::Button, c.surface), set(QPalette::ButtonText, c.text), set(QPalette::BrightText, c.grave);
    set(QPalette::Highlight, c.accent), set(QPalette::HighlightedText, c.accentText);
    set(QPalette::ToolTipBase, c.surface), set(QPalette::ToolTipText, c.text);
    set(QPalette::PlaceholderText, c.quietText);
    set(QPalette::Link, c.accent), set(QPalette::LinkVisited, c.accent);
    set(QPalette::Light, c.line), set(QPalette::Midlight, c.line), set(QPalette::Mid, c.border),
        set(QPalette::Dark, c.border);
    set(QPalette::Shadow, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.quietText);
    return palette;
}

Scheme resolved(Scheme wanted, const QPalette& system)
{
    if (wanted != Scheme::System)
        return wanted;
    return system.color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

QColor inkOf(Severity severity, const Colours& colours)
{
    switch (severity) {
    case Severity::S1:
        return colours.grave;
    case Severity::S2:
        return colours.serious;
    case Severity::S3:
        return colours.notable;
    case Severity::S4:
    case Severity::S0:
        break;
    }
    return colours.quietText;
}

QFont fontOf(TypeSize size, const QFont& body)
{
    QFont font = body;
    const double factor = size == TypeSize::Small ? 0.9 : size == TypeSize::Title ? 1.25 : 1.0;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(size == TypeSize::Title ? QFont::DemiBold : body.weight());
    return font;
}

void dress(QApplication& application, const Preferences& preferences, const QPalette& systemPalette,
    const QFont& systemFont, std::optional<Scheme> insistedOn)
{
    const auto scheme = resolved(insistedOn.value_or(preferences.scheme()), systemPalette);
    QFont font = systemFont;
    const double points = font.pointSizeF() > 0 ? qMax(10.0, font.pointSizeF()) : 10.0;
    font.setPointSizeF(points * preferences.textPercent() / 100.0);
    application.setFont(font);
    application.setPalette(paletteOf(scheme));
    application.setStyleSheet(styleSheetOf(coloursOf(scheme), QFontMetrics(font)));
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

} // namespace steward
