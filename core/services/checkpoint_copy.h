// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that leave: a checkpoint copied to where the organisation keeps them.
#pragma once

#include "storage/checkpoint_store.h"

namespace steward {

/// Writes "checkpoint-ORIGIN-SIZE.txt" into the folder, whole or not at all. A file that says something else
/// is never overwritten.
Result<void> copyCheckpoint(const QString& folder, const QString& origin, const StoredCheckpoint& checkpoint);

/// Refused if something is there already: said before the log records an export that cannot be made.
Result<void> exportPlace(const QString& folder);

} // namespace steward
