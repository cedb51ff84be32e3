// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ground rules of a workspace over time: drafts, publications, and the way back.
#pragma once

#include "rules/rule_examples.h"
#include "services/workspace.h"
#include "storage/rule_store.h"

namespace steward {

/// A set that was in force from `published` until the next one.
using RulePublication = StoredRuleSet;
/// The words of the next set, as one person has them so far.
using RuleDraft = StoredRuleDraft;

class RuleBook {
public:
    explicit RuleBook(Workspace& workspace);

    /// Newest first: the first is in force. A workspace that has published nothing has one, of origin
    /// shipped.
    QFuture<Result<QList<RulePublication>>> history();
    /// The file of a version, byte for byte. ErrorCode::NotFound if it was never in force here.
    QFuture<Result<QByteArray>> file(const QString& version);
    /// Reads a file and runs its own examples, off the calling thread. ErrorCode::Malformed says what is
    /// wrong with it; the examples that fail are in the run.
    QFuture<Result<ExampleRun>> check(const QByteArray& file);

    /// Makes `file` the rules in force, here at once and in other running programs as soon as they hear of
    /// it. Refused without the permission, if an example fails, if its version was used for other rules, or
    /// if it is in force already. ErrorCode::Conflict if `over` is given and another version is in force by
    /// now. The actor's draft with the same words is done with.
    QFuture<Result<RulePublication>> publish(
        const Actor& actor, const QByteArray& file, const std::optional<QString>& over = {});
    /// Puts an earlier version in force again, as one more publication. Its examples are not run: the way
    /// back is open even if detectors have changed.
    QFuture<Result<RulePublication>> rollBack(const Actor& actor, const QString& version);

    /// The actor's own. Drafts need no permission to publish: somebody else may do that.
    QFuture<Result<std::optional<RuleDraft>>> draft(const Actor& actor);
    /// Replaces the actor's draft. The words need not be sound yet. It stays begun over the version that it
    /// was begun over, unless `over` names another.
    QFuture<Result<void>> keepDraft(
        const Actor& actor, const QByteArray& file, const std::optional<QString>& over = {});
    /// The same; `file` is called on the thread that writes.
    QFuture<Result<void>> keepDraft(
        const Actor& actor, std::function<QByteArray()> file, const std::optional<QString>& over = {});
    QFuture<Result<void>> dropDraft(const Actor& actor);

private:
    struct Publishing;
    QFuture<Result<RulePublication>> putInForce(Publishing publishing);

    Workspace& m_workspace;
};

} // namespace steward
