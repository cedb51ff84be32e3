// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One case on one platform and what the rules found there; the plan that comes of it in one line.
#pragma once

#include "rules/plan.h"
#include "rules/rule_set.h"
#include "support/case_builder.h"

namespace steward::test {

inline const RuleSet& rules()
{
    static const auto set = RuleSet::shipped();
    return *set;
}

inline Finding finding(const QString& id, Tier tier = Tier::Likely, const QString& level = {})
{
    const auto* named = rules().rule(RuleId{id});
    return {RuleId{id}, named->detectors.value(0), tier, 0, 4, level, {}, {}};
}

/// "R01", "R01?" (possible only), "R02!" (a life may be at risk), "R03~" (distress without intent), parted by
/// blanks.
inline QList<Finding> findings(const QString& spelling)
{
    QList<Finding> all;
    for (const QString& word : spelling.split(u' ', Qt::SkipEmptyParts)) {
        const QString id = word.first(3);
        if (word.endsWith(u'?'))
            all << finding(id, Tier::Possible);
        else if (word.endsWith(u'!'))
            all << finding(id, Tier::Likely, QStringLiteral("red-flag"));
        else if (word.endsWith(u'~'))
            all << finding(id, Tier::Likely, QStringLiteral("Q1"));
        else
            all << finding(id, Tier::Likely, id == QStringLiteral("R03") ? QStringLiteral("Q2") : QString());
    }
    return all;
}

/// What surrounds one case on one platform, as a moderator sees it.
struct Story {
    PlanFacts facts;

    explicit Story(const CaseBuilder& builder, const QString& spelling, const char* platform = "facebook",
        PersonId person = sam)
    {
        facts.subject = builder.build();
        facts.chosen = builder.lastItem();
        Circumstances in = circumstances(actor(person));
        in.capabilities = platformOf(QLatin1StringView(platform)).capabilities;
        in.rules = rules().facts();
        facts.offered = offeredActions(facts.subject, facts.chosen, in);
        facts.capabilities = in.capabilities;
        facts.escalationDue = in.escalationDue;
        for (const CaseItem& item : facts.subject.items)
            facts.items << PlanItem{item.id, item.direction, item.created,
                item.id == facts.chosen ? findings(spelling) : QList<Finding>(), false, {}};
    }
    Plan plan() const { return planFor(facts, rules()); }
};

/// "hide R01 | reply private R01 R02 | escalate-CALD urgent R01": a plan in one line. What is only offered
/// stands in brackets.
inline QString inShort(const Plan& plan)
{
    QStringList steps;
    for (const PlanStep& step : plan.steps) {
        QStringList words{step.key()};
        if (const auto* reply = std::get_if<plan::Reply>(&step.what))
            words << toText(reply->audience);
        if (const auto* escalation = std::get_if<plan::Escalate>(&step.what))
            words << toText(escalation->urgency);
        for (const PlanReason& reason : step.reasons)
            words << reason.rule.value;
        const QString text = words.join(u' ');
        steps << (step.proposed ? text : u'[' + text + u']');
    }
    return steps.join(QStringLiteral(" | "));
}

inline QString planOf(const QString& spelling, const char* platform = "facebook", PersonId person = sam)
{
    return inShort(Story(aHeardCase(), spelling, platform, person).plan());
}

} // namespace steward::test
