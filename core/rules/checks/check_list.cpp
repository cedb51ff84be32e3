// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/checks/checks.h"

#include "base/text.h"
#include "rules/digits.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace steward {

namespace {

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

std::shared_ptr<const PatternList> compiled(const QJsonArray& patterns, int tag = 0)
{
    auto list = std::make_shared<PatternList>();
    for (const auto& pattern : patterns)
        list->add(pattern.toString().toStdString(), tag);
    list->compile();
    return list;
}

CheckPhrases readPhrases()
{
    const QJsonObject object = shippedObject(QStringLiteral(":/checklists/phrases.json"));
    CheckPhrases phrases;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isArray())
            phrases.lists.insert(it.key(), compiled(it.value().toArray()));
    }
    auto quasi = std::make_shared<PatternList>();
    const QJsonObject kinds = object[QLatin1String("C03")].toObject();
    for (auto it = kinds.begin(); it != kinds.end(); ++it) {
        for (const auto& pattern : it.value().toArray())
            quasi->add(pattern.toString().toStdString(), int(phrases.kinds.size()));
        phrases.kinds << it.key();
    }
    quasi->compile();
    phrases.quasiIdentifiers = std::move(quasi);
    return phrases;
}

Helplines readHelplines()
{
    const QJsonObject object = shippedObject(QStringLiteral(":/checklists/helplines.json"));
    Helplines helplines;
    helplines.checked = object[QLatin1String("checked")].toString();
    for (const auto& value : object[QLatin1String("numbers")].toArray()) {
        const QString digits = QString::fromStdString(
            digitsOf(value.toObject()[QLatin1String("number")].toString().toStdString()));
        helplines.numbers.append({digits, value.toObject()[QLatin1String("name")].toString()});
    }
    for (const auto& value : object[QLatin1String("domains")].toArray())
        helplines.domains << value.toString();
    return helplines;
}

} // namespace

const QList<ChecklistItem>& shippedChecklist()
{
    static const QList<ChecklistItem> checklist = readChecklist();
    return checklist;
}

const CheckPhrases& shippedPhrases()
{
    static const CheckPhrases phrases = readPhrases();
    return phrases;
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

QList<QPair<qsizetype, qsizetype>> spansOf(const DraftReading& reading, const char* list)
{
    QList<QPair<qsizetype, qsizetype>> spans;
    const auto patterns = shippedPhrases().lists.value(QLatin1String(list));
    if (!patterns)
        return spans;
    patterns->forEach(
        reading.reading.plain, [&](const ByteSpan& span, int) { spans << reading.spanOfPlain(span); });
    std::sort(spans.begin(), spans.end());
    return spans;
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
