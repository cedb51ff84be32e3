// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/draft_rules.h"

#include "rules/own_fault.h"
#include "rules/rule_edit.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const QString english = u"en-GB"_s;
constexpr QChar brokenLine(0x21b5);

QStringList strings(const QJsonValue& value)
{
    QStringList list;
    const auto array = value.toArray();
    for (const auto& entry : array)
        list << entry.toString();
    return list;
}

LocalisedText textsOf(const QJsonValue& value)
{
    LocalisedText texts;
    const auto object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        texts.insert(it.key(), it.value().toString());
    return texts;
}

OwnPattern entryOf(const QJsonValue& value, OwnPattern::Kind kind)
{
    OwnPattern entry{kind, value.toString(), {}, Tier::Likely};
    if (!value.isObject())
        return entry;
    const auto object = value.toObject();
    entry.match = object["match"_L1].toString();
    entry.tier = parseEnum<Tier>(object["tier"_L1].toString()).value_or(Tier::Likely);
    const auto unless = object["not"_L1];
    entry.unless = unless.isString() ? QStringList{unless.toString()} : strings(unless);
    return entry;
}

GroundRule ruleOf(const QJsonObject& object)
{
    GroundRule rule;
    rule.id.value = object["id"_L1].toString();
    rule.title = textsOf(object["title"_L1]);
    rule.wording = textsOf(object["wording"_L1]);
    rule.rationale = textsOf(object["rationale"_L1]);
    rule.severity = parseEnum<Severity>(object["severity"_L1].toString()).value_or(Severity::S3);
    rule.isBreach = object["isBreach"_L1].toBool();
    rule.isOff = object["isOff"_L1].toBool();
    for (const QString& name : strings(object["actions"_L1])) {
        if (const auto action = parseEnum<Action>(name))
            rule.actions << *action;
    }
    rule.steps = strings(object["steps"_L1]);
    rule.lookWithin = std::chrono::minutes(object["lookWithinMinutes"_L1].toInteger());
    rule.elapsedClock = object["elapsedClock"_L1].toBool();
    for (const QString& route : strings(object["routes"_L1]))
        rule.routes << RouteId{route};
    rule.detectors = strings(object["detectors"_L1]);
    for (const auto& [key, kind] :
        {std::pair{"words"_L1, OwnPattern::Kind::Words}, {"patterns"_L1, OwnPattern::Kind::Pattern}}) {
        const auto entries = object[key].toArray();
        for (const auto& entry : entries)
            rule.own << entryOf(entry, kind);
    }
    const auto examples = object["examples"_L1].toObject();
    rule.examplesMatch = strings(examples["match"_L1]);
    rule.examplesNoMatch = strings(examples["noMatch"_L1]);
    rule.examplesByEye = strings(examples["byEye"_L1]);
    return rule;
}

QJsonObject jsonOf(const LocalisedText& texts)
{
    QJsonObject object;
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        if (it.key() == english || !it.value().trimmed().isEmpty())
            object.insert(it.key(), it.value().trimmed());
    }
    return object;
}

/// As short as the format allows.
QJsonValue jsonOf(const OwnPattern& entry)
{
    if (entry.tier == Tier::Likely && entry.unless.isEmpty())
        return entry.match;
    QJsonObject object{{u"match"_s, entry.match}};
    if (entry.tier != Tier::Likely)
        object.insert("tier"_L1, toText(entry.tier));
    if (!entry.unless.isEmpty())
        object.insert("not"_L1, QJsonArray::fromStringList(entry.unless));
    return object;
}

QJsonArray jsonOf(const QList<OwnPattern>& own, OwnPattern::Kind kind)
{
    QJsonArray entries;
    for (const OwnPattern& entry : own) {
        if (entry.kind == kind)
            entries << jsonOf(entry);
    }
    return entries;
}

void putOwn(QJsonObject& object, const QList<OwnPattern>& own)
{
    for (const auto& [key, kind] :
        {std::pair{"words"_L1, OwnPattern::Kind::Words}, {"patterns"_L1, OwnPattern::Kind::Pattern}}) {
        const auto entries = jsonOf(own, kind);
        if (entries.isEmpty())
            object.remove(key);
        else
            object[key] = entries;
    }
}

/// The keys of `rule` that differ from what stands in `object`, so that all else stays byte for byte.
void putDifferences(QJsonObject& object, const GroundRule& rule)
{
    const GroundRule before = ruleOf(object);
    if (rule.title != before.title)
        object["title"_L1] = jsonOf(rule.title);
    if (rule.wording != before.wording)
        object["wording"_L1] = jsonOf(rule.wording);
    if (rule.rationale != before.rationale)
        object["rationale"_L1] = jsonOf(rule.rationale);
    if (rule.isBreach != before.isBreach)
        object["isBreach"_L1] = rule.isBreach;
    if (rule.isOff && !before.isOff)
        object["isOff"_L1] = true;
    if (!rule.isOff && before.isOff)
        object.remove("isOff"_L1);
    if (rule.severity != before.severity)
        object["severity"_L1] = toText(rule.severity);
    if (rule.actions != before.actions) {
        QJsonArray names;
        for (const Action action : rule.actions)
            names << toText(action);
        object["actions"_L1] = names;
    }
    if (rule.lookWithin != before.lookWithin)
        object["lookWithinMinutes"_L1] = qint64(rule.lookWithin.count());
    if (rule.elapsedClock != before.elapsedClock)
        object["elapsedClock"_L1] = rule.elapsedClock;
    if (rule.routes != before.routes) {
        QJsonArray names;
        for (const RouteId& route : rule.routes)
            names << route.value;
        object["routes"_L1] = names;
    }
    if (rule.steps != before.steps)
        object["steps"_L1] = QJsonArray::fromStringList(rule.steps);
    if (rule.own != before.own)
        putOwn(object, rule.own);
    auto examples = object["examples"_L1].toObject();
    if (rule.examplesMatch != before.examplesMatch)
        examples["match"_L1] = QJsonArray::fromStringList(rule.examplesMatch);
    if (rule.examplesNoMatch != before.examplesNoMatch)
        examples["noMatch"_L1] = QJsonArray::fromStringList(rule.examplesNoMatch);
    if (examples != object["examples"_L1].toObject())
        object["examples"_L1] = examples;
}

} // namespace

Result<DraftRules> DraftRules::read(const QByteArray& file)
{
    DraftRules rules;
    rules.m_root = QJsonDocument::fromJson(file).object();
    if (!rules.m_root["rules"_L1].isArray())
        return Error{ErrorCode::Malformed,
            u"The file holds no ground rules; take one that Steward has written."_s, {}};
    return rules;
}

QByteArray DraftRules::file() const
{
    return QJsonDocument(m_root).toJson();
}

QString DraftRules::version() const
{
    return m_root["version"_L1].toString();
}

QString DraftRules::note() const
{
    return m_root["note"_L1].toString();
}

DraftRules DraftRules::named(const QString& version, const QString& note) const
{
    DraftRules other = *this;
    other.m_root["version"_L1] = version.trimmed();
    if (note.trimmed().isEmpty())
        other.m_root.remove("note"_L1);
    else
        other.m_root["note"_L1] = note.trimmed();
    return other;
}

QList<RuleId> DraftRules::ids() const
{
    QList<RuleId> ids;
    const auto rules = m_root["rules"_L1].toArray();
    for (const auto& value : rules)
        ids << RuleId{value.toObject()["id"_L1].toString()};
    return ids;
}

std::optional<GroundRule> DraftRules::rule(const RuleId& id) const
{
    const auto rules = m_root["rules"_L1].toArray();
    for (const auto& value : rules) {
        if (value.toObject()["id"_L1].toString() == id.value)
            return ruleOf(value.toObject());
    }
    return std::nullopt;
}

QList<GroundRule> DraftRules::rules() const
{
    QList<GroundRule> all;
    const auto rules = m_root["rules"_L1].toArray();
    for (const auto& value : rules)
        all << ruleOf(value.toObject());
    return all;
}

void DraftRules::put(const GroundRule& rule)
{
    auto rules = m_root["rules"_L1].toArray();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        auto object = rules[i].toObject();
        if (object["id"_L1].toString() != rule.id.value)
            continue;
        putDifferences(object, rule);
        rules[i] = object;
        m_root["rules"_L1] = rules;
        return;
    }
}

QList<DraftProblem> problemsIn(const GroundRule& rule)
{
    using Kind = DraftProblem::Kind;
    QList<DraftProblem> problems;
    for (const auto& [field, text] : {std::pair{RuleField::Title, &rule.title},
             {RuleField::Wording, &rule.wording}, {RuleField::Rationale, &rule.rationale}}) {
        if (text->value(english).trimmed().isEmpty())
            problems << DraftProblem{rule.id, field, Kind::Missing};
    }
    if (rule.isOff && rule.severity == Severity::S1)
        problems << DraftProblem{rule.id, RuleField::Use, Kind::KeptInUse};
    for (int i = 0; i < rule.own.size(); ++i) {
        const QString fault = faultIn(rule.own[i]);
        if (!fault.isEmpty())
            problems << DraftProblem{rule.id, RuleField::Own, Kind::Unusable, i, fault};
    }
    return problems;
}

DraftProblem problemOf(const FailedExample& failed, const GroundRule& rule)
{
    const auto field = failed.shouldMatch ? RuleField::Match : RuleField::NoMatch;
    const auto kind = failed.shouldMatch ? DraftProblem::Kind::NotRaised : DraftProblem::Kind::Raised;
    const auto& examples = failed.shouldMatch ? rule.examplesMatch : rule.examplesNoMatch;
    return {rule.id, field, kind, int(examples.indexOf(failed.text)), failed.text, failed.raised};
}

DraftRules soundPart(const DraftRules& draft, const DraftRules& live)
{
    DraftRules sound = draft;
    const auto ids = draft.ids();
    for (const RuleId& id : ids) {
        auto rule = *draft.rule(id);
        const auto earlier = live.rule(id);
        const auto textOf = [&](LocalisedText GroundRule::*text) {
            return earlier ? (*earlier.*text).value(english) : id.value;
        };
        const auto problems = problemsIn(rule);
        // From the last, so that the places of those before stay.
        for (auto problem = problems.crbegin(); problem != problems.crend(); ++problem) {
            if (problem->field == RuleField::Own)
                rule.own.removeAt(problem->entry);
            else if (problem->field == RuleField::Use)
                rule.isOff = false;
            else if (problem->field == RuleField::Title)
                rule.title[english] = textOf(&GroundRule::title);
            else if (problem->field == RuleField::Wording)
                rule.wording[english] = textOf(&GroundRule::wording);
            else
                rule.rationale[english] = textOf(&GroundRule::rationale);
        }
        if (!problems.isEmpty())
            sound.put(rule);
    }
    return sound;
}

QList<RuleField> changedFields(const GroundRule& before, const GroundRule& after)
{
    QList<RuleField> fields;
    const auto note = [&fields](RuleField field, bool isOther) {
        if (isOther)
            fields << field;
    };
    note(RuleField::Use, before.isOff != after.isOff);
    note(RuleField::Title, before.title != after.title);
    note(RuleField::Wording, before.wording != after.wording);
    note(RuleField::Rationale, before.rationale != after.rationale);
    note(RuleField::Kind, before.isBreach != after.isBreach);
    note(RuleField::Severity, before.severity != after.severity);
    note(RuleField::Actions, before.actions != after.actions);
    note(
        RuleField::Clock, before.lookWithin != after.lookWithin || before.elapsedClock != after.elapsedClock);
    note(RuleField::Routes, before.routes != after.routes);
    note(RuleField::Steps, before.steps != after.steps);
    note(RuleField::Own, before.own != after.own);
    note(RuleField::Match, before.examplesMatch != after.examplesMatch);
    note(RuleField::NoMatch, before.examplesNoMatch != after.examplesNoMatch);
    return fields;
}

QString freeVersionAfter(const QString& version, const QStringList& taken)
{
    QString next = versionAfter(version);
    while (taken.contains(next))
        next = versionAfter(next);
    return next;
}

QString linesOf(const QStringList& examples)
{
    QStringList lines = examples;
    for (QString& line : lines)
        line.replace(u'\n', brokenLine);
    return lines.join(u'\n');
}

QStringList examplesIn(const QString& lines)
{
    QStringList examples;
    for (QString line : lines.split(u'\n')) {
        line = line.trimmed().replace(brokenLine, u'\n');
        if (!line.trimmed().isEmpty())
            examples << line;
    }
    return examples;
}

} // namespace steward
