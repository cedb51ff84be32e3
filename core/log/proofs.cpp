// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/proofs.h"

#include <bit>

namespace steward {

namespace {

// The largest power of two smaller than n (n > 1): where RFC 9162 splits.
qint64 splitOf(qint64 n)
{
    return qint64(std::bit_floor(quint64(n - 1)));
}

void inclusionWithin(qint64 index, LeafRange tree, QList<LeafRange>& out)
{
    if (tree.end - tree.begin <= 1)
        return;
    const qint64 middle = tree.begin + splitOf(tree.end - tree.begin);
    if (index < middle) {
        inclusionWithin(index, {tree.begin, middle}, out);
        out.append({middle, tree.end});
    } else {
        inclusionWithin(index, {middle, tree.end}, out);
        out.append({tree.begin, middle});
    }
}

// SUBPROOF(first, D[tree], whole) of RFC 9162 2.1.4.1; `first` is a place, not a count within the subtree.
void consistencyWithin(qint64 first, LeafRange tree, bool whole, QList<LeafRange>& out)
{
    if (first == tree.end) {
        if (!whole)
            out.append(tree);
        return;
    }
    const qint64 middle = tree.begin + splitOf(tree.end - tree.begin);
    if (first <= middle) {
        consistencyWithin(first, {tree.begin, middle}, whole, out);
        out.append({middle, tree.end});
    } else {
        consistencyWithin(first, {middle, tree.end}, false, out);
        out.append({tree.begin, middle});
    }
}

int levelOf(LeafRange perfect)
{
    return std::countr_zero(quint64(perfect.end - perfect.begin));
}

Result<QList<Digest>> collect(const QList<LeafRange>& ranges, qint64 size, const LeafSource& leaves)
{
    NodeCollector nodes;
    nodes.want(ranges);
    for (qint64 index = 0; index < size; ++index) {
        const auto leaf = leaves(index);
        if (!leaf)
            return leaf.error();
        nodes.add(*leaf);
    }
    return nodes.hashes(ranges);
}

} // namespace

QList<LeafRange> inclusionRanges(qint64 index, qint64 size)
{
    QList<LeafRange> ranges;
    if (index >= 0 && index < size)
        inclusionWithin(index, {0, size}, ranges);
    return ranges;
}

QList<LeafRange> consistencyRanges(qint64 first, qint64 second)
{
    QList<LeafRange> ranges;
    if (first > 0 && first < second)
        consistencyWithin(first, {0, second}, true, ranges);
    return ranges;
}

QList<LeafRange> coverRanges(qint64 begin, qint64 end)
{
    QList<LeafRange> ranges;
    while (begin < end) {
        const quint64 fits = std::bit_floor(quint64(end - begin));
        const quint64 aligned = begin == 0 ? fits : quint64(begin) & -quint64(begin);
        const auto width = qint64(std::min(fits, aligned));
        ranges.append({begin, begin + width});
        begin += width;
    }
    return ranges;
}

void NodeCollector::want(const QList<LeafRange>& ranges)
{
    for (const auto& range : ranges) {
        for (const auto& perfect : coverRanges(range.begin, range.end)) {
            const int level = levelOf(perfect);
            m_wanted.insert({level, perfect.begin >> level}, Digest{});
        }
    }
}

void NodeCollector::add(const Digest& leaf)
{
    qint64 index = m_range.size();
    m_range.append(leaf);
    Digest hash = leaf;
    for (int level = 0;; ++level, index >>= 1) {
        if (const auto wanted = m_wanted.find({level, index}); wanted != m_wanted.end())
            *wanted = hash;
        if (!(index & 1)) {
            m_stack.append(hash);
            return;
        }
        hash = nodeHash(m_stack.takeLast(), hash);
    }
}

Digest NodeCollector::hashOf(LeafRange range) const
{
    const qint64 width = range.end - range.begin;
    if (std::has_single_bit(quint64(width))) {
        const int level = levelOf(range);
        return m_wanted.value({level, range.begin >> level});
    }
    const qint64 middle = range.begin + splitOf(width);
    return nodeHash(hashOf({range.begin, middle}), hashOf({middle, range.end}));
}

QList<Digest> NodeCollector::hashes(const QList<LeafRange>& ranges) const
{
    QList<Digest> hashes;
    hashes.reserve(ranges.size());
    for (const auto& range : ranges)
        hashes.append(hashOf(range));
    return hashes;
}

Result<QList<Digest>> proveInclusion(qint64 index, qint64 size, const LeafSource& leaves)
{
    return collect(inclusionRanges(index, size), size, leaves);
}

Result<QList<Digest>> proveConsistency(qint64 first, qint64 second, const LeafSource& leaves)
{
    return collect(consistencyRanges(first, second), second, leaves);
}

bool verifyInclusion(
    const Digest& leaf, qint64 index, qint64 size, const QList<Digest>& proof, const Digest& root)
{
    if (index < 0 || index >= size)
        return false;
    qint64 fn = index;
    qint64 sn = size - 1;
    Digest hash = leaf;
    for (const auto& step : proof) {
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            hash = nodeHash(step, hash);
            while (!(fn & 1) && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            hash = nodeHash(hash, step);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && hash == root;
}

bool verifyConsistency(qint64 first, qint64 second, const Digest& firstRoot, const Digest& secondRoot,
    const QList<Digest>& proof)
{
    if (first < 0 || first > second)
        return false;
    if (first == 0)
        return proof.isEmpty() && firstRoot == emptyRoot();
    if (first == second)
        return proof.isEmpty() && firstRoot == secondRoot;
    QList<Digest> path = proof;
    if (std::has_single_bit(quint64(first)))
        path.prepend(firstRoot);
    if (path.isEmpty())
        return false;
    qint64 fn = first - 1;
    qint64 sn = second - 1;
    while (fn & 1) {
        fn >>= 1;
        sn >>= 1;
    }
    Digest fr = path.first();
    Digest sr = fr;
    for (qsizetype i = 1; i < path.size(); ++i) {
        if (sn == 0)
            return false;
        if ((fn & 1) || fn == sn) {
            fr = nodeHash(path[i], fr);
            sr = nodeHash(path[i], sr);
            while (!(fn & 1) && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = nodeHash(sr, path[i]);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == firstRoot && sr == secondRoot;
}

} // namespace steward
