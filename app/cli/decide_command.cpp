// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// decide: what a moderator rules on one item.
#include "cli/acting.h"
#include "cli/commands.h"
#include "cli/reading.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

Result<int> decideItem(Program& program, const Words& words)
{
    const auto item = readIdOf<ItemId>(words.value(u"item"_s), u"--item"_s);
    if (!item)
        return item.error();
    const auto action = readEnum<Action>(words.value(u"action"_s), u"--action"_s);
    if (!action)
        return action.error();
    const auto reason = readText(words.value(u"reason"_s));
    if (!reason)
        return reason.error();
    command::DecideItem decision;
    decision.item = *item;
    decision.action = *action;
    decision.rule = RuleId{words.value(u"rule"_s)};
    decision.reason.text = *reason;
    return performOn(
        program, words.argument(), decision, u"item %1, %2."_s.arg(item->toString(), toText(*action)));
}

} // namespace

QList<CommandSpec> decideCommands()
{
    return {{u"decide"_s, {u"CASE"_s},
        {{u"item"_s, u"ITEM"_s, true}, {u"action"_s, u"ACTION"_s, true}, {u"rule"_s, u"RULE"_s},
            {u"reason"_s, u"TEXT"_s}},
        u"Rule on an item: "_s + allNames<Action>().join(u", "_s), decideItem}};
}

} // namespace steward::cli
