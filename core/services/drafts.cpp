// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/drafts.h"

#include "services/permission.h"
#include "storage/draft_store.h"

namespace steward {

Drafts::Drafts(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<DraftReply>> Drafts::find(const Actor& actor, CaseId id)
{
    if (!actor.person)
        return ready<DraftReply>(DraftReply{});
    return m_workspace.database().read<DraftReply>([person = *actor.person, id](
                                                       Session& session) -> Result<DraftReply> {
        const auto stored = DraftStore(session).find(person, id);
        if (!stored)
            return stored.error();
        if (!*stored)
            return DraftReply{};
        const auto& draft = **stored;
        return DraftReply{draft.text, draft.audience, draft.kind, draft.caret, draft.item, draft.baseVersion};
    });
}

QFuture<Result<void>> Drafts::keep(const Actor& actor, CaseId id, const DraftReply& draft)
{
    if (const auto allowed = permitted(actor, Permission::ReplyToPublic); !allowed)
        return ready<void>(allowed.error());
    if (!actor.person)
        return ready<void>(Error{ErrorCode::Refused,
            QStringLiteral("Only a person can keep a draft; say who writes with --as."), {}});
    const StoredDraft stored{*actor.person, id, draft.text, draft.audience, draft.kind, draft.item,
        draft.cursor, draft.baseVersion, m_workspace.now()};
    return m_workspace.database().write<void>([stored](Session& session) -> Result<void> {
        DraftStore drafts(session);
        return stored.text.isEmpty() ? drafts.remove(stored.person, stored.subject) : drafts.put(stored);
    });
}

} // namespace steward
