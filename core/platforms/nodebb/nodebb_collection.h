// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Collecting a forum page by page, with its post queue and our chats. Private to platforms/nodebb.
#pragma once

#include "platforms/nodebb/nodebb_progress.h"
#include "platforms/nodebb/nodebb_server.h"

namespace steward::nodebb {

/// One page of a collection in the making; shared by the steps of it.
struct Round {
    Progress progress;
    Collected batch;

    /// Takes an item in, once, as one of the account.
    void take(IncomingItem item, const Server& server);
};

using RoundPtr = std::shared_ptr<Round>;

QCoro::Task<Result<Collected>> collectPage(std::shared_ptr<Server> server, Cursor cursor);

/// Reads the whole post queue, where we may, and notes what has left it.
QCoro::Task<Result<void>> readQueue(std::shared_ptr<Server> server, RoundPtr round);
/// Reads what is new in our chats. What is out of reach just now is left for next time.
QCoro::Task<void> readChats(std::shared_ptr<Server> server, RoundPtr round);
/// Reads a few watched posts again for edits and deletions. What is out of reach comes round again.
QCoro::Task<void> checkWatched(std::shared_ptr<Server> server, RoundPtr round);

/// Is this worth asking again, or is it the forum's answer?
bool isWorthTryingAgain(const Error& error);

} // namespace steward::nodebb
