// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C02: whether somebody is or was a patient is for nobody else to know, however kindly it is said.
#include "rules/checks/checks.h"

#include "base/text.h"

#include <algorithm>

namespace steward {

namespace {

constexpr std::ptrdiff_t wordsOfAClause = 8;
constexpr std::ptrdiff_t wordsOfASentence = 30;

/// "if you had told us" states a fact all the same.
bool statesAFact(std::string_view after)
{
    return after.starts_with("had ") || after.starts_with("hadnt ") || after.starts_with("would ");
}

/// Where a condition or a word for people in general begins in the sentence, ahead of `span`.
std::optional<size_t> conditionBefore(const std::string& plain, const ByteSpan& span, const char* list)
{
    const ByteSpan sentence = plainSentence(plain, span);
    const std::string_view text(plain.data() + sentence.start, sentence.end - sentence.start);
    std::optional<size_t> last;
    const auto found = phrasesIn(text, list);
    for (const ByteSpan& marker : found) {
        const size_t at = sentence.start + marker.start;
        if (at < span.start && !statesAFact(text.substr(std::min(marker.end, text.size()))))
            last = at;
    }
    return last;
}

/// A condition covers its own clause, which ends at a comma or after some words.
bool isCovered(const DraftReading& reading, size_t from, const ByteSpan& span, std::ptrdiff_t words)
{
    const std::string_view between(reading.reading.plain.data() + from, span.start + 1 - from);
    if (std::count(between.begin(), between.end(), ' ') > words)
        return false;
    const ByteSpan original = reading.reading.wordsUnder({from, span.start + 2});
    return reading.reading.text(original).find(',') == std::string_view::npos;
}

bool sentenceHolds(const std::string& plain, const ByteSpan& span, const char* list)
{
    const ByteSpan sentence = plainSentence(plain, span);
    return hasPhrase(std::string_view(plain.data() + sentence.start, sentence.end - sentence.start), list);
}

bool isWithinAny(const ByteSpan& span, const QList<ByteSpan>& others)
{
    return std::any_of(others.begin(), others.end(),
        [&span](const ByteSpan& other) { return other.start <= span.start && span.end <= other.end; });
}

/// Somebody, something clinical and the past in one sentence tell of a contact, however they are put
/// together. "You" as the one who writes, or who may do something, is no patient.
QList<ByteSpan> tellingSentences(const std::string& plain)
{
    QList<ByteSpan> found;
    const auto clinical = phrasesIn(plain, "C02 clinical");
    for (const ByteSpan& word : clinical) {
        const ByteSpan sentence = plainSentence(plain, word);
        if (!found.isEmpty() && found.last().end > sentence.start)
            continue;
        const std::string_view text(plain.data() + sentence.start, sentence.end - sentence.start);
        if (hasPhrase(text, "conditional") || hasPhrase(text, "plural") || !hasPhrase(text, "C02 past"))
            continue;
        const auto persons = phrasesIn(text, "C02 person");
        const auto writers = phrasesIn(text, "C02 writer");
        const auto person = std::find_if(persons.begin(), persons.end(),
            [&writers](const ByteSpan& each) { return !isWithinAny(each, writers); });
        if (person == persons.end())
            continue;
        const size_t at = sentence.start + person->start;
        found << ByteSpan{std::min(at, word.start), std::max(sentence.start + person->end, word.end)};
    }
    return found;
}

/// What the draft says of one person, not of whoever it may concern.
QList<ByteSpan> confirmations(const DraftReading& reading)
{
    const std::string& plain = reading.reading.plain;
    QList<ByteSpan> found = phrasesIn(plain, "C02");
    found.removeIf([&](const ByteSpan& span) {
        const auto condition = conditionBefore(plain, span, "conditional");
        return condition && isCovered(reading, *condition, span, wordsOfAClause);
    });
    QList<ByteSpan> possession = phrasesIn(plain, "C02 possession");
    possession.removeIf([&](const ByteSpan& span) {
        const auto condition = conditionBefore(plain, span, "conditional");
        return condition && isCovered(reading, *condition, span, wordsOfASentence);
    });
    QList<ByteSpan> health = phrasesIn(plain, "C02 health");
    health.removeIf([&](const ByteSpan& span) {
        return conditionBefore(plain, span, "conditional").has_value()
            || sentenceHolds(plain, span, "general service");
    });
    QList<ByteSpan> body = phrasesIn(plain, "C02 body");
    body.removeIf([&](const ByteSpan& span) {
        return conditionBefore(plain, span, "conditional").has_value()
            || sentenceHolds(plain, span, "general help");
    });
    QList<ByteSpan> theirs = phrasesIn(plain, "C02 their");
    theirs.removeIf([&](const ByteSpan& span) {
        return conditionBefore(plain, span, "conditional").has_value()
            || conditionBefore(plain, span, "plural").has_value();
    });
    found += possession + health + body + theirs;
    return found.isEmpty() ? tellingSentences(plain) : found;
}

/// The same intent without the confirmation.
QString neutralSentence(const QString& sentence)
{
    const auto says = [&sentence](std::initializer_list<const char*> stems) {
        return std::any_of(stems.begin(), stems.end(),
            [&](const char* stem) { return sentence.contains(QLatin1String(stem), Qt::CaseInsensitive); });
    };
    if (says({"sorry", "apolog", "regret"}))
        return QStringLiteral("We are sorry to read this.");
    if (says({"thank", "glad", "pleas", "delight", "happy", "lovely", "wish you", "recovery", "get well"}))
        return QStringLiteral("Thank you for your kind words.");
    return QStringLiteral("We cannot talk about anybody's care here; please contact us privately.");
}

} // namespace

CheckResult checkConfirmsPatient(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C02")}, CheckOutcome::Pass,
        QStringLiteral("No phrase was found that confirms or denies that somebody is a patient."), {},
        Tier::Possible};
    const auto found = confirmations(reading);
    for (const ByteSpan& span : found)
        result.spans << reading.spanOfPlain(span);
    if (result.spans.isEmpty())
        return result;
    std::sort(result.spans.begin(), result.spans.end());
    result.spans.erase(std::unique(result.spans.begin(), result.spans.end()), result.spans.end());
    const QString& text = reading.draft.text;
    const auto first = result.spans.first();
    result.outcome = CheckOutcome::Block;
    result.tier = Tier::Likely;
    result.message
        = QStringLiteral("\u201c%1\u201d tells readers that the person is or is not a patient; say "
                         "it without confirming any contact.")
              .arg(textUnder(text, first).simplified().left(60));
    result.suggestion
        = reworded(reading, first, neutralSentence(textUnder(text, sentencesUnder(text, first))));
    return result;
}

} // namespace steward
