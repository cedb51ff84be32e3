// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rule_shapes.h"

#include "cli/output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

QJsonObject objectOf(const LocalisedText& text)
{
    QJsonObject object;
    for (auto it = text.begin(); it != text.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

template <typename Id> QJsonArray idsOf(const QList<Id>& ids)
{
    QJsonArray array;
    for (const auto& id : ids)
        array << id.value;
    return array;
}

QJsonArray actionsOf(const QList<Action>& actions)
{
    QJsonArray array;
    for (const auto action : actions)
        array << toText(action);
    return array;
}

QJsonArray shapesOf(const QList<FailedExample>& examples)
{
    QJsonArray array;
    for (const auto& example : examples)
        array << QJsonObject{{u"rule"_s, example.rule.value}, {u"example"_s, example.text},
            {u"should_match"_s, example.shouldMatch}, {u"raised"_s, idsOf(example.raised)},
            {u"absent_detectors"_s, QJsonArray::fromStringList(example.absentDetectors)},
            {u"message"_s, sentenceOn(example)}};
    return array;
}

QJsonArray shapesOf(const QList<BackTestSample>& samples)
{
    QJsonArray array;
    for (const auto& sample : samples)
        array << QJsonObject{{u"case"_s, sample.subject.toString()}, {u"item"_s, sample.item.toString()},
            {u"excerpt"_s, sample.excerpt}};
    return array;
}

} // namespace

QJsonObject shapeOf(const GroundRule& rule)
{
    return {
        {u"rule"_s, rule.id.value},
        {u"title"_s, objectOf(rule.title)},
        {u"wording"_s, objectOf(rule.wording)},
        {u"rationale"_s, objectOf(rule.rationale)},
        {u"severity"_s, toText(rule.severity)},
        {u"is_breach"_s, rule.isBreach},
        {u"is_off"_s, rule.isOff},
        {u"actions"_s, actionsOf(rule.actions)},
        {u"steps"_s, QJsonArray::fromStringList(rule.steps)},
        {u"look_within_minutes"_s, qint64(rule.lookWithin.count())},
        {u"elapsed_clock"_s, rule.elapsedClock},
        {u"routes"_s, idsOf(rule.routes)},
        {u"detectors"_s, QJsonArray::fromStringList(rule.detectors)},
        {u"examples"_s,
            QJsonObject{{u"match"_s, QJsonArray::fromStringList(rule.examplesMatch)},
                {u"no_match"_s, QJsonArray::fromStringList(rule.examplesNoMatch)},
                {u"by_eye"_s, QJsonArray::fromStringList(rule.examplesByEye)}}},
    };
}

QJsonObject shapeOf(const RuleSet& rules, const ExampleRun& run)
{
    QJsonArray findings;
    for (const auto& failed : run.failed)
        findings << sentenceOn(failed);
    return {
        {u"ok"_s, run.passed()},
        {u"version"_s, rules.version()},
        {u"rules"_s, rules.rules().size()},
        {u"tried"_s, run.tried},
        {u"failed"_s, shapesOf(run.failed)},
        {u"not_proved"_s, shapesOf(run.waiting)},
        {u"findings"_s, findings},
    };
}

QJsonObject shapeOf(const RulePublication& published)
{
    const bool known = published.id > 0;
    return {
        {u"version"_s, published.version},
        {u"digest"_s, QString::fromLatin1(published.digest.toHex())},
        {u"origin"_s, toText(published.origin)},
        {u"person"_s, published.person ? QJsonValue(published.person->toString()) : QJsonValue()},
        {u"published"_s, timeOrNull(known ? std::optional(published.published) : std::nullopt)},
    };
}

QJsonObject shapeOf(const BackTestReport& report)
{
    QJsonArray rules;
    for (const auto& tally : report.rules)
        rules << QJsonObject{{u"rule"_s, tally.rule.value}, {u"flagged"_s, tally.draft},
            {u"flagged_in_force"_s, tally.live}, {u"added"_s, tally.added}, {u"dropped"_s, tally.dropped},
            {u"added_samples"_s, shapesOf(tally.addedSamples)},
            {u"dropped_samples"_s, shapesOf(tally.droppedSamples)}};
    return {
        {u"version"_s, report.draftVersion},
        {u"version_in_force"_s, report.liveVersion},
        {u"items"_s, report.items},
        {u"flagged"_s, report.flagged},
        {u"flagged_in_force"_s, report.flaggedLive},
        {u"crises"_s, report.crises},
        {u"crises_in_force"_s, report.crisesLive},
        {u"rules"_s, rules},
    };
}

} // namespace steward::cli
