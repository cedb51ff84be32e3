// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/icons.h"

#include "desktop/shell/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

namespace steward {

namespace {

class LineIconEngine final : public QIconEngine {
public:
    explicit LineIconEngine(QByteArray svg)
        : m_svg(std::move(svg))
    {
    }

    void paint(QPainter* painter, const QRect& box, QIcon::Mode mode, QIcon::State) override
    {
        if (m_svg.isEmpty())
            return;
        const auto palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto colour = mode == QIcon::Selected ? palette.color(group, QPalette::HighlightedText)
                                                    : palette.color(group, QPalette::ButtonText);
        auto svg = m_svg;
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.render(painter, box);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new LineIconEngine(m_svg); }

private:
    QByteArray m_svg;
};

} // namespace

QIcon themedIcon(const QString& name)
{
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    return QIcon(new LineIconEngine(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray()));
}

QString tileLetters(const QString& platform)
{
    static const QHash<QString, QString> special{
        {QStringLiteral("facebook"), QStringLiteral("f")},
        {QStringLiteral("x"), QStringLiteral("X")},
        {QStringLiteral("youtube"), QStringLiteral("YT")},
        {QStringLiteral("linkedin"), QStringLiteral("in")},
        {QStringLiteral("instagram"), QStringLiteral("Ig")},
        {QStringLiteral("bluesky"), QStringLiteral("Bs")},
        {QStringLiteral("google-business"), QStringLiteral("G")},
        {QStringLiteral("care-opinion"), QStringLiteral("CO")},
        {QStringLiteral("nhs-uk"), QStringLiteral("N")},
        {QStringLiteral("viva-engage"), QStringLiteral("VE")},
        {QStringLiteral("email"), QStringLiteral("@")},
    };
    return special.value(platform, platform.isEmpty() ? QStringLiteral("?") : platform.left(1).toUpper());
}

void paintLetterTile(QPainter& painter, const QRectF& box, const QString& platform)
{
    const auto& colours = coloursOf(QGuiApplication::palette());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.tile);
    painter.drawRoundedRect(box, 4, 4);
    auto font = painter.font();
    const auto letters = tileLetters(platform);
    font.setPixelSize(qMax(7, int(box.height() * (letters.size() > 1 ? 0.52 : 0.64))));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(colours.tileText);
    painter.drawText(box, Qt::AlignCenter, letters);
    painter.restore();
}

} // namespace steward
