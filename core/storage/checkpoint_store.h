// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signed heads of the log, and whether they have left the machine.
#pragma once

#include "base/clock.h"
#include "storage/session.h"

namespace steward {

struct StoredCheckpoint {
    qint64 id = 0;
    qint64 size = 0;
    QByteArray root;
    Instant madeAt;
    QString note; ///< the signed note
    std::optional<Instant> leftAt;

    bool operator==(const StoredCheckpoint&) const = default;
};

class CheckpointStore {
public:
    explicit CheckpointStore(Session& session);

    Result<qint64> add(const StoredCheckpoint& checkpoint);
    Result<void> setLeft(qint64 id, Instant at);
    Result<std::optional<StoredCheckpoint>> latest();
    Result<std::optional<StoredCheckpoint>> latestThatLeft();
    /// Newest first.
    Result<QList<StoredCheckpoint>> list(int limit = 100);

private:
    Result<QList<StoredCheckpoint>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
};

} // namespace steward
