// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/merkle.h"

#include <QtEndian>

#include <bit>

namespace steward {

Digest nodeHash(const Digest& left, const Digest& right)
{
    return sha256({QByteArrayView("\x01", 1), viewOf(left), viewOf(right)});
}

Digest emptyRoot()
{
    return sha256(QByteArrayView());
}

void CompactRange::append(const Digest& leaf)
{
    appendSubtree(0, leaf);
}

void CompactRange::appendSubtree(int level, const Digest& hash)
{
    Digest merged = hash;
    // Like adding 2^level in binary: each carry joins two perfect subtrees of one size.
    for (qint64 bit = qint64(1) << level; m_size & bit; bit <<= 1) {
        merged = nodeHash(m_nodes.takeLast(), merged);
    }
    m_nodes.append(merged);
    m_size += qint64(1) << level;
}

Digest CompactRange::root() const
{
    if (m_nodes.isEmpty())
        return emptyRoot();
    Digest root = m_nodes.last();
    for (qsizetype i = m_nodes.size() - 2; i >= 0; --i)
        root = nodeHash(m_nodes[i], root);
    return root;
}

QByteArray CompactRange::serialise() const
{
    QByteArray bytes(8, Qt::Uninitialized);
    qToBigEndian(m_size, bytes.data());
    for (const auto& node : m_nodes)
        bytes += viewOf(node);
    return bytes;
}

Result<CompactRange> CompactRange::parse(QByteArrayView bytes)
{
    const Error malformed{ErrorCode::Malformed,
        QStringLiteral("The head of the log cannot be read; run \"stewardctl workspace check\"."), {}};
    if (bytes.size() < 8)
        return malformed;
    CompactRange range;
    range.m_size = qFromBigEndian<qint64>(bytes.data());
    if (range.m_size < 0 || bytes.size() != 8 + 32 * std::popcount(quint64(range.m_size)))
        return malformed;
    for (qsizetype at = 8; at < bytes.size(); at += 32)
        range.m_nodes.append(*digestFromBytes(bytes.sliced(at, 32)));
    return range;
}

} // namespace steward
