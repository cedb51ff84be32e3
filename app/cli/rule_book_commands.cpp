// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// rules publish, rules rollback, rules history, rules back-test: the ground rules of a workspace over time.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/reading.h"
#include "cli/rule_file.h"
#include "cli/rule_shapes.h"
#include "cli/waiting.h"
#include "services/people.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

Result<int> tellInForce(Program& program, const Result<RulePublication>& published)
{
    if (!published)
        return published.error();
    if (program.out().json())
        program.out().document(shapeOf(*published));
    else
        program.out().line(u"In force now: rules %1."_s.arg(published->version));
    return 0;
}

Result<int> publish(Program& program, const Words& words)
{
    const auto file = readRuleFile(words.argument());
    if (!file)
        return file.error();
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    RuleBook book(**program.workspace());
    const auto published = waitFor(book.publish(*actor, *file));
    if (!published && published.error().code == ErrorCode::Malformed) // found wanting, not unreadable
        return Error{ErrorCode::Refused, published.error().message, published.error().detail};
    return tellInForce(program, published);
}

Result<int> rollBack(Program& program, const Words& words)
{
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    RuleBook book(**program.workspace());
    return tellInForce(program, waitFor(book.rollBack(*actor, words.argument())));
}

Result<int> history(Program& program, const Words&)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    RuleBook book(**workspace);
    const auto all = waitFor(book.history());
    if (!all)
        return all.error();
    auto& out = program.out();
    if (out.json()) {
        QJsonArray rows;
        for (const auto& each : *all)
            rows << shapeOf(each);
        out.document(rows);
        return 0;
    }
    for (const auto& each : *all)
        out.line(u"%1  %2  %3  %4"_s.arg(each.version, toText(each.origin),
            each.id > 0 ? toLocalText(each.published) : u"with the program"_s,
            QString::fromLatin1(each.digest.toHex().first(16))));
    return 0;
}

Result<int> backTest(Program& program, const Words& words)
{
    const auto items
        = readNumber(words.value(u"items"_s, QString::number(BackTest::usual)), u"--items"_s, 1, 1'000'000);
    if (!items)
        return items.error();
    const auto file = readRuleFile(words.argument());
    if (!file)
        return file.error();
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    BackTest test(**program.workspace());
    const auto report = waitFor(test.run(*actor, *file, int(*items)));
    if (!report)
        return report.error();
    auto& out = program.out();
    if (out.json()) {
        out.document(shapeOf(*report));
        return 0;
    }
    out.line(u"%1 items: rules %2 flag %3, rules %4 (in force) flag %5."_s.arg(report->items)
                 .arg(report->draftVersion)
                 .arg(report->flagged)
                 .arg(report->liveVersion)
                 .arg(report->flaggedLive));
    for (const auto& tally : report->rules) {
        if (tally.draft == 0 && tally.live == 0)
            continue;
        out.line(u"%1  %2 flagged, %3 in force, %4 more, %5 fewer"_s.arg(tally.rule.value)
                     .arg(tally.draft)
                     .arg(tally.live)
                     .arg(tally.added)
                     .arg(tally.dropped));
        for (const auto& sample : tally.addedSamples)
            out.line(u"  + case %1: %2"_s.arg(sample.subject.toString(), sample.excerpt));
        for (const auto& sample : tally.droppedSamples)
            out.line(u"  - case %1: %2"_s.arg(sample.subject.toString(), sample.excerpt));
    }
    return 0;
}

} // namespace

QList<CommandSpec> ruleBookCommands()
{
    return {
        {u"rules back-test"_s, {u"FILE"_s}, {{u"items"_s, u"N"_s}},
            u"What a file of rules would have flagged in the newest items, against the rules in force"_s,
            backTest},
        {u"rules publish"_s, {u"FILE"_s}, {}, u"Put a file of ground rules in force"_s, publish},
        {u"rules rollback"_s, {u"VERSION"_s}, {}, u"Put an earlier version in force again"_s, rollBack},
        {u"rules history"_s, {}, {}, u"Which rules were in force since when"_s, history},
    };
}

} // namespace steward::cli
