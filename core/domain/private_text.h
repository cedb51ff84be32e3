// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text that the log must never hold but must be able to prove.
#pragma once

#include <QByteArray>
#include <QString>

namespace steward {

/// A text (a note, a reason, a reply, an item) with its salted commitment SHA-256(salt || UTF-8 bytes).
/// `decide` fills in only `text`; the service seals it (log/commitment.h) before the event is logged.
/// Replayed events have the commitment and an empty text, so `evolve` must never read the text.
struct PrivateText {
    QString text;
    QByteArray salt; ///< 32 random bytes once sealed
    QByteArray commitment; ///< 32 bytes once sealed

    bool isSealed() const { return !commitment.isEmpty(); }
    bool operator==(const PrivateText&) const = default;
};

} // namespace steward
