// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C05: a reply repeats no more than its author posted, and adds nothing.
#include "rules/checks/checks.h"

#include "base/text.h"
#include "rules/quasi_identifiers.h"

#include <algorithm>

namespace steward {

namespace {

using Spans = QList<QPair<qsizetype, qsizetype>>;

/// "mum" for "mother": what somebody called a relative is not ours to hold against a draft.
QString relationOf(const QString& word)
{
    static const QHash<QString, QString> names{{QStringLiteral("mother"), QStringLiteral("mum")},
        {QStringLiteral("mam"), QStringLiteral("mum")}, {QStringLiteral("mom"), QStringLiteral("mum")},
        {QStringLiteral("mummy"), QStringLiteral("mum")}, {QStringLiteral("father"), QStringLiteral("dad")},
        {QStringLiteral("grandmother"), QStringLiteral("gran")},
        {QStringLiteral("granny"), QStringLiteral("gran")},
        {QStringLiteral("grandma"), QStringLiteral("gran")}, {QStringLiteral("nan"), QStringLiteral("gran")},
        {QStringLiteral("nana"), QStringLiteral("gran")}, {QStringLiteral("nanna"), QStringLiteral("gran")},
        {QStringLiteral("grandfather"), QStringLiteral("grandad")},
        {QStringLiteral("grandpa"), QStringLiteral("grandad")},
        {QStringLiteral("kid"), QStringLiteral("child")}, {QStringLiteral("kids"), QStringLiteral("child")},
        {QStringLiteral("children"), QStringLiteral("child")},
        {QStringLiteral("baby"), QStringLiteral("child")},
        {QStringLiteral("newborn"), QStringLiteral("child")},
        {QStringLiteral("little one"), QStringLiteral("child")},
        {QStringLiteral("son"), QStringLiteral("child")},
        {QStringLiteral("daughter"), QStringLiteral("child")},
        {QStringLiteral("boy"), QStringLiteral("child")}, {QStringLiteral("girl"), QStringLiteral("child")},
        {QStringLiteral("toddler"), QStringLiteral("child")},
        {QStringLiteral("family member"), QStringLiteral("family")},
        {QStringLiteral("relative"), QStringLiteral("family")},
        {QStringLiteral("loved one"), QStringLiteral("family")}};
    return names.value(word, word);
}

/// What the author has posted, in the forms in which details are looked up in it.
struct Thread {
    QString bare;
    QSet<QString> words;

    explicit Thread(const QStringList& texts)
    {
        for (const QString& text : texts) {
            bare += bareForm(text) + u' ';
            for (const Word& word : readingOf(text).words)
                words << relationOf(QString::fromStdString(word.folded));
        }
    }
    bool holds(const QString& detail) const { return bare.contains(bareForm(detail)); }
};

/// "sorry that Jean waited", "Mrs Example": a name that the thread may not hold.
Spans namesIn(const DraftReading& reading)
{
    static const re2::RE2 titled("\\b((?:Mr|Mrs|Ms|Miss|Mx)\\.? [A-Z][\\p{L}'\\-]+)");
    static const re2::RE2 mentioned(
        "(?i:sorry|glad|hear|read|sad|know|understand|regret|delighted|pleased) "
        "(?:(?i:to|hear|read|that|about|for|what|how|learn|of) ){1,3}([A-Z][a-z]{2,20})"
        "(?:'s)? (?:was|is|had|has|did|waited|could|will|were|and|felt|got|came|went|"
        "experience|stay|visit|treatment|loss)\\b");
    Spans spans;
    const auto take = [&](const ByteSpan& span) { spans << reading.spanOf(span); };
    forEachMatch(titled, reading.reading.normal.bytes, take);
    forEachMatch(mentioned, reading.reading.normal.bytes, take);
    return spans;
}

/// What the author would know themselves by; a day or a relative is in half of all replies.
bool isTelling(QuasiKind kind)
{
    return kind == QuasiKind::Age || kind == QuasiKind::PlaceOfCare || kind == QuasiKind::Condition
        || kind == QuasiKind::RareEvent || kind == QuasiKind::School;
}

Spans newRelations(const DraftReading& reading, const Thread& thread)
{
    Spans spans;
    const auto found = phrasesIn(reading.reading.plain, "C05 kin");
    for (const ByteSpan& span : found) {
        const auto word
            = QString::fromStdString(reading.reading.plain.substr(span.start, span.end - span.start));
        if (!thread.words.contains(relationOf(word)))
            spans << reading.spanOfPlain(span);
    }
    return spans;
}

} // namespace

CheckResult checkAddedDetail(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C05")}, CheckOutcome::Pass,
        QStringLiteral("No detail was found that the author did not post."), {}, Tier::Possible};
    const Thread thread(reading.draft.threadTexts);
    const auto take = [&](const QPair<qsizetype, qsizetype>& span) {
        if (!thread.holds(textUnder(reading.draft.text, span)))
            result.spans << span;
    };
    for (const Finding& finding : reading.assessment.findings) {
        if (isIdentifier(finding) && finding.tier != Tier::Possible) {
            const auto before = result.spans.size();
            take({finding.start, finding.end});
            if (result.spans.size() > before)
                result.tier = std::min(result.tier, finding.tier);
        }
    }
    for (const QuasiDetail& detail : quasiDetails(reading.reading)) {
        if (isTelling(detail.kind))
            take(reading.spanOf(detail.span));
    }
    for (const auto& span : namesIn(reading))
        take(span);
    for (const auto& span : spansOf(reading, "C05 detail"))
        take(span);
    if (!reading.draft.threadTexts.isEmpty())
        result.spans << newRelations(reading, thread);
    if (result.spans.isEmpty())
        return result;
    std::sort(result.spans.begin(), result.spans.end());
    result.spans.erase(std::unique(result.spans.begin(), result.spans.end()), result.spans.end());
    result.outcome = CheckOutcome::Block;
    result.tier = std::min(result.tier, Tier::Likely);
    result.message
        = QStringLiteral("\u201c%1\u201d is something that the author did not post; take it out or give a "
                         "reason.")
              .arg(textUnder(reading.draft.text, result.spans.first()).simplified().left(60));
    return result;
}

} // namespace steward
