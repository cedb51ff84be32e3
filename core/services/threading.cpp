// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/threading.h"

using namespace Qt::StringLiterals;

namespace steward {

QString threadKey::startedBy(const QString& item) { return u"i:"_s + item; }
QString threadKey::waitingFor(const QString& item) { return u"w:"_s + item; }
QString threadKey::missingItem(const QString& key) { return key.startsWith("w:"_L1) ? key.mid(2) : QString(); }

namespace {

    bool startsThread(const IncomingItem& item, const KnownThreads& known)
    {
        const bool hangsUnderPost = item.parent.isEmpty() || item.parent == item.root || item.parent == item.id;
        return item.kind == ItemKind::Review || hangsUnderPost || known.isPost(item.parent);
    }

    /// The conversation a message names; empty if only its parent can tell.
    QString conversationKey(const IncomingItem& item)
    {
        if (item.kind != ItemKind::Message)
            return {};
        if (!item.root.isEmpty())
            return u"c:"_s + item.root;
        const bool isFirstWord = item.parent.isEmpty() && item.direction == Direction::Inbound;
        return isFirstWord ? u"a:"_s + item.authorId : QString();
    }

    /// Joins `home`, and brings along the thread that waited for this item, if that is another one.
    Placement joined(ThreadId home, const std::optional<ThreadId>& waiting)
    {
        Placement placement { .joins = home };
        if (waiting && *waiting != home)
            placement.absorbs = waiting;
        return placement;
    }

    Placement inConversation(const QString& key, const std::optional<ThreadId>& waiting, const KnownThreads& known)
    {
        if (const auto conversation = known.withKey(key))
            return joined(*conversation, waiting);
        // The waiting thread becomes the conversation, so that its case keeps its number.
        return { .joins = waiting, .key = key };
    }

    Placement underParent(const IncomingItem& item, const std::optional<ThreadId>& waiting, const KnownThreads& known)
    {
        if (const auto home = known.ofItem(item.parent)) {
            auto placement = joined(*home, waiting);
            // Two items that call each other parent: the wait is over, and nobody else can end it.
            if (waiting == home)
                placement.key = threadKey::startedBy(item.id);
            return placement;
        }
        const auto gap = threadKey::waitingFor(item.parent);
        if (const auto sibling = known.withKey(gap))
            return joined(*sibling, waiting);
        return { .joins = waiting, .key = gap };
    }

} // namespace

bool isContext(const IncomingItem& item)
{
    if (item.kind != ItemKind::Post)
        return false;
    return item.direction == Direction::Outbound || item.authorId == item.account || item.authorHandle == item.account;
}

Placement placed(const IncomingItem& item, const KnownThreads& known)
{
    const auto waiting = known.withKey(threadKey::waitingFor(item.id));
    if (isContext(item))
        return { .contextOnly = true, .joins = waiting, .key = waiting ? threadKey::startedBy(item.id) : QString() };
    if (const auto conversation = conversationKey(item); !conversation.isEmpty())
        return inConversation(conversation, waiting, known);
    if (startsThread(item, known))
        return { .joins = waiting, .key = threadKey::startedBy(item.id) };
    return underParent(item, waiting, known);
}

} // namespace steward
