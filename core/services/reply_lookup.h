// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The case that a reply belongs to, for those who were told the reply's number only.
#pragma once

#include "services/workspace.h"

namespace steward {

/// ErrorCode::NotFound if there is no such reply. Safe to call from the main thread.
QFuture<Result<CaseId>> caseOfReply(const Workspace& workspace, ReplyId reply);

} // namespace steward
