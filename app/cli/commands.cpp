// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

namespace steward::cli {

QList<CommandSpec> allCommands()
{
    return workspaceCommands() + interchangeCommands() + accountCommands() + collectCommands()
        + inboxCommands() + caseCommands() + decideCommands() + replyCommands() + escalationCommands()
        + personCommands() + outboxCommands() + scanCommands() + dueCommands() + logCommands();
}

} // namespace steward::cli
