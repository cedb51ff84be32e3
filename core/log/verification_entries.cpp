// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Entries, proofs and root: whether they are those that the signed papers speak of.
#include "log/verification.h"

#include "log/entry.h"
#include "log/proofs.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <bit>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 proofLimit = 512 << 20;
constexpr qint64 progressStep = 4096;

} // namespace

bool Verification::readProofs()
{
    if (m_changed == "proofs.json"_L1)
        return true; // its hashes mean nothing now; the entries are still looked at, so that a bad one is
                     // named first
    const auto bytes = readSmall(path(u"proofs.json"_s), proofLimit);
    if (!bytes)
        return stop(Verdict::Incomplete, bytes.error().message, u"proofs.json"_s);
    const auto json = QJsonDocument::fromJson(*bytes).object();
    if (json.value("format"_L1) != "steward-proofs/1"_L1)
        return stop(Verdict::Unverifiable,
            u"proofs.json is in a form that this version of Steward does not know; use a newer one."_s,
            u"proofs.json"_s);
    m_proofs = json;
    m_gapHashes = hashesOf(json.value("gaps"_L1));
    const auto inclusion = json.value("inclusion"_L1).toArray();
    for (const auto& proof : inclusion)
        m_inclusion.insert(
            proof.toObject().value("seq"_L1).toInteger(), hashesOf(proof.toObject().value("path"_L1)));
    return true;
}

QList<Digest> Verification::hashesOf(const QJsonValue& list)
{
    QList<Digest> hashes;
    const auto array = list.toArray();
    for (const auto& hex : array)
        hashes.append(digestFromHex(hex.toString().toLatin1()).value_or(Digest{}));
    return hashes;
}

bool Verification::walkEntries()
{
    EntryWalk walk(m_folder, m_manifest.isRange, m_manifest.firstSequence);
    ReadEntry entry;
    for (;;) {
        const auto step = walk.next(entry);
        if (walk.failed())
            return stop(Verdict::Incomplete,
                u"The entries could not be read; check the disk and copy the folder again."_s,
                u"log.jsonl"_s);
        if (step == EntryWalk::Step::Bad)
            return blame(walk);
        if (step == EntryWalk::Step::End)
            break;
        if (!take(entry))
            return false;
        if (m_report.entries % progressStep == 0 && m_options.progress
            && !m_options.progress(walk.position(), m_manifest.files.value(u"log.jsonl"_s).size))
            return stop(
                Verdict::Incomplete, u"The verification was stopped before its end; start it again."_s);
    }
    if (m_report.entries < m_manifest.entries)
        return stopAt(m_report.lastSequence == 0 ? m_manifest.firstSequence : m_report.lastSequence + 1,
            QStringLiteral("Entry %1 and what follows are missing; do not rely on this export.")
                .arg(m_report.lastSequence == 0 ? m_manifest.firstSequence : m_report.lastSequence + 1));
    m_linesMark = walk.linesMark();
    m_tableMark = walk.tableMark();
    return true;
}

// Where lines and table part, the one whose hash is wrong was changed; the place is the same.
bool Verification::blame(EntryWalk& walk)
{
    const auto sequence = walk.firstBad();
    const bool linesGood = walk.linesMark() == m_manifest.files.value(u"log.jsonl"_s);
    const bool tableGood = walk.tableMark() == m_manifest.files.value(u"log.csv"_s);
    const auto file = linesGood && !tableGood ? u"log.csv"_s : u"log.jsonl"_s;
    return stopAt(sequence,
        QStringLiteral("Entry %1 is not as it was written (%2); do not rely on this export.")
            .arg(sequence)
            .arg(walk.why()),
        file);
}

bool Verification::take(const ReadEntry& entry)
{
    if (entry.sequence > m_head.size || m_report.entries >= m_manifest.entries)
        return stopAt(entry.sequence,
            QStringLiteral("Entry %1 was added after the export was signed; do not rely on this export.")
                .arg(entry.sequence));
    fillGap(entry.sequence - 1);
    m_cover.append(entry.leaf);
    noteRoot();
    if (const auto proof = m_inclusion.constFind(entry.sequence); proof != m_inclusion.constEnd()
        && !verifyInclusion(entry.leaf, entry.sequence - 1, m_head.size, *proof, m_head.root))
        return stopAt(entry.sequence,
            QStringLiteral("The proof that entry %1 is in the log does not fit; do not rely on this export.")
                .arg(entry.sequence));
    ++m_report.entries;
    if (m_report.firstSequence == 0)
        m_report.firstSequence = entry.sequence;
    m_report.lastSequence = entry.sequence;
    return true;
}

void Verification::fillGap(qint64 upTo)
{
    const auto places = coverRanges(m_cover.size(), upTo);
    for (const auto& place : places) {
        const auto hash = m_nextGap < m_gapHashes.size() ? m_gapHashes[m_nextGap] : Digest{};
        ++m_nextGap;
        m_cover.appendSubtree(std::countr_zero(quint64(place.end - place.begin)), hash);
        noteRoot();
    }
}

void Verification::noteRoot()
{
    if (m_against && m_cover.size() == m_against->checkpoint.size)
        m_rootThen = m_cover.root();
}

bool Verification::checkMarks()
{
    if (m_linesMark != m_manifest.files.value(u"log.jsonl"_s))
        return stop(Verdict::Tampered,
            u"log.jsonl is not the one that was signed; do not rely on this export."_s, u"log.jsonl"_s);
    if (m_tableMark != m_manifest.files.value(u"log.csv"_s))
        return stop(Verdict::Tampered,
            u"log.csv is not the one that was signed; do not rely on this export."_s, u"log.csv"_s);
    if (!m_changed.isEmpty())
        return stop(Verdict::Tampered,
            QStringLiteral("%1 is not the one that was signed; do not rely on this export.").arg(m_changed),
            m_changed);
    return true;
}

bool Verification::checkRoot()
{
    fillGap(m_head.size);
    m_report.wholeLog = m_report.entries == m_head.size;
    if (m_cover.root() == m_head.root && m_nextGap == m_gapHashes.size())
        return true;
    return stop(Verdict::Tampered,
        u"The entries do not give the root that was signed: the log was written anew after the checkpoint; do not rely on this export."_s,
        u"log.jsonl"_s);
}

bool Verification::checkConsistency()
{
    const auto list = m_proofs.value("consistency"_L1).toArray();
    for (const auto& value : list) {
        const auto proof = value.toObject();
        const auto size = proof.value("size"_L1).toInteger();
        const auto root = digestFromHex(proof.value("root"_L1).toString().toLatin1()).value_or(Digest{});
        if (!verifyConsistency(size, m_head.size, root, m_head.root, hashesOf(proof.value("path"_L1)))) {
            return stop(Verdict::Tampered,
                QStringLiteral("The log does not continue its own checkpoint at entry %1; do not rely on "
                               "this export.")
                    .arg(size),
                u"proofs.json"_s);
        }
        if (m_against && size == m_against->checkpoint.size && !m_rootThen)
            m_rootThen = root;
    }
    return true;
}

bool Verification::checkAgainst()
{
    if (!m_against)
        return true;
    const auto& then = m_against->checkpoint;
    if (then.size == 0 || then.size == m_head.size)
        m_rootThen = then.size == 0 ? emptyRoot() : m_head.root;
    if (then.size > m_head.size) {
        return stopAt(m_head.size + 1,
            QStringLiteral(
                "The log is shorter than at the checkpoint you gave: entries %1 to %2 are gone; unless "
                "this export is older than that checkpoint, the log was rolled back.")
                .arg(m_head.size + 1)
                .arg(then.size));
    }
    if (!m_rootThen)
        return stop(Verdict::Incomplete,
            u"This export holds a part of the log and no proof for the checkpoint you gave; ask for an export of the whole log."_s);
    if (*m_rootThen != then.root) {
        return stop(Verdict::Tampered,
            QStringLiteral("The log is not the one of the checkpoint you gave: something among its first "
                           "%1 entries was written anew.")
                .arg(then.size),
            u"log.jsonl"_s);
    }
    switch (m_against->note.standing(*m_key)) {
    case SignedNote::Standing::Signed:
        return true;
    case SignedNote::Standing::Forged:
        return stop(Verdict::Incomplete,
            u"The checkpoint you gave is damaged; take it again from where it was kept."_s);
    case SignedNote::Standing::Stranger:
        break;
    }
    return stop(Verdict::Unverifiable,
        u"The checkpoint you gave was signed with another key than this export; ask who changed the key, and when."_s);
}

} // namespace steward
