// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C06, C09 and C11: audience, tone and names.
#include "rules/checks/checks.h"

#include <QRegularExpression>

#include <algorithm>

namespace steward {

namespace {

/// Vowel groups, a silent final e left out: near enough for a reading score.
int syllables(const std::string& word)
{
    int count = 0;
    bool inVowel = false;
    for (const char c : word) {
        const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
        count += vowel && !inVowel ? 1 : 0;
        inVowel = vowel;
    }
    if (count > 1 && word.back() == 'e')
        --count;
    return std::max(count, 1);
}

/// Flesch reading ease: 60 to 70 is plain English, under 40 is hard work.
double readingEase(const Reading& reading)
{
    double sentences = 0;
    double syllableCount = 0;
    for (const Word& word : reading.words) {
        sentences += word.endsSentence ? 1 : 0;
        syllableCount += syllables(word.folded);
    }
    const double words = double(reading.words.size());
    sentences = std::max(sentences, 1.0);
    return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllableCount / words);
}

int shoutedWords(const Reading& reading)
{
    int count = 0;
    for (const Word& word : reading.words) {
        const std::string_view text = reading.text(word.span);
        const bool capitals = text.size() >= 4
            && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        count += capitals && text != "SHOUT" && text != "PALS" ? 1 : 0;
    }
    return count;
}

} // namespace

CheckResult checkAudience(const DraftReading& reading)
{
    const DraftForChecks& draft = reading.draft;
    CheckResult result{ChecklistItemId{QStringLiteral("C06")}, CheckOutcome::Block, {}, {}, Tier::Certain};
    const Capabilities& can = draft.platform.capabilities;
    if (!draft.itemStillThere)
        result.message = QStringLiteral(
            "What you are answering is no longer there; read the thread again before you reply.");
    else if (!draft.accountMatches)
        result.message = QStringLiteral("The reply would come from another account than the one that was "
                                        "spoken to; choose the right account.");
    else if (draft.kind == ReplyKind::D && draft.audience == Audience::Public)
        result.message = QStringLiteral(
            "A direct message is about to go out in public; send it privately or change its kind.");
    else if (draft.audience == Audience::Private && !can.privateReply && !can.byHand)
        result.message
            = QStringLiteral("%1 has no private replies from here; answer in public or by another route.")
                  .arg(draft.platform.name);
    else if (draft.audience == Audience::Public && !can.publicReply && can.privateReply && !can.byHand)
        result.message = QStringLiteral("%1 has no public replies from here; answer privately.")
                             .arg(draft.platform.name);
    else
        return {result.item, CheckOutcome::Pass, QStringLiteral("Audience, account and thread agree."), {},
            Tier::Possible};
    return result;
}

CheckResult checkTone(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C09")}, CheckOutcome::Warn, {}, {}, Tier::Possible};
    for (const Finding& finding : reading.assessment.findings) {
        if (finding.detector == QLatin1String("profanity"))
            result.spans.append({finding.start, finding.end});
    }
    if (!result.spans.isEmpty()) {
        result.message = QStringLiteral("A word in the draft could offend; choose another.");
        return result;
    }
    result.spans = spansOf(reading, "C09");
    if (!result.spans.isEmpty()) {
        result.message
            = QStringLiteral("\u201c%1\u201d can sound cold, blaming or stiff; say it kindly and plainly.")
                  .arg(textUnder(reading.draft.text, result.spans.first()).simplified().left(60));
        return result;
    }
    if (reading.reading.words.empty())
        result.message = QStringLiteral("The draft is empty; write a reply first.");
    else if (shoutedWords(reading.reading) >= 3)
        result.message = QStringLiteral("Words in capitals read as shouting; write them in small letters.");
    else if (reading.draft.text.count(QLatin1String("!!")) > 0)
        result.message
            = QStringLiteral("Several exclamation marks in a row can sound flippant; one is enough.");
    else if (reading.reading.words.size() >= 25 && readingEase(reading.reading) < 40)
        result.message
            = QStringLiteral("The draft is hard to read; use shorter sentences and everyday words.");
    else
        return {result.item, CheckOutcome::Pass, QStringLiteral("Nothing was found in tone or wording."), {},
            Tier::Possible};
    return result;
}

CheckResult checkNamedColleagues(const DraftReading& reading)
{
    static const re2::RE2 named("\\b((?:Dr|Doctor|Prof|Professor|Nurse|Sister|Matron|Midwife|Mr|Mrs|Ms|Miss|"
                                "Mx|Consultant|Surgeon)\\.? [A-Z][\\p{L}'\\-]+(?: [A-Z][\\p{L}'\\-]+){0,2})");
    static const re2::RE2 colleague("(?i:\\b(?:our|my|the) "
                                    "(?:colleague|receptionist|nurse|doctor|midwife|manager|consultant|"
                                    "porter|therapist|pharmacist|paramedic|paramedics|practice manager|ward "
                                    "manager),? )([A-Z][\\p{L}'\\-]+(?: [A-Z][\\p{L}'\\-]+)?)");
    CheckResult result{ChecklistItemId{QStringLiteral("C11")}, CheckOutcome::Pass,
        QStringLiteral("No named colleague and no live case was found."), {}, Tier::Possible};
    const auto take = [&](const ByteSpan& span) { result.spans << reading.spanOf(span); };
    forEachMatch(named, reading.reading.normal.bytes, take);
    forEachMatch(colleague, reading.reading.normal.bytes, take);
    if (!result.spans.isEmpty()) {
        result.outcome = CheckOutcome::Warn;
        result.tier = Tier::Likely;
        result.message
            = QStringLiteral("The draft names somebody; leave the name out unless that person has agreed.");
        return result;
    }
    result.spans = spansOf(reading, "C11");
    if (!result.spans.isEmpty()) {
        result.outcome = CheckOutcome::Warn;
        result.tier = Tier::Likely;
        result.message = QStringLiteral("The draft touches a case or an accusation; say nothing about it in "
                                        "public and ask your supervisor.");
    }
    return result;
}

} // namespace steward
