// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/known_names.h"

#include "storage/person_store.h"
#include "storage/route_store.h"

namespace steward {

Result<KnownNames> knownNames(Session& session, const RuleSet& rules)
{
    const auto people = PersonStore(session).all();
    if (!people)
        return people.error();
    const auto routes = RouteStore(session).all();
    if (!routes)
        return routes.error();
    KnownNames names;
    for (const auto& person : *people)
        names.people.insert(person.id, person.name);
    for (const auto& route : *routes)
        names.routes.insert(route.id, route.name);
    for (const auto& rule : rules.rules())
        names.rules.insert(rule.id, inLanguage(rule.title));
    return names;
}

} // namespace steward
