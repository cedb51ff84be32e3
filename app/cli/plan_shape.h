// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules propose for a case, as `show` gives it. Pure.
#pragma once

#include "rules/plan.h"

#include <QJsonArray>

namespace steward::cli {

/// One object a step, in the order of the plan.
QJsonArray shapeOf(const Plan& plan);
/// "hide under R01 (offered only)", one a step, for eyes.
QStringList inWords(const Plan& plan);

} // namespace steward::cli
