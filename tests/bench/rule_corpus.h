// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that nobody wrote and texts for them, the same every time.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace steward::bench {

/// RE2 patterns, which QRegularExpression reads alike: of a hundred, 40 words, 15 phrases, 20 words that may
/// be spelt with signs and separators between (no literal stands in all that they match), 15 words at a
/// distance, 5 words with numbers, 5 hashtags; the first ten are shapes of numbers, which require no literal
/// either.
QStringList rulePatterns(int count);

/// About 187 bytes each, some with emoji and numbers. Two words in a hundred are Cyrillic, whole: where
/// letters of two alphabets meet, RE2 and QRegularExpression disagree on where a word ends.
QStringList ruleTexts(int count);

/// A rules file with one rule a pattern.
QByteArray ruleFile(const QStringList& patterns);

} // namespace steward::bench
