// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C01, C03 and C05: what could tell a reader who somebody is.
#include "rules/checks/checks.h"

#include "base/text.h"
#include "rules/digits.h"

#include <algorithm>

namespace steward {

namespace {

/// What a finding is called in a sentence.
QString nameOf(const QString& detector)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("nhs-number"), QStringLiteral("an NHS number")},
        {QStringLiteral("chi-number"), QStringLiteral("a CHI number")},
        {QStringLiteral("phone"), QStringLiteral("a telephone number")},
        {QStringLiteral("email"), QStringLiteral("an e-mail address")},
        {QStringLiteral("postcode"), QStringLiteral("a postcode")},
        {QStringLiteral("date-of-birth"), QStringLiteral("a date of birth")},
        {QStringLiteral("address"), QStringLiteral("an address")},
        {QStringLiteral("person"), QStringLiteral("a name")}};
    return names.value(detector, QStringLiteral("a personal detail (%1)").arg(detector));
}

bool isIdentifier(const Finding& finding)
{
    return finding.rule.value == QLatin1String("R01");
}

/// The details in a text that are not a name but narrow down who it is about: kind and place.
QList<QPair<int, QPair<qsizetype, qsizetype>>> quasiDetails(const DraftReading& reading)
{
    QList<QPair<int, QPair<qsizetype, qsizetype>>> details;
    shippedPhrases().quasiIdentifiers->forEach(reading.reading.plain, [&](const ByteSpan& span, int kind) {
        details.append({kind, reading.spanOfPlain(span)});
    });
    std::sort(
        details.begin(), details.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return details;
}

/// Kinds of detail that the thread itself already holds; posts add up.
QSet<int> kindsInThread(const QStringList& texts)
{
    QSet<int> kinds;
    for (const QString& text : texts) {
        const Reading reading = readingOf(text);
        shippedPhrases().quasiIdentifiers->forEach(
            reading.plain, [&](const ByteSpan&, int kind) { kinds.insert(kind); });
    }
    return kinds;
}

} // namespace

CheckResult checkIdentifiers(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C01")}, CheckOutcome::Pass, {}, {}, Tier::Possible};
    QStringList kinds;
    for (const Finding& finding : reading.assessment.findings) {
        if (!isIdentifier(finding))
            continue;
        result.spans.append({finding.start, finding.end});
        result.tier = std::min(result.tier, finding.tier);
        if (!kinds.contains(nameOf(finding.detector)))
            kinds << nameOf(finding.detector);
    }
    if (kinds.isEmpty()) {
        result.message = QStringLiteral("No direct identifier was found in the draft.");
        return result;
    }
    result.outcome = result.tier == Tier::Possible ? CheckOutcome::Warn : CheckOutcome::Block;
    if (result.tier == Tier::Possible)
        result.message
            = QStringLiteral("The draft may hold %1; look again before it goes out.").arg(joinWords(kinds));
    else
        result.message = QStringLiteral("The draft holds %1; take it out, because a reply must never carry "
                                        "anything that identifies a person.")
                             .arg(joinWords(kinds));
    return result;
}

CheckResult checkQuasiIdentifiers(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C03")}, CheckOutcome::Pass, {}, {}, Tier::Possible};
    const auto details = quasiDetails(reading);
    QSet<int> kinds;
    for (const auto& [kind, span] : details) {
        kinds.insert(kind);
        result.spans.append(span);
    }
    const auto own = kinds.size();
    if (own >= 2) // one detail of ours on top of theirs is how a thread adds up; one alone is small talk
        kinds.unite(kindsInThread(reading.draft.threadTexts));
    if (kinds.size() < 3) {
        result.spans.clear();
        result.message = QStringLiteral("No combination of details that points to one person was found.");
        return result;
    }
    result.outcome = CheckOutcome::Warn;
    result.tier = own >= 4 ? Tier::Certain : Tier::Likely;
    QStringList names;
    for (const int kind : kinds)
        names << QString(shippedPhrases().kinds[kind]).replace(u'-', u' ');
    names.sort();
    result.message = QStringLiteral("Together %1 could point to one person; say it more generally.")
                         .arg(joinWords(names));
    return result;
}

CheckResult checkAddedDetail(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C05")}, CheckOutcome::Pass, {}, {}, Tier::Possible};
    QString thread;
    for (const QString& text : reading.draft.threadTexts)
        thread += bareForm(text) + u' ';
    const auto isNew = [&](const QPair<qsizetype, qsizetype>& span) {
        return !thread.contains(bareForm(textUnder(reading.draft.text, span)));
    };

    for (const Finding& finding : reading.assessment.findings) {
        if (isIdentifier(finding) && finding.tier != Tier::Possible && isNew({finding.start, finding.end})) {
            result.spans.append({finding.start, finding.end});
            result.tier = std::min(result.tier, finding.tier);
        }
    }
    for (const auto& [kind, span] : quasiDetails(reading)) {
        const QString name = shippedPhrases().kinds[kind];
        const bool telling = name == QLatin1String("age") || name == QLatin1String("place-of-care")
            || name == QLatin1String("condition") || name == QLatin1String("rare-event")
            || name == QLatin1String("school");
        if (telling && isNew(span))
            result.spans.append(span);
    }
    if (!result.spans.isEmpty()) {
        std::sort(result.spans.begin(), result.spans.end());
        result.outcome = CheckOutcome::Block;
        result.tier = std::min(result.tier, Tier::Likely);
        result.message = QStringLiteral(
            "The draft says something that the author did not post; take it out or give a reason.");
        return result;
    }
    result.message = QStringLiteral("No detail was found that the author did not post.");
    return result;
}

} // namespace steward
