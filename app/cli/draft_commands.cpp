// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// lint and length: what the desk would say of a draft, without a workspace.
#include "cli/acting.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/reading.h"
#include "cli/waiting.h"

#include "domain/text_length.h"
#include "rules/reply_checks.h"
#include "services/own_contacts.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

constexpr qint64 longestThread = 8 * 1024 * 1024;

Result<QString> readDraft()
{
    auto text = readText(u"-"_s);
    if (text && text->endsWith(u'\n'))
        text->chop(1);
    return text;
}

Result<Platform> readPlatform(const Words& words)
{
    const auto id = words.value(u"platform"_s);
    if (!isKnownPlatform(id))
        return unknownPlatform(id);
    return platformOf(id);
}

void addText(QStringList& texts, const QJsonValue& item)
{
    const auto object = item.toObject();
    const auto text = object.value(u"text"_s).toString();
    if (!text.isEmpty() && object.value(u"direction"_s).toString() != u"outbound"_s)
        texts << text;
}

/// What others wrote: items as JSON Lines, as one array or as `show --json` gives them, else plain text.
QStringList textsOfThread(const QByteArray& bytes)
{
    QStringList texts;
    const auto whole = QJsonDocument::fromJson(bytes);
    const auto items = whole.isArray() ? whole.array() : whole.object().value(u"items"_s).toArray();
    for (const auto& item : items)
        addText(texts, item);
    if (!texts.isEmpty())
        return texts;
    const auto lines = bytes.split('\n');
    for (const auto& line : lines)
        addText(texts, QJsonDocument::fromJson(line).object());
    if (texts.isEmpty() && !QString::fromUtf8(bytes).trimmed().isEmpty())
        texts << QString::fromUtf8(bytes);
    return texts;
}

Result<QStringList> readThread(const Words& words)
{
    if (!words.has(u"thread"_s))
        return QStringList();
    QFile file(words.value(u"thread"_s));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable,
            u"\"%1\" cannot be read: give the file of the thread with --thread."_s.arg(file.fileName()), {}};
    return textsOfThread(file.read(longestThread));
}

/// A draft is judged by every item, whatever it may answer; a crisis reply skips what it may skip.
QList<ChecklistItem> everyItem(QList<ChecklistItem> checklist)
{
    for (auto& item : checklist) {
        if (!item.kinds.isEmpty())
            item.kinds = {ReplyKind::G, ReplyKind::T, ReplyKind::C, ReplyKind::M, ReplyKind::K, ReplyKind::F,
                ReplyKind::P, ReplyKind::D};
    }
    return checklist;
}

ReplyKind kindFor(const Matcher& matcher, const DraftForChecks& draft)
{
    QSet<RuleId> rules;
    for (const auto& text : draft.threadTexts) {
        const auto assessment = matcher.assess(text);
        for (const auto& finding : assessment.findings) {
            if (finding.tier != Tier::Possible)
                rules.insert(finding.rule);
        }
    }
    return proposedKind(rules.values(), draft.audience);
}

QJsonArray pairOf(const QPair<qsizetype, qsizetype>& span)
{
    return {span.first, span.second};
}

QJsonObject shapeOf(const CheckResult& check)
{
    QJsonArray spans;
    for (const auto& span : check.spans)
        spans.append(pairOf(span));
    QJsonObject object{{u"item"_s, check.item.value}, {u"outcome"_s, toText(check.outcome)},
        {u"message"_s, check.message}, {u"spans"_s, spans}};
    if (check.suggestion)
        object.insert(u"suggestion"_s,
            QJsonObject{{u"span"_s, pairOf(check.suggestion->span)}, {u"text"_s, check.suggestion->text}});
    return object;
}

void tell(Output& out, const QList<CheckResult>& checks)
{
    if (out.json()) {
        QJsonArray array;
        for (const auto& check : checks)
            array.append(shapeOf(check));
        return out.document(QJsonObject{{u"checks"_s, array}});
    }
    for (const auto& check : checks) {
        out.line(u"%1 %2: %3"_s.arg(check.item.value, toText(check.outcome), check.message));
        if (check.suggestion)
            out.line(check.suggestion->text.isEmpty() ? u"    instead: take it out"_s
                                                      : u"    instead: %1"_s.arg(check.suggestion->text));
    }
}

Result<int> lint(Program& program, const Words& words)
{
    DraftForChecks draft;
    const auto platform = readPlatform(words);
    if (!platform)
        return platform.error();
    draft.platform = *platform;
    draft.audience = words.has(u"private"_s) ? Audience::Private : Audience::Public;
    const auto thread = readThread(words);
    if (!thread)
        return thread.error();
    draft.threadTexts = *thread;
    std::shared_ptr<const Matcher> matcher;
    auto checklist = shippedChecklist();
    if (program.hasWorkspace()) {
        const auto workspace = program.workspace();
        if (!workspace)
            return workspace.error();
        matcher = (*workspace)->matcher();
        checklist = (*workspace)->checklist();
        draft.today = (*workspace)->calendar().localDate((*workspace)->now());
        const auto own = waitFor((*workspace)->database().read<QStringList>(ownContacts));
        if (!own)
            return own.error();
        draft.ownNumbers = *own;
    } else {
        matcher = std::make_shared<Matcher>(RuleSet::shipped());
        draft.today = QDate::currentDate();
    }
    if (words.has(u"kind"_s)) {
        const auto kind = readEnum<ReplyKind>(words.value(u"kind"_s), u"--kind"_s);
        if (!kind)
            return kind.error();
        draft.kind = *kind;
    } else {
        draft.kind = kindFor(*matcher, draft);
        checklist = everyItem(checklist);
    }
    const auto text = readDraft();
    if (!text)
        return text.error();
    draft.text = *text;
    auto checks = checkDraft(*matcher, checklist, draft);
    if (!words.has(u"thread"_s)) // what the author posted is not known
        checks.removeIf([](const CheckResult& check) { return check.item.value == u"C05"_s; });
    tell(program.out(), checks);
    const bool blocked = std::any_of(checks.cbegin(), checks.cend(),
        [](const CheckResult& check) { return check.outcome == CheckOutcome::Block; });
    return blocked ? 1 : 0;
}

QString nameOf(LengthUnit unit)
{
    switch (unit) {
    case LengthUnit::Characters:
        return u"characters"_s;
    case LengthUnit::Graphemes:
        return u"graphemes"_s;
    case LengthUnit::Weighted:
        return u"weighted"_s;
    case LengthUnit::Bytes:
        return u"bytes"_s;
    }
    return {};
}

Result<int> length(Program& program, const Words& words)
{
    const auto platform = readPlatform(words);
    if (!platform)
        return platform.error();
    const auto text = readDraft();
    if (!text)
        return text.error();
    const int counted = countedLength(*text, platform->lengthUnit);
    const bool fits = platform->lengthLimit == 0 || counted <= platform->lengthLimit;
    if (program.out().json())
        program.out().document(QJsonObject{{u"length"_s, counted},
            {u"limit"_s, platform->lengthLimit > 0 ? QJsonValue(platform->lengthLimit) : QJsonValue()},
            {u"unit"_s, nameOf(platform->lengthUnit)}, {u"fits"_s, fits}});
    else
        program.out().line(platform->lengthLimit == 0
                ? u"%1 %2, no limit known"_s.arg(counted).arg(nameOf(platform->lengthUnit))
                : u"%1 of %2 %3: %4"_s.arg(counted)
                      .arg(platform->lengthLimit)
                      .arg(nameOf(platform->lengthUnit), fits ? u"it fits"_s : u"too long"_s));
    return fits ? 0 : 1;
}

} // namespace

QList<CommandSpec> draftCommands()
{
    return {{u"lint"_s, {},
                {{u"platform"_s, u"PLATFORM"_s, true}, {u"thread"_s, u"FILE"_s}, {u"kind"_s, u"KIND"_s},
                    {u"private"_s, {}}},
                u"Judge the draft on standard input as the reply gate would; needs no workspace"_s, lint},
        {u"length"_s, {}, {{u"platform"_s, u"PLATFORM"_s, true}},
            u"Count the text on standard input as a platform counts it; needs no workspace"_s, length}};
}

} // namespace steward::cli
