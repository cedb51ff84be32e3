// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes again: duplicates, edits, another visibility, deletions, our own replies.
#include "services/intake_batch.h"
#include "storage/case_store.h"
#include "storage/reply_store.h"

using namespace Qt::StringLiterals;

namespace steward {

Result<void> IntakeBatch::takeKnown(const KnownItem& known, const PreparedItem& prepared)
{
    const auto& item = prepared.item;
    bool isNews = false;
    if (item.text != known.text) {
        const auto stale = isStale(known, item);
        if (!stale)
            return stale.error();
        if (!*stale) {
            if (const auto revised = revise(known, prepared); !revised)
                return revised;
            isNews = true;
        }
    }
    // How it stood for a while is history by the end of the same file.
    const auto seen = prepared.saidAgain ? Result<bool>(false) : isVisibilityNews(known, item);
    if (!seen)
        return seen.error();
    if (*seen) {
        if (const auto observed = observe(known, item.visibility); !observed)
            return observed;
        isNews = true;
    }
    ++(isNews ? m_report.revised : m_report.duplicates);
    return {};
}

/// A file that is read again says first what was so before the edit that it says later.
Result<bool> IntakeBatch::isStale(const KnownItem& known, const IncomingItem& item)
{
    if (m_policy.source == IntakePolicy::Source::Platform || known.revision == 1)
        return false;
    const auto earlier = m_itemStore.revisions(known.id);
    if (!earlier)
        return earlier.error();
    return std::any_of(earlier->begin(), earlier->end(), [&](const ItemRevision& revision) {
        return revision.text.text == item.text && revision.stamp == item.version;
    });
}

Result<bool> IntakeBatch::isVisibilityNews(const KnownItem& known, const IncomingItem& item)
{
    if (item.visibility == known.visibility)
        return false;
    // A platform with one queue for both says "held" of what we have hidden.
    if (known.visibility == Visibility::Hidden && item.visibility == Visibility::Held)
        return false;
    if (m_policy.source == IntakePolicy::Source::Platform)
        return true;
    if (known.visibility == Visibility::DeletedByAuthor)
        return false;
    // The same file as before our decision must not take the decision back.
    const auto stored = m_itemStore.find(known.id);
    if (!stored)
        return stored.error();
    const auto& decision = (*stored)->item.decision;
    return !decision || decision->before != item.visibility;
}

Result<void> IntakeBatch::revise(const KnownItem& known, const PreparedItem& prepared)
{
    if (const auto written = flush(); !written)
        return written;
    const auto head = CaseStore(m_session).loadHead(known.subject);
    if (!head)
        return head.error();
    const auto stored = m_itemStore.find(known.id);
    if (!stored)
        return stored.error();
    const auto assessed = joined(known.thread, (*stored)->item.author, known.id, prepared);
    if (!assessed)
        return assessed.error();
    const auto& found = *assessed;
    event::ItemRevised revised;
    revised.item = known.id;
    revised.revision = known.revision + 1;
    revised.severity = found.severity;
    revised.crisis = found.crisis;
    revised.notRead = found.notRead;
    revised.findings = factsOf(found);
    revised.text = prepared.text;
    revised.direction = prepared.item.direction;
    if (revised.direction == Direction::Inbound)
        revised.clocks = clocksFor(*head, m_policy.now, found, m_policy);
    const auto after = commit(m_session, *head, {revised}, m_policy.actor, m_policy.now, m_policy.stamp);
    if (!after)
        return after.error();

    const auto kept = m_itemStore.revise(known.id, revised.revision, prepared.text, prepared.item.version,
        found.notRead, after->version, m_policy.now);
    if (!kept)
        return kept;
    return m_itemStore.setFindings(known.id, known.subject, revised.revision, found.findings);
}

Result<void> IntakeBatch::observe(const KnownItem& known, Visibility shown)
{
    if (const auto written = flush(); !written)
        return written;
    const auto head = CaseStore(m_session).loadHead(known.subject);
    if (!head)
        return head.error();
    const event::VisibilityObserved seen{known.id, known.visibility, shown};
    const auto after = commit(m_session, *head, {seen}, m_policy.actor, m_policy.now, m_policy.stamp);
    if (!after)
        return after.error();
    return m_itemStore.setVisibility(known.id, shown, after->version);
}

Result<void> IntakeBatch::markGone(AccountId account, const QString& platformId)
{
    if (const auto written = flush(); !written)
        return written;
    const auto known = m_itemStore.known(account, platformId);
    if (!known)
        return known.error();
    // What we removed ourselves is gone by our doing, not its author's.
    const bool isNews = *known && (*known)->visibility != Visibility::DeletedByAuthor
        && (*known)->visibility != Visibility::Removed;
    if (!isNews)
        return {};
    ++m_report.gone;
    return observe(**known, Visibility::DeletedByAuthor);
}

Result<bool> IntakeBatch::isOurReply(AccountId account, const IncomingItem& item, const Placement& placement)
{
    ReplyStore replies(m_session);
    const auto known = replies.ofRemote(account, item.id);
    if (!known || *known)
        return known ? Result<bool>(true) : known.error();
    const auto subject
        = placement.joins ? CaseStore(m_session).ofThread(*placement.joins) : std::optional<CaseId>();
    if (!subject || !*subject)
        return subject ? Result<bool>(false) : subject.error();
    const auto written = replies.ofCase(**subject);
    if (!written)
        return written.error();
    for (const auto& reply : *written) {
        // It may be there before we know that it is: the answer to our call is still under way, or a hand
        // sent it.
        const bool isOut = reply.reply.state == ReplyState::Sending || reply.reply.state == ReplyState::Sent;
        if (!isOut || !reply.remoteId.isEmpty() || reply.text.text != item.text)
            continue;
        if (const auto kept = replies.setRemoteId(reply.reply.id, item.id); !kept)
            return kept.error();
        return true;
    }
    return false;
}

} // namespace steward
