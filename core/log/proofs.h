// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Proofs over the Merkle tree: inclusion and consistency (RFC 9162 2.1.3 and 2.1.4) and covers of a selection
// of leaves.
#pragma once

#include "base/result.h"
#include "log/merkle.h"

#include <QHash>
#include <QList>

#include <functional>

namespace steward {

/// Leaves [begin, end) whose hash a proof needs.
struct LeafRange {
    qint64 begin = 0;
    qint64 end = 0;

    bool operator==(const LeafRange&) const = default;
};

/// The nodes of PATH(index, D[size]), lowest first. Empty for an index outside the tree.
QList<LeafRange> inclusionRanges(qint64 index, qint64 size);
/// The nodes of PROOF(first, D[second]), lowest first; empty when first is 0 or equal to second.
QList<LeafRange> consistencyRanges(qint64 first, qint64 second);
/// Perfect subtrees, left to right, that cover [begin, end): at each place the largest that is aligned there
/// and fits.
QList<LeafRange> coverRanges(qint64 begin, qint64 end);

/// Collects in one pass over all leaves the hashes that some ranges need. Memory is that of what was asked
/// for plus O(log n).
class NodeCollector {
public:
    /// Ask before the first leaf.
    void want(const QList<LeafRange>& ranges);
    void add(const Digest& leaf);
    qint64 size() const { return m_range.size(); }
    Digest root() const { return m_range.root(); }
    /// Hashes of ranges that were asked for, once all their leaves were added.
    QList<Digest> hashes(const QList<LeafRange>& ranges) const;

private:
    Digest hashOf(LeafRange range) const;
    using Place = QPair<int, qint64>; ///< level, index within the level

    QHash<Place, Digest> m_wanted;
    QList<Digest> m_stack;
    CompactRange m_range;
};

/// Hash of the leaf with a number from 0.
using LeafSource = std::function<Result<Digest>(qint64 index)>;
/// Proofs made by reading leaves 0 .. size-1 once.
Result<QList<Digest>> proveInclusion(qint64 index, qint64 size, const LeafSource& leaves);
Result<QList<Digest>> proveConsistency(qint64 first, qint64 second, const LeafSource& leaves);

/// RFC 9162 2.1.3.2.
bool verifyInclusion(
    const Digest& leaf, qint64 index, qint64 size, const QList<Digest>& proof, const Digest& root);
/// RFC 9162 2.1.4.2. A proof from 0 is empty, its root that of the empty tree; from a size to itself it is
/// empty and the roots are equal.
bool verifyConsistency(qint64 first, qint64 second, const Digest& firstRoot, const Digest& secondRoot,
    const QList<Digest>& proof);

} // namespace steward
