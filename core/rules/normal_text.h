// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text as detectors see it: compatibility forms, odd digits, spaces and hyphens made plain, invisible
// characters gone.
#pragma once

#include <QStringView>

#include <cstdint>
#include <string>
#include <vector>

namespace steward {

/// A stretch of bytes, end exclusive.
struct ByteSpan {
    size_t start = 0;
    size_t end = 0;

    bool operator==(const ByteSpan&) const = default;
    bool overlaps(const ByteSpan& other) const { return start < other.end && other.start < end; }
};

/// Normalised UTF-8 with the way back: every byte knows which code points of the original it came from.
struct NormalText {
    std::string bytes;
    bool isAscii = true; ///< what most texts are: no byte of `bytes` is beyond ASCII
    std::vector<uint32_t> from; ///< per byte: first code point of the original
    std::vector<uint32_t> to; ///< per byte: one past the last code point of the original

    /// Code points of the original under a stretch of bytes; a stretch must not be empty.
    std::pair<qsizetype, qsizetype> original(const ByteSpan& span) const
    {
        return {qsizetype(from[span.start]), qsizetype(to[span.end - 1])};
    }
};

/// NFKC, then: no zero-width, bidi or combining characters, every decimal digit in ASCII, every space " ",
/// every hyphen "-", quotes straight. Linear: runs of combining marks are cut after 32. Lone surrogates
/// become U+FFFD.
NormalText normalised(QStringView text);

} // namespace steward
