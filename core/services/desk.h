// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Commands on cases: permission and state (pure decide), then one transaction of state, log entry and
// outgoing call.
#pragma once

#include "rules/reply_checks.h"
#include "services/inbox.h"

#include <memory>

namespace steward {

struct Intent {
    CaseId id;
    Command command;
    std::optional<qint64> seenVersion; ///< of the case that was painted; none: read and act in one go
};

struct Done {
    Case before;
    Case after;
    Events events;
    ReplyId reply; ///< made by WriteReply
    EscalationId escalation; ///< made by Escalate
};

/// A draft judged: automatic checks, what a person must still sign, what will happen with it.
struct DraftVerdict {
    int revision = 0; ///< of the text that was judged; a stale verdict is never painted
    ReplyKind kind = ReplyKind::G;
    QList<CheckResult> checks;
    QList<ChecklistItemId> toSign; ///< by a person
    int length = 0;
    int limit = 0; ///< 0: none known
    bool approvalNeeded = false;
    QString approvalReason;
};

struct BulkOutcome {
    int done = 0;
    QList<QPair<CaseId, QString>> leftOut; ///< with the reason
};

/// What became of a plan.
struct PlanOutcome {
    Done done; ///< the case before the first and after the last step that was carried out, all their events
    int carriedOut = 0;
    QList<QPair<QString, QString>> leftOut; ///< name of a command that was refused (commandName), and why
};

class Desk {
public:
    explicit Desk(Workspace& workspace);
    ~Desk();

    /// One case, one command. On Conflict the Error's detail names what changed. The gate of a WriteReply is
    /// judged here again, whatever the command says of it.
    QFuture<Result<Done>> perform(const Actor& actor, Intent intent);
    /// The same action and rule for many; crisis, S1/S2, escalated, not-read and other people's claims are
    /// left out and named.
    QFuture<Result<BulkOutcome>> decideMany(const Actor& actor, const QList<CaseId>& cases, Action action,
        const RuleId& rule, const QString& reason);
    /// The steps of a plan that a person left in it (rules/plan.h), in their order and as one deed: one undo
    /// takes all of it back. A step that is refused is left out and named; if all are, the first refusal is
    /// the Error. A plan was made of the whole case as it was painted: ErrorCode::Conflict, and nothing is
    /// done, if anything was said or an item of it was decided since `seenVersion`.
    QFuture<Result<PlanOutcome>> carryOut(
        const Actor& actor, CaseId id, const QList<Command>& steps, std::optional<qint64> seenVersion);
    /// Takes back the last own command of this desk, 20 deep, across cases; the value says which case.
    QFuture<Result<Done>> undo(const Actor& actor);
    bool canUndo() const;

    /// Checks a draft off the calling thread. `kind` none: derived from the findings of the thread.
    QFuture<Result<DraftVerdict>> check(CaseId id, const QString& text, Audience audience,
        std::optional<ReplyKind> kind, const SignOff& signOff, int revision);
    /// Checks, judges and sends on its way: refused with the open checklist items listed if the gate is not
    /// passed.
    QFuture<Result<Done>> reply(const Actor& actor, CaseId id, const QString& text, Audience audience,
        std::optional<ReplyKind> kind, ItemId inReplyTo, const SignOff& signOff,
        std::optional<std::chrono::seconds> holdFor, std::optional<qint64> seenVersion);
    /// What may be done with an item now.
    QFuture<Result<QList<OfferedAction>>> offered(const Actor& actor, CaseId id, ItemId item);
    /// Records that a sensitive case was read (two seconds on screen).
    QFuture<Result<void>> recordRead(const Actor& actor, CaseId id);

private:
    class Steps;

    Workspace& m_workspace;
    std::shared_ptr<Steps> m_steps;
};

} // namespace steward
