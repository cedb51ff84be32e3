// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"
#include "domain/decide_draft.h"

namespace steward {

namespace {

constexpr std::array orderOfTheDesk{Action::Keep, Action::Approve, Action::Hide, Action::Unhide, Action::Hold,
    Action::Remove, Action::Restore, Action::Spam, Action::Warn, Action::Block, Action::Unblock,
    Action::Report};

Result<void> mayBeDone(const Case& subject, const CaseItem& item, Action action, const Circumstances& in)
{
    const Draft draft(subject, in);
    if (const auto allowed = mayAct(draft, permissionFor(action)); !allowed)
        return allowed;
    return mayDecide(subject, item, action, in);
}

} // namespace

QList<OfferedAction> offeredActions(const Case& subject, ItemId id, const Circumstances& circumstances)
{
    const CaseItem* item = subject.item(id);
    if (!item || item->direction == Direction::Outbound)
        return {};
    QList<OfferedAction> offered;
    for (const Action action : orderOfTheDesk) {
        if (!circumstances.capabilities.allows(action))
            continue;
        const auto capability = circumstances.capabilities.actions.value(action);
        const auto possible = mayBeDone(subject, *item, action, circumstances);
        offered << OfferedAction{action, possible.hasValue(), possible ? QString() : possible.error().message,
            capability.reversibility, capability.note};
    }
    return offered;
}

} // namespace steward
