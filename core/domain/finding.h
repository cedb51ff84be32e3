// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Findings: reasons to look.
#pragma once

#include "domain/ids.h"
#include "domain/vocabulary.h"

#include <QByteArray>
#include <QList>

namespace steward {

/// One reason to look at an item. Spans count Unicode code points of the original text, end exclusive.
/// The value itself is never stored: `digest` is salted.
struct Finding {
    RuleId rule;
    QString detector; ///< "nhs-number", "crisis", ...
    Tier tier = Tier::Possible;
    qsizetype start = 0;
    qsizetype end = 0;
    QString level; ///< crisis: "Q1", "Q2", "Q3"; medical-advice and side-effect: "red-flag" if life may be at
                   ///< risk
    QByteArray digest; ///< SHA-256(salt || value); empty where the value is not personal data
    ItemId saidIn; ///< an earlier item of the same author that adds to this one: the span is in its text;
                   ///< invalid: this item

    bool operator==(const Finding&) const = default;
};

/// Signs of an emergency in a question or a report about health: looked at as soon as a crisis.
inline bool isRedFlag(const Finding& finding)
{
    return finding.level == QLatin1String("red-flag") && finding.tier != Tier::Possible;
}

/// A detail that names nobody and that, with others, may point to one person: "ward 7". Not a finding.
struct Piece {
    QString kind; ///< "age", "relation", "place-of-care", ... (nameOf(QuasiKind))
    qsizetype start = 0; ///< code points, as of a finding
    qsizetype end = 0;

    bool operator==(const Piece&) const = default;
};

/// What the rules made of one text.
struct Assessment {
    QList<Finding> findings; ///< by start, overlaps resolved
    Severity severity = Severity::S0; ///< the gravest rule at tier likely or above
    bool crisis = false; ///< a crisis finding of level Q2 or Q3
    bool notRead = false; ///< a language or medium that the rules do not read: never shown as "not flagged"
    RuleId leadingRule; ///< first by precedence; empty if none
    QList<RuleId> rules; ///< all that hit, by precedence
    QList<Piece> pieces; ///< of what came in, whether they add up here or only with other items

    bool operator==(const Assessment&) const = default;
};

} // namespace steward
