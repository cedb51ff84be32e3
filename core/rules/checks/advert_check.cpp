// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C10: a public body promotes nobody, and a claim to treat something is for the lists of the advertising
// rules.
#include "rules/checks/checks.h"

#include <QJsonArray>

#include <algorithm>

namespace steward {

namespace {

/// What registered osteopaths may claim to help, with the day on which the list was read (:/checklists/
/// conditions.json).
struct Conditions {
    QString checked;
    PatternList listed;
    PatternList serious;
};

void fill(PatternList& list, const QJsonArray& names)
{
    for (const auto& name : names)
        list.add(" (?:" + name.toString().toStdString() + ") ", 0);
    list.compile();
}

const Conditions& shippedConditions()
{
    static const Conditions conditions = [] {
        const QJsonObject object = shippedObject(QStringLiteral(":/checklists/conditions.json"));
        Conditions read;
        read.checked = object[QLatin1String("checked")].toString();
        fill(read.listed, object[QLatin1String("listed")].toArray());
        fill(read.serious, object[QLatin1String("serious")].toArray());
        return read;
    }();
    return conditions;
}

bool holds(const PatternList& list, std::string_view words)
{
    bool found = false;
    list.forEach(words, [&found](const ByteSpan&, int) { found = true; });
    return found;
}

/// Claims of a therapy that name something that is not on the list.
QList<QPair<qsizetype, qsizetype>> unlistedClaims(const DraftReading& reading)
{
    const std::string& plain = reading.reading.plain;
    const Conditions& conditions = shippedConditions();
    QList<QPair<qsizetype, qsizetype>> spans;
    const auto claims = phrasesIn(plain, "C10 therapy");
    for (const ByteSpan& claim : claims) {
        const std::string words = " " + plain.substr(claim.start, claim.end - claim.start) + " ";
        if (holds(conditions.serious, words) || !holds(conditions.listed, words))
            spans << reading.spanOfPlain(claim);
    }
    return spans;
}

} // namespace

CheckResult checkEndorsement(const DraftReading& reading)
{
    CheckResult result = byPhrases(reading, "C10", CheckOutcome::Warn,
        "\u201c%1\u201d can sound like an endorsement or a claim; say what there is and leave the judging to "
        "the reader.",
        "No word of endorsement was found.");
    if (result.outcome != CheckOutcome::Pass)
        return result;
    result.spans = unlistedClaims(reading);
    if (result.spans.isEmpty())
        return result;
    result.outcome = CheckOutcome::Warn;
    result.tier = Tier::Likely;
    result.message
        = QStringLiteral("\u201c%1\u201d is not among the conditions that such a claim may name (list of "
                         "the advertising rules, read on %2); leave the claim out.")
              .arg(textUnder(reading.draft.text, result.spans.first()).simplified().left(60),
                  shippedConditions().checked);
    return result;
}

} // namespace steward
