// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The single checks behind reply_checks.h, one function each.
#pragma once

#include "rules/patterns.h"
#include "rules/reading.h"
#include "rules/reply_checks.h"

#include <QHash>
#include <QJsonObject>
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

/// A data file of the program, which cannot be without it.
QJsonObject shippedObject(const QString& name);

/// Phrases that ship (:/checklists/phrases.json), compiled once; immutable, safe from any thread. "<name>" in
/// a pattern stands for the words of that name, so that a turn of phrase is written once for all of them.
struct CheckPhrases {
    QHash<QString, std::shared_ptr<const PatternList>> lists; ///< "C02", "privateRoute", ...
};
const CheckPhrases& shippedPhrases();

/// A number for help, as it is written and as it is dialled.
struct Helpline {
    QString name;
    QString number;
    QString digits;
    QString now; ///< of one that was withdrawn: the number that took its place
};

/// Numbers and domains for help (:/checklists/helplines.json).
struct Helplines {
    QDate checked; ///< the day on which somebody rang them all
    QList<Helpline> numbers;
    QList<Helpline> withdrawn;
    QStringList domains;
    QStringList shorteners;
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
/// A number or an address of the organisation itself.
bool isOurs(const DraftForChecks& draft, const QString& value);
/// Replies that send people somewhere: what they name must be on the list.
bool isSignposting(ReplyKind kind);
/// C08, its links: raises `result` where one is worse than what it says.
void checkLinks(const DraftReading& reading, CheckResult& result);
CheckResult checkTone(const DraftReading& reading); ///< C09
CheckResult checkEndorsement(const DraftReading& reading); ///< C10
CheckResult checkNamedColleagues(const DraftReading& reading); ///< C11
CheckResult checkNeutral(const DraftReading& reading); ///< C12
CheckResult checkMedia(const DraftReading& reading); ///< C13

/// Spans of everything in a phrase list that the draft holds, by where they begin.
QList<QPair<qsizetype, qsizetype>> spansOf(const DraftReading& reading, const char* list);
/// Stretches of the plain form under a phrase list.
QList<ByteSpan> phrasesIn(std::string_view plain, const char* list);
bool hasPhrase(std::string_view plain, const char* list);

/// The sentence of the plain form around a stretch of it.
ByteSpan plainSentence(const std::string& plain, const ByteSpan& around);
/// The sentences of a text that a stretch of it touches, in code points, without the white space around.
QPair<qsizetype, qsizetype> sentencesUnder(const QString& text, const QPair<qsizetype, qsizetype>& span);
/// `words` for the sentences around a stretch; takes them out if the rest of the draft says so already.
Suggestion reworded(
    const DraftReading& reading, const QPair<qsizetype, qsizetype>& span, const QString& words);

bool isIdentifier(const Finding& finding);

/// A check that stands on one phrase list; "%1" in `found` stands for the words.
CheckResult byPhrases(const DraftReading& reading, const char* item, CheckOutcome outcome, const char* found,
    const char* nothing);
/// Raises `result` to `outcome` with its message; what is there already stays if it is as grave.
void raise(CheckResult& result, CheckOutcome outcome, const QPair<qsizetype, qsizetype>& span,
    const QString& message, const std::optional<Suggestion>& suggestion = {});

/// Letters and digits in lower case: what two spellings of one detail share.
QString bareForm(const QString& text);
QString textUnder(const QString& text, const QPair<qsizetype, qsizetype>& span);

} // namespace steward
