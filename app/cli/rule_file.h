// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file of ground rules, as it is named on the command line.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace steward::cli {

/// Its bytes, at most 16 MiB; "-" is standard input.
Result<QByteArray> readRuleFile(const QString& name);

} // namespace steward::cli
