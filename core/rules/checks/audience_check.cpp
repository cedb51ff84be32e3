// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C06: the right people, from the right account, in a language that they wrote in.
#include "rules/checks/checks.h"
#include "rules/language.h"

#include <algorithm>
#include <array>

namespace steward {

namespace {

/// Words that hold Welsh sentences together and are no English words.
constexpr std::array welshWords = std::to_array<std::string_view>(
    {"ac", "ar", "bod", "byddwn", "chi", "dach", "ddim", "diolch", "dwi", "dym", "eich", "ein", "fy", "gan",
        "gennym", "gwasanaeth", "gyda", "hi", "hoffem", "iawn", "mae", "mewn", "nhw", "ni", "oedd", "oes",
        "oherwydd", "ond", "roedd", "rydw", "rydym", "sydd", "wedi", "wrth", "y", "yn", "yr", "yw"});

bool isWelsh(const Reading& reading)
{
    constexpr size_t fewest = 3;
    constexpr size_t oneIn = 5;
    const auto known = size_t(std::count_if(reading.words.begin(), reading.words.end(), [](const Word& word) {
        return std::find(welshWords.begin(), welshWords.end(), word.folded) != welshWords.end();
    }));
    return known >= fewest && known * oneIn >= reading.words.size();
}

CheckResult checkLanguage(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C06")}, CheckOutcome::Pass,
        QStringLiteral("Audience, account and thread agree."), {}, Tier::Possible};
    const auto& said = reading.draft.threadTexts;
    if (isForeign(reading.reading)) {
        result.outcome = CheckOutcome::Warn;
        result.message
            = QStringLiteral("These checks read English and Welsh only; let somebody who reads the "
                             "language of the draft check it.");
    } else if (!said.isEmpty() && !reading.reading.words.empty() && isWelsh(readingOf(said.last()))
        && !isWelsh(reading.reading)) {
        result.outcome = CheckOutcome::Warn;
        result.message = QStringLiteral("The author wrote in Welsh; answer in Welsh, or in both languages.");
    }
    return result;
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
        return checkLanguage(reading);
    return result;
}

} // namespace steward
