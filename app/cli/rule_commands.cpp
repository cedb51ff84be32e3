// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// rules list, rules show, rules check, rules house-rules: the ground rules read, tried and told. What changes
// them is in rule_book_commands.cpp.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/reading.h"
#include "cli/rule_file.h"
#include "cli/rule_shapes.h"
#include "rules/house_page.h"
#include "rules/rule_examples.h"
#include "services/house_rules.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

/// Of the workspace if there is one, else what ships.
Result<std::shared_ptr<const RuleSet>> rulesInForce(Program& program)
{
    if (!program.hasWorkspace())
        return RuleSet::shipped();
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    return (*workspace)->rules();
}

Result<int> list(Program& program, const Words&)
{
    const auto rules = rulesInForce(program);
    if (!rules)
        return rules.error();
    auto& out = program.out();
    if (out.json()) {
        QJsonArray rows;
        for (const auto& id : (*rules)->orderedIds())
            rows << shapeOf(*(*rules)->rule(id));
        out.document(rows);
        return 0;
    }
    for (const auto& id : (*rules)->orderedIds()) {
        const auto& rule = *(*rules)->rule(id);
        out.line(u"%1  %2  %3  %4"_s.arg(id.value, toText(rule.severity),
            rule.isOff          ? u"off   "_s
                : rule.isBreach ? u"breach"_s
                                : u"route "_s,
            inLanguage(rule.title)));
    }
    return 0;
}

void tellTexts(Output& out, const QString& label, const QStringList& texts)
{
    if (texts.isEmpty())
        return;
    out.line(label);
    for (const auto& text : texts)
        out.line(u"  "_s + text);
}

Result<int> show(Program& program, const Words& words)
{
    const auto rules = rulesInForce(program);
    if (!rules)
        return rules.error();
    const auto* rule = (*rules)->rule(RuleId{words.argument().toUpper()});
    if (!rule)
        return Error{ErrorCode::NotFound,
            u"There is no rule \"%1\"; see \"stewardctl rules list\"."_s.arg(words.argument().left(20)), {}};
    auto& out = program.out();
    if (out.json()) {
        auto shape = shapeOf(*rule);
        shape.insert(u"version"_s, (*rules)->version());
        out.document(shape);
        return 0;
    }
    out.line(u"%1  %2  (rules %3)"_s.arg(rule->id.value, inLanguage(rule->title), (*rules)->version()));
    out.line(inLanguage(rule->wording));
    out.line(u"Why: %1"_s.arg(inLanguage(rule->rationale)));
    out.line(u"Severity %1; %2; a person looks within %3 minutes, %4."_s.arg(toText(rule->severity),
        rule->isBreach ? u"a breach, which may justify hiding"_s : u"no breach: it only routes"_s,
        QString::number(rule->lookWithin.count()),
        rule->elapsedClock ? u"day and night"_s : u"of working time"_s));
    if (rule->isOff)
        out.line(u"Switched off: nothing raises it, and the public page leaves it out."_s);
    const auto shape = shapeOf(*rule);
    for (const char* key : {"actions", "steps", "routes", "detectors"}) {
        const auto names = shape.value(QLatin1StringView(key)).toVariant().toStringList();
        if (!names.isEmpty())
            out.line(u"%1: %2"_s.arg(QLatin1StringView(key), names.join(u", "_s)));
    }
    tellTexts(out, u"Raised by, for example:"_s, rule->examplesMatch);
    tellTexts(out, u"Not raised by:"_s, rule->examplesNoMatch);
    tellTexts(out, u"Seen by people only:"_s, rule->examplesByEye);
    return 0;
}

/// A file that cannot be used is found wanting (1), not unreadable.
int tellUnfit(Output& out, const Error& error)
{
    if (out.json())
        out.document(QJsonObject{{u"ok"_s, false}, {u"findings"_s, QJsonArray{error.message}}});
    Output::complain(error.message);
    return 1;
}

Result<int> check(Program& program, const Words& words)
{
    const auto bytes = readRuleFile(words.argument());
    if (!bytes)
        return bytes.error();
    auto& out = program.out();
    const auto rules = RuleSet::parse(*bytes);
    if (!rules)
        return tellUnfit(out, rules.error());
    if (const auto page = HousePage::of(**rules); !page)
        return tellUnfit(out, page.error());
    const auto run = runExamples(Matcher(*rules));
    if (out.json()) {
        out.document(shapeOf(**rules, run));
    } else {
        for (const auto& failed : run.failed)
            out.line(sentenceOn(failed));
        for (const auto& waiting : run.waiting)
            out.line(u"Not proved: "_s + sentenceOn(waiting));
        out.line(
            u"Rules %1: %2 rules, %3 examples tried, %4 failed, %5 not proved."_s.arg((*rules)->version())
                .arg((*rules)->rules().size())
                .arg(run.tried)
                .arg(run.failed.size())
                .arg(run.waiting.size()));
    }
    return run.passed() ? 0 : 1;
}

Result<int> houseRules(Program& program, const Words& words)
{
    const auto form = readEnum<PageForm>(words.value(u"format"_s, u"html"_s), u"format"_s);
    if (!form)
        return form.error();
    const auto rules = rulesInForce(program);
    if (!rules)
        return rules.error();
    const auto page = HousePage::of(**rules);
    if (!page)
        return page.error();
    const auto languages = pageLanguages(**rules, *page);
    const auto language = words.value(u"language"_s, languages.first());
    if (!languages.contains(language))
        return notOneOf(language, u"language"_s, languages);
    // Without a workspace nobody has said when the pages are watched.
    const auto facts
        = program.hasWorkspace() ? pageFactsOf((*program.workspace())->organisation()) : HousePageFacts{};
    const auto text = housePage(**rules, *page, facts, *form, language);
    auto& out = program.out();
    if (out.json())
        out.document(QJsonObject{{u"format"_s, toText(*form)}, {u"language"_s, language},
            {u"version"_s, (*rules)->version()}, {u"page"_s, text}});
    else
        out.bytes(text.toUtf8());
    return 0;
}

} // namespace

QList<CommandSpec> ruleCommands()
{
    return {
        {u"rules list"_s, {}, {}, u"The ground rules in force, gravest first; needs no workspace"_s, list},
        {u"rules show"_s, {u"ID"_s}, {}, u"One rule with its wording, clock, detectors and examples"_s, show},
        {u"rules check"_s, {u"FILE"_s}, {},
            u"Read a file of ground rules and run its own examples; - is standard input"_s, check},
        {u"rules house-rules"_s, {}, {{u"format"_s, u"html|markdown"_s}, {u"language"_s, u"TAG"_s}},
            u"The public page of house rules from the rules in force"_s, houseRules},
    };
}

} // namespace steward::cli
