// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_set.h"

#include "rules/topics.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace steward {

namespace {

Error malformed(const QString& where, const QString& what)
{
    const QString message
        = QStringLiteral("The ground rules cannot be used: %1 %2. Correct the file and load it again.")
              .arg(where, what);
    return {ErrorCode::Malformed, message, {}};
}

QStringList strings(const QJsonValue& value)
{
    QStringList list;
    for (const auto& entry : value.toArray())
        list << entry.toString();
    return list;
}

LocalisedText localised(const QJsonValue& value)
{
    LocalisedText text;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        text.insert(it.key(), it.value().toString());
    return text;
}

/// One rule, checked field by field; `where` names it in messages.
Result<GroundRule> parseRule(const QJsonObject& object)
{
    GroundRule rule;
    rule.id.value = object[QLatin1String("id")].toString();
    const QString where = QStringLiteral("rule \"%1\"").arg(rule.id.value.left(20));
    static const QRegularExpression shape(QStringLiteral("^R[0-9]{2,4}$"));
    if (!shape.match(rule.id.value).hasMatch())
        return malformed(where, QStringLiteral("needs an \"id\" such as R01"));
    const auto text = [&object](const char* key) { return localised(object[QLatin1String(key)]); };
    rule.title = text("title");
    rule.wording = text("wording");
    rule.rationale = text("rationale");
    for (const auto& [key, value] :
        {std::pair{"title", &rule.title}, {"wording", &rule.wording}, {"rationale", &rule.rationale}}) {
        if (value->value(QStringLiteral("en-GB")).isEmpty())
            return malformed(where, QStringLiteral("has no en-GB text in \"%1\"").arg(QLatin1String(key)));
    }
    const auto severity = parseEnum<Severity>(object[QLatin1String("severity")].toString());
    if (!severity)
        return malformed(where, QStringLiteral("needs a \"severity\" from S0 to S4"));
    rule.severity = *severity;
    if (!object[QLatin1String("isBreach")].isBool())
        return malformed(where,
            QStringLiteral("must say in \"isBreach\" whether it is broken (true) or only routes (false)"));
    rule.isBreach = object[QLatin1String("isBreach")].toBool();
    for (const QString& name : strings(object[QLatin1String("actions")])) {
        const auto action = parseEnum<Action>(name);
        if (!action)
            return malformed(where,
                QStringLiteral("names an unknown action in \"actions\"; known are %1")
                    .arg(allNames<Action>().join(u", ")));
        rule.actions << *action;
    }
    rule.isOff = object[QLatin1String("isOff")].toBool();
    if (rule.isOff && rule.severity == Severity::S1)
        return malformed(where,
            QStringLiteral("is about life or safety (\"S1\") and cannot be switched off with \"isOff\""));
    const double minutes = object[QLatin1String("lookWithinMinutes")].toDouble(-1);
    if (minutes < 1 || minutes > 60.0 * 24 * 366)
        return malformed(where, QStringLiteral("needs \"lookWithinMinutes\", a whole number above nought"));
    rule.lookWithin = std::chrono::minutes(qint64(minutes));
    rule.elapsedClock = object[QLatin1String("elapsedClock")].toBool();
    rule.steps = strings(object[QLatin1String("steps")]);
    for (const QString& route : strings(object[QLatin1String("routes")]))
        rule.routes << RouteId{route};
    rule.detectors = strings(object[QLatin1String("detectors")]);
    if (const auto fault = readOwnPatterns(object, rule.own))
        return malformed(where, QStringLiteral("cannot use ") + *fault);
    const QJsonObject examples = object[QLatin1String("examples")].toObject();
    rule.examplesMatch = strings(examples[QLatin1String("match")]);
    rule.examplesNoMatch = strings(examples[QLatin1String("noMatch")]);
    rule.examplesByEye = strings(examples[QLatin1String("byEye")]);
    return rule;
}

/// Read from the program once, to be compared with.
const QByteArray& shippedBytes()
{
    static const QByteArray bytes = RuleSet::shippedFile();
    return bytes;
}

} // namespace

QString inLanguage(const LocalisedText& text, const QString& language)
{
    const auto exact = text.constFind(language);
    if (exact != text.constEnd())
        return *exact;
    const auto primary = text.constFind(language.section(u'-', 0, 0));
    return primary != text.constEnd() ? *primary : text.value(QStringLiteral("en-GB"));
}

Result<std::shared_ptr<const RuleSet>> RuleSet::parse(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return malformed(
            QStringLiteral("the file"), QStringLiteral("is no JSON object (at byte %1)").arg(error.offset));
    const QJsonObject root = document.object();
    if (root[QLatin1String("format")].toString() != QLatin1String("steward-rules/1"))
        return malformed(
            QStringLiteral("the file"), QStringLiteral("does not say \"format\": \"steward-rules/1\""));
    auto set = std::make_shared<RuleSet>();
    set->m_version = root[QLatin1String("version")].toString();
    if (set->m_version.isEmpty())
        return malformed(QStringLiteral("the file"), QStringLiteral("has no \"version\""));
    for (const auto& value : root[QLatin1String("rules")].toArray()) {
        Result<GroundRule> rule = parseRule(value.toObject());
        if (!rule)
            return rule.error();
        if (set->rule(rule->id))
            return malformed(
                QStringLiteral("rule \"%1\"").arg(rule->id.value), QStringLiteral("stands there twice"));
        set->m_places.insert(rule->id, set->m_rules.size());
        set->m_rules << std::move(rule).value();
    }
    if (set->m_rules.isEmpty())
        return malformed(QStringLiteral("the file"), QStringLiteral("holds no \"rules\""));
    for (const QString& id : strings(root[QLatin1String("precedence")])) {
        if (!set->rule(RuleId{id}))
            return malformed(QStringLiteral("\"precedence\""),
                QStringLiteral("names the unknown rule \"%1\"").arg(id.left(20)));
        set->m_precedence << RuleId{id};
    }
    set->m_detectorData = root[QLatin1String("detectors")].toObject();
    set->m_housePage = root[QLatin1String("housePage")].toObject();
    // Thousands of phrases take as long to prove as to compile; those that ship are proven by tests.
    if (const auto problem = json == shippedBytes() ? std::nullopt : Topics::problemIn(set->m_detectorData))
        return malformed(problem->where, problem->what);
    return std::shared_ptr<const RuleSet>(std::move(set));
}

QByteArray RuleSet::shippedFile()
{
    QFile file(QStringLiteral(":/ground-rules/rules.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The ground rules are missing from the program.");
    return file.readAll();
}

std::shared_ptr<const RuleSet> RuleSet::shipped()
{
    Result<std::shared_ptr<const RuleSet>> set = parse(shippedBytes());
    if (!set)
        qFatal("%s", qPrintable(set.error().message));
    return *set;
}

const GroundRule* RuleSet::rule(const RuleId& id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? nullptr : &m_rules[*place];
}

QList<RuleId> RuleSet::orderedIds() const
{
    QList<RuleId> ids;
    for (const GroundRule& rule : m_rules)
        ids << rule.id;
    std::sort(ids.begin(), ids.end());
    QList<RuleId> ordered = m_precedence;
    const QSet<RuleId> isNamed(m_precedence.begin(), m_precedence.end());
    for (const RuleId& id : ids) {
        if (!isNamed.contains(id))
            ordered << id;
    }
    return ordered;
}

QHash<RuleId, RuleFacts> RuleSet::facts() const
{
    QHash<RuleId, RuleFacts> facts;
    for (const GroundRule& rule : m_rules) {
        if (!rule.isOff)
            facts.insert(rule.id, {rule.severity, rule.isBreach});
    }
    return facts;
}

} // namespace steward
