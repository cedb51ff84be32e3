// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How often each ground rule is right, in the eyes of the moderators who judged its findings.
#pragma once

#include "services/workspace.h"

namespace steward {

/// One rule. A finding counts once for each item (as it read then) and detector, by the newest judgement of
/// it.
struct RulePrecision {
    RuleId rule;
    qint64 agreed = 0;
    qint64 disagreed = 0;
    qint64 ignored = 0; ///< neither here nor there: counted, and in no precision

    qint64 judged() const { return agreed + disagreed; }
    /// agreed / (agreed + disagreed), 0 to 1; none if nobody agreed or disagreed yet.
    std::optional<double> precision() const
    {
        return judged() == 0 ? std::nullopt : std::optional(double(agreed) / double(judged()));
    }
    bool operator==(const RulePrecision&) const = default;
};

/// Every rule in force by precedence, judged or not, then rules that are no longer there but were judged, by
/// id. Over the whole life of the workspace, whatever version of the rules was in force. Call on the main
/// thread; the answer comes from the reader's. Errors: those of the store (ErrorCode::Unreadable).
QFuture<Result<QList<RulePrecision>>> rulePrecision(const Workspace& workspace);

} // namespace steward
