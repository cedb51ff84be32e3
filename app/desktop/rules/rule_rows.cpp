// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/rule_rows.h"

#include "base/text.h"
#include "desktop/shell/words.h"

#include <algorithm>

namespace steward {

namespace {

QString stateWords(const RuleRow& row)
{
    switch (row.state) {
    case RuleRow::State::InForce:
        return RuleRow::tr("In force");
    case RuleRow::State::Changed:
        return RuleRow::tr("Changed");
    case RuleRow::State::New:
        return RuleRow::tr("New");
    case RuleRow::State::Gone:
        return RuleRow::tr("Taken out");
    case RuleRow::State::ToMend:
        return RuleRow::tr("To mend");
    case RuleRow::State::Off:
        return RuleRow::tr("Off");
    case RuleRow::State::SwitchedOff:
        return RuleRow::tr("Switched off");
    }
    return {};
}

/// "\u25B2 S1": as narrow as it can be, the word is in the tip.
QString severityWords(const RuleRow& row)
{
    const QString shaped = words::shapeOf(row.severity) + QLatin1Char(' ') + toText(row.severity);
    return shaped.trimmed();
}

QString severityTip(const RuleRow& row)
{
    return row.severity == Severity::S0 ? RuleRow::tr("S0 none") : words::of(row.severity);
}

/// "80 % of 15".
QString precisionWords(const RuleRow& row)
{
    if (!row.precision || !row.precision->precision())
        return {};
    const int percent = qRound(100 * *row.precision->precision());
    return isolated(RuleRow::tr("%1\u00a0% of %2").arg(percent).arg(row.precision->judged()));
}

QString precisionSentence(const RuleRow& row)
{
    if (!row.precision)
        return RuleRow::tr("Nobody has judged a finding of this rule yet.");
    return RuleRow::tr("Moderators agreed with %1 of its findings, disagreed with %2 and ignored %3.")
        .arg(row.precision->agreed)
        .arg(row.precision->disagreed)
        .arg(row.precision->ignored);
}

/// "120", "120 +3 \u22121".
QString tallyWords(const RuleRow& row)
{
    if (!row.tally)
        return {};
    QString words = QString::number(row.tally->draft);
    if (row.tally->added > 0)
        words += QStringLiteral(" +%1").arg(row.tally->added);
    if (row.tally->dropped > 0)
        words += QStringLiteral(" \u2212%1").arg(row.tally->dropped);
    return isolated(words); // figures and signs keep their order from right to left too
}

QString tallySentence(const RuleRow& row)
{
    if (!row.tally)
        return {};
    return RuleRow::tr("Flagged by the draft: %1. By the rules in force: %2. Newly: %3. No longer: %4.")
        .arg(row.tally->draft)
        .arg(row.tally->live)
        .arg(row.tally->added)
        .arg(row.tally->dropped);
}

RuleRow::State stateOf(const GroundRule& rule, const GroundRule* live, bool isChanged)
{
    if (!live)
        return RuleRow::State::New;
    if (rule.isOff)
        return live->isOff ? RuleRow::State::Off : RuleRow::State::SwitchedOff;
    return isChanged ? RuleRow::State::Changed : RuleRow::State::InForce;
}

// Every member is named: with the default of `tip` GCC 12 ends with an internal error here.
RowColumn<RuleRow> column(const QString& title, std::function<QString(const RuleRow&)> text,
    std::function<QString(const RuleRow&)> tip = nullptr)
{
    return {title, std::move(text), std::move(tip), false};
}

} // namespace

QList<RuleRow> ruleRows(const DraftRules& live, const DraftRules& words, const RuleVerdict& verdict,
    const QList<RulePrecision>& precision)
{
    QHash<RuleId, GroundRule> before; // read once: there may be hundreds
    const auto inForce = live.rules();
    for (const GroundRule& rule : inForce)
        before.insert(rule.id, rule);
    QList<RuleRow> rows;
    const auto add = [&](const GroundRule& rule, RuleRow::State state) {
        RuleRow row{rule.id, inLanguage(rule.title), rule.severity, state, {}, {}};
        const auto isOfRule = [&rule](const auto& one) { return one.rule == rule.id; };
        if (std::any_of(verdict.problems.begin(), verdict.problems.end(), isOfRule))
            row.state = RuleRow::State::ToMend;
        const auto judged = std::find_if(precision.begin(), precision.end(), isOfRule);
        if (judged != precision.end() && judged->judged() + judged->ignored > 0)
            row.precision = *judged;
        rows << row;
    };
    const auto after = words.ids();
    const auto drafted = words.rules();
    for (const GroundRule& rule : drafted) {
        const auto known = before.constFind(rule.id);
        add(rule,
            stateOf(rule, known == before.cend() ? nullptr : &*known, verdict.changed.contains(rule.id)));
    }
    for (const GroundRule& rule : inForce) {
        if (!after.contains(rule.id))
            add(rule, RuleRow::State::Gone);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const RuleRow& a, const RuleRow& b) {
        if (a.severity != b.severity)
            return isGraver(a.severity, b.severity);
        return a.id < b.id;
    });
    return rows;
}

QList<RuleRow> withTallies(QList<RuleRow> rows, const std::optional<BackTestReport>& report)
{
    QHash<RuleId, const RuleTally*> tallies;
    if (report) {
        for (const RuleTally& tally : report->rules)
            tallies.insert(tally.rule, &tally);
    }
    for (RuleRow& row : rows) {
        const RuleTally* tally = tallies.value(row.id);
        row.tally = tally ? std::optional(*tally) : std::nullopt;
    }
    return rows;
}

QList<RowColumn<RuleRow>> ruleColumns()
{
    return {
        column(RuleRow::tr("Rule"), [](const RuleRow& row) { return row.id.value; }),
        column(RuleRow::tr("Severity"), severityWords, severityTip),
        column(RuleRow::tr("Title"), [](const RuleRow& row) { return row.title; }),
        column(RuleRow::tr("State"), stateWords),
        column(RuleRow::tr("Right"), precisionWords, precisionSentence),
        column(RuleRow::tr("Back-test"), tallyWords, tallySentence),
    };
}

} // namespace steward
