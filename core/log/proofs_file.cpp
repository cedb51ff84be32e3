// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/proofs_file.h"

#include "log/json_canonical.h"

namespace steward {

namespace {

QByteArray hexList(const QList<Digest>& hashes)
{
    QByteArray text("[");
    for (const auto& hash : hashes)
        text += (text.size() > 1 ? ",\"" : "\"") + toHex(hash) + '"';
    return text + ']';
}

QList<LeafRange> runsOf(const QList<qint64>& sequences)
{
    QList<LeafRange> runs;
    for (const auto sequence : sequences) {
        if (!runs.isEmpty() && runs.last().end == sequence - 1)
            ++runs.last().end;
        else
            runs.append({sequence - 1, sequence});
    }
    return runs;
}

} // namespace

Result<Selection> Selection::of(
    qint64 size, qint64 first, qint64 last, const std::optional<QList<qint64>>& only)
{
    const Error outside{ErrorCode::Invalid,
        QStringLiteral("The range to export does not lie within the log; ask for entries 1 to %1.").arg(size),
        {}};
    Selection selection;
    selection.size = size;
    if (only) {
        qint64 before = first - 1;
        for (const auto sequence : *only) {
            if (sequence <= before || sequence > last)
                return outside;
            before = sequence;
        }
        selection.runs = runsOf(*only);
    } else if (first <= last) {
        selection.runs = {{first - 1, last}};
    }
    if (first < 1 || last > size)
        return outside;
    qint64 covered = 0;
    for (const auto& run : std::as_const(selection.runs)) {
        if (covered < run.begin)
            selection.gaps.append({covered, run.begin});
        selection.count += run.end - run.begin;
        covered = run.end;
    }
    if (covered < size)
        selection.gaps.append({covered, size});
    return selection;
}

ProofsFile::ProofsFile(Selection selection, bool withInclusion, QList<SignedCheckpoint> earlier)
    : m_selection(std::move(selection))
    , m_withInclusion(withInclusion)
    , m_earlier(std::move(earlier))
{
    m_nodes.want(m_selection.gaps);
    for (const auto& old : std::as_const(m_earlier))
        m_nodes.want(consistencyRanges(old.checkpoint.size, m_selection.size));
    if (!m_withInclusion)
        return;
    for (const auto& run : std::as_const(m_selection.runs)) {
        for (qint64 index = run.begin; index < run.end; ++index)
            m_nodes.want(inclusionRanges(index, m_selection.size));
    }
}

Result<void> ProofsFile::writeTo(const std::function<Result<void>(const QByteArray&)>& write) const
{
    QList<Digest> gaps;
    for (const auto& gap : m_selection.gaps)
        gaps += gapHashes(gap);
    if (const auto done = writeConsistency(write); !done)
        return done;
    if (const auto done = write(",\n\"format\":\"steward-proofs/1\",\n\"gaps\":" + hexList(gaps)); !done)
        return done;
    if (const auto done = writeInclusion(write); !done)
        return done;
    return write(
        ",\n\"root\":\"" + toHex(root()) + "\",\n\"size\":" + QByteArray::number(m_selection.size) + "}\n");
}

Result<void> ProofsFile::writeConsistency(const std::function<Result<void>(const QByteArray&)>& write) const
{
    if (const auto done = write("{\"consistency\":["); !done)
        return done;
    bool first = true;
    for (const auto& old : m_earlier) {
        const auto path = m_nodes.hashes(consistencyRanges(old.checkpoint.size, m_selection.size));
        const auto note = canonicalJson(QJsonValue(QString::fromUtf8(old.note.toBytes())));
        if (!note)
            return note.error();
        const auto done = write((first ? "\n{\"checkpoint\":" : ",\n{\"checkpoint\":") + *note
            + ",\"path\":" + hexList(path) + ",\"root\":\"" + toHex(old.checkpoint.root)
            + "\",\"size\":" + QByteArray::number(old.checkpoint.size) + '}');
        if (!done)
            return done;
        first = false;
    }
    return write("]");
}

Result<void> ProofsFile::writeInclusion(const std::function<Result<void>(const QByteArray&)>& write) const
{
    if (const auto done = write(",\n\"inclusion\":["); !done)
        return done;
    bool first = true;
    for (const auto& run : m_selection.runs) {
        for (qint64 index = run.begin; m_withInclusion && index < run.end; ++index) {
            const auto path = m_nodes.hashes(inclusionRanges(index, m_selection.size));
            const auto done = write((first ? "\n{\"path\":" : ",\n{\"path\":") + hexList(path)
                + ",\"seq\":" + QByteArray::number(index + 1) + '}');
            if (!done)
                return done;
            first = false;
        }
    }
    return write("]");
}

} // namespace steward
