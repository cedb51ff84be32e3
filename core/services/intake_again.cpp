// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Threads were united: what adds up over several items of one author is judged again.
#include "services/intake_batch.h"
#include "storage/case_store.h"

#include <algorithm>

namespace steward {

namespace {

bool addsUp(const StoredItem& row)
{
    const auto shown = row.item.visibility;
    return row.item.direction == Direction::Inbound && shown != Visibility::Removed
        && shown != Visibility::DeletedByAuthor;
}

/// By author, as they came. Somebody without a name is many people.
QHash<AuthorId, QList<StoredItem>> byAuthor(QList<StoredItem> rows)
{
    std::sort(rows.begin(), rows.end(),
        [](const StoredItem& a, const StoredItem& b) { return a.item.id.value < b.item.id.value; });
    QHash<AuthorId, QList<StoredItem>> said;
    for (const auto& row : std::as_const(rows)) {
        if (row.item.direction == Direction::Inbound && !row.authorPlatformId.isEmpty())
            said[row.item.author].append(row);
    }
    return said;
}

} // namespace

Result<void> IntakeBatch::judgeAgain(const Case& united, const QSet<ItemId>& adopted)
{
    const auto rows = m_itemStore.ofCase(united.id);
    const auto findings = m_itemStore.findingsOfCase(united.id);
    if (!rows || !findings)
        return rows ? findings.error() : rows.error();
    const auto said = byAuthor(*rows);
    for (const auto& ofOne : said) {
        QList<const StoredItem*> before; // newest first
        for (const auto& row : ofOne) {
            // Only what stands beside something of the other thread can add up to more than it did.
            const bool isMixed = std::any_of(before.cbegin(), before.cend(), [&](const StoredItem* one) {
                return adopted.contains(one->item.id) != adopted.contains(row.item.id);
            });
            if (isMixed) {
                QList<EarlierItem> earlier;
                for (const auto* one : std::as_const(before))
                    earlier.append({one->item.id, one->text.text});
                const auto judged = judgeAgain(united.id, row, findings->value(row.item.id), earlier);
                if (!judged)
                    return judged;
            }
            if (!addsUp(row))
                continue;
            before.prepend(&row);
            if (before.size() > itemsThatAddUp)
                before.removeLast();
        }
    }
    return {};
}

Result<void> IntakeBatch::judgeAgain(
    CaseId subject, const StoredItem& item, const QList<Finding>& found, const QList<EarlierItem>& earlier)
{
    // What was found in the text itself stands as it was found then.
    Assessment own;
    own.findings = found;
    own.pieces = piecesOf(item.text.text);
    const auto assessed = m_policy.matcher->joined(own, earlier);
    if (assessed.findings == found)
        return {};
    const auto head = CaseStore(m_session).loadHead(subject);
    if (!head)
        return head.error();
    event::ItemJudgedAgain again;
    again.item = item.item.id;
    again.revision = item.item.revision;
    again.severity = assessed.severity;
    again.crisis = assessed.crisis;
    again.findings = factsOf(assessed);
    again.clocks = clocksFor(*head, m_policy.now, assessed, m_policy);
    const auto after = commit(m_session, *head, {again}, m_policy.actor, m_policy.now, m_policy.stamp);
    if (!after)
        return after.error();
    return m_itemStore.setFindings(item.item.id, subject, item.item.revision, assessed.findings);
}

} // namespace steward
