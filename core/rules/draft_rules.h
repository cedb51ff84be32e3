// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file of ground rules while somebody changes it: what was typed stays, sound or not.
#pragma once

#include "rules/rule_examples.h"

#include <QJsonObject>
#include <QSet>

#include <optional>

namespace steward {

/// What people change of a rule.
enum class RuleField {
    Use, ///< GroundRule::isOff
    Title,
    Wording,
    Rationale,
    Kind, ///< GroundRule::isBreach
    Severity,
    Actions,
    Clock,
    Routes,
    Steps,
    Own,
    Match,
    NoMatch
};

/// One thing that stands against using a draft, with its place.
struct DraftProblem {
    enum class Kind {
        Missing, ///< the text is not there in en-GB
        Unusable, ///< what the rule looks for cannot be looked for; `detail` says why
        NotRaised, ///< an example under "match" that raises something else or nothing; `detail` is its text
        Raised, ///< an example under "noMatch" that raises the rule; `detail` is its text
        KeptInUse, ///< it is switched off and must not be: a life may be at risk (S1)
        Unreadable ///< the file as a whole; `detail` is the sentence of RuleSet::parse
    };
    RuleId rule; ///< empty: the file
    RuleField field = RuleField::Title;
    Kind kind = Kind::Missing;
    int entry = -1; ///< place in GroundRule::own, examplesMatch or examplesNoMatch
    QString detail = {};
    QList<RuleId> raised = {}; ///< what an example raised

    bool operator==(const DraftProblem&) const = default;
};

/// The whole file with every key that this program does not know. A value, cheap to copy; pure.
class DraftRules {
public:
    DraftRules() = default;
    /// ErrorCode::Malformed only if it is no JSON object with "rules": what stands in them may be wrong.
    static Result<DraftRules> read(const QByteArray& file);
    QByteArray file() const;

    QString version() const;
    /// What its publisher says of it; empty if nothing.
    QString note() const;
    /// The same rules under another version, with a note.
    DraftRules named(const QString& version, const QString& note) const;

    /// In the order of the file.
    QList<RuleId> ids() const;
    /// As typed: a text may be empty, a pattern unusable. A word that no enum knows reads as its default.
    std::optional<GroundRule> rule(const RuleId& id) const;
    QList<GroundRule> rules() const;
    /// Writes what can be changed (RuleField) of the rule with this id, and of it only what differs; nothing
    /// if there is no such rule. Texts lose the space around them; a language without a text goes, en-GB
    /// stays. Words stand before patterns.
    void put(const GroundRule& rule);
    /// A rule at the end; nothing if there is one with this id.
    void add(const GroundRule& rule);
    /// The rule goes, and its place in the precedence.
    void remove(const RuleId& id);
    /// The rule as it stands in `from`, every key of it, where it stands there; nothing if it is here or not
    /// there.
    void bringBack(const RuleId& id, const DraftRules& from);

    bool operator==(const DraftRules&) const = default;

private:
    friend class DraftMerge;
    QJsonObject m_root;
};

/// What is wrong with a rule in itself; its examples are not run.
QList<DraftProblem> problemsIn(const GroundRule& rule);
/// A failed example with its place in the rule.
DraftProblem problemOf(const FailedExample& failed, const GroundRule& rule);

/// The draft with what cannot be used left out: a missing text is that of `live` or, of a new rule, its id;
/// an unusable entry goes.
/// What it gives can be back-tested, as long as the rest of the file is sound.
DraftRules soundPart(const DraftRules& draft, const DraftRules& live);
/// Rules in which the drafts differ, in the order of `draft`, then those that it has no longer.
QList<RuleId> changedRules(const DraftRules& before, const DraftRules& draft);

/// What two rules of one id differ in; in the order of the enum.
QList<RuleField> changedFields(const GroundRule& before, const GroundRule& after);
/// True if both raise the same by every text: they differ in nothing that a detector reads.
bool findsTheSame(const DraftRules& one, const DraftRules& other);

struct CarriedOver {
    DraftRules draft;
    QList<RuleId> both; ///< rules of which both had changed the same: the draft's stands
    /// New rules of the draft whose id was given to another one meanwhile: as it was, as it is now.
    QList<std::pair<RuleId, RuleId>> renamed = {};
};
/// What `draft` changed over `base`, done to `live`: key by key of every rule, and of the file. `used` are
/// ids that were given to rules besides those in the three.
CarriedOver carriedOver(
    const DraftRules& draft, const DraftRules& base, const DraftRules& live, const QSet<RuleId>& used = {});

/// An id for a rule of the organisation's own, above all of `used`; from R101, so that what ships may grow.
RuleId freeRuleId(const QSet<RuleId>& used);
/// A rule of the organisation's own: no detector of Steward raises it.
bool isOwnRule(const GroundRule& rule);
/// What a new rule begins as: it only routes, keeps what it is raised by, and has no text yet.
GroundRule newRule(const RuleId& id);

/// The first version after `version` (see versionAfter) that is not among `taken`.
QString freeVersionAfter(const QString& version, const QStringList& taken);

/// One example a line, for editing: a line break inside of one is shown as U+21B5.
QString linesOf(const QStringList& examples);
/// The way back; lines without a word are none.
QStringList examplesIn(const QString& lines);

} // namespace steward
