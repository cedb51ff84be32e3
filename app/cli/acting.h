// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One command on one case, and what is said about it afterwards.
#pragma once

#include "cli/command_line.h"
#include "cli/program.h"
#include "services/desk.h"

namespace steward::cli {

/// The whole of standard input without its final newline; more than `most` bytes are refused in the words
/// of `tooLong`.
Result<QByteArray> readStandardInput(qint64 most, const QString& tooLong);

/// The named options' value as a private text; "-" reads it from standard input (at most 1 MiB), so that it
/// need not stand in a list of processes.
Result<QString> readText(const QString& value);

/// Carries `command` out on the case whose number is `caseText` and says `sentence` (or the object of
/// --json).
Result<int> performOn(
    Program& program, const QString& caseText, const Command& command, const QString& sentence);
Result<int> performOn(Program& program, CaseId subject, const Command& command, const QString& sentence);
/// Says what was done.
Result<int> sayDone(Program& program, const Done& done, const QString& sentence);

} // namespace steward::cli
