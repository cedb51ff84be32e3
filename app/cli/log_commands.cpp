// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// log list, checkpoint, export, verify, replay.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/reading.h"
#include "cli/shapes.h"
#include "cli/waiting.h"
#include "log/verify.h"
#include "report/workspace_reports.h"
#include "services/people.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

Result<std::optional<Instant>> readOptionalTime(const Words& words, const QString& option)
{
    if (!words.has(option))
        return std::optional<Instant>();
    const auto at = readTime(words.value(option), QString(u"--"_s + option));
    if (!at)
        return at.error();
    return std::optional<Instant>(*at);
}

Result<std::optional<CaseId>> readOptionalCase(const Words& words)
{
    if (!words.has(u"case"_s))
        return std::optional<CaseId>();
    const auto id = readIdOf<CaseId>(words.value(u"case"_s), u"--case"_s);
    if (!id)
        return id.error();
    return std::optional<CaseId>(*id);
}

/// What list and export have in common: a case and a stretch of time.
struct Selection {
    std::optional<CaseId> subject;
    std::optional<Instant> from;
    std::optional<Instant> to;
};

Result<Selection> readSelection(const Words& words)
{
    Selection selection;
    const auto subject = readOptionalCase(words);
    if (!subject)
        return subject.error();
    const auto from = readOptionalTime(words, u"from"_s);
    if (!from)
        return from.error();
    const auto to = readOptionalTime(words, u"to"_s);
    if (!to)
        return to.error();
    selection.subject = *subject;
    selection.from = *from;
    selection.to = *to;
    if (selection.from && selection.to && *selection.from > *selection.to)
        return Error{ErrorCode::Invalid, u"--from is later than --to; exchange them."_s, {}};
    return selection;
}

Result<LogFilter> readFilter(const Words& words)
{
    const auto selection = readSelection(words);
    if (!selection)
        return selection.error();
    const auto limit = readNumber(words.value(u"limit"_s, u"100"_s), u"--limit"_s, 1, 100'000);
    if (!limit)
        return limit.error();
    const auto before
        = readNumber(words.value(u"before"_s, u"0"_s), u"--before"_s, 0, std::numeric_limits<qint64>::max());
    if (!before)
        return before.error();
    LogFilter filter;
    filter.subject = selection->subject;
    filter.from = selection->from;
    filter.to = selection->to;
    filter.event = words.value(u"event"_s);
    filter.before = *before;
    filter.limit = int(*limit);
    return filter;
}

Result<int> list(Program& program, const Words& words)
{
    auto filter = readFilter(words);
    if (!filter)
        return filter.error();
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    auto& workspace = **program.workspace();
    if (words.has(u"person"_s)) {
        People people(workspace);
        const auto person = waitFor(people.find(words.value(u"person"_s)));
        if (!person)
            return person.error();
        filter->person = person->id;
    }
    LogBook book(workspace);
    const auto rows = waitFor(book.list(*actor, *filter));
    if (!rows)
        return rows.error();
    auto& out = program.out();
    if (out.json()) {
        out.document(shapesOf(*rows));
        return 0;
    }
    for (const auto& row : *rows)
        out.line(u"%1  %2  %3  %4%5"_s.arg(QString::number(row.sequence), toLocalText(row.at), row.actor,
            row.subject ? u"case %1: "_s.arg(row.subject->toString()) : QString(), row.summary));
    return 0;
}

Result<int> checkpoint(Program& program, const Words&)
{
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    LogBook book(**program.workspace());
    const auto note = waitFor(book.checkpoint(*actor));
    if (!note)
        return note.error();
    if (program.out().json())
        program.out().document(QJsonObject{{u"checkpoint"_s, *note}});
    else
        program.out().bytes(note->toUtf8());
    return 0;
}

Result<int> exportLog(Program& program, const Words& words)
{
    const auto selection = readSelection(words);
    if (!selection)
        return selection.error();
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    LogBook book(**program.workspace());
    const ExportRequest request{words.argument(), selection->from, selection->to, selection->subject};
    const auto summary = waitFor(book.exportTo(*actor, request, reportsOf(**program.workspace(), request)));
    if (!summary)
        return summary.error();
    auto& out = program.out();
    if (out.json()) {
        out.document(QJsonObject{{u"folder"_s, request.folder}, {u"entries"_s, summary->entries},
            {u"fingerprint"_s, summary->fingerprint},
            {u"root"_s, QString::fromLatin1(summary->root.toHex())}});
        return 0;
    }
    out.line(u"%1 entries written to %2."_s.arg(summary->entries).arg(request.folder));
    out.line(u"Signed by key %1."_s.arg(summary->fingerprint));
    return 0;
}

Result<QByteArray> readCheckpoint(const QString& name)
{
    constexpr qint64 longest = 1024 * 1024;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > longest)
        return Error{ErrorCode::Unreadable,
            u"The checkpoint %1 cannot be read; name the file that was kept."_s.arg(name),
            file.errorString()};
    return file.readAll();
}

/// A workspace that was named keeps in its log that somebody verified; without one, or without the right to,
/// it is verified all the same.
VerifyReport verified(Program& program, const QString& folder, const VerifyOptions& options)
{
    if (program.namesWorkspace()) {
        const auto actor = program.actor();
        if (actor && actor->may(Permission::VerifyLog)) {
            LogBook book(**program.workspace());
            if (const auto report = waitFor(book.verify(*actor, folder, options)))
                return *report;
        }
    }
    return verifyExport(folder, options);
}

Result<int> verify(Program& program, const Words& words)
{
    VerifyOptions options;
    options.pinnedFingerprint = words.value(u"key"_s);
    if (words.has(u"key"_s) && options.pinnedFingerprint.trimmed().isEmpty())
        return Error{ErrorCode::Invalid, u"--key needs the fingerprint that was written down."_s, {}};
    if (words.has(u"against"_s)) {
        const auto earlier = readCheckpoint(words.value(u"against"_s));
        if (!earlier) {
            // For this command 3 means another key: what cannot be read is 2.
            Output::complain(earlier.error().message);
            return exitStatus(Verdict::Incomplete);
        }
        options.against = *earlier;
    }
    const auto report = verified(program, words.argument(), options);
    auto& out = program.out();
    if (out.json()) {
        out.document(toJson(report));
    } else if (report.verdict == Verdict::Intact) {
        out.line(report.message);
        out.line(u"Key: %1"_s.arg(report.fingerprint));
    }
    if (report.verdict != Verdict::Intact)
        Output::complain(report.message);
    return exitStatus(report.verdict);
}

Result<int> replay(Program& program, const Words&)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    LogBook book(**workspace);
    const auto differences = waitFor(book.replay());
    if (!differences)
        return differences.error();
    auto& out = program.out();
    if (out.json()) {
        out.document(QJsonObject{{u"same"_s, differences->isEmpty()},
            {u"differences"_s, QJsonArray::fromStringList(*differences)}});
    } else {
        for (const auto& difference : *differences)
            out.line(difference);
        if (differences->isEmpty())
            out.line(u"The log gives exactly the states that the workspace holds."_s);
    }
    if (differences->isEmpty())
        return 0;
    Output::complain(
        u"The workspace does not hold what its log says: keep a copy of it as it is and go back to the last backup."_s);
    return 1;
}

} // namespace

QList<CommandSpec> logCommands()
{
    const OptionSpec from{u"from"_s, u"TIME"_s};
    const OptionSpec to{u"to"_s, u"TIME"_s};
    const OptionSpec subject{u"case"_s, u"CASE"_s};
    return {
        {u"log list"_s, {},
            {subject, {u"event"_s, u"NAME"_s}, {u"person"_s, u"PERSON"_s}, from, to, {u"limit"_s, u"N"_s},
                {u"before"_s, u"SEQUENCE"_s}},
            u"Entries of the moderation log, newest first"_s, list},
        {u"log checkpoint"_s, {}, {}, u"Sign the head of the log now"_s, checkpoint},
        {u"log export"_s, {u"FOLDER"_s}, {from, to, subject}, u"Write a folder that proves itself"_s,
            exportLog, true},
        {u"log verify"_s, {u"FOLDER"_s}, {{u"key"_s, u"FINGERPRINT"_s}, {u"against"_s, u"CHECKPOINT"_s}},
            u"Check an export; needs no workspace"_s, verify},
        {u"log replay"_s, {}, {}, u"Prove that the states follow from the log"_s, replay},
    };
}

} // namespace steward::cli
