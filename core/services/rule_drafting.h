// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Changing the ground rules at a desk: what is in force, what one person has made of it, and what that is
// worth.
#pragma once

#include "rules/draft_rules.h"
#include "rules/rule_edit.h"
#include "services/rule_book.h"

namespace steward {

/// What somebody has before them who opens the ground rules.
struct RulesAtHand {
    QList<RulePublication> history; ///< newest first
    DraftRules live;
    std::optional<DraftRules> draft; ///< the actor's own; none if there is none or it cannot be read
    QString begunOver; ///< version that was in force when the draft was begun
    Instant kept; ///< when it was last kept
};

/// What a draft is worth.
struct RuleVerdict {
    QList<DraftProblem> problems; ///< any of them stands against publishing it
    QList<RuleId> changed; ///< against the rules in force
    DraftRules soundPart; ///< what of it can be used
    QByteArray sound; ///< the same as a file for BackTest; empty if even that cannot be read
};

/// One version of the history and what it changed.
struct VersionStory {
    QString version;
    QString note; ///< of its publisher
    RuleChanges changes; ///< against the publication before it; empty for the first
};

/// Reads and judges off the calling thread; see RuleBook for publishing.
class RuleDrafting {
public:
    explicit RuleDrafting(Workspace& workspace);

    QFuture<Result<RulesAtHand>> read(const Actor& actor);
    /// Reads field by field and runs the examples.
    QFuture<Result<RuleVerdict>> judge(const DraftRules& draft, const DraftRules& live);
    /// As RuleBook::keepDraft; drafts reach the store in the order of the calls.
    QFuture<Result<void>> keep(
        const Actor& actor, const DraftRules& draft, const std::optional<QString>& over = {});
    /// The draft done to `live`, where it was begun over another version (DraftRules' carriedOver).
    QFuture<Result<CarriedOver>> carryOver(
        const DraftRules& draft, const QString& begunOver, const DraftRules& live);
    /// As RuleBook::publish, under this version and with this note.
    QFuture<Result<RulePublication>> publish(const Actor& actor, const DraftRules& draft,
        const QString& version, const QString& note, const QString& over);
    /// Of every rule that was ever in force here: an id is never given to another rule.
    QFuture<Result<QSet<RuleId>>> usedIds();
    /// What a publication changed over the one `before` it.
    QFuture<Result<VersionStory>> story(
        const RulePublication& of, const std::optional<RulePublication>& before);

private:
    Workspace& m_workspace;
};

} // namespace steward
