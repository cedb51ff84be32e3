// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Making connections: from an address to a closed QSqlDatabase, and from a libpq URL to the driver's options.
#pragma once

#include "storage/database.h"

namespace steward {

const Dialect& dialectOf(DatabaseAddress::Engine engine);

/// A closed connection with a name that nobody else has. It must be used and dropped on the thread that calls
/// this.
QSqlDatabase makeConnection(const DatabaseAddress& address);

/// Drops a connection made by makeConnection; `session` must not be used afterwards.
void dropConnection(std::unique_ptr<Session>& session);

/// "host=... port=..." as QPSQL hands it on to libpq, several hosts included. ErrorCode::Invalid for a URL
/// that cannot be read or that carries a password.
Result<QString> libpqOptions(const QString& url);

/// Sees that the file can be opened, or makes it with mode 0600; one sentence if not.
Result<void> prepareFile(const QString& file, Database::IfMissing ifMissing);

} // namespace steward
