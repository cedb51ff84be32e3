// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Is the database itself sound? And a copy of it.
#pragma once

#include "storage/session.h"

namespace steward {

/// One line a finding. Runs on a write session outside a transaction.
Result<QStringList> findingsOf(Session& session);

/// A consistent copy in a new file, mode 0600, on disk before this returns. ErrorCode::Refused if the file
/// exists; nothing is left behind on failure.
Result<void> copyTo(Session& session, const QString& file);

} // namespace steward
