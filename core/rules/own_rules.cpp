// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules come into a draft and go from it.
#include "rules/draft_rules.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int lastOfWhatShips = 100; ///< what ships may grow up to here

qsizetype placeOf(const RuleId& id, const QJsonArray& rules)
{
    for (qsizetype i = 0; i < rules.size(); ++i) {
        if (rules[i].toObject()["id"_L1].toString() == id.value)
            return i;
    }
    return -1;
}

/// -1: it is not named.
qsizetype placeInPrecedence(const RuleId& id, const QJsonArray& precedence)
{
    const auto found = std::find(precedence.begin(), precedence.end(), QJsonValue(id.value));
    return found == precedence.end() ? -1 : found - precedence.begin();
}

void insertAt(QJsonObject& root, QLatin1StringView key, qsizetype place, const QJsonValue& value)
{
    auto array = root[key].toArray();
    array.insert(std::min(place, array.size()), value);
    root[key] = array;
}

void removeAt(QJsonObject& root, QLatin1StringView key, qsizetype place)
{
    auto array = root[key].toArray();
    array.removeAt(place);
    root[key] = array;
}

} // namespace

void DraftRules::add(const GroundRule& rule)
{
    if (placeOf(rule.id, m_root["rules"_L1].toArray()) >= 0)
        return;
    // What a rule must say of itself, even where put() would find that it says no other than nothing.
    const QJsonObject texts{{u"en-GB"_s, QString()}};
    const QJsonObject object{{u"id"_s, rule.id.value}, {u"title"_s, texts}, {u"wording"_s, texts},
        {u"rationale"_s, texts}, {u"severity"_s, toText(rule.severity)}, {u"isBreach"_s, rule.isBreach},
        {u"actions"_s, QJsonArray()}, {u"steps"_s, QJsonArray()},
        {u"lookWithinMinutes"_s, qint64(rule.lookWithin.count())}, {u"elapsedClock"_s, rule.elapsedClock},
        {u"routes"_s, QJsonArray()}, {u"detectors"_s, QJsonArray()},
        {u"examples"_s, QJsonObject{{u"match"_s, QJsonArray()}, {u"noMatch"_s, QJsonArray()}}}};
    insertAt(m_root, "rules"_L1, m_root["rules"_L1].toArray().size(), object);
    put(rule);
}

void DraftRules::remove(const RuleId& id)
{
    const auto place = placeOf(id, m_root["rules"_L1].toArray());
    if (place < 0)
        return;
    removeAt(m_root, "rules"_L1, place);
    const auto precedence = placeInPrecedence(id, m_root["precedence"_L1].toArray());
    if (precedence >= 0)
        removeAt(m_root, "precedence"_L1, precedence);
}

void DraftRules::bringBack(const RuleId& id, const DraftRules& from)
{
    const auto theirs = from.m_root["rules"_L1].toArray();
    const auto place = placeOf(id, theirs);
    if (place < 0 || placeOf(id, m_root["rules"_L1].toArray()) >= 0)
        return;
    insertAt(m_root, "rules"_L1, place, theirs[place]);
    const auto precedence = placeInPrecedence(id, from.m_root["precedence"_L1].toArray());
    if (precedence >= 0)
        insertAt(m_root, "precedence"_L1, precedence, id.value);
}

RuleId freeRuleId(const QSet<RuleId>& used)
{
    int highest = lastOfWhatShips;
    for (const RuleId& id : used)
        highest = std::max(highest, QStringView(id.value).mid(1).toInt());
    return RuleId{u"R%1"_s.arg(highest + 1)};
}

bool isOwnRule(const GroundRule& rule)
{
    return rule.detectors.isEmpty();
}

GroundRule newRule(const RuleId& id)
{
    GroundRule rule;
    rule.id = id;
    for (LocalisedText* text : {&rule.title, &rule.wording, &rule.rationale})
        text->insert(u"en-GB"_s, QString());
    rule.actions = {Action::Keep};
    rule.steps = {u"escalate"_s};
    return rule;
}

} // namespace steward
