// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of commands, one function for each group.
#pragma once

#include "cli/command_line.h"

namespace steward::cli {

QList<CommandSpec> workspaceCommands();
QList<CommandSpec> interchangeCommands();
QList<CommandSpec> accountCommands();
QList<CommandSpec> collectCommands();
QList<CommandSpec> inboxCommands();
QList<CommandSpec> caseCommands();
QList<CommandSpec> decideCommands();
QList<CommandSpec> findingCommands();
QList<CommandSpec> replyCommands();
QList<CommandSpec> escalationCommands();
QList<CommandSpec> personCommands();
QList<CommandSpec> outboxCommands();
QList<CommandSpec> ruleCommands();
QList<CommandSpec> ruleBookCommands();
QList<CommandSpec> scanCommands();
QList<CommandSpec> draftCommands();
QList<CommandSpec> dueCommands();
QList<CommandSpec> logCommands();

/// All of them, in the order of the manual.
QList<CommandSpec> allCommands();

} // namespace steward::cli
