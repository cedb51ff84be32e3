// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Changing one thing in a file of ground rules and nothing else, and saying what two files differ in.
#pragma once

#include "rules/rule_set.h"

#include <optional>

namespace steward {

/// What is to be changed of a rule; what is not given stays.
struct RuleEdit {
    QString language = QStringLiteral("en-GB"); ///< of the three texts
    std::optional<QString> title;
    std::optional<QString> wording;
    std::optional<QString> rationale;
    std::optional<Severity> severity;
    std::optional<QList<Action>> actions;
    std::optional<std::chrono::minutes> lookWithin;
    std::optional<bool> elapsedClock;

    bool operator==(const RuleEdit&) const = default;
};

/// The file with the rule changed: keys that this program does not know stay. An empty text in another
/// language than en-GB takes that language away. ErrorCode::NotFound without such a rule,
/// ErrorCode::Malformed if the result could not be used (the sentence names rule and field). Pure.
Result<QByteArray> edited(const QByteArray& file, const RuleId& rule, const RuleEdit& edit);

/// The file as another version. ErrorCode::Malformed if it is no file of rules.
Result<QByteArray> withVersion(const QByteArray& file, const QString& version);

/// What comes after `version`: its last number and one ("2026.11-1" gives "2026.11-2"), or "-2" behind it.
QString versionAfter(const QString& version);

/// What changed between two sets.
struct RuleChanges {
    QList<RuleId> added;
    QList<RuleId> removed;
    QList<RuleId> changed; ///< a text, a severity, a clock, a detector, an example, ...
    bool detectorData = false;
    bool housePage = false;
    bool precedence = false;

    bool isEmpty() const { return *this == RuleChanges{}; }
    bool operator==(const RuleChanges&) const = default;
};
RuleChanges changesBetween(const RuleSet& before, const RuleSet& after);

} // namespace steward
