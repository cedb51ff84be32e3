// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files of an export, written and read in blocks with their hash kept on the way.
#pragma once

#include "base/result.h"
#include "log/sha256.h"

#include <QFile>
#include <QJsonObject>

namespace steward {

/// Size and SHA-256 of a file as the manifest lists them.
struct FileMark {
    qint64 size = 0;
    QByteArray sha256; ///< hexadecimal

    bool operator==(const FileMark&) const = default;
};

/// Writes a new file (mode 0600) and flushes it to the disk when finished.
class MarkedWriter {
public:
    static Result<MarkedWriter> open(const QString& path);
    Result<void> write(QByteArrayView bytes);
    /// Syncs and closes.
    Result<FileMark> finish();

private:
    explicit MarkedWriter(const QString& path);
    Result<void> drain();

    std::unique_ptr<QFile> m_file;
    Sha256 m_hash;
    QByteArray m_buffer;
    qint64 m_size = 0;
};

/// Reads a file in blocks and gives lines or exact stretches; hashes everything it passes.
class MarkedReader {
public:
    explicit MarkedReader(const QString& path);
    bool isOpen() const { return m_file.isOpen(); }

    enum class Line { Whole, Unfinished, TooLong, End };
    /// The next line without its '\n', valid until the next call. Unfinished: the last bytes had no '\n'.
    Line line(QByteArrayView& out);
    /// True if the next bytes are exactly these; they are then passed over. Otherwise nothing is.
    bool passOver(QByteArrayView expected);
    /// Up to `count` bytes ahead without passing over them.
    QByteArrayView peek(qsizetype count);
    bool atEnd() { return peek(1).isEmpty(); }
    /// Hashes what is left.
    FileMark finish();
    bool failed() const { return m_failed; }
    qint64 position() const { return m_passed; }

private:
    void fill(qsizetype wanted);
    void pass(qsizetype count);

    QFile m_file;
    Sha256 m_hash;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    qint64 m_passed = 0;
    bool m_failed = false;
};

/// Mark of a whole file; Unreadable if it cannot be read.
Result<FileMark> markOf(const QString& path);
/// A whole small file; Malformed if it is larger than `limit`, NotFound if it is not there.
Result<QByteArray> readSmall(const QString& path, qint64 limit);

} // namespace steward
