// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small pure functions on text that several rooms need.
#pragma once

#include <QString>
#include <QStringList>

namespace steward {

/// The first `limit` characters (code points, never half of one) of `text` with white space collapsed: an
/// inbox excerpt.
QString excerptOf(QStringView text, int limit = 160);

/// "a, b and c" for sentences.
QString joinWords(const QStringList& words);

/// Number of Unicode code points; spans of findings count in these.
qsizetype codePointCount(QStringView text);

/// UTF-16 index of the code point with number `codePoint`, clamped to the end of the text.
qsizetype utf16Index(QStringView text, qsizetype codePoint);

/// `text` wrapped in Unicode isolates (FSI ... PDI), so that a right-to-left name cannot reorder what stands
/// around it. What is isolated as a whole already stays as it is.
QString isolated(const QString& text);

} // namespace steward
