// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/checks/checks.h"

#include "base/text.h"
#include "rules/digits.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace steward {

QJsonObject shippedObject(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("A checklist file is missing from the program.");
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        qFatal("A checklist file of the program is no JSON object.");
    return document.object();
}

namespace {

QList<ChecklistItem> readChecklist()
{
    QList<ChecklistItem> items;
    for (const auto& value :
        shippedObject(QStringLiteral(":/checklists/reply.json"))[QLatin1String("items")].toArray()) {
        const QJsonObject object = value.toObject();
        ChecklistItem item;
        item.id.value = object[QLatin1String("id")].toString();
        item.text = object[QLatin1String("text")].toString();
        for (const auto& kind : object[QLatin1String("kinds")].toArray()) {
            if (const auto parsed = parseEnum<ReplyKind>(kind.toString()))
                item.kinds << *parsed;
        }
        item.machineOnly = object[QLatin1String("machineOnly")].toBool();
        item.onFail = parseEnum<OnFail>(object[QLatin1String("onFail")].toString()).value_or(OnFail::Block);
        items << item;
    }
    return items;
}

QList<Helpline> helplinesAt(const QJsonObject& object, const char* key)
{
    QList<Helpline> lines;
    for (const auto& value : object[QLatin1String(key)].toArray()) {
        const QJsonObject line = value.toObject();
        const QString number = line[QLatin1String("number")].toString();
        lines.append({line[QLatin1String("name")].toString(), number,
            QString::fromStdString(digitsOf(number.toStdString())), line[QLatin1String("now")].toString()});
    }
    return lines;
}

QStringList textsAt(const QJsonObject& object, const char* key)
{
    QStringList texts;
    for (const auto& value : object[QLatin1String(key)].toArray())
        texts << value.toString();
    return texts;
}

Helplines readHelplines()
{
    const QJsonObject object = shippedObject(QStringLiteral(":/checklists/helplines.json"));
    return {QDate::fromString(object[QLatin1String("checked")].toString(), Qt::ISODate),
        helplinesAt(object, "numbers"), helplinesAt(object, "withdrawn"), textsAt(object, "domains"),
        textsAt(object, "shorteners")};
}

} // namespace

const QList<ChecklistItem>& shippedChecklist()
{
    static const QList<ChecklistItem> checklist = readChecklist();
    return checklist;
}

const Helplines& shippedHelplines()
{
    static const Helplines helplines = readHelplines();
    return helplines;
}

QPair<qsizetype, qsizetype> DraftReading::spanOf(const ByteSpan& bytes) const
{
    if (bytes.end <= bytes.start)
        return {0, 0};
    const auto [start, end] = reading.normal.original(bytes);
    return {start, end};
}

QPair<qsizetype, qsizetype> DraftReading::spanOfPlain(const ByteSpan& plain) const
{
    return spanOf(reading.wordsUnder(plain));
}

CheckResult byPhrases(const DraftReading& reading, const char* item, CheckOutcome outcome, const char* found,
    const char* nothing)
{
    CheckResult result{ChecklistItemId{QString::fromLatin1(item)}, CheckOutcome::Pass,
        QString::fromUtf8(nothing), {}, Tier::Possible};
    result.spans = spansOf(reading, item);
    if (result.spans.isEmpty())
        return result;
    result.outcome = outcome;
    result.tier = Tier::Likely;
    const QString words = textUnder(reading.draft.text, result.spans.first()).simplified().left(60);
    result.message = QString::fromUtf8(found).arg(words);
    return result;
}

void raise(CheckResult& result, CheckOutcome outcome, const QPair<qsizetype, qsizetype>& span,
    const QString& message, const std::optional<Suggestion>& suggestion)
{
    result.spans << span;
    if (outcome <= result.outcome)
        return;
    result.outcome = outcome;
    result.message = message;
    result.tier = outcome == CheckOutcome::Block ? Tier::Certain : Tier::Possible;
    result.suggestion = suggestion;
}

QString bareForm(const QString& text)
{
    QString bare;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            bare += c.toLower();
    }
    return bare;
}

QString textUnder(const QString& text, const QPair<qsizetype, qsizetype>& span)
{
    const qsizetype from = utf16Index(text, span.first);
    return text.mid(from, utf16Index(text, span.second) - from);
}

} // namespace steward
