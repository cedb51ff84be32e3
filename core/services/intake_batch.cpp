// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/intake_batch.h"

#include "storage/author_store.h"
#include "storage/case_store.h"
#include "storage/post_store.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QList<StoredMedia> mediaOf(const IncomingItem& item)
{
    QList<StoredMedia> media;
    for (const auto& one : item.media)
        media.append({one.kind, one.url, one.alt, one.sha256});
    return media;
}

IncomingPost postFrom(const IncomingItem& item)
{
    return {item.id, item.extra.value("title"_L1).toString(), item.text, item.url, item.created};
}

bool isGone(const IncomingItem& item)
{
    return item.visibility == Visibility::DeletedByAuthor || item.visibility == Visibility::Removed;
}

/// Others can read it beside what else its author says.
bool isSaid(const IncomingItem& item)
{
    return item.direction == Direction::Inbound && !isGone(item);
}

/// Nobody has to answer what is not there any more, unless a life may be at stake.
bool startsClocks(const PreparedItem& prepared)
{
    const auto& item = prepared.item;
    if (item.direction == Direction::Outbound)
        return false;
    return !isGone(item) || prepared.assessment.crisis;
}

StoredItem rowOf(const PreparedItem& prepared, const IntakePolicy& policy)
{
    const auto& item = prepared.item;
    StoredItem row;
    row.platformId = item.id;
    row.parent = item.parent;
    row.kind = item.kind;
    row.collected = policy.now;
    row.text = prepared.text;
    row.url = item.url;
    row.language = item.language;
    row.stamp = item.version;
    row.notRead = prepared.assessment.notRead;
    if (!item.extra.isEmpty())
        row.extra = QJsonDocument(item.extra).toJson(QJsonDocument::Compact);
    row.item.direction = item.direction;
    row.item.visibility = item.visibility;
    row.item.created = item.created;
    return row;
}

} // namespace

IntakeBatch::IntakeBatch(Session& session, const IntakePolicy& policy)
    : m_session(session)
    , m_policy(policy)
    , m_itemStore(session)
    , m_threads(session)
{
}

Result<void> IntakeBatch::take(AccountId account, const PreparedItem& prepared)
{
    const auto& item = prepared.item;
    if (m_placed.contains({account, item.id})) {
        if (const auto written = flush(); !written)
            return written;
    }
    const auto known = m_itemStore.known(account, item.id);
    if (!known)
        return known.error();
    return *known ? takeKnown(**known, prepared) : takeNew(account, prepared);
}

Result<void> IntakeBatch::takeNew(AccountId account, const PreparedItem& prepared)
{
    const auto& item = prepared.item;
    const auto placement = place(account, item);
    if (!placement)
        return placement.error();
    if (item.direction == Direction::Outbound) {
        const auto ours = isOurReply(account, item, *placement);
        if (!ours)
            return ours.error();
        if (*ours) {
            ++m_report.duplicates;
            return {};
        }
    }
    if (placement->contextOnly)
        return takeContext(account, item, *placement);
    if (item.kind == ItemKind::Post) {
        if (const auto put = putPost(account, postFrom(item)); !put)
            return put;
    }
    const auto home = homeOf(account, item, *placement);
    if (!home)
        return home.error();
    ++m_report.taken;
    ++m_taken[account];
    return addTo(*home, account, prepared);
}

Result<void> IntakeBatch::takeContext(AccountId account, const IncomingItem& item, const Placement& placement)
{
    const auto known = isPost(account, item.id);
    if (!known)
        return known.error();
    ++(*known ? m_report.duplicates : m_report.taken);
    if (placement.fills) {
        if (const auto closed = m_threads.closeGap(*placement.fills); !closed)
            return closed;
    }
    return putPost(account, postFrom(item));
}

Result<ThreadId> IntakeBatch::homeOf(AccountId account, const IncomingItem& item, const Placement& placement)
{
    if (placement.fills) {
        if (const auto closed = m_threads.closeGap(*placement.fills); !closed)
            return closed.error();
    }
    const auto home
        = placement.joins ? Result<ThreadId>(*placement.joins) : openThread(account, item, placement);
    if (!home)
        return home;
    if (placement.joins && !placement.waitsFor.isEmpty()) {
        if (const auto waits = m_threads.await(*home, placement.waitsFor); !waits)
            return waits.error();
    }
    return placement.absorbs ? absorb(*home, *placement.absorbs) : home;
}

Result<ThreadId> IntakeBatch::openThread(
    AccountId account, const IncomingItem& item, const Placement& placement)
{
    StoredThread thread;
    thread.account = account;
    thread.root = item.root.isEmpty() && m_posts.value({account, item.parent}) ? item.parent : item.root;
    thread.starter = placement.starter;
    if (!placement.waitsFor.isEmpty())
        thread.awaited = placement.waitsFor;
    return m_threads.add(thread);
}

Result<void> IntakeBatch::addTo(ThreadId thread, AccountId account, const PreparedItem& prepared)
{
    const auto open = openCase(thread, account);
    const auto author = authorOf(account, prepared.item);
    const auto id = nextItem();
    if (!open)
        return open.error();
    if (!author)
        return author.error();
    if (!id)
        return id.error();

    auto& subject = **open;
    const bool mayAddUp = subject.now.inboundCount > 0;
    const auto assessed = mayAddUp ? joined(thread, *author, *id, prepared) : prepared.assessment;
    if (!assessed)
        return assessed.error();
    const auto& assessment = *assessed;
    event::ItemReceived received;
    received.thread = thread;
    received.account = account;
    received.platform = m_accounts.value(account).platform;
    received.item = *id;
    received.author = *author;
    received.direction = prepared.item.direction;
    received.visibility = prepared.item.visibility;
    received.created = prepared.item.created;
    received.severity = assessment.severity;
    received.crisis = assessment.crisis;
    received.notRead = assessment.notRead;
    received.findings = factsOf(assessment);
    if (startsClocks(prepared))
        received.clocks = clocksFor(subject.now, prepared.item.created, assessment, m_policy);
    received.text = prepared.text;
    happen(subject, received);

    NewItem added{rowOf(prepared, m_policy), assessment.findings, mediaOf(prepared.item)};
    added.row.item.id = *id;
    added.row.item.author = *author;
    added.row.item.changedAtVersion = subject.now.version;
    added.row.thread = thread;
    added.row.subject = subject.now.id;
    added.row.account = account;
    m_items.append(std::move(added));
    m_placed.insert({account, prepared.item.id}, thread);
    if (isSaid(prepared.item)) {
        auto& said = m_said[{thread, *author}];
        said.append({*id, prepared.item.text});
        if (said.size() > itemsThatAddUp)
            said.removeFirst();
    }

    // Our own first word waits for nobody: it is work only once somebody answers.
    if (subject.now.state == State::New && subject.now.inboundCount == 0)
        happen(subject, event::StateChanged{State::New, State::Resolved, u"outbound"_s, {}, {}});
    return {};
}

void IntakeBatch::happen(OpenCase& open, const Event& event)
{
    const auto id = open.now.id;
    open.change.events.append(event);
    open.now = evolve(std::move(open.now), event, m_policy.now);
    open.now.id = id;
}

Result<IntakeBatch::OpenCase*> IntakeBatch::openCase(ThreadId thread, AccountId account)
{
    if (!m_accounts.contains(account)) {
        const auto found = AccountStore(m_session).find(account);
        if (!found)
            return found.error();
        m_accounts.insert(account, found->value_or(StoredAccount{}));
    }
    CaseStore cases(m_session);
    auto id = m_caseOfThread.value(thread);
    if (!id.isValid()) {
        const auto stored = cases.ofThread(thread);
        if (!stored)
            return stored.error();
        id = stored->value_or(CaseId{});
    }
    if (const auto open = m_cases.find(id); id.isValid() && open != m_cases.end())
        return &*open;

    Case head;
    if (id.isValid()) {
        auto loaded = cases.loadHead(id);
        if (!loaded)
            return loaded.error();
        head = std::move(*loaded);
    } else {
        if (m_nextCase == 0) {
            const auto next = cases.nextId();
            if (!next)
                return next.error();
            m_nextCase = next->value;
        }
        id = CaseId{m_nextCase++};
        head.id = id;
    }
    m_caseOfThread.insert(thread, id);
    m_order.append(id);
    return &*m_cases.insert(id, {{head, {}}, head});
}

Result<AuthorId> IntakeBatch::authorOf(AccountId account, const IncomingItem& item)
{
    const ItemKey key{account, item.authorId};
    const QString shown = item.authorHandle + QChar(u'\n') + item.authorName;
    const auto cached = m_authors.constFind(key);
    if (cached != m_authors.cend() && cached->second == shown)
        return cached->first;
    const auto stored
        = AuthorStore(m_session).upsert({{}, account, item.authorId, item.authorHandle, item.authorName});
    if (stored)
        m_authors.insert(key, {*stored, shown});
    return stored;
}

Result<Assessment> IntakeBatch::joined(
    ThreadId thread, AuthorId author, ItemId item, const PreparedItem& prepared)
{
    // Somebody without a name is many people.
    if (prepared.assessment.pieces.isEmpty() || prepared.item.authorId.isEmpty())
        return prepared.assessment;
    const auto waiting = m_said.value({thread, author});
    QList<EarlierItem> earlier(waiting.crbegin(), waiting.crend());
    if (const auto wanted = itemsThatAddUp - int(earlier.size()); wanted > 0) {
        const auto stored = m_itemStore.saidBy(author, thread, item, wanted);
        if (!stored)
            return stored.error();
        for (const auto& said : *stored)
            earlier.append({said.id, said.text});
    }
    return m_policy.matcher->joined(prepared.assessment, earlier);
}

Result<ItemId> IntakeBatch::nextItem()
{
    if (m_nextItem == 0) {
        const auto next = m_itemStore.nextId();
        if (!next)
            return next;
        m_nextItem = next->value;
    }
    return ItemId{m_nextItem++};
}

Result<void> IntakeBatch::flush()
{
    QList<CaseChange> changes;
    changes.reserve(m_order.size());
    for (const auto id : std::as_const(m_order))
        changes.append(std::move(m_cases[id].change));
    if (const auto done
        = commitAll(m_session, std::move(changes), m_policy.actor, m_policy.now, m_policy.stamp);
        !done)
        return done.error();
    for (const auto& item : std::as_const(m_items)) {
        if (const auto written = writeRow(item); !written)
            return written;
    }
    m_items.clear();
    m_placed.clear();
    m_said.clear();
    m_order.clear();
    m_cases.clear();
    return {};
}

Result<void> IntakeBatch::writeRow(const NewItem& item)
{
    if (const auto inserted = m_itemStore.insert(item.row); !inserted)
        return inserted.error();
    if (!item.media.isEmpty()) {
        if (const auto added = m_itemStore.addMedia(item.row.item.id, item.media); !added)
            return added;
    }
    if (item.findings.isEmpty())
        return {};
    return m_itemStore.setFindings(item.row.item.id, item.row.subject, item.row.item.revision, item.findings);
}

Result<void> IntakeBatch::putPost(AccountId account, const IncomingPost& post)
{
    m_posts.insert({account, post.id}, true);
    return PostStore(m_session).put({account, post.id, post.title, post.text, post.url, post.created});
}

Result<IntakeReport> IntakeBatch::finish()
{
    if (const auto written = flush(); !written)
        return written.error();
    AccountStore accounts(m_session);
    for (auto it = m_taken.cbegin(); it != m_taken.cend(); ++it) {
        if (const auto counted = accounts.countItems(it.key(), it.value()); !counted)
            return counted.error();
    }
    return m_report;
}

} // namespace steward
