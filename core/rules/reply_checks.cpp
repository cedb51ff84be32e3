// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/reply_checks.h"

#include "rules/checks/checks.h"

#include <algorithm>
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
    CheckEntry{"C12", checkNeutral}, CheckEntry{"C13", checkMedia}};

} // namespace

QList<CheckResult> checkDraft(
    const Matcher& matcher, const QList<ChecklistItem>& checklist, const DraftForChecks& draft)
{
    TextFacts facts;
    facts.ownNumbers = draft.ownNumbers;
    facts.isDraft = true;
    const DraftReading reading{matcher, draft, readingOf(draft.text), matcher.assess(draft.text, facts)};
    const auto asked = itemsFor(checklist, draft.kind);
    QList<CheckResult> results;
    for (const ChecklistItem& item : checklist) {
        const auto entry = std::find_if(checkTable.begin(), checkTable.end(),
            [&](const CheckEntry& each) { return item.id.value == QLatin1String(each.item); });
        const bool onlyWithMedia = item.kinds.isEmpty();
        if (entry == checkTable.end() || !(onlyWithMedia || asked.contains(item)))
            continue;
        const CheckResult result = entry->check(reading);
        if (!onlyWithMedia || result.outcome != CheckOutcome::Pass)
            results << result;
    }
    return results;
}

} // namespace steward
