// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C09: plain, kind words. How hard a draft is to read is given as an age, which people can picture.
#include "rules/checks/checks.h"

#include "base/text.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace steward {

namespace {

constexpr size_t wordsToJudge = 25; ///< fewer say little of how hard a text is
constexpr int oldestReader = 17; ///< from here on a draft is hard work for many

/// Vowel groups, a silent final e left out: near enough for a reading score.
int syllables(const std::string& word)
{
    int count = 0;
    bool inVowel = false;
    for (const char c : word) {
        const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
        count += vowel && !inVowel ? 1 : 0;
        inVowel = vowel;
    }
    if (count > 1 && word.back() == 'e')
        --count;
    return std::max(count, 1);
}

/// The age at which most people read this with ease: Flesch-Kincaid grade plus five.
int readingAge(const Reading& reading)
{
    double sentences = 0;
    double syllableCount = 0;
    for (const Word& word : reading.words) {
        sentences += word.endsSentence ? 1 : 0;
        syllableCount += syllables(word.folded);
    }
    const double words = double(std::max<size_t>(reading.words.size(), 1));
    if (!reading.words.empty() && !reading.words.back().endsSentence)
        ++sentences;
    constexpr double fromGradeToAge = 5;
    const double grade = 0.39 * (words / std::max(sentences, 1.0)) + 11.8 * (syllableCount / words) - 15.59;
    return std::clamp(int(std::lround(grade + fromGradeToAge)), 5, 30);
}

bool isShouted(std::string_view text)
{
    static constexpr std::array names = std::to_array<std::string_view>(
        {"SHOUT", "PALS", "HOPELINE", "CAMHS", "RSPCA", "NSPCC", "MHRA", "COVID", "CALM", "NICE", "ADHD"});
    return text.size() >= 4
        && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '\''; })
        && std::find(names.begin(), names.end(), text) == names.end();
}

QList<QPair<qsizetype, qsizetype>> shoutedWords(const DraftReading& reading)
{
    QList<QPair<qsizetype, qsizetype>> spans;
    for (const Word& word : reading.reading.words) {
        if (isShouted(reading.reading.text(word.span)))
            spans << reading.spanOf(word.span);
    }
    constexpr qsizetype enough = 3;
    return spans.size() >= enough ? spans : QList<QPair<qsizetype, qsizetype>>();
}

/// Faces that laugh at somebody.
QList<QPair<qsizetype, qsizetype>> mockingFaces(const QString& text)
{
    static constexpr std::array<char32_t, 12> faces{0x1F602, 0x1F923, 0x1F644, 0x1F61C, 0x1F61D, 0x1F92A,
        0x1F92D, 0x1F60F, 0x1F612, 0x1F926, 0x1F595, 0x1F921};
    QList<QPair<qsizetype, qsizetype>> spans;
    const auto points = text.toUcs4();
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (std::find(faces.begin(), faces.end(), points[i]) != faces.end())
            spans.append({i, i + 1});
    }
    return spans;
}

/// "start" for "commence"; nothing where a single word will not do.
std::optional<Suggestion> plainer(const DraftReading& reading, const QPair<qsizetype, qsizetype>& span)
{
    static const QJsonObject words
        = shippedObject(QStringLiteral(":/checklists/phrases.json"))[QLatin1String("plainer")].toObject();
    const QString said = textUnder(reading.draft.text, span);
    QString better = words[said.simplified().toLower()].toString();
    if (better.isEmpty())
        return {};
    if (said.front().isUpper())
        better.front() = better.front().toUpper();
    return Suggestion{span, better};
}

CheckResult found(const QList<QPair<qsizetype, qsizetype>>& spans, const QString& message,
    const std::optional<Suggestion>& suggestion = {})
{
    return {ChecklistItemId{QStringLiteral("C09")}, CheckOutcome::Warn, message, spans, Tier::Possible,
        suggestion};
}

QList<QPair<qsizetype, qsizetype>> offensiveWords(const DraftReading& reading)
{
    QList<QPair<qsizetype, qsizetype>> spans;
    for (const Finding& finding : reading.assessment.findings) {
        if (finding.detector == QLatin1String("profanity"))
            spans.append({finding.start, finding.end});
    }
    return spans;
}

QPair<qsizetype, qsizetype> doubledMark(const QString& text)
{
    const auto at = text.indexOf(QLatin1String("!!"));
    if (at < 0)
        return {0, 0};
    auto end = at;
    while (end < text.size() && text[end] == u'!')
        ++end;
    const auto first = codePointCount(QStringView(text).left(at));
    return {first, first + end - at};
}

} // namespace

CheckResult checkTone(const DraftReading& reading)
{
    const QString& text = reading.draft.text;
    if (reading.reading.words.empty())
        return found({}, QStringLiteral("The draft is empty; write a reply first."));
    if (const auto spans = offensiveWords(reading); !spans.isEmpty())
        return found(spans, QStringLiteral("A word in the draft could offend; choose another."));
    if (const auto spans = spansOf(reading, "C09"); !spans.isEmpty())
        return found(spans,
            QStringLiteral("\u201c%1\u201d can sound cold, blaming or stiff; say it kindly and plainly.")
                .arg(textUnder(text, spans.first()).simplified().left(60)),
            plainer(reading, spans.first()));
    if (const auto spans = mockingFaces(text); !spans.isEmpty())
        return found(spans, QStringLiteral("This face can look as if we laughed at somebody; leave it out."),
            Suggestion{spans.first(), {}});
    if (const auto spans = shoutedWords(reading); !spans.isEmpty())
        return found(spans,
            QStringLiteral("Words in capitals read as shouting; write them in small letters."),
            Suggestion{spans.first(), textUnder(text, spans.first()).toLower()});
    if (const auto mark = doubledMark(text); mark.second > 0)
        return found({mark},
            QStringLiteral("Several exclamation marks in a row can sound flippant; one is enough."),
            Suggestion{mark, QStringLiteral("!")});
    const int age = readingAge(reading.reading);
    const bool isLong = reading.reading.words.size() >= wordsToJudge;
    if (isLong && age >= oldestReader)
        return found({},
            QStringLiteral("The draft is hard to read (reading age about %1; 9 to 11 is plain "
                           "English); use shorter sentences and everyday words.")
                .arg(age));
    return {ChecklistItemId{QStringLiteral("C09")}, CheckOutcome::Pass,
        isLong ? QStringLiteral("Nothing was found in tone or wording (reading age about %1).").arg(age)
               : QStringLiteral("Nothing was found in tone or wording."),
        {}, Tier::Possible};
}

} // namespace steward
