// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which thread an item belongs to. Pure. Whatever the order of arrival, the same items end in the same
// threads (an item that names a post as its parent but not as its root needs the post to be known first).
#pragma once

#include "domain/ids.h"
#include "platforms/connector.h"

#include <functional>

namespace steward {

/// What a thread is known by in its account: unique, and never shown.
namespace starterOf {
QString item(const QString& item); ///< of the item that opened it
QString conversation(const QString& root); ///< of messages
QString author(const QString& author); ///< of messages on a platform that gives conversations no id
} // namespace starterOf

/// What is already known of one account, asked while an item is placed.
struct KnownThreads {
    std::function<std::optional<ThreadId>(const QString& item)> ofItem;
    std::function<std::optional<ThreadId>(const QString& starter)> startedBy;
    std::function<std::optional<ThreadId>(const QString& item)> waitingFor; ///< threads that begin with a gap
    std::function<bool(const QString& id)> isPost; ///< the id of a post that we know as context
};

/// Where one item goes.
struct Placement {
    bool contextOnly = false; ///< a post of ours: shown above its threads, never a case
    std::optional<ThreadId> joins{}; ///< none: it opens a thread
    QString starter{}; ///< of the thread that it opens
    QString waitsFor{}; ///< the thread (opened or joined) now begins with a gap: it waits for this item
    std::optional<ThreadId> fills{}; ///< a thread that waited for this item and waits no longer
    std::optional<ThreadId> absorbs{}; ///< the same, and it becomes part of the thread of this item

    bool operator==(const Placement&) const = default;
};

/// Is this the post that others hang under, written by ourselves? A post of somebody else is something that
/// was said to us, so a case.
bool isContext(const IncomingItem& item);

Placement placed(const IncomingItem& item, const KnownThreads& known);

} // namespace steward
