// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ground rules as JSON that other programs rely on: keys may be added, never renamed. Pure.
#pragma once

#include "services/back_test.h"
#include "services/rule_book.h"

#include <QJsonObject>

namespace steward::cli {

QJsonObject shapeOf(const GroundRule& rule);
QJsonObject shapeOf(const RuleSet& rules, const ExampleRun& run);
QJsonObject shapeOf(const RulePublication& published);
QJsonObject shapeOf(const BackTestReport& report);

} // namespace steward::cli
