// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts what the rules find in the evaluation set, right and wrong.
#pragma once

#include "evaluation/labelled_text.h"
#include "rules/matcher.h"

#include <QMap>

#include <algorithm>
#include <array>

namespace steward::test {

/// How many of how many.
struct Share {
    int of = 0;
    int all = 0;

    void count(bool yes)
    {
        of += yes ? 1 : 0;
        ++all;
    }
    Share operator+(const Share& other) const { return {of + other.of, all + other.all}; }
    /// One miss is always allowed: of twenty texts, 98 % would be all of them. Nothing reaches every goal.
    bool isAtLeast(double goal) const { return all - of <= std::max(1.0, (1 - goal) * all); }
};

/// What is asked of the rules.
namespace goal {
inline constexpr double recall = 0.98; ///< details with a format, at likely or above
inline constexpr double precision = 0.95; ///< the same, at likely or above
inline constexpr double statedIntent = 0.90; ///< Q3 that raise the alarm
inline constexpr double ideation = 0.70; ///< Q2 that raise the alarm
inline constexpr double falseAlarms = 0.01; ///< crisis alarms, or one topic, in everyday comments
inline constexpr double falseIdentifiers = 0.001; ///< direct identifiers in everyday comments
} // namespace goal

/// One type in one half. Arrays have a place for each tier: certain, likely, possible.
struct TypeScore {
    std::array<Share, 3> recall; ///< labelled with that tier at least, and found so
    std::array<Share, 3> precision; ///< findings of just that tier, and right
    Share likely; ///< plain texts labelled likely or certain, and found likely or above
    Share disguised; ///< the same of disguised texts
    Share sound; ///< findings likely or above, and right
    Share quiet; ///< near misses with nothing likely or above
    int certainTraps = 0; ///< near misses that were called certain
    QMap<QString, Share> levels; ///< crisis: by labelled level, found at all (Q1) or as an alarm (Q2, Q3);
                                 ///< what is only implied under "implied"
    QMap<QString, Share> welsh; ///< "found": Welsh labels, found likely or above; "quiet": Welsh near misses
};

/// Everyday comments of one half.
struct OrdinaryScore {
    int texts = 0;
    int directIdentifiers = 0; ///< with a direct identifier likely or above that is not there
    int crisisAlarms = 0;
    QMap<QString, int> topics; ///< by type: wrongly flagged likely or above
};

struct Evaluation {
    QMap<QString, std::array<TypeScore, 2>> types; ///< by type, then by half
    std::array<OrdinaryScore, 2> ordinary;
    QStringList notYetRead; ///< labelled types that no detector looks for
    QStringList misses; ///< a line each for what went wrong in the development half

    /// All noughts for a type that is not read.
    TypeScore score(const QString& type, Half half) const { return types.value(type)[size_t(half)]; }
};

/// The types that some detector looks for.
QSet<QString> typesThatAreRead();

Evaluation evaluate(const Matcher& matcher, const QList<LabelledText>& texts);

} // namespace steward::test
