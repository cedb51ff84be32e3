// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a forum is read: what is new, one list a call, and at the end of a round what waits for review, what
// changed further down, and personal conversations. Private to platforms/discourse.
#pragma once

#include "platforms/discourse/discourse_progress.h"
#include "platforms/discourse/discourse_server.h"

namespace steward::discourse {

/// What one call of a collection has under its hands.
struct Batch {
    Progress progress;
    Collected collected;
    QSet<qint64> listed; ///< posts of the list that was read
};

QCoro::Task<Result<Collected>> collectPage(std::shared_ptr<Server> server, Cursor cursor);

/// Takes one post in, unless it is known to be like that already.
void takePost(Batch& batch, const Server& server, const QJsonObject& post);
/// Takes in what was said in personal conversations since. What cannot be read just now comes round again.
QCoro::Task<void> readMessages(std::shared_ptr<Server> server, std::shared_ptr<Batch> batch);

} // namespace steward::discourse
