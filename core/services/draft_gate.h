// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reply gate on a draft as it would leave now: machine checks on the thread as stored, sign-off,
// approval. Always judged inside the transaction that writes the reply, never taken from a caller.
#pragma once

#include "services/circumstances.h"

namespace steward {

struct DraftToJudge {
    QString text;
    Audience audience = Audience::Public;
    std::optional<ReplyKind> kind; ///< none: derived from the findings of the thread
    ItemId inReplyTo; ///< invalid: the newest inbound item
    SignOff signOff;
};

struct JudgedDraft {
    ReplyKind kind = ReplyKind::G;
    QList<CheckResult> checks;
    GateVerdict gate;
    bool approvalNeeded = false;
    QString approvalReason; ///< why and by whom, said before the first word
};

Result<JudgedDraft> judgedDraft(Session& session, const Case& subject, const DraftToJudge& draft,
    const Actor& writer, const DeskPolicy& policy);

/// Who must approve: setting "replies.approval" {"kinds": ["P"], "priorities": [...]}. Press and political
/// replies, unless it is set otherwise; never those of somebody who could approve for others.
Result<std::optional<QString>> approvalReason(
    Session& session, const Case& subject, ReplyKind kind, const Actor& writer);

} // namespace steward
