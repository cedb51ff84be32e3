// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case.h"

#include <algorithm>

namespace steward {

namespace {

template <typename List, typename Key> auto* findById(const List& list, const Key& id)
{
    const auto it = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.id == id; });
    return it == list.end() ? nullptr : &*it;
}

} // namespace

const CaseItem* Case::item(ItemId wanted) const
{
    return findById(items, wanted);
}

const CaseReply* Case::reply(ReplyId wanted) const
{
    return findById(replies, wanted);
}

const CaseEscalation* Case::openEscalation(const RouteId& route) const
{
    const CaseEscalation* oldest = nullptr;
    for (const CaseEscalation& candidate : escalations) {
        const bool fits = route.isEmpty() || candidate.route == route;
        if (candidate.isOpen() && fits && (!oldest || candidate.raisedAt < oldest->raisedAt))
            oldest = &candidate;
    }
    return oldest;
}

bool Case::hasOpenEscalation() const
{
    return openEscalation({}) != nullptr;
}

const CaseClock* Case::clock(Target target) const
{
    const auto it = std::find_if(
        clocks.crbegin(), clocks.crend(), [&](const CaseClock& c) { return c.target == target; });
    return it == clocks.crend() ? nullptr : &*it;
}

const CaseClock* Case::leadingClock() const
{
    const CaseClock* first = nullptr;
    for (const CaseClock& candidate : clocks) {
        if (candidate.isLive() && (!first || candidate.dueAt < first->dueAt))
            first = &candidate;
    }
    return first;
}

bool Case::isClaimedByOther(const std::optional<PersonId>& person, Instant now) const
{
    // Automation acts beside people: the outbox must be able to record what became of a reply while its
    // writer holds the case.
    return person && claim && claim->until > now && claim->by != *person;
}

const CaseItem* Case::newestInbound() const
{
    const CaseItem* newest = nullptr;
    for (const CaseItem& candidate : items) {
        if (candidate.direction != Direction::Inbound)
            continue;
        const bool gone = candidate.visibility == Visibility::DeletedByAuthor;
        const bool newestGone = newest && newest->visibility == Visibility::DeletedByAuthor;
        if (!newest || (newestGone && !gone) || (gone == newestGone && candidate.created >= newest->created))
            newest = &candidate;
    }
    return newest;
}

qint64 Case::conversationVersion() const
{
    qint64 newest = contentVersion;
    for (const CaseItem& said : items) {
        if (said.direction == Direction::Outbound)
            newest = std::max(newest, said.changedAtVersion);
    }
    for (const CaseReply& ours : replies)
        newest = std::max(newest, ours.threadVersion);
    return newest;
}

} // namespace steward
