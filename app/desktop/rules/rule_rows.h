// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of ground rules: one row a rule, gravest first.
#pragma once

#include "desktop/widgets/rows_model.h"
#include "services/back_test.h"
#include "services/rule_drafting.h"
#include "services/rule_precision.h"

#include <QCoreApplication>

namespace steward {

struct RuleRow {
    enum class State { InForce, Changed, New, Gone, ToMend, Off, SwitchedOff };
    RuleId id;
    QString title;
    Severity severity = Severity::S0;
    State state = State::InForce;
    std::optional<RulePrecision> precision; ///< as moderators judged its findings; none: nobody did yet
    std::optional<RuleTally> tally; ///< of the last back-test

    Q_DECLARE_TR_FUNCTIONS(steward::RuleRow)
};

/// What the page knows, as rows: by severity, then by id; no tallies. Pure. It reads both sets anew: for what
/// comes every moment there is withTallies().
QList<RuleRow> ruleRows(const DraftRules& live, const DraftRules& words, const RuleVerdict& verdict,
    const QList<RulePrecision>& precision);
/// The same rows with what the back-test counted by now, and nothing if there is no report.
QList<RuleRow> withTallies(QList<RuleRow> rows, const std::optional<BackTestReport>& report);

enum RuleColumn { IdColumn, SeverityColumn, TitleColumn, StateColumn, PrecisionColumn, BackTestColumn };
QList<RowColumn<RuleRow>> ruleColumns();

} // namespace steward
