// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/labelled_text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace steward::test {

namespace {

QSet<QString> setOf(const QJsonValue& array)
{
    QSet<QString> set;
    for (const QJsonValue& value : array.toArray())
        set.insert(value.toString());
    return set;
}

/// Empty if the line is good.
QString readLine(const QByteArray& line, Half half, LabelledText& into)
{
    QJsonParseError error{};
    const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
    if (error.error != QJsonParseError::NoError)
        return error.errorString();
    for (const QString& key : object.keys()) {
        static const QSet<QString> known{QStringLiteral("text"), QStringLiteral("find"),
            QStringLiteral("may"), QStringLiteral("never"), QStringLiteral("disguised"),
            QStringLiteral("implied"), QStringLiteral("ordinary"), QStringLiteral("language"),
            QStringLiteral("fresh")};
        if (!known.contains(key))
            return QStringLiteral("unknown key ") + key;
    }
    into.text = object[u"text"].toString();
    into.may = setOf(object[u"may"]);
    into.never = setOf(object[u"never"]);
    into.disguised = object[u"disguised"].toBool();
    into.implied = object[u"implied"].toBool();
    into.ordinary = object[u"ordinary"].toBool();
    into.language = object[u"language"].toString();
    into.fresh = object[u"fresh"].toInt();
    into.half = half;
    for (const QJsonValue& value : object[u"find"].toArray()) {
        const QJsonObject label = value.toObject();
        const auto tier = parseEnum<Tier>(label[u"tier"].toString());
        if (!tier)
            return QStringLiteral("no such tier: ") + label[u"tier"].toString();
        into.find << Label{
            label[u"type"].toString(), *tier, label[u"words"].toString(), label[u"level"].toString()};
        if (!into.text.contains(into.find.last().words))
            return QStringLiteral("the text does not hold the words ") + into.find.last().words;
        if (into.never.contains(into.find.last().type) || into.may.contains(into.find.last().type))
            return QStringLiteral("both wanted and not: ") + into.find.last().type;
    }
    if (into.text.isEmpty())
        return QStringLiteral("no text");
    const Half asked = into.fresh > 0 ? Half::Development : halfOf(into.text);
    if (asked != half)
        return QStringLiteral("belongs in ") + nameOf(asked);
    return {};
}

} // namespace

Half halfOf(const QString& text)
{
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return (digest[0] & 1) == 0 ? Half::Development : Half::HeldOut;
}

QString nameOf(Half half)
{
    return half == Half::Development ? QStringLiteral("development") : QStringLiteral("held-out");
}

bool LabelledText::holds(const QString& type) const
{
    return std::any_of(find.begin(), find.end(), [&](const Label& label) { return label.type == type; });
}

bool LabelledText::judges(const QString& type) const
{
    // Numbers, addresses and danger are labelled wherever they stand; of a topic a text may hold a shade that
    // nobody labelled.
    return ordinary || hasFormat(type) || type == QLatin1String("crisis") || never.contains(type)
        || holds(type);
}

QList<LabelledText> readTexts(const QString& folder, QString* problem)
{
    QList<LabelledText> texts;
    for (const Half half : halves) {
        const QDir directory(folder + u'/' + nameOf(half));
        for (const QString& name :
            directory.entryList({QStringLiteral("*.jsonl")}, QDir::Files, QDir::Name)) {
            QFile file(directory.filePath(name));
            if (!file.open(QIODevice::ReadOnly)) {
                *problem = QStringLiteral("cannot read ") + file.fileName();
                return {};
            }
            for (int number = 1; !file.atEnd(); ++number) {
                const QByteArray line = file.readLine().trimmed();
                if (line.isEmpty())
                    continue;
                LabelledText text;
                const QString wrong = readLine(line, half, text);
                if (!wrong.isEmpty()) {
                    *problem = QStringLiteral("%1:%2: %3").arg(file.fileName()).arg(number).arg(wrong);
                    return {};
                }
                texts << std::move(text);
            }
        }
    }
    return texts;
}

bool hasFormat(const QString& type)
{
    static const QSet<QString> types{QStringLiteral("nhs-number"), QStringLiteral("chi-number"),
        QStringLiteral("hc-number"), QStringLiteral("nino"), QStringLiteral("postcode"),
        QStringLiteral("phone"), QStringLiteral("email"), QStringLiteral("date-of-birth"),
        QStringLiteral("address"), QStringLiteral("hospital-number"), QStringLiteral("card"),
        QStringLiteral("bank-account"), QStringLiteral("iban"), QStringLiteral("vehicle"),
        QStringLiteral("passport"), QStringLiteral("driving-licence"), QStringLiteral("staff-register"),
        QStringLiteral("ip"), QStringLiteral("mac")};
    return types.contains(type);
}

bool isDirectIdentifier(const QString& type)
{
    return hasFormat(type) || type == QLatin1String("person") || type == QLatin1String("handle");
}

} // namespace steward::test
