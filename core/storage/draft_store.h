// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Replies that are still being written: one a person and case, gone once it is signed off or thrown away.
#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/vocabulary.h"
#include "storage/session.h"

namespace steward {

struct StoredDraft {
    PersonId person;
    CaseId subject;
    QString text;
    Audience audience = Audience::Public;
    std::optional<ReplyKind> kind; ///< chosen by hand
    ItemId item; ///< that it answers
    int caret = 0;
    qint64 baseVersion = 0; ///< content version of the thread that its writer saw
    Instant updated;

    bool operator==(const StoredDraft&) const = default;
};

class DraftStore {
public:
    explicit DraftStore(Session& session);

    /// The newest one counts: a draft of the same person and case is replaced.
    Result<void> put(const StoredDraft& draft);
    Result<std::optional<StoredDraft>> find(PersonId person, CaseId subject);
    Result<void> remove(PersonId person, CaseId subject);
    /// Only if its words are those: what was signed off is done with, what was written since is not.
    Result<void> removeSigned(PersonId person, CaseId subject, const QString& text);
    /// Drafts follow the items of a case that joins another; who has written in both keeps the newer words
    /// first and the older below them.
    Result<void> move(CaseId from, CaseId into);

private:
    Result<QList<StoredDraft>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
};

} // namespace steward
