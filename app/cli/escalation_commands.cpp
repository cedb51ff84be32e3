// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// escalate, acknowledge, review.
#include "cli/acting.h"
#include "cli/commands.h"
#include "cli/reading.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

Result<void> readProposal(const Words& words, command::Escalate& escalate)
{
    if (words.has(u"propose"_s)) {
        const auto action = readEnum<Action>(words.value(u"propose"_s), u"--propose"_s);
        if (!action)
            return action.error();
        escalate.proposal = *action;
    }
    if (words.has(u"item"_s)) {
        const auto item = readIdOf<ItemId>(words.value(u"item"_s), u"--item"_s);
        if (!item)
            return item.error();
        escalate.proposalItem = *item;
    }
    escalate.proposalRule = RuleId{words.value(u"rule"_s)};
    return {};
}

Result<int> escalate(Program& program, const Words& words)
{
    command::Escalate escalation;
    escalation.route = RouteId{words.value(u"to"_s)};
    const auto urgency = readEnum<Urgency>(words.value(u"urgency"_s, u"routine"_s), u"--urgency"_s);
    if (!urgency)
        return urgency.error();
    escalation.urgency = *urgency;
    const auto reason = readText(words.value(u"reason"_s));
    if (!reason)
        return reason.error();
    escalation.reason.text = *reason;
    if (const auto proposal = readProposal(words, escalation); !proposal)
        return proposal.error();
    return performOn(program, words.argument(), escalation, u"put before %1."_s.arg(escalation.route.value));
}

Result<int> acknowledge(Program& program, const Words& words)
{
    return performOn(program, words.argument(), command::Acknowledge{RouteId{words.value(u"route"_s)}},
        u"escalation acknowledged."_s);
}

Result<int> review(Program& program, const Words& words)
{
    const auto outcome = readEnum<Outcome>(words.value(u"outcome"_s), u"--outcome"_s);
    if (!outcome)
        return outcome.error();
    const auto reason = readText(words.value(u"reason"_s));
    if (!reason)
        return reason.error();
    command::Review review;
    review.route = RouteId{words.value(u"route"_s)};
    review.outcome = *outcome;
    review.reason.text = *reason;
    return performOn(program, words.argument(), review, u"escalation reviewed, %1."_s.arg(toText(*outcome)));
}

} // namespace

QList<CommandSpec> escalationCommands()
{
    return {
        {u"escalate"_s, {u"CASE"_s},
            {{u"to"_s, u"ROUTE"_s, true}, {u"urgency"_s, u"routine|urgent|immediate"_s},
                {u"reason"_s, u"TEXT"_s, true}, {u"propose"_s, u"ACTION"_s}, {u"item"_s, u"ITEM"_s},
                {u"rule"_s, u"RULE"_s}},
            u"Put a case before a named route"_s, escalate},
        {u"acknowledge"_s, {u"CASE"_s}, {{u"route"_s, u"ROUTE"_s}},
            u"Say that an escalation has reached you"_s, acknowledge},
        {u"review"_s, {u"CASE"_s},
            {{u"route"_s, u"ROUTE"_s}, {u"outcome"_s, u"returned|upheld|taken-over|referred-out"_s, true},
                {u"reason"_s, u"TEXT"_s, true}},
            u"End an escalation"_s, review},
    };
}

} // namespace steward::cli
