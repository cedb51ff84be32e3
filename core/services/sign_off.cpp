// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sign_off.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace steward {

SignOff signOffOf(const event::ReplyWritten& written)
{
    SignOff signOff;
    signOff.inBulk = written.signedInBulk;
    for (const auto& answer : written.answers) {
        if (answer.by == AnswerBy::Person)
            signOff.items.append(answer.item);
    }
    for (auto it = written.overrides.begin(); it != written.overrides.end(); ++it)
        signOff.overrides.insert(it.key(), it->text);
    return signOff;
}

QByteArray toJson(const SignOff& signOff)
{
    QJsonArray items;
    for (const auto& item : signOff.items)
        items.append(item.value);
    QJsonObject overrides;
    for (auto it = signOff.overrides.begin(); it != signOff.overrides.end(); ++it)
        overrides.insert(it.key(), it.value());
    const QJsonObject object{{u"items"_s, items}, {u"inBulk"_s, signOff.inBulk}, {u"overrides"_s, overrides}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

SignOff signOffFromJson(const QByteArray& json)
{
    const auto object = QJsonDocument::fromJson(json).object();
    SignOff signOff;
    signOff.inBulk = object.value("inBulk"_L1).toBool();
    const auto items = object.value("items"_L1).toArray();
    for (const auto& item : items)
        signOff.items.append(ChecklistItemId{item.toString()});
    const auto overrides = object.value("overrides"_L1).toObject();
    for (auto it = overrides.begin(); it != overrides.end(); ++it)
        signOff.overrides.insert(it.key(), it.value().toString());
    return signOff;
}

} // namespace steward
