// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An event in plain words, for a case's history and the moderation log. Pure.
#pragma once

#include "domain/event.h"

#include <QHash>

namespace steward {

/// The names that ids stand for now; the log itself holds ids only.
struct KnownNames {
    QHash<PersonId, QString> people;
    QHash<RouteId, QString> routes;
    QHash<RuleId, QString> rules; ///< titles

    QString person(PersonId id) const; ///< "Sam", or "person 7" for somebody who is not known (any more)
    QString route(const RouteId& id) const;
    QString rule(const RuleId& id) const; ///< "R07 Naming staff"
};

/// One sentence without a full stop. Texts of items and replies never appear; a note or a reason only if
/// `event` carries its words.
QString describe(const Event& event, const KnownNames& names);

/// "Sam", "Steward (intake)".
QString actorInWords(
    const std::optional<PersonId>& person, const QString& automation, const KnownNames& names);

/// An action as the desk says it: "keep up", "hide", ...
QString actionInWords(Action action);

} // namespace steward
