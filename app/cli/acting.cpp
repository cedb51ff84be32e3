// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/acting.h"

#include "cli/reading.h"
#include "cli/shapes.h"
#include "cli/waiting.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::cli {

Result<QByteArray> readStandardInput(qint64 most, const QString& tooLong)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, u"Standard input could not be read."_s, {}};
    // A pipe hands over what it holds at the moment: one read is not the whole.
    QByteArray bytes;
    while (bytes.size() <= most) {
        const auto part = input.read(most + 1 - bytes.size());
        if (part.isEmpty())
            break;
        bytes += part;
    }
    if (bytes.size() > most)
        return Error{ErrorCode::Invalid, tooLong, {}};
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    return bytes;
}

Result<QString> readText(const QString& value)
{
    if (value != u"-")
        return value;
    const auto bytes
        = readStandardInput(1024 * 1024, u"The text on standard input is longer than 1 MiB; shorten it."_s);
    if (!bytes)
        return bytes.error();
    return QString::fromUtf8(*bytes);
}

Result<int> sayDone(Program& program, const Done& done, const QString& sentence)
{
    if (program.out().json())
        program.out().document(shapeOf(done));
    else
        program.out().line(
            u"Case %1: %2 It is %3 now."_s.arg(done.after.id.toString(), sentence, toText(done.after.state)));
    return 0;
}

Result<int> performOn(Program& program, CaseId subject, const Command& command, const QString& sentence)
{
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    Desk desk(**workspace);
    const Intent intent{subject, command, std::nullopt};
    const auto done = waitFor(desk.perform(*actor, intent));
    if (!done)
        return done.error();
    return sayDone(program, *done, sentence);
}

Result<int> performOn(
    Program& program, const QString& caseText, const Command& command, const QString& sentence)
{
    const auto id = readIdOf<CaseId>(caseText, u"CASE"_s);
    if (!id)
        return id.error();
    return performOn(program, *id, command, sentence);
}

} // namespace steward::cli
