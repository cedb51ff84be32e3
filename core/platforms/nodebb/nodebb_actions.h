// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written on a forum: replies, moderation, reports. Private to platforms/nodebb.
#pragma once

#include "platforms/nodebb/nodebb_server.h"

namespace steward::nodebb {

QCoro::Task<Result<QString>> sendReply(std::shared_ptr<Server> server, OutgoingReply reply);
QCoro::Task<Result<QString>> findOwnReply(std::shared_ptr<Server> server, OutgoingReply reply);
QCoro::Task<Result<void>> takeBack(std::shared_ptr<Server> server, QString reply);
QCoro::Task<Result<RemoteItem>> readItem(std::shared_ptr<Server> server, QString item);
QCoro::Task<Result<RemoteItem>> moderate(std::shared_ptr<Server> server, QString item, Action action);

} // namespace steward::nodebb
