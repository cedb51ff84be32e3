// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person.h"

#include <array>

namespace steward {

namespace {

struct Row {
    Permission permission;
    bool moderator;
    bool supervisor;
    bool auditor;
    bool administrator;
};

/// The permission table. A person's roles add up; nobody holds one that is not written here.
constexpr std::array table{
    //                                    moderator supervisor auditor administrator
    Row{Permission::ReadCases, true, true, true, true},
    Row{Permission::WorkCases, true, true, false, false},
    Row{Permission::AssignOthers, true, true, false, false},
    Row{Permission::ReplyToPublic, true, true, false, false},
    Row{Permission::RestrictItems, true, true, false, false},
    Row{Permission::BlockAuthors, false, true, false, false},
    Row{Permission::Escalate, true, true, false, false},
    Row{Permission::ReviewEscalations, false, true, false, false},
    Row{Permission::ApproveReplies, false, true, false, false},
    Row{Permission::RetractReplies, false, true, false, false},
    Row{Permission::ReadLog, false, true, true, true},
    Row{Permission::ExportLog, false, false, true, false},
    Row{Permission::VerifyLog, true, true, true, true},
    Row{Permission::AddAccounts, false, false, false, true},
    Row{Permission::ChangePeople, false, false, false, true},
    Row{Permission::ChangeSettings, false, true, false, true},
    Row{Permission::PublishRules, false, true, false, true},
    Row{Permission::BackUp, false, false, false, true},
    Row{Permission::ImportItems, true, true, false, true},
    Row{Permission::Collect, true, true, false, true},
};

bool carries(const Row& row, Role role)
{
    switch (role) {
    case Role::Moderator:
        return row.moderator;
    case Role::Supervisor:
        return row.supervisor;
    case Role::Auditor:
        return row.auditor;
    case Role::Administrator:
        return row.administrator;
    }
    return false;
}

} // namespace

bool isPermitted(const QSet<Role>& roles, Permission permission)
{
    for (const Role role : rolesWith(permission)) {
        if (roles.contains(role))
            return true;
    }
    return false;
}

QList<Role> rolesWith(Permission permission)
{
    QList<Role> roles;
    for (const Row& row : table) {
        if (row.permission != permission)
            continue;
        for (const Role role : {Role::Moderator, Role::Supervisor, Role::Auditor, Role::Administrator}) {
            if (carries(row, role))
                roles << role;
        }
    }
    return roles;
}

} // namespace steward
