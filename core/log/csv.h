// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// log.csv: the same entries for a spreadsheet, one row each, computed from their canonical bytes alone.
#pragma once

#include "base/result.h"
#include "log/canonical_members.h"
#include "log/sha256.h"

namespace steward {

/// One cell: a beginning that a spreadsheet would run (= + - @ tab CR) gets an apostrophe; quoted where RFC
/// 4180 asks for it.
QByteArray csvCell(QByteArrayView text);
/// First line, without the line end.
QByteArray csvHeader();
/// One row, without the line end (which is CR LF). ErrorCode::Malformed if the bytes are not canonical.
Result<QByteArray> csvRow(QByteArrayView canonicalEntry, const Digest& leaf);
QByteArray csvRow(const CanonicalMembers& entry, const Digest& leaf);

} // namespace steward
