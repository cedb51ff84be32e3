// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of identifiers ask: how sure is the matcher that this text holds one of those?
#pragma once

#include "matching.h"

#include <QRandomGenerator>
#include <QTest>

namespace steward::test {

/// "certain", "likely", "possible" or "none".
inline QString tierOf(const QString& text, const QString& detector)
{
    const Assessment assessment = shippedMatcher().assess(text);
    const Finding* finding = findingOf(assessment, detector);
    return finding ? toText(finding->tier) : QStringLiteral("none");
}

/// Begins a table of texts with what is expected of them; give it rows with `expectTier`.
inline void tierTable()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detector");
    QTest::addColumn<QString>("tier");
}

/// "likely or more" is what a reader is shown as found.
inline void expectTier(const char* detector, const char* tier, std::initializer_list<const char*> texts)
{
    for (const char* text : texts)
        QTest::addRow("%s %s: %s", detector, tier, text)
            << QString::fromUtf8(text) << QString::fromLatin1(detector) << QString::fromLatin1(tier);
}

inline void checkTier()
{
    QFETCH(QString, text);
    QFETCH(QString, detector);
    QFETCH(QString, tier);
    const QString seen = tierOf(text, detector);
    if (tier == QLatin1String("likely or more"))
        QVERIFY2(seen == QLatin1String("likely") || seen == QLatin1String("certain"),
            qPrintable(seen + u": " + described(text, shippedMatcher().assess(text)).join(u", ")));
    else if (tier == QLatin1String("at most possible"))
        QVERIFY2(seen == QLatin1String("possible") || seen == QLatin1String("none"), qPrintable(seen));
    else
        QCOMPARE(seen, tier);
}

inline QString randomDigits(QRandomGenerator& random, int count)
{
    QString digits;
    for (int i = 0; i < count; ++i)
        digits += QChar(u'0' + random.bounded(10));
    return digits;
}

/// The text with invisible characters strewn through it.
inline QString strewn(QRandomGenerator& random, QString text)
{
    static constexpr char16_t invisible[] = {0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, 0x00AD, 0x202A, 0x2066};
    for (int i = random.bounded(1, 8); i > 0; --i)
        text.insert(
            random.bounded(text.size() + 1), QChar(invisible[random.bounded(int(std::size(invisible)))]));
    return text;
}

/// A sentence around a value, from a list with "%1" in each.
inline QString inSentence(QRandomGenerator& random, const QStringList& sentences, const QString& value)
{
    return sentences[random.bounded(sentences.size())].arg(value);
}

} // namespace steward::test
