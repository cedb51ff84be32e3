// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// due: when a response falls due, and every span that was skipped with its reason.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/reading.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

struct Policy {
    Calendar calendar;
    ResponseTargets targets;
};

Result<Policy> policyFor(Program& program, const Words& words)
{
    std::optional<Nation> nation;
    if (words.has(u"nation"_s)) {
        const auto named = readEnum<Nation>(words.value(u"nation"_s), u"--nation"_s);
        if (!named)
            return named.error();
        nation = *named;
    }
    if (!program.hasWorkspace())
        return Policy{Calendar(WorkingHours::mondayToFriday(), nation.value_or(Nation::EnglandAndWales),
                          BankHolidays::shipped()),
            {}};
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    const auto& own = (*workspace)->calendar();
    return Policy{nation ? own.inNation(*nation) : own, (*workspace)->settings().targets};
}

QJsonArray shapeOf(const QList<SkippedSpan>& spans)
{
    QJsonArray array;
    for (const auto& span : spans)
        array.append(QJsonObject{{u"from"_s, toLocalText(span.from)}, {u"to"_s, toLocalText(span.to)},
            {u"reason"_s, span.reason}});
    return array;
}

Result<int> due(Program& program, const Words& words)
{
    const auto target = readEnum<Target>(words.value(u"target"_s), u"--target"_s);
    if (!target)
        return target.error();
    const auto from = readTime(words.value(u"from"_s), u"--from"_s);
    if (!from)
        return from.error();
    const auto policy = policyFor(program, words);
    if (!policy)
        return policy.error();
    const auto& calendar = policy->calendar;
    const auto result = dueFor(*target, *from, calendar, policy->targets);
    const auto counted = toText(*target == Target::InformationRequest ? Nation::UkAny : calendar.nation());
    const bool known = calendar.localDate(result.due) <= calendar.holidaysKnownUntil();
    auto& out = program.out();
    if (out.json()) {
        out.document(QJsonObject{{u"due"_s, toLocalText(result.due)}, {u"calendar"_s, counted},
            {u"skipped"_s, shapeOf(result.skipped)}, {u"target"_s, toText(*target)},
            {u"from"_s, toLocalText(*from)},
            {u"holidays_known_until"_s, calendar.holidaysKnownUntil().toString(Qt::ISODate)},
            {u"holidays_known"_s, known}});
        return 0;
    }
    out.line(u"%1 (%2)"_s.arg(toLocalText(result.due), counted));
    for (const auto& span : result.skipped)
        out.line(u"  skipped %1 to %2: %3"_s.arg(toLocalText(span.from), toLocalText(span.to), span.reason));
    if (!known)
        out.line(u"  Bank holidays are known until %1 only: the real due time may be later."_s.arg(
            calendar.holidaysKnownUntil().toString(Qt::ISODate)));
    return 0;
}

} // namespace

QList<CommandSpec> dueCommands()
{
    return {{u"due"_s, {},
        {{u"target"_s, u"NAME"_s, true}, {u"from"_s, u"TIME"_s, true}, {u"nation"_s, u"NATION"_s}},
        u"When a response is due; needs no workspace. Targets: "_s + allNames<Target>().join(u", "_s), due}};
}

} // namespace steward::cli
