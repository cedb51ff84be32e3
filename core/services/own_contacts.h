// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the organisation itself: its telephone numbers, mailboxes, sites, postcodes and names on
// platforms. No rule flags them, in what comes in or in a reply.
#pragma once

#include "base/result.h"

#include <QStringList>

namespace steward {

class Session;

inline constexpr qsizetype mostOwnContacts = 200;

/// What was set (setting "replies.ownContacts") and "@name" of every account whose name is one word.
Result<QStringList> ownContacts(Session& session);

/// Only what was set, in its order.
Result<QStringList> storedContacts(Session& session);
Result<void> storeContacts(Session& session, const QStringList& contacts);

/// Without white space around, empty ones and repeats; at most `mostOwnContacts`.
QStringList tidyContacts(const QStringList& contacts);

} // namespace steward
