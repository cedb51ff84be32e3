// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The people of a workspace and who is at the desk.
#pragma once

#include "services/workspace.h"

namespace steward {

class People {
public:
    explicit People(Workspace& workspace);

    QFuture<Result<QList<Person>>> list();
    QFuture<Result<Person>> add(const Actor& actor, const QString& name, const QSet<Role>& roles);
    QFuture<Result<void>> change(const Actor& actor, PersonId person, const QSet<Role>& roles, bool active);
    /// The person by exact name or id text, or (empty) the operating-system user's person.
    QFuture<Result<Person>> find(const QString& nameOrId);
    static Actor actorFor(const Person& person);

private:
    Workspace& m_workspace;
};

} // namespace steward
