// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

namespace steward {

QString excerptOf(QStringView text, int limit)
{
    QString out;
    out.reserve(limit + 1);
    int points = 0;
    bool pendingSpace = false;
    for (qsizetype i = 0; i < text.size() && points < limit; ++i) {
        const QChar c = text[i];
        if (c.isSpace()) {
            pendingSpace = !out.isEmpty();
            continue;
        }
        if (pendingSpace) {
            if (points + 1 >= limit)
                break;
            out += u' ';
            ++points;
            pendingSpace = false;
        }
        out += c;
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            out += text[++i];
        ++points;
    }
    return out;
}

QString joinWords(const QStringList& words)
{
    if (words.size() < 2)
        return words.value(0);
    return words.mid(0, words.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" and ") + words.last();
}

qsizetype codePointCount(QStringView text)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++count) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return count;
}

qsizetype utf16Index(QStringView text, qsizetype codePoint)
{
    qsizetype i = 0;
    for (; i < text.size() && codePoint > 0; ++i, --codePoint) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return i;
}

QString isolated(const QString& text)
{
    constexpr QChar first(0x2068); // FSI
    constexpr QChar end(0x2069); // PDI
    // What is inside must be balanced, or it would end the isolate early and reorder what stands around it.
    QString inner;
    int depth = 0;
    bool whole = text.startsWith(first);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == end && depth == 0)
            continue;
        if (c == end)
            --depth;
        else if (c >= QChar(0x2066) && c <= first)
            ++depth;
        whole = whole && (depth > 0 || i == text.size() - 1);
        inner += c;
    }
    inner += QString(depth, end);
    // A name may have been isolated where it was read: twice says no more than once.
    return whole ? inner : first + inner + end;
}

} // namespace steward
