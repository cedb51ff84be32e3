// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// manifest.json and manifest.sig: what an export consists of, signed.
#pragma once

#include "log/checkpoint.h"
#include "log/marked_file.h"

#include <QMap>

namespace steward {

struct Manifest {
    QString about; ///< the selection in plain words
    QString made; ///< UTC
    QString program;
    QString organisation;
    QString key; ///< note form of the public key
    qint64 entries = 0;
    qint64 firstSequence = 0; ///< 0: none
    qint64 lastSequence = 0;
    bool isRange = true; ///< every sequence from first to last; false: some of them (a case)
    Checkpoint head;
    QMap<QString, FileMark> files;

    bool operator==(const Manifest&) const = default;
};

/// Canonical JSON and a newline.
Result<QByteArray> toBytes(const Manifest& manifest);
/// Malformed if it is not a manifest, Invalid if it is one of another format.
Result<Manifest> parseManifest(QByteArrayView bytes);

/// The text that manifest.sig signs: "steward-manifest/1\nsha256\nsize\n".
QByteArray manifestStatement(QByteArrayView manifestBytes);

} // namespace steward
