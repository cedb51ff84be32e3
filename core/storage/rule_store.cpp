// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/rule_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

StoredRuleSet setOf(Row& row)
{
    StoredRuleSet set;
    set.id = row.number();
    set.version = row.text();
    set.digest = row.bytes();
    set.origin = row.word<RuleOrigin>();
    set.person = row.optionalId<PersonId>();
    set.published = row.instant();
    return set;
}

std::optional<StoredRuleSet> firstOf(const QList<StoredRuleSet>& all)
{
    return all.isEmpty() ? std::optional<StoredRuleSet>() : all.first();
}

} // namespace

RuleStore::RuleStore(Session& session)
    : m_session(session)
{
}

Result<QList<StoredRuleSet>> RuleStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<StoredRuleSet>(m_session,
        QString(u"SELECT id, version, digest, origin, person, published FROM rule_sets WHERE "_s + condition
            + u" ORDER BY id DESC LIMIT ?"_s),
        values, setOf);
}

Result<qint64> RuleStore::add(const StoredRuleSet& set, const QByteArray& content)
{
    return m_session.insert(u"INSERT INTO rule_sets (version, digest, content, origin, person, published)"
                            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id"_s,
        values(set.version, set.digest, content, set.origin, set.person, set.published));
}

Result<std::optional<StoredRuleSet>> RuleStore::newest()
{
    const auto found = where(u"1 = 1"_s, values(1));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<std::optional<StoredRuleSet>> RuleStore::ofVersion(const QString& version)
{
    const auto found = where(u"version = ?"_s, values(version, 1));
    if (!found)
        return found.error();
    return firstOf(*found);
}

Result<QByteArray> RuleStore::content(qint64 id)
{
    const auto found = readOne<QByteArray>(m_session, u"SELECT content FROM rule_sets WHERE id = ?"_s,
        values(id), [](Row& row) { return row.bytes(); });
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorCode::NotFound, u"These ground rules were never published here."_s, {}};
    return **found;
}

Result<QList<StoredRuleSet>> RuleStore::list(int limit)
{
    return where(u"1 = 1"_s, values(limit));
}

Result<void> RuleStore::putDraft(const StoredRuleDraft& draft)
{
    return m_session.run(
        u"INSERT INTO rule_drafts (person, content, based_on, updated) VALUES (?, ?, ?, ?) ON CONFLICT "
        u"(person)"
        " DO UPDATE SET content = excluded.content, based_on = excluded.based_on, updated = excluded.updated"_s,
        values(draft.person, draft.content, draft.basedOn, draft.updated));
}

Result<std::optional<StoredRuleDraft>> RuleStore::draft(PersonId person)
{
    return readOne<StoredRuleDraft>(m_session,
        u"SELECT person, content, based_on, updated FROM rule_drafts WHERE person = ?"_s, values(person),
        [](Row& row) {
            StoredRuleDraft draft;
            draft.person = row.id<PersonId>();
            draft.content = row.bytes();
            draft.basedOn = row.text();
            draft.updated = row.instant();
            return draft;
        });
}

Result<void> RuleStore::removeDraft(PersonId person)
{
    return m_session.run(u"DELETE FROM rule_drafts WHERE person = ?"_s, values(person));
}

} // namespace steward
