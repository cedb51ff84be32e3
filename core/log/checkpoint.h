// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The signed head of the log (c2sp.org/tlog-checkpoint).
#pragma once

#include "log/merkle.h"
#include "log/note.h"

namespace steward {

struct Checkpoint {
    QString origin; ///< the log's name: that of its key
    qint64 size = 0;
    Digest root{};

    bool operator==(const Checkpoint&) const = default;
};

/// "origin\nsize\nbase64(root)\n".
QByteArray checkpointText(const Checkpoint& checkpoint);
/// Further lines (extensions) are ignored. ErrorCode::Malformed if it is not a checkpoint.
Result<Checkpoint> parseCheckpointText(QByteArrayView text);

/// The signed note as it is stored, copied to a folder and exported. The origin is the key's name.
Result<QByteArray> signCheckpoint(const CompactRange& head, const SigningKey& key);

struct SignedCheckpoint {
    Checkpoint checkpoint;
    SignedNote note;

    bool operator==(const SignedCheckpoint&) const = default;
};
Result<SignedCheckpoint> parseSignedCheckpoint(QByteArrayView bytes);

} // namespace steward
