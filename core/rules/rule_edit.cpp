// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_edit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const QString english = u"en-GB"_s;

/// The texts of one key with one language replaced.
QJsonObject spoken(QJsonObject texts, const QString& language, const QString& text)
{
    if (text.trimmed().isEmpty() && language != english)
        texts.remove(language);
    else
        texts[language] = text.trimmed();
    return texts;
}

void apply(QJsonObject& rule, const RuleEdit& edit)
{
    const auto say = [&](const QString& key, const std::optional<QString>& text) {
        if (text)
            rule[key] = spoken(rule[key].toObject(), edit.language, *text);
    };
    say(u"title"_s, edit.title);
    say(u"wording"_s, edit.wording);
    say(u"rationale"_s, edit.rationale);
    if (edit.severity)
        rule[u"severity"_s] = toText(*edit.severity);
    if (edit.actions) {
        QJsonArray names;
        for (const Action action : *edit.actions)
            names << toText(action);
        rule[u"actions"_s] = names;
    }
    if (edit.lookWithin)
        rule[u"lookWithinMinutes"_s] = qint64(edit.lookWithin->count());
    if (edit.elapsedClock)
        rule[u"elapsedClock"_s] = *edit.elapsedClock;
}

Result<QByteArray> ifSound(const QJsonObject& root)
{
    const QByteArray file = QJsonDocument(root).toJson();
    const auto rules = RuleSet::parse(file);
    return rules ? Result<QByteArray>(file) : rules.error();
}

} // namespace

Result<QByteArray> edited(const QByteArray& file, const RuleId& rule, const RuleEdit& edit)
{
    QJsonObject root = QJsonDocument::fromJson(file).object();
    QJsonArray rules = root[u"rules"_s].toArray();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        QJsonObject object = rules[i].toObject();
        if (object[u"id"_s].toString() != rule.value)
            continue;
        apply(object, edit);
        rules[i] = object;
        root[u"rules"_s] = rules;
        return ifSound(root);
    }
    return Error{ErrorCode::NotFound, u"There is no rule \"%1\" in the file."_s.arg(rule.value.left(20)), {}};
}

Result<QByteArray> withVersion(const QByteArray& file, const QString& version)
{
    QJsonObject root = QJsonDocument::fromJson(file).object();
    root[u"version"_s] = version;
    return ifSound(root);
}

QString versionAfter(const QString& version)
{
    static const QRegularExpression lastNumber(u"^(.*?)([0-9]{1,9})$"_s);
    const auto match = lastNumber.match(version);
    // In "2026.11" the number is a month, not a count.
    if (!match.hasMatch() || !match.captured(1).endsWith(u'-'))
        return version + u"-2"_s;
    return match.captured(1) + QString::number(match.captured(2).toLongLong() + 1);
}

RuleChanges changesBetween(const RuleSet& before, const RuleSet& after)
{
    RuleChanges changes;
    for (const RuleId& id : after.orderedIds()) {
        const GroundRule* earlier = before.rule(id);
        if (!earlier)
            changes.added << id;
        else if (*earlier != *after.rule(id))
            changes.changed << id;
    }
    for (const RuleId& id : before.orderedIds()) {
        if (!after.rule(id))
            changes.removed << id;
    }
    changes.detectorData = before.detectorData() != after.detectorData();
    changes.housePage = before.housePageData() != after.housePageData();
    changes.precedence = before.precedence() != after.precedence();
    return changes;
}

} // namespace steward
