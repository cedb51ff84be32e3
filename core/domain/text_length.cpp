// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text_length.h"

#include "base/text.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace steward {

namespace {

constexpr int linkLength = 23;

/// Takes every link out of `text` and says how many there were.
int takeLinks(QString& text)
{
    static const QRegularExpression link(QStringLiteral("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]']"),
        QRegularExpression::CaseInsensitiveOption);
    int count = 0;
    for (auto match = link.match(text); match.hasMatch(); match = link.match(text)) {
        text.remove(match.capturedStart(), match.capturedLength());
        ++count;
    }
    return count;
}

template <typename Count> int overGraphemes(const QString& text, const Count& count)
{
    int sum = 0;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > 0; from = to, to = finder.toNextBoundary())
        sum += count(QStringView(text).mid(from, to - from));
    return sum;
}

bool isLight(char32_t c)
{
    return c <= 4351 || (c >= 8192 && c <= 8205) || (c >= 8208 && c <= 8223) || (c >= 8242 && c <= 8247);
}

bool isEmoji(char32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x20E3 || c == 0xFE0F;
}

int weightOf(QStringView grapheme)
{
    int weight = 0;
    bool emoji = false;
    const auto points = grapheme.toUcs4();
    for (const char32_t c : points) {
        emoji = emoji || isEmoji(c);
        weight += isLight(c) ? 1 : 2;
    }
    return emoji ? 2 : weight;
}

} // namespace

int countedLength(const QString& text, LengthUnit unit)
{
    switch (unit) {
    case LengthUnit::Characters:
        return int(codePointCount(text));
    case LengthUnit::Bytes:
        return int(text.toUtf8().size());
    case LengthUnit::Graphemes: {
        QString rest = text;
        const int links = takeLinks(rest);
        return links * linkLength + overGraphemes(rest, [](QStringView) { return 1; });
    }
    case LengthUnit::Weighted: {
        QString rest = text.normalized(QString::NormalizationForm_C);
        const int links = takeLinks(rest);
        return links * linkLength + overGraphemes(rest, weightOf);
    }
    }
    return 0;
}

bool fits(const QString& text, const Platform& platform)
{
    return platform.lengthLimit == 0 || countedLength(text, platform.lengthUnit) <= platform.lengthLimit;
}

} // namespace steward
