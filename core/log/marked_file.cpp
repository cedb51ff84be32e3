// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/marked_file.h"

#include <QFileInfo>

#include <unistd.h>

namespace steward {

namespace {

constexpr qsizetype block = 1 << 20;
constexpr qsizetype longestLine = 16 << 20;

Error cannot(const QString& doing, const QFile& file)
{
    const auto name = QFileInfo(file).fileName();
    return {ErrorCode::Unreadable,
        QStringLiteral("%1 could not be %2; check the disk and the folder's permissions and try again.")
            .arg(name, doing),
        file.errorString()};
}

} // namespace

MarkedWriter::MarkedWriter(const QString& path)
    : m_file(std::make_unique<QFile>(path))
{
    m_buffer.reserve(block + block / 8);
}

Result<MarkedWriter> MarkedWriter::open(const QString& path)
{
    MarkedWriter writer(path);
    const auto onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!writer.m_file->open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, onlyOwner))
        return cannot(QStringLiteral("created"), *writer.m_file);
    return writer;
}

Result<void> MarkedWriter::write(QByteArrayView bytes)
{
    m_buffer += bytes;
    return m_buffer.size() < block ? Result<void>() : drain();
}

Result<void> MarkedWriter::drain()
{
    m_hash.add(m_buffer);
    m_size += m_buffer.size();
    if (m_file->write(m_buffer) != m_buffer.size())
        return cannot(QStringLiteral("written"), *m_file);
    m_buffer.resize(0);
    return {};
}

Result<FileMark> MarkedWriter::finish()
{
    if (const auto drained = drain(); !drained)
        return drained.error();
    if (!m_file->flush() || fsync(m_file->handle()) != 0)
        return cannot(QStringLiteral("written"), *m_file);
    m_file->close();
    return FileMark{m_size, toHex(m_hash.finish())};
}

MarkedReader::MarkedReader(const QString& path)
    : m_file(path)
{
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        m_failed = true;
}

void MarkedReader::fill(qsizetype wanted)
{
    if (m_buffer.size() - m_at >= wanted || m_failed)
        return;
    m_buffer.remove(0, m_at);
    m_at = 0;
    while (m_buffer.size() < wanted) {
        const auto old = m_buffer.size();
        m_buffer.resize(old + block);
        const auto got = m_file.read(m_buffer.data() + old, block);
        m_buffer.resize(old + std::max<qint64>(got, 0));
        m_failed = got < 0;
        if (got <= 0)
            return;
    }
}

void MarkedReader::pass(qsizetype count)
{
    m_hash.add(QByteArrayView(m_buffer).sliced(m_at, count));
    m_at += count;
    m_passed += count;
}

MarkedReader::Line MarkedReader::line(QByteArrayView& out)
{
    qsizetype searched = 0;
    for (;;) {
        const auto ahead = QByteArrayView(m_buffer).sliced(m_at);
        const auto end = ahead.indexOf('\n', searched);
        if (end >= 0) {
            pass(end + 1);
            out = ahead.first(end);
            return Line::Whole;
        }
        searched = ahead.size();
        if (searched > longestLine)
            return Line::TooLong;
        fill(searched + 1);
        if (m_buffer.size() - m_at == searched) {
            out = QByteArrayView(m_buffer).sliced(m_at);
            pass(searched);
            return searched == 0 ? Line::End : Line::Unfinished;
        }
    }
}

QByteArrayView MarkedReader::peek(qsizetype count)
{
    fill(count);
    return QByteArrayView(m_buffer).sliced(m_at, std::min(count, m_buffer.size() - m_at));
}

bool MarkedReader::passOver(QByteArrayView expected)
{
    if (peek(expected.size()) != expected)
        return false;
    pass(expected.size());
    return true;
}

FileMark MarkedReader::finish()
{
    while (!atEnd())
        pass(m_buffer.size() - m_at);
    return {m_passed, toHex(m_hash.finish())};
}

Result<FileMark> markOf(const QString& path)
{
    MarkedReader reader(path);
    const auto mark = reader.finish();
    if (reader.failed())
        return cannot(QStringLiteral("read"), QFile(path));
    return mark;
}

Result<QByteArray> readSmall(const QString& path, qint64 limit)
{
    QFile file(path);
    if (!file.exists()) {
        return Error{ErrorCode::NotFound,
            QStringLiteral("%1 is missing; copy the whole folder again.").arg(QFileInfo(path).fileName()),
            {}};
    }
    if (!file.open(QIODevice::ReadOnly))
        return cannot(QStringLiteral("read"), file);
    // Block by block: QIODevice::read reserves all that it is asked for, however short the file is.
    QByteArray bytes;
    while (bytes.size() <= limit) {
        const auto more = file.read(block);
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (bytes.size() > limit) {
        return Error{ErrorCode::Malformed,
            QStringLiteral("%1 is far larger than Steward writes it; copy the folder again.")
                .arg(QFileInfo(path).fileName()),
            {}};
    }
    return bytes;
}

} // namespace steward
