// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/inbox_store.h"

#include "storage/finding_kinds.h"
#include "storage/inbox_query.h"
#include "storage/row.h"
#include "storage/search_words.h"

#include <limits>
#include <map>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

/// The same few kinds of finding come over and over: each is read once a page.
class KnownKinds {
public:
    const QList<FindingKind>& of(const QString& packed)
    {
        if (m_last == m_known.end() || packed != m_last->first) {
            m_last = m_known.find(packed);
            if (m_last == m_known.end())
                m_last = m_known.emplace(packed, kindsFromText(packed)).first;
        }
        return m_last->second;
    }

private:
    std::map<QString, QList<FindingKind>> m_known;
    std::map<QString, QList<FindingKind>>::iterator m_last = m_known.end();
};

/// Reads all of a line but the names, into a place that is already in the page. False for an unknown word.
bool readLine(Row& row, InboxLine& line, AccountId& account, KnownKinds& known)
{
    line.id = row.id<CaseId>();
    line.thread = row.id<ThreadId>();
    account = row.id<AccountId>();
    line.state = row.word<State>();
    line.priority = row.word<Severity>();
    line.clock = row.word<ClockStatus>();
    line.visibility = row.word<Visibility>();
    line.findings = known.of(row.text());
    line.text = row.text();
    line.author = row.text();
    line.handle = row.text();
    line.item = row.id<ItemId>();
    line.notRead = row.flag();
    line.owner = row.optionalId<PersonId>();
    line.claimedBy = row.optionalId<PersonId>();
    line.claimUntil = row.instant();
    const InboxKey key{row.number(), row.number(), line.id.value};
    line.crisis = key.rank == 0;
    if (key.due != std::numeric_limits<qint64>::max())
        line.due = fromMs(key.due);
    line.items = int(row.number());
    line.updated = row.instant();
    line.version = row.number();
    line.cursor = toCursor(key);
    return row.isSound();
}

Result<QHash<qint64, QString>> namesOfPeople(Session& session)
{
    QHash<qint64, QString> names;
    const auto done = session.each(u"SELECT id, name FROM people"_s, {}, [&names](Row& row) {
        const qint64 id = row.number();
        names.insert(id, row.text());
        return true;
    });
    if (!done)
        return done.error();
    return names;
}

struct AccountNames {
    QString platform;
    QString name;
};

Result<QHash<qint64, AccountNames>> namesOfAccounts(Session& session)
{
    QHash<qint64, AccountNames> names;
    const auto done = session.each(u"SELECT id, platform, name FROM accounts"_s, {}, [&names](Row& row) {
        const qint64 id = row.number();
        const QString platform = row.text();
        names.insert(id, {platform, row.text()});
        return true;
    });
    if (!done)
        return done.error();
    return names;
}

Error badCursor()
{
    return {ErrorCode::Invalid, u"This is no place in the list; begin again from its top."_s, {}};
}

} // namespace

InboxStore::InboxStore(Session& session)
    : m_session(session)
{
}

Result<QList<InboxLine>> InboxStore::lines(const InboxQueryText& query, int limit)
{
    KnownKinds known;
    QList<InboxLine> lines;
    QList<AccountId> accountsOfLines;
    lines.reserve(limit);
    accountsOfLines.reserve(limit);
    bool isSound = true;
    const auto done = m_session.each(query.sql, query.values, [&](Row& row) {
        isSound = readLine(row, lines.emplaceBack(), accountsOfLines.emplaceBack(), known);
        return isSound;
    });
    if (!done)
        return done.error();
    if (!isSound)
        return unknownWord();
    if (lines.isEmpty())
        return lines;
    const auto people = namesOfPeople(m_session);
    if (!people)
        return people.error();
    const auto accounts = namesOfAccounts(m_session);
    if (!accounts)
        return accounts.error();
    for (qsizetype at = 0; at < lines.size(); ++at) {
        InboxLine& line = lines[at];
        const AccountNames account = accounts->value(accountsOfLines[at].value);
        line.platform = account.platform;
        line.account = account.name;
        if (line.owner)
            line.ownerName = people->value(line.owner->value);
        if (line.claimedBy)
            line.claimedByName = people->value(line.claimedBy->value);
    }
    return lines;
}

Result<InboxLines> InboxStore::page(const InboxFilter& filter, int limit, const QString& after)
{
    const QStringList words = searchWords(filter.search);
    if (words.isEmpty() && !filter.search.trimmed().isEmpty())
        return InboxLines{};
    if (!words.isEmpty() && filter.withResolved)
        return newest(filter, words, limit, after);
    const auto key = after.isEmpty() ? InboxKey{} : fromCursor(after);
    if (!key)
        return badCursor();
    // One row more than asked for tells whether there is more.
    const QList<InboxQueryText> queries = words.isEmpty()
        ? pageQueries(filter, *key, limit + 1)
        : QList{searchQuery(m_session.dialect(), filter, words, *key, limit + 1)};
    InboxLines page;
    for (const InboxQueryText& query : queries) {
        auto found = lines(query, limit + 1);
        if (!found)
            return found.error();
        page.lines = page.lines.isEmpty() ? std::move(*found) : page.lines + *found;
        if (page.lines.size() > limit)
            break;
    }
    page.more = page.lines.size() > limit;
    page.lines.resize(qMin<qsizetype>(page.lines.size(), limit));
    return page;
}

Result<InboxLines> InboxStore::newest(
    const InboxFilter& filter, const QStringList& words, int limit, const QString& after)
{
    std::optional<qint64> below = std::numeric_limits<qint64>::max();
    if (!after.isEmpty())
        below = fromItemCursor(after);
    if (!below)
        return badCursor();
    const qint64 top = *below;
    InboxLines page;
    QSet<CaseId> seen;
    // A case with many matches stands once, at its newest: read on until the page is full.
    while (page.lines.size() <= limit) {
        auto found = lines(newestQuery(m_session.dialect(), filter, words, *below, limit + 1), limit + 1);
        if (!found)
            return found.error();
        for (InboxLine& line : *found) {
            below = line.item.value;
            if (seen.contains(line.id))
                continue;
            seen << line.id;
            if (top != std::numeric_limits<qint64>::max()) {
                const auto earlier = m_session.number(newerMatch(m_session.dialect()),
                    newerMatchValues(m_session.dialect(), line.id, top, words));
                if (!earlier)
                    return earlier.error();
                if (*earlier > 0)
                    continue;
            }
            line.cursor = toItemCursor(line.item.value);
            page.lines << line;
        }
        if (found->size() <= limit)
            break;
    }
    page.more = page.lines.size() > limit;
    page.lines.resize(qMin<qsizetype>(page.lines.size(), limit));
    return page;
}

Result<InboxAnchors> InboxStore::outline(const InboxFilter& filter, int pageSize)
{
    InboxAnchors anchors;
    if (!searchWords(filter.search).isEmpty() || pageSize <= 0) {
        const auto all = page(filter, 1000);
        if (!all)
            return all.error();
        anchors.rows = all->lines.size();
        for (qsizetype last = pageSize - 1; pageSize > 0 && last < anchors.rows - 1; last += pageSize)
            anchors.anchors << all->lines.at(last).cursor;
        return anchors;
    }
    const InboxQueryText query = outlineQuery(filter, pageSize);
    const auto done = m_session.each(query.sql, query.values, [&](Row& row) {
        const InboxKey key{row.number(), row.number(), row.number()};
        anchors.anchors << toCursor(key);
        return true;
    });
    if (!done)
        return done.error();
    const InboxQueryText counting = countQuery(filter);
    const auto rows = m_session.number(counting.sql, counting.values);
    if (!rows)
        return rows.error();
    anchors.rows = *rows;
    // A page that would begin after the last row is none.
    if (!anchors.anchors.isEmpty() && anchors.rows % pageSize == 0)
        anchors.anchors.removeLast();
    return anchors;
}

Result<InboxTotals> InboxStore::totals(std::optional<PersonId> me, Instant now)
{
    InboxTotals totals;
    const auto count = [this](const QString& sql, const QVariantList& values, int& into) -> Result<void> {
        const auto number = m_session.number(sql, values);
        if (!number)
            return number.error();
        into = int(*number);
        return {};
    };
    using Set = InboxFilter::Set;
    const QList<std::pair<Set, int*>> sets{{Set::All, &totals.all}, {Set::Mine, &totals.mine},
        {Set::Unassigned, &totals.unassigned}, {Set::Overdue, &totals.overdue},
        {Set::Escalated, &totals.escalated}, {Set::Crisis, &totals.crisis}};
    for (const auto& [set, into] : sets) {
        if (set == Set::Mine && !me)
            continue;
        InboxFilter filter;
        filter.set = set;
        filter.me = me;
        filter.now = now;
        const InboxQueryText query = countQuery(filter);
        if (auto done = count(query.sql, query.values, *into); !done)
            return done.error();
    }
    if (auto done = count(u"SELECT count(*) FROM outbox"_s, {}, totals.waitingCalls); !done)
        return done.error();
    if (auto done
        = count(u"SELECT count(*) FROM escalations WHERE outcome IS NULL"_s, {}, totals.openEscalations);
        !done)
        return done.error();
    return totals;
}

Result<int> InboxStore::crisesOutside(const InboxFilter& filter)
{
    const auto all = m_session.number(u"SELECT count(*) FROM cases WHERE state <> 'resolved' AND rank = 0"_s);
    if (!all)
        return all.error();
    if (*all == 0)
        return 0;
    const QStringList words = searchWords(filter.search);
    const InboxQueryText query = crisesInsideQuery(m_session.dialect(), filter, words);
    const auto inside = m_session.number(query.sql, query.values);
    if (!inside)
        return inside.error();
    return int(*all - *inside);
}

} // namespace steward
