// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/reply_checks.h"

#include "rules/checks/checks.h"

#include <array>

namespace steward {

namespace {

struct CheckEntry {
    const char* item;
    CheckResult (*check)(const DraftReading&);
};
constexpr std::array checkTable{CheckEntry{"C01", checkIdentifiers}, CheckEntry{"C02", checkConfirmsPatient},
    CheckEntry{"C03", checkQuasiIdentifiers}, CheckEntry{"C04", checkAdvice},
    CheckEntry{"C05", checkAddedDetail}, CheckEntry{"C06", checkAudience},
    CheckEntry{"C07", checkAsksForData}, CheckEntry{"C08", checkSignposts}, CheckEntry{"C09", checkTone},
    CheckEntry{"C10", checkEndorsement}, CheckEntry{"C11", checkNamedColleagues},
    CheckEntry{"C12", checkNeutral}};

} // namespace

QList<CheckResult> checkDraft(
    const Matcher& matcher, const QList<ChecklistItem>& checklist, const DraftForChecks& draft)
{
    TextFacts facts;
    facts.ownNumbers = draft.ownNumbers;
    const DraftReading reading{matcher, draft, readingOf(draft.text), matcher.assess(draft.text, facts)};
    QList<CheckResult> results;
    for (const ChecklistItem& item : itemsFor(checklist, draft.kind)) {
        for (const CheckEntry& entry : checkTable) {
            if (item.id.value == QLatin1String(entry.item))
                results << entry.check(reading);
        }
    }
    return results;
}

} // namespace steward
