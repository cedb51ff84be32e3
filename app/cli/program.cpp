// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "cli/waiting.h"
#include "services/people.h"

#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

QString defaultAddress()
{
    const auto fromEnvironment = qEnvironmentVariable("STEWARD_WORKSPACE");
    if (!fromEnvironment.isEmpty())
        return fromEnvironment;
    return QString(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/workspace.steward");
}

} // namespace

Program::Program(Surroundings surroundings, Output& output, Choices choices)
    : m_surroundings(surroundings)
    , m_output(output)
    , m_choices(std::move(choices))
{
}

Program::~Program() = default;

Result<DatabaseAddress> Program::address() const
{
    return DatabaseAddress::parse(m_choices.workspace.isEmpty() ? defaultAddress() : m_choices.workspace);
}

bool Program::hasWorkspace() const
{
    const auto where = address();
    return where
        && (where->engine == DatabaseAddress::Engine::Postgres || QFileInfo::exists(where->location));
}

Result<Workspace*> Program::workspace()
{
    if (m_workspace)
        return m_workspace.get();
    const auto where = address();
    if (!where)
        return where.error();
    if (!hasWorkspace())
        return Error{ErrorCode::Unreadable,
            u"There is no workspace at %1: make one with \"stewardctl workspace create\", or name another with --workspace."_s
                .arg(where->location),
            {}};
    auto opened = Workspace::open(*where, m_surroundings);
    if (!opened)
        return opened.error();
    m_workspace = std::move(*opened);
    return m_workspace.get();
}

Result<Person> Program::person()
{
    if (m_person)
        return *m_person;
    const auto opened = workspace();
    if (!opened)
        return opened.error();
    People people(**opened);
    auto found = waitFor(people.find(m_choices.as));
    if (!found)
        return found.error();
    if (!found->active)
        return Error{
            ErrorCode::Refused, u"This person is no longer active here: choose another with --as."_s, {}};
    m_person = *found;
    return found;
}

Result<Actor> Program::actor()
{
    const auto someone = person();
    if (!someone)
        return someone.error();
    return People::actorFor(*someone);
}

} // namespace steward::cli
