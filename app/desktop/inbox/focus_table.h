// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which widget has the focus after a command: the one table, walked by a test.
#pragma once

#include <QList>
#include <QString>

namespace steward {

enum class FocusAfter {
    List, ///< the inbox list
    Thread, ///< the thread pane or a bubble in it
    Form, ///< first field of the form that opened in the work pane
    Plan, ///< the box of the plan's first step
    Findings, ///< the first button of the first finding
    Composer, ///< the reply text
    Search, ///< the search field
    Stays, ///< where it was
};

struct FocusRow {
    QString command;
    FocusAfter after;
};

/// Every command of the inbox page by id. What a form confirms or cancels leads back to the list, and so does
/// sending. Carrying out a plan leads to the composer instead if a reply is part of it.
inline QList<FocusRow> inboxFocusTable()
{
    const auto row = [](const char* command, FocusAfter after) {
        return FocusRow{QStringLiteral("inbox.") + QLatin1StringView(command), after};
    };
    return {
        row("next", FocusAfter::List),
        row("previous", FocusAfter::List),
        row("open", FocusAfter::Thread),
        row("mark", FocusAfter::List),
        row("extend", FocusAfter::List),
        row("nextView", FocusAfter::List),
        row("previousView", FocusAfter::List),
        row("search", FocusAfter::Search),
        row("letIn", FocusAfter::List),
        row("veil", FocusAfter::Stays),
        row("workPane", FocusAfter::Stays),
        row("claim", FocusAfter::List),
        row("release", FocusAfter::List),
        row("planKeep", FocusAfter::List),
        row("planHide", FocusAfter::List),
        row("planEscalate", FocusAfter::List),
        row("planClaim", FocusAfter::List),
        row("carryOut", FocusAfter::List),
        row("planSteps", FocusAfter::Plan),
        row("judge", FocusAfter::Findings),
        row("reopen", FocusAfter::List),
        row("assign", FocusAfter::Form),
        row("snooze", FocusAfter::Form),
        row("resolve", FocusAfter::Form),
        row("note", FocusAfter::Form),
        row("escalate", FocusAfter::Form),
        row("hide", FocusAfter::Form),
        row("remove", FocusAfter::Form),
        row("hold", FocusAfter::Form),
        row("spam", FocusAfter::Form),
        row("warn", FocusAfter::Form),
        row("block", FocusAfter::Form),
        row("report", FocusAfter::Form),
        row("approve", FocusAfter::List),
        row("unhide", FocusAfter::List),
        row("restore", FocusAfter::List),
        row("unblock", FocusAfter::List),
        row("reply", FocusAfter::Composer),
        row("send", FocusAfter::List),
        row("discardDraft", FocusAfter::Composer),
        row("undoSend", FocusAfter::Composer),
        row("undo", FocusAfter::List),
    };
}

} // namespace steward
