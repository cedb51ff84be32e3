// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Colours can be read: text 4.5:1, parts 3:1, in every scheme.
#include "desktop/shell/theme.h"

#include <QTest>

using namespace steward;

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void textStandsOutFromItsGround_data() { schemes(); }
    void textStandsOutFromItsGround();
    void partsStandOut_data() { schemes(); }
    void partsStandOut();
    void aPaletteLeadsBackToItsColours_data() { schemes(); }
    void aPaletteLeadsBackToItsColours();
    void contrastIsTheOneOfWcag();
    void theSystemsLightnessDecides();

private:
    static void schemes()
    {
        QTest::addColumn<Scheme>("scheme");
        for (const auto scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast})
            QTest::newRow(qPrintable(toText(scheme))) << scheme;
    }
};

void ThemeTest::textStandsOutFromItsGround()
{
    QFETCH(Scheme, scheme);
    const auto& c = coloursOf(scheme);
    const QList<std::tuple<const char*, QColor, QColor>> pairs{
        {"text on window", c.text, c.window},
        {"text on surface", c.text, c.surface},
        {"text on selection", c.text, c.selection},
        {"text on hover", c.text, c.hover},
        {"quiet on window", c.quietText, c.window},
        {"quiet on surface", c.quietText, c.surface},
        {"quiet on selection", c.quietText, c.selection},
        {"quiet on our bubble", c.quietText, c.ourBubble},
        {"text on their bubble", c.text, c.theirBubble},
        {"text on a finding", c.text, c.finding},
        {"accent text", c.accentText, c.accent},
        {"tile", c.tileText, c.tile},
        {"crisis strip", c.graveText, c.grave},
        {"grave on surface", c.grave, c.surface},
        {"grave on tint", c.grave, c.graveTint},
        {"grave on selection", c.grave, c.selection},
        {"text on grave tint", c.text, c.graveTint},
        {"quiet on grave tint", c.quietText, c.graveTint},
        {"serious on surface", c.serious, c.surface},
        {"serious on selection", c.serious, c.selection},
        {"serious on tint", c.serious, c.seriousTint},
        {"notable on surface", c.notable, c.surface},
        {"notable on selection", c.notable, c.selection},
        {"text on good tint", c.text, c.goodTint},
        {"public band", c.publicBandText, c.publicBand},
        {"private band", c.privateBandText, c.privateBand},
        {"practice band", c.practiceBandText, c.practiceBand},
        {"rule beside a finding", c.findingUnderline, c.theirBubble},
    };
    for (const auto& [name, ink, ground] : pairs)
        QVERIFY2(contrast(ink, ground) >= 4.5,
            qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(name)).arg(contrast(ink, ground))));
}

void ThemeTest::partsStandOut()
{
    QFETCH(Scheme, scheme);
    const auto& c = coloursOf(scheme);
    const QList<std::tuple<const char*, QColor, QColor>> pairs{
        {"border on surface", c.border, c.surface},
        {"border on window", c.border, c.window},
        {"accent on surface", c.accent, c.surface},
        {"accent on window", c.accent, c.window},
        {"accent on selection", c.accent, c.selection},
        {"veil", c.veil, c.surface},
        {"underline on a finding", c.findingUnderline, c.finding},
    };
    for (const auto& [name, part, ground] : pairs)
        QVERIFY2(contrast(part, ground) >= 3.0,
            qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(name)).arg(contrast(part, ground))));
}

void ThemeTest::aPaletteLeadsBackToItsColours()
{
    QFETCH(Scheme, scheme);
    QCOMPARE(&coloursOf(paletteOf(scheme)), &coloursOf(scheme));
}

void ThemeTest::contrastIsTheOneOfWcag()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
}

void ThemeTest::theSystemsLightnessDecides()
{
    QPalette dark;
    dark.setColor(QPalette::Window, QColor(30, 30, 30));
    QCOMPARE(resolved(Scheme::System, dark), Scheme::Dark);
    QCOMPARE(resolved(Scheme::Light, dark), Scheme::Light);
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
