// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// People and what their roles permit.
#pragma once

#include "domain/ids.h"
#include "domain/vocabulary.h"

#include <QList>
#include <QSet>

#include <optional>

namespace steward {

/// One of us. A person has a set of roles; a name is personal data and never goes into the log.
struct Person {
    PersonId id;
    QString name;
    QSet<Role> roles;
    bool active = true;

    bool operator==(const Person&) const = default;
};

inline size_t qHash(Role role, size_t seed = 0)
{
    return ::qHash(int(role), seed);
}

/// What can be permitted. One row of the permission table each.
enum class Permission {
    ReadCases,
    WorkCases,
    AssignOthers,
    ReplyToPublic,
    RestrictItems,
    BlockAuthors,
    Escalate,
    ReviewEscalations,
    ApproveReplies,
    RetractReplies,
    ReadLog,
    ExportLog,
    VerifyLog,
    AddAccounts,
    ChangePeople,
    ChangeSettings,
    PublishRules,
    BackUp,
    ImportItems,
    Collect
};

/// The permission table: true when any of `roles` carries it.
bool isPermitted(const QSet<Role>& roles, Permission permission);

/// The roles that carry a permission, for "ask a supervisor" sentences.
QList<Role> rolesWith(Permission permission);

/// Who acts: a person with their roles, or one of Steward's own automations.
struct Actor {
    std::optional<PersonId> person; ///< none: automation
    QSet<Role> roles;
    QString automation; ///< "intake", "outbox", "clock-keeper", "collector" when person is none

    bool isAutomation() const { return !person.has_value(); }
    bool may(Permission permission) const { return isAutomation() || isPermitted(roles, permission); }
    bool operator==(const Actor&) const = default;
};

} // namespace steward
