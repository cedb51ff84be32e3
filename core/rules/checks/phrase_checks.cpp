// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C02, C04, C07, C10 and C12: what must not be said, by phrases that people wrote down.
#include "rules/checks/checks.h"

#include <QRegularExpression>

#include <algorithm>

namespace steward {

namespace {

CheckResult byPhrases(const DraftReading& reading, const char* item, CheckOutcome outcome, const char* found,
    const char* nothing)
{
    CheckResult result{ChecklistItemId{QString::fromLatin1(item)}, CheckOutcome::Pass,
        QString::fromUtf8(nothing), {}, Tier::Possible};
    result.spans = spansOf(reading, item);
    if (result.spans.isEmpty())
        return result;
    result.outcome = outcome;
    result.tier = Tier::Likely;
    const QString words = textUnder(reading.draft.text, result.spans.first()).simplified().left(60);
    result.message = QString::fromUtf8(found).arg(words);
    return result;
}

/// Whether the sentence around a stretch of the plain form names a private way to answer.
bool isPrivateThere(const DraftReading& reading, const ByteSpan& span)
{
    const std::string& plain = reading.reading.plain;
    const size_t before = plain.rfind(" . ", span.start);
    const size_t start = before == std::string::npos ? 0 : before + 2;
    const size_t after = plain.find(" . ", span.end > 0 ? span.end - 1 : 0);
    const size_t end = after == std::string::npos ? plain.size() : after + 1;
    bool found = false;
    shippedPhrases()
        .lists.value(QStringLiteral("privateRoute"))
        ->forEach(std::string_view(plain).substr(start, end - start),
            [&found](const ByteSpan&, int) { found = true; });
    return found;
}

/// "[name]", "<insert link>", "XXXX", "{{first_name}}": what a template left behind.
QList<QPair<qsizetype, qsizetype>> placeholders(const DraftReading& reading)
{
    static const re2::RE2 pattern(
        "(?i)(\\[[a-z][a-z _/'\\-]{1,40}\\]|<(?:insert|name|link|number|date)[^>\\n]{0,40}>|\\{\\{?[a-z_ "
        "]{2,40}\\}?\\}|\\bX{3,}\\b|\\bTBC\\b|\\blorem ipsum\\b)");
    QList<QPair<qsizetype, qsizetype>> spans;
    forEachMatch(
        pattern, reading.reading.normal.bytes, [&](const ByteSpan& span) { spans << reading.spanOf(span); });
    return spans;
}

} // namespace

CheckResult checkConfirmsPatient(const DraftReading& reading)
{
    return byPhrases(reading, "C02", CheckOutcome::Block,
        "\xe2\x80\x9c%1\xe2\x80\x9d tells readers that the person is or is not a patient; say it without "
        "confirming any contact.",
        "No phrase was found that confirms or denies that somebody is a patient.");
}

CheckResult checkAdvice(const DraftReading& reading)
{
    return byPhrases(reading, "C04", CheckOutcome::Warn,
        "\xe2\x80\x9c%1\xe2\x80\x9d can be read as medical advice or reassurance; point to NHS 111, a "
        "pharmacist or the practice instead.",
        "No phrase of advice, diagnosis or dose was found.");
}

CheckResult checkEndorsement(const DraftReading& reading)
{
    return byPhrases(reading, "C10", CheckOutcome::Warn,
        "\xe2\x80\x9c%1\xe2\x80\x9d can sound like an endorsement or a claim; check that it is neutral.",
        "No word of endorsement was found.");
}

CheckResult checkAsksForData(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C07")}, CheckOutcome::Pass, {}, {}, Tier::Possible};
    int asked = 0;
    bool open = false;
    shippedPhrases()
        .lists.value(QStringLiteral("C07"))
        ->forEach(reading.reading.plain, [&](const ByteSpan& span, int) {
            ++asked;
            result.spans << reading.spanOfPlain(span);
            open = open || !isPrivateThere(reading, span);
        });
    std::sort(result.spans.begin(), result.spans.end());
    if (reading.draft.audience == Audience::Public && asked > 0 && open) {
        result.outcome = CheckOutcome::Block;
        result.tier = Tier::Likely;
        result.message = QStringLiteral("The draft asks for personal details where everyone can read the "
                                        "answer; offer a private route instead.");
    } else if (asked > (reading.draft.audience == Audience::Private ? 2 : 0)) {
        result.outcome = CheckOutcome::Warn;
        result.message = QStringLiteral("The draft asks for personal details; ask only for what is needed, "
                                        "and only by the private route.");
    } else {
        result.spans.clear();
        result.message = QStringLiteral("No request for personal details was found.");
    }
    return result;
}

CheckResult checkNeutral(const DraftReading& reading)
{
    CheckResult result = byPhrases(reading, "C12", CheckOutcome::Warn,
        "\xe2\x80\x9c%1\xe2\x80\x9d touches politics; keep to facts, and ask your supervisor before an "
        "election.",
        "Nothing political and no gap left to fill was found.");
    const auto gaps = placeholders(reading);
    if (!gaps.isEmpty()) {
        result.outcome = CheckOutcome::Block;
        result.spans = gaps;
        result.tier = Tier::Certain;
        result.message = QStringLiteral("The draft still has a gap to fill in; complete it or take it out.");
    }
    return result;
}

} // namespace steward
