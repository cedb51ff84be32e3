// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The chain of the log as it is stored, entry by entry.
#pragma once

#include "base/result.h"
#include "log/merkle.h"

namespace steward {

/// Verifies entries as they are stored (for `workspace check`): chain, order and root against `head`. The
/// Error (Tampered) names the first bad one.
class ChainChecker {
public:
    Result<void> add(qint64 sequence, QByteArrayView canonicalBytes);
    Result<void> finish(const CompactRange& head) const;
    const CompactRange& range() const { return m_range; }

private:
    CompactRange m_range;
    Digest m_previous{};
};

} // namespace steward
