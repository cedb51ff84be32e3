// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An export on the disk, and what is done to one by somebody who wants it to say something else.
#pragma once

#include "log/csv.h"
#include "log/manifest.h"
#include "log/verify.h"
#include "sample_log.h"

#include <QDir>
#include <QTemporaryDir>

namespace steward::test {

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline void copyFolder(const QString& from, const QString& to)
{
    QVERIFY(QDir().mkpath(to));
    const auto names = QDir(from).entryList(QDir::Files | QDir::Hidden);
    for (const auto& name : names)
        QVERIFY(QFile::copy(from + u'/' + name, to + u'/' + name));
}

// Somebody who holds the key makes manifest and signature fit again.
inline void resign(const QString& folder, const SigningKey& key)
{
    auto manifest = parseManifest(contentOf(folder + QStringLiteral("/manifest.json"))).value();
    for (auto it = manifest.files.begin(); it != manifest.files.end(); ++it)
        *it = markOf(folder + u'/' + it.key()).value();
    const auto bytes = toBytes(manifest).value();
    put(folder + QStringLiteral("/manifest.json"), bytes);
    put(folder + QStringLiteral("/manifest.sig"), SignedNote::sign(manifestStatement(bytes), key)->toBytes());
}

// log.csv as it follows from the lines, for a forger who takes care.
inline void rewriteTable(const QString& folder)
{
    QByteArray table = csvHeader() + "\r\n";
    auto lines = contentOf(folder + QStringLiteral("/log.jsonl")).split('\n');
    lines.removeLast();
    for (const auto& line : lines) {
        const auto row = csvRow(line, leafHash(line));
        table += (row ? *row : QByteArray("?")) + "\r\n";
    }
    put(folder + QStringLiteral("/log.csv"), table);
}

/// Sixty entries, exported once; each story spoils a copy of its own.
class OverAnExport : public QObject {
protected:
    void exportWhole()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_log = std::make_unique<SampleLog>(60);
        m_whole = m_folder->filePath(QStringLiteral("whole"));
        const auto done = m_log->exportTo(m_whole);
        QVERIFY2(done.hasValue(), qPrintable(done ? QString() : done.error().message));
        QCOMPARE(done->entries, 60);
    }
    QString copy()
    {
        const auto folder = m_folder->filePath(QStringLiteral("copy%1").arg(++m_copies));
        copyFolder(m_whole, folder);
        return folder;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SampleLog> m_log;
    QString m_whole;

private:
    int m_copies = 0;
};

} // namespace steward::test
