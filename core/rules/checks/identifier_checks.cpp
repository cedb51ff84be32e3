// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C01 and C03: what could tell a reader who somebody is.
#include "rules/checks/checks.h"

#include "base/text.h"
#include "rules/adding_up.h"
#include "rules/quasi_identifiers.h"

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

using Kinds = QSet<QuasiKind>;

Kinds kindsOf(const std::vector<QuasiDetail>& details)
{
    Kinds kinds;
    for (const QuasiDetail& detail : details)
        kinds.insert(detail.kind);
    return kinds;
}

/// Kinds of detail that the thread itself already holds; posts add up.
Kinds kindsInThread(const QStringList& texts)
{
    Kinds kinds;
    for (const QString& text : texts)
        kinds.unite(kindsOf(quasiDetails(readingOf(text))));
    return kinds;
}

/// A name or a number beside an illness: the detector has marked the illness.
bool hasNamedCondition(const DraftReading& reading)
{
    return std::any_of(
        reading.assessment.findings.begin(), reading.assessment.findings.end(), [](const Finding& finding) {
            return finding.detector == QLatin1String("identifiability") && finding.tier == Tier::Certain
                && finding.level == QLatin1String(nameOf(QuasiKind::Condition));
        });
}

} // namespace

bool isIdentifier(const Finding& finding)
{
    // An age, or details that only together mean somebody, are C03's.
    return finding.rule.value == QLatin1String("R01") && finding.detector != QLatin1String("age")
        && finding.detector != QLatin1String("identifiability");
}

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
    const auto details = quasiDetails(reading.reading);
    Kinds kinds = kindsOf(details);
    for (const QuasiDetail& detail : details)
        result.spans.append(reading.spanOf(detail.span));
    const auto own = kinds.size();
    if (own >= 2) // one detail of ours on top of theirs is how a thread adds up; one alone is small talk
        kinds.unite(kindsInThread(reading.draft.threadTexts));
    const auto tier = tierOfKinds(size_t(kinds.size()), true);
    if (!tier && hasNamedCondition(reading)) {
        result.outcome = CheckOutcome::Warn;
        result.tier = Tier::Certain;
        result.message
            = QStringLiteral("The draft sets an illness beside somebody's name or number; leave both out.");
        return result;
    }
    if (!tier) {
        result.spans.clear();
        result.message = QStringLiteral("No combination of details that points to one person was found.");
        return result;
    }
    result.outcome = CheckOutcome::Warn;
    result.tier = tierOfKinds(size_t(own), true).value_or(Tier::Likely);
    QStringList names;
    for (const QuasiKind kind : std::as_const(kinds))
        names << QString::fromLatin1(nameOf(kind)).replace(u'-', u' ');
    names.sort();
    result.message = QStringLiteral("Together %1 could point to one person; say it more generally.")
                         .arg(joinWords(names));
    return result;
}

} // namespace steward
