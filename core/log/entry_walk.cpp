// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/entry_walk.h"

#include "log/csv.h"
#include "log/entry.h"

namespace steward {

EntryWalk::EntryWalk(const QString& folder, bool isRange, qint64 firstSequence)
    : m_lines(folder + QStringLiteral("/log.jsonl"))
    , m_table(folder + QStringLiteral("/log.csv"))
    , m_isRange(isRange)
    , m_previousSequence(firstSequence - 1)
{
    m_tableGood = m_table.passOver(QByteArray(csvHeader() + "\r\n"));
}

EntryWalk::Step EntryWalk::bad(qint64 sequence, const QString& why)
{
    m_firstBad = sequence;
    m_why = why;
    return Step::Bad;
}

// The table's own word for what should come next: the first cell of its next row.
std::optional<qint64> EntryWalk::sequenceInTable()
{
    const auto ahead = m_table.peek(20);
    const auto comma = ahead.indexOf(',');
    bool isNumber = false;
    const auto sequence = comma > 0 ? ahead.first(comma).toByteArray().toLongLong(&isNumber) : 0;
    return isNumber && sequence > m_previousSequence ? std::optional(sequence) : std::nullopt;
}

qint64 EntryWalk::expected()
{
    return m_isRange ? m_previousSequence + 1 : sequenceInTable().value_or(m_previousSequence + 1);
}

bool EntryWalk::followsLink(const CanonicalMembers& members, qint64 sequence) const
{
    const auto previous = digestFromHex(members.plain("prev"));
    if (!previous)
        return false;
    if (sequence == 1)
        return *previous == Digest{};
    return m_first || sequence != m_previousSequence + 1 || *previous == m_previousLeaf;
}

// A broken link accuses the entry before it, unless the next link is broken too: then this one was changed.
qint64 EntryWalk::blamedForLink(const Digest& leaf, qint64 sequence)
{
    if (sequence == 1)
        return 1;
    QByteArrayView line;
    if (m_lines.line(line) == MarkedReader::Line::Whole) {
        const auto next = CanonicalMembers::read(line);
        const auto link = next ? digestFromHex(next->plain("prev")) : std::nullopt;
        if (link && *link != leaf)
            return sequence;
    }
    return sequence - 1;
}

EntryWalk::Step EntryWalk::next(ReadEntry& entry)
{
    QByteArrayView line;
    const auto kind = m_lines.line(line);
    if (kind == MarkedReader::Line::End)
        return Step::End;
    const auto should = expected();
    const auto members = CanonicalMembers::read(line);
    if (kind != MarkedReader::Line::Whole || !members)
        return bad(should, QStringLiteral("it is not in canonical form"));
    const auto sequence = members->integer("seq").value_or(0);
    const auto leaf = leafHash(line);
    if (m_tableGood && !m_table.passOver(QByteArray(csvRow(*members, leaf) + "\r\n")))
        return bad(should, QStringLiteral("log.jsonl and log.csv differ there"));
    if (sequence <= m_previousSequence || (m_isRange && sequence != m_previousSequence + 1))
        return bad(should, QStringLiteral("another one stands in its place"));
    if (!followsLink(*members, sequence))
        return bad(blamedForLink(leaf, sequence), QStringLiteral("the chain of entries breaks there"));
    entry = {sequence, leaf};
    m_previousSequence = sequence;
    m_previousLeaf = leaf;
    m_first = false;
    return Step::Entry;
}

} // namespace steward
