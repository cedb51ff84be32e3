// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C07: nobody is asked for personal details where everyone can read the answer.
#include "rules/checks/checks.h"

#include <algorithm>

namespace steward {

namespace {

/// What the sentence around a request says of it.
struct Request {
    ByteSpan span;
    std::string_view sentence;
    std::string_view sentenceBefore;

    bool isRefusal() const
    {
        const auto found = phrasesIn(sentence, "C07 refused");
        return !found.isEmpty();
    }
    bool isInPublic() const { return hasPhrase(sentence, "C07 here"); }
    bool isPrivate() const
    {
        return hasPhrase(sentence, "privateRoute")
            || (!isInPublic() && hasPhrase(sentenceBefore, "privateRoute"));
    }
};

std::string_view viewOf(const std::string& text, const ByteSpan& span)
{
    return std::string_view(text).substr(span.start, span.end - span.start);
}

QList<Request> requestsIn(const std::string& plain)
{
    QList<Request> requests;
    const auto found = phrasesIn(plain, "C07");
    for (const ByteSpan& span : found) {
        const ByteSpan sentence = plainSentence(plain, span);
        Request request{span, viewOf(plain, sentence), {}};
        if (sentence.start > 2)
            request.sentenceBefore
                = viewOf(plain, plainSentence(plain, {sentence.start - 3, sentence.start - 2}));
        const bool isSame = !requests.isEmpty() && requests.last().span.end > span.start + 1;
        if (!request.isRefusal() && !isSame)
            requests << request;
        else if (isSame)
            requests.last().span.end = std::max(requests.last().span.end, span.end);
    }
    return requests;
}

} // namespace

CheckResult checkAsksForData(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C07")}, CheckOutcome::Pass,
        QStringLiteral("No request for personal details was found."), {}, Tier::Possible};
    const bool isPublic = reading.draft.audience == Audience::Public;
    bool open = false;
    bool sensitive = false;
    const auto requests = requestsIn(reading.reading.plain);
    for (const Request& request : requests) {
        result.spans << reading.spanOfPlain(request.span);
        open = open || !request.isPrivate();
        sensitive = sensitive || hasPhrase(viewOf(reading.reading.plain, request.span), "C07 sensitive");
    }
    std::sort(result.spans.begin(), result.spans.end());
    constexpr qsizetype enough = 2;
    if (isPublic && open) {
        result.outcome = CheckOutcome::Block;
        result.tier = Tier::Likely;
        result.message = QStringLiteral("The draft asks for personal details where everyone can read the "
                                        "answer; offer a private route instead.");
        result.suggestion = reworded(reading, result.spans.first(),
            QStringLiteral("Please do not post personal details here; send us a private message and we will "
                           "tell you who can help."));
    } else if (requests.size() > enough || (isPublic && sensitive)) {
        result.outcome = CheckOutcome::Warn;
        result.message = QStringLiteral("The draft asks for more personal details than a first answer needs; "
                                        "ask for a name and a way to reach the person, no more.");
    } else {
        result.spans.clear();
    }
    return result;
}

} // namespace steward
