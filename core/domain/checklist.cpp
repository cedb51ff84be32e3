// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/checklist.h"

#include <algorithm>
#include <array>

namespace steward {

namespace {

/// What a machine judges worst comes first; the rest a person need not sign (desk rule 14).
constexpr std::array signFirst{"C02", "C03", "C04", "C07", "C11", "C05", "C09", "C10"};
constexpr qsizetype mostToSign = 4;
constexpr qsizetype mostToSignForThanks = 1;

bool isOneOf(const ChecklistItemId& id, std::initializer_list<const char*> names)
{
    return std::any_of(
        names.begin(), names.end(), [&](const char* name) { return id.value == QLatin1StringView(name); });
}

bool applies(const ChecklistItem& item, ReplyKind kind)
{
    if (kind == ReplyKind::K && isOneOf(item.id, {"C03", "C09", "C10"}))
        return false;
    return item.kinds.contains(kind);
}

qsizetype signingRank(const ChecklistItemId& id)
{
    const auto it = std::find_if(signFirst.begin(), signFirst.end(),
        [&](const char* name) { return id.value == QLatin1StringView(name); });
    return it - signFirst.begin();
}

bool mayBeOverridden(const ChecklistItemId& id, Tier tier)
{
    if (isOneOf(id, {"C01"}))
        return tier != Tier::Certain;
    return isOneOf(id, {"C02", "C05", "C13"});
}

AnswerBy answerFor(
    const ChecklistItem& item, const CheckResult* check, bool needsPerson, const SignOff& signOff)
{
    const Tier tier = check ? check->tier : Tier::Possible;
    const bool overridden
        = mayBeOverridden(item.id, tier) && !signOff.overrides.value(item.id.value).trimmed().isEmpty();
    const bool flagged = check && check->outcome != CheckOutcome::Pass;
    if (flagged && overridden)
        return AnswerBy::Override;
    if (check && check->outcome == CheckOutcome::Block)
        return AnswerBy::Blocked;
    if (!needsPerson)
        return AnswerBy::Machine;
    return signOff.inBulk || signOff.items.contains(item.id) ? AnswerBy::Person : AnswerBy::Open;
}

} // namespace

bool GateVerdict::mayLeave() const
{
    return withState(AnswerBy::Open).isEmpty() && withState(AnswerBy::Blocked).isEmpty();
}

QList<ChecklistItemId> GateVerdict::withState(AnswerBy by) const
{
    QList<ChecklistItemId> items;
    for (const ChecklistAnswer& answer : answers) {
        if (answer.by == by)
            items << answer.item;
    }
    return items;
}

QList<ChecklistItem> itemsFor(const QList<ChecklistItem>& checklist, ReplyKind kind)
{
    QList<ChecklistItem> items;
    std::copy_if(checklist.begin(), checklist.end(), std::back_inserter(items),
        [&](const ChecklistItem& item) { return applies(item, kind); });
    return items;
}

QList<ChecklistItem> itemsFor(
    const QList<ChecklistItem>& checklist, ReplyKind kind, const QList<CheckResult>& checks)
{
    QList<ChecklistItem> items;
    std::copy_if(
        checklist.begin(), checklist.end(), std::back_inserter(items), [&](const ChecklistItem& item) {
            return applies(item, kind)
                || (item.kinds.isEmpty()
                    && std::any_of(checks.begin(), checks.end(),
                        [&](const CheckResult& check) { return check.item == item.id; }));
        });
    return items;
}

QList<ChecklistItemId> humanItemsFor(const QList<ChecklistItem>& checklist, ReplyKind kind)
{
    QList<ChecklistItemId> candidates;
    for (const ChecklistItem& item : itemsFor(checklist, kind)) {
        if (!item.machineOnly)
            candidates << item.id;
    }
    QList<ChecklistItemId> chosen = candidates;
    std::stable_sort(chosen.begin(), chosen.end(),
        [](const auto& a, const auto& b) { return signingRank(a) < signingRank(b); });
    chosen.resize(std::min(chosen.size(), kind == ReplyKind::T ? mostToSignForThanks : mostToSign));
    candidates.removeIf([&](const ChecklistItemId& id) { return !chosen.contains(id); });
    return candidates;
}

GateVerdict judge(const QList<ChecklistItem>& checklist, ReplyKind kind, const QList<CheckResult>& checks,
    const SignOff& signOff)
{
    const auto toSign = humanItemsFor(checklist, kind);
    GateVerdict verdict;
    for (const ChecklistItem& item : itemsFor(checklist, kind, checks)) {
        const auto check = std::find_if(
            checks.begin(), checks.end(), [&](const CheckResult& result) { return result.item == item.id; });
        verdict.answers << ChecklistAnswer{item.id,
            answerFor(item, check == checks.end() ? nullptr : &*check, toSign.contains(item.id), signOff)};
    }
    return verdict;
}

ReplyKind proposedKind(const QList<RuleId>& rules, Audience audience)
{
    const auto hit = [&](std::initializer_list<const char*> names) {
        return std::any_of(rules.begin(), rules.end(), [&](const RuleId& rule) {
            return std::any_of(names.begin(), names.end(),
                [&](const char* name) { return rule.value == QLatin1StringView(name); });
        });
    };
    if (hit({"R03"}))
        return ReplyKind::K;
    if (audience == Audience::Private)
        return ReplyKind::D;
    if (hit({"R02", "R09"}))
        return ReplyKind::M;
    if (hit({"R08", "R07"}))
        return ReplyKind::C;
    if (hit({"R16"}))
        return ReplyKind::F;
    if (hit({"R15", "R17"}))
        return ReplyKind::P;
    return hit({"R18"}) && rules.size() == 1 ? ReplyKind::T : ReplyKind::G;
}

} // namespace steward
