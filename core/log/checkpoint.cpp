// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/checkpoint.h"

namespace steward {

QByteArray checkpointText(const Checkpoint& checkpoint)
{
    return checkpoint.origin.toUtf8() + '\n' + QByteArray::number(checkpoint.size) + '\n'
        + toBytes(checkpoint.root).toBase64() + '\n';
}

Result<Checkpoint> parseCheckpointText(QByteArrayView text)
{
    const auto lines = text.toByteArray().split('\n');
    bool isNumber = false;
    Checkpoint checkpoint;
    if (lines.size() >= 4) {
        checkpoint.origin = QString::fromUtf8(lines[0]);
        checkpoint.size = lines[1].toLongLong(&isNumber);
        const auto root = digestFromBytes(QByteArray::fromBase64(lines[2]));
        if (isNumber && root && checkpoint.size >= 0 && QByteArray::number(checkpoint.size) == lines[1]
            && toBytes(*root).toBase64() == lines[2] && !checkpoint.origin.isEmpty()) {
            checkpoint.root = *root;
            return checkpoint;
        }
    }
    return Error{ErrorCode::Malformed,
        QStringLiteral(
            "This is not a checkpoint of a moderation log; fetch it again from where it was kept."),
        {}};
}

Result<QByteArray> signCheckpoint(const CompactRange& head, const SigningKey& key)
{
    const Checkpoint checkpoint{key.verifier().name(), head.size(), head.root()};
    const auto note = SignedNote::sign(checkpointText(checkpoint), key);
    if (!note)
        return note.error();
    return note->toBytes();
}

Result<SignedCheckpoint> parseSignedCheckpoint(QByteArrayView bytes)
{
    const auto note = SignedNote::parse(bytes);
    if (!note)
        return note.error();
    const auto checkpoint = parseCheckpointText(note->text);
    if (!checkpoint)
        return checkpoint.error();
    return SignedCheckpoint{*checkpoint, *note};
}

} // namespace steward
