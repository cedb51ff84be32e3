// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people are writing, kept for each case until it is sent: leaving a case never loses a character.
#pragma once

#include "domain/ids.h"
#include "domain/vocabulary.h"

#include <QHash>
#include <QString>

#include <optional>

namespace steward {

struct DraftReply {
    QString text;
    Audience audience = Audience::Public;
    std::optional<ReplyKind> kind; ///< chosen by hand; none: as proposed
    int cursor = 0;

    bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const DraftReply&) const = default;
};

/// In memory only: a reply that is being written must not lie in a settings file.
class Drafts {
public:
    DraftReply of(CaseId id) const { return m_drafts.value(id); }
    void keep(CaseId id, const DraftReply& draft)
    {
        if (draft.isEmpty())
            m_drafts.remove(id);
        else
            m_drafts.insert(id, draft);
    }
    void forget(CaseId id) { m_drafts.remove(id); }
    int count() const { return int(m_drafts.size()); }

private:
    QHash<CaseId, DraftReply> m_drafts;
};

} // namespace steward
