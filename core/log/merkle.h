// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Merkle tree of RFC 9162 section 2.1: hashes and the frontier that makes appending cheap.
#pragma once

#include "base/result.h"
#include "log/sha256.h"

#include <QList>

namespace steward {

/// SHA-256(0x01 || left || right).
Digest nodeHash(const Digest& left, const Digest& right);
/// Root of the tree without leaves: SHA-256 of nothing.
Digest emptyRoot();

/// The right edge of a tree: the roots of its perfect subtrees, largest first. Appending and the root take
/// O(log n) time and memory. A value; not thread-safe.
class CompactRange {
public:
    qint64 size() const { return m_size; }
    void append(const Digest& leaf);
    /// Appends a perfect subtree of 2^level leaves; size() must be a multiple of that.
    void appendSubtree(int level, const Digest& hash);
    Digest root() const;

    /// 8 bytes big-endian size, then 32 bytes for each subtree: what storage keeps in one row.
    QByteArray serialise() const;
    /// ErrorCode::Malformed if the length does not fit the size.
    static Result<CompactRange> parse(QByteArrayView bytes);

    bool operator==(const CompactRange&) const = default;

private:
    qint64 m_size = 0;
    QList<Digest> m_nodes;
};

} // namespace steward
