// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/checkpoint_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

StoredCheckpoint checkpointOf(Row& row)
{
    return {row.number(), row.number(), row.bytes(), row.instant(), row.text(), row.optionalInstant()};
}

std::optional<StoredCheckpoint> firstOf(const QList<StoredCheckpoint>& all)
{
    return all.isEmpty() ? std::optional<StoredCheckpoint>() : all.first();
}

} // namespace

CheckpointStore::CheckpointStore(Session& session)
    : m_session(session)
{
}

Result<QList<StoredCheckpoint>> CheckpointStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<StoredCheckpoint>(m_session,
        QString(u"SELECT id, size, root, made_at, note, left_at FROM checkpoints WHERE "_s + condition
            + u" ORDER BY id DESC LIMIT ?"_s),
        values, checkpointOf);
}

Result<qint64> CheckpointStore::add(const StoredCheckpoint& checkpoint)
{
    return m_session.insert(
        u"INSERT INTO checkpoints (size, root, made_at, note, left_at) VALUES (?, ?, ?, ?, ?) RETURNING id"_s,
        steward::values(
            checkpoint.size, checkpoint.root, checkpoint.madeAt, checkpoint.note, checkpoint.leftAt));
}

Result<void> CheckpointStore::setLeft(qint64 id, Instant at)
{
    return m_session.run(u"UPDATE checkpoints SET left_at = ? WHERE id = ?"_s, steward::values(at, id));
}

Result<std::optional<StoredCheckpoint>> CheckpointStore::latest()
{
    const auto found = where(u"1 = 1"_s, steward::values(1));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<std::optional<StoredCheckpoint>> CheckpointStore::latestThatLeft()
{
    const auto found = where(u"left_at IS NOT NULL"_s, steward::values(1));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<QList<StoredCheckpoint>> CheckpointStore::list(int limit)
{
    return where(u"1 = 1"_s, steward::values(limit));
}

} // namespace steward
