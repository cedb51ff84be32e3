// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written on a forum: replies and moderation. Private to platforms/discourse.
#pragma once

#include "platforms/discourse/discourse_server.h"

namespace steward::discourse {

QCoro::Task<Result<QString>> sendReply(std::shared_ptr<Server> server, OutgoingReply reply);
QCoro::Task<Result<QString>> findOwnReply(std::shared_ptr<Server> server, OutgoingReply reply);
QCoro::Task<Result<RemoteItem>> readItem(std::shared_ptr<Server> server, QString item);
QCoro::Task<Result<RemoteItem>> moderate(std::shared_ptr<Server> server, QString item, Action action);
QCoro::Task<Result<void>> takeBack(std::shared_ptr<Server> server, QString reply);

/// Silences the author of a post or lets them speak again, or reports the post to the forum's moderators.
QCoro::Task<Result<void>> relate(std::shared_ptr<Server> server, QJsonObject post, Action action);

/// One post, once we know who we are.
QCoro::Task<Result<QJsonObject>> fetchSignedIn(std::shared_ptr<Server> server, qint64 post);

} // namespace steward::discourse
