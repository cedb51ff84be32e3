// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The named routes that a case can be escalated to.
#pragma once

#include "domain/ids.h"
#include "storage/session.h"

namespace steward {

struct StoredRoute {
    RouteId id;
    QString name;
    QString contact;

    bool operator==(const StoredRoute&) const = default;
};

class RouteStore {
public:
    explicit RouteStore(Session& session);

    /// In the order they were put.
    Result<QList<StoredRoute>> all();
    /// Adds or changes.
    Result<void> put(const StoredRoute& route);

private:
    Session& m_session;
};

} // namespace steward
