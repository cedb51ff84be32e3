// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of rules ask of a matcher, in short.
#pragma once

#include "base/text.h"
#include "rules/matcher.h"

#include <QFile>

namespace steward::test {

/// One matcher for a whole test program: building it is what takes the time.
inline const Matcher& shippedMatcher()
{
    static const Matcher matcher(RuleSet::shipped(), QByteArray(32, 's'));
    return matcher;
}

inline QString spanText(const QString& text, const Finding& finding)
{
    const qsizetype from = utf16Index(text, finding.start);
    return text.mid(from, utf16Index(text, finding.end) - from);
}

/// "phone likely '07700 900461'", for messages and comparisons.
inline QStringList described(const QString& text, const Assessment& assessment)
{
    QStringList list;
    for (const Finding& finding : assessment.findings)
        list << finding.detector + u' ' + toText(finding.tier) + u" '" + spanText(text, finding) + u'\'';
    return list;
}

inline const Finding* findingOf(const Assessment& assessment, const QString& detector)
{
    for (const Finding& finding : assessment.findings) {
        if (finding.detector == detector)
            return &finding;
    }
    return nullptr;
}

inline QStringList linesOf(const QString& name)
{
    QFile file(QStringLiteral(STEWARD_SOURCE_DIR "/tests/rules/data/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace steward::test
