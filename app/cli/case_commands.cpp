// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// claim, release, assign, note, snooze, resolve, reopen.
#include "cli/acting.h"
#include "cli/commands.h"
#include "cli/reading.h"
#include "cli/waiting.h"
#include "services/people.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

PrivateText privately(const QString& text)
{
    return {text, {}, {}};
}

Result<int> claim(Program& program, const Words& words)
{
    return performOn(program, words.argument(), command::TakeClaim{}, u"claimed."_s);
}

Result<int> release(Program& program, const Words& words)
{
    const auto text = readText(words.value(u"text"_s));
    if (!text)
        return text.error();
    return performOn(program, words.argument(), command::Release{privately(*text)}, u"released."_s);
}

Result<int> assign(Program& program, const Words& words)
{
    if (words.value(u"to"_s) == u"nobody")
        return performOn(program, words.argument(), command::Assign{}, u"given back to nobody."_s);
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    People people(**workspace);
    const auto person = waitFor(people.find(words.value(u"to"_s)));
    if (!person)
        return person.error();
    return performOn(program, words.argument(), command::Assign{person->id}, u"assigned."_s);
}

Result<int> note(Program& program, const Words& words)
{
    const auto text = readText(words.value(u"text"_s));
    if (!text)
        return text.error();
    if (text->trimmed().isEmpty())
        return Error{ErrorCode::Invalid, u"A note needs words: give them with --text."_s, {}};
    return performOn(program, words.argument(), command::AddNote{privately(*text)}, u"note added."_s);
}

Result<int> snooze(Program& program, const Words& words)
{
    const auto until = readTime(words.value(u"until"_s), u"--until"_s);
    if (!until)
        return until.error();
    return performOn(
        program, words.argument(), command::Snooze{*until}, u"snoozed until %1."_s.arg(toLocalText(*until)));
}

Result<int> resolve(Program& program, const Words& words)
{
    return performOn(program, words.argument(), command::Resolve{words.value(u"topic"_s)}, u"resolved."_s);
}

Result<int> reopen(Program& program, const Words& words)
{
    return performOn(program, words.argument(), command::Reopen{}, u"opened again."_s);
}

} // namespace

QList<CommandSpec> caseCommands()
{
    const QStringList caseOnly{u"CASE"_s};
    return {
        {u"claim"_s, caseOnly, {}, u"Hold a case for yourself"_s, claim},
        {u"release"_s, caseOnly, {{u"text"_s, u"HAND-OVER"_s}}, u"Let a case go"_s, release},
        {u"assign"_s, caseOnly, {{u"to"_s, u"PERSON"_s, true}},
            u"Give a case to somebody, or to \"nobody\""_s, assign},
        {u"note"_s, caseOnly, {{u"text"_s, u"TEXT"_s, true}}, u"Add a note for colleagues"_s, note},
        {u"snooze"_s, caseOnly, {{u"until"_s, u"TIME"_s, true}}, u"Put a case away until a time"_s, snooze},
        {u"resolve"_s, caseOnly, {{u"topic"_s, u"TOPIC"_s}}, u"Close a case"_s, resolve},
        {u"reopen"_s, caseOnly, {}, u"Open a resolved case again"_s, reopen},
    };
}

} // namespace steward::cli
