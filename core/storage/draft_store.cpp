// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/draft_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

DraftStore::DraftStore(Session& session)
    : m_session(session)
{
}

Result<QList<StoredDraft>> DraftStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<StoredDraft>(m_session,
        QString(
            u"SELECT person, case_id, text, audience, kind, item, caret, base_version, updated FROM drafts WHERE "_s
            + condition),
        values, [](Row& row) {
            StoredDraft draft;
            draft.person = row.id<PersonId>();
            draft.subject = row.id<CaseId>();
            draft.text = row.text();
            draft.audience = row.word<Audience>();
            draft.kind = row.optionalWord<ReplyKind>();
            draft.item = row.id<ItemId>();
            draft.caret = int(row.number());
            draft.baseVersion = row.number();
            draft.updated = row.instant();
            return draft;
        });
}

Result<void> DraftStore::put(const StoredDraft& draft)
{
    return m_session.run(
        u"INSERT INTO drafts (person, case_id, text, audience, kind, item, caret, base_version, updated)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person, case_id) DO UPDATE SET text = "
        "excluded.text, audience = excluded.audience, kind = excluded.kind, item = excluded.item, caret = "
        "excluded.caret, base_version = excluded.base_version, updated = excluded.updated"_s,
        values(draft.person, draft.subject, draft.text, draft.audience, draft.kind, draft.item, draft.caret,
            draft.baseVersion, draft.updated));
}

Result<std::optional<StoredDraft>> DraftStore::find(PersonId person, CaseId subject)
{
    const auto found = where(u"person = ? AND case_id = ?"_s, values(person, subject));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<StoredDraft>() : found->first();
}

Result<void> DraftStore::remove(PersonId person, CaseId subject)
{
    return m_session.run(u"DELETE FROM drafts WHERE person = ? AND case_id = ?"_s, values(person, subject));
}

Result<void> DraftStore::removeSigned(PersonId person, CaseId subject, const QString& text)
{
    return m_session.run(
        u"DELETE FROM drafts WHERE person = ? AND case_id = ? AND text = ?"_s, values(person, subject, text));
}

Result<void> DraftStore::move(CaseId from, CaseId into)
{
    const auto leaving = where(u"case_id = ? ORDER BY person"_s, values(from));
    if (!leaving)
        return leaving.error();
    for (auto draft : *leaving) {
        const auto there = find(draft.person, into);
        if (!there)
            return there.error();
        if (*there) {
            const bool newer = draft.updated > (*there)->updated;
            const auto& first = newer ? draft : **there;
            const auto& second = newer ? **there : draft;
            StoredDraft both = first;
            both.text = first.text + u"\n\n"_s + second.text;
            draft = both;
        }
        draft.subject = into;
        if (const auto put = this->put(draft); !put)
            return put;
        if (const auto gone = remove(draft.person, from); !gone)
            return gone;
    }
    return {};
}

} // namespace steward
