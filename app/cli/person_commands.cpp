// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// person add, person list.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/reading.h"
#include "cli/shapes.h"
#include "cli/waiting.h"
#include "services/people.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

QString lineOf(const Person& person)
{
    const auto shape = shapeOf(person);
    const auto roles = shape.value(u"roles").toVariant().toStringList().join(u", "_s);
    return u"%1  %2  %3%4"_s.arg(
        person.id.toString(), person.name, roles, person.active ? QString() : u"  (no longer active)"_s);
}

Result<int> add(Program& program, const Words& words)
{
    const auto roles = readRoles(words.value(u"role"_s));
    if (!roles)
        return roles.error();
    if (words.argument().trimmed().isEmpty())
        return Error{ErrorCode::Invalid, u"A person needs a name."_s, {}};
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    People people(**program.workspace());
    const auto person = waitFor(people.add(*actor, words.argument(), *roles));
    if (!person)
        return person.error();
    if (program.out().json())
        program.out().document(shapeOf(*person));
    else
        program.out().line(u"Added: %1"_s.arg(lineOf(*person)));
    return 0;
}

Result<int> list(Program& program, const Words&)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    People people(**workspace);
    const auto everybody = waitFor(people.list());
    if (!everybody)
        return everybody.error();
    if (program.out().json()) {
        program.out().document(shapesOf(*everybody));
        return 0;
    }
    for (const auto& person : *everybody)
        program.out().line(lineOf(person));
    return 0;
}

} // namespace

QList<CommandSpec> personCommands()
{
    return {
        {u"person add"_s, {u"NAME"_s}, {{u"role"_s, u"ROLE,..."_s, true}},
            u"Add a colleague: "_s + allNames<Role>().join(u", "_s), add},
        {u"person list"_s, {}, {}, u"Who works here"_s, list},
    };
}

} // namespace steward::cli
