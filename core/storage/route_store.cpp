// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/route_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

RouteStore::RouteStore(Session& session)
    : m_session(session)
{
}

Result<QList<StoredRoute>> RouteStore::all()
{
    return readAll<StoredRoute>(
        m_session, u"SELECT id, name, contact FROM routes ORDER BY position, id"_s, {}, [](Row& row) {
            return StoredRoute{{row.text()}, row.text(), row.text()};
        });
}

Result<void> RouteStore::put(const StoredRoute& route)
{
    return m_session.run(
        u"INSERT INTO routes (id, name, contact, position) VALUES (?, ?, ?, (SELECT count(*) FROM routes))"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, contact = excluded.contact"_s,
        values(route.id, route.name, route.contact));
}

} // namespace steward
