// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/verify.h"

#include "log/entry.h"
#include "log/entry_walk.h"
#include "log/manifest.h"
#include "log/proofs.h"
#include "log/proofs_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 smallLimit = 16 << 20;
constexpr qint64 proofLimit = 512 << 20;
constexpr qint64 progressStep = 4096;

struct KnownRoot {
    qint64 size = 0;
    Digest root{};
};

// Runs the checks in the order in which one gives meaning to the next; the first that fails is the verdict.
class Verification {
public:
    Verification(const QString& folder, const VerifyOptions& options)
        : m_folder(QDir::cleanPath(folder))
        , m_options(options)
    {
    }

    VerifyReport run()
    {
        using Step = bool (Verification::*)();
        for (const Step step : {&Verification::readAgainst, &Verification::readManifest,
                 &Verification::readKey, &Verification::readHead, &Verification::checkOtherFiles,
                 &Verification::readProofs, &Verification::walkEntries, &Verification::checkMarks,
                 &Verification::checkRoot, &Verification::checkConsistency, &Verification::checkAgainst}) {
            if (!(this->*step)())
                return m_report;
        }
        return conclude();
    }

private:
    bool stop(Verdict verdict, const QString& message, const QString& file = {})
    {
        m_report.verdict = verdict;
        m_report.message = message;
        m_report.file = file;
        return false;
    }
    bool stopAt(qint64 sequence, const QString& message, const QString& file = u"log.jsonl"_s)
    {
        m_report.firstBad = sequence;
        return stop(Verdict::Tampered, message, file);
    }
    QString path(const QString& name) const { return m_folder + u'/' + name; }

    std::optional<QByteArray> small(const QString& name, Verdict ifMissing)
    {
        const auto bytes = readSmall(path(name), smallLimit);
        if (bytes)
            return *bytes;
        stop(bytes.error().code == ErrorCode::NotFound ? ifMissing : Verdict::Incomplete,
            bytes.error().message, name);
        return std::nullopt;
    }

    bool readAgainst()
    {
        if (m_options.against.isEmpty())
            return true;
        const auto parsed = parseSignedCheckpoint(m_options.against);
        if (!parsed)
            return stop(Verdict::Incomplete,
                u"The checkpoint to compare with cannot be read; take it again from where it was kept."_s);
        m_against = *parsed;
        return true;
    }

    bool readManifest()
    {
        if (!QFileInfo(m_folder).isDir())
            return stop(Verdict::Incomplete, u"There is no such folder; name the folder of an export."_s);
        const auto bytes = small(u"manifest.json"_s, Verdict::Incomplete);
        const auto signature = bytes ? small(u"manifest.sig"_s, Verdict::Unverifiable) : std::nullopt;
        if (!signature)
            return false;
        const auto note = SignedNote::parse(*signature);
        if (!note || note->signatures.isEmpty())
            return stop(Verdict::Unverifiable,
                u"The export is not signed, so nobody vouches for it; ask for it again."_s,
                u"manifest.sig"_s);
        if (note->text != manifestStatement(*bytes))
            return stop(Verdict::Tampered,
                u"manifest.json is not the one that was signed; do not rely on this export."_s,
                u"manifest.json"_s);
        const auto manifest = parseManifest(*bytes);
        if (!manifest)
            return stop(Verdict::Unverifiable, manifest.error().message, u"manifest.json"_s);
        m_manifest = *manifest;
        m_signature = *note;
        return true;
    }

    bool readKey()
    {
        const auto key = VerifierKey::parse(m_manifest.key);
        if (!key)
            return stop(Verdict::Unverifiable,
                u"The export is signed in a way that this version of Steward does not know; use a newer one."_s,
                u"manifest.json"_s);
        m_key = *key;
        m_report.fingerprint = key->fingerprint();
        m_report.origin = key->name();
        if (!isSigned(m_signature, u"manifest.sig"_s))
            return false;
        if (!m_options.pinnedFingerprint.isEmpty() && !key->hasFingerprint(m_options.pinnedFingerprint)) {
            return stop(Verdict::Unverifiable,
                u"The export is signed with another key than the one you gave; check the fingerprint that was written down."_s,
                u"manifest.sig"_s);
        }
        return true;
    }

    bool isSigned(const SignedNote& note, const QString& file)
    {
        switch (note.standing(*m_key)) {
        case SignedNote::Standing::Signed:
            return true;
        case SignedNote::Standing::Forged:
            return stop(Verdict::Tampered,
                QStringLiteral("The signature of %1 does not fit; do not rely on this export.").arg(file),
                file);
        case SignedNote::Standing::Stranger:
            break;
        }
        return stop(Verdict::Unverifiable,
            QStringLiteral("%1 is not signed with the key of this export; ask for it again.").arg(file),
            file);
    }

    bool readHead()
    {
        const auto bytes = small(u"checkpoint.txt"_s, Verdict::Incomplete);
        if (!bytes)
            return false;
        const auto head = parseSignedCheckpoint(*bytes);
        if (!head)
            return stop(Verdict::Tampered,
                u"checkpoint.txt is not a checkpoint; do not rely on this export."_s, u"checkpoint.txt"_s);
        if (!isSigned(head->note, u"checkpoint.txt"_s))
            return false;
        if (head->checkpoint != m_manifest.head)
            return stop(Verdict::Tampered,
                u"checkpoint.txt and manifest.json name different heads of the log; do not rely on this export."_s,
                u"checkpoint.txt"_s);
        m_head = head->checkpoint;
        m_report.logSize = m_head.size;
        m_report.rootHex = toHex(m_head.root);
        return true;
    }

    bool checkOtherFiles()
    {
        for (auto it = m_manifest.files.begin(); it != m_manifest.files.end(); ++it) {
            if (!QFileInfo(path(it.key())).isFile())
                return stop(Verdict::Incomplete,
                    QStringLiteral("%1 is missing; copy the whole folder again.").arg(it.key()), it.key());
        }
        for (auto it = m_manifest.files.begin(); it != m_manifest.files.end(); ++it) {
            if (it.key() == "log.jsonl"_L1 || it.key() == "log.csv"_L1)
                continue; // hashed on the way through the entries
            const auto mark = markOf(path(it.key()));
            if (!mark)
                return stop(Verdict::Incomplete, mark.error().message, it.key());
            if (*mark != *it && m_changed.isEmpty())
                m_changed = it.key();
        }
        for (const auto& needed : {u"log.jsonl"_s, u"log.csv"_s, u"proofs.json"_s, u"VERIFY.md"_s}) {
            if (!m_manifest.files.contains(needed))
                return stop(Verdict::Incomplete,
                    QStringLiteral("The export was made without %1; ask for it again.").arg(needed), needed);
        }
        return true;
    }

    bool readProofs()
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

    static QList<Digest> hashesOf(const QJsonValue& list)
    {
        QList<Digest> hashes;
        const auto array = list.toArray();
        for (const auto& hex : array)
            hashes.append(digestFromHex(hex.toString().toLatin1()).value_or(Digest{}));
        return hashes;
    }

    bool walkEntries()
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
    bool blame(EntryWalk& walk)
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

    bool take(const ReadEntry& entry)
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
                QStringLiteral(
                    "The proof that entry %1 is in the log does not fit; do not rely on this export.")
                    .arg(entry.sequence));
        ++m_report.entries;
        if (m_report.firstSequence == 0)
            m_report.firstSequence = entry.sequence;
        m_report.lastSequence = entry.sequence;
        return true;
    }

    void fillGap(qint64 upTo)
    {
        const auto places = coverRanges(m_cover.size(), upTo);
        for (const auto& place : places) {
            const auto hash = m_nextGap < m_gapHashes.size() ? m_gapHashes[m_nextGap] : Digest{};
            ++m_nextGap;
            m_cover.appendSubtree(std::countr_zero(quint64(place.end - place.begin)), hash);
            noteRoot();
        }
    }

    void noteRoot()
    {
        if (m_against && m_cover.size() == m_against->checkpoint.size)
            m_rootThen = m_cover.root();
    }

    bool checkMarks()
    {
        if (m_linesMark != m_manifest.files.value(u"log.jsonl"_s))
            return stop(Verdict::Tampered,
                u"log.jsonl is not the one that was signed; do not rely on this export."_s, u"log.jsonl"_s);
        if (m_tableMark != m_manifest.files.value(u"log.csv"_s))
            return stop(Verdict::Tampered,
                u"log.csv is not the one that was signed; do not rely on this export."_s, u"log.csv"_s);
        if (!m_changed.isEmpty())
            return stop(Verdict::Tampered,
                QStringLiteral("%1 is not the one that was signed; do not rely on this export.")
                    .arg(m_changed),
                m_changed);
        return true;
    }

    bool checkRoot()
    {
        fillGap(m_head.size);
        m_report.wholeLog = m_report.entries == m_head.size;
        if (m_cover.root() == m_head.root && m_nextGap == m_gapHashes.size())
            return true;
        return stop(Verdict::Tampered,
            u"The entries do not give the root that was signed: the log was written anew after the checkpoint; do not rely on this export."_s,
            u"log.jsonl"_s);
    }

    bool checkConsistency()
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

    bool checkAgainst()
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

    VerifyReport conclude()
    {
        m_report.verdict = Verdict::Intact;
        m_report.anchored = !m_options.pinnedFingerprint.isEmpty() || m_against.has_value();
        const auto what = QStringLiteral("%1 entries of a log of %2").arg(m_report.entries).arg(m_head.size);
        if (!m_report.anchored)
            m_report.message = QStringLiteral("Intact: %1; consistent in itself, not anchored: compare the "
                                              "fingerprint with the one that was written down.")
                                   .arg(what);
        else if (m_against)
            m_report.message = QStringLiteral(
                "Intact: %1; anchored: it continues the checkpoint you gave, taken at entry %2.")
                                   .arg(what)
                                   .arg(m_against->checkpoint.size);
        else
            m_report.message
                = QStringLiteral("Intact: %1; anchored: signed with the key whose fingerprint you gave.")
                      .arg(what);
        noteStrays();
        return m_report;
    }

    // Files that somebody laid beside the export are none of its evidence.
    void noteStrays()
    {
        QStringList strays;
        const auto names
            = QDir(m_folder).entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
        for (const auto& name : names) {
            if (!m_manifest.files.contains(name) && name != "manifest.json"_L1 && name != "manifest.sig"_L1)
                strays << name;
        }
        if (!strays.isEmpty())
            m_report.message += QStringLiteral(" Not part of the export: %1.").arg(strays.join(u", "_s));
    }

    QString m_folder;
    const VerifyOptions& m_options;
    VerifyReport m_report;
    std::optional<SignedCheckpoint> m_against;
    Manifest m_manifest;
    SignedNote m_signature;
    std::optional<VerifierKey> m_key;
    Checkpoint m_head;
    QString m_changed;
    QJsonObject m_proofs;
    QList<Digest> m_gapHashes;
    qsizetype m_nextGap = 0;
    QHash<qint64, QList<Digest>> m_inclusion;
    CompactRange m_cover;
    std::optional<Digest> m_rootThen;
    FileMark m_linesMark;
    FileMark m_tableMark;
};

} // namespace

VerifyReport verifyExport(const QString& folder, const VerifyOptions& options)
{
    return Verification(folder, options).run();
}

QJsonObject toJson(const VerifyReport& report)
{
    return {
        {u"verdict"_s, toText(report.verdict)},
        {u"exit"_s, exitStatus(report.verdict)},
        {u"anchored"_s, report.anchored},
        {u"message"_s, report.message},
        {u"first_bad"_s, report.firstBad ? QJsonValue(*report.firstBad) : QJsonValue()},
        {u"file"_s, report.file.isEmpty() ? QJsonValue() : QJsonValue(report.file)},
        {u"fingerprint"_s, report.fingerprint},
        {u"origin"_s, report.origin},
        {u"entries"_s, report.entries},
        {u"first"_s, report.firstSequence},
        {u"last"_s, report.lastSequence},
        {u"log_size"_s, report.logSize},
        {u"root"_s, QString::fromLatin1(report.rootHex)},
        {u"whole_log"_s, report.wholeLog},
    };
}

Result<void> ChainChecker::add(qint64 sequence, QByteArrayView canonicalBytes)
{
    const auto bad = [sequence](const QString& why) {
        return Error{ErrorCode::Tampered,
            QStringLiteral("The moderation log is damaged at entry %1: %2; keep the workspace as it is and "
                           "compare it with an earlier checkpoint.")
                .arg(sequence)
                .arg(why),
            {}};
    };
    const auto members = CanonicalMembers::read(canonicalBytes);
    if (!members)
        return bad(u"it is not in canonical form"_s);
    if (sequence != m_range.size() + 1 || members->integer("seq") != sequence)
        return bad(u"another entry stands in its place"_s);
    if (digestFromHex(members->plain("prev")) != m_previous)
        return bad(u"it does not follow from the entry before"_s);
    m_previous = leafHash(canonicalBytes);
    m_range.append(m_previous);
    return {};
}

Result<void> ChainChecker::finish(const CompactRange& head) const
{
    if (head == m_range)
        return {};
    const auto why = head.size() > m_range.size()
        ? QStringLiteral("entries from %1 on are gone").arg(m_range.size() + 1)
        : head.size() < m_range.size() ? QStringLiteral("there are entries after its head")
                                       : u"its entries do not give the root of its head"_s;
    return Error{ErrorCode::Tampered,
        QStringLiteral("The moderation log is damaged: %1; keep the workspace as it is and compare it with "
                       "an earlier checkpoint.")
            .arg(why),
        {}};
}

} // namespace steward
