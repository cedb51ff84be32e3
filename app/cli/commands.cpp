// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

namespace steward::cli {

QList<CommandSpec> allCommands()
{
    return workspaceCommands() + interchangeCommands() + accountCommands() + collectCommands()
        + inboxCommands() + caseCommands() + decideCommands() + findingCommands() + replyCommands()
        + escalationCommands() + personCommands() + outboxCommands() + ruleCommands() + ruleBookCommands()
        + scanCommands() + draftCommands() + dueCommands() + logCommands();
}

} // namespace steward::cli
