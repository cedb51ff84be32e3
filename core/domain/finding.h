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
    QString level; ///< crisis only: "Q1", "Q2", "Q3"
    QByteArray digest; ///< SHA-256(salt || value); empty where the value is not personal data

    bool operator==(const Finding&) const = default;
};

/// What the rules made of one text.
struct Assessment {
    QList<Finding> findings; ///< by start, overlaps resolved
    Severity severity = Severity::S0; ///< the gravest rule at tier likely or above
    bool crisis = false; ///< a crisis finding of level Q2 or Q3
    bool notRead = false; ///< a language or medium that the rules do not read: never shown as "not flagged"
    RuleId leadingRule; ///< first by precedence; empty if none
    QList<RuleId> rules; ///< all that hit, by precedence

    bool operator==(const Assessment&) const = default;
};

} // namespace steward
