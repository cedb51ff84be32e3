// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The single checks behind reply_checks.h, one function each.
#pragma once

#include "rules/patterns.h"
#include "rules/reading.h"
#include "rules/reply_checks.h"

#include <QHash>
#include <QSet>

namespace steward {

/// A draft, read once for all its checks.
struct DraftReading {
    const Matcher& matcher;
    const DraftForChecks& draft;
    Reading reading;
    Assessment assessment;

    /// Code points of the draft under words of the plain form.
    QPair<qsizetype, qsizetype> spanOfPlain(const ByteSpan& plain) const;
    QPair<qsizetype, qsizetype> spanOf(const ByteSpan& bytes) const;
};

/// Phrases that ship (:/checklists/phrases.json), compiled once; immutable, safe from any thread.
struct CheckPhrases {
    QHash<QString, std::shared_ptr<const PatternList>> lists; ///< "C02", "privateRoute", ...
    std::shared_ptr<const PatternList> quasiIdentifiers; ///< tag: index into `kinds`
    QStringList kinds;
};
const CheckPhrases& shippedPhrases();

/// Numbers and domains for help (:/checklists/helplines.json).
struct Helplines {
    QString checked; ///< the day on which somebody rang them all
    QList<QPair<QString, QString>> numbers; ///< digits, name
    QStringList domains;
};
const Helplines& shippedHelplines();

CheckResult checkIdentifiers(const DraftReading& reading); ///< C01
CheckResult checkConfirmsPatient(const DraftReading& reading); ///< C02
CheckResult checkQuasiIdentifiers(const DraftReading& reading); ///< C03
CheckResult checkAdvice(const DraftReading& reading); ///< C04
CheckResult checkAddedDetail(const DraftReading& reading); ///< C05
CheckResult checkAudience(const DraftReading& reading); ///< C06
CheckResult checkAsksForData(const DraftReading& reading); ///< C07
CheckResult checkSignposts(const DraftReading& reading); ///< C08
CheckResult checkTone(const DraftReading& reading); ///< C09
CheckResult checkEndorsement(const DraftReading& reading); ///< C10
CheckResult checkNamedColleagues(const DraftReading& reading); ///< C11
CheckResult checkNeutral(const DraftReading& reading); ///< C12

/// Spans of everything in a phrase list that the draft holds.
QList<QPair<qsizetype, qsizetype>> spansOf(const DraftReading& reading, const char* list);

/// Letters and digits in lower case: what two spellings of one detail share.
QString bareForm(const QString& text);
QString textUnder(const QString& text, const QPair<qsizetype, qsizetype>& span);

} // namespace steward
