// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C11: colleagues are named with their agreement only, and no live case is talked about.
#include "rules/checks/checks.h"

#include <algorithm>
#include <array>

namespace steward {

namespace {

using Spans = QList<QPair<qsizetype, qsizetype>>;

/// "Dr Example", and a name after a job: "our receptionist Sam".
const re2::RE2& titled()
{
    static const re2::RE2 pattern(
        "\\b((?:Dr|Doctor|Prof|Professor|Nurse|Sister|Matron|Midwife|Mr|Mrs|Ms|Miss|Mx|"
        "Consultant|Surgeon|Sir|Dame|Rev|Councillor|Cllr)\\.? [A-Z][\\p{L}'\\-]+(?: "
        "[A-Z][\\p{L}'\\-]+){0,2})");
    return pattern;
}

const re2::RE2& afterJob()
{
    static const re2::RE2 pattern(
        "(?i:\\b(?:our|my|the|a)(?: [a-z]+){0,2} "
        "(?:colleague|receptionist|nurse|doctor|midwife|manager|consultant|"
        "porter|therapist|pharmacist|paramedic|paramedics|director|chief executive|surgeon|physio|"
        "physiotherapist|secretary|chaplain|governor|chair|matron|sister|volunteer|assistant|lead|head),? )"
        "([A-Z][\\p{L}'\\-]+(?: [A-Z][\\p{L}'\\-]+)?)");
    return pattern;
}

const re2::RE2& ofPlace()
{
    static const re2::RE2 pattern(
        "\\b([A-Z][a-z]{1,15}) (?i:from|on|in|at) (?i:our |the )?(?i:reception|switchboard|"
        "front desk|bookings|triage|pharmacy|outpatients|the ward|radiology|pals)\\b");
    return pattern;
}

/// What begins a sentence with a capital and names nobody.
bool isNoName(const QString& word)
{
    static const QSet<QString> words{QStringLiteral("Staff"), QStringLiteral("Everyone"),
        QStringLiteral("Everybody"), QStringLiteral("People"), QStringLiteral("Patients"),
        QStringLiteral("Visitors"), QStringLiteral("Someone"), QStringLiteral("Somebody"),
        QStringLiteral("Anyone"), QStringLiteral("Colleagues"), QStringLiteral("Nurses"),
        QStringLiteral("Doctors"), QStringLiteral("Teams"), QStringLiteral("Team"),
        QStringLiteral("Volunteers"), QStringLiteral("Those"), QStringLiteral("Nobody"),
        QStringLiteral("Families"), QStringLiteral("Parents"), QStringLiteral("Services"),
        QStringLiteral("Waits"), QStringLiteral("Waiting"), QStringLiteral("Queues"), QStringLiteral("Ask"),
        QStringLiteral("Call"), QStringLiteral("Ring"), QStringLiteral("Is"), QStringLiteral("Are"),
        QStringLiteral("Be"), QStringLiteral("It"), QStringLiteral("They"), QStringLiteral("Masks"),
        QStringLiteral("Leaflets"), QStringLiteral("Forms"), QStringLiteral("Help"),
        QStringLiteral("Available"), QStringLiteral("Right"), QStringLiteral("Just"), QStringLiteral("Now"),
        QStringLiteral("Pick"), QStringLiteral("Drop"), QStringLiteral("Check"), QStringLiteral("Calls"),
        QStringLiteral("That"), QStringLiteral("This"), QStringLiteral("All"), QStringLiteral("Work")};
    return words.contains(word);
}

Spans namesIn(const DraftReading& reading)
{
    Spans spans;
    const auto take = [&](const ByteSpan& span) { spans << reading.spanOf(span); };
    forEachMatch(titled(), reading.reading.normal.bytes, take);
    forEachMatch(afterJob(), reading.reading.normal.bytes, take);
    forEachMatch(ofPlace(), reading.reading.normal.bytes, [&](const ByteSpan& span) {
        const auto word = QString::fromStdString(std::string(reading.reading.text(span)));
        if (!isNoName(word))
            take(span);
    });
    std::sort(spans.begin(), spans.end());
    return spans;
}

/// Somebody without a name; where the job already says who it is, the name just goes.
Suggestion unnamed(const DraftReading& reading, const QPair<qsizetype, qsizetype>& span)
{
    const QString& text = reading.draft.text;
    const QString before = textUnder(text, {std::max<qsizetype>(span.first - 2, 0), span.first});
    const bool begins = before.isEmpty() || QStringView(u".!?\n").contains(before.front())
        || before.back() == u'\n' || span.first == 0;
    bool afterAJob = false;
    forEachMatch(afterJob(), reading.reading.normal.bytes,
        [&](const ByteSpan& found) { afterAJob = afterAJob || reading.spanOf(found) == span; });
    if (afterAJob)
        return {{span.first - 1, span.second}, {}};
    return {span, begins ? QStringLiteral("A member of our team") : QStringLiteral("a member of our team")};
}

} // namespace

CheckResult checkNamedColleagues(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C11")}, CheckOutcome::Pass,
        QStringLiteral("No named colleague and no live case was found."), {}, Tier::Possible};
    result.spans = namesIn(reading);
    if (!result.spans.isEmpty()) {
        result.outcome = CheckOutcome::Warn;
        result.tier = Tier::Likely;
        result.message
            = QStringLiteral("The draft names somebody; leave the name out unless that person has agreed.");
        result.suggestion = unnamed(reading, result.spans.first());
        return result;
    }
    result.spans = spansOf(reading, "C11");
    if (!result.spans.isEmpty()) {
        result.outcome = CheckOutcome::Warn;
        result.tier = Tier::Likely;
        result.message
            = QStringLiteral("\u201c%1\u201d touches a case or an accusation; say nothing about it in "
                             "public and ask your supervisor.")
                  .arg(textUnder(reading.draft.text, result.spans.first()).simplified().left(60));
        result.suggestion
            = reworded(reading, result.spans.first(), QStringLiteral("We cannot comment on this here."));
    }
    return result;
}

} // namespace steward
