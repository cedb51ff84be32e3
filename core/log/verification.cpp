// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The signed papers of an export, and the verdict.
#include "log/verification.h"

#include <QFileInfo>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 smallLimit = 16 << 20;

} // namespace

VerifyReport Verification::run()
{
    using Step = bool (Verification::*)();
    for (const Step step : {&Verification::readAgainst, &Verification::readManifest, &Verification::readKey,
             &Verification::readHead, &Verification::checkOtherFiles, &Verification::readProofs,
             &Verification::walkEntries, &Verification::checkMarks, &Verification::checkRoot,
             &Verification::checkConsistency, &Verification::checkAgainst}) {
        if (!(this->*step)())
            return m_report;
    }
    return conclude();
}

bool Verification::stop(Verdict verdict, const QString& message, const QString& file)
{
    m_report.verdict = verdict;
    m_report.message = message;
    m_report.file = file;
    return false;
}

bool Verification::stopAt(qint64 sequence, const QString& message, const QString& file)
{
    m_report.firstBad = sequence;
    return stop(Verdict::Tampered, message, file);
}

std::optional<QByteArray> Verification::small(const QString& name, Verdict ifMissing)
{
    const auto bytes = readSmall(path(name), smallLimit);
    if (bytes)
        return *bytes;
    stop(bytes.error().code == ErrorCode::NotFound ? ifMissing : Verdict::Incomplete, bytes.error().message,
        name);
    return std::nullopt;
}

bool Verification::readAgainst()
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

bool Verification::readManifest()
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
            u"The export is not signed, so nobody vouches for it; ask for it again."_s, u"manifest.sig"_s);
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

bool Verification::readKey()
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

bool Verification::isSigned(const SignedNote& note, const QString& file)
{
    switch (note.standing(*m_key)) {
    case SignedNote::Standing::Signed:
        return true;
    case SignedNote::Standing::Forged:
        return stop(Verdict::Tampered,
            QStringLiteral("The signature of %1 does not fit; do not rely on this export.").arg(file), file);
    case SignedNote::Standing::Stranger:
        break;
    }
    return stop(Verdict::Unverifiable,
        QStringLiteral("%1 is not signed with the key of this export; ask for it again.").arg(file), file);
}

bool Verification::readHead()
{
    const auto bytes = small(u"checkpoint.txt"_s, Verdict::Incomplete);
    if (!bytes)
        return false;
    const auto head = parseSignedCheckpoint(*bytes);
    if (!head)
        return stop(Verdict::Tampered, u"checkpoint.txt is not a checkpoint; do not rely on this export."_s,
            u"checkpoint.txt"_s);
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

bool Verification::checkOtherFiles()
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

VerifyReport Verification::conclude()
{
    m_report.verdict = Verdict::Intact;
    m_report.anchored = !m_options.pinnedFingerprint.isEmpty() || m_against.has_value();
    const auto what = QStringLiteral("%1 entries of a log of %2").arg(m_report.entries).arg(m_head.size);
    if (!m_report.anchored)
        m_report.message = QStringLiteral("Intact: %1; consistent in itself, not anchored: compare the "
                                          "fingerprint with the one that was written down.")
                               .arg(what);
    else if (m_against)
        m_report.message
            = QStringLiteral("Intact: %1; anchored: it continues the checkpoint you gave, taken at entry %2.")
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
void Verification::noteStrays()
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

} // namespace steward
