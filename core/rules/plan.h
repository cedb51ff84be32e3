// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules propose for a case, merged into one plan. Rules propose; a person decides. Pure.
#pragma once

#include "rules/rule_set.h"

namespace steward {

/// One thing that was said, as far as a plan depends on it.
struct PlanItem {
    ItemId id;
    Direction direction = Direction::Inbound;
    Instant created;
    QList<Finding> findings;
    bool notRead = false;
    QString language; ///< BCP 47 tag if the platform said it; empty: it did not
};

/// Everything a plan is made from. Values only.
struct PlanFacts {
    Case subject;
    QList<PlanItem> items; ///< in order of arrival
    ItemId chosen; ///< that decisions and the reply are about; invalid: none, then neither is proposed
    QList<OfferedAction> offered; ///< on the chosen item, to the person who asks
    Capabilities capabilities; ///< of the platform
    QHash<Urgency, Instant> escalationDue; ///< by when a route must answer if it is told now
};

/// Why a step is there: one rule and what raised it.
struct PlanReason {
    RuleId rule;
    QStringList detectors; ///< the pieces that were found, in order of the text, each once
    Tier tier = Tier::Likely; ///< of the surest of them

    bool operator==(const PlanReason&) const = default;
};

namespace plan {

/// One decision on the chosen item.
struct Restrict {
    Action action = Action::Hide;
    Reversibility reversibility = Reversibility::Reversible;
    QString note; ///< what the platform adds, said before

    bool operator==(const Restrict&) const = default;
};
/// One draft for all rules that ask for an answer. It opens in the composer; only a person sends it, through
/// the checklist.
struct Reply {
    Audience audience = Audience::Public;
    QString text;

    bool operator==(const Reply&) const = default;
};
struct Escalate {
    RouteId route;
    Urgency urgency = Urgency::Routine;
    std::optional<Instant> dueAt; ///< the clock that starts with it

    bool operator==(const Escalate&) const = default;
};

} // namespace plan

/// One line of the plan that a person can drop.
struct PlanStep {
    std::variant<plan::Restrict, plan::Reply, plan::Escalate> what;
    QList<PlanReason> reasons; ///< by precedence; the first one leads and is the rule that is cited
    /// False: offered, but a person has to take it up (see planFor).
    bool proposed = true;
    RuleId heldBackBy; ///< the rule because of which it is not `proposed`; empty: another reason

    /// "hide", "reply", "escalate-SAFE": the same step has the same key when the case is read again.
    QString key() const;
    RuleId leadingRule() const { return reasons.isEmpty() ? RuleId{} : reasons.first().rule; }
    /// It is done for good as soon as its hold is over.
    bool isOneWay() const;

    bool operator==(const PlanStep&) const = default;
};

struct Plan {
    QList<RuleId> found; ///< that hit the chosen item first, then the rest of the thread; by precedence
    /// Decision, reply, escalations by precedence; the escalations first where somebody in the thread is in
    /// danger.
    QList<PlanStep> steps;
    QList<CaseClock> clocks; ///< that run already, the one due first first; nobody can drop them
    QList<ItemId> notRead; ///< items in a language or medium that the rules do not read

    /// The decision, if there is one; key 2 of the desk.
    const PlanStep* restriction() const;
    /// The escalation of the leading rule, if there is one; key 3 of the desk.
    const PlanStep* escalation() const;
    const PlanStep* reply() const;

    bool operator==(const Plan&) const = default;
};

/// The steps of all rules that hit, merged:
///  - One decision on the chosen item, under the first breach by precedence that asks for one; "hide" becomes
///    what the platform has instead (hold, remove). Not `proposed` if its rule would rather keep, if the
///    platform only has what cannot be taken back where the rule wants what can, or if the same words raise
///    something graver that is no breach; a breach of S3 or S4 is then left out altogether: a rude complaint
///    is a complaint. Nothing if the item was decided on or the public cannot see it; but a rule that asks
///    for a report to the platform gets one once the item is hidden, or where it cannot be.
///  - One reply, if a rule asks to reply, guide or signpost and the item has none. Private if somebody is
///    told that they broke a rule, as far as the platform can. In Welsh if the item is. When a life may be at
///    risk it says where help is and nothing about rules.
///  - One escalation a route that was not told since, at the gravest urgency that is asked for; every route
///    of a rule whose finding says that a life may be at risk now (isRedFlag).
/// A possible finding is a reason to look, not to propose. A resolved case has no steps.
Plan planFor(const PlanFacts& facts, const RuleSet& rules);

/// The desk command that carries a step out; none for a reply. The reason of an escalation names the rules.
std::optional<Command> commandFor(const PlanStep& step, ItemId chosen, const RuleSet& rules);

/// Opening words and the published wording of each of `asking`, in their order, as one draft in English or,
/// for "cy", Welsh. `atRisk`: a life may be at risk.
QString combinedReply(const RuleSet& rules, const QList<RuleId>& asking, bool atRisk,
    const QString& language = QStringLiteral("en-GB"));

} // namespace steward
