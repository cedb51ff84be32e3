// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/people.h"

#include "services/permission.h"
#include "storage/person_store.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error refused(const QString& sentence)
{
    return {ErrorCode::Refused, sentence, {}};
}

QString rolesInLog(const QSet<Role>& roles)
{
    QStringList names;
    for (const auto& [role, name] : enumNames<Role>) {
        if (roles.contains(role))
            names << QString::fromLatin1(name.data(), qsizetype(name.size()));
    }
    return names.join(u' ');
}

Result<QString> properName(const QString& written)
{
    const auto name = written.simplified();
    if (name.isEmpty() || name.size() > 200)
        return Error{ErrorCode::Invalid, u"Give the person a name of at most 200 characters."_s, {}};
    // A number would be taken for an id.
    bool isNumber = false;
    name.toLongLong(&isNumber);
    if (isNumber)
        return Error{ErrorCode::Invalid, u"A name cannot be a number; write it in letters."_s, {}};
    return name;
}

/// The workspace must always have somebody who can let others in.
Result<void> leavesAnAdministrator(PersonStore& people, const Person& changed)
{
    const auto all = people.all();
    if (!all)
        return all.error();
    for (const auto& person : *all) {
        const auto& now = person.id == changed.id ? changed : person;
        if (now.active && now.roles.contains(Role::Administrator))
            return {};
    }
    return refused(
        u"This would leave the workspace without an administrator; make somebody else one first."_s);
}

Result<Person> onlyOne(const Result<QList<Person>>& found)
{
    if (!found)
        return found.error();
    QList<Person> active;
    std::copy_if(found->begin(), found->end(), std::back_inserter(active),
        [](const Person& person) { return person.active; });
    if (active.size() == 1)
        return active.first();
    if (active.size() > 1)
        return Error{ErrorCode::Invalid,
            u"Several people have that name; use the number that \"person list\" shows."_s, {}};
    return Error{ErrorCode::NotFound, u"There is no such person; \"person list\" shows everybody."_s, {}};
}

Result<Person> byLogin(PersonStore& people, const QString& login)
{
    const auto found = people.byLogin(login);
    if (!found)
        return found.error();
    if (*found)
        return **found;
    return Error{ErrorCode::NotFound,
        u"Nobody in this workspace stands for your login; ask an administrator to add you, or say who you are with --as."_s,
        {}};
}

} // namespace

People::People(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<QList<Person>>> People::list()
{
    return m_workspace.database().read<QList<Person>>(
        [](Session& session) { return PersonStore(session).all(); });
}

QFuture<Result<Person>> People::add(const Actor& actor, const QString& name, const QSet<Role>& roles)
{
    if (const auto allowed = permitted(actor, Permission::ChangePeople); !allowed)
        return ready<Person>(allowed.error());
    const auto proper = properName(name);
    if (!proper)
        return ready<Person>(proper.error());
    Person person;
    person.name = *proper;
    person.roles = roles;
    return m_workspace.database().write<Person>([person, actor, now = m_workspace.now(),
                                                    stamp = m_workspace.logStamp()](
                                                    Session& session) -> Result<Person> {
        PersonStore people(session);
        const auto same = people.named(person.name);
        if (!same)
            return same.error();
        if (!same->isEmpty())
            return refused(
                u"Somebody has that name already; add a surname or a team, so that nobody is mistaken."_s);
        const auto id = people.add(person);
        if (!id)
            return id.error();
        auto added = person;
        added.id = *id;
        const event::WorkspaceFact fact{
            u"person-added"_s, {{u"person"_s, id->toString()}, {u"roles"_s, rolesInLog(person.roles)}}};
        if (const auto logged = commitFact(session, fact, actor, now, stamp); !logged)
            return logged.error();
        return added;
    });
}

QFuture<Result<void>> People::change(
    const Actor& actor, PersonId person, const QSet<Role>& roles, bool active)
{
    if (const auto allowed = permitted(actor, Permission::ChangePeople); !allowed)
        return ready<void>(allowed);
    return m_workspace.database().write<void>(
        [=, now = m_workspace.now(), stamp = m_workspace.logStamp()](Session& session) -> Result<void> {
            PersonStore people(session);
            const auto found = people.find(person);
            if (!found)
                return found.error();
            if (!*found)
                return Error{
                    ErrorCode::NotFound, u"There is no such person; \"person list\" shows everybody."_s, {}};
            auto changed = **found;
            changed.roles = roles;
            changed.active = active;
            if (changed == **found)
                return {};
            if (const auto fine = leavesAnAdministrator(people, changed); !fine)
                return fine;
            if (const auto stored = people.change(changed); !stored)
                return stored;
            const event::WorkspaceFact fact{u"person-changed"_s,
                {{u"person"_s, person.toString()}, {u"roles"_s, rolesInLog(roles)},
                    {u"active"_s, active ? u"yes"_s : u"no"_s}}};
            return commitFact(session, fact, actor, now, stamp);
        });
}

QFuture<Result<Person>> People::find(const QString& nameOrId)
{
    return m_workspace.database().read<Person>(
        [nameOrId, login = m_workspace.login()](Session& session) -> Result<Person> {
            PersonStore people(session);
            if (nameOrId.isEmpty())
                return byLogin(people, login);
            bool isNumber = false;
            const auto id = nameOrId.toLongLong(&isNumber);
            if (!isNumber)
                return onlyOne(people.named(nameOrId));
            const auto found = people.find(PersonId{id});
            if (!found)
                return found.error();
            return onlyOne(*found ? QList<Person>{**found} : QList<Person>{});
        });
}

Actor People::actorFor(const Person& person)
{
    Actor actor;
    actor.person = person.id;
    actor.roles = person.roles;
    return actor;
}

} // namespace steward
