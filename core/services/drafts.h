// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Half-written replies, kept in the workspace so that no window, power or program takes them away.
#pragma once

#include "domain/ids.h"
#include "domain/person.h"
#include "services/workspace.h"

namespace steward {

struct DraftReply {
    QString text;
    Audience audience = Audience::Public;
    std::optional<ReplyKind> kind; ///< chosen by hand; none: as proposed
    int cursor = 0;
    ItemId item = {}; ///< of the thread, that it answers
    qint64 baseVersion = 0; ///< content version of the thread as its writer last saw it

    bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const DraftReply&) const = default;
};

/// A draft is nobody's business but its writer's: whoever asks gets their own, and nothing of it is logged.
/// Signing off the same words (Desk::reply) removes it in the transaction that stores the reply.
class Drafts {
public:
    explicit Drafts(Workspace& workspace);

    /// Empty if there is none.
    QFuture<Result<DraftReply>> find(const Actor& actor, CaseId id);
    /// Keeps what is written; an empty one is thrown away. Drafts reach the store in the order of the calls.
    QFuture<Result<void>> keep(const Actor& actor, CaseId id, const DraftReply& draft);

private:
    Workspace& m_workspace;
};

} // namespace steward
