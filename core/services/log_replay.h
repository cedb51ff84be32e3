// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Folding the log again and comparing with what the tables say: state must be the fold of the log.
#pragma once

#include "base/result.h"
#include "domain/case.h"
#include "storage/session.h"

#include <functional>

namespace steward {

/// What differs between a case as the log tells it and as it is stored, one plain line each. Pure.
QStringList differences(const Case& told, const Case& stored);

/// In one snapshot: the chain and the tree of the whole log, its columns against its bytes, then every case
/// (items, visibility, replies, escalations, clocks) against the fold of its entries, and every private text
/// that is still there against its commitment. One line a finding, the first thousand; empty if all is the
/// same. Memory does not grow with the log. `progress` false: ErrorCode::Cancelled.
Result<QStringList> replayLog(
    Session& session, const std::function<bool(qint64 done, qint64 total)>& progress);

} // namespace steward
