// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reply_lookup.h"

#include "storage/reply_store.h"

namespace steward {

QFuture<Result<CaseId>> caseOfReply(const Workspace& workspace, ReplyId reply)
{
    return workspace.database().read<CaseId>([reply](Session& session) -> Result<CaseId> {
        const auto found = ReplyStore(session).find(reply);
        if (!found)
            return found.error();
        if (!found->has_value())
            return Error{ErrorCode::NotFound,
                QStringLiteral("There is no reply %1; \"stewardctl show CASE\" lists the replies of a case.")
                    .arg(reply.toString()),
                {}};
        return (*found)->subject;
    });
}

} // namespace steward
