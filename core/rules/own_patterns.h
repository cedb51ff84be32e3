// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a rule of the file looks for by itself, so that an organisation adds rules of its own without code.
#pragma once

#include "domain/vocabulary.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace steward {

/// One entry under "words" or "patterns" of a rule (resources/ground-rules/FORMAT.md).
struct OwnPattern {
    enum class Kind {
        Words, ///< a word or several, compared word by word
        Pattern, ///< RE2 over the normalised text, \b for the edge of a word of any script
    };
    Kind kind = Kind::Words;
    QString match;
    QStringList unless; ///< of the same kind: a match that one of these touches does not count
    Tier tier = Tier::Likely;

    bool operator==(const OwnPattern&) const = default;
};

/// Reads "words" and "patterns" of a rule. What is wrong, if anything is, in words that name the field and
/// the entry: `"patterns" entry 2: missing ): (abc`.
std::optional<QString> readOwnPatterns(const QJsonObject& rule, QList<OwnPattern>& into);

/// Under which name a finding of such an entry is kept.
QString detectorOf(OwnPattern::Kind kind);

} // namespace steward
