// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How texts and searches are cut into words, the same for both engines.
#pragma once

#include <QString>
#include <QStringList>

namespace steward {

/// Lower case, without accents, everything but letters and digits replaced by spaces: what is indexed where
/// the engine has no tokeniser of its own that does so.
QString foldedWords(const QString& text);

/// The words of a search, at most 16; nothing in them can be read as an operator.
QStringList searchWords(const QString& search);

} // namespace steward
