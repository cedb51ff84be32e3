// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What hangs on items: findings, media, earlier revisions, evidence.
#include "storage/item_store.h"

#include "storage/finding_kinds.h"
#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

Finding findingOf(Row& row)
{
    Finding finding;
    finding.rule = {row.text()};
    finding.detector = row.text();
    finding.tier = row.word<Tier>();
    finding.start = row.number();
    finding.end = row.number();
    finding.level = row.text();
    finding.digest = row.bytes();
    finding.saidIn = row.id<ItemId>();
    return finding;
}

StoredMedia mediaOf(Row& row)
{
    return {row.word<MediaKind>(), row.text(), row.text(), row.text()};
}

ItemRevision revisionOf(Row& row)
{
    return {int(row.number()), {row.text(), row.bytes(), {}}, row.text(), row.instant()};
}

/// Rows that begin with the id of their item, grouped by it.
template <typename T, typename Read>
Result<QHash<ItemId, QList<T>>> byItem(Session& session, const QString& sql, CaseId subject, Read read)
{
    const auto rows = readAll<std::pair<ItemId, T>>(session, sql, values(subject), [&read](Row& row) {
        const auto item = row.id<ItemId>();
        return std::pair<ItemId, T>(item, read(row));
    });
    if (!rows)
        return rows.error();
    QHash<ItemId, QList<T>> grouped;
    for (const auto& [item, value] : *rows)
        grouped[item] << value;
    return grouped;
}

} // namespace

Result<void> ItemStore::setFindings(ItemId id, CaseId subject, int revision, const QList<Finding>& findings)
{
    if (auto done = m_session.run(
            u"DELETE FROM findings WHERE item = ? AND revision = ?"_s, steward::values(id, revision));
        !done)
        return done;
    const bool replaced = m_session.affected() > 0;
    for (const Finding& finding : findings) {
        if (auto done = m_session.run(u"INSERT INTO findings (item, revision, rule, detector, tier, "
                                      u"span_start, span_end, level, digest, said_in)"
                                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                steward::values(id, revision, finding.rule, finding.detector, finding.tier,
                    qint64(finding.start), qint64(finding.end), finding.level, finding.digest,
                    finding.saidIn));
            !done)
            return done;
    }
    if (replaced || revision > 1)
        return recountFindings(m_session, subject);
    return addFindings(m_session, subject, findings);
}

Result<QHash<ItemId, QList<Finding>>> ItemStore::findingsOfCase(CaseId subject)
{
    return byItem<Finding>(m_session,
        u"SELECT f.item, f.rule, f.detector, f.tier, f.span_start, f.span_end, f.level, f.digest, f.said_in "
        u"FROM items i"
        " CROSS JOIN findings f WHERE f.item = i.id AND f.revision = i.revision AND i.case_id = ? ORDER BY f.item, f.said_in, f.span_start, f.id"_s,
        subject, findingOf);
}

Result<QHash<ItemId, QList<StoredMedia>>> ItemStore::mediaOfCase(CaseId subject)
{
    return byItem<StoredMedia>(m_session,
        u"SELECT m.item, m.kind, m.url, m.alt, m.sha256 FROM items i CROSS JOIN media m WHERE m.item = i.id AND i.case_id = ? ORDER BY m.id"_s,
        subject, mediaOf);
}

Result<QList<StoredMedia>> ItemStore::media(ItemId id)
{
    return readAll<StoredMedia>(m_session,
        u"SELECT kind, url, alt, sha256 FROM media WHERE item = ? ORDER BY id"_s, steward::values(id),
        mediaOf);
}

Result<QList<ItemRevision>> ItemStore::revisions(ItemId id)
{
    return readAll<ItemRevision>(m_session,
        u"SELECT revision, text, salt, stamp, replaced FROM item_revisions WHERE item = ? ORDER BY revision"_s,
        steward::values(id), revisionOf);
}

Result<QHash<ItemId, ItemRevision>> ItemStore::previousOfCase(CaseId subject)
{
    const auto grouped = byItem<ItemRevision>(m_session,
        u"SELECT r.item, r.revision, r.text, r.salt, r.stamp, r.replaced FROM items i CROSS JOIN "
        u"item_revisions r"
        " WHERE r.item = i.id AND r.revision = i.revision - 1 AND i.case_id = ?"_s,
        subject, revisionOf);
    if (!grouped)
        return grouped.error();
    QHash<ItemId, ItemRevision> previous;
    for (auto entry = grouped->cbegin(); entry != grouped->cend(); ++entry)
        previous.insert(entry.key(), entry.value().first());
    return previous;
}

Result<std::optional<PrivateText>> ItemStore::textOf(ItemId id, int revision)
{
    return readOne<PrivateText>(m_session,
        u"SELECT text, salt FROM items WHERE id = ? AND revision = ?"
        " UNION ALL SELECT text, salt FROM item_revisions WHERE item = ? AND revision = ?"_s,
        steward::values(id, revision, id, revision), [](Row& row) {
            return PrivateText{row.text(), row.bytes(), {}};
        });
}

Result<void> ItemStore::addEvidence(CaseId subject, ItemId item, Instant at, const PrivateText& snapshot)
{
    return m_session.run(
        u"INSERT INTO evidence (case_id, item, at, snapshot, salt, commitment) VALUES (?, ?, ?, ?, ?, ?)"_s,
        steward::values(subject, item, at, snapshot.text, snapshot.salt, snapshot.commitment));
}

Result<QList<PrivateText>> ItemStore::evidence(ItemId item)
{
    return readAll<PrivateText>(m_session,
        u"SELECT snapshot, salt, commitment FROM evidence WHERE item = ? ORDER BY id"_s,
        steward::values(item), [](Row& row) {
            return PrivateText{row.text(), row.bytes(), row.bytes()};
        });
}

} // namespace steward
