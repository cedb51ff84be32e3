// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search_words.h"

namespace steward {

QString foldedWords(const QString& text)
{
    const QString plain = text.normalized(QString::NormalizationForm_KD);
    QString folded;
    folded.reserve(plain.size());
    for (qsizetype at = 0; at < plain.size(); ++at) {
        char32_t character = plain[at].unicode();
        if (QChar::isHighSurrogate(character) && at + 1 < plain.size() && plain[at + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(plain[at], plain[at + 1]);
            ++at;
        }
        if (QChar::isMark(character))
            continue;
        if (QChar::isLetterOrNumber(character))
            folded += QChar::fromUcs4(QChar::toLower(character));
        else
            folded += u' ';
    }
    return folded;
}

QStringList searchWords(const QString& search)
{
    constexpr int most = 16;
    return foldedWords(search.left(1000)).split(u' ', Qt::SkipEmptyParts).mid(0, most);
}

} // namespace steward
