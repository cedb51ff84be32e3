// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/rule_words.h"

#include "base/text.h"
#include "desktop/shell/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace steward::words {

namespace {

constexpr qsizetype mostNamed = 8;

QString tr(const char* text, const char* comment = nullptr, int count = -1)
{
    return QCoreApplication::translate("steward::words", text, comment, count);
}

} // namespace

QString of(RuleField field)
{
    switch (field) {
    case RuleField::Use:
        return tr("whether it is in use");
    case RuleField::Title:
        return tr("title");
    case RuleField::Wording:
        return tr("public wording");
    case RuleField::Rationale:
        return tr("reason for it");
    case RuleField::Kind:
        return tr("what it is for");
    case RuleField::Severity:
        return tr("severity");
    case RuleField::Actions:
        return tr("first action");
    case RuleField::Clock:
        return tr("clock");
    case RuleField::Routes:
        return tr("route");
    case RuleField::Steps:
        return tr("what the plan proposes");
    case RuleField::Own:
        return tr("own words and patterns");
    case RuleField::Match:
        return tr("examples that it finds");
    case RuleField::NoMatch:
        return tr("examples that it leaves alone");
    }
    return {};
}

QString of(OwnPattern::Kind kind)
{
    return kind == OwnPattern::Kind::Words ? tr("Words") : tr("Pattern");
}

QString languageOf(const QString& tag)
{
    if (tag == QStringLiteral("en-GB"))
        return tr("English");
    return tag == QStringLiteral("cy") ? tr("Welsh") : tag;
}

QString clockOf(const GroundRule& rule)
{
    return rule.elapsedClock ? tr("%1, day and night").arg(span(rule.lookWithin))
                             : tr("%1 of working time").arg(span(rule.lookWithin));
}

QString stepsOf(const GroundRule& rule)
{
    QStringList steps;
    if (std::any_of(rule.steps.begin(), rule.steps.end(),
            [](const QString& step) { return step != QStringLiteral("escalate"); }))
        steps << tr("an answer");
    if (rule.steps.contains(QStringLiteral("escalate")))
        steps << tr("an escalation");
    return steps.isEmpty() ? tr("nothing more") : joinWords(steps);
}

QString sentenceOn(const DraftProblem& problem)
{
    const QString quote = isolated(excerptOf(problem.detail, 120));
    switch (problem.kind) {
    case DraftProblem::Kind::Missing:
        return tr("The English text is missing; write it.");
    case DraftProblem::Kind::Unusable:
        return tr("Entry %1 cannot be looked for (%2); correct it or remove it.")
            .arg(problem.entry + 1)
            .arg(quote);
    case DraftProblem::Kind::NotRaised:
        return problem.raised.isEmpty()
            ? tr("\u201c%1\u201d raises no rule; it must raise this one, or be taken out.").arg(quote)
            : tr("\u201c%1\u201d raises %2 but not this rule; it must raise this one, or be taken out.")
                  .arg(quote, namesOf(problem.raised));
    case DraftProblem::Kind::Raised:
        return tr(
            "\u201c%1\u201d raises this rule and must not; narrow what the rule looks for, or take it out.")
            .arg(quote);
    case DraftProblem::Kind::KeptInUse:
        return tr("A rule about life or safety stays in use; switch it on, or choose another severity.");
    case DraftProblem::Kind::Unreadable:
        return problem.detail;
    }
    return {};
}

QString lineOf(const OwnPattern& entry)
{
    QStringList more;
    if (entry.tier != Tier::Likely)
        more << of(entry.tier);
    if (!entry.unless.isEmpty())
        more << tr("not: %1").arg(entry.unless.join(QStringLiteral("; ")));
    const QString line = tr("%1: %2").arg(of(entry.kind), isolated(entry.match));
    return more.isEmpty() ? line : QStringLiteral("%1 (%2)").arg(line, more.join(QStringLiteral("; ")));
}

QString namesOf(const QList<RuleId>& rules)
{
    QStringList names;
    for (const RuleId& id : rules.first(qMin(mostNamed, rules.size())))
        names << id.value;
    if (rules.size() > mostNamed)
        names << tr("%n more", nullptr, int(rules.size() - mostNamed));
    return joinWords(names);
}

QString sentenceOn(const RuleChanges& changes)
{
    QStringList sentences;
    if (!changes.added.isEmpty())
        sentences
            << tr("%n rules are new: %1.", nullptr, int(changes.added.size())).arg(namesOf(changes.added));
    if (!changes.changed.isEmpty())
        sentences
            << tr("%n rules change: %1.", nullptr, int(changes.changed.size())).arg(namesOf(changes.changed));
    if (!changes.removed.isEmpty())
        sentences
            << tr("%n rules go: %1.", nullptr, int(changes.removed.size())).arg(namesOf(changes.removed));
    if (changes.detectorData)
        sentences << tr("What the detectors read changes.");
    if (changes.housePage)
        sentences << tr("The words of the public page change.");
    if (changes.precedence)
        sentences << tr("The order of the rules changes.");
    return sentences.isEmpty() ? tr("No rule differs.") : sentences.join(QLatin1Char(' '));
}

} // namespace steward::words
