// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C12: no side is taken, least of all before an election, and no gap of a template is left open.
#include "rules/checks/checks.h"

#include <QJsonArray>

#include <algorithm>

namespace steward {

namespace {

struct Period {
    QString name;
    QDate from;
    QDate to;
};

const QList<Period>& shippedPeriods()
{
    static const QList<Period> periods = [] {
        QList<Period> read;
        const QJsonObject object = shippedObject(QStringLiteral(":/checklists/elections.json"));
        for (const auto& value : object[QLatin1String("periods")].toArray()) {
            const QJsonObject period = value.toObject();
            const auto day = [&period](const char* key) {
                return QDate::fromString(period[QLatin1String(key)].toString(), Qt::ISODate);
            };
            read.append({period[QLatin1String("name")].toString(), day("from"), day("to")});
        }
        return read;
    }();
    return periods;
}

/// "[name]", "<insert link>", "XXXX", "{{first_name}}": what a template left behind.
QList<QPair<qsizetype, qsizetype>> placeholders(const DraftReading& reading)
{
    static const re2::RE2 pattern(
        "(?i)(\\[[a-z][a-z _/'\\-]{1,40}\\]|<(?:insert|name|link|number|date)[^>\\n]{0,40}>|\\{\\{?[a-z_ "
        "]{2,40}\\}?\\}|(?-i:\\bX{2,}\\b)|\\bTBC\\b|\\blorem ipsum\\b)");
    QList<QPair<qsizetype, qsizetype>> spans;
    forEachMatch(
        pattern, reading.reading.normal.bytes, [&](const ByteSpan& span) { spans << reading.spanOf(span); });
    return spans;
}

} // namespace

QString electionOn(const QDate& day)
{
    for (const Period& period : shippedPeriods()) {
        if (day.isValid() && day >= period.from && day <= period.to)
            return period.name;
    }
    return {};
}

CheckResult checkNeutral(const DraftReading& reading)
{
    CheckResult result = byPhrases(reading, "C12", CheckOutcome::Warn,
        "\u201c%1\u201d touches politics; keep to facts that take no side.",
        "Nothing political and no gap left to fill was found.");
    const QString election = electionOn(reading.draft.today);
    if (!election.isEmpty() && result.outcome == CheckOutcome::Warn) {
        result.outcome = CheckOutcome::Block;
        result.message
            = QStringLiteral("\u201c%1\u201d touches politics in the period before %2; take it out.")
                  .arg(textUnder(reading.draft.text, result.spans.first()).simplified().left(60), election);
    } else if (!election.isEmpty() && reading.draft.kind == ReplyKind::P) {
        result.outcome = CheckOutcome::Warn;
        result.message
            = QStringLiteral("This is the period before %1; keep to facts, announce nothing new and let a "
                             "supervisor see it first.")
                  .arg(election);
    }
    const auto gaps = placeholders(reading);
    if (gaps.isEmpty())
        return result;
    return {result.item, CheckOutcome::Block,
        QStringLiteral("The draft still has a gap to fill in; complete it or take it out."), gaps,
        Tier::Certain};
}

} // namespace steward
