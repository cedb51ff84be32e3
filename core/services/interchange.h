// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The interchange format "steward-items/1": JSON Lines, UTF-8, one item a line. Pure.
#pragma once

#include "platforms/connector.h"

#include <QByteArray>

class QIODevice;

namespace steward {

/// Longest line that is read at all, and longest text that is kept of one item (in code points).
inline constexpr qsizetype longestItemLine = 8 * 1024 * 1024;
inline constexpr qsizetype longestItemText = 100'000;

/// One line of the interchange format. Errors (ErrorCode::Malformed) say which field is missing or wrong, in
/// one sentence. Never reads more than `maxBytes`. Texts come out without NUL and without half surrogates, so
/// that every engine can store them.
Result<IncomingItem> parseItemLine(const QByteArray& line, qsizetype maxBytes = longestItemLine);
/// The same item as one line without the line feed; parseItemLine() gives it back unchanged.
QByteArray toItemLine(const IncomingItem& item);

/// `item` with its text cut to `longestItemText`, a sentence that says so at the end, and length and SHA-256
/// of the whole text in `extra`. Deterministic, so that the same item gives the same text when it comes
/// again.
IncomingItem bounded(IncomingItem item);

/// Reads lines of any length from a device in bounded memory.
class ItemLines {
public:
    explicit ItemLines(QIODevice& device, qsizetype maxBytes = longestItemLine)
        : m_device(device)
        , m_maxBytes(maxBytes)
    {
    }

    struct Line {
        qint64 number = 0; ///< 1-based
        QByteArray bytes; ///< without the line feed; empty if `tooLong`
        bool tooLong = false; ///< the rest of the line was skipped, not kept
    };
    /// The next line that is not blank; none at the end.
    std::optional<Line> next();
    qint64 bytesRead() const { return m_bytesRead; }
    /// False if the device failed before its end.
    bool isIntact() const { return m_intact; }

private:
    QByteArray readBounded(bool& tooLong);

    QIODevice& m_device;
    qsizetype m_maxBytes;
    qint64 m_number = 0;
    qint64 m_bytesRead = 0;
    bool m_intact = true;
};

} // namespace steward
