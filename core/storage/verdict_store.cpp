// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/verdict_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

VerdictStore::VerdictStore(Session& session)
    : m_session(session)
{
}

Result<QList<StoredVerdict>> VerdictStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<StoredVerdict>(m_session,
        QString(
            u"SELECT v.item, v.revision, v.rule, v.detector, v.tier, v.verdict, v.person, v.judged FROM "_s
            + condition),
        values, [](Row& row) {
            StoredVerdict verdict;
            verdict.item = row.id<ItemId>();
            verdict.revision = int(row.number());
            verdict.rule = RuleId{row.text()};
            verdict.detector = row.text();
            verdict.tier = row.word<Tier>();
            verdict.verdict = row.word<FindingVerdict>();
            verdict.by = row.id<PersonId>();
            verdict.judged = row.instant();
            return verdict;
        });
}

Result<void> VerdictStore::put(const StoredVerdict& verdict)
{
    return m_session.run(
        u"INSERT INTO finding_verdicts (item, revision, rule, detector, tier, verdict, person, judged)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (item, revision, rule, detector) DO UPDATE SET tier = "
        "excluded.tier, verdict = excluded.verdict, person = excluded.person, judged = excluded.judged"_s,
        values(verdict.item, verdict.revision, verdict.rule, verdict.detector, verdict.tier, verdict.verdict,
            verdict.by, verdict.judged));
}

Result<std::optional<StoredVerdict>> VerdictStore::find(
    ItemId item, int revision, const RuleId& rule, const QString& detector)
{
    const auto found
        = where(u"finding_verdicts v WHERE v.item = ? AND v.revision = ? AND v.rule = ? AND v.detector = ?"_s,
            values(item, revision, rule, detector));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<StoredVerdict>() : found->first();
}

Result<QHash<ItemId, QList<StoredVerdict>>> VerdictStore::ofCase(CaseId subject)
{
    // The few items of a case lead to their verdicts, never the other way round.
    const auto found = where(u"items i CROSS JOIN finding_verdicts v WHERE v.item = i.id AND v.revision = "
                             "i.revision AND i.case_id = ? ORDER BY v.item, v.rule, v.detector"_s,
        values(subject));
    if (!found)
        return found.error();
    QHash<ItemId, QList<StoredVerdict>> byItem;
    for (const auto& verdict : *found)
        byItem[verdict.item] << verdict;
    return byItem;
}

Result<QList<StoredVerdict>> VerdictStore::all()
{
    return where(u"finding_verdicts v ORDER BY v.item, v.revision, v.rule, v.detector"_s, {});
}

Result<QList<VerdictTally>> VerdictStore::tallies()
{
    struct Count {
        RuleId rule;
        FindingVerdict verdict = FindingVerdict::Agreed;
        qint64 count = 0;
    };
    const auto counts = readAll<Count>(m_session,
        u"SELECT rule, verdict, COUNT(*) FROM finding_verdicts GROUP BY rule, verdict ORDER BY rule, verdict"_s,
        {}, [](Row& row) {
            Count count;
            count.rule = RuleId{row.text()};
            count.verdict = row.word<FindingVerdict>();
            count.count = row.number();
            return count;
        });
    if (!counts)
        return counts.error();
    QList<VerdictTally> tallies;
    for (const auto& count : *counts) {
        if (tallies.isEmpty() || tallies.last().rule != count.rule)
            tallies << VerdictTally{count.rule, 0, 0, 0};
        auto& tally = tallies.last();
        (count.verdict == FindingVerdict::Agreed             ? tally.agreed
                : count.verdict == FindingVerdict::Disagreed ? tally.disagreed
                                                             : tally.ignored)
            += count.count;
    }
    return tallies;
}

} // namespace steward
