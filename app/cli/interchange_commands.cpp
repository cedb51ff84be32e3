// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// import, export-items.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/shapes.h"
#include "cli/waiting.h"
#include "services/intake.h"

#include <QFile>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

Result<std::shared_ptr<QIODevice>> source(const QString& name)
{
    auto file = std::make_shared<QFile>();
    const bool isStandardInput = name == u"-";
    file->setFileName(name);
    if (isStandardInput ? file->open(stdin, QIODevice::ReadOnly) : file->open(QIODevice::ReadOnly))
        return std::shared_ptr<QIODevice>(file);
    return Error{ErrorCode::Unreadable,
        u"\"%1\" cannot be read; check the name and the permissions."_s.arg(
            isStandardInput ? u"Standard input"_s : name),
        file->errorString()};
}

Result<int> import(Program& program, const Words& words)
{
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    const auto lines = source(words.argument());
    if (!lines)
        return lines.error();
    Intake intake(**program.workspace());
    const auto report = waitFor(intake.importLines(*actor, *lines));
    if (!report)
        return report.error();
    auto& out = program.out();
    if (out.json()) {
        out.document(shapeOf(*report));
    } else {
        out.line(u"%1 taken, %2 already known, %3 revised, %4 rejected."_s.arg(report->taken)
                     .arg(report->duplicates)
                     .arg(report->revised)
                     .arg(report->rejectedCount));
        for (const auto& [line, reason] : report->rejected)
            out.line(u"  line %1: %2"_s.arg(line).arg(reason));
    }
    if (report->rejectedCount == 0)
        return 0;
    Output::complain(
        u"%1 lines were rejected; mend them and import the file again: what was taken is not taken twice."_s
            .arg(report->rejectedCount));
    return 1;
}

Result<int> exportToStandardOutput(Program& program, const Actor& actor)
{
    auto out = std::make_shared<QFile>();
    program.out().flush();
    if (!out->open(stdout, QIODevice::WriteOnly))
        return Error{ErrorCode::Unreadable, u"Standard output cannot be written."_s, {}};
    Intake intake(**program.workspace());
    const auto written = waitFor(intake.exportLines(actor, out));
    if (!written)
        return written.error();
    if (!out->flush() || out->error() != QFileDevice::NoError)
        return Error{
            ErrorCode::Unreadable, u"Standard output was closed before everything was written."_s, {}};
    return 0;
}

Result<int> exportToFile(Program& program, const Actor& actor, const QString& name)
{
    const auto unwritable = [&](const QString& detail) {
        return Error{ErrorCode::Unreadable,
            u"\"%1\" cannot be written; check the folder, its permissions and the space left."_s.arg(name),
            detail};
    };
    auto file = std::make_shared<QSaveFile>(name);
    if (!file->open(QIODevice::WriteOnly))
        return unwritable(file->errorString());
    // It holds what people said under their names.
    file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    Intake intake(**program.workspace());
    const auto written = waitFor(intake.exportLines(actor, file));
    if (!written)
        return written.error();
    if (!file->commit())
        return unwritable(file->errorString());
    if (program.out().json())
        program.out().document(QJsonObject{{u"file"_s, name}, {u"items"_s, *written}});
    else
        program.out().line(u"%1 items written to %2."_s.arg(*written).arg(name));
    return 0;
}

Result<int> exportItems(Program& program, const Words& words)
{
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    if (words.argument() == u"-")
        return exportToStandardOutput(program, *actor);
    return exportToFile(program, *actor, words.argument());
}

} // namespace

QList<CommandSpec> interchangeCommands()
{
    return {
        {u"import"_s, {u"FILE"_s}, {}, u"Take items from a file of JSON Lines; \"-\" is standard input"_s,
            import},
        {u"export-items"_s, {u"FILE"_s}, {}, u"Write all items as JSON Lines; \"-\" is standard output"_s,
            exportItems},
    };
}

} // namespace steward::cli
