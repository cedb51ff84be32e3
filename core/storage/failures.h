// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Failures of the engine as sentences.
#pragma once

#include "base/result.h"
#include "storage/dialect.h"

#include <QSqlError>

namespace steward {

/// `detail` is the first line of the engine's words: later ones can quote what was to be stored.
Error errorOf(Failure failure, const QSqlError& error);

/// A row that this program cannot make sense of.
Error unknownWord();

} // namespace steward
