// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// finding agree, disagree, ignore; and what comes of it: rules precision.
#include "cli/acting.h"
#include "cli/commands.h"
#include "cli/reading.h"
#include "cli/shapes.h"
#include "cli/waiting.h"
#include "services/rule_precision.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

/// The detector that is meant: the named one, or the only one under that rule.
Result<QString> detectorMeant(
    Program& program, CaseId subject, ItemId id, const RuleId& rule, const QString& named)
{
    if (!named.isEmpty())
        return named;
    Inbox inbox(**program.workspace());
    const auto view = waitFor(inbox.thread(subject));
    if (!view)
        return view.error();
    QStringList detectors;
    for (const auto& item : view->items) {
        for (const auto& finding : item.findings) {
            if (item.id == id && finding.rule == rule && !detectors.contains(finding.detector))
                detectors << finding.detector;
        }
    }
    if (detectors.size() > 1)
        return Error{ErrorCode::Invalid,
            u"Rule %1 found several things in this item; say which with --detector: %2."_s.arg(
                rule.value, detectors.join(u", "_s)),
            {}};
    return detectors.value(0);
}

Result<int> judge(Program& program, const Words& words, FindingVerdict verdict)
{
    const auto id = readIdOf<CaseId>(words.argument(), u"CASE"_s);
    if (!id)
        return id.error();
    const auto item = readIdOf<ItemId>(words.value(u"item"_s), u"--item"_s);
    if (!item)
        return item.error();
    const RuleId rule{words.value(u"rule"_s)};
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    const auto detector = detectorMeant(program, *id, *item, rule, words.value(u"detector"_s));
    if (!detector)
        return detector.error();
    return performOn(program, *id, command::JudgeFinding{*item, rule, *detector, verdict},
        u"item %1, %2 (%3) %4."_s.arg(item->toString(), rule.value, *detector, toText(verdict)));
}

Result<int> agree(Program& program, const Words& words)
{
    return judge(program, words, FindingVerdict::Agreed);
}

Result<int> disagree(Program& program, const Words& words)
{
    return judge(program, words, FindingVerdict::Disagreed);
}

Result<int> ignore(Program& program, const Words& words)
{
    return judge(program, words, FindingVerdict::Ignored);
}

QJsonObject shapeOfRule(const RulePrecision& rule)
{
    const auto precision = rule.precision();
    return {{u"rule"_s, rule.rule.value}, {u"agreed"_s, rule.agreed}, {u"disagreed"_s, rule.disagreed},
        {u"ignored"_s, rule.ignored}, {u"precision"_s, precision ? QJsonValue(*precision) : QJsonValue()}};
}

Result<int> precision(Program& program, const Words&)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    const auto all = waitFor(rulePrecision(**workspace));
    if (!all)
        return all.error();
    auto& out = program.out();
    if (out.json()) {
        QJsonArray rows;
        for (const auto& rule : *all)
            rows << shapeOfRule(rule);
        out.document(rows);
        return 0;
    }
    for (const auto& rule : *all) {
        const auto share = rule.precision();
        out.line(u"%1  %2  %3 agreed, %4 disagreed, %5 ignored"_s.arg(rule.rule.value,
            share ? u"%1 %"_s.arg(*share * 100, 0, 'f', 1) : u"not judged"_s, QString::number(rule.agreed),
            QString::number(rule.disagreed), QString::number(rule.ignored)));
    }
    return 0;
}

} // namespace

QList<CommandSpec> findingCommands()
{
    const QStringList caseOnly{u"CASE"_s};
    const auto options = [] {
        return QList<OptionSpec>{
            {u"item"_s, u"ITEM"_s, true}, {u"rule"_s, u"RULE"_s, true}, {u"detector"_s, u"DETECTOR"_s}};
    };
    return {
        {u"finding agree"_s, caseOnly, options(), u"Say that what a rule found in an item is right"_s, agree},
        {u"finding disagree"_s, caseOnly, options(), u"Say that it is wrong"_s, disagree},
        {u"finding ignore"_s, caseOnly, options(), u"Say that it is neither here nor there"_s, ignore},
        {u"rules precision"_s, {}, {}, u"How often each rule was right, as moderators judged it"_s,
            precision},
    };
}

} // namespace steward::cli
