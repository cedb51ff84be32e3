// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A rule file tries itself: the examples of every rule, run through the rule's own detectors.
#pragma once

#include "rules/matcher.h"

namespace steward {

/// One example that did not go as the file says.
struct FailedExample {
    RuleId rule;
    QString text; ///< as it stands in the file
    bool shouldMatch = true; ///< it stands under "match", else under "noMatch"
    QList<RuleId> raised; ///< what the text raised, by precedence
    QStringList absentDetectors; ///< named by the rule, unknown to this program

    bool operator==(const FailedExample&) const = default;
};

/// What a run of all examples came to.
struct ExampleRun {
    int tried = 0;
    QList<FailedExample> failed; ///< in the order of the file; any of them makes the file unfit to publish
    /// Under "match", but the rule names a detector that this program has not: nothing is proved either way.
    QList<FailedExample> waiting;

    bool passed() const { return failed.isEmpty(); }
};

/// Runs every example of `matcher.rules()`. "Raised" means at tier likely or above, as the inbox has it. Some
/// milliseconds for what ships (RuleSet::parse does not do it; checking, publishing and tests do). Pure,
/// thread-safe.
ExampleRun runExamples(const Matcher& matcher);

/// Names in `rule.detectors` for which this program has no detector.
QStringList absentDetectors(const GroundRule& rule);

/// One sentence that names rule and example and says what was raised instead.
QString sentenceOn(const FailedExample& failed);

} // namespace steward
