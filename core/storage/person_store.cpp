// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/person_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

PersonStore::PersonStore(Session& session)
    : m_session(session)
{
}

Result<QList<Person>> PersonStore::where(const QString& condition, const QVariantList& values)
{
    QList<Person> people;
    bool sound = true;
    const auto done = m_session.each(
        QString(
            u"SELECT p.id, p.name, p.active, r.role FROM people p LEFT JOIN roles r ON r.person = p.id WHERE "_s
            + condition + u" ORDER BY p.id"_s),
        values, [&](Row& row) {
            const auto id = row.id<PersonId>();
            if (people.isEmpty() || people.last().id != id)
                people << Person{id, row.text(), {}, row.flag()};
            else
                (void)row.text(), (void)row.flag();
            if (const auto role = row.optionalWord<Role>())
                people.last().roles << *role;
            sound = row.isSound();
            return sound;
        });
    if (!done)
        return done.error();
    if (!sound)
        return unknownWord();
    return people;
}

Result<QList<Person>> PersonStore::all()
{
    return where(u"1 = 1"_s, {});
}

Result<std::optional<Person>> PersonStore::find(PersonId id)
{
    const auto found = where(u"p.id = ?"_s, steward::values(id));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<Person>() : found->first();
}

Result<QList<Person>> PersonStore::named(const QString& name)
{
    return where(u"p.name = ?"_s, steward::values(name));
}

Result<std::optional<Person>> PersonStore::byLogin(const QString& login)
{
    if (login.isEmpty())
        return std::optional<Person>();
    const auto found = where(u"p.login = ? AND p.active = 1"_s, steward::values(login));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<Person>() : found->first();
}

Result<PersonId> PersonStore::add(const Person& person, const QString& login)
{
    const auto id
        = m_session.insert(u"INSERT INTO people (name, login, active) VALUES (?, ?, ?) RETURNING id"_s,
            steward::values(person.name, login, person.active));
    if (!id)
        return id.error();
    if (auto done = setRoles({*id}, person.roles); !done)
        return done.error();
    return PersonId{*id};
}

Result<void> PersonStore::change(const Person& person)
{
    if (auto done = m_session.run(u"UPDATE people SET name = ?, active = ? WHERE id = ?"_s,
            steward::values(person.name, person.active, person.id));
        !done)
        return done;
    if (m_session.affected() == 0)
        return Error{ErrorCode::NotFound, u"There is no such person; look at the list of people."_s, {}};
    return setRoles(person.id, person.roles);
}

Result<void> PersonStore::setLogin(PersonId id, const QString& login)
{
    return m_session.run(u"UPDATE people SET login = ? WHERE id = ?"_s, steward::values(login, id));
}

Result<void> PersonStore::setRoles(PersonId id, const QSet<Role>& roles)
{
    if (auto done = m_session.run(u"DELETE FROM roles WHERE person = ?"_s, steward::values(id)); !done)
        return done;
    for (const Role role : roles) {
        if (auto done
            = m_session.run(u"INSERT INTO roles (person, role) VALUES (?, ?)"_s, steward::values(id, role));
            !done)
            return done;
    }
    return {};
}

} // namespace steward
