// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of an export, in the order in which one gives meaning to the next. Only verify.cpp runs them.
#pragma once

#include "log/entry_walk.h"
#include "log/manifest.h"
#include "log/verify.h"

#include <QDir>
#include <QHash>

namespace steward {

// The first check that fails is the verdict.
class Verification {
public:
    Verification(const QString& folder, const VerifyOptions& options)
        : m_folder(QDir::cleanPath(folder))
        , m_options(options)
    {
    }

    VerifyReport run();

private:
    bool stop(Verdict verdict, const QString& message, const QString& file = {});
    bool stopAt(qint64 sequence, const QString& message, const QString& file = QStringLiteral("log.jsonl"));
    QString path(const QString& name) const { return m_folder + u'/' + name; }

    std::optional<QByteArray> small(const QString& name, Verdict ifMissing);
    bool readAgainst();
    bool readManifest();
    bool readKey();
    bool isSigned(const SignedNote& note, const QString& file);
    bool readHead();
    bool checkOtherFiles();
    bool readProofs();
    static QList<Digest> hashesOf(const QJsonValue& list);
    bool walkEntries();
    bool blame(EntryWalk& walk);
    bool take(const ReadEntry& entry);
    void fillGap(qint64 upTo);
    void noteRoot();
    bool checkMarks();
    bool checkRoot();
    bool checkConsistency();
    bool checkAgainst();
    VerifyReport conclude();
    void noteStrays();

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

} // namespace steward
