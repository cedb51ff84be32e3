// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/threading.h"

using namespace Qt::StringLiterals;

namespace steward {

QString starterOf::item(const QString& item)
{
    return u"i:"_s + item;
}

QString starterOf::conversation(const QString& root)
{
    return u"c:"_s + root;
}

QString starterOf::author(const QString& author)
{
    return u"a:"_s + author;
}

namespace {

bool startsThread(const IncomingItem& item, const KnownThreads& known)
{
    const bool hangsUnderPost = item.parent.isEmpty() || item.parent == item.root || item.parent == item.id;
    return item.kind == ItemKind::Review || hangsUnderPost || known.isPost(item.parent);
}

/// The conversation that a message names; empty if only its parent can tell.
QString conversationOf(const IncomingItem& item)
{
    if (item.kind != ItemKind::Message)
        return {};
    if (!item.root.isEmpty())
        return starterOf::conversation(item.root);
    const bool isFirstWord = item.parent.isEmpty() && item.direction == Direction::Inbound;
    return isFirstWord ? starterOf::author(item.authorId) : QString();
}

/// Joins `home`, and ends the wait of the thread that waited for this item.
Placement joined(ThreadId home, const std::optional<ThreadId>& waiting)
{
    Placement placement{.joins = home};
    // Two items that call each other parent wait within one thread; nobody else could end that wait.
    (waiting == home ? placement.fills : placement.absorbs) = waiting;
    return placement;
}

Placement underParent(
    const IncomingItem& item, const std::optional<ThreadId>& waiting, const KnownThreads& known)
{
    if (const auto home = known.ofItem(item.parent))
        return joined(*home, waiting);
    if (const auto sibling = known.waitingFor(item.parent))
        return joined(*sibling, waiting);
    if (waiting)
        return {.joins = waiting, .waitsFor = item.parent};
    return {.starter = starterOf::item(item.id), .waitsFor = item.parent};
}

} // namespace

bool isContext(const IncomingItem& item)
{
    if (item.kind != ItemKind::Post)
        return false;
    return item.direction == Direction::Outbound || item.authorId == item.account
        || item.authorHandle == item.account;
}

Placement placed(const IncomingItem& item, const KnownThreads& known)
{
    const auto waiting = known.waitingFor(item.id);
    if (isContext(item))
        return {.contextOnly = true, .fills = waiting};
    if (const auto starter = conversationOf(item); !starter.isEmpty()) {
        const auto conversation = known.startedBy(starter);
        return conversation ? joined(*conversation, waiting)
                            : Placement{.starter = starter, .absorbs = waiting};
    }
    if (!startsThread(item, known))
        return underParent(item, waiting, known);
    // The first words fill the gap, so that the case keeps its number.
    return waiting ? Placement{.joins = waiting, .fills = waiting}
                   : Placement{.starter = starterOf::item(item.id)};
}

} // namespace steward
