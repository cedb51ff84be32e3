// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks log.jsonl beside log.csv and finds the first entry that is not as it was written.
#pragma once

#include "log/canonical_members.h"
#include "log/marked_file.h"
#include "log/merkle.h"

#include <optional>

namespace steward {

/// One entry as it was read. Slices are valid until the next one is read.
struct ReadEntry {
    qint64 sequence = 0;
    Digest leaf{};
};

/// Two witnesses of the same entries: the lines, chained by `prev`, and the table with each leaf. While both
/// agree the entry is good; where they part, the manifest says which file was changed, and the place says
/// which entry.
class EntryWalk {
public:
    EntryWalk(const QString& folder, bool isRange, qint64 firstSequence);

    enum class Step { Entry, Bad, End };
    Step next(ReadEntry& entry);
    /// Sequence of the first bad entry, once next() said Bad.
    qint64 firstBad() const { return m_firstBad; }
    /// One more broken link right after the first moves the blame from the earlier entry to the later one.
    const QString& why() const { return m_why; }
    /// Hashes of both files; reads them to their ends.
    FileMark linesMark() { return m_lines.finish(); }
    FileMark tableMark() { return m_table.finish(); }
    bool failed() const { return m_lines.failed() || m_table.failed(); }
    qint64 position() const { return m_lines.position(); }

private:
    Step bad(qint64 sequence, const QString& why);
    std::optional<qint64> sequenceInTable();
    qint64 expected();
    bool followsLink(const CanonicalMembers& members, qint64 sequence) const;
    qint64 blamedForLink(const Digest& leaf, qint64 sequence);

    MarkedReader m_lines;
    MarkedReader m_table;
    bool m_isRange;
    bool m_tableGood = true;
    qint64 m_previousSequence;
    Digest m_previousLeaf{};
    bool m_first = true;
    qint64 m_firstBad = 0;
    QString m_why;
};

} // namespace steward
