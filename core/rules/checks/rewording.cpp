// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Better wordings: a whole sentence for a whole sentence, since half of one rarely fits.
#include "rules/checks/checks.h"

#include "base/text.h"

namespace steward {

namespace {

bool endsSentence(const QString& text, qsizetype at)
{
    const QChar c = text[at];
    if (c == u'\n')
        return true;
    const bool stop = c == u'.' || c == u'!' || c == u'?';
    return stop && (at + 1 == text.size() || text[at + 1].isSpace());
}

} // namespace

QPair<qsizetype, qsizetype> sentencesUnder(const QString& text, const QPair<qsizetype, qsizetype>& span)
{
    qsizetype start = utf16Index(text, span.first);
    qsizetype end = std::max(start, utf16Index(text, span.second));
    while (start > 0 && !endsSentence(text, start - 1))
        --start;
    while (start < end && text[start].isSpace())
        ++start;
    if (end > start && !endsSentence(text, end - 1)) {
        while (end < text.size() && !endsSentence(text, end))
            ++end;
        if (end < text.size() && text[end] != u'\n')
            ++end;
    }
    while (end > start && text[end - 1].isSpace())
        --end;
    const qsizetype first = codePointCount(QStringView(text).left(start));
    return {first, first + codePointCount(QStringView(text).mid(start, end - start))};
}

Suggestion reworded(
    const DraftReading& reading, const QPair<qsizetype, qsizetype>& span, const QString& words)
{
    const QString& text = reading.draft.text;
    const auto sentences = sentencesUnder(text, span);
    const qsizetype from = utf16Index(text, sentences.first);
    const qsizetype to = utf16Index(text, sentences.second);
    const bool saidElsewhere = text.left(from).contains(words) || text.mid(to).contains(words);
    return {sentences, saidElsewhere ? QString() : words};
}

} // namespace steward
