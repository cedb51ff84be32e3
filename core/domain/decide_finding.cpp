// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person thinks of a finding.
#include "domain/decide_draft.h"

namespace steward {

Result<Events> apply(Draft draft, const command::JudgeFinding& command)
{
    // It is about the rule, not about the work on the case: a claim is neither needed nor in the way.
    if (const auto allowed = mayTouch(draft, Permission::WorkCases); !allowed)
        return allowed.error();
    if (const auto person = onlyPerson(draft); !person)
        return person.error();
    const CaseItem* item = draft.now().item(command.item);
    if (!item)
        return notFound(
            QStringLiteral("There is no such item in this case; show the case to see its items."));
    std::optional<Tier> surest;
    for (const auto& finding : draft.in().findings) {
        if (finding.rule == command.rule && finding.detector == command.detector)
            surest = std::min(surest.value_or(finding.tier), finding.tier);
    }
    if (!surest)
        return notFound(QStringLiteral("The rules found nothing of that kind in this item; show the case to "
                                       "see what they found."));
    if (draft.in().judged != command.verdict)
        draft.add(event::FindingJudged{item->id, item->revision, command.rule, command.detector, *surest,
            command.verdict, draft.person()});
    return std::move(draft).events();
}

} // namespace steward
