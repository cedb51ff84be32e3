// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/item_store.h"

#include "storage/item_row.h"
#include "storage/search_words.h"

namespace steward {

using namespace Qt::StringLiterals;

ItemStore::ItemStore(Session& session)
    : m_session(session)
    , m_wordsColumn(session.dialect().wordsColumn())
    , m_insert(QString(
          u"INSERT INTO items (id, thread, case_id, account, author, platform_id, parent, kind, direction, "
          u"visibility, created,"
          " collected, text, salt, url, language, revision, stamp, not_read, joined_at_version, changed_at_version, extra"_s
          + m_wordsColumn + u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"_s
          + session.dialect().wordsValue() + u')'))
{
}

Result<std::optional<KnownItem>> ItemStore::known(AccountId account, const QString& platformId)
{
    return readOne<KnownItem>(m_session,
        u"SELECT id, thread, case_id, revision, visibility, text, stamp FROM items WHERE account = ? AND platform_id = ?"_s,
        steward::values(account, platformId), [](Row& row) {
            return KnownItem{row.id<ItemId>(), row.id<ThreadId>(), row.id<CaseId>(), int(row.number()),
                row.word<Visibility>(), row.text(), row.text()};
        });
}

Result<ItemId> ItemStore::nextId()
{
    const auto last = m_session.number(u"SELECT coalesce(max(id), 0) FROM items"_s);
    if (!last)
        return last.error();
    return ItemId{*last + 1};
}

Result<ItemId> ItemStore::insert(const StoredItem& item)
{
    ItemId id = item.item.id;
    if (!id.isValid()) {
        const auto next = nextId();
        if (!next)
            return next.error();
        id = *next;
    }
    QVariantList all = steward::values(id, item.thread, item.subject, item.account, item.item.author,
        item.platformId, item.parent, item.kind, item.item.direction, item.item.visibility, item.item.created,
        item.collected, item.text.text, item.text.salt, item.url, item.language, item.item.revision,
        item.stamp, item.notRead, item.item.changedAtVersion, item.item.changedAtVersion,
        QString::fromUtf8(item.extra));
    if (!m_wordsColumn.isEmpty())
        all << foldedWords(item.text.text);
    if (auto done = m_session.run(m_insert, all); !done)
        return done.error();
    return id;
}

Result<void> ItemStore::addMedia(ItemId id, const QList<StoredMedia>& media)
{
    for (const StoredMedia& one : media) {
        if (auto done
            = m_session.run(u"INSERT INTO media (item, kind, url, alt, sha256) VALUES (?, ?, ?, ?, ?)"_s,
                steward::values(id, one.kind, one.url, one.alt, one.sha256));
            !done)
            return done;
    }
    return {};
}

Result<void> ItemStore::revise(ItemId id, int revision, const PrivateText& text, const QString& stamp,
    bool notRead, qint64 changedAtVersion, Instant seen)
{
    if (auto done = m_session.run(u"INSERT INTO item_revisions (item, revision, text, salt, stamp, replaced)"
                                  " SELECT id, revision, text, salt, stamp, ? FROM items WHERE id = ?"_s,
            steward::values(seen, id));
        !done)
        return done;
    QString sql
        = u"UPDATE items SET revision = ?, text = ?, salt = ?, stamp = ?, not_read = ?, changed_at_version = ?"_s;
    QVariantList all = steward::values(revision, text.text, text.salt, stamp, notRead, changedAtVersion);
    if (!m_wordsColumn.isEmpty()) {
        sql += u", words = "_s + m_session.dialect().wordsValue().mid(2);
        all << foldedWords(text.text);
    }
    all << bound(id);
    return m_session.run(QString(sql + u" WHERE id = ?"_s), all);
}

Result<void> ItemStore::setVisibility(ItemId id, Visibility visibility, qint64 changedAtVersion)
{
    return m_session.run(u"UPDATE items SET visibility = ?, changed_at_version = ? WHERE id = ?"_s,
        steward::values(visibility, changedAtVersion, id));
}

Result<void> ItemStore::update(const CaseItem& item)
{
    QVariantList all = steward::values(item.visibility, item.revision, item.changedAtVersion);
    all << decisionValues(item.decision) << bound(item.id);
    return m_session.run(
        u"UPDATE items SET visibility = ?, revision = ?, changed_at_version = ?, decision_action = ?,"
        " decision_rule = ?, decision_by = ?, decision_at = ?, decision_phase = ?, decision_before = ?, "
        "decision_hold_until = ?"
        " WHERE id = ?"_s,
        all);
}

Result<void> ItemStore::move(ItemId id, ThreadId thread, CaseId subject, qint64 changedAtVersion)
{
    return m_session.run(
        u"UPDATE items SET thread = ?, case_id = ?, joined_at_version = ?, changed_at_version = ? WHERE id = ?"_s,
        steward::values(thread, subject, changedAtVersion, changedAtVersion, id));
}

Result<QList<StoredItem>> ItemStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<StoredItem>(m_session,
        QString(u"SELECT "_s + caseItemColumns()
            + u", i.thread, i.case_id, i.account, i.platform_id, i.parent, i.kind, i.collected, i.text, "
              u"i.salt, i.url, i.language, i.stamp,"
              " i.not_read, i.extra, u.name, u.handle, u.platform_id FROM items i LEFT JOIN authors u ON u.id = i.author WHERE "_s
            + condition),
        values, [](Row& row) {
            StoredItem item;
            item.item = caseItemOf(row);
            item.thread = row.id<ThreadId>();
            item.subject = row.id<CaseId>();
            item.account = row.id<AccountId>();
            item.platformId = row.text();
            item.parent = row.text();
            item.kind = row.word<ItemKind>();
            item.collected = row.instant();
            item.text.text = row.text();
            item.text.salt = row.bytes();
            item.url = row.text();
            item.language = row.text();
            item.stamp = row.text();
            item.notRead = row.flag();
            item.extra = row.text().toUtf8();
            item.authorName = row.text();
            item.authorHandle = row.text();
            item.authorPlatformId = row.text();
            return item;
        });
}

Result<std::optional<StoredItem>> ItemStore::find(ItemId id)
{
    const auto found = where(u"i.id = ?"_s, steward::values(id));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<StoredItem>() : found->first();
}

Result<QList<StoredItem>> ItemStore::ofCase(CaseId subject)
{
    return where(u"i.case_id = ? ORDER BY i.joined_at_version, i.id"_s, steward::values(subject));
}

Result<QList<CaseItem>> ItemStore::caseItems(CaseId subject)
{
    return readAll<CaseItem>(m_session,
        QString(u"SELECT "_s + caseItemColumns()
            + u" FROM items i WHERE i.case_id = ? ORDER BY i.joined_at_version, i.id"_s),
        steward::values(subject), caseItemOf);
}

Result<QList<StoredItem>> ItemStore::page(ItemId after, int limit)
{
    return where(u"i.id > ? ORDER BY i.id LIMIT ?"_s, steward::values(after, limit));
}

Result<qint64> ItemStore::count()
{
    return m_session.number(u"SELECT count(*) FROM items"_s);
}

namespace {

SaidText saidTextOf(Row& row)
{
    SaidText said;
    said.id = row.id<ItemId>();
    said.subject = row.id<CaseId>();
    said.text = row.text();
    said.language = row.text();
    return said;
}

} // namespace

Result<QList<SaidText>> ItemStore::inboundBefore(ItemId before, int limit)
{
    const auto bound = before.isValid() ? before.value : std::numeric_limits<qint64>::max();
    return readAll<SaidText>(m_session,
        u"SELECT id, case_id, text, language FROM items WHERE id < ? AND direction = 'inbound'"
        " ORDER BY id DESC LIMIT ?"_s,
        values(bound, limit), saidTextOf);
}

Result<QList<SaidText>> ItemStore::saidBy(AuthorId author, ThreadId thread, ItemId except, int limit)
{
    return readAll<SaidText>(m_session,
        u"SELECT id, case_id, text, language FROM items WHERE thread = ? AND author = ? AND id <> ?"
        " AND direction = 'inbound' AND visibility NOT IN ('removed', 'deleted-by-author')"
        " ORDER BY id DESC LIMIT ?"_s,
        values(thread, author, except, limit), saidTextOf);
}

} // namespace steward
