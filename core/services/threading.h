// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which thread an item belongs to. Pure. Whatever the order of arrival, the same items end in the same threads (an item that names a
// post as its parent but not as its root needs the post to be known first).
#pragma once

#include "domain/ids.h"
#include "platforms/connector.h"

#include <functional>

namespace steward {

/// What a thread of one account is known by until its first item is there, and after: a short text that is unique per account.
///   "i:<item>"    the item that started it
///   "w:<item>"    it waits for that item (a thread with a gap)
///   "c:<root>"    a conversation of messages
///   "a:<author>"  a conversation that the platform gives no id for
namespace threadKey {
    QString startedBy(const QString& item);
    QString waitingFor(const QString& item);
    /// The item that a thread with this key waits for; empty if it waits for none.
    QString missingItem(const QString& key);
} // namespace threadKey

/// What is already known of one account, asked while an item is placed.
struct KnownThreads {
    std::function<std::optional<ThreadId>(const QString& item)> ofItem;
    std::function<std::optional<ThreadId>(const QString& key)> withKey;
    std::function<bool(const QString& id)> isPost; ///< the id of a post that we know as context
};

/// Where one item goes.
struct Placement {
    bool contextOnly = false; ///< a post of ours: shown above its threads, never a case
    std::optional<ThreadId> joins {}; ///< none: it opens a thread with `key`
    QString key {}; ///< of the thread it opens; or the new key of the thread it joins (empty: as it was)
    std::optional<ThreadId> absorbs {}; ///< a thread that waited for this item and now becomes part of the one it joins

    bool operator==(const Placement&) const = default;
};

/// Is this the post that others hang under, written by ourselves? A post of somebody else is something that was said to us, so a case.
bool isContext(const IncomingItem& item);

Placement placed(const IncomingItem& item, const KnownThreads& known);

} // namespace steward
