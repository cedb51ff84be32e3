// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The people of the workspace and their roles.
#pragma once

#include "domain/person.h"
#include "storage/session.h"

namespace steward {

class PersonStore {
public:
    explicit PersonStore(Session& session);

    /// By id, with the inactive ones.
    Result<QList<Person>> all();
    Result<std::optional<Person>> find(PersonId id);
    /// By exact name; several people may share one.
    Result<QList<Person>> named(const QString& name);
    /// The active person that an operating-system user or database role stands for.
    Result<std::optional<Person>> byLogin(const QString& login);
    /// `person.id` is ignored; the new id is returned. `login` may be empty.
    Result<PersonId> add(const Person& person, const QString& login = {});
    /// Name, roles and activity.
    Result<void> change(const Person& person);
    Result<void> setLogin(PersonId id, const QString& login);

private:
    Result<QList<Person>> where(const QString& condition, const QVariantList& values);
    Result<void> setRoles(PersonId id, const QSet<Role>& roles);

    Session& m_session;
};

} // namespace steward
