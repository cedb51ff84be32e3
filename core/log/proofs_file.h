// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which entries an export holds, and the proof file that ties them to the signed head.
#pragma once

#include "log/checkpoint.h"
#include "log/proofs.h"

#include <QList>

#include <optional>

namespace steward {

/// The chosen entries as ascending runs of leaf indexes, and what lies between and around them.
struct Selection {
    QList<LeafRange> runs;
    QList<LeafRange> gaps; ///< before, between and after the runs, up to the size of the tree
    qint64 size = 0; ///< of the tree
    qint64 count = 0;

    bool isWhole() const { return count == size; }
    bool operator==(const Selection&) const = default;

    /// Sequences first..last (from 1), or only those in `only`. ErrorCode::Invalid if they are not ascending
    /// or not in the tree.
    static Result<Selection> of(
        qint64 size, qint64 first, qint64 last, const std::optional<QList<qint64>>& only);
};

/// Gathers the hashes that proofs.json needs, in one pass over all leaves.
class ProofsFile {
public:
    /// `withInclusion`: a proof for each chosen entry by itself, besides the gaps.
    ProofsFile(Selection selection, bool withInclusion, QList<SignedCheckpoint> earlier);

    void add(const Digest& leaf) { m_nodes.add(leaf); }
    qint64 size() const { return m_nodes.size(); }
    Digest root() const { return m_nodes.root(); }
    /// Hashes of the perfect subtrees that fill one gap, left to right.
    QList<Digest> gapHashes(LeafRange gap) const { return m_nodes.hashes(coverRanges(gap.begin, gap.end)); }
    /// Calls `write` with the text of proofs.json, piece by piece.
    Result<void> writeTo(const std::function<Result<void>(const QByteArray&)>& write) const;

private:
    Result<void> writeInclusion(const std::function<Result<void>(const QByteArray&)>& write) const;
    Result<void> writeConsistency(const std::function<Result<void>(const QByteArray&)>& write) const;

    Selection m_selection;
    bool m_withInclusion;
    QList<SignedCheckpoint> m_earlier;
    NodeCollector m_nodes;
};

} // namespace steward
